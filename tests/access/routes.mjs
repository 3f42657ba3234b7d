// Every route of the running program, as every role, by every method, with the oracle as judge.
//
// The program is started on a filled demo hub as for the browser's journeys. Three contacts are asked for: one that nobody has as
// a case, one that is the worker's, one that is another worker's; and one request to the police. For each page the oracle is
// given the facts as they are known from outside (who asks, how they stand to that contact) and says how much there may be at
// most. Where it says less than `read` for a look, or less than `decide` for a step, the answer must be the one for
// what does not exist, byte for byte but for the reference and what is random. Then the worker's case is restricted to two by
// two people, and somebody declares a conflict with the first contact; and all of it is asked again.
//
// usage: node tests/access/routes.mjs      the last line is `N passed, N failed`

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { fillHub } from "../browser/hub.mjs";
import { level } from "./oracle.mjs";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(join(here, "../.."));

let passed = 0;
let failed = 0;
function tell(holds, sentence) {
  if (holds) passed += 1;
  else {
    failed += 1;
    if (failed <= 30) console.log(`not so: ${sentence}`);
  }
}

// ---- a browser without a screen ----

class Session {
  constructor(base, name) {
    this.base = base;
    this.name = name;
    this.cookies = new Map();
  }

  async ask(method, path, fields) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const body = fields && new URLSearchParams(fields).toString();
    if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
    const response = await fetch(this.base + path, { method, headers, body, redirect: "manual" });
    // Debian's Node gives several cookies as one header; a new one begins after a comma and a name.
    const cookies = (response.headers.get("set-cookie") ?? "").split(/,\s*(?=[^\s;,=]+=)/);
    for (const cookie of cookies.filter((one) => one !== "")) {
      const [name, value] = cookie.split(";")[0].split("=");
      this.cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location") ?? "", body: await response.text() };
  }

  async open(path) {
    const page = await this.ask("GET", path);
    this.token = /name="form-token" value="([^"]*)"/.exec(page.body)?.[1] ?? this.token;
    return page;
  }

  async signIn(password) {
    await this.open("/sign-in");
    const done = await this.ask("POST", "/sign-in", { "form-token": this.token, name: this.name, password, next: "" });
    if (done.status !== 303) throw new Error(`${this.name} cannot sign in: ${done.status}`);
    await this.open("/duty");
  }

  send(path, fields = {}) {
    return this.ask("POST", path, [["form-token", this.token], ["submission", randomId()], ["seen", "none"], ...entries(fields)]);
  }
}

const entries = (fields) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
const randomId = () => randomBytes(16).toString("hex");

// ---- what there is to ask for ----

async function routes() {
  const source = await readFile("src/web/routes.cpp", "utf8");
  return [...source.matchAll(/\{"(\/[^"]*)",\s*\w+(?:,\s*For::(\w+))?(?:,\s*Does::(\w+))?\}/g)].map(([, pattern, whom = "staff", does = "both"]) => ({
    pattern, whom, does,
  }));
}

// What a route of a contact or a request is: to look at, or a step. All else about a contact is a step.
// What leaves the hub: everybody here signed in a moment ago, which is a proof.
const handsOut = new Set(["/contacts/{ref}/share", "/contacts/{ref}/told/{enquiry}", "/contacts/{ref}/referrer",
  "/contacts/{ref}/items/{item}/pass-on", "/contacts/{ref}/notices/{release}"]);
const looks = new Set(["/contacts/{ref}", "/contacts/{ref}/chronology", "/contacts/{ref}/answerable", "/contacts/{ref}/protect",
  "/contacts/{ref}/letters/{id}", "/requests/{id}", "/requests/{id}/disagreements/{id}"]);

// Who somebody is to the hub, in the oracle's words.
const whoIs = {
  contact: "hub_worker", screening: "hub_worker", worker: "hub_worker", support: "hub_worker",
  head: "decider", deputy: "decider", admin: "administrator", police: "representative", health: "representative",
  auditor: "auditor", inspector: "inspector", analyst: "analyst",
};

// How somebody stands to a contact, as the profile's roles and the page of rules say.
function relation(name, contact) {
  if (name === "head" || name === "deputy" || name === "screening") return "on_duty";
  if (name === "worker") return contact === "own" ? "allocated" : "none";
  if (name === "contact" || name === "support") return contact === "nobodys" ? "on_duty" : "desk";
  return "none";
}

function mostOf(name, facts) {
  return level({
    who: whoIs[name], session: "live", purpose: "fits", conflict: "none", restriction: "open", relation: "none",
    subject: "record", sealing: "plain", owner: "theirs", release: "live", marker: "shown", erased: "no", glass: "none",
    members: "request_only", verb: "look", ...facts,
  });
}

// What is random, or is the reference asked for, made alike.
const made_alike = (body, reference) =>
  body.replaceAll(reference, "REFERENCE").replaceAll(/value="[0-9a-f]{32,64}"/g, 'value="…"').replaceAll(/since=[^"&]*/g, "since=…")
    .replaceAll(/data-session-(left|latest)="\d+"/g, "")
    .replaceAll(/<time datetime="[^"]*">[^<]*</g, "<time><"); // until when the session lasts

async function main() {
  const hub = await fillHub(process.env.OPENMASH_PROGRAM ?? "build/release/openmash", "redbridge");
  const server = await hub.serve();
  try {
    await judge(server.base, hub.accounts);
  } finally {
    const ending = await server.stop();
    tell(ending === "", `the server ends well: ${ending}`);
    await hub.remove();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

const rowsOf = (body) => body.split("<tr").slice(1).map((row) => ({ row, reference: /om-ref[^>]*>([0-9A-Z-]{9})</.exec(row)?.[1] }));

async function judge(base, accounts) {
  const password = /\bpassword (\S+?):?$/m.exec(accounts)?.[1];
  const people = {};
  for (const name of Object.keys(whoIs)) {
    people[name] = new Session(base, name);
    await people[name].signIn(password);
  }
  const all = rowsOf((await people.head.open("/queue?show=all")).body).filter((one) => one.reference);
  const mine = rowsOf((await people.worker.open("/queue?show=mine")).body).filter((one) => one.reference);
  const contacts = {
    nobodys: rowsOf((await people.head.open("/queue?show=to-gate")).body).find((one) => one.reference)?.reference,
    own: mine.find((one) => !one.row.includes("you cover"))?.reference,
    others: all.find((one) => /with Social worker [^4]/.test(one.row))?.reference,
  };
  for (const [kind, reference] of Object.entries(contacts)) tell(reference, `the demo hub has a contact of each kind: ${kind}`);
  const request = /href="(\/requests\/[0-9a-f]{32})"/.exec((await people.police.open("/requests")).body)?.[1];
  tell(request, "the demo hub has a request to the police");
  const table = await routes();
  tell(table.length > 80, `the table of routes is read: ${table.length}`);

  await withoutSession(base, table);
  const nothing = await whatDoesNotExist(people, table);
  await ofContacts(people, table, contacts, nothing, {});
  await ofRequests(people, table, request);

  await restrict(people, contacts.own);
  await conflict(people.screening, contacts.nobodys);
  await ofContacts(people, table, contacts, nothing, {
    restricted: { reference: contacts.own, listed: ["worker", "head"] },
    conflicted: { reference: contacts.nobodys, whose: "screening" },
  });
  await breakGlass(people, password, contacts);
}

async function withoutSession(base, table) {
  const nobody = new Session(base, "nobody");
  for (const { pattern, whom, does } of table) {
    if (whom !== "staff" || pattern === "/events") continue;
    const path = pattern.replaceAll(/\{ref\}/g, "7K4Q-PDX9").replaceAll(/\{[^}]*\}/g, "0".repeat(32));
    const got = await nobody.ask(does === "acts" ? "POST" : "GET", path, does === "acts" ? {} : undefined);
    tell(got.status === 303 && got.location.startsWith("/sign-in"), `nobody sees ${path} without signing in: ${got.status}`);
  }
}

const nowhere = "3333-3333"; // its letters fit together, and there is no such case
const fill = (pattern, reference) => pattern.replace("{ref}", reference).replaceAll(/\{[^}]*\}/g, "0".repeat(32));

async function askFor(session, path, method) {
  return method === "GET" ? session.ask("GET", path) : session.send(path);
}

async function whatDoesNotExist(people, table) {
  const nothing = new Map();
  await Promise.all(Object.keys(whoIs).map(async (name) => {
    for (const { pattern, does } of table) {
      if (!pattern.startsWith("/contacts/{ref}")) continue;
      for (const method of ["GET", "POST"]) {
        const got = await askFor(people[name], fill(pattern, nowhere), method);
        nothing.set(`${name} ${method} ${pattern}`, { status: got.status, body: made_alike(got.body, nowhere) });
        const allowed = does === "shows" && method === "POST" ? [405] : does === "acts" && method === "GET" ? [405] : [404];
        tell(allowed.includes(got.status), `${name} ${method} ${fill(pattern, nowhere)}: nothing is there, ${got.status}`);
      }
    }
  }));
  return nothing;
}

async function ofContacts(people, table, contacts, nothing, { restricted, conflicted }) {
  await Promise.all(Object.keys(whoIs).map(async (name) => {
    for (const [kind, reference] of Object.entries(contacts)) {
      const facts = {
        relation: relation(name, kind),
        restriction: restricted?.reference !== reference ? "open" : restricted.listed.includes(name) ? "listed" : "unlisted",
        conflict: conflicted?.reference === reference && conflicted.whose === name ? "conflicted" : "none",
      };
      await purposes(people[name], name, reference, facts);
      for (const { pattern, does } of table) {
        if (!pattern.startsWith("/contacts/{ref}") || pattern === "/contacts/{ref}/purpose") continue;
        const look = looks.has(pattern);
        const verb = look ? "look" : handsOut.has(pattern) ? "hand_out" : "work";
        const most = mostOf(name, { ...facts, session: "stepped_up", verb });
        const may = most >= (look ? 3 : 4);
        for (const method of ["GET", "POST"]) {
          const got = await askFor(people[name], fill(pattern, reference), method);
          let without = nothing.get(`${name} ${method} ${pattern}`);
          const sentence = `${name} ${method} ${fill(pattern, reference)} (${kind}, ${JSON.stringify(facts)}): ${got.status}`;
          if (!may) {
            if (made_alike(got.body, reference) !== without.body) {
              // What else stands on every page of theirs may have moved since: how many wait for them.
              const anew = await askFor(people[name], fill(pattern, nowhere), method);
              without = { status: anew.status, body: made_alike(anew.body, nowhere) };
            }
            tell(got.status === without.status && made_alike(got.body, reference) === without.body, `${sentence}: is as if it were not there`);
          } else {
            tell(got.status < 500 && got.status !== 303, sentence);
          }
          if (pattern === "/contacts/{ref}" && method === "GET") tell((got.status === 200) === may, `${sentence}: the oracle says ${most}`);
        }
        if (does === "shows") tell(look, `${pattern} is looked at and is in the list of looks`);
      }
    }
  }));
}

// Where it is asked what somebody looks for: the page shows nothing of the case, and without an answer, or with one that
// does not fit, the case is not opened. Then it is said, once for all that follows.
async function purposes(session, name, reference, facts) {
  const path = `/contacts/${reference}/purpose`;
  const asked = await session.open(path);
  if (asked.status !== 200) return;
  const of = (purpose) => mostOf(name, { ...facts, purpose, session: "stepped_up" });
  tell(of("fits") >= 3, `${name} is asked about ${reference} what they look for, and could open it`);
  tell(!asked.body.includes(" checked"), `nothing is chosen for ${name}`);
  const missing = await session.ask("GET", `/contacts/${reference}`);
  tell(missing.status === 303 && missing.location.startsWith(path) && of("missing") < 3, `${name} opens ${reference} saying nothing: ${missing.status}`);
  await session.send(path, { purpose: "learn", next: "" });
  const other = await session.ask("GET", `/contacts/${reference}`);
  tell(other.status === 303 && other.location.startsWith(path) && of("other") < 3, `${name} opens ${reference} for something else: ${other.status}`);
  await session.open(path);
  const fits = await session.send(path, { purpose: "step", next: "" });
  tell(fits.status === 303 && fits.location === `/contacts/${reference}`, `${name} says why they open ${reference}: ${fits.status}`);
}

async function ofRequests(people, table, request) {
  const id = request.split("/").pop();
  for (const name of Object.keys(whoIs)) {
    const asked = name === "police" ? "asked" : name === "head" || name === "deputy" ? "on_duty" : "none";
    const why = (await people[name].ask("GET", request)).location;
    if (why.includes("/purpose?")) {
      await people[name].open(why);
      await people[name].send(why.split("?")[0], { purpose: "step", next: "" });
    }
    for (const { pattern } of table) {
      if (!pattern.startsWith("/requests/{id}")) continue;
      const path = pattern.replace("{id}", id).replaceAll(/\{[^}]*\}/g, "0".repeat(32));
      for (const method of ["GET", "POST"]) {
        const got = await askFor(people[name], path, method);
        const most = mostOf(name, { relation: asked, subject: "request", verb: "look" });
        // Whose case it is, is not known here: the worker's own may be among them.
        if (name === "worker" || name === "screening") continue;
        if (most < 3) tell(got.status === 404 || got.status === 405, `${name} ${method} ${path}: ${got.status}, and the oracle says ${most}`);
        else tell(got.status < 500, `${name} ${method} ${path}: ${got.status}`);
        if (pattern === "/requests/{id}" && method === "GET") tell((got.status === 200) === most >= 3, `${name} opens ${path}: ${got.status}, the oracle says ${most}`);
      }
    }
  }
}

async function restrict(people, reference) {
  const page = await people.worker.open(`/contacts/${reference}/protect`);
  const box = (words) => new RegExp(`value="([0-9a-f]{32})"[^]*?<label[^>]*>\\s*${words}\\s*<`).exec(
    page.body.slice(page.body.lastIndexOf("<input", page.body.search(new RegExp(`<label[^>]*>\\s*${words}\\s*<`)))))?.[1];
  const listed = [box("Head of MASH"), box("Social worker 4")];
  const asked = await people.worker.send(`/contacts/${reference}/protect`, { do: "restrict", listed, reason: "a colleague’s family" });
  tell(asked.status === 303, `the worker proposes a list: ${asked.status}`);
  const waiting = await people.head.open("/second");
  const proposal = /href="(\/second\/[0-9a-f]{32})"/.exec(waiting.body)?.[1];
  await people.head.open(proposal ?? "/second");
  const agreed = await people.head.send(proposal ?? "/second", { answer: "agree", reason: "" });
  tell(agreed.status === 303, `the head agrees to it: ${agreed.status}`);
}

async function conflict(session, reference) {
  await session.open("/conflicts/new");
  const entered = await session.send("/conflicts/new", {
    reference, name: "", "born-day": "", "born-month": "", "born-year": "", address: "", telephone: "", why: "my neighbour",
  });
  tell(entered.status === 303, `somebody declares a conflict of interest: ${entered.status}`);
  const unknown = await session.send("/conflicts/new", {
    reference: nowhere, name: "", "born-day": "", "born-month": "", "born-year": "", address: "", telephone: "", why: "my neighbour",
  });
  tell(unknown.status === entered.status && unknown.location === entered.location, "and with no case at all it looks the same");
}

async function breakGlass(people, password, contacts) {
  const tries = async (name, reference) => {
    // Whoever breaks the glass has just proved themselves again.
    await people[name].open("/prove?next=%2Fbreak-glass");
    await people[name].send("/prove", { password, code: "", next: "/break-glass" });
    await people[name].open("/break-glass");
    return people[name].send("/break-glass", { reference, reason: "it cannot wait" });
  };
  tell((await tries("worker", contacts.others)).location === `/contacts/${contacts.others}`, "broken glass opens a case");
  tell((await people.worker.open(`/contacts/${contacts.others}`)).status === 200, "and it is open");
  const closed = [await tries("screening", contacts.nobodys), await tries("support", contacts.own), await tries("screening", nowhere)];
  tell(closed.every((one) => one.status === 303 && one.location === "/break-glass/nothing"), "conflicted, restricted and absent answer alike");
  tell((await people.police.open("/break-glass")).status === 404, "an agency’s people break no glass");
  tell((await people.admin.open("/break-glass")).status === 404, "nor do administrators");
  const review = await people.head.open("/broken-glass");
  tell(review.status === 200 && review.body.includes(contacts.others), "the head is told");
  for (const name of ["worker", "screening", "police", "admin", "support"]) {
    tell((await people[name].open("/broken-glass")).status === 404, `${name} reviews nobody`);
  }
}

await main();
