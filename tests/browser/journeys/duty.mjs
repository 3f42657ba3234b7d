// Who is on duty: the head plans a shift and notes an absence, the cover finds the case, and the last shift's note is read.

export const name = "the rota is planned, somebody is away and covered, and a note is read";

export async function run({ page, base, axe, check, signIn, expecting }) {
  const text = async () => (await page.locator("main").textContent()).replaceAll(/\s+/g, " ");
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const moment = async (field, [day, month, year, time]) => {
    for (const [part, words] of [["day", day], ["month", month], ["year", year], ["time", time]]) {
      await page.locator(`[name=${field}-${part}]`).fill(words);
    }
  };
  const ahead = (days, time) => {
    const at = new Date(Date.now() + days * 86400000);
    return [String(at.getDate()), String(at.getMonth() + 1), String(at.getFullYear()), time];
  };
  const choose = (field, words) =>
    page.locator(`[name=${field}] option`, { hasText: words }).first().getAttribute("value")
      .then((value) => page.locator(`[name=${field}]`).selectOption(value));

  await signIn("head");
  await page.getByRole("link", { name: "On duty", exact: true }).click();
  await axe();
  check((await text()).includes("the one whose shift began first is answerable"), "two on duty: it says who answers");
  check((await text()).includes("Leave") === false, "why somebody is away is not told to all");
  await page.getByRole("link", { name: "The week after" }).click();
  await axe();

  await page.goto(`${base}/duty/plan`);
  await axe();
  check((await page.inputValue("[name=person]")) === "", "nobody is chosen beforehand");
  await expecting(422, () => press("Plan them"));
  await page.getByText("Choose whose shift it is").first().waitFor();
  await axe();
  await choose("person", "Probation representative");
  await moment("from", ahead(40, "9am"));
  await moment("until", ahead(40, "5pm"));
  await press("Plan them");
  await page.waitForURL(/\/duty$/);

  await page.goto(`${base}/duty/away`);
  await axe();
  await expecting(422, () => press("Note it"));
  await axe();
  await choose("person", "Social worker 5");
  await choose("cover", "Social worker 4");
  await moment("from", ahead(-1, "9am"));
  await moment("until", ahead(2, "9am"));
  await press("Note it");
  await page.waitForURL(/\/duty$/);
  check((await text()).includes("Social worker 4 covers"), "who is away stands with who covers");
  await axe();
  await page.locator("main").getByRole("link", { name: "Social worker 5" }).first().click();
  await axe();

  await signIn("worker");
  await page.goto(`${base}/queue?show=mine`);
  check((await text()).includes("who is away: you cover"), "the cover finds the other's cases");
  await axe();
  await page.locator(".om-queue tbody tr", { hasText: "you cover" }).first().locator("a").first().click();
  check((await text()).includes("covers for Social worker 5, who is away"), "the case says who answers");
  await axe();
  await page.getByRole("link", { name: "Who answered for it, and when" }).click();
  check((await text()).includes("The decision"), "and who answered when");
  await axe();
}
