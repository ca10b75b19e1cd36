// Whom a group thanks: as last time, but for what was changed here; and how it goes on its way.
import { read } from "./api.js";
import { kept, save } from "./outbox.js";
import { ROLES, mayThank } from "./second.js";
import { led, outboxChanged, refresh, resource, seen, waiting } from "./state.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayBefore, dayOf, given, now, partsOf, say, time } from "./words.js";

/** @typedef {import("./shapes").Person} Person @typedef {import("./shapes").Thanks} Draft */

/** @returns {Draft} */
const fresh = () => ({
  group: "", by: "day", when: "0", parts: ["", "", ""], period: null, activity: "", changes: {}, added: [], alone: false, salt: "",
});
/** @type {{value: Draft}} */
export const draft = goesAlong("thanks", signal(fresh()));
/** @type {{value: string}} */
export const done = signal("");

/** @param {Partial<Draft>} part */
export function change(part) {
  draft.value = { ...draft.value, ...part };
  done.value = "";
}

/** @param {string} key @param {Partial<Person>} part */
export function changeOne(key, part) {
  change({ changes: { ...draft.value.changes, [key]: { ...draft.value.changes[key], ...part } } });
}

/** Draws the rows of a list, each anew only where something else is said of it: two or three hundred lists of lengths, all
 * drawn at each tap, are slow on a small phone. @template {{one: {key: string}}} P @param {(props: P) => any} Row */
export function rowsOf(Row) {
  /** @type {Map<string, {said: string, row: any}>} */
  const drawn = new Map();
  return (/** @type {P} */ props) => {
    const [{ key }, said] = [props.one, JSON.stringify(props)];
    const before = drawn.get(key);
    if (before?.said === said) return before.row;
    const row = html`<${Row} key=${key} ...${props} />`;
    drawn.set(key, { said, row });
    return row;
  };
}

/** Quarters of an hour, up to half a day. */
export const OF_A_DAY = Array.from({ length: 48 }, (_, index) => (index + 1) * 15);


/** The thanks of this member that wait on this phone, the latest first. */
export const unsent = () => waiting.value
  .filter((one) => one.by === seen.value?.me.member?.id && /^\/(thanks|members|sessions\/.*)$/.test(one.path)).reverse();

/** My groups, the one that was thanked last first. */
export function groups() {
  const last = [...unsent(), ...seen.value?.thanked ?? []].map((one) => one.content.organisation_id);
  const place = (/** @type {{id: string}} */ one) => (last.indexOf(one.id) + 1 || last.length + 1);
  return [...led()].sort((one, other) => place(one) - place(other));
}

export const group = () => draft.value.group || groups()[0]?.id || "";

/** Whom a group thanked last time, kept on the phone. @param {string} organisation_id @param {"day" | "month"} [by]
 * @returns {import("./state.js").Resource<Shape<"LastThanks">>} */
function lastOf(organisation_id, by = "day") {
  const name = `thanks ${organisation_id} ${by}`;
  return resource(name, () => (mayThank() ? read("/thanks/last", { query: { organisation_id, by } }) : kept(name)));
}

export const lastTime = () => lastOf(group(), draft.value.by);

/** Everybody who can be ticked, as things stand. @returns {Person[]} */
export function people() {
  const { changes, added, alone } = draft.value;
  const last = alone ? null : lastTime().value;
  const listed = [...(last?.lines ?? []).map((one) => ({ ...one, on: true })), ...(last?.usual ?? []).map((one) => ({ ...one, on: false }))];
  const known = listed.map(({ name_used, ...one }) => ({ ...one, key: one.member_id, name: name_used || one.name }));
  const more = added.filter((one) => !known.some((other) => other.key === one.key));
  return [...known, ...more].map((one) => ({ ...one, ...changes[one.key] }));
}

export const chosen = () => people().filter((one) => one.on);
export const total = () => chosen().reduce((sum, one) => sum + one.minutes, 0);

/** What is left of this month's limits, less what still waits here; null: there is none.
 * @param {string} of whose @param {"day" | "month"} [by] @returns {number | null} */
function left(of, by) {
  const { organisation_minutes, person_minutes } = lastOf(of, by).value?.left ?? {};
  const limits = [organisation_minutes, person_minutes].filter((one) => one !== null && one !== undefined);
  const here = unsent().filter((one) => one.content.organisation_id === of && one.id !== draft.value.mended?.id);
  return limits.length ? Math.max(0, Math.min(...limits) - here.reduce((sum, one) => sum + one.minutes, 0)) : null;
}

/** What is left, and how much of what is thanked for now goes beyond it.
 * @param {{of: string, by?: "day" | "month", sum: number}} props */
export function Limit({ of, by, sum }) {
  const rest = left(of, by);
  if (rest === null) return null;
  return html`<p class="hint">${say("app-thank-left", { time: time(rest) })}</p>
    ${sum > rest && html`<p class="note">${say("app-thank-beyond", { time: time(sum - rest) })}</p>`}`;
}

export const activity = () => draft.value.activity || lastTime().value?.activity_id || seen.value?.activities[0]?.id || "";

/** First and last day, or null for what is none. @returns {[string, string] | null} */
export function days() {
  const { by, when, parts, period } = draft.value;
  if (by === "month" && when === "period") return period;
  const one = when === "other" ? dayOf(Number(parts[2]), Number(parts[1]), Number(parts[0])) : dayBefore(by === "day" ? Number(when) : 0);
  if (by === "day") return one ? [one, one] : null;
  const today = now();
  const first = new Date(today.getFullYear(), today.getMonth() - Number(when), 1);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0);
  const [from, to] = [first, last < today ? last : today].map((day) => dayOf(...partsOf(day)) ?? "");
  return [from, to];
}

/** The length that most of the list have. */
const usualLength = () => {
  const all = people().map((one) => one.minutes).filter(Boolean);
  return all.sort((one, other) => all.filter((x) => x === other).length - all.filter((x) => x === one).length)[0] ?? 0;
};

/** Puts somebody on the list, ticked; who stands there already is ticked. @param {Omit<Person, "minutes" | "on">} person */
export function add(person) {
  const there = people().find((one) => one.key === person.key || (person.number && one.number === person.number));
  if (there) changeOne(there.key, { on: true, minutes: there.minutes || usualLength() });
  else change({ added: [...draft.value.added, { ...person, minutes: usualLength(), on: true }] });
}

/** An id made of what a line says: said on two phones, it is one line. @param {unknown[]} facts @returns {Promise<string>} */
export async function idOf(facts) {
  const said = new TextEncoder().encode(JSON.stringify([given.slug, ...facts]));
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", said)).slice(0, 16);
  bytes[6] = (bytes[6] & 15) | 128;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Keeps the thanks on the phone, with whoever is new today before them. @param {string} label */
export async function thank(label) {
  const { salt, mended } = draft.value;
  const [organisation_id, activity_id, [worked_from, worked_on]] = [group(), activity(), /** @type {[string, string]} */ (days())];
  const by = seen.value?.me.member?.id ?? "";
  const entry = { by, as: ROLES, minutes: 0 };
  const after = [];
  const all = chosen();
  for (const one of all) {
    if (!one.language) continue;
    if (!one.member_id) {
      const body = { name: one.name, language: one.language, taken_in_for: organisation_id };
      one.member_id = await save({ ...entry, path: "/members", body, content: { organisation_id }, label: one.name });
      // Once: the rest may not fit on the phone.
      changeOne(one.key, { member_id: one.member_id });
    }
    after.push(one.member_id);
  }
  const lines = await Promise.all(all.map(async ({ member_id, number, minutes }) => {
    const who = member_id ? { member_id } : { number };
    return { id: await idOf([organisation_id, activity_id, worked_from, worked_on, who, minutes, salt]), ...who, minutes };
  }));
  const span = draft.value.by;
  const when = span === "day" ? { worked_on } : { worked_from, worked_to: worked_on };
  const content = { organisation_id, activity_id, worked_from, worked_on, by: span, salt, people: all };
  const body = { organisation_id, activity_id, ...when, lines };
  const minutes = total();
  const id = await save({ ...entry, path: "/thanks", body, content, label, minutes, after }, mended);
  [draft.value, done.value] = [{ ...fresh(), group: organisation_id, by: span }, id];
  await outboxChanged();
  void refresh().then(() => lastTime().refresh());
}

/** Brings thanks back into the form: all of them, or these people anew.
 * @param {{content: any, mended?: import("./outbox.js").Entry, people?: Person[]}} what */
export function again({ content, mended, people: some }) {
  const [year, month, day] = content.worked_on.split("-").map((/** @type {string} */ part) => String(Number(part)));
  change({
    ...fresh(), group: content.organisation_id, by: content.by, activity: content.activity_id, mended,
    // A month so far is as far as it was then.
    when: content.by === "day" ? "other" : "period", parts: [day, month, year], period: [content.worked_from, content.worked_on],
    added: some ?? content.people, alone: true, salt: mended ? content.salt : crypto.randomUUID(),
  });
}
