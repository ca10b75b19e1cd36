// One entry: what each side said, and what one may say now.
import { read } from "./api.js";
import { Outcome, doing, toOutcome } from "./doing.js";
import { Standing } from "./held.js";
import { Length, activityName } from "./log.js";
import { giverOf, mine, queue } from "./queue.js";
import { names, refresh, resource, seen, whom } from "./state.js";
import { begins, goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** Which one is looked at. */
const came = signal("");
const one = (id = came.value) => resource(`entry ${id}`, () => read("/contributions/{contribution_id}", { ids: { contribution_id: id } }));
/** @typedef {{at: string, asking: "" | "minutes" | "note", minutes: number, long: boolean, note: string}} Draft */
/** @type {() => Draft} */
const fresh = () => ({ at: came.value, asking: "", minutes: 0, long: false, note: "" });
/** @type {{value: Draft}} */
const draft = goesAlong("entry", signal(fresh()));
/** @type {{value: string}} */
const fault = signal("");
/** @type {{value: string}} */
const done = signal("");

/** @param {string[]} rest the entry's id */
export function enter([id]) {
  [came.value, fault.value, done.value] = [id, "", ""];
  begins("entry", fresh());
  void one().refresh();
}

/** The minutes that the other side stated last, if it stated any. @param {Shape<"ContributionDetail">} one @param {"giver" | "receiver"} side */
const theirs = (one, side) => one.claims.filter((claim) => claim.side !== side && claim.side !== "decision").at(-1)?.minutes;

/** @param {Promise<{made: Shape<"ContributionDetail"> | null, fault: import("./api.js").Fault | null}>} asked @param {string} told */
async function tell(asked, told) {
  const { made, fault: no } = await asked;
  fault.value = no?.words ?? "";
  if (made) {
    [draft.value, done.value] = [fresh(), told];
    await one(made.id).put(made);
    void refresh();
    void queue().refresh();
  }
  toOutcome();
}

/** @param {string} what is missing */
function lacks(what) {
  fault.value = say(what);
  toOutcome();
}

/** @param {number} minutes */
const claim = (minutes) => tell(
  doing("post", "/contributions/{contribution_id}/claim", { ids: { contribution_id: came.value }, body: { minutes } }),
  say("app-said-so", { time: time(minutes) }),
);

/** What one side stated. @param {{one: Shape<"ClaimShown">, side: "giver" | "receiver"}} props */
function Said({ one, side }) {
  const who = one.side === "decision" ? "app-decided" : one.side === side ? "app-you-said" : "app-they-said";
  return html`<li>${say(who, { time: time(one.minutes) })}</li>`;
}

/** @param {{one: Shape<"ContributionDetail">, side: "giver" | "receiver"}} props */
function Ways({ one, side }) {
  const { asking, minutes, long, note } = draft.value;
  const other = theirs(one, side);
  const ids = { contribution_id: one.id };
  const different = side === "receiver" || one.state === "queried";
  return html`${other !== undefined && different && html`<button type="button" onClick=${() => claim(other)}>${say("app-yes-so-long", { time: time(other) })}</button>`}
    ${different && asking !== "minutes" && html`<button type="button" class="second" onClick=${() => { draft.value = { ...fresh(), asking: "minutes" }; }}>${say("app-different")}</button>`}
    ${asking === "minutes" && html`<form onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      if (minutes) void claim(minutes);
      else lacks("app-need-long");
    }}><${Length} minutes=${minutes} long=${long} onChange=${(/** @type {Partial<Draft>} */ part) => { draft.value = { ...draft.value, ...part }; }} />
      <button>${say("app-say-so")}</button></form>`}
    ${side === "giver" && html`<button type="button" class="second" onClick=${() => tell(doing("post", "/contributions/{contribution_id}/withdraw", { ids }), say("app-taken-back"))}>${say("app-take-back")}</button>`}
    ${side === "receiver" && asking !== "note" && html`<button type="button" class="second" onClick=${() => { draft.value = { ...fresh(), asking: "note" }; }}>${say("app-was-not")}</button>`}
    ${asking === "note" && html`<form onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      if (note.trim()) void tell(doing("post", "/contributions/{contribution_id}/decline", { ids, body: { note } }), say("app-said-no"));
      else lacks("app-claims-need-why");
    }}><label>${say("app-why")} <textarea maxlength="500" value=${note} onInput=${(/** @type {any} */ event) => { draft.value = { ...draft.value, note: event.target.value }; }}></textarea></label>
      <button>${say("app-say-so")}</button></form>`}`;
}

export function Screen() {
  const it = one();
  const told = html`<${Outcome} told=${{ done: done.value, fault: fault.value }} />`;
  const entry = it.value;
  if (!entry) return html`<${Standing} of=${it} />`;
  const side = mine().includes(entry.giver_id) ? "giver" : "receiver";
  const item = queue().value?.items.find((other) => other.contribution.id === entry.id);
  const to = names().get(whom(entry.receiver)) ?? seen.value?.labels[entry.id] ?? say("app-somebody");
  const open = ["logged", "queried"].includes(entry.state);
  return html`${told}<${Standing} of=${it} />
    <p><strong>${side === "giver" ? say("app-entry-line", { to, time: time(entry.minutes) }) : say("app-says-gave", { who: item ? giverOf(item) : say("app-somebody"), time: time(entry.minutes) })}</strong></p>
    <p>${activityName(entry.activity_id)} · ${dayInWords(entry.worked_on)}</p>
    <p class="state">${say(`app-is-${entry.state}`)}</p>
    <ul>${entry.claims.map((claimed) => html`<${Said} key=${claimed.id} one=${claimed} side=${side} />`)}</ul>
    ${entry.notes.map((note) => html`<p class="note typed">${note.words}</p>`)}
    ${open ? html`<${Ways} one=${entry} side=${side} />` : html`<details><summary>${say("app-wrong")}</summary><p>${say("app-wrong-how")}</p></details>`}
    <p class="links">${side === "giver" ? html`<a href="#hours">${say("app-hours")}</a>` : html`<a href="#confirm">${say("app-confirm")}</a>`}</p>`;
}
