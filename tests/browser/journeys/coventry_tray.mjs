// Coventry's police notifications: Professional Support brings a list in, the domestic abuse support officer reads what
// came before and decides two at once, and the manager signs both.

export const name = "Coventry brings in police notifications and decides several at once";
export const hub = "coventry";

const list = [
  "reference,received,grade,incident,child,child born,adult,part,address",
  'PN 777,,High,"He broke the door, and she ran out.",Child AQ,2023,Adult 80,at risk,"8 Mill Lane, AB1 2CD"',
  "PN 778,,Medium,Shouting again.,Child CD,2020,Adult 90,at risk,\"8 Mill Lane, AB1 2CD\"",
].join("\n");

export async function run({ page, base, axe, check, signIn, expecting, officer = "domestic_abuse_support_officer" }) {
  const text = () => page.locator("main").textContent();
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();

  await signIn("support");
  await page.goto(`${base}/log`);
  await page.getByRole("link", { name: "Bring a list from the police" }).click();
  await axe();
  await page.fill("[name=list]", list.replace("Medium", "Medium\" ,"));
  await expecting(422, () => press("Bring it in"));
  await page.getByText("There is a problem").waitFor();
  await axe();
  await page.fill("[name=list]", list);
  await press("Bring it in");
  await page.waitForURL(/stored=/);
  check((await text()).includes("2 notifications are stored"), "the list is stored");
  await axe();
  await page.fill("[name=list]", list);
  await expecting(422, () => press("Bring it in"));
  check((await text()).includes("it is here already, as"), "what is here already is said");

  await signIn(officer);
  await page.getByRole("link", { name: "Police notifications", exact: true }).click();
  await page.getByText("in 12 months about these people").first().waitFor();
  check((await text()).includes("in 12 months, with other people"), "the same address is counted");
  check((await page.locator("[name=pick]:checked, [type=radio]:checked").count()) === 0, "nothing is chosen");
  await axe();
  await expecting(422, () => press("Record it for those ticked"));
  await page.getByText("Tick the notifications that this is about").first().waitFor();
  await axe();

  // With the keyboard alone.
  const boxes = page.locator("[name=pick]");
  const before = await boxes.count();
  for (const number of [0, 1]) {
    await boxes.nth(number).focus();
    await page.keyboard.press("Space");
  }
  for (const [field, value] of [["route", "through_mash"], ["need", "level_4"], ["level", "within_24_hours"]]) {
    await page.locator(`[name=${field}][value=${value}]`).focus();
    await page.keyboard.press("Space");
  }
  await page.locator("[name=met]").first().focus();
  await page.keyboard.press("Space");
  await page.fill("[name=why]", "Twice in two days.");
  await page.getByRole("button", { name: "Record it for those ticked" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/stored=/);
  check((await text()).includes("Recorded for these"), "those that were decided are said");
  check((await boxes.count()) === before - 2, "they have left the tray, and the others stay");
  await axe();

  await signIn("head");
  await page.getByRole("link", { name: "Police notifications", exact: true }).click();
  await page.getByText("As it was screened").first().waitFor();
  await axe();
  const waiting = await boxes.count();
  await boxes.first().check();
  await page.locator("[name=route][value=through_mash]").check();
  await page.fill("[name=why]", "Nobody waits here.");
  await press("Sign those ticked");
  await page.waitForURL(/stored=/);
  check((await page.locator("[name=pick]").count()) === waiting - 1, "what was signed is gone from here");
}
