// The only script of our own. Every page works without it.
// It starts GOV.UK Frontend's components, saves drafts while somebody types, and says in a reserved slot that there is
// something new. It inserts nothing anywhere else, moves nothing, runs no timer that changes the page's layout, and
// keeps nothing in the browser.
// Forms ask for saving with data-autosave, pages for notices with data-events: see src/govuk/page.h.
import { initAll } from "./govuk-frontend.js";

const idleBeforeSaving = 2000;
const firstRetry = 2000;
const longestRetry = 30000;
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
