// The volunteer app's frame: where one is, what is cut off, and the screens.
import * as hours from "./hours.js";
import * as log from "./log.js";
import { remember } from "./contact.js";
import { clockIsOff, cut, minutesToGo } from "./cut.js";
import { Language } from "./language.js";
import { isShared, watch } from "./mark.js";
import "./second.js"; // all parts share it
import { begin, led, refresh, seen, seenAt } from "./state.js";
import { goesOn } from "./typed.js";
import { effect, html, render, signal } from "./vendor.js";
import { Waits } from "./waits.js";
import { dayBefore, dayInWords, given, say, time, whenInWords } from "./words.js";

/**
 * @typedef {object} Module a file of a screen
 * @property {(props: {rest: string[]}) => any} Screen
 * @property {(rest: string[]) => void} [enter] told when somebody comes here
 */

/** Every place there is, by the first part of its address (#log, #sessions/…): what most people see first comes with
 * the frame, the rest in one piece when it is wanted, what leads need in another. Its title is the word app-… of its name.
 * @type {Record<string, () => Promise<Module>>} */
const PLACES = {
  log: async () => log,
  hours: async () => hours,
  confirm: async () => (await import("./rest.js")).confirm,
  entry: async () => (await import("./rest.js")).entry,
  sessions: async () => (await import("./rest.js")).sessions,
  help: async () => (await import("./rest.js")).help,
  exchange: async () => (await import("./rest.js")).exchange,
  offers: async () => (await import("./rest.js")).listings.offers,
  requests: async () => (await import("./rest.js")).listings.requests,
  offer: async () => (await import("./rest.js")).listing.offer,
  request: async () => (await import("./rest.js")).listing.request,
  matches: async () => (await import("./rest.js")).matches,
  arranging: async () => (await import("./rest.js")).arranging,
  offering: async () => (await import("./rest.js")).offering,
  "offer-help": async () => (await import("./rest.js")).writing.offers,
  "ask-help": async () => (await import("./rest.js")).writing.requests,
  skills: async () => (await import("./rest.js")).skills,
  giving: async () => (await import("./rest.js")).giving,
  card: async () => (await import("./rest.js")).card,
  messages: async () => (await import("./rest.js")).messages,
  details: async () => (await import("./rest.js")).details,
  helpers: async () => (await import("./rest.js")).helpers,
  groups: async () => (await import("./rest.js")).groups,
  data: async () => (await import("./rest.js")).data,
  more: async () => (await import("./rest.js")).more,
  phone: async () => (await import("./rest.js")).phone,
  thank: async () => (await import("./leading.js")).thank,
  claims: async () => (await import("./running.js")).claims,
  close: async () => (await import("./running.js")).close,
};
/** Those that stand in the row at the top, with their short words. @type {[string, string][]} */
const ROW = [["log", "app-to-log"], ["hours", "app-to-hours"], ["sessions", "app-to-sessions"], ["help", "app-help"], ["more", "app-to-more"]];
/** Whoever leads a group thanks people first of all. */
const row = () => (led().length ? [["thank", "app-to-thank"], ...ROW] : ROW);
const home = () => (led().length ? "thank" : given.stated_by === "groups" ? "hours" : "log");

const signIn = () => `${given.pages}/sign-in?next=${encodeURIComponent(`${given.pages}/app${location.hash}`)}`;

const AGAIN = "timebank-opened-again";

/** @type {{value: {place: string, rest: string[], module: Module | null}}} */
const here = signal({ place: "more", rest: [], module: null });
/** Whether a screen is a while in coming. */
const coming = signal(false);
const A_MOMENT = 700;

/** Goes to where the address says. @returns {Promise<void>} */
async function go() {
  const { hash } = location;
  const [asked, ...rest] = hash.slice(1).split("/");
  const place = asked in PLACES ? asked : home();
  const slow = setTimeout(() => { coming.value = true; }, A_MOMENT);
  try {
    const module = await PLACES[place]();
    // Somebody has gone on meanwhile.
    if (location.hash !== hash) return;
    module.enter?.(rest);
    here.value = { place, rest, module };
    sessionStorage.removeItem(AGAIN);
  } catch {
    // A newer app took this one's files away: opened again, it is the newer one.
    const newer = navigator.onLine && sessionStorage.getItem(AGAIN) !== place;
    sessionStorage.setItem(AGAIN, place);
    if (newer) location.reload();
    // A screen that this phone has not yet, and no signal.
    else here.value = { place, rest, module: null };
  } finally {
    clearTimeout(slow);
    coming.value = false;
  }
}

/** Those that show one's hours, and nothing that says by itself from when it is. */
const OF_HOURS = ["hours", "card", "giving", "groups", "thank"];

function Notice() {
  return html`<div role="status">
    ${(coming.value || (!seen.value && !cut.value)) && html`<p class="moment">${say("app-session-loading")}</p>`}
    ${isShared && seen.value && html`<p class="note">${say("app-shared", { name: seen.value.me.member?.name ?? "" })} <a href="#phone">${say("app-phone")}</a></p>`}
    ${clockIsOff.value && html`<p class="note">${say("app-clock-off", { day: dayInWords(dayBefore()) })}</p>`}
    ${cut.value === "offline" && html`<p class="note">${say(seen.value ? "app-offline" : "app-not-here-yet")}</p>`}
    ${cut.value === "trouble" && html`<p class="note">${say("app-trouble")} ${minutesToGo.value > 0 && say("app-again-in", { time: time(minutesToGo.value) })}</p>`}
    ${cut.value === "signed-out" && html`<p class="note">${say("app-sign-in-again")} <a href=${signIn()}>${say("app-sign-in")}</a></p>`}
    ${cut.value === "no-member" && html`<p class="note">${say("app-no-member")} <a href=${`${given.pages}/home`}>${say("app-other-pages")}</a></p>`}
    ${cut.value && seen.value && OF_HOURS.includes(here.value.place) && html`<p class="hint">${say("app-as-of", { when: whenInWords(seenAt.value) })}</p>`}
  </div>`;
}

function App() {
  const { place, rest, module } = here.value;
  return html`<nav aria-label=${say("app-nav")}><ul class="places">
      ${row().map(([to, words]) => html`<li key=${to}><a href=${`#${to}`} aria-current=${place === to ? "page" : undefined}>${say(words)}</a></li>`)}
    </ul></nav>
    <h1 tabindex="-1">${say(`app-${place}`)}</h1><${Notice} />
    ${[home(), "phone"].includes(place) && html`<${Language} />`}${place === home() && html`<${Waits} />`}
    ${module ? html`<${module.Screen} key=${`${place}/${rest.join("/")}`} rest=${rest} />` : html`<p>${say(navigator.onLine ? "app-trouble" : "app-not-here-yet")}</p>`}`;
}

/** The second of two quick taps means the first: by then something else may stand under the finger.
 * @param {MouseEvent} event */
function onSecondTap(event) {
  if (event.detail < 2 || !(/** @type {HTMLElement} */ (event.target).closest("button"))) return;
  event.preventDefault();
  event.stopPropagation();
}

/** What stands above the app on the page leads on within it: the size of the text without a signal, and the other
 * language to where one is. @param {Event} event */
function onSwitch(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link?.hreflang) {
    link.hash = location.hash;
    goesOn();
  } else if (link) {
    event.preventDefault();
    location.hash = "#phone";
  }
}

const pages = (/** @type {string} */ lang) => `/${lang}/${given.slug}`;

/** From the second time on in both languages, so that one can change without a signal. A worker's address is one of our
 * own; a browser wants to hear that from a policy. */
async function workOffline() {
  if (!("serviceWorker" in navigator)) return;
  const address = (/** @type {string} */ lang) => `${pages(lang)}/app-worker.js`;
  const trusted = window.trustedTypes?.createPolicy("timebank-worker", { createScriptURL: address });
  const more = navigator.serviceWorker.controller && navigator.onLine ? [given.lang === "cy" ? "en" : "cy"] : [];
  for (const lang of [given.lang, ...more]) {
    const url = /** @type {any} */ (trusted?.createScriptURL(lang) ?? address(lang));
    const worker = await navigator.serviceWorker.register(url, { scope: `${pages(lang)}/app`, type: "module", updateViaCache: "none" });
    // A browser looks by itself only now and then.
    await worker.update();
  }
}

/** Somewhere else now: the page says so, to those who hear it too. @returns {Promise<void>} */
async function onMove() {
  await go();
  document.title = document.title.replace(/^[^–]*/, `${say(`app-${here.value.place}`)} `);
  setTimeout(() => document.querySelector("h1")?.focus(), 0);
}

async function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector("#app"));
  if (!window.isSecureContext || !await begin().then(remember).then(() => true, () => false)) {
    render(html`<h1>${say("app-title")}</h1><p>${say(window.isSecureContext ? "app-keeps-nothing" : "app-no-https")}</p>`, root);
    return;
  }
  // Before the first screen is there: who goes on meanwhile comes to the second.
  addEventListener("hashchange", () => void onMove());
  await go();
  render(html`<${App} />`, root);
  effect(() => {
    // With nothing kept there is nothing to show to whoever is signed out.
    if (cut.value === "signed-out" && !seen.value) location.replace(signIn());
  });
  watch();
  root.addEventListener("click", onSecondTap, true);
  document.querySelector(".switches")?.addEventListener("click", onSwitch);
  addEventListener("online", () => void refresh());
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && refresh()));
  await refresh();
  // Only now a new phone knows who leads a group.
  if (!location.hash && here.value.place !== home()) await go();
  // Offline it fails, and the one that is there goes on.
  await workOffline().catch(() => undefined);
}

void start();
