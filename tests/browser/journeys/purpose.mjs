// Why somebody looks at a case: asked of whoever it does not wait for, once, and nothing chosen beforehand; and the cases that two
// people open to an inspector by name and by day.

export const name = "the Head says why they open another’s case, and two people let an inspector in";
export const saysWhy = false;

export async function run({ page, base, signIn, check, axe, expecting }) {
  const text = async () => (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const pathname = () => new URL(page.url()).pathname;

  await signIn("worker");
  await page.goto(`${base}/queue?show=mine`);
  const row = page.locator(".om-queue tbody tr:not(.om-group)", { hasText: "with you" }).first();
  const reference = (await row.locator(".om-ref").first().textContent()).trim();
  await page.goto(`${base}/contacts/${reference}`);
  check(pathname() === `/contacts/${reference}`, "whose case it is, is asked nothing");

  await signIn("head");
  await page.goto(`${base}/contacts/${reference}`);
  if (pathname().endsWith("/purpose")) {
    await axe();
    check((await page.locator("input:checked").count()) === 0, "nothing is chosen beforehand");
    await expecting(422, () => press("Go on"));
    await page.getByText("Choose what you look at it for").first().waitFor();
    await axe();
    await page.locator("[name=purpose][value=learn]").check();
    await press("Go on");
    await page.getByText("A case is not opened for that").waitFor();
    await axe();
    await page.locator("[name=purpose][value=oversee]").check();
    await press("Go on");
    await page.waitForURL((url) => url.pathname === `/contacts/${reference}`);
  }
  await page.goto(`${base}/contacts/${reference}`);
  check(pathname() === `/contacts/${reference}`, "it is asked once");

  await page.goto(`${base}/inspections/new`);
  check((await page.locator("input:checked").count()) === 0, "nobody is chosen beforehand");
  await axe();
  const today = new Date();
  await page.locator("[name=inspector]").first().check();
  await page.locator("[name=cases]").fill(reference);
  for (const name of ["from", "until"]) {
    await page.locator(`[name=${name}-day]`).fill(String(today.getDate()));
    await page.locator(`[name=${name}-month]`).fill(String(today.getMonth() + 1));
    await page.locator(`[name=${name}-year]`).fill(String(today.getFullYear()));
  }
  await page.locator("[name=reason]").fill("A joint inspection.");
  await press("Propose it");
  await page.waitForURL(/\/second$/);
  await axe();

  await signIn("deputy");
  await page.goto(`${base}/second`);
  await page.getByRole("link", { name: /Agree, or do not: to Inspector/ }).click();
  await axe();
  await page.locator("[name=answer][value=agree]").check();
  await press("Answer");
  await page.waitForURL(/\/second\?done=1$/);
  await page.goto(`${base}/inspections`);
  check((await text()).includes("Open now"), "those who guard see that it is open");
  await axe();

  await signIn("inspector");
  check(pathname() === "/inspections", "an inspector begins at the cases opened to them");
  await axe();
  await page.getByRole("link", { name: reference }).click();
  await page.waitForURL((url) => url.pathname === `/contacts/${reference}`);
  await axe();

  await signIn("analyst");
  check(pathname() === "/analyst" && (await text()).includes("No case opens to it"), "an analyst is told what they may do");
  await axe();
}
