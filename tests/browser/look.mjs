// Looks at a page as it stands: axe finds no violation, and at 320 pixels nothing runs off the side (WCAG 1.4.10).
// axe runs in a world of its own beside the page's, so the page keeps its content security policy and knows nothing
// of it. A state already looked at in this browser context is not looked at again.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const narrow = 320;
const require = createRequire(import.meta.url);
const axeSource = readFileSync(createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"), "utf8");

// Best-practice rules are advice to us; these standards are what we promise.
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Where a page's scripts are off, so are timers, and axe takes a breath between its steps with one. Its own world gets
// timers that fire at once, or, if they were to be a long way off, never.
const promptTimers = `globalThis.setTimeout = (step, delay = 0) => { if (delay < 100) Promise.resolve().then(step); }`;

// One session a page, and it stays: were it given back, Chromium would take away the passkey device that a journey
// plugged in by a session of its own.
const sessions = new WeakMap();

export async function findAxeViolations(page, script) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const session = sessions.get(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.exception?.description}`);
    return result.value;
  };
  if (!script) await evaluate(promptTimers);
  await evaluate(axeSource);
  const { violations, passes } = await evaluate(
    `axe.run(document, {
       runOnly: { type: "tag", values: ${JSON.stringify(standards)} },
       resultTypes: ["violations"], preload: false,
     }).then(({ violations, passes }) => ({
       passes: passes.length,
       violations: violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((n) => n.target.join(" ")) })),
     }))`,
  );
  if (passes === 0) throw new Error("axe looked at nothing");
  return violations.map(({ id, help, at }) => `axe ${id}: ${help} (${at.slice(0, 3).join(", ")})`);
}

export async function findOverflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: narrow, height: 640 });
  const found = await page.evaluate((width) => {
    const page = document.documentElement;
    if (page.scrollWidth <= width) return null;
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 0.5);
    const name = (e) => e.tagName.toLowerCase() + (e.id ? `#${e.id}` : "") + [...e.classList].map((c) => `.${c}`).join("");
    return { width: page.scrollWidth, first: wide.slice(0, 3).map(name) };
  }, narrow);
  await page.setViewportSize(before);
  return found ? [`${found.width} pixels wide on a screen of ${narrow} (${found.first.join(", ")})`] : [];
}

export function looker(complain, script) {
  const seen = new Set();
  return async function look(page) {
    const url = new URL(page.url());
    const state = `${url.pathname}\n${await page.content()}`;
    if (seen.has(state)) return;
    seen.add(state);
    for (const problem of [...(await findAxeViolations(page, script)), ...(await findOverflow(page))]) {
      complain(`${problem} on ${url.pathname}`);
    }
  };
}
