// Opens the sample page in Chromium under the policy every page is served with: nothing may be refused by it, axe and
// html-validate find nothing, drafts are saved and retried, a notice moves nothing, and it fits 320 pixels.
// usage: node sample_test.mjs <govuk_sample> <assets folder> <chromium>
// The journeys through the real program are in tests/browser/.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const [sample, assets, browserPath] = process.argv.slice(2);
const names = JSON.parse(readFileSync(join(assets, "names.json"), "utf8"));
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";
const pages = Object.fromEntries(
  ["public", "staff"].map((audience) => [`/${audience}`, execFileSync(sample, [audience], { encoding: "utf8" })]));

const state = { saved: [], failNext: 0, streams: [] };
const server = createServer((request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  const send = (status, type, body) =>
    response.writeHead(status, { "content-type": type, "content-security-policy": policy }).end(body);
  if (pages[url.pathname]) return send(200, "text/html; charset=utf-8", pages[url.pathname]);
  if (url.pathname.startsWith("/assets/")) {
    const name = url.pathname.slice(8);
    if (!Object.values(names).includes(name)) return send(404, "text/plain", "no such asset");
    return send(200, types[name.split(".").pop()], readFileSync(join(assets, name)));
  }
  if (url.pathname === "/save") {
    let body = "";
    request.on("data", (part) => (body += part));
    return request.on("end", () => {
      if (state.failNext > 0) {
        state.failNext -= 1;
        return send(503, "text/plain", "not now");
      }
      state.saved.push(new URLSearchParams(body));
      return send(204, "text/plain");
    });
  }
  if (url.pathname === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("retry: 5000\n\n");
    return state.streams.push(response);
  }
  return send(404, "text/plain", "nothing here");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
let passed = 0;
const failed = [];
async function check(name, options, run) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (said) => complaints.push(said.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await run(page, complaints);
    passed += 1;
    console.log(`passed  ${name}`);
  } catch (error) {
    failed.push(name);
    console.log(`FAILED  ${name}\n${error.stack}`);
  }
  await context.close();
}
async function until(what, condition) {
  for (let tries = 0; tries < 300; ++tries) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`waited 15 s in vain: ${what}`);
}

for (const audience of ["public", "staff"]) {
  for (const width of [1280, 320]) {
    await check(`${audience} at ${width}: the policy refuses nothing, axe finds nothing, no sideways scroll`,
      { viewport: { width, height: 900 } }, async (page, complaints) => {
        await page.goto(`${base}/${audience}`);
        await page.waitForSelector("body.govuk-frontend-supported");
        assert.deepEqual(complaints, []);
        const found = await new AxeBuilder({ page }).withTags(standards).analyze();
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${audience}-${width}.png`, fullPage: true });
      });
  }
  await check(`${audience}: html-validate finds nothing`, {}, async () => {
    const report = await new HtmlValidate({
      extends: ["html-validate:recommended"],
      // The components leave these to their authors: GOV.UK's own markup has roles, long titles and form attributes.
      rules: { "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit"] }], "long-title": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "prefer-native-element": "off",
        "no-redundant-role": "off", "attribute-boolean-style": "off", "doctype-style": "off" },
    }).validateString(pages[`/${audience}`]);
    assert.deepEqual(report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message} ${m.selector}`)), []);
  });
}

await check("without script a choice still opens what belongs to it", { javaScriptEnabled: false }, async (page) => {
  await page.goto(`${base}/public`);
  assert.equal(await page.locator("#seen-by").isVisible(), false);
  await page.getByLabel("Yes").check();
  assert.equal(await page.locator("#seen-by").isVisible(), true);
});

await check("with script it opens and closes too", {}, async (page) => {
  await page.goto(`${base}/public`);
  await page.waitForSelector("body.govuk-frontend-supported");
  await page.getByLabel("Yes").check();
  assert.equal(await page.locator("#seen-by").isVisible(), true);
  await page.getByLabel("No", { exact: true }).check();
  assert.equal(await page.locator("#seen-by").isVisible(), false);
});

await check("what is typed is saved when typing pauses, and the slot says when", {}, async (page) => {
  state.saved = [];
  await page.goto(`${base}/public`);
  await page.waitForSelector("body.govuk-frontend-supported");
  await page.fill("#worry", "He said \"stop\" & cried\nthen left");
  await until("a save", () => state.saved.length > 0);
  assert.equal(state.saved[0].get("worry").replace(/\r\n/g, "\n"), "He said \"stop\" & cried\nthen left");
  assert.equal(state.saved[0].get("name"), "Child <A>");
  await until("the time", async () => /^Saved \d{1,2}:\d\d(am|pm)$/.test(await page.textContent("[data-saved]")));
});

await check("a save that fails is announced, tried again, and nothing typed is lost", {}, async (page) => {
  state.saved = [];
  state.failNext = 1;
  await page.goto(`${base}/public`);
  await page.waitForSelector("body.govuk-frontend-supported");
  await page.fill("#worry", "kept");
  await page.locator("#name").focus();
  await until("the announcement", async () => /Not saved yet/.test(await page.textContent("[data-saved]")));
  assert.equal(await page.getAttribute("[data-saved]", "aria-live"), "assertive");
  await until("the second try", () => state.saved.some((one) => one.get("worry") === "kept"));
  await until("the time", async () => /^Saved /.test(await page.textContent("[data-saved]")));
  assert.equal(await page.getAttribute("[data-saved]", "aria-live"), "off");
});

await check("leaving the page saves first", {}, async (page) => {
  state.saved = [];
  await page.goto(`${base}/public`);
  await page.waitForSelector("body.govuk-frontend-supported");
  await page.evaluate(() => { document.querySelector("#worry").value = "last words"; });
  await page.goto(`${base}/staff`);
  await until("the save", () => state.saved.some((one) => one.get("worry") === "last words"));
});

await check("a notice appears in its slot, moves nothing and shows nothing of what was sent", {}, async (page) => {
  state.streams = [];
  await page.goto(`${base}/staff`);
  await until("a stream", () => state.streams.length > 0);
  const before = await page.evaluate(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.shift += e.value)))
      .observe({ type: "layout-shift", buffered: false });
    return [...document.querySelectorAll("main *")].map((e) => e.getBoundingClientRect().top).join();
  });
  await page.focus("#name");
  for (const stream of state.streams) stream.write("event: notice\ndata: queue\ndata: <b>7</b>\n\n");
  await page.waitForSelector("[data-slot] a");
  assert.equal(await page.textContent("[data-slot]"), "There is something new. Show them");
  assert.equal(await page.getAttribute("[data-slot] a", "href"), "/staff");
  const after = await page.evaluate(() =>
    [...document.querySelectorAll("main *")].map((e) => e.getBoundingClientRect().top).join());
  assert.equal(after, before);
  assert.equal(await page.evaluate(() => window.shift), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
});

await check("the control: an inline script and an inline style are refused and seen", {}, async (page, complaints) => {
  pages["/control"] = pages["/public"].replace("</main>", `<p style="color:red">x</p><script>document.title = "ran"</script></main>`);
  await page.goto(`${base}/control`);
  await until("two complaints", () => complaints.filter((c) => /Content Security Policy/i.test(c)).length >= 2);
  assert.notEqual(await page.title(), "ran");
});

await browser.close();
server.closeAllConnections();
server.close();
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
