// Islington: agencies are asked only with the family's agreement or on the hub's ground, and a school's own questions are
// answered one by one.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Islington asks a school its questions, and says truly whether the family agreed";
export const hub = "islington";

export async function run(tools) {
  const { page, axe, check, signIn, base } = tools;
  const steps = hubSteps(tools);
  await signIn("worker");
  await steps.openFirst("mine");
  await steps.agreement("check");
  await steps.added();
  await signIn("education");
  await page.goto(`${base}/requests`);
  await page.locator("table").first().locator("tbody a").first().click();
  await axe();
  const text = await page.locator("main").textContent();
  check(text.includes("The family was not asked.") || text.includes("The family agreed"), "the request says whether the family agreed");
  await page.getByText(/^People you ask for this/).click();
  await page.locator("[name=whom]").fill("The person responsible for safeguarding");
  await steps.press("Note that they are asked");
  await page.locator("[name=said]").first().fill("She has worried for weeks.");
  await steps.press("Keep what they said");
  await axe();
  check((await page.locator("main").textContent()).includes("She has worried for weeks."), "what they said is kept");
  await page.locator("[name=kind][value=items]").check();
  await page.locator("[name=question-attendance]").fill("71%");
  await page.locator("[name=question-late][value=yes]").check();
  await steps.press("Send this answer");
  await page.getByText("Your answer has reached the hub.").waitFor();
  await axe();
  check((await page.locator("main").textContent()).includes("71%"), "the answers stand beside their questions");
}
