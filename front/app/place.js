// Places at a session: one's own, and those of whom one helps; how they stand, taking one, giving one up.
import { doing } from "./doing.js";
import { seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { ForWhom, meant, nameFor } from "./whose.js";
import { say } from "./words.js";

/** @typedef {Shape<"Session">} Session @typedef {Shape<"OwnSignUp">} SignUp */

/** For whom a place is taken, or given up (whose.js). */
const whose = signal("");
/** Whether one was asked if one is sure. */
const sure = signal(false);

/** Somebody comes to a session, or to another one. */
export function leaveOff() {
  [whose.value, sure.value] = ["", false];
}

/** The sign-ups of whom one helps; a phone may have kept a session from before these were told.
 * @param {Session} one @returns {Session["signed_up_helped"]} */
export const helpedAt = (one) => one.signed_up_helped ?? [];

/** The sign-up of oneself, or of somebody whom one helps. @param {Session} one @param {string} key @returns {SignUp | null} */
const placeOf = (one, key) => (key ? helpedAt(one).find(({ member_id }) => `m:${member_id}` === key) ?? null : one.signed_up);

/** How it stands for oneself. @param {Session} one @returns {string} */
function standing(one) {
  if (one.state === "cancelled") return `${say("app-session-off")}: ${say(`app-session-off-${one.reason}`)}`;
  if (one.signed_up?.state === "in") return say(`app-session-in-${one.signed_up.role}`);
  if (one.signed_up) return say("app-session-waiting", { count: one.signed_up.before ?? 0 });
  if (one.sign_up === "none") return say("app-session-just-come");
  return one.places_left === null ? say("app-session-room") : say("app-session-left", { count: one.places_left });
}

/** How it stands for somebody whom one helps. @param {SignUp} place @param {string} name @returns {string} */
const standingOf = (place, name) => (place.state === "in" ? say(`app-session-in-${place.role}-for`, { name }) : say("app-session-waiting-for", { name, count: place.before ?? 0 }));

/** How it stands, for oneself and for whom one helps, a line each. @param {Session} one @param {boolean} [whole] also how
 * many places are left, where only others come @returns {string[]} */
export function standings(one, whole = false) {
  const helped = one.state === "cancelled" ? [] : helpedAt(one).map((place) => standingOf(place, nameFor(`m:${place.member_id}`) || say("app-somebody")));
  return whole || one.signed_up || !helped.length ? [standing(one), ...helped] : helped;
}

/** @typedef {(asked: Promise<{fault: import("./api.js").Fault | null}>, id: string, done: (one: Session) => string) => Promise<void>} Tells does what is asked, and says what came of it */

/** @param {{one: Session, place: SignUp, name: string, tells: Tells}} props `name`: of whom one helps */
function GivingUp({ one, place, name, tells }) {
  const inside = place.state === "in";
  const words = (/** @type {string} */ own, /** @type {string} */ other) => say(name ? other : own, { name });
  const giveUp = () => {
    const ids = { session_id: one.id, sign_up_id: place.id };
    const asked = doing("post", "/sessions/{session_id}/sign-ups/{sign_up_id}/cancel", { ids }).finally(() => { sure.value = false; });
    return tells(asked, one.id, () => words("app-session-gave-up", "app-session-gave-up-for"));
  };
  if (!sure.value) {
    return html`<button type="button" class="second" onClick=${() => { sure.value = true; }}>${words(inside ? "app-session-give-up" : "app-session-stop", "app-session-give-up-for")}</button>`;
  }
  return html`<div role="alert"><p><strong>${words(inside ? "app-session-sure" : "app-session-sure-waiting", "app-session-sure-for")}</strong></p></div>
    <button type="button" onClick=${giveUp}>${say("app-session-sure-yes")}</button>
    <button type="button" class="second" onClick=${() => { sure.value = false; }}>${say("app-session-sure-no")}</button>`;
}

/** @param {{one: Session, name: string, member_id: string, tells: Tells}} props */
function Taking({ one, name, member_id, tells }) {
  const full = one.places_left === 0;
  const button = (/** @type {"giver" | "guest"} */ role) => {
    const body = { role, ...(name ? { member_id } : {}) };
    const done = (/** @type {Session} */ now) => {
      const place = placeOf(now, name ? `m:${member_id}` : "");
      return name && place ? standingOf(place, name) : standing(now);
    };
    const signUp = () => tells(doing("post", "/sessions/{session_id}/sign-ups", { ids: { session_id: one.id }, body }), one.id, done);
    return html`<button type="button" onClick=${signUp}>${say(`app-session-${role}${full ? "-waits" : ""}${name && "-for"}`, { name })}</button>`;
  };
  return html`<p>${say(full ? "app-session-full-how" : "app-session-how")}</p><p>${button("giver")} ${button("guest")}</p>`;
}

/** What one may do with a place, one's own or that of whom one helps. @param {{one: Session, tells: Tells}} props */
export function Place({ one, tells }) {
  if (one.state !== "open") return null;
  const key = meant(whose.value);
  const place = placeOf(one, key);
  const may = one.actions.includes("sign-ups");
  const asked = (may || helpedAt(one).length > 0) && html`<${ForWhom} held=${whose.value} choose=${(/** @type {string} */ to) => {
    [whose.value, sure.value] = [to, false];
  }} />`;
  const more = { one, name: nameFor(key), tells };
  if (place) return html`${asked}<${GivingUp} place=${place} ...${more} />`;
  if (may) return html`${asked}<${Taking} member_id=${key.slice(2) || seen.value?.me.member?.id} ...${more} />`;
  return html`${asked}${one.sign_up === "by_lead" && html`<p>${say("app-session-by-lead")}</p>`}`;
}
