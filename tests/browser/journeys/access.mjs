// Who may see what: a conflict of interest, a case for a list by two people, broken glass and its review, an item under seal.

export const name = "a conflict is declared, a case is kept to a list by two, glass is broken and reviewed, an item is sealed";

export async function run({ page, base, axe, check, signIn, expecting }) {
  const text = async () => (await page.locator("main").textContent()).replaceAll(/\s+/g, " ");
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const box = (words) => page.getByLabel(words, { exact: true }).check();
  const referenceOf = async (address, row) => {
    await page.goto(base + address);
    const found = page.locator(".om-queue tbody tr:not(.om-group)", { hasText: row }).first();
    return (await found.locator(".om-ref").first().textContent()).trim();
  };

  await signIn("head");
  const others = await referenceOf("/queue?show=all", "with Social worker 5");
  await signIn("worker");
  const own = await referenceOf("/queue?show=mine", "with you");

  // A conflict of interest, by whoever has it: what is wrong is said at once, and nothing typed is lost.
  await page.getByRole("link", { name: "Access", exact: true }).click();
  await axe();
  await page.getByRole("link", { name: "Conflicts of interest" }).click();
  await axe();
  await page.getByRole("link", { name: "Enter a conflict of interest" }).click();
  await axe();
  await page.locator("[name=name]").fill("Adult 9");
  await page.locator("[name=born-month]").fill("13");
  await expecting(422, () => press("Enter it"));
  await page.getByText("Say what the connection is").first().waitFor();
  check((await page.inputValue("[name=name]")) === "Adult 9", "what was typed is still there");
  await axe();
  await page.locator("[name=born-day]").fill("2");
  await page.locator("[name=born-month]").fill("1");
  await page.locator("[name=born-year]").fill("1970");
  await page.locator("[name=why]").fill("A cousin.");
  await press("Enter it");
  await page.waitForURL(/\/conflicts$/);
  check((await text()).includes("declared"), "it stands in the register as declared");
  await axe();

  // A case for a list: proposed by one, agreed to by another.
  await page.goto(`${base}/contacts/${own}`);
  await page.getByRole("link", { name: "Who may open it" }).click();
  await axe();
  check((await page.locator("input:checked").count()) === 0, "nothing is chosen beforehand");
  check((await text()).includes("Asked about this case:"), "who would be cut off is said before it is proposed");
  await expecting(422, () => press("Propose it"));
  await axe();
  await box("Restrict it to a list");
  await box("Social worker 4");
  await page.locator("[name=reason]").fill("A colleague’s family.");
  await expecting(409, () => press("Propose it"));
  await page.getByText("The list of names is too short").first().waitFor();
  await box("Head of MASH");
  await press("Propose it");
  await page.getByText("a proposal waits for a second person").waitFor();
  await page.goto(`${base}/second`);
  check((await text()).includes("Take it back"), "whoever proposed it can take it back and not agree");
  check((await text()).includes("Cut off from its request:"), "and sees which agencies it cuts off");
  await axe();
  await signIn("head");
  await page.getByRole("link", { name: /^Access \(/ }).click();
  await page.getByRole("link", { name: "Waiting for a second person" }).click();
  await page.getByRole("link", { name: /^Agree, or do not/ }).first().click();
  await axe();
  await expecting(422, () => press("Answer"));
  await box("I agree: it holds from now on");
  await press("Answer");
  await page.waitForURL(/\/second\?done=1$/);
  await signIn("screening");
  await expecting(404, () => page.goto(`${base}/contacts/${own}`));
  await axe();

  // Broken glass: what is kept from somebody is answered as what is not there.
  await page.goto(`${base}/break-glass`);
  await axe();
  await signIn("worker");
  await expecting(404, () => page.goto(`${base}/contacts/${others}`));
  await page.goto(`${base}/break-glass/nothing`);
  await axe();
  await signIn("head");
  await page.goto(`${base}/broken-glass`);
  check((await text()).includes("Nobody has."), "nothing was opened yet, and nobody is told of");
  await axe();
  await signIn("worker");
  await page.goto(`${base}/break-glass`);
  await expecting(422, () => press("Open it for an hour"));
  await axe();
  await page.getByLabel("The reference of the case").fill("ABCD-1234");
  await page.getByLabel("Why do you need it now?").fill("She rang and cannot wait.");
  await expecting(422, () => press("Open it for an hour"));
  check((await page.getByLabel("Why do you need it now?").inputValue()) === "She rang and cannot wait.", "a slip of the finger loses no reason");
  await page.getByLabel("The reference of the case").fill(others);
  await press("Open it for an hour");
  await page.waitForURL(`${base}/contacts/${others}`);
  check((await text()).includes("This case is not yours."), "the page says through what it is open");
  await axe();
  await page.goto(`${base}/access`);
  check((await page.getByRole("link", { name: others }).count()) === 1, "and the way back to it is kept while it is");
  await axe();

  // The review.
  await signIn("head");
  await page.goto(`${base}/broken-glass`);
  check((await text()).includes("She rang and cannot wait."), "what was opened waits for a review, with its reason");
  await axe();
  await page.getByRole("link", { name: `Review this: ${others}` }).click();
  check((await page.locator("input:checked").count()) === 0, "nothing is made of it beforehand");
  await axe();

  // An item under seal.
  await signIn("police");
  await page.goto(`${base}/requests`);
  for (const href of await page.locator("a[href^='/requests/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
    await page.goto(base + href);
    if ((await page.getByRole("link", { name: "Keep it to people you name" }).count()) > 0) break;
  }
  await page.getByRole("link", { name: "Keep it to people you name" }).first().click();
  await axe();
  await expecting(422, () => press("Seal it"));
  await axe();
  await box("Head of MASH");
  await box("Social worker 4");
  await box("Police representative");
  await page.locator("[name=marker][value=shown]").check();
  await page.locator("[name=reason]").fill("It would show who told us.");
  await press("Seal it");
  await page.getByText("Under seal.").first().waitFor();
  await axe();
  await page.getByRole("link", { name: "Propose that it is opened" }).first().click();
  await axe();
}
