// The organisation's own sign-in: a real provider, an account linked beforehand, and nobody else let in.

import { startProvider } from "../provider.mjs";

export const name = "somebody signs in with their organisation's account, once it is linked, and with nothing else";
export const beside = startProvider;

export async function run({ page, base, beside: provider, axe, check, signIn, another, expecting }) {
  const press = (name, on = page) => on.getByRole("button", { name, exact: true }).click();
  const { page: theirs, expecting: theirsExpect } = await another();
  const goThere = async () => {
    await theirs.goto(`${base}/sign-in`);
    await theirs.getByRole("link", { name: /^Sign in with your/ }).click();
  };

  // An account nobody linked, whatever its e-mail address says.
  provider.whoever("head");
  await theirsExpect(403, goThere);
  await theirs.getByRole("heading", { name: "You are not signed in" }).waitFor();
  await axe(theirs);

  await signIn("admin");
  await page.getByRole("link", { name: "Screening officer 1" }).click();
  await axe();
  await expecting(422, () => press("Link the two"));
  await page.getByLabel("Who they are there").fill("5f0c-worker");
  await press("Link the two");
  await page.getByText("They sign in with their organisation’s account now.").waitFor();
  await axe();

  await theirs.context().clearCookies(); // whoever the provider remembers in this browser has signed out there
  provider.whoever("5f0c-worker");
  await goThere();
  await theirs.getByRole("heading", { name: "Your account waits for a second person" }).waitFor();
  const head = await another("head");
  await head.page.goto(`${base}/access/accounts`);
  await head.page.getByText("Changed the sign-in of their organisation").waitFor();
  await head.page.getByRole("button", { name: "I have spoken with Screening officer 1: let them in" }).click();
  await head.page.getByText("That is agreed. They can sign in.").waitFor();
  await goThere();
  await theirs.waitForURL(`${base}/queue`);
  await theirs.goto(`${base}/me`);
  await axe(theirs);
  check((await theirs.textContent("main")).includes("have no password here"), "who is linked has no password here");

  // An answer that another browser asked for is nobody's: its address, opened here, leads nowhere.
  const jar = new Map();
  const ask = async (address) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    // Debian's Node gives several cookies as one header; a new one begins after a comma and a name.
    const lines = (response.headers.get("set-cookie") ?? "").split(/,\s*(?=[^\s;,=]+=)/);
    for (const line of lines.filter((one) => one !== "")) {
      const [pair] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  };
  await ask(`${base}/sign-in`);
  let at = `${base}/sign-in/elsewhere`;
  for (let steps = 0; steps < 10 && !at.startsWith(`${base}/sign-in/callback`); steps += 1) {
    at = new URL((await ask(at)).headers.get("location"), at).href;
  }
  check(new URL(at).searchParams.has("code"), "the provider answered");
  const { page: thief, expecting: thiefExpect } = await another();
  await thief.goto(`${base}/sign-in`);
  await thiefExpect(403, () => thief.goto(at));
  check((await ask(at)).headers.get("location") === "/queue", "in its own browser it is good");
  check((await ask(at)).status === 403, "and good once");
  await theirs.context().clearCookies();

  await theirs.goto(`${base}/sign-in`);
  await theirs.getByLabel("Name you sign in with").fill("screening");
  await theirs.getByLabel("Password").fill("demonstration-only");
  await theirsExpect(422, () => press("Sign in", theirs));
  check((await theirs.textContent("main")).includes("not right"), "the password of before is no more");

  await page.reload();
  await press("Let them sign in with a password again");
  await page.getByText("They sign in with a password again").waitFor();
}
