// One entry: what each side said, and what one may say now.
import { SignedOut, read } from "./api.js";
import { giverOf } from "./confirm.js";
import { doing, toOutcome } from "./doing.js";
import { Length, activityName } from "./log.js";
import { mine, queue } from "./queue.js";
import { cut, names, refresh, seen, whom } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** @type {{value: Shape<"ContributionDetail"> | null}} */
const entry = signal(null);
/** @typedef {{asking: "" | "minutes" | "note", minutes: number, long: boolean, note: string}} Draft */
/** @type {() => Draft} */
const fresh = () => ({ asking: "", minutes: 0, long: false, note: "" });
/** @type {{value: Draft}} */
const draft = signal(fresh());
/** @type {{value: string}} */
const fault = signal("");
/** @type {{value: string}} */
const done = signal("");

/** Which one is looked at: the answer about another may come later. */
let came = "";

/** @param {string[]} rest the entry's id */
export async function enter([id]) {
  [entry.value, draft.value, fault.value, done.value] = [null, fresh(), "", ""];
  came = id;
  try {
    const found = await read("/contributions/{contribution_id}", { ids: { contribution_id: id } });
    if (came === id) entry.value = found;
  } catch (error) {
    if (error instanceof SignedOut) cut.value = "signed-out";
    if (came === id) fault.value = say("app-no-answer-read");
  }
}

/** The minutes that the other side stated last, if it stated any. @param {Shape<"ContributionDetail">} one @param {"giver" | "receiver"} side */
const theirs = (one, side) => one.claims.filter((claim) => claim.side !== side && claim.side !== "decision").at(-1)?.minutes;

/** @param {Promise<{made: Shape<"ContributionDetail"> | null, fault: import("./api.js").Fault | null}>} asked @param {string} told */
async function tell(asked, told) {
  const { made, fault: no } = await asked;
  fault.value = no?.words ?? "";
  if (made) {
    [entry.value, draft.value, done.value] = [made, fresh(), told];
    void refresh();
    void queue().refresh();
  }
  toOutcome();
}

/** @param {number} minutes */
const claim = (minutes) => tell(
  doing("post", "/contributions/{contribution_id}/claim", { ids: { contribution_id: entry.value?.id ?? "" }, body: { minutes } }),
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
      else fault.value = say("app-need-long");
    }}><${Length} minutes=${minutes} long=${long} onChange=${(/** @type {Partial<Draft>} */ part) => { draft.value = { ...draft.value, ...part }; }} />
      <button>${say("app-say-so")}</button></form>`}
    ${side === "giver" && html`<button type="button" class="second" onClick=${() => tell(doing("post", "/contributions/{contribution_id}/withdraw", { ids }), say("app-taken-back"))}>${say("app-take-back")}</button>`}
    ${side === "receiver" && asking !== "note" && html`<button type="button" class="second" onClick=${() => { draft.value = { ...fresh(), asking: "note" }; }}>${say("app-was-not")}</button>`}
    ${asking === "note" && html`<form onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void tell(doing("post", "/contributions/{contribution_id}/decline", { ids, body: { note } }), say("app-said-no"));
    }}><label>${say("app-why")} <textarea required maxlength="500" value=${note} onInput=${(/** @type {any} */ event) => { draft.value = { ...draft.value, note: event.target.value }; }}></textarea></label>
      <button>${say("app-say-so")}</button></form>`}`;
}

export function Screen() {
  const one = entry.value;
  const told = html`<p class="done" role="status" tabindex="-1">${done.value}</p>${fault.value && html`<p class="fault" role="alert" tabindex="-1">${fault.value}</p>`}`;
  if (!one) return html`${told}${!fault.value && html`<p role="status">${say("app-session-loading")}</p>`}`;
  const side = mine().includes(one.giver_id) ? "giver" : "receiver";
  const item = queue().value?.items.find((other) => other.contribution.id === one.id);
  const to = names().get(whom(one.receiver)) ?? seen.value?.labels[one.id] ?? say("app-somebody");
  const open = ["logged", "queried"].includes(one.state);
  return html`${told}
    <p><strong>${side === "giver" ? say("app-entry", { to, time: time(one.minutes) }) : say("app-says-gave", { who: item ? giverOf(item) : say("app-somebody"), time: time(one.minutes) })}</strong></p>
    <p>${activityName(one.activity_id)} · ${dayInWords(one.worked_on)}</p>
    <p class="state">${say(`app-is-${one.state}`)}</p>
    <ul>${one.claims.map((claimed) => html`<${Said} key=${claimed.id} one=${claimed} side=${side} />`)}</ul>
    ${one.notes.map((note) => html`<p class="note typed">${note.words}</p>`)}
    ${open ? html`<${Ways} one=${one} side=${side} />` : html`<details><summary>${say("app-wrong")}</summary><p>${say("app-wrong-how")}</p></details>`}`;
}
