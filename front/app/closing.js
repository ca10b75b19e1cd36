// A session of mine: who is expected, who came, and closing it, which thanks them; and those that wait for that.
import { Adding, forget } from "./adding.js";
import { add, change, changeOne, close, closing, come, done, draft, held, noted, people, sayLate, sum } from "./attending.js";
import { Line, running, sessions, settled } from "./expected.js";
import { Standing } from "./held.js";
import { keeping } from "./log.js";
import { Name } from "./named.js";
import { Second, mayThank } from "./second.js";
import { seen } from "./state.js";
import { Thanked } from "./thanked.js";
import { Limit, OF_A_DAY, rowsOf, unsent } from "./thanking.js";
import { html, signal } from "./vendor.js";
import { dayBefore, dayInWords, given, hoursOf, say, time } from "./words.js";

/** @typedef {Shape<"Session">} Session @typedef {import("./shapes").Came} Came */

const MOST_GUESTS = 100_000;
/** @type {{value: string}} what is wrong */
const fault = signal("");
/** How long each was there who was not checked out, by their attendance, while it is being said. @type {{value: Record<string, number>}} */
const late = signal({});

/** Fetches who is expected, for when there is no signal. @param {Session} one */
export const bring = (one) => void held(one.id).value;

/** @param {string[]} rest the session's id, and whether what waits is to be changed */
export function enter([id, again]) {
  forget();
  [fault.value, late.value] = ["", {}];
  if (id) come(id, again === "change");
  else if (seen.value) void running().refresh();
}

let stale = "";

const missing = () => (/^\d*$/.test(draft.value.guests) && Number(draft.value.guests) <= MOST_GUESTS ? "" : "app-close-need-count");

/** @param {string} label */
async function onClose(label) {
  await close(label);
  forget();
  // So that the same session can be changed again.
  history.replaceState(null, "", location.hash.replace("/change", ""));
}

/** Lengths to choose from, with one that is held. @param {number} minutes @param {number} [whole] of the session */
const lengths = (minutes, whole) => [...new Set([...OF_A_DAY, minutes, whole ?? 0])].filter(Boolean).sort((one, other) => one - other);

/** What is to be looked at before it is closed: it is not guessed. @param {Came} one */
function toLookAt({ row, role, minutes }) {
  if (!row || role !== "giver" || minutes) return "";
  return row.sheet_minutes === null ? say("app-close-forgotten")
    : say("app-close-differs", { one: time(row.known_minutes ?? 0), other: time(row.sheet_minutes) });
}

/** @param {{one: Came, whole: number}} props */
function Row({ one, whole }) {
  const value = one.role === "guest" ? "guest" : String(one.minutes);
  const choose = (/** @type {string} */ said) => changeOne(one.key, said === "guest" ? { role: "guest" } : { role: "giver", minutes: Number(said) });
  const hint = one.on && toLookAt(one);
  // What was noted of somebody is not taken back by saying nothing.
  const open = !one.row || !noted(one.row);
  return html`<li class="person"><label class="choice">
      <input type="checkbox" checked=${one.on} onChange=${() => changeOne(one.key, { on: !one.on })} /> <span>${one.name}</span></label>
    ${one.on && html`<select aria-label=${say("app-close-how", { name: one.name })} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
      <option value="guest" selected=${value === "guest"}>${say("app-close-guest")}</option>
      ${open && html`<option value="0" selected=${value === "0"}>${say("app-close-unknown")}</option>`}
      ${lengths(one.minutes, whole).map((minutes) => html`<option value=${minutes} selected=${value === String(minutes)}>${time(minutes)}</option>`)}</select>`}
    ${hint && html`<p class="note">${hint}</p>`}</li>`;
}

const row = rowsOf(Row);

/** @param {{one: Session}} props */
function Form({ one }) {
  const { givers, minutes, unknown, guests } = sum();
  const all = people();
  const name = (given.lang === "cy" && one.name_cy) || one.name_en || one.name_cy || "";
  const label = say("app-close-label", { session: name, count: givers + guests });
  return html`<form class="log thank" onSubmit=${(/** @type {Event} */ event) => keeping(event, fault, false, missing, () => onClose(label))} novalidate>
    ${fault.value && html`<p class="fault" role="alert"><strong>${say(fault.value)}</strong></p>`}
    <fieldset><legend>${say("app-close-who")}</legend>
      <p class="hint">${say(all.some((person) => person.row) ? "app-close-checked-in" : all.length ? "app-close-untick" : "app-thank-first")}</p>
      <ul class="list">${all.map((person) => row({ one: person, whole: one.minutes }))}</ul></fieldset>
    <${Adding} add=${add} />
    <label>${say("app-close-unnamed")} <input type="text" inputmode="numeric" autocomplete="off" maxlength="6" value=${draft.value.guests}
      onInput=${(/** @type {any} */ event) => change({ guests: event.target.value.trim() })} /></label>
    <div role="status" class="note"><p><strong>${say("app-close-sum", { count: givers, time: time(minutes) })}</strong></p>
      ${unknown > 0 && html`<p>${say("app-close-sum-unknown", { count: unknown })}</p>`}
      ${guests > 0 && html`<p>${say("app-close-sum-guests", { count: guests })}</p>`}</div>
    ${one.organisation_id && html`<${Limit} of=${one.organisation_id} sum=${minutes} />`}
    <button>${say("app-close-button", { count: givers - unknown, time: time(minutes) })}</button></form>`;
}

/** @param {Came} one */
async function onLate(one) {
  // A second tap means the same.
  if (!late.value[one.key]) return;
  [late.value, fault.value] = [{ ...late.value, [one.key]: 0 }, ""];
  await sayLate(one).catch(() => {
    [late.value, fault.value] = [{ ...late.value, [one.key]: one.minutes }, "app-not-saved"];
  });
}

/** Those who were not checked out, of a session that is closed: they are thanked once it is said how long they stayed.
 * @param {{came: Shape<"Attendance">[]}} props */
function Late({ came }) {
  const waits = came.filter((row) => row.role === "giver" && !row.contribution_id && (row.check_out_missing || row.sheet_minutes !== null)
    && !unsent().some((entry) => entry.content.row === row.id));
  if (!waits.length) return null;
  return html`<section aria-labelledby="late"><h2 id="late">${say("app-close-late")}</h2>
    ${fault.value && html`<p class="fault" role="alert"><strong>${say(fault.value)}</strong></p>`}<ul class="list">${waits.map((row) => {
    const name = row.name || row.number || "";
    const minutes = late.value[row.id] ?? 0;
    return html`<li key=${row.id} class="person"><label>${say("app-thank-long", { name })} <select onChange=${(/** @type {any} */ event) => {
      late.value = { ...late.value, [row.id]: Number(event.target.value) };
    }}><option value="0">–</option>${lengths(minutes).map((one) => html`<option value=${one} selected=${one === minutes}>${time(one)}</option>`)}</select></label>
      <button type="button" class="second" disabled=${!minutes} onClick=${() => onLate({ key: row.id, name, minutes, on: true, role: "giver", row })}>
        ${say("app-close-thank-one", { name })}</button></li>`;
  })}</ul></section>`;
}

/** @param {{id: string, again: boolean}} props */
function One({ id, again }) {
  const all = seen.value && held(id).value;
  const back = html`<p class="links"><a href="#close">${say("app-close-all")}</a></p>`;
  if (!all) return html`${mayThank() && html`<${Standing} of=${held(id)} />`}<${Second} />${back}`;
  const { session: one, places, came } = all;
  if (!one) return html`<p>${say("app-close-not-mine")}</p>${back}`;
  const due = one.state === "open" && one.day <= dayBefore();
  const open = due && (!settled(id) || (again && closing(id) && draft.value.mended));
  // It was sent since: what came of it is there to be read.
  if (due && !closing(id) && settled(id) && stale !== id) {
    stale = id;
    void held(id).refresh();
  }
  return html`<h2><${Name} one=${one} /></h2><p><strong>${dayInWords(one.day)}</strong><br />${hoursOf(one)}${one.place && html`<br />${one.place}`}</p>
    <p class="done" role="status">${done.value === id && say("app-saved")}</p>
    <${Second} />
    ${one.state !== "open" && html`<p class="note">${say(one.state === "closed" ? "app-close-closed" : "app-session-off")}</p>`}
    ${one.state === "open" && one.day > dayBefore() && html`<p>${say("app-close-expected", { count: places.length })}</p>
      <ul>${places.map((place) => html`<li key=${place.member_id}>${place.name || place.number}${place.role === "guest" && ` · ${say("app-close-guest")}`}</li>`)}</ul>
      <p class="hint">${say("app-close-later")}</p>`}
    ${open && html`<${Form} one=${one} />`}
    ${one.state === "closed" && html`<${Late} came=${came} /><h2>${say("app-closed-came")}</h2><ul>${came.map((row) => html`<li key=${row.id}>${[
      row.member_id ? row.name || row.number : say("app-close-unnamed-count", { count: row.heads }),
      row.role === "guest" ? row.member_id && say("app-close-guest") : noted(row) ? time(noted(row)) : say("app-close-unknown"),
    ].filter(Boolean).join(" · ")}</li>`)}</ul>`}
    <${Thanked} session=${id} />${back}`;
}

function All() {
  const [over, coming] = sessions();
  const part = (/** @type {string} */ id, /** @type {Session[]} */ all) => all.length > 0 && html`<section aria-labelledby=${id}>
    <h2 id=${id}>${say(id)}</h2><ul class="list links">${all.map((one) => html`<${Line} key=${one.id} one=${one} />`)}</ul></section>`;
  return html`<${Standing} of=${running()} />
    ${running().value && !over.length && !coming.length && html`<p>${say("app-close-none")}</p>`}
    ${part("app-close-to-close", over)}${part("app-close-to-come", coming)}
    <p class="links"><a href=${`${given.pages}/sessions`}>${say("app-close-sheets")}</a></p>`;
}

/** @param {{rest: string[]}} props */
export const Screen = ({ rest: [id, again] }) => (id ? html`<${One} id=${id} again=${again === "change"} />` : html`<${All} />`);
