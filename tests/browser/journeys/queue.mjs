// The Head of MASH reads the day: overdue first, clocks in words, a reference found however it is typed.
// A notice of something new moves nothing on the page; a form that comes after signing out elsewhere is not lost.

export const name = "a queue shows what runs out next, and nothing moves in it";

export async function run({ page, base, script, axe, check, signIn, another, expecting }) {
  await signIn("head");
  check(new URL(page.url()).pathname === "/queue", "the Head of MASH begins at the queue");
  await axe();
  await page.getByRole("link", { name: "All open" }).click();
  await axe();
  const groups = await page.locator("tr.om-group").allTextContents();
  check(groups[0].startsWith("Overdue:"), "what is overdue stands first");
  check((await page.locator(".om-due").first().textContent()).endsWith(" over"), "with how long");
  check((await page.textContent("main")).includes("1 working day"), "the statutory day stands beside the hub's clock");

  const first = page.locator(".om-queue tbody tr:not(.om-group)").first();
  const reference = await first.locator(".om-ref").textContent();
  const typed = reference.toLowerCase().replace("-", " ");
  await page.getByLabel("Find a reference").fill(typed);
  await page.getByRole("button", { name: "Find" }).click();
  check(new URL(page.url()).pathname.startsWith(`/contacts/${reference}`), "a reference is found in small letters with a space");

  const wrong = reference.slice(0, -1) + (reference.endsWith("3") ? "4" : "3");
  await page.goto(`${base}/find`);
  await page.getByLabel("Reference").fill(wrong);
  await expecting(422, () => page.getByRole("button", { name: "Find" }).click());
  await axe();
  check((await page.textContent("main")).includes("Check the reference"), "a mistyped one is told as such");

  await page.goto(`${base}/queue?show=all`);
  const row = page.locator(".om-queue tbody tr:not(.om-group)").nth(2);
  const place = await row.boundingBox();
  const police = await another("police");
  await police.page.locator("table").first().locator("tbody a").first().click();
  await police.page.getByRole("button", { name: "We hold nothing on any of them" }).click();
  await police.page.getByRole("button", { name: "We hold nothing: send it" }).click();
  await police.page.getByText("Your answer has reached the hub.").waitFor();
  if (script) {
    await page.getByRole("status").getByText("There are new or changed contacts.").waitFor();
    const now = await row.boundingBox();
    check(now.x === place.x && now.y === place.y, "the notice moved nothing");
    await page.getByRole("link", { name: "Show them" }).click();
    await page.getByRole("heading", { name: /^All open/ }).waitFor();
  }

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(`${base}/queue`);
  check(new URL(page.url()).pathname === "/sign-in", "after signing out the queue is closed");
}
