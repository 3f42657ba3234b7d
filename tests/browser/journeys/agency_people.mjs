// An agency's lead opens and ends the accounts of its own people, and sees nobody else's.

export const name = "an agency's lead keeps the accounts of its own agency, and of no other";
export const hub = "bexley";

export async function run({ page, base, axe, check, signIn, another, expecting }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  await signIn("police");
  await page.getByRole("link", { name: "Accounts" }).click();
  await axe();
  const listed = await page.locator("tbody").first().textContent();
  check(listed.includes("Police"), "its own people are listed");
  check(!listed.includes("Health") && !listed.includes("Administrator"), "nobody else is");
  check((await page.getByLabel("Administrator").count()) === 0, "no role of the hub's own is offered");

  await page.getByLabel("Name shown to colleagues").fill("Police representative 2");
  await page.getByLabel("Name they sign in with").fill("police2");
  await page.getByLabel("Professional lead").check();
  check((await page.getByLabel("Agency they speak for").count()) === 0, "there is no agency to choose");
  await page.getByLabel("First password").fill("three words of hail");
  await press("Open this account");
  await page.getByText("That is done.").waitFor();
  await axe();
  await press("End every session");
  await page.getByText("Every session of theirs has ended.").waitFor();

  const administrator = await another("admin");
  await administrator.page.getByRole("link", { name: "Police representative 2" }).click();
  const theirs = new URL(administrator.page.url()).pathname;
  await administrator.page.goto(`${base}/accounts`);
  await administrator.page.getByRole("link", { name: /^Health/ }).first().click();
  const health = new URL(administrator.page.url()).pathname;
  await expecting(404, () => page.goto(`${base}${health}`));
  await axe();

  await page.goto(`${base}${theirs}`);
  await page.getByLabel("Why it is closed").fill("Left the force");
  await press("Close this account");
  await page.getByText("The account is closed").waitFor();
  await axe();
}
