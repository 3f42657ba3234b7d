// An administrator opens an account, changes its password and closes it, and can open no child's record; nobody comes in by
// what an administrator did before the Head of MASH has agreed. Whoever the account is for signs in at once, with an app of theirs beside the password, and not after it was closed.

import { codeOf } from "../authenticator.mjs";

export const name = "an administrator opens an account, changes its password and closes it";

export async function run({ page, base, axe, check, signIn, another, expecting }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const first = "three words of hail";
  const own = "six words of their own";
  const second = "four words of snow now";

  await signIn("admin");
  check(new URL(page.url()).pathname === "/accounts", "an administrator begins at the accounts");
  await axe();
  await expecting(422, () => press("Open this account"));
  await axe();
  check((await page.locator(".govuk-error-summary li").count()) === 4, "every problem is told at once");

  await page.getByLabel("Name shown to colleagues").fill("Health representative 2");
  await page.getByLabel("Name they sign in with").fill("health2");
  await page.getByLabel("Agency representative", { exact: true }).check();
  await page.getByLabel("Agency they speak for").selectOption("Health");
  await page.getByLabel("First password").fill("short");
  await expecting(422, () => press("Open this account"));
  check((await page.textContent(".govuk-error-summary")).includes("12 characters"), "a short password is refused");
  check((await page.getByLabel("Name they sign in with").inputValue()) === "health2", "what was typed is kept");
  await page.getByLabel("First password").fill(first);
  await press("Open this account");
  await page.getByText("That is done.").waitFor();
  await axe();

  const person = await another();
  const enter = async (password) => {
    await person.page.goto(`${base}/sign-in`);
    await person.page.getByLabel("Name you sign in with").fill("health2");
    await person.page.getByLabel("Password").fill(password);
    await person.page.getByRole("button", { name: "Sign in" }).click();
  };
  // What somebody else knows is good for choosing a password of one's own, and for nothing more.
  const choose = async (given, chosen) => {
    await person.page.getByLabel("The password you have now").fill(given);
    await person.page.getByLabel("Your new password").fill(chosen);
    await person.page.getByRole("button", { name: "Change my password" }).click();
  };
  const head = await another("head");
  const agree = async () => {
    await head.page.goto(`${base}/access`);
    await head.page.getByRole("link", { name: "Accounts that wait for a second person" }).click();
    await axe(head.page);
    await head.page.getByRole("button", { name: "I have spoken with Health representative 2: let them in" }).click();
    await head.page.getByText("That is agreed. They can sign in.").waitFor();
    await axe(head.page);
  };
  check((await page.textContent("main")).includes("It waits for a second person."), "whoever opened it is told who agrees");
  await enter(first);
  await person.page.getByRole("heading", { name: "Your account waits for a second person" }).waitFor();
  await axe(person.page);
  await agree();
  await enter(first); // whoever sat waiting begins again
  await person.page.getByRole("heading", { name: "Choose your own password" }).waitFor();
  await axe(person.page);
  await person.expecting(422, () => choose(first, "Password12345"));
  check((await person.page.textContent(".govuk-error-summary")).includes("tried first"), "a common password is refused");
  await axe(person.page);
  await choose(first, own);
  // Who is no invented person of the demo signs in with something they hold as well, from the first day.
  await person.page.getByRole("heading", { name: "Add a second way to show it is you" }).waitFor();
  await axe(person.page);
  await person.page.goto(`${base}/requests`);
  check(new URL(person.page.url()).pathname === "/sign-in/step", "a password alone opens nothing");
  const secret = await person.page.textContent(".om-secret");
  await person.page.getByLabel("The code it shows now").fill(codeOf(secret));
  await person.page.getByRole("button", { name: "Use this app" }).click();
  await person.page.getByRole("heading", { name: "Keep these codes" }).waitFor();
  await axe(person.page);
  await person.page.getByRole("link", { name: "I have them: go on to my work" }).click();
  await person.page.getByRole("heading", { name: /^Requests to answer/ }).waitFor();

  await page.getByLabel("First password", { exact: true }).fill(second);
  await press("Change the password");
  await page.getByText("The password is changed").waitFor();
  await person.page.goto(`${base}/requests`);
  check(new URL(person.page.url()).pathname === "/sign-in", "the old session has ended");
  await axe(person.page);
  await person.expecting(422, () => enter(own));
  await axe(person.page);
  await enter(second);
  await person.page.getByRole("heading", { name: "Your account waits for a second person" }).waitFor();
  await agree();
  await enter(second);
  await person.page.getByLabel("Code from your app").fill(codeOf(secret, 1));
  await person.page.getByRole("button", { name: "Go on" }).click();
  await choose(second, own);
  await person.page.getByRole("heading", { name: /^Requests to answer/ }).waitFor();

  await expecting(422, () => press("Close this account"));
  await page.getByLabel("Why it is closed").fill("Left the agency");
  await press("Close this account");
  await page.getByText("The account is closed, and open sessions have ended.").waitFor();
  await axe();
  await person.expecting(422, () => enter(own));
  check((await person.page.textContent("main")).includes("The name or the password is not right"), "a closed account is like none");

  await page.goto(`${base}/profile`);
  await axe();
  check((await page.textContent("main")).includes("The leaflet gives none."), "what was assumed is told with its reason");
  await expecting(404, () => page.goto(`${base}/queue`));
  await axe();
}
