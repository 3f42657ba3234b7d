// Business support approves the letter somebody else wrote, prints it and closes the contact; closing without it needs a reason.

import { steps } from "../case_steps.mjs";

export const name = "business support sends the letter and closes the contact";

export async function run(given) {
  const { page, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const reference = await step.log();
  await step.screen(reference);
  await step.gate(reference, "straight_to_outcome");
  await step.decide(reference);
  await step.open(reference, "/feedback");
  await axe();
  const draft = await page.inputValue("[name=text]");
  check(draft.includes(reference), "the letter is drafted with the reference");
  check(!draft.includes("Child A lives"), "and says nothing of where anybody lives");
  await step.press("Keep this letter for approval");

  await signIn("support");
  await step.open(reference);
  await page.getByRole("link", { name: "Letter to the referrer" }).click();
  await axe();
  await page.getByRole("button", { name: "Approve this letter" }).click();
  await page.getByRole("button", { name: "Printed and posted" }).click();
  check((await page.locator("main").textContent()).includes("Approved by Business support 1"), "who approved it is kept");
  await step.open(reference, "/close");
  await axe();
  await step.press("Close it");
  check((await step.heading()).includes("Closed"), "the contact is closed");

  const other = await step.log("Another worry, told once.");
  await step.screen(other);
  await step.gate(other, "straight_to_outcome");
  await step.decide(other);
  await signIn("support");
  await step.open(other, "/close");
  await expecting(409, () => page.getByRole("button", { name: "Close it" }).click());
  await page.locator("[name=reason]").fill("The caller gave no name and no address.");
  await step.press("Close it");
}
