// The only script of our own. Every page works without it.
// It starts GOV.UK Frontend's components, saves drafts while somebody types, says in a reserved slot that there is
// something new and over the foot of the page that a session will end, and asks the browser for passkeys. It inserts
// nothing anywhere else, moves nothing, runs no timer that changes the page's layout, and keeps nothing in the browser.
// Forms ask for saving with data-autosave, pages for notices with data-events: see src/govuk/page.h.
import { initAll } from "./govuk-frontend.js";

const idleBeforeSaving = 2000;
const firstRetry = 2000;
const longestRetry = 30000;
const warnBefore = 5 * 60 * 1000;
const mostKeptAlive = 60000; // what a browser still sends of a page that is being closed

function london(date) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
  }).formatToParts(date);
  const part = (type) => parts.find((p) => p.type === type).value;
  const hour = Number(part("hour")) || 12;
  return `${hour}:${part("minute")}${part("dayPeriod").replace(/[^apm]/gi, "").toLowerCase()}`;
}

/** What the form would send, files apart: they travel only when the form is sent. */
function written(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields.toString();
}

class Draft {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.autosave || form.action;
    this.slot = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    this.saved = written(form);
    this.busy = false;
    this.failures = 0;
    this.timer = 0;
    form.addEventListener("input", () => this.later(idleBeforeSaving));
    form.addEventListener("change", () => this.later(idleBeforeSaving));
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", () => this.stop());
    window.addEventListener("pagehide", () => this.save(true));
    window.addEventListener("beforeunload", (leaving) => {
      if (this.failures > 0 && this.changed()) leaving.preventDefault();
    });
  }

  changed() {
    return !this.stopped && written(this.form) !== this.saved;
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** The form itself is on its way: it carries everything. */
  stop() {
    clearTimeout(this.timer);
    this.stopped = true;
    window.addEventListener("pageshow", () => { this.stopped = false; }, { once: true });
  }

  async save(closing = false) {
    if (!this.changed() || (this.busy && !closing)) return;
    clearTimeout(this.timer);
    this.busy = true;
    const body = written(this.form);
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", "X-Autosave": "1" },
        body,
        credentials: "same-origin",
        redirect: "manual",
        keepalive: closing && body.length < mostKeptAlive,
      });
      if (!answer.ok) throw new Error("not saved");
      this.saved = body;
      this.failures = 0;
      this.say(`Saved ${london(new Date())}`, "off");
    } catch {
      this.failures += 1;
      const wait = Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1));
      this.say("Not saved yet. We are trying again. Keep this page open.", "assertive");
      this.later(wait);
    } finally {
      this.busy = false;
    }
    if (this.failures === 0 && this.changed()) this.later(idleBeforeSaving);
  }

  /** Only a failure is read out, and once. */
  say(words, loudness) {
    if (!this.slot) return;
    this.slot.setAttribute("aria-live", loudness);
    this.slot.classList.toggle("om-saved--failed", loudness !== "off");
    if (this.slot.textContent !== words) this.slot.textContent = words;
  }
}

/** A notice says only "look again": the page is read again by the person, when they choose. */
function follow(element) {
  const slot = element.matches("[data-slot]") ? element : document.querySelector("[data-slot]");
  if (!slot) return;
  let stream = null;
  const show = () => {
    if (slot.querySelector("a[data-show]")) return; // said already; nothing is said twice
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = window.location.pathname + window.location.search;
    link.setAttribute("data-show", "");
    link.textContent = slot.dataset.linkWords || "Show them";
    slot.replaceChildren(`${slot.dataset.words || "There is something new."} `, link);
  };
  const open = () => {
    if (stream) return;
    stream = new EventSource(element.dataset.events);
    for (const kind of ["message", "notice", "resync"]) stream.addEventListener(kind, show);
  };
  const close = () => {
    if (stream) stream.close();
    stream = null;
  };
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}

/** Says calmly, some minutes before, that the session will end; to stay is one press. It lies over the foot of the page
    and moves nothing. When the session has ended, what the page showed is taken away, for whoever sits down next; what was
    written stays until its writer signs in again. */
class SessionEnd {
  constructor(said) {
    const now = Date.now(); // by this computer's clock, which need not be right: only lengths are compared
    this.ends = now + Number(said.dataset.sessionLeft) * 1000;
    this.latest = now + Number(said.dataset.sessionLatest) * 1000;
    this.token = document.querySelector("input[name=form-token]")?.value;
    this.bar = document.createElement("div");
    this.bar.className = "om-session-end";
    this.bar.setAttribute("role", "status");
    document.body.append(this.bar);
    this.forms = [...document.querySelectorAll("main form[method=post]")].map((form) => ({ form, before: written(form) }));
    setInterval(() => this.look(), 5000);
    document.addEventListener("visibilitychange", () => this.look());
  }

  look() {
    const left = this.ends - Date.now();
    if (left > warnBefore) return this.say("", false);
    if (left <= 0) return this.end();
    const when = `You will be signed out at ${london(new Date(this.ends))}. What you write is kept.`;
    return this.say(when, this.latest - Date.now() > warnBefore);
  }

  say(words, mayStay) {
    if (this.words === words) return;
    this.words = words;
    this.bar.replaceChildren(words);
    if (!mayStay) return;
    const stay = document.createElement("button");
    stay.type = "button";
    stay.className = "govuk-button";
    stay.textContent = "Stay signed in";
    stay.addEventListener("click", () => this.stay());
    this.bar.append(stay);
  }

  /** Asks, and says whether the session goes on. */
  async goesOn(how) {
    const answer = await fetch("/stay", { credentials: "same-origin", redirect: "manual", ...how }).catch(() => null);
    const left = Number(answer?.headers.get("X-Session-Left"));
    if (answer?.ok && left > 0) this.ends = Date.now() + left * 1000;
    return this.ends > Date.now();
  }

  async stay() {
    if (!(await this.goesOn({ method: "POST", body: new URLSearchParams({ "form-token": this.token || "" }) }))) {
      this.words = undefined;
    }
    this.look();
  }

  /** Another window may have kept the session; without an answer it counts as over. */
  async end() {
    if (this.ended || this.asking) return;
    this.asking = true;
    const goesOn = await this.goesOn({});
    this.asking = false;
    if (goesOn) return this.look();
    this.ended = true;
    this.say("", false);
    const unsent = this.forms.find(({ form, before }) => written(form) !== before)?.form;
    const heading = document.createElement("h1");
    heading.className = "govuk-heading-l";
    heading.textContent = "You have been signed out.";
    const words = document.createElement("p");
    words.className = "govuk-body";
    words.textContent = "What was on this page is taken away, so that nobody else reads it. ";
    const main = document.querySelector("main");
    main.replaceChildren(heading, words);
    if (unsent) {
      words.textContent += "What you wrote is not lost: send it, sign in, and it is there.";
      const send = document.createElement("button");
      send.type = "button";
      send.className = "govuk-button";
      send.textContent = "Keep what I wrote, and sign in";
      send.addEventListener("click", () => {
        unsent.hidden = true;
        main.append(unsent);
        unsent.submit();
      });
      main.append(send);
    } else {
      const again = document.createElement("a");
      again.className = "govuk-link";
      again.href = window.location.pathname + window.location.search;
      again.textContent = "Sign in again";
      words.append(again);
    }
  }
}

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** A form whose hidden fields a passkey fills in. */
function passkeyForm(form) {
  const data = form.dataset;
  const here = window.location.hostname;
  if (here !== data.host && !here.endsWith("." + data.host)) {
    // A browser gives a passkey to the address it belongs to and to no other: nothing is offered that cannot work.
    const words = document.createElement("p");
    words.className = "govuk-body";
    words.textContent = `Passkeys of this hub belong to ${data.host}, and you have opened it as ${here}. Open it at ${data.host} to use one.`;
    form.before(words);
    return;
  }
  form.hidden = false;
  const known = (data.known || "").split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytesOf(id) }));
  const fill = (name, bytes) => { form.elements[name].value = textOf(bytes); };
  const use = async () => {
    const given = await navigator.credentials.get({
      publicKey: { challenge: bytesOf(data.challenge), rpId: data.host, allowCredentials: known, userVerification: "required" },
    });
    fill("credential", given.rawId);
    fill("client-data", given.response.clientDataJSON);
    fill("device-data", given.response.authenticatorData);
    fill("signature", given.response.signature);
  };
  const make = async () => {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(data.challenge),
        rp: { id: data.host, name: data.hub },
        user: { id: bytesOf(data.userId), name: data.userName, displayName: data.userName },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        excludeCredentials: known,
        attestation: "none",
      },
    });
    fill("client-data", made.response.clientDataJSON);
    fill("attestation", made.response.attestationObject);
  };
  form.addEventListener("submit", async (event) => {
    if (form.elements["client-data"].value) return;
    event.preventDefault();
    const name = form.elements["passkey-name"];
    if (name && !name.value.trim()) {
      form.querySelector("[role=status]").textContent = "Enter what to call it, so that you know it again.";
      name.focus();
      return;
    }
    try {
      await (data.passkey === "make" ? make() : use());
      form.submit();
    } catch {
      form.querySelector("[role=status]").textContent = "That was given up, or this device has no passkey for here. Nothing has been done.";
    }
  });
}

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
// Our styles open what a radio button leads to (openmash.css), so GOV.UK's script need not; it would mark radio buttons
// with aria-expanded, which they may not carry.
if (CSS.supports("selector(:has(*))")) {
  document.querySelectorAll("input[type=radio][data-aria-controls]").forEach((radio) => radio.removeAttribute("data-aria-controls"));
}
initAll();
document.querySelectorAll("form[data-autosave]").forEach((form) => new Draft(form));
document.querySelectorAll("[data-events]").forEach(follow);
document.querySelectorAll("[data-session-left]").forEach((said) => new SessionEnd(said));
if (window.PublicKeyCredential) document.querySelectorAll("form[data-passkey]").forEach(passkeyForm);
