// What is cut off, and asking again by itself: no signal is one thing, the service's own trouble is another.
import { NoAnswer, SignedOut, patience } from "./api.js";
import { signal } from "./vendor.js";

/** @typedef {"" | "offline" | "trouble" | "signed-out" | "gone"} Why something could not be read */

export const cut = signal(/** @type {"" | "offline" | "trouble" | "signed-out" | "no-member"} */ (""));
/** Whether it is another day by this phone's clock. */
export const clockIsOff = signal(false);
/** The minutes until it is asked again, 0 for less. */
export const minutesToGo = signal(0);

/** @param {unknown} error @returns {Exclude<Why, "">} */
export function whyOf(error) {
  if (error instanceof SignedOut) return "signed-out";
  if (!(error instanceof NoAnswer)) return "gone";
  return error.trouble ? "trouble" : "offline";
}

const SOONEST = 2_000;
const LATEST = 60_000;
let pause = SOONEST;
let timer = 0;
/** Until when the service asked to be left alone, on the clock of this page. */
let quiet = 0;
export const isQuiet = () => performance.now() < quiet;

/** It is asked now: not once more by itself in the middle of that. */
export function asking() {
  clearTimeout(timer);
  timer = 0;
}

/** A browser does not always tell when a signal is back: without an answer, asks again, less and less often.
 * @param {boolean} lacking @param {() => Promise<void>} again */
export function againSoon(lacking, again) {
  if (!lacking) {
    clearTimeout(timer);
    [pause, patience.asked, timer] = [SOONEST, 0, 0];
  }
  if (!lacking || (timer && !patience.asked)) return; // several may ask for it
  clearTimeout(timer);
  const until = Math.max(pause, patience.asked * 1_000);
  if (patience.asked) quiet = performance.now() + until;
  minutesToGo.value = Math.floor(until / 60_000);
  timer = setTimeout(() => {
    timer = quiet = 0;
    void again();
  }, until);
  [pause, patience.asked] = [Math.min(LATEST, pause * 2), 0];
}
