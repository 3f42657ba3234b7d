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

  /// The questions of one decision about an item, the same whichever way it goes.
  const decision = async (what) => {
    await page.locator("[name=basis]").first().check();
    for (const [name, words] of [["purpose", "To weigh it."], ["relevance", "It shows where she is."], ["risk", "None."]])
      await fill(name, words);
    await choose("decided", what);
  };
  /// As the agency: a part of it goes to somebody outside, who is told, and it does not go to the family.
  const letOut = async () => {
    await choose("to", "outside");
    await fill("recipient", "The midwife");
    await choose("extent", "part");
    await fill("part", "A heron.");
    await decision("goes");
    await press("Record this decision");
    await page.getByRole("link", { name: "What The midwife may read, and that they were told" }).click();
    await page.locator("form#told").waitFor();
    await axe();
    await says("A heron.");
    await refusedEmpty("Record that they were told");
    await page.getByLabel("Read out by telephone").check();
    await press("Record that they were told");
    await page.getByText("Read out by telephone").waitFor();
  };
  const keptBack = async () => {
    await choose("to", "the_family");
    await decision("no");
    await fill("because", "It would tell who reported it.");
    await press("Record this decision");
    await page.getByText("Not let out to the family").waitFor();
    await axe();
  };

  return {
    /// As a case's worker, in the first of theirs in which something was told: its agency is asked to let it go to somebody.
    async askToPassOn() {
      const origin = new URL(page.url()).origin;
      await page.goto(`${origin}/queue?show=mine`);
      const cases = await page.locator(".om-queue tbody tr:not(.om-group) a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      for (const one of cases) {
        await page.goto(origin + one);
        if ((await page.getByText("What may be passed on").count()) > 0) break;
      }
      await page.getByText("What may be passed on").click();
      await page.getByRole("link", { name: /pass it on/i }).first().click();
      await page.locator("form#form").waitFor();
      await axe();
      await refusedEmpty("Record this decision");
      await choose("to", "outside");
      await fill("recipient", "The midwife");
      await choose("extent", "whole");
      await decision("ask");
      await kept("Record this decision");
      await says("was asked to let one item go to");
    },

    async referrerKept() {
      await follow("Decide whether somebody is told who told the hub");
      await refusedEmpty("Record this decision");
      await choose("to", "the_family");
      await decision("no");
      await fill("because", "She is afraid of being found out.");
      await kept("Record this decision");
      await says("is not told who told the hub");
    },

    /// As somebody who approves what leaves the hub: an agreement is recorded, signed, renewed and ended.
    async sharingAgreement() {
      await page.goto(`${new URL(page.url()).origin}/agreements`);
      await axe();
      const day = async (name, ...parts) => {
        for (const [i, part] of ["day", "month", "year"].entries()) await fill(`${name}-${part}`, String(parts[i]));
      };
      const year = new Date().getFullYear();
      await page.getByRole("link", { name: "Record an agreement" }).click();
      await page.locator("form#form").waitFor();
      await axe();
      await refusedEmpty("Record it");
      for (const [name, words] of [["name", "Agreement 1"], ["covers", "What a request asks for."], ["purposes", "Keeping children safe."], ["other-1", "The council"]])
        await fill(name, words);
      await page.locator("[name=party]").first().check();
      await day("review", 1, 2, year + 1);
      await day("lapses", 1, 3, year + 1);
      await press("Record it");
      await page.getByRole("heading", { name: "Agreement 1" }).waitFor();
      await axe();
      for (const act of ["Record a signature", "Renew this agreement", "End this agreement"]) {
        await page.getByRole("button", { name: act }).click();
        await page.locator("form#form").waitFor();
        await axe();
        if (act === "Record a signature") {
          await refusedEmpty("Record it");
          await choose("party", "0");
          await fill("signer", "Director 1");
          await day("signed", 1, 2, year);
          await press("Record it");
        } else if (act === "Renew this agreement") {
          await refusedEmpty("Renew it");
          await day("review", 1, 2, year + 2);
          await day("lapses", 1, 3, year + 2);
          await fill("words", "Looked at by all.");
          await press("Renew it");
        } else {
          await refusedEmpty("End it");
          await fill("reason", "Another took its place.");
          await press("End it");
        }
        await page.getByRole("heading", { name: "History" }).waitFor();
      }
      await says("Ended: Another took its place.");
      await axe();
    },

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
      await page.locator("form#decide").waitFor();
      await axe();
      await refusedEmpty("Record this decision");
      await choose("to", "the_case");
      await decision("goes");
      await press("Record this decision");
      await page.getByText("Open to the case.").waitFor();
      await axe();
      await letOut();
      await keptBack();
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
