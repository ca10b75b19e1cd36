// One offer or request, and saying that one would like it: that proposes an exchange to whose it is.
import { read } from "./api.js";
import { Told, arrive, drafting, focusOn, form, inWords, keeps, tell } from "./choosing.js";
import { areasOf, listed, timesOf } from "./listings.js";
import { activityName } from "./log.js";
import { ProposalFields, freshProposal, propose } from "./plan.js";
import { Standing } from "./held.js";
import { nameOf } from "./state.js";
import { html } from "./vendor.js";
import { Whose } from "./whose.js";
import { dayInWords, given, say } from "./words.js";

/** @typedef {Shape<"Listing">} Listing @typedef {import("./listings.js").Kind} Kind */

/** Kept until it is sent, or another one is looked at. */
const fresh = (of = "") => ({ ...freshProposal(of), open: false });
const [draft, change] = drafting(() => fresh(), "listing");

/** One that somebody came to from elsewhere. @param {Kind} kind @param {string} id */
const single = (kind, id) => keeps(`${kind} ${id} ${given.lang}`, () => {
  const ids = { offer_id: id, request_id: id };
  return kind === "offers" ? read("/offers/{offer_id}", { ids }) : read("/requests/{request_id}", { ids });
});

/** Proposes it to whose it is: who that is one is told once both agree. @param {Kind} kind @param {Listing} one */
async function send(kind, one) {
  if (!draft.value.plan.planned_on) return tell({ fault: say("app-help-need-day") });
  const proposed = await propose(draft.value, kind === "requests", { activity_id: one.activity_id, listing_id: one.id });
  if (proposed) draft.value = fresh();
}

/** @param {boolean} open */
function opens(open) {
  change({ open });
  focusOn(open ? "form.log select" : "button");
}

/** @param {{kind: Kind, one: Listing}} props */
function Propose({ kind, one }) {
  const words = say(kind === "offers" ? "app-help-want" : "app-help-can");
  if (one.owner.type === "organisation") return html`<p class="note">${say("app-help-of-group")}</p>`;
  if (one.mine || one.state !== "open") return html`<p class="links"><a class="button" href="#offering">${say("app-offering")}</a></p>`;
  if (!draft.value.open) return html`<button type="button" onClick=${() => opens(true)}>${words}</button>`;
  return form(html`<h3>${words}</h3><p>${say("app-help-propose-how")}</p>
    <${ProposalFields} draft=${draft.value} change=${change} activity=${one.activity_id} />`, "app-help-propose", () => send(kind, one), () => opens(false));
}

/** @param {Kind} kind @returns {import("./main.js").Module} */
const screen = (kind) => ({
  enter([id]) {
    arrive();
    if (draft.value.of !== id) draft.value = fresh(id);
    if (!listed(kind, id)) void single(kind, id).again();
  },
  Screen({ rest: [id] }) {
    const it = single(kind, id);
    const one = listed(kind, id) ?? (it.why === "gone" ? null : it.value);
    if (!one) return html`<${Standing} of=${{ value: null, why: it.why }} />`;
    /** @type {[string, string | false | null | undefined][]} */
    const facts = [
      ["app-help-activity", activityName(one.activity_id)],
      ["app-help-whose", one.owner.type === "organisation" && nameOf(one.owner)],
      ["app-help-is-where", [one.place, ...areasOf(one)].filter(Boolean).join(", ")],
      ["app-help-is-when", timesOf(one)],
      ["app-help-until", dayInWords(one.expires_on)],
    ];
    return html`<h2>${inWords(one.title)}</h2>${one.mine && html`<${Whose} owner=${one.owner} />`}
      ${one.text && html`<p class="typed">${inWords(one.text)}</p>`}
      ${one.for_whom && html`<p>${inWords(one.for_whom)}</p>`}
      <dl>${facts.filter(([, said]) => said).map(([words, said]) => html`<dt key=${words}>${say(words)}</dt><dd>${said}</dd>`)}</dl>
      <${Told} /><${Propose} kind=${kind} one=${one} />
      <p class="links"><a href=${`#${kind}`}>${say(`app-${kind}`)}</a></p>`;
  },
});

export const offer = screen("offers");
export const request = screen("requests");
