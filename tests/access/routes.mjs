// Every route of the running program, as every role, by every method, with the oracle as judge.
//
// The program is started on a filled demo hub as for the browser's journeys. Three contacts are asked for: one that nobody has as
// a case, one that is the worker's, one that is another worker's; and the worker's request to the police. For each page the oracle
// is given the facts as they are known from outside (who asks, how they stand to that contact) and says how much there may be at
// most. Where it says less than `read` for a look, or less than `decide` for a step, the answer must be the one for
// what does not exist, byte for byte but for the reference and what is random; and a step is sent so with all the fields of
// its form, as somebody who may take it is shown them. Then the worker's case is restricted to two by two people, somebody
// declares a conflict with the first contact, and an inspector is granted a case; and all of it is asked again.
//
// Every line of the table of routes stands in one list below, by how it is judged. A new route fails here until it is in one.
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
    if (failed <= (process.env.SHOWN ?? 30)) console.log(`not so: ${sentence}`);
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
  const line = /\{"(\/[^"]*)",\s*\w+(?:,\s*For::(\w+))?(?:,\s*Does::(\w+))?(?:,\s*Reads::\w+)?\}/g;
  const table = [...source.matchAll(line)].map(([, pattern, whom = "staff", does = "shows_and_acts"]) => ({ pattern, whom, does }));
  tell(table.length === source.split('{"/').length - 1, `every line of the table of routes is read: ${table.length}`);
  for (const { pattern, whom } of table) {
    const lists = Object.entries(judged).filter(([, patterns]) => patterns.includes(pattern)).map(([list]) => list);
    tell(lists.length === 1, `${pattern} is judged in one way: ${lists.join(" and ") || "in none, so put it into a list"}`);
    tell((whom === "everybody") === lists.includes("withoutAccount"), `${pattern} is for ${whom}, and is judged so`);
  }
  for (const pattern of Object.values(judged).flat()) tell(table.some((one) => one.pattern === pattern), `${pattern} is still a route`);
  return table;
}

// Who somebody is to the hub, in the oracle's words.
const whoIs = {
  contact: "hub_worker", screening: "hub_worker", worker: "hub_worker", support: "hub_worker",
  head: "decider", deputy: "decider", admin: "administrator", police: "representative", health: "representative",
  auditor: "auditor", inspector: "inspector", analyst: "analyst",
};
const everybody = Object.keys(whoIs);
const ofTheHub = everybody.filter((name) => whoIs[name] === "hub_worker" || whoIs[name] === "decider");
const guards = everybody.filter((name) => whoIs[name] === "decider");
const agencies = everybody.filter((name) => whoIs[name] === "representative");
const seeTheRecord = [...guards, "auditor"]; // who was sent what: docs/security/access.md, the auditor's `looked`
const followRequests = [...guards, ...agencies, "worker", "inspector"]; // whose case it is, who decides, and who is asked
const keepRecords = [...guards, "support"]; // whoever approves letters, by the profile

// Pages that are about nothing in particular, and who is let in; for all others they are not there.
const pages = {
  "/access": everybody, "/conflicts": everybody, "/conflicts/new": everybody, "/second": everybody, "/find": everybody,
  "/prove": everybody, "/me": everybody, "/me/password": everybody, "/me/app": everybody, "/me/passkeys": everybody,
  "/me/codes": everybody, "/parked": everybody, "/profile": everybody, "/agreements": everybody, "/duty": everybody,
  "/looked": everybody, "/my-street": everybody, "/alerts": everybody, "/break-glass/nothing": everybody,
  "/break-glass": ofTheHub, "/queue": ofTheHub, "/search": ofTheHub,
  "/access/accounts": guards, "/broken-glass": guards, "/inspections/new": guards, "/inspections": [...guards, "inspector"],
  "/accesses": seeTheRecord, "/accesses/patterns": seeTheRecord, "/retention": keepRecords,
  "/requests": agencies, "/released": agencies,
  "/agreements/new": [...guards, "support"], "/duty/plan": [...guards, ...agencies, "support"],
  "/duty/away": everybody.filter((name) => name !== "admin"),
  "/log": ["contact", "screening", "support"],
  "/accounts": ["admin"], "/analyst": ["analyst"],
  // This hub has no inbox, no notifications of the police and no directory.
  "/inbox": [], "/notifications": [], "/notifications/list": [], "/directory": [], "/directory/new": [],
};

const ofCase = (...rest) => rest.map((one) => `/contacts/{ref}/${one}`);
const judged = {
  // A contact or case, by the oracle: to look at, to take a step, or to take something out of the hub.
  looks: ["/contacts/{ref}", ...ofCase("answerable", "protect", "letters/{id}", "same")],
  steps: ofCase("screen", "rate", "gate", "assign", "timescale", "ask", "requests/{id}/more", "requests/{id}/chase", "record", "recommend",
    "send-back", "decide", "confirm", "feedback", "close", "add", "agreement", "heard", "contacted", "person", "family-letter",
    "no-family-letter", "view", "risk", "start-assessment", "assessment", "strategy", "strategy/{id}", "disagree", "disagreements/{id}",
    "pathways", "pathways/{code}"),
  handsOut: ofCase("share", "told/{enquiry}", "referrer", "items/{item}/pass-on", "notices/{release}"),
  // Who looked is `looked` to the oracle, and how long a record is kept is its outline; each for some roles alone.
  whoLooked: ["/knew/{ref}"],
  kept: ["/retention/{ref}", "/retention/{ref}/{act}"],
  purpose: ofCase("purpose"),
  // A request to an agency, by the oracle.
  requests: ["/requests/{id}", ...["items/{item}", "items/{item}/seal", "notices/{release}", "disagree", "disagreements/{id}", "choose",
    "people/{enquiry}", "people/{enquiry}/letter"].map((rest) => `/requests/{id}/${rest}`)],
  // By who is let in.
  pages: Object.keys(pages),
  // By an id: without one of the hub's there is nothing for anybody, and those that there are, are asked for by everybody (real).
  byId: ["/conflicts/met", "/conflicts/{id}/end", "/second/{id}", "/broken-glass/{id}", "/inspections/{id}/end", "/accounts/{id}",
    "/directory/{id}", "/directory/{id}/change", "/directory/{id}/close", "/agreements/{id}", "/agreements/{id}/{act}", "/inbox/new/{kind}",
    "/inbox/{ref}", "/inbox/{ref}/{act}", "/duty/shifts/{id}", "/duty/shifts/{id}/{act}", "/duty/absences/{id}", "/duty/absences/{id}/{act}",
    "/duty/notes/{id}", "/accesses/patterns/{id}", "/judgements/{id}", "/retention/certificates/{id}", "/exercise/{code}/bring-in"],
  // What scripts ask by themselves. What the stream of notices says, and when it ends, is src/web/following_test.cpp's.
  byScripts: ["/events", "/stay"],
  // For whoever has no account: whoever has one is told nothing more there.
  withoutAccount: ["/", "/about", "/help", "/privacy", "/accessibility", "/refer", "/help-for-my-family",
    ...["start", "resume", "close", "tasks", "who", "now", "child/{number}", "adult/{number}", "worry/{number}", "add", "full",
      "remove/{kind}/{number}", "autosave", "resolve", "check", "send", "sent", "{section}"].map((rest) => `/refer/${rest}`),
    "/copy", "/copy/add", "/exercise", "/exercise/{code}", "/sign-in", "/sign-in/step", "/sign-in/elsewhere", "/sign-in/callback",
    "/sign-in/passkey", "/sign-out", "/guest/{link}", "/guest/{link}/answer", "/guest/{link}/check", "/guest/{link}/leave"],
};
const ofACase = [...judged.looks, ...judged.steps, ...judged.handsOut, ...judged.whoLooked, ...judged.kept];

// How somebody stands to a contact, as the profile's roles and the page of rules say.
function relation(name, contact, granted) {
  if (name === "head" || name === "deputy" || name === "screening") return "on_duty";
  if (name === "worker") return contact === "own" ? "allocated" : "none";
  if (name === "contact" || name === "support") return contact === "nobodys" ? "on_duty" : "desk";
  if (name === "inspector") return contact === granted ? "allocated" : "none";
  return "none";
}

function mostOf(name, facts) {
  return level({
    who: whoIs[name], session: "live", purpose: "fits", conflict: "none", restriction: "open", relation: "none",
    subject: "record", sealing: "plain", owner: "theirs", release: "live", marker: "shown", erased: "no", glass: "none",
    members: "request_only", verb: "look", ...facts,
  });
}

// What is known from outside of how somebody stands to one of the contacts.
function factsOf(name, kind, { restricted, conflicted, granted }) {
  return {
    relation: relation(name, kind, granted),
    restriction: restricted?.kind !== kind ? "open" : restricted.listed.includes(name) ? "listed" : "unlisted",
    conflict: conflicted?.kind === kind && conflicted.whose === name ? "conflicted" : "none",
  };
}

// Whether the oracle lets somebody take what stands at the pattern. Everybody signed in a moment ago, which is a proof.
function mayTake(name, pattern, facts) {
  const most = (more) => mostOf(name, { ...facts, session: "stepped_up", ...more });
  if (judged.looks.includes(pattern)) return most({ verb: "look" }) >= 3;
  if (judged.handsOut.includes(pattern)) return most({ verb: "hand_out" }) >= 4;
  if (judged.whoLooked.includes(pattern)) return seeTheRecord.includes(name) && most({ subject: "looked" }) >= 3;
  if (judged.kept.includes(pattern)) return keepRecords.includes(name) && most({ subject: "outline" }) >= 1;
  return most({ verb: "work" }) >= 4;
}
const mayOpen = (name, facts) => mayTake(name, "/contacts/{ref}", facts);

// What is random, or is the reference asked for, made alike.
const made_alike = (body, reference) =>
  body.replaceAll(reference, "REFERENCE").replaceAll(/value="[0-9a-f]{32,64}"/g, 'value="…"').replaceAll(/since=[^"&]*/g, "since=…")
    .replaceAll(/data-session-(left|latest)="\d+"/g, "")
    .replaceAll(/<time datetime="[^"]*">[^<]*</g, "<time><"); // until when the session lasts

// The fields of a page's forms, filled in: what somebody would send who was shown the page.
const planted = "never to be kept";
function filledIn(body) {
  const fields = new Map();
  const own = new Set(["form-token", "submission", "seen"]);
  const of = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of body.matchAll(/<input\b[^>]*>/g)) {
    const name = of(tag, "name");
    const isText = !["radio", "checkbox", "hidden"].includes(of(tag, "type"));
    if (name && !own.has(name) && !fields.has(name)) fields.set(name, isText ? of(tag, "value") || planted : of(tag, "value") ?? "");
  }
  for (const [, tag, options] of body.matchAll(/<select\b([^>]*)>([^]*?)<\/select>/g)) {
    fields.set(of(tag, "name"), /<option[^>]* value="([^"]+)"/.exec(options)?.[1] ?? "");
  }
  for (const [tag] of body.matchAll(/<textarea\b[^>]*>/g)) fields.set(of(tag, "name"), planted);
  return Object.fromEntries(fields);
}

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
  for (const name of everybody) {
    people[name] = new Session(base, name);
    await people[name].signIn(password);
  }
  const table = await routes();
  const { contacts, request } = await whatThereIs(people);

  await withoutSession(base, table);
  const round = async (state) => {
    const nothing = await whatDoesNotExist(people, table);
    await ofContacts(people, table, contacts, request, nothing, state);
    await ofRequests(people, table, request, state);
    await ofPages(people, table, contacts, state);
    await lookedFor(people, contacts, state);
  };
  await round({});

  const judgement = await judgeSame(people.head, contacts);
  await restrict(people, contacts.own);
  await conflict(people.screening, contacts);
  const inspection = await grant(people, contacts.others);
  await round({
    restricted: { kind: "own", listed: ["worker", "head"] },
    conflicted: { kind: "nobodys", whose: "screening" },
    granted: "others",
  });
  const glass = await breakGlass(people, password, contacts);
  await real(people, { judgement, inspection, glass });
}

// One contact of each kind, and the police's request in the worker's own case.
async function whatThereIs(people) {
  const all = rowsOf((await people.head.open("/queue?show=all")).body).filter((one) => one.reference);
  const mine = rowsOf((await people.worker.open("/queue?show=mine")).body).filter((one) => one.reference);
  const asked = [...new Set((await people.police.open("/requests")).body.match(/\/requests\/[0-9a-f]{32}/g) ?? [])];
  let own;
  let request;
  for (const { row, reference } of mine) {
    if (own || row.includes("you cover")) continue;
    const page = await people.worker.open(`/contacts/${reference}`);
    request = asked.find((one) => page.body.includes(one.split("/").pop()));
    own = request && reference;
  }
  const contacts = {
    nobodys: rowsOf((await people.head.open("/queue?show=to-gate")).body).find((one) => one.reference)?.reference,
    own,
    others: all.find((one) => /with Social worker [^4]/.test(one.row))?.reference,
  };
  for (const [kind, reference] of Object.entries(contacts)) tell(reference, `the demo hub has a contact of each kind: ${kind}`);
  tell(request, "the police are asked in the worker's own case");
  return { contacts, request };
}

async function withoutSession(base, table) {
  const nobody = new Session(base, "nobody");
  for (const { pattern, whom, does } of table) {
    if (whom !== "staff") continue;
    const path = fill(pattern, "7K4Q-PDX9");
    for (const method of does === "acts" ? ["POST"] : ["GET", "HEAD"]) {
      const got = await nobody.ask(method, path, method === "POST" ? {} : undefined);
      const isTurnedAway = judged.byScripts.includes(pattern) ? got.status === 204 && got.body === ""
        : got.status === 303 && got.location.startsWith("/sign-in");
      tell(isTurnedAway, `nobody sees ${method} ${path} without signing in: ${got.status}`);
    }
  }
}

const nowhere = "3333-3333"; // its letters fit together, and there is no such case
const fill = (pattern, reference) => pattern.replace("{ref}", reference).replaceAll(/\{[^}]*\}/g, "0".repeat(32));

// The address a pattern has on the pages of those who see the most, or one that leads nowhere within what is asked for.
const links = new Map();
async function findLinks(people, contacts, request) {
  for (const at of [...Object.values(contacts).map((one) => `/contacts/${one}`), request]) {
    const pages = await Promise.all(["head", "worker", "police"].map((name) => people[name].ask("GET", at)));
    const found = pages.flatMap((page) => page.body.match(/(?<=(href|action)=")[^"#?]*/g) ?? []).filter((one) => one.startsWith(`${at}/`));
    for (const pattern of [...ofACase, ...judged.requests].filter((one) => /\{.*\{/.test(one))) {
      const shape = new RegExp(`^${pattern.replace(/\{[^}]*\}/, at.split("/").pop()).replaceAll(/\{[^}]*\}/g, "[^/]*")}$`);
      const one = found.find((link) => shape.test(link));
      if (one) links.set(`${at.split("/").pop()} ${pattern}`, one);
    }
  }
}
const pathOf = (pattern, which) => links.get(`${which} ${pattern}`) ?? fill(pattern.replace(/\{[^}]*\}/, which), which);

async function askFor(session, path, method, fields) {
  return method === "POST" ? session.send(path, fields) : session.ask(method, path);
}

// A method the table does not let through is refused before anything is looked at.
const isLetThrough = (does, method) => !(does === "shows" && method === "POST") && !(does === "acts" && method !== "POST");
const seen = (got, reference) => ({ status: got.status, location: got.location.replaceAll(reference, "REFERENCE"), body: made_alike(got.body, reference) });
const alike = (one, other) => one.status === other.status && one.location === other.location && one.body === other.body;

async function whatDoesNotExist(people, table) {
  const nothing = new Map();
  await Promise.all(everybody.map(async (name) => {
    for (const { pattern, does } of table.filter((one) => ofACase.includes(one.pattern))) {
      for (const method of ["GET", "HEAD", "POST"]) {
        const got = await askFor(people[name], fill(pattern, nowhere), method);
        nothing.set(`${name} ${method} ${pattern}`, seen(got, nowhere));
        tell(got.status === (isLetThrough(does, method) ? 404 : 405), `${name} ${method} ${fill(pattern, nowhere)}: nothing is there, ${got.status}`);
      }
    }
  }));
  return nothing;
}

// What stands in the case of whoever may see it, but for what changes by looking.
const wordsOf = async (people, contacts) =>
  (await Promise.all(Object.values(contacts).map((reference) => people.head.ask("GET", `/contacts/${reference}`)))).map((one) => one.body).join();

async function ofContacts(people, table, contacts, request, nothing, state) {
  for (const name of everybody) {
    for (const [kind, reference] of Object.entries(contacts)) await purposes(people[name], name, reference, factsOf(name, kind, state));
  }
  await findLinks(people, contacts, request);
  const forms = new Map();
  const isThere = async (name, kind, { pattern }, method, sent) => {
    const reference = contacts[kind];
    const facts = factsOf(name, kind, state);
    const path = pathOf(pattern, reference);
    const got = await askFor(people[name], path, method, sent);
    const sentence = `${name} ${method} ${path} (${kind}, ${JSON.stringify(facts)}): ${got.status}`;
    if (mayTake(name, pattern, facts)) {
      tell(got.status < 500 && got.status !== 303, sentence);
      const fields = filledIn(got.body);
      const known = forms.get(`${kind} ${pattern}`) ?? {};
      if (Object.keys(fields).length > Object.keys(known).length) forms.set(`${kind} ${pattern}`, fields);
    } else {
      let without = nothing.get(`${name} ${method} ${pattern}`);
      if (!alike(seen(got, reference), without) || sent) {
        // What else stands on every page of theirs may have moved since: how many wait for them.
        without = seen(await askFor(people[name], fill(pattern, nowhere), method, sent), nowhere);
      }
      tell(alike(seen(got, reference), without), `${sentence}: is as if it were not there`);
    }
    const isPage = [...judged.whoLooked, "/contacts/{ref}", "/retention/{ref}"].includes(pattern);
    if (isPage && method === "GET") tell((got.status === 200) === mayTake(name, pattern, facts), `${sentence}: the oracle says otherwise`);
    if (method === "GET") {
      const head = await askFor(people[name], path, "HEAD");
      tell(head.status === got.status && head.location === got.location && head.body === "", `${name} HEAD ${path}: ${head.status}, and GET ${got.status}`);
    }
  };
  const lines = table.filter((one) => ofACase.includes(one.pattern));
  for (const method of ["GET", "POST"]) {
    await Promise.all(everybody.map(async (name) => {
      for (const kind of Object.keys(contacts)) for (const line of lines) await isThere(name, kind, line, method);
    }));
  }
  tell(forms.size > 50, `forms are there to be filled in: ${forms.size}`);
  // Past the door with the whole form, as somebody else was shown it: still nothing, and nothing is kept.
  await Promise.all(everybody.map(async (name) => {
    for (const [at, fields] of forms) {
      const [kind, pattern] = at.split(" ");
      const line = lines.find((one) => one.pattern === pattern);
      const facts = factsOf(name, kind, state);
      const maySend = mostOf(name, { ...facts, session: "stepped_up", verb: "work" }) >= 4;
      if (!mayTake(name, pattern, facts)) await isThere(name, kind, line, "POST", fields);
      else if (!maySend && judged.looks.includes(pattern)) {
        const sent = await people[name].send(pathOf(pattern, contacts[kind]), fields);
        tell(sent.status === 404 || sent.status === 405, `${name} may look at ${pattern} of ${kind}, and sends nothing: ${sent.status}`);
      }
    }
  }));
  tell(!(await wordsOf(people, contacts)).includes(planted), "and nothing of it is kept");
}

// Where it is asked what somebody looks for: the page shows nothing of the case, and without an answer, or with one that
// does not fit, the case is not opened. Then it is said, once for all that follows.
async function purposes(session, name, reference, facts) {
  const path = `/contacts/${reference}/purpose`;
  const asked = await session.open(path);
  if (asked.status !== 200) {
    const without = await session.open(fill("/contacts/{ref}/purpose", nowhere));
    tell(mayOpen(name, facts) || alike(seen(asked, reference), seen(without, nowhere)), `${name} is asked nothing about ${reference}: ${asked.status}`);
    return;
  }
  const of = (purpose) => mostOf(name, { ...facts, purpose, session: "stepped_up" });
  tell(of("fits") >= 3, `${name} is asked about ${reference} what they look for, and could open it`);
  tell(!asked.body.includes(" checked"), `nothing is chosen for ${name}`);
  const missing = await session.ask("GET", `/contacts/${reference}`);
  const isSaid = missing.status === 200; // already, for the case and the session
  if (!isSaid) {
    tell(missing.status === 303 && missing.location.startsWith(path) && of("missing") < 3, `${name} opens ${reference} saying nothing: ${missing.status}`);
  }
  await session.send(path, { purpose: "learn", next: "" });
  const other = await session.ask("GET", `/contacts/${reference}`);
  tell(other.status === 303 && other.location.startsWith(path) && of("other") < 3, `${name} opens ${reference} for something else: ${other.status}`);
  await session.open(path);
  const fits = await session.send(path, { purpose: "step", next: "" });
  tell(fits.status === 303 && fits.location === `/contacts/${reference}`, `${name} says why they open ${reference}: ${fits.status}`);
}

async function ofRequests(people, table, request, state) {
  const id = request.split("/").pop();
  const lines = table.filter((one) => judged.requests.includes(one.pattern));
  const at = pathOf;
  await Promise.all(everybody.map(async (name) => {
    const facts = { ...factsOf(name, "own", state), subject: "request" };
    if (name === "police") facts.relation = "asked";
    const may = followRequests.includes(name) && mostOf(name, facts) >= 3;
    for (const { pattern, does } of lines) {
      for (const method of ["GET", "HEAD", "POST"]) {
        const got = await askFor(people[name], at(pattern, id), method);
        const sentence = `${name} ${method} ${at(pattern, id)} (${JSON.stringify(facts)}): ${got.status}`;
        if (!may) {
          const without = await askFor(people[name], at(pattern, "0".repeat(32)), method);
          tell(got.status === (isLetThrough(does, method) ? 404 : 405), sentence);
          tell(alike(seen(got, id), seen(without, "0".repeat(32))), `${sentence}: is as if it were not there`);
        } else {
          tell(got.status < 500, sentence);
        }
        if (pattern === "/requests/{id}" && method !== "POST") tell((got.status === 200) === may, `${sentence}: the oracle says otherwise`);
      }
    }
  }));
}

// Pages about nothing in particular: for whom they are there; and none names a contact that is absent for its reader.
async function ofPages(people, table, contacts, state) {
  const isAbsent = (name, kind) => ["outline", "record", "request", "looked"].every((subject) => {
    const facts = { ...factsOf(name, kind, state), subject };
    // Whether an agency was asked in the others is not known here.
    if (whoIs[name] === "representative") facts.relation = "asked";
    return mostOf(name, facts) === 0;
  });
  await Promise.all(everybody.map(async (name) => {
    const absent = Object.entries(contacts).filter(([kind]) => isAbsent(name, kind)).map(([, reference]) => reference);
    const namesNothing = (got, sentence) => {
      for (const reference of absent) tell(!got.body.includes(reference) && !got.location.includes(reference), `${sentence}: does not name ${reference}`);
    };
    for (const { pattern, does } of table) {
      const path = fill(pattern, nowhere);
      const isByScript = pattern === "/stay";
      if (!judged.pages.includes(pattern) && !judged.byId.includes(pattern) && !judged.withoutAccount.includes(pattern) && !isByScript) continue;
      if (pattern === "/sign-out") continue;
      const isIn = judged.pages.includes(pattern) && pages[pattern].includes(name);
      for (const method of ["GET", "POST"]) {
        const got = await askFor(people[name], path, method);
        const sentence = `${name} ${method} ${path}: ${got.status}`;
        if (isByScript) tell(got.status === 204 && got.body === "", sentence);
        else if (!isLetThrough(does, method)) tell(got.status === 405, sentence);
        else if (judged.withoutAccount.includes(pattern)) tell(got.status < 500, sentence);
        else if (!isIn) tell(got.status === 404, `${sentence}: is not there`);
        else tell(method === "GET" ? got.status === 200 : got.status < 500, `${sentence}: is there`);
        namesNothing(got, sentence);
        if (method === "POST") continue;
        const head = await askFor(people[name], path, "HEAD");
        tell(head.status === got.status && head.body === "", `${name} HEAD ${path}: ${head.status}, and GET ${got.status}`);
      }
    }
    for (const show of ["all", "closed", "to-screen", "to-gate", "to-assign", "mine", "to-decide", "away"]) {
      namesNothing(await askFor(people[name], `/queue?show=${show}`, "GET"), `${name} GET /queue?show=${show}`);
    }
  }));
}

// Looking for a contact by its reference or by a name tells no more than opening it.
async function lookedFor(people, contacts, state) {
  const names = {};
  for (const [kind, reference] of Object.entries(contacts)) {
    const page = await people.head.open(`/contacts/${reference}`);
    names[kind] = /<h1[^>]*>([^]*?)<\/h1>/.exec(page.body)?.[1].replaceAll(/<[^>]*>/g, "").trim();
  }
  const by = {
    "/find": (reference) => ({ reference }),
    "/retention": (reference) => ({ reference }),
    "/inspections/new": (reference) => ({ cases: reference, reason: "", inspector: "" }),
  };
  await Promise.all(everybody.map(async (name) => {
    const ask = async (path, reference) => seen(await people[name].send(path, by[path](reference)), reference);
    for (const [kind, reference] of Object.entries(contacts)) {
      const facts = factsOf(name, kind, state);
      for (const path of Object.keys(by)) {
        const may = path === "/retention" ? mayTake(name, "/retention/{ref}", facts) : mayOpen(name, facts);
        const got = await ask(path, reference);
        if (!may) tell(alike(got, await ask(path, nowhere)), `${name} looks for ${kind} by ${path} as for what is not there: ${got.status}`);
        else if (path === "/find") tell(got.status === 303 && got.location === "/contacts/REFERENCE", `${name} finds ${kind}: ${got.status}`);
        else tell(got.status < 500, `${name} looks for ${kind} by ${path}: ${got.status}`);
      }
      if (seeTheRecord.includes(name)) {
        const record = async (which) => seen(await people[name].ask("GET", `/accesses?case=${which}`), which);
        if (mostOf(name, { ...facts, subject: "looked" }) < 3) tell(alike(await record(reference), await record(nowhere)), `${name} asks who looked at ${kind} as at nothing`);
      }
    }
  }));
}

// Two records that are one child: the child of the contact nobody has, and the worker's.
async function judgeSame(head, contacts) {
  const childOf = async (reference) => {
    const page = await head.open(`/contacts/${reference}`);
    const heard = await head.open(`/contacts/${reference}/heard`);
    return { contact: /topic=contact:([0-9a-f]{32})/.exec(page.body)?.[1], person: /name="who"[^>]*value="([0-9a-f]{32})"/.exec(heard.body)?.[1] };
  };
  const one = await childOf(contacts.nobodys);
  const other = await childOf(contacts.own);
  await head.open(`/contacts/${contacts.nobodys}/same`);
  const pair = [one.person, other.contact, other.person].join("-");
  const judged = await head.send(`/contacts/${contacts.nobodys}/same`, { pair, says: "same", reason: "one NHS number" });
  tell(judged.status === 303, `the head judges that two records are one child: ${judged.status}`);
  return /\/judgements\/([0-9a-f]{32})/.exec((await head.open(`/contacts/${contacts.nobodys}/same`)).body)?.[1];
}

// What waits for a second person is there for whoever may agree and whoever asked.
async function secondedBy(people, name, there) {
  const id = /href="\/second\/([0-9a-f]{32})"/.exec((await people[name].open("/second")).body)?.[1];
  await realOne(people, "/second/{id}", id, there);
  await people[name].open(`/second/${id}`);
  const agreed = await people[name].send(`/second/${id}`, { answer: "agree", reason: "" });
  tell(agreed.status === 303, `the ${name} agrees: ${agreed.status}`);
}

async function restrict(people, reference) {
  const page = await people.worker.open(`/contacts/${reference}/protect`);
  const box = (words) => new RegExp(`value="([0-9a-f]{32})"[^]*?<label[^>]*>\\s*${words}\\s*<`).exec(
    page.body.slice(page.body.lastIndexOf("<input", page.body.search(new RegExp(`<label[^>]*>\\s*${words}\\s*<`)))))?.[1];
  const listed = [box("Head of MASH"), box("Social worker 4")];
  const asked = await people.worker.send(`/contacts/${reference}/protect`, { do: "restrict", listed, reason: "a colleague’s family" });
  tell(asked.status === 303, `the worker proposes a list: ${asked.status}`);
  await secondedBy(people, "head", ["worker", "head", "deputy"]);
}

async function conflict(session, contacts) {
  // With the contact that nobody has, with a case that is kept from them, and with none at all.
  const answers = [];
  for (const reference of [contacts.nobodys, contacts.own, nowhere]) {
    await session.open("/conflicts/new");
    answers.push(await session.send("/conflicts/new", {
      reference, name: "", "born-day": "", "born-month": "", "born-year": "", address: "", telephone: "", why: "my neighbour",
    }));
  }
  tell(answers.every((one) => one.status === 303 && one.location === answers[0].location), `a conflict of interest is declared: ${answers[0].status}`);
  const register = await session.open("/conflicts");
  const rows = register.body.split("<tbody>").pop().split("</tbody>")[0].split("<tr").slice(1).map((row) => made_alike(row, nowhere));
  tell(rows.length === 3 && new Set(rows).size === 1, "and the register tells its owner the same of what there is, is hidden, and is not");
}

// To an inspector, one case for today, by two people.
async function grant(people, reference) {
  const today = new Date(); // of this machine, a day beside London's at most
  const day = (name, at) => ({ [`${name}-day`]: at.getDate(), [`${name}-month`]: at.getMonth() + 1, [`${name}-year`]: at.getFullYear() });
  const page = await people.deputy.open("/inspections/new");
  const asked = await people.deputy.send("/inspections/new", {
    inspector: /name="inspector"[^>]*value="([0-9a-f]{32})"/.exec(page.body)?.[1], cases: reference, reason: "the yearly one",
    ...day("from", today), ...day("until", new Date(today.getTime() + 2 * 86400e3)),
  });
  tell(asked.status === 303, `a case is to be opened to an inspector: ${asked.status}`);
  await secondedBy(people, "head", ["head", "deputy"]);
  return /\/inspections\/([0-9a-f]{32})\/end/.exec((await people.head.open("/inspections")).body)?.[1];
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
  const review = await people.head.open("/broken-glass");
  tell(review.status === 200 && review.body.includes(contacts.others), "the head is told");
  return /\/broken-glass\/([0-9a-f]{32})/.exec(review.body)?.[1];
}

// Of each kind that has a page of its own, one that the hub has, and for whom it is there.
async function real(people, { judgement, inspection, glass }) {
  const first = async (name, page, what) => new RegExp(`href="/${what}/([0-9a-f]{32})`).exec((await people[name].open(page)).body)?.[1];
  const of = {
    // One of the two cases is kept from the deputy, and one from whoever screens; the worker may open one alone.
    "/judgements/{id}": [judgement, ["head"]],
    "/inspections/{id}/end": [inspection, guards],
    "/broken-glass/{id}": [glass, guards],
    "/conflicts/{id}/end": [await first("head", "/conflicts", "conflicts"), guards],
    "/accounts/{id}": [await notTheirOwn(people.admin), ["admin"]],
    "/agreements/{id}": [await first("head", "/agreements", "agreements"), everybody],
  };
  for (const [pattern, [id, there]] of Object.entries(of)) await realOne(people, pattern, id, there);
}

// The list begins with the administrator's own account, which leads to their own page.
async function notTheirOwn(admin) {
  return [...(await admin.open("/accounts")).body.matchAll(/href="\/accounts\/([0-9a-f]{32})/g)].at(-1)?.[1];
}

async function realOne(people, pattern, id, there) {
  tell(id, `there is one to be asked for by ${pattern}`);
  for (const name of everybody) {
    const path = pattern.replace("{id}", id);
    const got = await people[name].ask("GET", path);
    const head = await people[name].ask("HEAD", path);
    tell(head.status === got.status && head.body === "", `${name} HEAD ${path}: ${head.status}, and GET ${got.status}`);
    if (there.includes(name)) {
      tell(got.status === 200, `${name} GET ${path}: ${got.status}, and it is there`);
      continue;
    }
    for (const method of ["GET", "POST"]) {
      const answer = seen(await askFor(people[name], path, method), id);
      const without = seen(await askFor(people[name], fill(pattern, nowhere), method), "0".repeat(32));
      tell(alike(answer, without), `${name} ${method} ${path}: ${answer.status}, is as if it were not there`);
    }
  }
}

await main();
