// Runs one journey in one browser context, with or without JavaScript, and tells what was wrong with it.
// A journey is a file in journeys/ that exports `name` and `run({ page, base, script, signIn, axe, check, … })`; README.md
// in this folder says what each of these is. A journey fails on the first check that does not hold, and on anything
// watch.mjs or look.mjs saw, whether the journey looked or not.

import { looker } from "./look.mjs";
import { watch } from "./watch.mjs";

const journeySeconds = 120;
const actionSeconds = 10;

export async function runJourney(browser, journey, { base, beside, script, passwords, picture }) {
  const problems = new Set();
  const complain = (problem) => problems.add(problem);
  const look = looker(complain, script);
  const contexts = [];

  async function openPage() {
    const context = await browser.newContext({
      javaScriptEnabled: script,
      viewport: { width: 1280, height: 900 },
      locale: "en-GB",
      timezoneId: "Europe/London",
      reducedMotion: "reduce",
    });
    contexts.push(context);
    context.setDefaultTimeout(actionSeconds * 1000);
    const page = await context.newPage();
    if (journey.saysWhy !== false) sayWhy(page);
    const { expecting } = await watch(page, [base, ...(beside?.origins ?? [])], complain);
    return { page, expecting };
  }

  async function signIn(role, page) {
    if (!passwords.has(role)) throw new Error(`the demo hub has no account '${role}'`);
    await page.context().clearCookies();
    await page.goto(`${base}/sign-in`);
    await page.fill("input[name=name]", role);
    await page.fill("input[name=password]", passwords.get(role));
    await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main form button")]);
  }

  function check(holds, sentence) {
    if (!holds) throw new Error(`not so: ${sentence}`);
  }

  const first = await openPage();
  const run = journey.run({
    ...first,
    base,
    beside,
    script,
    check,
    axe: (page = first.page) => look(page),
    signIn: (role, page = first.page) => signIn(role, page),
    // A second person at a second computer.
    async another(role) {
      const opened = await openPage();
      if (role) await signIn(role, opened.page);
      return opened;
    },
  });
  run.catch(() => {}); // one that comes too late has been told of already
  try {
    await within(journeySeconds, run);
    await first.page.waitForTimeout(100); // what the last page still had to say
  } catch (error) {
    complain(error.message);
  }
  if (problems.size > 0 && picture) {
    await first.page.screenshot({ path: picture, fullPage: true }).catch(() => {});
  }
  await Promise.all(contexts.map((context) => context.close().catch(() => {})));
  return [...problems];
}

// Whoever opens a case that waits for nobody of theirs says first what they look at it for. A journey about something else
// says it at once and goes on; purpose.mjs looks at the page itself, and exports `saysWhy = false`.
function sayWhy(page) {
  const asks = (url) => new URL(url).pathname.endsWith("/purpose");
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame() || !asks(frame.url())) return;
    const said = async () => {
      await page.locator("[name=purpose][value=step]").check();
      await page.getByRole("button", { name: "Go on" }).click();
    };
    said().catch(() => {}); // the journey fails on what it finds instead
  });
  const goto = page.goto.bind(page);
  page.goto = async (...asked) => {
    const response = await goto(...asked);
    if (asks(page.url())) await page.waitForURL((url) => !asks(url));
    return response;
  };
}

function within(seconds, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
