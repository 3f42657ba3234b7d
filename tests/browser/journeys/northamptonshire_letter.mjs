// Northamptonshire: no letter goes to a family before somebody weighed whether it is safe, and no contact closes without the
// letter or the reason why there is none.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Northamptonshire writes to a family only where it is sure";
export const hub = "northamptonshire";

export async function run(tools) {
  const { page, axe, signIn, expecting } = tools;
  const steps = hubSteps(tools);
  await signIn("head");
  await steps.openFirst("to-tell");
  const contact = page.url();
  await steps.follow("Write to the family");
  await steps.says("It is not settled that a letter is safe");
  await steps.fill("text", "Dear parent");
  await expecting(409, () => steps.press("Keep this letter for approval"));
  await steps.says("It is not settled that a letter to the family is safe");
  await axe();
  await page.goto(`${contact}/close`);
  await steps.says("The family was not written to.");
  await axe();
  await steps.fill("reason", "They rang and were told.");
  await expecting(409, () => steps.press("Close it"));
  await steps.says("The family has not been written to");
  await axe();
  await page.goto(`${contact}/agreement`);
  await steps.choose("purpose", "child_protection");
  await steps.choose("state", "not_asked");
  await steps.choose("telling", "sure");
  await steps.fill("reason", "They asked for help themselves.");
  await steps.press("Record it");
  await page.waitForURL(contact);
  await steps.follow("Write to the family");
  await steps.fill("text", "Dear parent");
  await steps.press("Keep this letter for approval");
  await page.waitForURL(contact);
  await steps.says("Letter to the family");
  await axe();
}
