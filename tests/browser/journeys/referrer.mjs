// A neighbour and a mother tell the hub, with no account: nothing typed is lost on the way, pressing twice sends once, and
// the code opens what was sent on another computer. Refusals are met on purpose.

export const name = "anybody refers a child, comes back with a code, and adds to what was sent";

const words = "I hear him shouting most nights. On Sunday things were thrown. “The little girl” was on the stairs, crying.";

export async function run(tools) {
  const { page, base, axe, check } = tools;
  await page.goto(base);
  await axe();
  for (const way of ["020 8708 3885", "020 8708 3886", "cpat.referrals", "IG1 1NY", "Monday to Friday", "999"]) {
    check((await page.textContent("body")).includes(way), `the start page shows ${way}`);
  }
  for (const path of ["/about", "/help", "/privacy", "/accessibility", "/refer/resume"]) {
    await page.goto(base + path);
    await axe();
  }
  const code = await startForm(tools);
  await tellTheWorry(tools);
  await describeTheFamily(tools);
  await otherParts(tools);
  if (tools.script) await savedWhileTyping(tools, code);
  const late = await changedInTwoWindows(tools, code);
  const reference = await sendIt(tools);
  await writtenTooLate(tools, late);
  await openTheCopy(tools, code, reference);
  await askForHelpInAMinute(tools);
}

const save = (page) => page.getByRole("button", { name: "Save and continue" }).click();
const task = async (page, words) => {
  await page.getByRole("link", { name: words, exact: true }).click();
  await page.locator("form[data-autosave]").waitFor();
};
const backAtTasks = (page) => page.waitForURL("**/refer/tasks");

async function startForm({ page, base, axe, check }) {
  await page.goto(base);
  await page.getByRole("button", { name: "I am worried about a child" }).click();
  await axe();
  await page.getByRole("button", { name: "Start" }).click();
  await backAtTasks(page);
  await axe();
  const code = (await page.textContent("#return-code")).trim();
  check(/^([346789CDFGHJKMNPQRTVWXY]{4}-){4}[346789CDFGHJKMNPQRTVWXY]{4}$/.test(code), "the code is shown in plain");
  check(!page.url().includes(code), "the code is in no address");
  return code;
}

async function tellTheWorry({ page, axe, check, expecting }) {
  await task(page, "What worries you");
  check((await page.locator("input:checked").count()) === 0, "nothing is chosen beforehand");
  await page.getByLabel("What are you worried about?").fill(words);
  await page.locator("[name=worry-1-when-year]").fill("2062");
  await expecting(422, () => save(page));
  check((await page.title()).startsWith("Error: "), "the title says that there is a problem");
  const problem = "The date it happened must be today or earlier. You typed 2062";
  await page.locator(".govuk-error-summary").getByText(problem).waitFor();
  check((await page.inputValue("[name=worry-1-words]")) === words, "what was typed is kept");
  check((await page.inputValue("[name=worry-1-when-year]")) === "2062", "and so is the faulty date");
  await axe();
  await page.locator("[name=worry-1-when-month]").fill("November");
  await page.locator("[name=worry-1-when-year]").fill("2020");
  await page.getByLabel("I saw or heard it myself").check();
  await save(page);
  await backAtTasks(page);
  await page.getByText("Completed").first().waitFor();
}

async function describeTheFamily({ page, axe, check }) {
  await task(page, "Child 1");
  await axe();
  await page.getByLabel("Full name", { exact: true }).fill("Child A");
  await page.locator("[name=child-1-born-year]").fill("2019");
  await page.locator("[name=child-1-school-unknown]").check();
  await page.getByLabel("may be at risk of harm").check();
  await page.getByRole("button", { name: "Save and add another child" }).click();
  await page.waitForURL("**/refer/child/2");
  await page.getByLabel("Not yet").check();
  await page.locator("[name=child-2-born-year]").fill("2199");
  await save(page);
  await backAtTasks(page);
  await page.getByRole("button", { name: "Add an adult" }).click();
  await page.waitForURL("**/refer/adult/1");
  await page.locator("[name=adult-1-relationship]").fill("their mother");
  await page.getByLabel("may be at risk of harm").check();
  await page.getByLabel("may be a source of harm").check();
  await axe();
  await save(page);
  await backAtTasks(page);
  await page.getByRole("button", { name: "Add a child" }).click();
  await page.waitForURL("**/refer/child/3");
  await page.getByRole("link", { name: "Take this child out of the form" }).click();
  await axe();
  await page.getByRole("button", { name: "Take it out" }).click();
  await backAtTasks(page);
  check((await page.getByRole("link", { name: "Child 3" }).count()) === 0, "the third child was taken out");
  await task(page, "What worries you");
  await page.getByLabel("“Child A”").check();
  await page.getByLabel("Child 2, not yet born").check();
  await save(page);
  await backAtTasks(page);
}

async function otherParts({ page, axe, check }) {
  await task(page, "Now, and until now");
  check((await page.textContent("main")).includes("Level 4"), "what has to be told the same day is said");
  await axe();
  await page.locator("[name=contact-delay]").fill("I was not sure at first");
  await page.locator("[name=contact-safe_now-unknown]").check();
  await save(page);
  await backAtTasks(page);
  await task(page, "Who knows, and who agrees");
  await page.locator("[name=contact-family_knows][value=no]").check();
  await page.locator("[name=contact-consent][value=unknown]").check();
  await axe();
  await save(page);
  await backAtTasks(page);
  await task(page, "Who you are");
  await axe();
  await page.getByLabel("A neighbour or another member of the public").check();
  await save(page);
  await backAtTasks(page);
  await task(page, "About you");
  await axe();
  await page.getByLabel("When and how is it safe to contact you?").fill("Not in the evening");
  await save(page);
  await backAtTasks(page);
}

async function savedWhileTyping({ page, check }, code) {
  await task(page, "Now, and until now");
  await page.locator("[name=contact-tried]").fill("Saved without a button");
  await page.locator("[name=contact-hoped]").focus();
  await page.locator("[data-saved]").getByText(/^Saved \d/).waitFor();
  await page.goto(new URL("/refer/check", page.url()).href);
  check((await page.textContent("main")).includes("Saved without a button"), "what was typed is on the server");
  check((await page.textContent("body")).includes(code), "the code stands beside it");
  await page.goto(new URL("/refer/tasks", page.url()).href);
}

async function openWithCode(page, base, code) {
  await page.goto(`${base}/refer/resume`);
  await page.getByLabel("Your code").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Open it" }).click();
}

async function changedInTwoWindows({ page, base, axe, check, expecting, another }, code) {
  const { page: other, expecting: met } = await another();
  await openWithCode(other, base, code);
  await backAtTasks(other);
  await task(page, "About you");
  await task(other, "About you");
  await other.getByLabel("Telephone number").fill("01632 960 001");
  await save(other);
  await backAtTasks(other);
  // Saving while typing does not get through here: the button alone meets the other window's words.
  await page.route("**/refer/autosave", (route) => route.abort("aborted"));
  await page.getByLabel("Telephone number").fill("01632 960 002");
  await expecting(409, () => save(page));
  await page.getByRole("heading", { name: "This was changed in another window" }).waitFor();
  await axe();
  const both = await page.textContent("main");
  check(both.includes("960 [+ 001 +]") && both.includes("960 [+ 002 +]"), "both numbers are shown, and where they differ");
  await expecting(409, () => page.getByRole("button", { name: "Save my choice" }).click());
  await page.locator(".govuk-error-summary").waitFor();
  await page.getByLabel("Keep both").check();
  await page.getByRole("button", { name: "Save my choice" }).click();
  await backAtTasks(page);
  await page.unroute("**/refer/autosave");
  await task(page, "About you");
  check((await page.inputValue("[name=contact-phone]")) === "01632 960 002; 01632 960 001", "both are kept");
  await page.goto(`${base}/refer/tasks`);
  await task(other, "Now, and until now");
  return { page: other, expecting: met };
}

async function writtenTooLate({ axe, check }, { page, expecting }) {
  await page.route("**/refer/autosave", (route) => route.abort("aborted"));
  await page.locator("[name=contact-working_well]").fill("Their grandmother helps");
  await expecting(409, () => save(page));
  await page.getByRole("heading", { name: "This form has been sent already" }).waitFor();
  await axe(page);
  check((await page.inputValue("#words")).includes("Their grandmother helps"), "what came too late is not lost");
  await page.getByRole("button", { name: "Add it to what was sent" }).click();
  await page.waitForURL("**/copy?added=1");
  check((await page.textContent("main")).includes("Their grandmother helps"), "and can be added");
}

async function sendIt({ page, axe, check }) {
  await page.getByRole("button", { name: "Read it through and send" }).click();
  const read = await page.textContent("main");
  for (const said of [words, "Child A", "2019", "Not known", "their mother", "Not in the evening", "November 2020"]) {
    check(read.includes(said), `what was written is read again: ${said}`);
  }
  await axe();
  await page.getByRole("button", { name: "Send it" }).dblclick();
  await page.locator("#reference").waitFor(); // the second click cuts off the first one's way: wait for the page, not the way
  await axe();
  const reference = (await page.textContent("#reference")).trim();
  check(/^[346789CDFGHJKMNPQRTVWXY]{4}-[346789CDFGHJKMNPQRTVWXY]{4}$/.test(reference), "there is a reference");
  check((await page.textContent("main")).includes("Say it as"), "and how to say it");
  check((await page.textContent("main")).includes(words), "and the words as they were sent");
  check(!(await page.title()).includes("Child A") && !page.url().includes("Child"), "no name in a title or an address");
  await page.reload();
  check((await page.textContent("#reference")).trim() === reference, "a refresh sends nothing new");
  await page.goBack();
  if (new URL(page.url()).pathname === "/refer/check" && (await page.getByRole("button", { name: "Send it" }).count()) > 0) {
    await page.getByRole("button", { name: "Send it" }).click();
  }
  await page.waitForURL("**/refer/sent");
  check((await page.textContent("#reference")).trim() === reference, "sending again after going back is the same referral");
  return reference;
}

async function openTheCopy({ page, base, axe, check, expecting, another }, code, reference) {
  await page.getByRole("button", { name: "Close it here" }).click();
  await page.goto(`${base}/copy`);
  await page.getByLabel("Your code").fill(reference);
  await expecting(422, () => page.getByRole("button", { name: "Open it" }).click());
  await page.locator(".govuk-error-summary").waitFor();
  check((await page.inputValue("#code")) === reference, "the reference opens nothing, and stays in the field");
  await axe();

  const { page: elsewhere } = await another();
  await openWithCode(elsewhere, base, code);
  await elsewhere.waitForURL("**/copy");
  check((await elsewhere.textContent("#reference")).trim() === reference, "the code opens the copy on another computer");
  await axe(elsewhere);
  await elsewhere.getByRole("link", { name: "Add to what you sent" }).click();
  await axe(elsewhere);
  await elsewhere.getByLabel("What do you want to add?").fill("The dog barks when he comes");
  await elsewhere.getByRole("button", { name: "Add it" }).dblclick();
  await elsewhere.getByText("The dog barks when he comes").first().waitFor();
  check((await elsewhere.getByText("The dog barks when he comes").count()) === 1, "what was added stands there once");
  check((await elsewhere.textContent("main")).includes(words), "and what was sent is unchanged");
  await axe(elsewhere);
}

async function askForHelpInAMinute({ page, base, axe, check, expecting }) {
  await page.goto(base);
  await page.getByRole("button", { name: "I want help for my family" }).click();
  await axe();
  await page.getByRole("button", { name: "Tell us now, on one page" }).click();
  await page.waitForURL("**/refer/now");
  await axe();
  await expecting(422, () => page.getByRole("button", { name: "Send it now" }).click());
  await page.getByRole("heading", { name: "Nothing is written yet" }).waitFor();
  await axe();
  await page.getByRole("link", { name: "Tell us now, on one page" }).click();
  await page.getByLabel("What is hard at the moment, and what would help?").fill("I cannot cope with the nights");
  await page.getByRole("button", { name: "Send it now" }).click();
  await page.waitForURL("**/refer/sent");
  const sent = await page.textContent("main");
  check(sent.includes("I cannot cope with the nights"), "one sentence is enough");
  check(sent.includes("You left no way to reach you"), "and it is said that nobody can be written to");
  await axe();
}
