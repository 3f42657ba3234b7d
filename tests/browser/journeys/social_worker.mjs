// The social worker asks every agency or says why not, sees the whole picture on one page, writes the record and recommends.

import { steps } from "../case_steps.mjs";

export const name = "a social worker gathers, weighs and recommends";

export async function run(given) {
  const { page, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const reference = await step.log();
  await step.screen(reference);
  await step.gate(reference);
  await step.assign(reference);
  await signIn("worker");
  await step.open(reference, "/ask");
  await axe();
  await page.locator("[name=why]").fill("Kept");
  await expecting(422, () => page.getByRole("button", { name: "Send the requests" }).click());
  check((await page.locator(".govuk-error-summary li").count()) >= step.agencies.length, "each agency neither asked nor left out is named");
  check((await page.inputValue("[name=why]")) === "Kept", "and nothing typed is lost");
  await axe();
  await step.ask(reference);
  const picture = (await page.locator("main").textContent()).replaceAll(/\s+/g, " ");
  check(picture.includes("0 of 6 have answered"), "the page says who has answered");
  check(picture.includes("Left out") && picture.includes("The address is not theirs."), "and who was left out, and why");
  await axe();
  await page.getByRole("link", { name: "Ask for more of Police" }).click();
  await page.locator("[name=wanted]").fill("Call-outs in the last two years");
  await axe();
  await step.press("Ask");
  await step.weigh(reference);
  check((await step.heading()).toLowerCase().includes("decide"), "it waits for a decision");
  await axe();
  await expecting(404, () => page.goto(`${page.url()}/decide`));
}
