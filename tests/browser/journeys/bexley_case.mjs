// Bexley: each view on the threshold is kept, an unborn child has a pathway, and risk is assessed in its own part.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Bexley keeps each view on the threshold and assesses risk apart";
export const hub = "bexley";

export async function run(tools) {
  const { signIn } = tools;
  const steps = hubSteps(tools);
  await signIn("police");
  await steps.openFirst("to-screen");
  await steps.view("threshold");
  await signIn("worker");
  await steps.openFirst("mine");
  await steps.pathway("unborn");
  await steps.follow("Write the risk assessment");
  await steps.fill("text", "Neglect is likely from the day of birth.");
  await steps.press("Keep it");
  await steps.says("Neglect is likely from the day of birth.");
  await steps.askToPassOn();
  await steps.referrerKept();
  await signIn("police");
  await steps.letIn();
  await signIn("head");
  await steps.sharingAgreement();
}
