// What the screens about help share: chips, lengths of time, days to come, and doing something where there is a signal.
import { read } from "./api.js";
import { Outcome, doing } from "./doing.js";
import { LENGTHS, Length, chip } from "./log.js";
import { nameOf, resource, seen } from "./state.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayBefore, given, now, say } from "./words.js";

/** What came of the last thing that was done, in words. @type {{value: {done: string, fault: string, code: string}}} */
export const told = signal({ done: "", fault: "", code: "" });
/** Whether something is under way: a second tap does nothing. @type {{value: boolean}} */
export const busy = signal(false);
/** Which picker of a length shows its list. @type {{value: string}} */
const long = signal("");

let taken = "";

/** Somebody comes to a screen: what was said on another is gone, but for what was said on leaving for this one. */
export function arrive() {
  told.value = { done: taken, fault: "", code: "" };
  [taken, long.value] = ["", ""];
}

/** Goes elsewhere, and says there what was done. @param {string} to @param {string} words */
export function leaveFor(to, words) {
  taken = words;
  location.hash = to;
}

/** Says what is wrong, or what was done, to those who hear it too. @param {{done?: string, fault?: string, code?: string}} what */
export function tell({ done = "", fault = "", code = "" }) {
  told.value = { done, fault, code };
  if (fault || done) focusOn(fault ? ".fault" : ".done");
}

/** As soon as it is drawn, before anybody can type: whoever goes by keyboard, or listens, is there.
 * @param {string} what the first of these on the screen */
export function focusOn(what) {
  queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector(`main ${what}`))?.focus());
}

/** Does something now. Gives what was made, or null where it was refused, which is told.
 * @template {"post" | "patch"} M @template {Doable<M>} P @param {M} method @param {P} path
 * @param {{ids?: import("./api.js").Ids, body?: Sent<P, M>, etag?: string, query?: any}} [to]
 * @param {() => unknown} [changed] for when somebody else has changed it since it was read
 * @returns {Promise<Says<P, M> | null>} */
export async function doNow(method, path, to, changed) {
  if (busy.value) return null;
  busy.value = true;
  try {
    const { made, fault } = await doing(method, path, to);
    // Its answer was lost, and it was changed since: what was sent first has arrived.
    if (fault) tell({ fault: fault.code === "id_taken" ? say("app-help-arrived") : fault.words, code: fault.code });
    if (fault?.code === "precondition_failed") changed?.();
    return fault ? null : made;
  } finally {
    busy.value = false;
  }
}

export const Told = () => html`<${Outcome} told=${told.value} />`;

/** What is being typed on a screen, and changing a part of it. @template T @param {() => T} fresh @param {string} name
 * @returns {[{value: T}, (part: Partial<T>) => void]} */
export function drafting(fresh, name) {
  const draft = goesAlong(name, signal(fresh()));
  return [draft, (part) => {
    draft.value = { ...draft.value, ...part };
  }];
}

/** @param {any} fields @param {string} words its button's @param {() => unknown} send @param {() => void} [back] where it can be closed */
export const form = (fields, words, send, back) => html`<form class="log" novalidate onSubmit=${(/** @type {Event} */ event) => {
  event.preventDefault();
  void send();
}}>${fields}<button disabled=${busy.value}>${say(words)}</button>
  ${back && html`<button type="button" class="second" onClick=${back}>${say("app-help-back")}</button>`}</form>`;

/** Something that the phone keeps under a name (state.js): `value` shows it, `again` reads it anew.
 * @template T @param {string} name @param {() => Promise<T>} load */
export const keeps = (name, load) => ({
  get value() { return resource(name, load).value; },
  get why() { return resource(name, load).why; },
  get at() { return resource(name, load).at; },
  again: () => resource(name, load).refresh(),
});

/** Who one is, where the phone has not kept it yet. @returns {Promise<Shape<"Me">>} */
export const whoIAm = async () => seen.value?.me ?? read("/v1/me");

/** Choices of which one holds. @param {string} legend @param {string} name @param {string} held @param {[string, string][]} all values and their words
 * @param {(value: string) => void} choose */
export const oneOf = (legend, name, held, all, choose) => html`<fieldset><legend>${legend}</legend><div class="chips">
  ${all.map(([value, words]) => chip(name, value, words, held === value, () => choose(value)))}</div></fieldset>`;

/** Choices of which any number hold. @param {string} legend @param {string[]} held @param {[string, string][]} all
 * @param {(held: string[]) => void} choose */
export const anyOf = (legend, held, all, choose) => html`<fieldset><legend>${legend}</legend><div class="chips">
  ${all.map(([value, words]) => html`<label class="chip" key=${value}><input type="checkbox" checked=${held.includes(value)}
    onChange=${() => choose(held.includes(value) ? held.filter((one) => one !== value) : [...held, value])} /> <span>${words}</span></label>`)}
  </div></fieldset>`;

/** A length of time: the usual ones by one tap. @param {string} legend @param {string} name @param {number} minutes 0: none yet
 * @param {(minutes: number) => void} choose */
export const lengthOf = (legend, name, minutes, choose) => html`<${Length} legend=${legend} name=${name} minutes=${minutes}
  long=${long.value === name || (minutes > 0 && !LENGTHS.some(([one]) => one === minutes))}
  onChange=${(/** @type {{minutes: number, long: boolean}} */ part) => {
    long.value = part.long ? name : "";
    choose(part.minutes);
  }} />`;

/** @param {string} label @param {string} value @param {(value: string) => void} change @param {{hint?: string, lang?: string, name?: string}} [more] */
export const line = (label, value, change, { hint, lang, name } = {}) => html`<label>${label}
  <input type="text" autocomplete="off" lang=${lang} aria-describedby=${hint && `${name}-hint`} value=${value}
    onInput=${(/** @type {any} */ event) => change(event.target.value)} /></label>
  ${hint && html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}`;

/** @param {string} label @param {string} value @param {(value: string) => void} change @param {{hint?: string, lang?: string, name?: string}} [more] */
export const lines = (label, value, change, { hint, lang, name } = {}) => html`<label>${label}
  <textarea lang=${lang} aria-describedby=${hint && `${name}-hint`} value=${value}
    onInput=${(/** @type {any} */ event) => change(event.target.value)}></textarea></label>
  ${hint && html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}`;

/** @param {string} label @param {string} value @param {[string, string][]} all @param {(value: string) => void} change */
export const listOf = (label, value, all, change) => html`<label>${label}
  <select onChange=${(/** @type {any} */ event) => change(event.target.value)}>
    ${all.map(([one, words]) => html`<option value=${one} selected=${one === value}>${words}</option>`)}</select></label>`;

/** Activities with their names, but for what is not done through the time bank. @returns {[string, string][]} */
export const activities = () => (seen.value?.activities ?? []).filter((one) => one.risk_class !== "not_here").map((one) => [one.id, nameOf(one)]);

/** What somebody said in one language or both: marked where it is in the other one. @param {Shape<"Said"> | null} one */
export function inWords(one) {
  if (!one) return null;
  if (one.language === given.lang) return one.words;
  return html`<span lang=${one.language}>${one.words}</span> <small>(${say("app-help-other-language")})</small>`;
}

export const today = () => dayBefore();

/** A day so many from today. @param {number} days @returns {string} */
export function dayAhead(days) {
  const day = now();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
