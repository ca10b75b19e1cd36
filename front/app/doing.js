// What is done now, with a signal: how it went is said in words, also to whoever is signed out.
import { SignedOut, act, read } from "./api.js";
import { cut, seen } from "./state.js";
import { html } from "./vendor.js";
import { say } from "./words.js";

/** As `act`, but signed out is a fault with words too.
 * @template {"post" | "patch"} M @template {Doable<M>} P @param {M} method @param {P} path
 * @param {{ids?: Record<string, string>, body?: Sent<P, M>, etag?: string, query?: {dry_run: boolean}}} [to]
 * @returns {Promise<{made: Says<P, M> | null, fault: import("./api.js").Fault | null}>} */
export async function doing(method, path, to) {
  try {
    return await act(method, path, to);
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error;
    cut.value = "signed-out";
    return { made: null, fault: { code: "not_signed_in", words: say("app-signed-out-do"), fields: [] } };
  }
}

/** Who has this phone, for what is read of them; asked, where the phone does not know yet.
 * @returns {Promise<{member_id: string}>} */
export const ownIds = async () => ({ member_id: seen.value?.me.member?.id ?? (await read("/v1/me")).member?.id ?? "" });

/** @typedef {{done?: string, fault?: string}} Told */

/** What became of it, for eyes and ears. @param {{told: Told}} props */
export const Outcome = ({ told }) => html`<p class="done" role="status" tabindex="-1">${told.done}</p>
  ${told.fault && html`<p class="fault" role="alert" tabindex="-1"><strong>${told.fault}</strong></p>`}`;

/** As soon as it is drawn: brings what became of it into sight, and whoever goes by keyboard or listens to it. */
export function toOutcome() {
  queueMicrotask(() => {
    const outcome = /** @type {HTMLElement | null} */ (document.querySelector("#app .fault, #app .done:not(:empty)"));
    outcome?.focus({ preventScroll: true });
    outcome?.scrollIntoView({ block: "center" });
  });
}
