// The lead's home: thanking a group's people as last time, in one tap; or whoever else came.
import { Adding, forget } from "./adding.js";
import { Expected, running } from "./expected.js";
import { Standing } from "./held.js";
import { LENGTHS, chip, keeping } from "./log.js";
import { Group, langOf } from "./named.js";
import { queue } from "./queue.js";
import { Second, mayThank } from "./second.js";
import {
  Limit, OF_A_DAY, activity, add, change, changeOne, chosen, days, done, draft, group, groups, lastTime, people, rowsOf, thank, total, unsent,
} from "./thanking.js";
import { led, nameOf, seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** @type {{value: string}} what is missing */
const fault = signal("");
const OF_A_MONTH = Array.from({ length: 80 }, (_, index) => (index < 20 ? (index + 1) * 30 : (index - 9) * 60));
/** @type {["day" | "month", string, string][]} */
const WHEN = [
  ["day", "0", "app-today"], ["day", "1", "app-yesterday"], ["day", "other", "app-other-day"],
  ["month", "0", "app-this-month"], ["month", "1", "app-last-month"],
];

/** @returns {string} */
function missing() {
  if (!chosen().length) return "app-thank-need-who";
  if (chosen().some((one) => !one.minutes)) return "app-thank-need-long";
  return days() ? "" : "app-need-day";
}

async function onThank() {
  const name = nameOf(groups().find((one) => one.id === group()) ?? {});
  await thank(say("app-thank-label", { group: name, count: chosen().length }));
  forget();
}

/** @param {number} minutes */
function forAll(minutes) {
  const all = chosen().map((one) => [one.key, { ...draft.value.changes[one.key], minutes }]);
  change({ changes: { ...draft.value.changes, ...Object.fromEntries(all) } });
}

/** @param {{one: import("./thanking.js").Person, by: "day" | "month"}} props */
function Row({ one, by }) {
  const lengths = by === "day" ? OF_A_DAY : OF_A_MONTH;
  const all = [...new Set([...lengths, ...(one.minutes ? [one.minutes] : [])])].sort((a, b) => a - b);
  return html`<li class="person"><label class="choice">
      <input type="checkbox" checked=${one.on} onChange=${() => changeOne(one.key, { on: !one.on })} /> <span>${one.name}</span></label>
    ${one.on && html`<select aria-label=${say("app-thank-long", { name: one.name })}
      onChange=${(/** @type {any} */ event) => changeOne(one.key, { minutes: Number(event.target.value) })}>
      ${!one.minutes && html`<option value="0" selected>–</option>`}
      ${all.map((minutes) => html`<option value=${minutes} selected=${minutes === one.minutes}>${time(minutes)}</option>`)}</select>`}</li>`;
}

const row = rowsOf(Row);

/** What members say they gave to my groups. */
function Claims() {
  const groups = led().map((one) => one.id);
  const count = (queue().value?.items ?? []).filter((one) => groups.includes(one.contribution.receiver?.organisation_id ?? "")).length;
  return html`<p class="links"><a class="button" href="#claims">${say("app-claims-wait", { count })}</a></p>`;
}

/** @param {[string, string]} days @returns {string} */
const inDays = ([from, to]) => (from === to ? dayInWords(from) : say("app-thank-days", { from: dayInWords(from), to: dayInWords(to) }));

function When() {
  const { by, when, parts, period } = draft.value;
  const choose = (/** @type {"day" | "month"} */ to, /** @type {string} */ value) => change({ by: to, when: value, ...(to === by ? {} : { changes: {} }) });
  const part = (/** @type {number} */ index, /** @type {string} */ label, /** @type {number} */ size) => html`<label>${say(label)}
    <input type="text" inputmode="numeric" maxlength=${size} value=${parts[index]} onInput=${(/** @type {any} */ event) => change({
      parts: /** @type {[string, string, string]} */ (parts.map((one, at) => (at === index ? event.target.value : one))),
    })} /></label>`;
  return html`<fieldset><legend>${say("app-when")}</legend><div class="chips">
    ${by === "month" && when === "period" && period && chip("when", "month period", inDays(period), true, () => undefined)}
    ${WHEN.map(([to, value, words]) => chip("when", `${to} ${value}`, say(words), by === to && when === value, () => choose(to, value)))}</div></fieldset>
    ${by === "day" && when === "other" && html`<div class="day">${part(0, "app-day", 2)}${part(1, "app-month", 2)}${part(2, "app-year", 4)}</div>`}`;
}

let came = false;

/** Somebody comes here: what was found is old. */
export function enter() {
  fault.value = "";
  forget();
  if (came) void running().refresh();
  came = true;
}

function Form() {
  const last = lastTime().value;
  const [all, said] = [people(), days()];
  const button = say("app-thank-button", { count: chosen().length, time: time(total()) });
  const lengths = html`<div class="chips">${LENGTHS.map(([one, words]) => html`<button type="button" class="chip" key=${one} onClick=${() => forAll(one)}>${say(words)}</button>`)}</div>`;
  return html`${groups().length > 1 && html`<fieldset><legend>${say("app-thank-group")}</legend><div class="chips">
      ${groups().map((one) => chip("group", one.id, html`<${Group} id=${one.id} />`, one.id === group(), () => change({ group: one.id, changes: {}, added: [], activity: "", alone: false })))}</div></fieldset>`}
    <fieldset><legend>${say("app-thank-who")}</legend>
      ${said && html`<p class="hint"><strong>${inDays(said)}</strong></p>`}
      ${mayThank() && !draft.value.alone && html`<${Standing} of=${lastTime()} />`}
      <p class="hint">${last?.worked_on && !draft.value.alone ? say("app-thank-last", { day: dayInWords(last.worked_on) }) : (last || !mayThank()) && !all.length && say("app-thank-first")}</p>
      <${Limit} of=${group()} by=${draft.value.by} sum=${total()} />
      <ul class="list">${all.map((one) => row({ one, by: draft.value.by }))}</ul>
      ${all.length > 0 && html`<button class="wide">${button}</button>`}
    </fieldset>
    <${Adding} add=${add} />
    ${last?.worked_on ? html`<details><summary>${say("app-thank-all")}</summary>${lengths}</details>`
      : html`<fieldset><legend>${say("app-thank-all")}</legend>${lengths}</fieldset>`}
    <${When} />
    <label>${say("app-thank-what")} <select onChange=${(/** @type {any} */ event) => change({ activity: event.target.value })}>
      ${seen.value?.activities.map((one) => html`<option value=${one.id} selected=${one.id === activity()} lang=${langOf(one)}>${nameOf(one)}</option>`)}</select></label>
    <button>${button}</button>`;
}

/** What became of thanks comes once there are some. @type {{value: {Thanked: any} | null}} */
const thanked = signal(null);

function Before() {
  if (!thanked.value && (unsent().length || seen.value?.thanked?.length)) {
    void import("./running.js").then((file) => { thanked.value = file.thanked; }, () => undefined);
  }
  return thanked.value && html`<${thanked.value.Thanked} />`;
}

export function Screen() {
  if (!groups().length) return seen.value && html`<p>${say("app-help-not-there")}</p>`;
  // What was not accepted is read before anything else is written.
  const refused = unsent().some((one) => one.refused);
  const before = html`<${Before} />`;
  return html`${refused && before}<form class="log thank" onSubmit=${(/** @type {Event} */ event) => keeping(event, fault, done.value, missing, onThank)} novalidate>
    <p class="done" role="status">${done.value && say("app-saved")}</p>
    ${fault.value && html`<p class="fault" role="alert"><strong>${say(fault.value)}</strong></p>`}
    <${Second} />
    ${done.value ? html`<button type="button" class="second" onClick=${() => change({})}>${say("app-thank-others")}</button>` : html`<${Form} />`}
  </form>${!refused && before}${mayThank() && html`<${Claims} />`}<${Expected} />`;
}
