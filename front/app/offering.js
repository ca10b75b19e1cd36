// My offers and requests: how each stands, writing one, renewing and closing it.
import { read } from "./api.js";
import { Told, arrive, busy, doNow, focusOn, form, inWords, keeps, oneOf, tell } from "./choosing.js";
import { activityName } from "./log.js";
import { Standing } from "./held.js";
import { seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { Whose, led } from "./whose.js";
import { dayInWords, given, say } from "./words.js";

/** @typedef {Shape<"Listing">} Listing @typedef {import("./listings.js").Kind} Kind */

/** One's own; and what groups ask for that a coordinator leads, to whom nothing of a group is their own. @param {Kind} kind */
const mine = (kind) => keeps(`my ${kind} ${given.lang}`, async () => {
  const groups = kind === "requests" && seen.value?.me.role === "coordinator" ? led() : [];
  const asked = [{ mine: true }, ...groups.map(([key]) => ({ organisation_id: key.slice(2) }))];
  return (await Promise.all(asked.map((query) => read(`/${kind}`, { query: { ...query, limit: 100 } })))).flatMap(({ items }) => items);
});
/** @type {Record<Kind, ReturnType<typeof mine>>} */
export const own = { offers: mine("offers"), requests: mine("requests") };

/** The one that is being closed, and why. */
const closing = signal({ id: "", reason: "" });

/** How long it is shown, or why it is not. @param {Listing} one @returns {string} */
function standing(one) {
  if (one.state === "closed") return say(`app-help-closed-${one.closed_reason}`);
  return say(one.state === "open" ? "app-help-shown-until" : "app-help-not-shown-since", { day: dayInWords(one.expires_on) });
}

/** @param {Kind} kind @param {Listing} one @param {"renew" | "close"} what @param {any} body @param {string} done */
async function acts(kind, one, what, body, done) {
  const ids = { offer_id: one.id, request_id: one.id };
  const path = /** @type {"/offers/{offer_id}/close"} */ (kind === "offers" ? `/offers/{offer_id}/${what}` : `/requests/{request_id}/${what}`);
  if (!await doNow("post", path, { ids, body })) return;
  shut();
  await own[kind].again();
  tell({ done: say(done) });
}

const shut = () => {
  closing.value = { id: "", reason: "" };
};

/** @param {{kind: Kind, one: Listing}} props */
function Closing({ kind, one }) {
  const { reason } = closing.value;
  /** @type {[string, string][]} */
  const reasons = ["met_here", "met_elsewhere", "no_longer"].map((why) => [why, say(`app-help-closed-${why}`)]);
  const pick = (/** @type {string} */ why) => {
    closing.value = { id: one.id, reason: why };
  };
  return form(oneOf(say("app-help-why"), "closing", reason, reasons, pick), "app-help-close",
    () => (reason ? acts(kind, one, "close", { reason }, "app-help-closed") : tell({ fault: say("app-help-need-why") })), shut);
}

/** @param {{kind: Kind, one: Listing}} props */
function Row({ kind, one }) {
  const title = one.title?.words ?? "";
  const which = (/** @type {string} */ words) => `${say(words)}: ${title}`;
  const to = `#${kind === "offers" ? "offer-help" : "ask-help"}/${one.id}`;
  return html`<li><p><strong>${inWords(one.title)}</strong></p><${Whose} owner=${one.owner} written=${one.on_behalf} /><p>${activityName(one.activity_id)}</p><p class="state">${standing(one)}</p>
    ${closing.value.id === one.id ? html`<${Closing} kind=${kind} one=${one} />` : one.actions.length > 0 && html`<p class="links">
      <a class="button" href=${to} aria-label=${which("app-help-change-it")}>${say("app-help-change-it")}</a>
      ${one.actions.includes("renew") && html`<button type="button" class="second" disabled=${busy.value} aria-label=${which("app-help-renew")}
        onClick=${() => acts(kind, one, "renew", {}, "app-help-renewed")}>${say("app-help-renew")}</button>`}
      <button type="button" class="second" aria-label=${which("app-help-close")} onClick=${() => {
        closing.value = { id: one.id, reason: "" };
        focusOn("form input");
      }}>${say("app-help-close")}</button></p>`}</li>`;
}

/** @param {{kind: Kind, title: string, write: string}} props */
function Part({ kind, title, write }) {
  const all = own[kind].value;
  if (!all) return html`<${Standing} of=${own[kind]} />`;
  return html`<section aria-labelledby=${kind}><h2 id=${kind}>${say(title)}</h2>
    ${!all.length && html`<p>${say("app-help-none-own")}</p>`}
    <ul class="list">${all.map((one) => html`<${Row} key=${one.id} kind=${kind} one=${one} />`)}</ul>
    <p class="links"><a class="button" href=${`#${write}`}>${say(`app-${write}`)}</a></p></section>`;
}

export function enter() {
  arrive();
  shut();
  for (const one of Object.values(own)) void one.again();
}

export function Screen() {
  return html`<${Told} /><${Part} kind="offers" title="app-help-my-offers" write="offer-help" />
    <${Part} kind="requests" title="app-help-my-requests" write="ask-help" />`;
}
