// A police representative answers: item by item with a part of a date, then more of the same, then that nothing is held.
// All problems are told at once, no item is lost when another is added, and another agency finds no such request.

export const name = "an agency representative answers, adds to the answer, and holds nothing";

export async function run({ page, base, axe, check, signIn, another, expecting }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const choose = (group, choice) =>
    page.getByRole("group", { name: group }).getByLabel(choice, { exact: true }).check();

  await signIn("police");
  check(new URL(page.url()).pathname === "/requests", "a representative begins at their requests");
  await axe();
  const waiting = page.locator("table").first().locator("tbody tr");
  const before = await waiting.count();
  check(before >= 2, "two requests wait for the police");
  await waiting.first().getByRole("link").click();
  await axe();
  const request = page.url();
  check((await page.textContent("h1")).startsWith("What does Police hold about"), "it says what is asked");
  check((await page.title()).includes("Child") === false, "no name stands in the title");
  check((await page.locator("main input:checked").count()) === 0, "nothing is chosen beforehand");
  check(await page.getByRole("heading", { name: "On what basis" }).isVisible(), "it says on what basis");

  await expecting(422, () => press("Send this answer"));
  await axe();
  check((await page.textContent(".govuk-error-summary")).includes("Choose what your answer is"), "an answer is wanted");

  await page.getByLabel("We hold information and give it").check();
  await page.getByLabel("In words").fill("Two call-outs to the address.\nNobody was arrested.");
  await page.getByLabel("Month", { exact: true }).fill("3");
  await page.getByLabel("Year", { exact: true }).fill("2026");
  await press("Add another item");
  check((await page.getByLabel("In words").count()) === 2, "there is room for a second item");
  check((await page.getByLabel("In words").first().inputValue()).includes("Nobody was arrested."), "the first is still there");
  await page.getByLabel("In words").nth(1).fill("A caution in 2019, spent.");
  await expecting(422, () => press("Send this answer"));
  await axe();
  check((await page.locator(".govuk-error-summary li").count()) >= 4, "every problem is told at once");

  for (const number of [0, 1]) {
    for (const what of ["relevance", "handling"]) {
      await page.locator(`[name=item-${number}-${what}]`).first().check();
    }
    const people = page.locator(`[name=item-${number}-about]`);
    if ((await people.count()) > 0) await people.first().check();
  }
  await page.getByLabel("This is part of our answer: more will follow").check();
  await page.getByLabel("Your own reference for this request").fill("P/4711");
  await press("Send this answer");
  await page.getByText("Your answer has reached the hub.").waitFor();
  await axe();
  const answered = page.getByRole("region", { name: "What you have answered" });
  check((await answered.textContent()).includes("Two call-outs"), "what was sent can be read again");
  check((await answered.textContent()).includes("March 2026"), "with the date as far as it is known");
  check((await answered.textContent()).includes("more to come"), "as a part of the answer");

  await page.getByLabel("We looked and hold nothing").check();
  await press("Send this answer");
  check((await answered.locator("h3").count()) === 2, "a second answer stands beside the first");

  await page.goto(`${base}/requests`);
  await waiting.first().getByRole("link").click();
  await press("We hold nothing on any of them");
  await axe();
  await press("We hold nothing: send it");
  await page.getByText("Your answer has reached the hub.").waitFor();
  await page.goto(`${base}/requests`);
  check((await page.textContent("h1")) === `Requests to answer: ${before - 2}`, "both are answered");

  const health = await another("health");
  await health.expecting(404, () => health.page.goto(request));
  check((await health.page.textContent("main")).includes("There is nothing at this address"), "it is not there for health");
  await health.expecting(404, () => health.page.goto(`${base}/queue`));
}
