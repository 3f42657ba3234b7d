// Coventry's advice line and inbox: a call that names nobody ends in a form that is awaited, a message is sorted, and a
// telephone call that is logged asks whether its form is expected.

export const name = "Coventry takes an advice call and sorts its inbox";
export const hub = "coventry";

export async function run({ page, base, axe, check, signIn, expecting }) {
  const text = () => page.locator("main").textContent();
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const follow = (words) => page.locator("main").getByRole("link", { name: words }).first().click();
  const fill = (field, words) => page.locator(`[name=${field}]`).fill(words);
  const choose = (words) => page.getByLabel(words, { exact: true }).check();

  await signIn("support");
  await page.getByRole("link", { name: "Inbox", exact: true }).click();
  await axe();
  check((await text()).includes("chased once"), "the inbox shows what is awaited");

  await page.getByRole("link", { name: "Advice call", exact: true }).click();
  await axe();
  check((await page.locator("[name=child]").count()) === 0, "an advice call has no field for a child");
  await expecting(422, () => press("Write it down"));
  await page.getByText("Answer: Who is calling?").first().waitFor();
  await axe();
  await fill("from", "A teacher");
  await choose("The family was not asked");
  await fill("words", "A boy, Aaa Bbb, has not come back to school.");
  await press("Write it down");
  await page.getByText("This looks as if it named somebody").waitFor();
  await axe();
  await fill("words", "A boy has not come back to school.");
  await press("Write it down");
  await page.waitForURL(/\/inbox\/[0-9A-Z-]{9}$/);
  await axe();
  const call = page.url();

  await follow("Ask for the form");
  await axe();
  check((await page.inputValue("[name=words]")).includes("not come back"), "what was said need not be typed again");
  await fill("child", "Child A");
  await press("Write it down");
  await page.waitForURL(/\/inbox\/[0-9A-Z-]{9}$/);
  await axe();
  await follow("Chase it");
  await axe();
  await fill("words", "Rang the school office.");
  await press("Record the reminder");
  check((await text()).includes("Rang the school office."), "the reminder is kept");
  await page.goto(call);
  check((await text()).includes("Became a form that is expected"), "the call says what it became");
  await axe();

  await page.goto(`${base}/inbox/new/unsorted`);
  await axe();
  await fill("from", "A landlord");
  await fill("words", "The rent is late.");
  await choose("Inbox");
  await press("Write it down");
  await page.waitForURL(/\/inbox\/[0-9A-Z-]{9}$/);
  await follow("It is not for us");
  await axe();
  await fill("words", "To housing, by e-mail.");
  await press("Record that it was sent on");
  check((await text()).includes("Not for us, and sent on"), "it says where it went");
  await axe();
  await page.goto(`${base}/inbox`);
  await axe();
  await page.getByRole("link", { name: "Settled" }).click();
  await axe();
  check((await text()).includes("The rent is late."), "nothing is deleted");

  await page.goto(`${base}/log`);
  await choose("Telephone");
  await choose("A worry about a child");
  await choose("Someone who works with children or families");
  await fill("worry-1-words", "Left alone at night.");
  await press("Log this contact");
  await page.waitForURL(/form_expected/);
  await axe();
  check((await text()).includes("The contact is logged"), "a call waits for its form");
}
