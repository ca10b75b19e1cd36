// What members say they gave to a group, for its lead: yes in one tap, to one or to all that look normal.
import { Outcome, doing, toOutcome } from "./doing.js";
import { Standing } from "./held.js";
import { Length, activityName } from "./log.js";
import { Group } from "./named.js";
import { giverOf, queue, toldIn } from "./queue.js";
import { Second } from "./second.js";
import { led, refresh } from "./state.js";
import { begins, goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** @type {{value: string}} */
const done = signal("");
/** Why something was not done, by the id of its entry. @type {{value: Record<string, string>}} */
const faults = signal({});
/** What is being said about one of them. */
const fresh = () => ({ id: "", minutes: 0, long: false, note: "" });
/** @type {{value: ReturnType<typeof fresh>}} */
const draft = goesAlong("claims", signal(fresh()));

const A_PAGE = 50;
/** How many are confirmed by one request at most. */
const AT_ONCE = 1_000;
/** @type {{value: number}} how many are shown */
const most = signal(A_PAGE);

/** @typedef {Shape<"QueueItem">} Item */

/** What waits of the groups that I lead. @returns {Item[]} */
function items() {
  const groups = led().map((one) => one.id);
  return (queue().value?.items ?? []).filter((one) => groups.includes(one.contribution.receiver?.organisation_id ?? ""));
}

/** @param {string} told @param {Record<string, string>} no @param {string} [code] "" where no answer came: it stands there to be sent again */
async function tell(told, no, code) {
  [done.value, faults.value] = [told, no];
  if (code !== "") await queue().refresh();
  void refresh();
  toOutcome();
}

/** Does one thing, or several of which each needs the one before. @param {Item} item @param {string} told
 * @param {(() => Promise<{fault: import("./api.js").Fault | null}>)[]} steps */
async function does(item, told, ...steps) {
  for (const step of steps) {
    const { fault } = await step();
    if (fault) return tell("", { [item.contribution.id]: fault.words }, fault.code);
  }
  // Else what was typed is there to be sent again, or is about another one.
  if (draft.value.id === item.contribution.id) draft.value = fresh();
  return tell(told, {});
}

/** @param {Item[]} all */
async function confirmAll(all) {
  const { made, fault } = await doing("post", "/contributions/verify", { body: { items: all.map((one) => ({ id: one.contribution.id })) } });
  const rows = made?.items ?? [];
  const minutes = all.filter((one) => rows.some((row) => row.id === one.contribution.id && row.outcome === "credited"))
    .reduce((sum, one) => sum + one.contribution.minutes, 0);
  const refused = rows.filter((row) => row.problem).map((row) => [row.id, `${row.problem?.title}. ${row.problem?.detail}`]);
  const told = made?.credited ? say("app-claims-done", { count: made.credited, time: time(minutes) }) : "";
  await tell(told, fault ? { "": fault.words } : Object.fromEntries(refused), fault?.code);
}

/** @param {{item: Item}} props */
function Yes({ item }) {
  const { id, minutes, state } = item.contribution;
  const ids = { contribution_id: id };
  const codes = item.oddities.map((odd) => odd.code);
  const who = giverOf(item);
  const said = [...new Set(item.claims.map((one) => one.minutes))];
  const told = (/** @type {number} */ so) => say("app-yes-said", { who, time: time(so) });
  const verify = (/** @type {number} */ so) => doing("post", "/contributions/{contribution_id}/verify", { ids, body: state === "queried" ? { minutes: so } : {} });
  const separate = () => doing("post", "/contributions/{contribution_id}/separate", { ids });
  const what = say("app-says-gave", { who, time: time(minutes) });
  if (codes.includes("over_limit")) return null;
  if (state === "verified") {
    return html`<button type="button" onClick=${() => does(item, say("app-claims-stayed"), () => doing("post", "/contributions/{contribution_id}/stays", { ids, body: {} }))}>${say("app-claims-stays", { time: time(minutes) })}</button>
      ${said.filter((one) => one !== minutes).map((one) => html`<button type="button" class="second" onClick=${() => does(item, told(one), () => doing("post", "/contributions/{contribution_id}/correction", { ids, body: { minutes: one, reason: "wrong_minutes" } }))}>
        ${say("app-yes-so-long", { time: time(one) })}</button>`)}`;
  }
  if (state === "queried") {
    return said.map((one) => html`<button type="button" onClick=${() => does(item, told(one), () => verify(one))}>${say("app-yes-so-long", { time: time(one) })}</button>`);
  }
  const same = codes.includes("same_time");
  const first = same ? [separate] : [];
  return html`<button type="button" aria-label=${same ? undefined : say("app-yes-which", { what })} onClick=${() => does(item, told(minutes), ...first, () => verify(minutes))}>
    ${say(same ? "app-claims-separate" : "app-yes")}</button>`;
}

/** Other minutes, or a no with the reason. @param {{item: Item}} props */
function Different({ item }) {
  const ids = { contribution_id: item.contribution.id };
  const { minutes, long, note } = draft.value;
  const change = (/** @type {object} */ part) => { draft.value = { ...draft.value, ...part }; };
  const claim = () => doing("post", "/contributions/{contribution_id}/claim", { ids, body: { minutes } });
  const lacks = (/** @type {string} */ what) => {
    faults.value = { [item.contribution.id]: say(what) };
    toOutcome();
  };
  const send = (/** @type {"query" | "decline"} */ way) => (note.trim()
    ? does(item, say(`app-claims-${way}-said`), () => doing("post", `/contributions/{contribution_id}/${way}`, { ids, body: { note } }))
    : lacks("app-claims-need-why"));
  const sayMinutes = () => (minutes ? does(item, say("app-said-so", { time: time(minutes) }), claim) : lacks("app-need-long"));
  return html`<div><${Length} minutes=${minutes} long=${long} onChange=${change} />
    <button type="button" onClick=${sayMinutes}>${say("app-say-so")}</button>
    <label>${say("app-why")} <textarea maxlength="500" value=${note} onInput=${(/** @type {any} */ event) => change({ note: event.target.value })}></textarea></label>
    <button type="button" class="second" onClick=${() => send("query")}>${say("app-claims-ask")}</button>
    <button type="button" class="second" onClick=${() => send("decline")}>${say("app-claims-not-ours")}</button></div>`;
}

/** @param {{item: Item, several: boolean}} props */
function Claim({ item, several }) {
  const { id, minutes, activity_id, worked_on, receiver, state } = item.contribution;
  const what = say("app-says-gave", { who: giverOf(item), time: time(minutes) });
  const mine = draft.value.id === id;
  return html`<li><p><strong>${what}</strong></p><p>${several && html`<${Group} id=${receiver?.organisation_id} /> · `}${activityName(activity_id)} · ${dayInWords(worked_on)}</p>
    ${item.oddities.map((odd) => html`<p class="note" lang=${toldIn()}>${odd.words}</p>`)}
    ${faults.value[id] && html`<p class="fault" role="alert" tabindex="-1">${faults.value[id]}</p>`}
    <${Yes} item=${item} />
    ${state !== "verified" && html`<button type="button" class="second" aria-expanded=${mine} aria-label=${say("app-different-which", { what })}
      onClick=${() => { draft.value = mine ? fresh() : { ...fresh(), id }; }}>${say("app-different")}</button>`}
    ${mine && html`<${Different} item=${item} />`}</li>`;
}

export function enter() {
  [done.value, faults.value, most.value] = ["", {}, A_PAGE];
  begins("claims", fresh());
  void queue().refresh();
}

/** More of them: whoever goes by keyboard goes on at the first of these. */
function more() {
  const from = most.value;
  most.value += A_PAGE;
  setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelectorAll("#app .list > li")[from]?.querySelector("button"))?.focus(), 50);
}

export function Screen() {
  const all = items();
  const normal = all.filter((one) => !one.oddities.length).slice(0, AT_ONCE);
  const left = all.length - most.value;
  // What somebody else decided meanwhile is in the list no more: it is said here.
  const gone = Object.keys(faults.value).find((id) => !all.some((one) => one.contribution.id === id));
  return html`<${Outcome} told=${{ done: done.value, fault: faults.value[gone ?? ""] }} />
    <${Second} /><${Standing} of=${queue()} />
    ${queue().value && !all.length && html`<p>${say("app-claims-none")}</p>`}
    ${normal.length > 1 && html`<button type="button" onClick=${() => confirmAll(normal)}>${say("app-claims-all", { count: normal.length })}</button>`}
    <ul class="list">${all.slice(0, most.value).map((item) => html`<${Claim} key=${item.contribution.id} item=${item} several=${led().length > 1} />`)}</ul>
    ${left > 0 && html`<p>${say("app-claims-left", { count: left })}</p><button type="button" class="second" onClick=${more}>${say("app-claims-more")}</button>`}
    <p class="links"><a href="#thank">${say("app-thank")}</a></p>`;
}
