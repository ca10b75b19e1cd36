// What people can help with, and what they ask for: looked for by words, activity and area, a page at a time.
import { read } from "./api.js";
import { Told, activities, arrive, busy, focusOn, inWords, keeps, listOf, oneOf, tell, told } from "./choosing.js";
import { activityName } from "./log.js";
import { Standing, wordsFor } from "./held.js";
import { nameOf } from "./state.js";
import { html, signal } from "./vendor.js";
import { Whose, keyOf } from "./whose.js";
import { given, say } from "./words.js";

/** @typedef {Shape<"Listing">} Listing @typedef {"offers" | "requests"} Kind */

/** The community's areas by their code; kept for when there is no signal. */
export const areas = keeps("areas", async () => (await read("")).areas);
/** @returns {[string, string][]} */
export const areaNames = () => (areas.value ?? []).map((one) => [one.code, nameOf(one)]);

/** @param {Listing} one @returns {string[]} */
export const areasOf = (one) => one.areas.map((code) => areaNames().find(([known]) => known === code)?.[1] ?? code);

/** @type {Shape<"Time">[]} */
export const TIMES = ["weekday_morning", "weekday_afternoon", "weekday_evening", "weekend_morning", "weekend_afternoon", "weekend_evening"];

/** In the order of a day. @param {Listing} one */
export const timesOf = (one) => TIMES.filter((part) => one.times.includes(part)).map((part) => say(`listing-time-${part}`)).join(", ");

const LIMIT = 20;
const fresh = () => ({ q: "", activity: "", area: "", other: false, narrow: false, found: /** @type {Listing[] | null} */ (null), next: /** @type {string | null} */ (null) });

/** What is looked for and what was found; without words all that is there, as the phone keeps it. @param {Kind} kind */
function shelf(kind) {
  const all = keeps(`${kind} ${given.lang}`, () => read(`/${kind}`, { query: { limit: LIMIT } }));
  const sought = signal(fresh());
  const change = (/** @type {Partial<ReturnType<typeof fresh>>} */ part) => {
    sought.value = { ...sought.value, ...part };
  };
  return { all, sought, change };
}

/** @type {Record<Kind, ReturnType<typeof shelf>>} */
const shelves = { offers: shelf("offers"), requests: shelf("requests") };

/** One of them, where it was listed. @param {Kind} kind @param {string} id @returns {Listing | undefined} */
export function listed(kind, id) {
  const { all, sought } = shelves[kind];
  return [...sought.value.found ?? [], ...all.value?.items ?? []].find((one) => one.id === id);
}

/** @param {Kind} kind @param {string | null} [after] with what was found before, to go on from there */
async function seek(kind, after) {
  const { sought, change } = shelves[kind];
  const { q, activity, area, found } = sought.value;
  busy.value = true;
  try {
    const query = { q: q.trim() || undefined, activity_id: activity || undefined, area: area || undefined, limit: LIMIT, after: after ?? undefined };
    const page = await read(`/${kind}`, { query });
    if (sought.value.activity !== activity || sought.value.area !== area) return; // another was chosen meanwhile
    const before = after ? found ?? shelves[kind].all.value?.items ?? [] : [];
    change({ found: [...before, ...page.items], next: page.next });
    // Nobody who goes through the chips by keyboard is taken away from them.
    if (!after) told.value = { done: page.items.length ? "" : say("app-help-none-found"), fault: "", code: "" };
    else focusOn(`[data-id="${page.items[0]?.id}"]`);
  } catch (error) {
    tell({ fault: wordsFor(error) });
  } finally {
    busy.value = false;
  }
}

/** One in a list. @param {{one: Listing, kind: Kind, children?: any}} props */
export function Entry({ one, kind, children }) {
  const facts = [activityName(one.activity_id), one.owner.type === "organisation" && nameOf(one.owner), ...areasOf(one), one.place, timesOf(one)];
  return html`<li><p><a class="title" data-id=${one.id} href=${`#${kind.slice(0, -1)}/${one.id}`}>${inWords(one.title)}</a></p>
    <p>${facts.filter(Boolean).join(" · ")}</p>${one.mine && (keyOf(one.owner) ? html`<${Whose} owner=${one.owner} />` : html`<p class="state">${say("app-help-yours")}</p>`)}${children}</li>`;
}

const MOST_CHIPS = 8;
const OTHER = "other";

/** Kinds of help: by one tap those that are there first, any other from a list.
 * @param {{kind: Kind, pick: (part: Partial<ReturnType<typeof fresh>>) => void}} props */
function Kinds({ kind, pick }) {
  const { all, sought, change } = shelves[kind];
  const { activity, other } = sought.value;
  const there = new Set((all.value?.items ?? []).map((one) => one.activity_id));
  const some = activities().filter(([id]) => there.has(id)).slice(0, MOST_CHIPS);
  const from = other || (activity && !some.some(([id]) => id === activity));
  const chips = /** @type {[string, string][]} */ ([["", say("app-help-any")], ...some, [OTHER, say("app-help-other-kind")]]);
  return html`${oneOf(say("app-help-activity"), "activity", from ? OTHER : activity, chips,
    (one) => (one === OTHER ? change({ other: true }) : pick({ activity: one, other: false })))}
    ${from && listOf(say("app-help-other-kind"), activity, [["", say("app-help-choose")], ...activities()], (one) => pick({ activity: one }))}`;
}

/** @param {{kind: Kind}} props */
function Search({ kind }) {
  const { sought, change } = shelves[kind];
  const { q, area, narrow } = sought.value;
  const pick = (/** @type {Partial<ReturnType<typeof fresh>>} */ part) => {
    change(part);
    void seek(kind);
  };
  const any = /** @type {[string, string]} */ (["", say("app-help-any")]);
  return html`<form role="search" onSubmit=${(/** @type {Event} */ event) => {
    event.preventDefault();
    void seek(kind);
  }}><label>${say("app-help-seek")} <input type="text" enterkeyhint="search" value=${q}
      onInput=${(/** @type {any} */ event) => change({ q: event.target.value })} /></label>
    <button disabled=${busy.value}>${say("app-help-seek-now")}</button>
    <details open=${narrow} onToggle=${(/** @type {any} */ event) => change({ narrow: event.target.open })}><summary>${say("app-help-narrow")}</summary>
      <${Kinds} kind=${kind} pick=${pick} />
      ${areaNames().length > 0 && oneOf(say("app-help-area"), "area", area, [any, ...areaNames()], (one) => pick({ area: one }))}</details></form>`;
}

/** @param {Kind} kind @returns {import("./main.js").Module} */
const screen = (kind) => ({
  enter() {
    arrive();
    void areas.again();
    void shelves[kind].all.again();
  },
  Screen() {
    const { all, sought } = shelves[kind];
    const items = sought.value.found ?? all.value?.items;
    const next = sought.value.found ? sought.value.next : all.value?.next;
    if (!items) return html`<${Standing} of=${all} />`;
    // Whoever looked for help and found none asks for it; whoever looked for somebody to help offers it.
    const write = (kind === "offers") !== (sought.value.found?.length === 0) ? "offer-help" : "ask-help";
    return html`<${Search} kind=${kind} /><${Told} />${!sought.value.found && html`<${Standing} of=${all} />`}
      ${!items.length && !sought.value.found && html`<p>${say("app-help-none-yet")}</p>`}
      <ul class="list">${items.map((one) => html`<${Entry} key=${one.id} one=${one} kind=${kind} />`)}</ul>
      ${next && html`<button type="button" class="second" disabled=${busy.value} onClick=${() => seek(kind, next)}>${say("app-help-more")}</button>`}
      <p class="links"><a class="button" href=${`#${write}`}>${say(`app-${write}`)}</a></p>`;
  },
});

export const offers = screen("offers");
export const requests = screen("requests");
