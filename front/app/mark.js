// Whose phone this is: signing in leaves a mark beside the cookie that no script can read. What the phone keeps is shown
// to whoever has the mark under which it was kept; a window that was opened for one never goes on for another.
import { given } from "./words.js";

const MARK = new RegExp(`(?:^|; )((?:__Host-)?timebank-${given.slug}\\.who)=([^;]*)`);
const now = () => MARK.exec(document.cookie)?.[2] ?? "";
/** As it was when this window was opened: "own.…", or "shared.…" on a phone that others use, "out" once somebody has
 * signed out, "" where nothing is known. */
export const whose = now();

/** Whether what was kept under a mark is for this window. A sign-in that is gone keeps nobody from what is on their own
 * phone; on one that others use it takes all with it. @param {string} mark */
export const isOurs = (mark) => mark === whose || (!whose && !mark.startsWith("shared"));

/** Whether others use this phone too. */
export const isShared = whose.startsWith("shared");
const LEFT_LYING = 30 * 60_000; // as long as the service waits (page-shared)
let used = Date.now();
let left = false;

/** Somebody else is signed in, here or in another window, or a phone that others use has been left lying: nothing is
 * seen of the one any more, and all begins anew. */
export function look() {
  if (left) return;
  if (isShared && Date.now() - used > LEFT_LYING) forgets();
  else if (!now() || now() === whose) return;
  anew();
}

/** No module remembers what was shown or typed. */
export function anew() {
  left = true;
  /** @type {HTMLElement} */ (document.querySelector("main")).hidden = true;
  location.reload();
}

/** Nobody's from now on, for all windows. */
export function forgets() {
  left = true;
  const found = MARK.exec(document.cookie);
  if (found) document.cookie = `${found[1]}=out; Path=/; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
}

/** Looks whenever it may have changed. */
export function watch() {
  /** @type {any} */ (window).cookieStore?.addEventListener("change", look);
  setInterval(look, 1_000); // not every browser tells
  for (const one of ["pointerdown", "keydown"]) addEventListener(one, () => { used = Date.now(); }, true);
  for (const one of ["focus", "pageshow", "visibilitychange"]) addEventListener(one, look, true);
}
