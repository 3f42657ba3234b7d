// Walks every journey in a real browser, with JavaScript and without, against the real program on a demo hub.
// It fetches nothing and reaches nobody but this machine. The last line is `N passed, N failed`.
// usage: node tests/browser/run.mjs [--controls] [WORD...]    only the controls; only journeys whose file has a WORD in it

import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { runControls } from "./control.mjs";
import { fillHub } from "./hub.mjs";
import { runJourney } from "./journey.mjs";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(join(here, "../.."));
const pictures = "build/browser";
const atOnce = 2;

// `openmash demo` prints one password for all, and then the accounts: an indented line each, its name first.
function readPasswords(accounts) {
  const password = /\bpassword (\S+?):?$/m.exec(accounts)?.[1];
  const names = [...accounts.matchAll(/^ +(\S+)/gm)].map((found) => found[1]);
  return new Map(names.map((name) => [name, password]));
}

// A training hub is another hub, in a folder of its own.
function hubOf({ hub = "redbridge", training = false }) {
  return training ? `${hub}, for training` : hub;
}

async function readJourneys(words) {
  const folder = join(here, "journeys");
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith(".mjs")).sort();
  const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  return Promise.all(
    wanted.map(async (file) => ({ file, ...(await import(pathToFileURL(join(folder, file)).href)) })),
  );
}

let passed = 0;
let failed = 0;
function tell(name, problems, seconds) {
  const number = passed + failed + 1;
  const took = seconds === undefined ? "" : ` # ${seconds.toFixed(1)} s`;
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? "ok" : "not ok"} ${number} - ${name}${took}`);
  for (const problem of problems) console.log(`  ${problem.split("\n").join("\n  ")}`);
}

async function walk(browser, hub, { journey, script }) {
  const name = `${journey.name} (${script ? "with" : "without"} JavaScript)`;
  const started = Date.now();
  let problems = [];
  try {
    const server = await hub.serve(journey);
    problems = await runJourney(browser, journey, {
      base: server.base,
      beside: server.beside,
      script,
      passwords: readPasswords(hub.accounts),
      picture: join(pictures, `${journey.file}.${script ? "with" : "without"}.png`),
    });
    const ending = await server.stop();
    if (ending) problems.push(ending);
  } catch (error) {
    problems.push(error.message);
  }
  tell(name, problems, (Date.now() - started) / 1000);
}

const words = process.argv.slice(2);
const onlyControls = words[0] === "--controls";
const browser = await chromium.launch({
  executablePath: process.env.OPENMASH_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ],
});
console.log(`# Chromium ${browser.version()}, Node ${process.versions.node}`);

for await (const { name, problems } of runControls(browser)) tell(name, problems);

if (!onlyControls) {
  const journeys = await readJourneys(words);
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  if (journeys.length === 0) tell("there is a journey to walk", ["no file in tests/browser/journeys answers to that"]);
  const hubs = new Map();
  try {
    for (const journey of journeys) {
      if (hubs.has(hubOf(journey))) continue;
      const program = process.env.OPENMASH_PROGRAM ?? "build/release/openmash";
      hubs.set(hubOf(journey), await fillHub(program, journey.hub ?? "redbridge", journey.training));
      console.log(`# the demo hub of ${hubOf(journey)} is filled`);
    }
    // Each of two walkers takes the next journey when it is free.
    const waiting = journeys.flatMap((journey) => [true, false].map((script) => ({ journey, script })));
    const walker = async () => {
      while (waiting.length > 0) {
        const next = waiting.shift();
        await walk(browser, hubs.get(hubOf(next.journey)), next);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, walker));
  } catch (error) {
    tell("the demo hub can be made", [`${error.message}\n${error.stderr ?? ""}`]);
  } finally {
    for (const hub of hubs.values()) await hub.remove();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
