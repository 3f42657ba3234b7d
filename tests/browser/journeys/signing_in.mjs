// How somebody signs in: their sessions, an app on their phone, recovery codes, and with JavaScript a passkey.
// Without JavaScript the app and the codes do the same.

import { codeOf, plugIn } from "../authenticator.mjs";

export const name = "somebody signs in with an app, a recovery code or a passkey, and ends a session that is not theirs";
export const host = "localhost"; // passkeys belong to a name, never to a number

export async function run({ page, base, script, axe, check, signIn, another, expecting }) {
  const press = (name, on = page) => on.getByRole("button", { name, exact: true }).click();
  const enter = async (on, password = "demonstration-only") => {
    await on.goto(`${base}/sign-in`);
    await on.getByLabel("Name you sign in with").fill("screening");
    await on.getByLabel("Password").fill(password);
    await press("Sign in", on);
  };

  await signIn("screening");
  check((await page.textContent("footer")).includes("signs you out at"), "a page says when it signs out");
  const elsewhere = await another("screening");
  await page.getByRole("link", { name: "Screening officer 1" }).click();
  await axe();
  check((await page.locator("tbody tr").count()) === 2, "both sessions are listed");
  await press("End it");
  await page.getByText("That session has ended.").waitFor();
  await elsewhere.page.goto(`${base}/queue`);
  check(new URL(elsewhere.page.url()).pathname === "/sign-in", "a session that was ended is over");
  await axe(elsewhere.page);

  await page.getByRole("link", { name: "Use an app that shows codes" }).click();
  await axe();
  const secret = await page.textContent(".om-secret");
  await page.getByLabel("The code it shows now").fill("000000");
  await expecting(422, () => press("Use this app"));
  await axe();
  check((await page.textContent(".om-secret")) === secret, "a wrong code asks for no other key");
  const used = codeOf(secret);
  await page.getByLabel("The code it shows now").fill(used);
  await press("Use this app");
  await page.getByRole("heading", { name: "Keep these codes" }).waitFor();
  await axe();
  const codes = await page.locator(".om-secret").allTextContents();
  check(codes.length === 8, "eight recovery codes are shown once");

  await press("Sign out");
  await enter(page);
  await page.getByRole("heading", { name: "Show that it is you" }).waitFor();
  await axe();
  await page.getByLabel("Code from your app").fill(used);
  await expecting(422, () => press("Go on"));
  check((await page.textContent(".govuk-error-summary")).includes("used before"), "a code is good once");
  await axe();
  await page.goto(`${base}/queue`);
  check(new URL(page.url()).pathname === "/sign-in/step", "a password alone opens nothing");
  await page.getByLabel("Code from your app").fill(codeOf(secret, 1));
  await press("Go on");
  check(new URL(page.url()).pathname === "/queue", "the next code leads where one was going");

  const lost = elsewhere.page;
  await enter(lost);
  await lost.getByLabel("Code from your app").fill(codes[0].toLowerCase());
  await press("Go on", lost);
  await lost.waitForURL(`${base}/queue`);

  await page.goto(`${base}/me`);
  await axe();
  check((await page.textContent("main")).includes("Recovery codes left: 7"), "a recovery code is good once");
  await page.goto(`${base}/prove?next=/queue`);
  await axe();
  await page.goto(`${base}/me/passkeys`);
  await axe();
  check((await page.getByRole("button", { name: "Make a passkey" }).isVisible()) === script, "a passkey needs JavaScript, and shows no button without it");
  if (!script) return;

  await plugIn(page);
  await page.getByLabel("What to call it").fill("Work laptop");
  await press("Make a passkey");
  await page.getByText("That is added.").waitFor();
  check((await page.textContent("main")).includes("Passkey: Work laptop"), "the passkey is listed");
  await axe();
  await page.getByRole("link", { name: "stop using the app" }).click();
  await page.getByRole("heading", { name: "Stop using the app?" }).waitFor();
  await axe();
  await press("Sign out");
  await page.goto(`${base}/sign-in`);
  await axe();
  await press("Sign in with a passkey");
  await page.waitForURL(`${base}/queue`);

  // Beside the password it is the second factor, and it proves again in the middle of work.
  await press("Sign out");
  await enter(page);
  await press("Use your passkey");
  await page.waitForURL(`${base}/queue`);
  await page.goto(`${base}/prove?next=/me`);
  await press("Use your passkey");
  await page.waitForURL(`${base}/me`);

  // Some minutes before the end it is said, and one press is enough to stay.
  await page.clock.install();
  await page.goto(`${base}/me`);
  await page.clock.fastForward("26:00");
  await page.getByText(/You will be signed out at/).waitFor();
  await axe();
  await press("Stay signed in");
  await page.getByText(/You will be signed out at/).waitFor({ state: "hidden" });

  // Another window kept the session: nothing is taken away. When it has ended there, what stood here goes.
  await page.clock.fastForward("31:00");
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  const beside = await page.context().newPage();
  await beside.goto(`${base}/me`);
  await beside.getByRole("button", { name: "Sign out" }).click();
  await page.clock.fastForward("31:00");
  await page.getByRole("heading", { name: "You have been signed out." }).waitFor();
  await page.getByText("Where you are signed in").waitFor({ state: "detached" });
  await axe();
}
