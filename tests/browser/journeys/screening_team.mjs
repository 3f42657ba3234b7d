// The screening team weighs a contact against the hub's criteria and rates it; the clock counts from receipt.

import { steps } from "../case_steps.mjs";

export const name = "the screening team screens and rates a contact";

export async function run(given) {
  const { page, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const reference = await step.log();
  await signIn("screening");
  await step.open(reference, "/screen");
  check((await page.locator("main input:checked").count()) === 0, "nothing is chosen beforehand");
  await axe();
  await page.locator("[name=note]").fill("Kept, whatever happens");
  await step.choose("issue.0", "neglect");
  await expecting(422, () => page.getByRole("button", { name: "Record the screening" }).click());
  check((await page.locator(".govuk-error-summary li").count()) === 2, "both problems are told at once");
  check((await page.inputValue("[name=note]")) === "Kept, whatever happens", "and nothing typed is lost");
  await axe();
  await step.screen(reference);
  check((await step.heading()).includes("Through the MASH or not"), "it waits for the gate");
  await axe();
  await step.open(reference, "/rate");
  await step.choose("level", "standard");
  await expecting(422, () => page.getByRole("button", { name: "Record the rating" }).click());
  await page.locator("[name=reason]").fill("Less urgent than it seemed.");
  await step.press("Record the rating");
  await step.open(reference, "/rate");
  check((await page.locator("main").textContent()).includes("It goes on now."), "the first rating is kept with its reason");
  await expecting(404, () => page.goto(page.url().replace("/rate", "/gate")));
}
