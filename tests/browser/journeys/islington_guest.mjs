// Islington: a school is found in the directory, answers by a guest link with a code, and is told what it may be told.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Islington's school answers by a link and a code, and is told what came of it";
export const hub = "islington";

export async function run(tools) {
  const { page, axe, check, signIn, base, expecting, another } = tools;
  const steps = hubSteps(tools);
  const text = async (of) => of.locator("main").textContent();

  await signIn("contact");
  await page.goto(`${base}/directory`);
  await axe();
  await page.getByRole("link", { name: "List a setting" }).click();
  await expecting(422, () => steps.press("List it"));
  await axe();
  await steps.fill("name", "Valley Academy");
  await page.locator("[name=kind]").selectOption("2");
  await steps.fill("telephone", "020 7946 0305");
  await steps.fill("lead-name", "Adult 95");
  await steps.press("List it");
  await page.getByRole("heading", { name: "Valley Academy" }).waitFor();
  await axe();
  await page.getByRole("button", { name: "Change it" }).click();
  await axe();
  await steps.fill("best-way", "Through the office");
  await steps.press("Keep the change");
  await steps.says("changed how best to reach them");
  await page.goto(`${base}/directory`);
  await steps.fill("words", "valley");
  await steps.press("Search");
  await steps.says("Valley Academy");

  await signIn("education");
  await page.goto(`${base}/requests`);
  await page.locator("table").first().locator("tbody a").first().click();
  const request = page.url();
  const reference = (await page.locator(".om-identity .om-ref").textContent()).trim();
  await page.getByText(/^People you ask for this/).click();
  await page.getByRole("link", { name: "Choose from the directory" }).click();
  await axe();
  await steps.fill("words", "valley");
  await steps.press("Search");
  await page.getByRole("button", { name: "Ask Valley Academy" }).click();
  await axe();
  await page.getByRole("link", { name: /^Guest link and outcome for Adult 95/ }).click();
  await axe();
  await expecting(422, () => steps.press("Make a link and a code"));
  await axe();
  await page.locator("[name=named]").first().check();
  await steps.choose("days", "7");
  await steps.press("Make a link and a code");
  await page.locator("#guest-code").waitFor();
  await axe();
  const code = (await page.locator("#guest-code").textContent()).trim();
  const link = new URL((await page.locator("#guest-link").textContent()).trim()).pathname;

  const guest = await another();
  const press = (words) => guest.page.getByRole("button", { name: words, exact: true }).click();
  await guest.page.goto(`${base}${link}`);
  await axe(guest.page);
  await guest.page.fill("[name=code]", "3333-3333");
  await guest.expecting(422, () => press("Continue"));
  await axe(guest.page);
  await guest.page.fill("[name=code]", code.toLowerCase());
  await press("Continue");
  await guest.page.getByText("Your help is asked for").waitFor();
  await axe(guest.page);
  check((await text(guest.page)).includes("Nothing can be told yet"), "nothing is told before somebody decides to");
  await guest.expecting(422, () => press("Check before you send"));
  await axe(guest.page);
  await guest.page.fill("[name=name]", "Adult 95");
  await guest.page.fill("[name=post]", "Safeguarding lead, Valley Academy");
  await guest.page.fill("[name=question-attendance]", "71%");
  await guest.page.fill("[name=words]", "He falls asleep at noon.");
  await press("Save and come back later");
  await guest.page.getByText("Nothing has been sent yet").waitFor();
  await press("Check before you send");
  await guest.page.getByRole("heading", { name: "Check your answer" }).waitFor();
  await axe(guest.page);
  await press("Send it");
  await guest.page.getByText("Your answer has been sent").waitFor();
  await axe(guest.page);

  await page.goto(request);
  await steps.says("Adult 95, Safeguarding lead, Valley Academy (claimed, not checked)");
  await axe();
  await steps.press("Take this over into our answer");
  check((await page.locator("[name=question-attendance]").inputValue()) === "71%", "the guest's answer stands in the form");
  check((await page.locator("[name=item-0-text]").inputValue()) === "He falls asleep at noon.", "and their own words");

  await signIn("head");
  await page.goto(`${base}/contacts/${reference}`);
  await page.getByRole("link", { name: /^Say what they may be told/ }).first().click();
  await axe();
  await expecting(422, () => steps.press("Let them be told"));
  await axe();
  await steps.choose("words", "own");
  await steps.fill("own", "A social worker will see him this week.");
  await steps.fill("why", "They see him every day.");
  await steps.press("Let them be told");
  await page.waitForURL(/\/contacts\/[0-9A-Z-]{9}$/);
  await axe();

  await guest.page.reload();
  check((await text(guest.page)).includes("A social worker will see him this week."), "the school is told what it may be told");
  await axe(guest.page);
  await signIn("education");
  await page.goto(request);
  await page.getByRole("link", { name: /^Guest link and outcome for Adult 95/ }).click();
  await page.getByRole("link", { name: "print a letter" }).click();
  await steps.says("A social worker will see him this week.");
  await axe();
  await page.goBack();
  await page.locator("[name=reason]").first().fill("It is over.");
  await steps.press("Take this link back");
  await steps.says("Taken back");
  await axe();
  await guest.expecting(410, () => guest.page.reload());
  await guest.page.getByText("This link is over").waitFor();
  await axe(guest.page);
}
