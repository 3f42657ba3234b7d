// Northamptonshire: a family's agreement and own words, people named besides, sharing outside on one of the hub's grounds,
// and a decision of the partners and a manager together, each with a view.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Northamptonshire hears the family, decides together and shares only on a ground";
export const hub = "northamptonshire";

export async function run(tools) {
  const { signIn } = tools;
  const steps = hubSteps(tools);
  await signIn("screening");
  await steps.openFirst();
  await steps.agreement("advice_and_support");
  await steps.heard();
  await steps.person();
  await steps.pathway("domestic_abuse");
  await signIn("head");
  await steps.openFirst("to-decide");
  await steps.view("decision");
  await steps.share("significant_harm");
}
