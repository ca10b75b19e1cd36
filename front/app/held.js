// What the phone keeps of what it has read beside one's own hours: shown at once as it was, read anew, and where it is
// not there, in words why. One way for all screens.
import { againSoon, cut, whyOf } from "./cut.js";
import { keep, record } from "./outbox.js";
import { refresh } from "./state.js";
import { html, signal } from "./vendor.js";
import { now, say, whenInWords } from "./words.js";

/** @typedef {import("./cut.js").Why} Why */

/** `why` it could not be read the last time, and when it could be.
 * @template T
 * @typedef {{readonly value: T | null, readonly why: Why, readonly at: number, refresh: () => Promise<void>, put: (value: T) => Promise<void>}} Resource */

/** @type {Map<string, Resource<any> & {forget: () => void, lacks: () => boolean}>} */
const all = new Map();

/** Those that could not be read for want of a signal, a sign-in or the service itself. */
export const lacking = () => [...all.values()].filter((one) => one.lacks());
export const everything = () => [...all.values()];

/** What is read under a name: kept on the phone for when there is no signal, and gone with whose it is.
 * @template T @param {string} name @param {() => Promise<T>} load @param {boolean} [keeps] whether it is of use without a signal
 * @returns {Resource<T>} */
export function resource(name, load, keeps = true) {
  const known = all.get(name);
  if (known) return known;
  /** @type {{value: {value: T | null, why: Why, at: number}}} */
  const holds = signal({ value: null, why: /** @type {Why} */ (""), at: 0 });
  let [owner, begun, stale] = [0, false, false];
  const put = async (/** @type {T} */ value) => {
    [holds.value, stale] = [{ value, why: "", at: now().getTime() }, false];
    if (keeps) await keep(name, value);
  };
  const refreshOne = async () => {
    const whose = owner;
    try {
      const value = await load();
      if (whose !== owner) return;
      await put(value);
    } catch (error) {
      const why = whyOf(error);
      if (whose !== owner) return;
      // What the service refuses to this member is nothing that comes back with a signal.
      [holds.value, stale] = [{ ...holds.value, why }, why !== "gone"];
      // That the service has trouble with one thing is said where that would stand.
      if (why === "signed-out" || (why === "offline" && !cut.value)) cut.value = why;
      if (stale) againSoon(true, refresh);
    }
  };
  const begins = () => {
    if (begun) return false;
    const whose = owner;
    if (keeps) void record(name).then((before) => {
      if (before && whose === owner && holds.value.value === null) holds.value = { ...holds.value, value: before.what, at: before.at };
    });
    return (begun = true);
  };
  const one = {
    get value() {
      if (begins()) void refreshOne(); // not before somebody wants to see it
      return holds.value.value;
    },
    get why() { return holds.value.why; },
    get at() { return holds.value.at; },
    put,
    refresh: () => (begins(), refreshOne()),
    forget: () => { [holds.value, stale, owner] = [{ value: null, why: "", at: 0 }, true, owner + 1]; },
    lacks: () => stale,
  };
  all.set(name, one);
  return one;
}

const WORDS = { "": "app-session-loading", offline: "app-not-here-yet", trouble: "app-trouble-here", "signed-out": "app-not-read", gone: "app-help-not-there" };

/** Why something that was wanted now could not be read, in words. @param {unknown} error @returns {string} */
export function wordsFor(error) {
  const why = whyOf(error);
  if (why === "signed-out" || (why === "offline" && !cut.value)) cut.value = why;
  return say(why === "offline" ? "app-help-needs-signal" : WORDS[why]);
}

/** It is being read; there is no signal; the service has trouble; it is not here. And of when it is, where it is old.
 * @param {{of: {value: any, why: Why, at?: number}}} props */
export function Standing({ of: { value, why, at = 0 } }) {
  if (value === null) return html`<p role="status" class=${why ? "" : "moment"}>${say(WORDS[why])}</p>`;
  return why && why !== "gone" && html`<p class="hint">${say("app-as-of", { when: whenInWords(at) })}</p>`;
}
