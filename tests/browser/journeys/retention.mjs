// How long records are kept: a hold stops a destruction and is lifted; two people destroy a contact, and its
// certificate prints; one child is proposed to be taken out of another.

export const name = "a hold is set and lifted, two people destroy a contact, and one child is taken out of another";

export async function run({ page, base, axe, check, signIn, another, expecting }) {
  const text = async (of = page) => (await of.locator("main").textContent()).replaceAll(/\s+/g, " ");
  const press = (words, of = page) => of.getByRole("button", { name: words, exact: true }).click();
  const day = async (field, year) => {
    for (const [part, words] of [["day", "1"], ["month", "12"], ["year", String(year)]]) {
      await page.locator(`[name=${field}-${part}]`).fill(words);
    }
  };
  const year = new Date().getFullYear();

  await signIn("support");
  await page.goto(`${base}/queue?show=closed`);
  const reference = (await page.locator(".om-queue tbody .om-ref").first().textContent()).trim();
  await page.goto(`${base}/contacts/${reference}`);
  check(!(await text()).includes("was destroyed"), "it is whole");

  await page.getByRole("link", { name: "Retention", exact: true }).click();
  await axe();
  check((await text()).includes("Assumed:"), "the schedule says what of it is assumed");
  await expecting(422, () => press("Show how it is kept"));
  await axe();
  await page.locator("[name=reference]").fill(reference);
  await press("Show how it is kept");
  await page.getByRole("heading", { name: "How it is kept" }).waitFor();
  await axe();
  const record = page.url();

  await page.getByRole("link", { name: "Propose that all of it be destroyed" }).click();
  await axe();
  check((await page.locator("input[type=radio]:checked").count()) === 0, "no ground is chosen beforehand");
  await page.locator("[name=reason]").fill("words that are kept");
  await expecting(422, () => press("Propose it"));
  check((await page.locator("[name=reason]").inputValue()) === "words that are kept", "what was typed stays");
  await axe();
  await page.locator("[name=ground][value=wrongly_there]").check();
  await press("Propose it");
  await page.waitForURL(record);
  check((await text()).includes("Destruction proposed"), "the proposal is told");
  await axe();

  await page.getByRole("link", { name: "Set a hold" }).click();
  await axe();
  await expecting(422, () => press("Set the hold"));
  await axe();
  await page.locator("[name=reason]").fill("an inquiry");
  await day("review", year + 1);
  await press("Set the hold");
  await page.waitForURL(record);

  const head = await another("head");
  await head.page.goto(`${record}/decide`);
  await axe(head.page);
  await head.expecting(422, () => press("Record the decision", head.page));
  await axe(head.page);
  await head.page.locator("[name=decision][value=approve]").check();
  await head.expecting(409, () => press("Record the decision", head.page));
  check((await text(head.page)).includes("A hold stands"), "a hold comes before two people");

  await page.getByRole("link", { name: "Lift a hold" }).click();
  await axe();
  await page.locator("[name=hold]").first().check();
  await page.locator("[name=reason]").fill("it meant another");
  await press("Lift it");
  await page.waitForURL(record);

  await head.page.goto(`${record}/decide`);
  await head.page.locator("[name=decision][value=approve]").check();
  await press("Record the decision", head.page);
  await head.page.waitForURL(record);
  check((await text(head.page)).includes("Every word of it was destroyed"), "it is gone");
  await axe(head.page);
  await head.page.getByRole("link", { name: "Certificate" }).first().click();
  check((await text(head.page)).includes("Its hash"), "the certificate names its place in the ledger");
  await axe(head.page);
  await head.page.emulateMedia({ media: "print" });
  await axe(head.page);
  await head.page.emulateMedia({ media: "screen" });
  await head.page.goto(`${base}/contacts/${reference}`);
  check((await text(head.page)).includes("Every word written here was destroyed"), "the contact is a tombstone");
  await axe(head.page);

  await page.goto(`${base}/queue?show=closed`);
  const other = (await page.locator(".om-queue tbody .om-ref").allTextContents())
    .map((one) => one.trim()).find((one) => one !== reference);
  await page.goto(`${base}/retention/${other}/child`);
  await axe();
  check((await page.locator("input[type=radio]:checked").count()) === 0, "nothing is chosen beforehand");
  await expecting(422, () => press("Propose it"));
  await axe();
  await page.goto(`${base}/retention/${other}/keep`);
  await axe();
  await page.locator("[name=reason]").fill("a brother is known");
  await day("again", year + 2);
  await press("Keep it");
  await page.getByRole("heading", { name: "How it is kept" }).waitFor();
  await axe();
}
