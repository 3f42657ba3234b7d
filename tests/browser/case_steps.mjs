// The steps of a case, each as the person who takes it: a journey begins with those before its own and looks closely at its own.
// Every step signs in, does one thing through the pages, and leaves the browser on the contact. Names are numbered people.

const agencies = ["social_care", "police", "health", "education", "probation", "housing", "youth_offending"];

export function steps({ page, base, signIn, check }) {
  const open = async (reference, path = "") => {
    await page.goto(`${base}/contacts/${reference}${path}`);
    await page.locator("h1").waitFor();
  };
  const press = async (name) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.waitForURL(/\/contacts\/[^/]+$/);
  };
  const choose = (name, value) => page.locator(`[name="${name}"][value="${value}"]`).check();

  return {
    open, press, choose, agencies,

    async log(words = "I hear shouting most nights, and the little girl crying.") {
      await signIn("contact");
      await page.goto(`${base}/log`);
      await page.getByLabel("Telephone", { exact: true }).check();
      await page.locator("[name=who][value=anonymous], [name=source][value=anonymous]").first().check();
      await page.getByLabel("A worry about a child").check();
      await page.locator("#child-1-name").fill("Child A");
      await page.locator("#child-1-born-year").fill("2020");
      await page.getByLabel("What did they say?").fill(words);
      await page.locator("[name=contact-family_knows][value=no]").check();
      await page.getByRole("button", { name: "Log this contact" }).click();
      await page.waitForURL("**/contacts/*");
      return new URL(page.url()).pathname.split("/").pop();
    },

    async screen(reference) {
      await signIn("screening");
      await open(reference, "/screen");
      await choose("met", "may_be_harmed");
      await choose("issue.0", "domestic_abuse");
      await page.locator("[name='main.0']").selectOption("domestic_abuse");
      await choose("route", "through_mash");
      await page.locator("[name=note]").fill("A child hears it most nights.");
      await press("Record the screening");
      await open(reference, "/rate");
      await choose("level", "most_urgent");
      await page.locator("[name=reason]").fill("It goes on now.");
      await press("Record the rating");
    },

    async gate(reference, route = "through_mash") {
      await signIn("head");
      await open(reference, "/gate");
      await choose("route", route);
      await page.locator("[name=reason]").fill("Agencies may each hold a piece.");
      await press("Sign");
    },

    async assign(reference) {
      await signIn("head");
      await open(reference, "/assign");
      await page.getByLabel("Social worker 4", { exact: true }).check();
      await press("Assign");
    },

    async ask(reference) {
      await signIn("worker");
      await open(reference, "/ask");
      await page.locator("[name=why]").fill("A neighbour hears violence. The family does not know we ask.");
      await page.locator("[name=basis]").first().check();
      await page.locator("[name=about]").first().check();
      for (const agency of agencies) {
        await choose(`ask.${agency}`, agency === "housing" ? "leave" : "ask");
      }
      await page.locator("[name='because.housing']").fill("The address is not theirs.");
      await press("Send the requests");
    },

    async weigh(reference) {
      await signIn("worker");
      await open(reference);
      await open(reference, "/record");
      await page.locator("[name=summary]").fill("Police: a restraining order. Probation: the father is supervised.");
      await page.locator("[name=analysis]").fill("The order is being broken. The child hears it.");
      await press("Save the record");
      await open(reference, "/recommend");
      await choose("outcome.0", "cpat");
      await page.locator("[name='reason.0']").fill("Serious concerns, and two agencies must act.");
      await press("Send the recommendation");
    },

    async fillDecision() {
      await choose("outcome.0", "cpat");
      await choose("outcome.0", "single_agency");
      await page.locator("[name='receiver.0.single_agency']").selectOption("police");
      await page.locator("[name='reason.0']").fill("Social care for the child now, police for the breach.");
      for (const gap of await page.locator("[name^='gap.']").all()) await gap.fill("Cannot wait for it.");
    },

    async decide(reference) {
      await signIn("head");
      await open(reference, "/decide");
      await this.fillDecision();
      await press("Record the decision");
    },

    async heading() {
      return (await page.locator(".om-identity").textContent()).replaceAll(/\s+/g, " ");
    },
    check,
  };
}
