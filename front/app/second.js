// Whoever thanks people signs in with a second factor: how to get there.
import { seen } from "./state.js";
import { ROLES, mayThank } from "./thanking.js";
import { html } from "./vendor.js";
import { given, say } from "./words.js";

/** Said to whoever may thank people, and is signed in without it. */
export function Second() {
  if (mayThank() || !seen.value?.me.roles.some((one) => ROLES.includes(one.role))) return null;
  const next = encodeURIComponent(`${given.pages}/app${location.hash}`);
  return html`<div class="note"><p>${say("app-thank-second")}</p><p class="links">
    <a href=${`${given.pages}/second-factor`}>${say("app-thank-set-up")}</a> <a href=${`${given.pages}/sign-in?next=${next}`}>${say("app-thank-sign-in")}</a></p></div>`;
}
