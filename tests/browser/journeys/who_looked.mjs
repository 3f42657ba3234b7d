// Who looked at a case, for those who work on it; the record searched by an auditor, who opens no case; and the Head asks who
// knew what, when, and prints it.

import { steps } from "../case_steps.mjs";

export const name = "who looked at a case, and who knew what when";

export async function run(given) {
  const { page, base, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const main = async () => (await page.locator("main").textContent()).replaceAll(/\s+/g, " ");

  const reference = await step.log();
  await step.screen(reference);
  await signIn("head");
  await step.open(reference);
  check((await main()).includes("Who looked at this: the last"), "the case says who looked");
  await axe();

  // The auditor begins at the record, searches it, and can open no case.
  await signIn("auditor");
  check(new URL(page.url()).pathname === "/accesses", "an auditor begins at who looked");
  check((await main()).includes(reference), "the case that was opened is in the record");
  await axe();
  await page.getByLabel("Reference of a case").fill("nonsense");
  await expecting(422, () => press("Search"));
  await axe();
  await page.getByLabel("Reference of a case").fill(reference);
  await press("Search");
  check(page.url().includes(`case=${reference}`), "the address holds the reference and no name");
  check((await main()).includes("to work on it"), "and the record says what for");
  await axe();
  await expecting(404, () => page.goto(`${base}/contacts/${reference}`));
  await page.goto(`${base}/accesses/patterns`);
  check((await main()).includes("What stands out"), "what stands out is listed");
  await axe();

  // Who knew what, when.
  await signIn("head");
  await page.goto(`${base}/knew/${reference}`);
  await axe();
  await expecting(422, () => press("Show who knew what"));
  await axe();
  const now = new Date();
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false,
  }).formatToParts(now);
  const part = (type) => parts.find((one) => one.type === type).value;
  await page.locator("[name=at-day]").fill(part("day"));
  await page.locator("[name=at-month]").fill(part("month"));
  await page.locator("[name=at-year]").fill(part("year"));
  await page.locator("[name=at-time]").fill(`${part("hour")}:${part("minute")}`);
  await page.locator("[name=role]").selectOption({ label: "Screening team" });
  await press("Show who knew what");
  const words = await main();
  check(words.includes("The hub held") && words.includes("Was sent") && words.includes("Could have seen"), "three columns stand apart");
  check(words.includes("record "), "with the places in the ledger they rest on");
  await axe();

  // One's own street, and last week's digest.
  await page.goto(`${base}/my-street`);
  await page.getByLabel("Street").fill("Long Sample Road");
  await press("Keep it");
  check((await page.getByLabel("Street").inputValue()) === "Long Sample Road", "what was told is kept, for oneself to see");
  await axe();
  await page.goto(`${base}/looked`);
  check((await main()).includes("Who looked last week"), "the week's digest opens");
  await axe();
}
