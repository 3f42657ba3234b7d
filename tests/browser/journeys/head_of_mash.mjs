// The Head of MASH signs the gate, sets the timescale, and decides: every gap accepted by name, two outcomes for one child.

import { steps } from "../case_steps.mjs";

export const name = "the Head of MASH gates, sends back and decides";

export async function run(given) {
  const { page, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const reference = await step.log();
  await step.screen(reference);
  await signIn("head");
  await step.open(reference, "/gate");
  check((await page.locator("main input:checked").count()) === 0, "no way is chosen beforehand");
  await axe();
  await step.gate(reference);
  await step.open(reference, "/assign");
  await axe();
  await step.assign(reference);
  await step.open(reference, "/timescale");
  await axe();
  await expecting(422, () => page.getByRole("button", { name: "Set it" }).click());
  await step.ask(reference);
  await step.weigh(reference);

  await signIn("head");
  await step.open(reference, "/send-back");
  await page.locator("[name=reason]").fill("Ask probation once more.");
  await step.press("Send it back");
  await step.weigh(reference);

  await signIn("head");
  await step.open(reference, "/decide");
  check((await page.locator("main input:checked").count()) === 0, "no outcome is chosen beforehand");
  const words = await page.locator("main").textContent();
  check(words.includes("serious concerns or identifies complex needs"), "the leaflet's definition stands beside the outcome");
  await axe();
  await expecting(422, () => page.getByRole("button", { name: "Record the decision" }).click());
  check((await page.locator(".govuk-error-summary li").count()) === 7, "six silent agencies and one child: each gap is named");
  await axe();
  await step.fillDecision();
  await step.press("Record the decision");
  const page_ = (await page.locator("main").textContent()).replaceAll(/\s+/g, " ");
  check(page_.includes("Decided for Child A") && page_.includes("Police"), "both outcomes stand, with their receivers");
  check(page_.includes("What was missing then"), "and what was missing then");
  await axe();
}
