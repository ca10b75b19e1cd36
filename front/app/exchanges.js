// Help between members as one of them sees it: on which side, what was said, and for whose word it waits.
import { read, readAll } from "./api.js";
import { keeps, today } from "./choosing.js";
import { further } from "./further.js";
import { activityName } from "./log.js";
import { seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { clock, dayInWords, say, time } from "./words.js";

/** @typedef {Shape<"Exchange">} Exchange @typedef {Shape<"PersonIn">} Person @typedef {Shape<"HoursOf">} Hours */

/** Those of oneself and of whom one helps. @param {string} [after] */
const page = (after) => read("/exchanges", { query: { mine: true, limit: 200, after } });

/** How the list goes on. @type {{value: string | null}} */
const behind = signal(null);

/** Those that wait for a word, and the latest. @returns {Promise<Exchange[]>} */
async function load() {
  const [waiting, { items, next }] = await Promise.all([readAll("/exchanges", { query: { waiting: true } }), page()]);
  behind.value = next;
  return once([...waiting, ...items]);
}

/** @param {Exchange[]} all @returns {Exchange[]} */
const once = (all) => [...new Map(all.map((one) => [one.id, one])).values()].sort((one, other) => (one.proposed_at < other.proposed_at ? 1 : -1));

const rest = further(page);
/** All that was read by now, and the button that reads more. */
export function listed() {
  const { items, more } = rest(exchanges.value ?? [], behind.value);
  return { all: once(items), more };
}

export const exchanges = keeps("exchanges", load);

/** Those that are in no list any more, by id. @type {Map<string, ReturnType<typeof keeps<Exchange>>>} */
export const alone = new Map();

/** @param {string} id @returns {Exchange | null} */
export function found(id) {
  const all = exchanges.value;
  const listed = all?.find((one) => one.id === id);
  if (listed || !all) return listed ?? null;
  const one = alone.get(id) ?? keeps(`exchange ${id}`, () => read("/exchanges/{exchange_id}", { ids: { exchange_id: id } }));
  alone.set(id, one);
  return one.value;
}

/** In whose name one speaks: oneself, or else whom one helps. @param {Exchange} one @returns {Person | undefined} */
export function mineIn(one) {
  const me = seen.value?.me;
  const own = [me?.member?.id, ...(me?.helps ?? []).map((helped) => helped.id)];
  const there = own.map((id) => one.people.find((person) => id && person.member_id === id));
  return there.find((person) => person && !person.out_at) ?? there.find(Boolean);
}

/** Whoever is on the other side. @param {Exchange} one @returns {Person[]} */
export function othersIn(one) {
  const across = one.people.filter((person) => person.side !== mineIn(one)?.side);
  const taking = across.filter((person) => !person.out_at);
  return taking.length ? taking : across;
}

/** Whoever else is on one's own side. @param {Exchange} one @returns {Person[]} */
export function togetherIn(one) {
  const mine = mineIn(one);
  return one.people.filter((person) => person !== mine && person.side === mine?.side && !person.out_at);
}

/** @param {Person} person @returns {string} */
export const called = (person) => person.name ?? (person.number ? say("app-member-number", { number: person.number }) : say("app-help-a-member"));

/** "Help from Mair: Gardening". @param {Exchange} one @returns {string} */
export function sentence(one) {
  const who = [...new Set(othersIn(one).map(called))].join(", ");
  return say(mineIn(one)?.side === "giver" ? "app-help-for" : "app-help-from", { who, what: activityName(one.activity_id) });
}

/** When and where, on one line. @param {Exchange} one @returns {string} */
export function planned(one) {
  const parts = [dayInWords(one.planned_on), one.planned_from && clock(one.planned_from), one.place];
  return parts.filter(Boolean).join(" · ");
}

/** The hours in which somebody has a part, and what each side says of them. @param {Exchange} one */
export function hoursOf(one) {
  const mine = mineIn(one);
  return one.hours.filter((hours) => [hours.giver_id, hours.receiver_id].includes(mine?.member_id ?? "")).map((hours) => {
    const giver = mine?.side === "giver";
    const other = one.people.find((person) => person.member_id === (giver ? hours.receiver_id : hours.giver_id));
    return {
      who: other ? called(other) : say("app-help-a-member"),
      day: hours.worked_on,
      own: giver ? hours.giver_minutes : hours.receiver_minutes,
      theirs: giver ? hours.receiver_minutes : hours.giver_minutes,
      credited: hours.credited_minutes,
    };
  });
}

/** Whether it waits for a word of one's own. @param {Exchange} one @returns {boolean} */
export function waitsForMe(one) {
  if (one.state === "proposed") return one.actions.includes("agree");
  if (one.state === "agreed") return one.planned_on <= today();
  return one.state === "done" && (one.actions.includes("confirm") || hoursOf(one).some((hours) => hours.own === null));
}

/** How it stands, in words. @param {Exchange} one @returns {string} */
export function standing(one) {
  const mine = waitsForMe(one);
  switch (one.state) {
    case "proposed": return say(mine ? "app-help-answer" : "app-help-waits");
    case "agreed": return say(mine ? "app-help-how-long-now" : "app-help-agreed");
    case "done": return say(!mine ? "app-help-said" : one.actions.includes("confirm") ? "app-help-to-confirm" : "app-help-how-long-now");
    case "disputed": return say("app-help-differs");
    case "confirmed": return say("app-confirmed");
    default: return say(one.cancel_reason === "declined" ? "app-help-declined" : "app-help-cancelled");
  }
}

/** What each side said of the hours. @param {{one: Exchange}} props */
export function Stated({ one }) {
  const all = hoursOf(one).filter((hours) => hours.own !== null || hours.theirs !== null);
  return html`<ul class="stated">${all.map((hours, at) => html`<li key=${at}>
    ${hours.theirs !== null && html`<p>${say("app-help-they-said", { who: hours.who, time: time(hours.theirs) })}${hours.day && ` · ${dayInWords(hours.day)}`}</p>`}
    ${hours.own !== null && html`<p>${say("app-help-you-said", { time: time(hours.own) })}${hours.theirs === null && hours.day ? ` · ${dayInWords(hours.day)}` : ""}</p>`}
    ${hours.credited !== null && html`<p>${say("app-help-credited", { time: time(hours.credited) })}</p>`}</li>`)}</ul>`;
}
