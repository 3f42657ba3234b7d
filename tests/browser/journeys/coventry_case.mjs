// Coventry: a strategy discussion with its quorum, and a professional disagreement from stage to stage.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Coventry holds a strategy discussion and settles a disagreement";
export const hub = "coventry";

export async function run(tools) {
  const { signIn } = tools;
  const steps = hubSteps(tools);
  await signIn("head");
  await steps.openFirst("to-decide");
  await steps.strategy();
  await steps.disagreement();
}
