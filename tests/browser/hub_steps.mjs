// The steps only some hubs take, as whoever may: agreement, the family's words, views, pathways, disagreements, letters.
// Each opens its own page from the contact's, leaves it empty once to see that everything is asked for at once, and then
// fills it in. A journey of one hub names the steps that hub has.

export function hubSteps({ page, axe, check, expecting }) {
  const follow = async (words) => {
    await page.getByRole("link", { name: words, exact: true }).first().click();
    await page.locator("form#form").waitFor();
    await axe();
  };
  const press = (words) => page.getByRole("button", { name: words, exact: true }).click();
  const refusedEmpty = async (words) => {
    await expecting(422, () => press(words));
    await page.getByText("There is a problem").waitFor();
    await axe();
  };
  const kept = async (words) => {
    await press(words);
    await page.waitForURL(/\/contacts\/[0-9A-Z-]{9}$/);
    await axe();
  };
  const fill = (name, words) => page.locator(`[name="${name}"]`).fill(words);
  const choose = (name, value) => page.locator(`[name="${name}"][value="${value}"]`).check();
  const says = async (words) => check((await page.locator("main").textContent()).includes(words), `the page says “${words}”`);

  return {
    follow, press, fill, choose, says,

    /// The first contact of this queue, opened.
    async openFirst(show = "all") {
      await page.goto(`${new URL(page.url()).origin}/queue?show=${show}`);
      await page.locator(".om-queue tbody tr:not(.om-group) a").first().click();
      await page.waitForURL(/\/contacts\/[0-9A-Z-]{9}$/);
      await axe();
    },

    async agreement(purpose) {
      await follow("Record the family’s agreement");
      await refusedEmpty("Record it");
      await choose("purpose", purpose);
      await choose("state", "given");
      await kept("Record it");
      await says("They agreed");
    },

    async heard() {
      await follow("Write down what the family said");
      await refusedEmpty("Keep it");
      await fill("words", "We would rather you had asked us.");
      await kept("Keep it");
      await says("We would rather you had asked us.");
    },

    async person() {
      await follow("Name somebody else who matters");
      await refusedEmpty("Add them");
      await fill("name", "Adult 8");
      await choose("kind", "adult");
      await fill("relationship", "grandmother");
      await kept("Add them");
      await says("Adult 8");
    },

    async added() {
      await follow("Add what came since");
      await refusedEmpty("Add it");
      await fill("words", "The school rang: she is in hospital.");
      await kept("Add it");
      await says("she is in hospital");
    },

    /// As an agency's representative: one item is given, held with its flag, and let into the case.
    async letIn() {
      await page.goto(`${new URL(page.url()).origin}/requests`);
      await page.locator("table").first().locator("tbody tr").first().getByRole("link").click();
      await page.getByLabel("We hold information and give it").check();
      await page.getByLabel("In words").fill("A heron on the roof.");
      await fill("item-0-flag", "Ask the officer on duty");
      for (const what of ["relevance", "handling"]) await page.locator(`[name=item-0-${what}]`).first().check();
      const people = page.locator("[name=item-0-about]");
      if ((await people.count()) > 0) await people.first().check();
      await press("Send this answer");
      await page.getByText("Your answer has reached the hub.").waitFor();
      await axe();
      await page.getByRole("link", { name: "Let it out, or decide not to" }).first().click();
      await page.locator("form#let-out").waitFor();
      await axe();
      await refusedEmpty("Let it out");
      await choose("to", "the_case");
      await page.locator("[name=basis]").first().check();
      for (const [name, words] of [["purpose", "To weigh it."], ["relevance", "It shows where she is."], ["risk", "None."]])
        await fill(name, words);
      await press("Let it out");
      await page.getByText("Open to the case.").waitFor();
      await axe();
    },

    async view(on) {
      await follow("Give your view");
      await refusedEmpty("Keep my view");
      await choose("on", on);
      await fill("view", "More than one agency is needed.");
      await page.getByLabel("I do not agree with what the others would do").check();
      await kept("Keep my view");
      await says("dissenting");
    },

    async pathway(code) {
      await follow("Open a pathway");
      await refusedEmpty("Open it");
      await choose("pathway", code);
      await fill("reason", "It was said on the telephone.");
      await kept("Open it");
      await page.locator(`a[href$="/pathways/${code}"]`).click();
      await axe();
      await page.locator("[name=step]").first().check();
      await fill("note", "Done this morning.");
      await kept("Record it");
      await says("1 of");
    },

    async strategy() {
      await follow("Call a strategy discussion");
      await refusedEmpty("Call it");
      await page.locator("[name=invited]").first().check();
      await fill("why", "Marks nobody can explain.");
      for (const [part, words] of [["day", "24"], ["month", "11"], ["year", "2026"], ["time", "2pm"]]) {
        await fill(`when-${part}`, words);
      }
      await kept("Call it");
      await follow("Record what it came to");
      await page.locator("[name=came]").first().check();
      await fill("decided", "A joint visit.");
      await choose("section_47", "starts");
      await expecting(409, () => press("Record it"));
      await says("A strategy discussion wants");
      await fill("without", "They rang in afterwards.");
      await kept("Record it");
      await says("A joint visit.");
    },

    async disagreement() {
      await follow("Raise a disagreement");
      await refusedEmpty("Raise it");
      await fill("words", "The school does not agree that this is early help.");
      await kept("Raise it");
      await follow("Settle it, or take it on");
      await refusedEmpty("Record it");
      await choose("do", "on");
      await fill("words", "We talked and do not agree.");
      await kept("Record it");
      await follow("Settle it, or take it on");
      await choose("do", "settled");
      await fill("words", "A visit was agreed.");
      await kept("Record it");
      await says("Settled disagreement");
    },

    async share(ground) {
      await follow("Share outside the hub");
      await refusedEmpty("Record that this was shared");
      await fill("recipient", "The youth club");
      await choose("ground", ground);
      await fill("what", "He is not to be alone with younger children.");
      await fill("why", "Other children go there.");
      await kept("Record that this was shared");
      await says("The youth club");
    },
  };
}
