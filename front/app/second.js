// Whoever thanks people signs in with a second factor: how to get there.
import { seen } from "./state.js";
import { html } from "./vendor.js";
import { given, say } from "./words.js";

export const ROLES = ["organisation_lead", "coordinator"];
/** Whether what is saved goes now: to thank one signs in with a second factor. */
export const mayThank = () => ROLES.includes(seen.value?.me.role ?? "");

/** Said to whoever may thank people, or do something else as a lead, and is signed in without it.
 * @param {{words?: string, roles?: string[]}} props */
export function Second({ words = "app-thank-second", roles = ROLES }) {
  if (mayThank() || !seen.value?.me.roles.some((one) => roles.includes(one.role))) return null;
  const next = encodeURIComponent(`${given.pages}/app${location.hash}`);
  return html`<div class="note"><p>${say(words)}</p><p class="links">
    <a href=${`${given.pages}/second-factor`}>${say("app-thank-set-up")}</a> <a href=${`${given.pages}/sign-in?next=${next}`}>${say("app-thank-sign-in")}</a></p></div>`;
}
