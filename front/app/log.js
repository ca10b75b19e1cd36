// Logging time: as last time in one tap and Save, or who for, how long, Save.
import { Entries, enter as enterHours } from "./hours.js";
import { Group, groupOf } from "./named.js";
import { save } from "./outbox.js";
import { nameOf, names, outboxChanged, refresh, seen, waiting, whom } from "./state.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayBefore, dayInWords, dayOf, say, time } from "./words.js";

/** @typedef {import("./shapes").Log} Draft */

/** @returns {Draft} */
const fresh = () => ({
  giver: "", to: "", number: "", note: "", more: false, activity: "", minutes: 0, long: false, when: "0", parts: ["", "", ""], last: false,
});
/** @type {{value: Draft}} */
const draft = goesAlong("log", signal(fresh()));
/** @type {{value: string}} */
const fault = signal("");
/** @type {{value: boolean}} */
const done = signal(false);

/** @param {Partial<Draft>} part */
function change(part) {
  draft.value = { ...draft.value, last: false, ...part };
  done.value = false;
}

/** Brings a refused entry back into the form. @param {import("./outbox.js").Entry} entry */
function mend(entry) {
  const { giver_id, receiver, activity_id, worked_on, minutes, note } = entry.content;
  const [year, month, day] = worked_on.split("-").map((/** @type {string} */ part) => String(Number(part)));
  const other = Boolean(receiver?.number);
  change({
    ...fresh(), giver: giver_id === entry.by ? "" : giver_id, note: note ?? "", to: other ? "other" : whom(receiver), number: receiver?.number ?? "", activity: activity_id, minutes,
    long: !LENGTHS.some(([one]) => one === minutes), when: "other", parts: [day, month, year], mended: entry,
  });
  fault.value = "";
}

/** Whether it is a private group of which one knows no more than that: one could not tell which it is, and its lead
 * would read who one is. @param {string} key */
const isUnnamed = (key) => Boolean(groupOf(key.slice(2))?.private) && !seen.value?.contributions.some((one) => whom(one.receiver) === key)
  && !seen.value?.me.roles.some((one) => `o:${one.organisation_id}` === key);

/** The last things that one did, each once: at most three. */
function lastTimes() {
  const all = new Map();
  for (const one of seen.value?.contributions ?? []) {
    const last = { to: whom(one.receiver), minutes: one.minutes, activity: one.activity_id };
    const day = one.worked_from === one.worked_on && one.minutes <= 720;
    if (day && names().has(last.to)) all.set(`${last.to} ${last.minutes} ${last.activity}`, last);
  }
  return [...all.values()].slice(0, 3);
}

/** What one usually does for somebody: as last time there, else as last time, else the first.
 * @param {string} to @returns {string} */
function usual(to) {
  const all = seen.value?.contributions ?? [];
  const here = all.find((one) => whom(one.receiver) === to) ?? all[0];
  const activities = seen.value?.activities ?? [];
  return (activities.find((one) => one.id === here?.activity_id) ?? activities[0])?.id ?? "";
}

const MOST_NAMES = 8;
/** @type {[number, string][]} */
export const LENGTHS = [[30, "app-half"], [60, "app-hour"], [90, "app-hour-and-half"], [120, "app-two"], [180, "app-three"]];
const OTHERS = Array.from({ length: 48 }, (_, index) => (index + 1) * 15);
const chosenActivity = () => draft.value.activity || usual(draft.value.to);
const chosenDay = () => {
  const { when, parts } = draft.value;
  return when === "other" ? dayOf(Number(parts[2]), Number(parts[1]), Number(parts[0])) : dayBefore(Number(when));
};

/** The first thing that is missing. @returns {string} */
function missing() {
  const { to, number, minutes } = draft.value;
  if (!to) return "app-need-who";
  if (to === "other" && !number.trim()) return "app-need-number";
  if (!minutes) return "app-need-long";
  return chosenDay() ? "" : "app-need-day";
}

let saving = false;

/** Keeps what a form says, or tells what is wrong with it. @param {Event} event @param {{value: string}} fault
 * @param {unknown} done whether that was so already @param {() => string} missing @param {() => Promise<void>} keep */
export async function keeping(event, fault, done, missing, keep) {
  event.preventDefault();
  // A second tap means the same, and what is saved says so once more.
  if (saving) return;
  fault.value = done ? "" : missing();
  if (!done && !fault.value) {
    saving = true;
    await keep().catch(() => { fault.value = "app-not-saved"; });
    saving = false;
  }
  // Once it is drawn: a screen reader says what became of it.
  setTimeout(() => document.querySelector(fault.value ? ".fault" : ".done")?.scrollIntoView({ block: "center" }), 50);
}

async function onSave() {
  const { to, number, minutes, mended, giver, note } = draft.value;
  const [kind, id] = to.split(":");
  const receivers = { m: { member_id: id }, o: { organisation_id: id }, other: { number: number.trim() }, c: null };
  const receiver = receivers[/** @type {keyof typeof receivers} */ (kind)];
  const label = to === "other" ? say("app-member-number", { number: number.trim() }) : names().get(to) ?? "";
  const by = seen.value?.me.member?.id ?? "";
  const content = { giver_id: giver || by, receiver, activity_id: chosenActivity(), worked_on: chosenDay() ?? "", minutes, note: note.trim() || null };
  await save({ by, path: "/contributions", body: content, content, label, minutes }, mended);
  // It is kept, whether or not it can be read just now; and said to be once this window knows of it.
  await outboxChanged().catch(() => undefined);
  [draft.value, done.value] = [fresh(), true];
  // So that the same entry can be mended again.
  history.replaceState(null, "", "#log");
  void refresh().then(enterHours);
}

/** One of several to choose from. @param {string} name @param {string} value @param {any} words @param {boolean} on
 * @param {() => void} choose */
export const chip = (name, value, words, on, choose) => html`<label class="chip" key=${value}>
  <input type="radio" name=${name} value=${value} checked=${on} onChange=${choose} /> <span>${words}</span></label>`;

/** @param {number} index @param {string} label @param {number} size */
const dayPart = (index, label, size) => html`<label>${say(label)} <input type="text" inputmode="numeric" maxlength=${size}
  value=${draft.value.parts[index]} onInput=${(/** @type {any} */ event) => change({
    parts: /** @type {[string, string, string]} */ (draft.value.parts.map((one, at) => at === index ? event.target.value : one)),
  })} /></label>`;

/** Somebody comes here: to mend an entry, if one is named. @param {string[]} rest */
export function enter([id]) {
  const entry = waiting.value.find((one) => one.id === id);
  [fault.value, done.value] = ["", false];
  enterHours();
  if (draft.value.mended?.id === entry?.id) return;
  if (entry) mend(entry);
  // A new entry takes the place of none.
  else draft.value = fresh();
}

/** How long: the usual lengths, or another by quarters of an hour; never clock times, never decimals.
 * @param {{minutes: number, long: boolean, onChange: (part: {minutes: number, long: boolean}) => void, name?: string, legend?: string}} props */
export function Length({ minutes, long, onChange, name = "long", legend = say("app-long") }) {
  return html`<fieldset><legend>${legend}</legend><div class="chips">
      ${LENGTHS.map(([one, words]) => chip(name, String(one), say(words), !long && minutes === one, () => onChange({ minutes: one, long: false })))}
      ${chip(name, "other", say("app-other-length"), long, () => onChange({ minutes: 15, long: true }))}
    </div></fieldset>
    ${long && html`<label>${say("app-other-length")} <select onChange=${(/** @type {any} */ event) => onChange({ minutes: Number(event.target.value), long: true })}>
      ${[...new Set([...OTHERS, minutes])].map((one) => html`<option value=${one} selected=${one === minutes}>${time(one)}</option>`)}</select></label>`}`;
}

export function Screen() {
  const { giver, to, minutes, long, when, last, mended, more, note } = draft.value;
  const known = seen.value;
  if (!known?.me.member) return null;
  const everybody = [...names()].filter(([key]) => key !== `m:${giver || known.me.member?.id}` && (key === to || (key !== "c" && !isUnnamed(key))));
  const people = everybody.filter(([key], index) => more || index < MOST_NAMES || key === to);
  return html`<form class="log" onSubmit=${(/** @type {Event} */ event) => keeping(event, fault, done.value, missing, onSave)} novalidate>
    <p class="done" role="status">${done.value && say("app-saved")}</p>
    ${fault.value && html`<p class="fault" role="alert"><strong>${say(fault.value)}</strong></p>`}
    ${!mended && lastTimes().length > 0 && html`<fieldset><legend>${say("app-last")}</legend><div class="chips">
      ${lastTimes().map((one, at, all) => html`<button type="button" class="chip" key=${at}
        aria-pressed=${last && one.to === to && one.minutes === minutes && one.activity === draft.value.activity}
        onClick=${() => change({ ...fresh(), giver, ...one, last: true })}>${say("app-last-one", { to: names().get(one.to) ?? "", time: time(one.minutes) })}${all.some((other) => other !== one && other.to === one.to && other.minutes === one.minutes) && ` · ${activityName(one.activity)}`}</button>`)}
      </div>${last && html`<p class="note">${activityName(chosenActivity())} · ${say("app-today")}</p><button>${say("app-save")}</button>`}</fieldset>`}
    ${known.me.helps.length > 0 && html`<fieldset><legend>${say("app-whose")}</legend><div class="chips">
      ${chip("giver", "", say("app-whose-mine"), !giver, () => change({ giver: "" }))}
      ${known.me.helps.map((one) => chip("giver", one.id, one.name, giver === one.id, () => change({ giver: one.id })))}
    </div></fieldset>`}
    <fieldset><legend>${say("app-who")}</legend><div class="chips">
      ${people.map(([key, name]) => chip("to", key, key[0] === "o" ? html`<${Group} id=${key.slice(2)} />` : name, to === key, () => change({ to: key, activity: "" })))}
      ${people.length < everybody.length && html`<button type="button" class="chip" onClick=${() => change({ more: true })}>${say("app-who-more", { count: everybody.length - people.length })}</button>`}
      ${chip("to", "other", say("app-who-other"), to === "other", () => change({ to: "other", activity: "" }))}
    </div></fieldset>
    ${to === "other" && html`<label>${say("app-number")} <input type="text" autocomplete="off" autocapitalize="none" aria-describedby="number-hint"
      value=${draft.value.number} onInput=${(/** @type {any} */ event) => change({ number: event.target.value })} /></label>
      <p class="hint" id="number-hint">${say("app-number-hint")}</p>`}
    <${Length} minutes=${minutes} long=${long} onChange=${change} />
    ${to && html`<label>${say("app-what")} <select onChange=${(/** @type {any} */ event) => change({ activity: event.target.value })}>
      ${known.activities.map((one) => html`<option value=${one.id} selected=${one.id === chosenActivity()}>${activityName(one.id)}</option>`)}</select></label>`}
    <fieldset><legend>${say("app-when")}</legend><div class="chips">
      ${chip("when", "0", say("app-today"), when === "0", () => change({ when: "0" }))}
      ${chip("when", "1", say("app-yesterday"), when === "1", () => change({ when: "1" }))}
      ${chip("when", "other", say("app-other-day"), when === "other", () => change({ when: "other" }))}
    </div></fieldset>
    ${when === "other" && html`<div class="day">${dayPart(0, "app-day", 2)}${dayPart(1, "app-month", 2)}${dayPart(2, "app-year", 4)}</div>
      ${chosenDay() && html`<p class="hint">${dayInWords(chosenDay() ?? "")}</p>`}`}
    <details open=${Boolean(note)}><summary>${say("app-note")}</summary><label>${say("app-note-label")} <textarea maxlength="500" aria-describedby="note-hint"
      value=${note} onInput=${(/** @type {any} */ event) => change({ note: event.target.value })}></textarea></label>
      <p class="hint" id="note-hint">${say("app-note-hint")}</p></details>
    <button>${say(mended ? "app-save-again" : "app-save")}</button>
  </form><${Entries} />`;
}

/** @param {string} id @returns {string} */
export function activityName(id) {
  const one = seen.value?.activities.find((activity) => activity.id === id);
  return one ? nameOf(one) : "";
}
