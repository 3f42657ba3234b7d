// Coventry's training hub: anybody works a scenario through and sees two answers; a worker brings it in and screens it.
// Every page says that it is training, in its title and in a banner, on paper too.

export const name = "Coventry's training hub: the exercise, alone and with the real screens";
export const hub = "coventry";
export const training = true;

export async function run({ page, base, axe, check, signIn, expecting }) {
  const text = () => page.locator("main").textContent();
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const look = async () => {
    check((await page.title()).startsWith("Training: "), "the title says it is training");
    check(await page.getByText("Nothing here is about a real child").isVisible(), "the banner says it is training");
    await axe();
  };

  await page.goto(base);
  await look();
  await page.getByRole("link", { name: "What would you do? Work through the exercise" }).click();
  await look();
  check((await page.locator("main .om-rows a").count()) === 6, "there are six scenarios");
  await page.getByRole("link", { name: "Marks on the back" }).click();
  await look();
  check((await page.locator("main input:checked").count()) === 0, "nothing is chosen beforehand");
  check(!(await text()).includes("strategy discussion"), "the assumed answer is not shown beforehand");
  await expecting(422, () => press("Compare"));
  await page.getByText("There is a problem").waitFor();
  await look();
  await page.getByLabel("Offer early help, with the family’s agreement").check();
  await page.locator("[name=level][value=level_2]").check();
  await page.locator("[name=why]").fill("She may be tired.");
  await press("Compare");
  await page.getByRole("heading", { name: "The assumed answer" }).waitFor();
  await look();
  for (const words of ["She may be tired.", "Level 2", "strategy discussion", "Level 4", "is an assumption"]) {
    check((await text()).includes(words), `the comparison says “${words}”`);
  }
  check(!page.url().includes("tired"), "what was written is not in the address");
  await page.emulateMedia({ media: "print" });
  check(await page.getByText("Nothing here is about a real child").isVisible(), "the banner is on paper too");
  await page.emulateMedia({ media: "screen" });

  await signIn("worker");
  await look();
  await page.getByRole("link", { name: "Exercise", exact: true }).click();
  await look();
  await page.getByRole("link", { name: "Marks on the back" }).click();
  await press("Bring it in");
  await page.waitForURL(/\/contacts\/T-[0-9A-Z-]{9}$/);
  await look();
  check((await text()).includes("hit them with a belt last night"), "the scenario's words are the worry");
  await page.getByRole("link", { name: "Screen it" }).first().click();
  await look();
  await page.goto(`${base}/exercise/smell`);
  await press("Bring it in");
  await page.waitForURL(/\/inbox\/T-[0-9A-Z-]{9}$/);
  await look();
  await page.goto(`${base}/profile`);
  await look();
  check((await text()).includes("Assumed, for a practitioner to check."), "the answers are shown as assumptions");
}
