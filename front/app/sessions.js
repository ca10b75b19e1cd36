// What's on: sessions to come, one's own first; and one of them, with its place.
import { read, readAll } from "./api.js";
import { calendarOf } from "./calendar.js";
import { Outcome, toOutcome } from "./doing.js";
import { Standing, wordsFor } from "./held.js";
import { Group, Name, groupOf } from "./named.js";
import { Place, helpedAt, leaveOff, standings } from "./place.js";
import { refresh, resource } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayInWords, hoursOf, now, say } from "./words.js";

/** @typedef {Shape<"Session">} Session */

const LONGEST = 12 * 3_600_000; // one that began before that and is not over is seldom
const toCome = (/** @type {Session} */ one) => one.ends_at > now().toISOString();

/** @typedef {{items: Session[], next: string | null}} Page */

/** A page, and the instant from which all of them are: a list goes on only as it began.
 * @param {string} from @param {string} [after] @returns {Promise<Page>} */
const page = (from, after) => read("/sessions", { query: { limit: 20, state: "open", starts_from: from, after } });

/** @returns {Promise<{own: Session[], all: Session[], next: string | null, from: string}>} */
async function load() {
  const from = new Date(now().getTime() - LONGEST).toISOString();
  const [own, first] = await Promise.all([readAll("/sessions", { query: { mine: true, starts_from: from } }), page(from)]);
  return { own: own.filter((one) => one.state !== "closed"), all: first.items, next: first.next, from };
}

const list = resource("sessions", load);
/** What came behind the first page, and how it goes on. @type {{value: {all: Session[], next: string | null} | null}} */
const later = signal(null);
/** One that may be in no list: somebody followed a link. @param {string} id */
const alone = (id) => resource(`one session ${id}`, () => read("/sessions/{session_id}", { ids: { session_id: id } }));
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});
let came = false;

const everything = () => [...(list.value?.own ?? []), ...(list.value?.all ?? []), ...(later.value?.all ?? [])];
const found = (/** @type {string} */ id) => (alone(id).why === "gone" ? null : alone(id).value) ?? everything().find((one) => one.id === id);

async function renew() {
  later.value = null;
  await list.refresh();
}

/** @param {string[]} rest */
export function enter([id]) {
  told.value = {};
  leaveOff();
  if (came) void renew();
  came = true;
  if (id) void alone(id).refresh();
}

/** Whose it is, where that is known. @param {Session} one */
function whoseIs({ organisation_id }) {
  if (!organisation_id) return say("app-community");
  return groupOf(organisation_id) && html`<${Group} id=${organisation_id} />`;
}

/** @param {{one: Session}} props */
const Line = ({ one }) => html`<li><p><a href=${`#sessions/${one.id}`}><strong><${Name} one=${one} /></strong></a></p>
  <p>${hoursOf(one)}${one.place && ` · ${one.place}`}${whoseIs(one) && html` · ${whoseIs(one)}`}</p>
  ${standings(one).map((words) => html`<p class="state">${words}</p>`)}</li>`;

/** Under each day what is on. @param {{all: Session[], level: string}} props */
function Days({ all, level }) {
  const days = [...new Set(all.map((one) => one.day))];
  return days.map((day) => html`<${level} key=${day}>${dayInWords(day)}</${level}>
    <ul class="list links">${all.filter((one) => one.day === day).map((one) => html`<${Line} key=${one.id} one=${one} />`)}</ul>`);
}

async function more() {
  const last = later.value ?? list.value;
  /** @type {string} */
  let fault = "";
  const got = await page(list.value?.from ?? "", last?.next ?? "").catch((error) => { fault = wordsFor(error); });
  told.value = { fault };
  // Two taps asked for the same page: it is shown once.
  if (got && last === (later.value ?? list.value)) later.value = { all: [...(later.value?.all ?? []), ...got.items], next: got.next };
}

function All() {
  if (!list.value) return html`<${Standing} of=${list} />`;
  const own = list.value.own.filter(toCome);
  const rest = [...list.value.all, ...(later.value?.all ?? [])].filter((one) => toCome(one) && !one.signed_up && !helpedAt(one).length);
  const goesOn = later.value ? later.value.next : list.value.next;
  return html`<${Outcome} told=${told.value} /><${Standing} of=${list} />
    ${own.length > 0 && html`<section aria-labelledby="own"><h2 id="own">${say("app-session-own")}</h2><${Days} all=${own} level="h3" /></section>`}
    <section aria-labelledby="rest"><h2 id="rest">${say(own.length ? "app-session-others" : "app-session-to-come")}</h2>
    ${!rest.length && html`<p>${say("app-session-none")}</p>`}<${Days} all=${rest} level="h3" />
    ${goesOn && html`<button type="button" class="second" onClick=${more}>${say("app-session-later")}</button>`}</section>`;
}

/** @param {Promise<{fault: import("./api.js").Fault | null}>} asked @param {string} id @param {(one: Session) => string} done */
async function tells(asked, id, done) {
  const { fault } = await asked;
  if (fault?.code !== "") {
    await renew(); // refused, it is not what the phone thought
    await alone(id).refresh();
  }
  if (!fault) void refresh(); // the next session stands on another screen, too
  const now = found(id);
  told.value = fault ? { fault: fault.words } : { done: now ? done(now) : "" };
  toOutcome();
}

/** @param {{id: string}} props */
function One({ id }) {
  const one = found(id);
  const back = html`<p class="links"><a href="#sessions">${say("app-session-all")}</a></p>`;
  const it = alone(id);
  if (!one) return html`${it.why === "gone" ? html`<p>${say("app-session-gone")}</p>` : html`<${Standing} of=${it} />`}${back}`;
  const over = !toCome(one);
  return html`<h2><${Name} one=${one} /></h2><p><strong>${dayInWords(one.day)}</strong><br />${hoursOf(one)}</p>
    <dl>${one.place && html`<dt>${say("app-session-where")}</dt><dd>${one.place}</dd>`}
    ${whoseIs(one) && html`<dt>${say("app-session-who")}</dt><dd>${whoseIs(one)}</dd>`}</dl>
    <${Outcome} told=${told.value} /><${Standing} of=${it} />
    ${!told.value.done && html`<div class="note">${(over ? [say("app-session-over")] : standings(one, true)).map((words) => html`<p><strong>${words}</strong></p>`)}</div>`}
    ${!over && html`<${Place} one=${one} tells=${tells} />`}
    ${!over && one.state === "open" && html`<p><a class="button" href=${calendarOf(one)} download=${`${one.day}.ics`}>${say("app-session-calendar")}</a></p>`}${back}`;
}

/** @param {{rest: string[]}} props */
export const Screen = ({ rest: [id] }) => (id ? html`<${One} id=${id} />` : html`<${All} />`);
