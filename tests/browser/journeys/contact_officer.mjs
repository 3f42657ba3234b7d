// A contact officer keys in a telephone call: all problems at once and nothing typed lost, as many children as were named,
// and one contact however often the button is pressed.

export const name = "a contact officer logs a telephone call";

export async function run({ page, base, axe, check, signIn, expecting }) {
  await signIn("contact");
  await page.goto(`${base}/log`);
  await axe();
  check((await page.locator("main input:checked").count()) === 0, "nothing is chosen beforehand");

  await page.getByLabel("What did they say?").fill("She said: he was at the gate again.");
  await page.locator("[name=received-day]").fill("31");
  await page.locator("[name=received-month]").fill("2");
  await page.locator("[name=received-year]").fill("2026");
  await expecting(422, () => page.getByRole("button", { name: "Log this contact" }).click());
  const problems = page.locator(".govuk-error-summary li");
  check((await problems.count()) >= 4, "every problem is told at once");
  await axe();
  check((await page.inputValue("#worry-1-words")) === "She said: he was at the gate again.", "and nothing typed is lost");

  for (const part of ["day", "month", "year"]) await page.locator(`[name=received-${part}]`).fill("");
  await page.getByLabel("Telephone", { exact: true }).check();
  await page.getByLabel("Someone who works with children or families").check();
  await page.getByLabel("A worry about a child").check();
  await page.locator("#child-1-name").fill("Child A");
  await page.locator("#child-1-born-year").fill("2019");
  await page.getByRole("button", { name: "Add another child" }).click();
  await page.locator("#child-2-name").fill("Child B");
  check((await page.inputValue("#child-1-name")) === "Child A", "adding a child keeps the first");
  await page.locator("#child-2-kind").check();
  await page.getByRole("button", { name: "Add an adult" }).click();
  await page.locator("#adult-1-name").fill("Adult 1");
  await page.locator("#adult-1-relationship").fill("father");
  await page.locator("[name=adult-1-role][value=source_of_harm]").check();
  check((await page.inputValue("#child-2-name")) === "Child B", "adding an adult keeps the children");
  await axe();
  await page.locator("[name=contact-family_knows][value=no]").check();
  await page.locator("[name=contact-consent][value=unknown]").check();
  await page.getByRole("button", { name: "Log this contact" }).dblclick();
  await page.locator(".om-identity").waitFor(); // the second click cuts off the first one's way: wait for the page, not the way
  const reference = new URL(page.url()).pathname.split("/").pop();
  check(/^[346789CDFGHJKMNPQRTVWXY]{4}-[346789CDFGHJKMNPQRTVWXY]{4}$/.test(reference), "it ends on the contact, by its reference");
  const shown = await page.textContent("main");
  for (const said of ["he was at the gate again", "Child A", "Child B", "Adult 1"]) {
    check(shown.includes(said), `the contact shows what was keyed in: ${said}`);
  }
}
