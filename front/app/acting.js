// What may be done next with an exchange: agreeing, saying how long, changing, calling off, reporting a note.
import { readWithTag } from "./api.js";
import { busy, dayAhead, doNow, drafting, focusOn, form, lengthOf, lines, listOf, oneOf, tell, today } from "./choosing.js";
import { alone, called, exchanges, hoursOf, mineIn, othersIn } from "./exchanges.js";
import { PlanFields, ReachFields, freshPlan, planOf, planSent } from "./plan.js";
import { refresh, seen } from "./state.js";
import { html } from "./vendor.js";
import { dayInWords, say } from "./words.js";

/** @typedef {Shape<"Exchange">} Exchange */

export const fresh = (at = "") => ({
  at, open: "", contact: "coordinator", note: "", minutes: 0, giver: "", day: "", reason: "", words: "", plan: freshPlan(), etag: "", id: crypto.randomUUID(),
});
/** What is being typed, and which form is open. */
const [draft, change] = drafting(fresh, "acting");
export { draft };

/** Opens a form, or closes it: whoever goes by keyboard is in it, or back at the ways. @param {string} form @param {object} [part] */
export function open(form, part = {}) {
  change({ ...part, open: form });
  tell({});
  focusOn(form ? "form.log :is(input, select, textarea)" : ".ways button");
}

/** Does it, and says what it came to. @param {Exchange} one
 * @param {"agree" | "decline" | "cancel" | "done" | "confirm" | "dispute"} what @param {any} body @param {string} done */
async function acts(one, what, body, done) {
  const made = await doNow("post", `/exchanges/{exchange_id}/${what}`, { ids: { exchange_id: one.id }, body: { member_id: mineIn(one)?.member_id, ...body } });
  if (!made) return;
  draft.value = fresh(one.id);
  await Promise.all([exchanges.again(), alone.get(one.id)?.again()]);
  tell({ done: say(made.state === "confirmed" ? "app-help-confirmed" : done) });
  void refresh();
}

/** @param {string} words @param {any} fields @param {() => unknown} go */
const asks = (words, fields, go) => form(fields, words, go, () => open(""));

/** @param {Exchange} one */
const agreeing = (one) => asks("app-help-agree", html`<${ReachFields} own=${mineIn(one)?.member_id === seen.value?.me.member?.id}
  contact=${draft.value.contact} note=${draft.value.note} change=${change} />`,
() => acts(one, "agree", { contact: draft.value.contact, note: draft.value.note.trim() || null }, "app-help-you-agreed"));

/** The day on which it was: the planned one, if that has been. @param {Exchange} one */
const dayHeld = (one) => draft.value.day || hoursOf(one).find((hours) => hours.day)?.day || (one.planned_on <= today() ? one.planned_on : today());

/** Among several: a giver says how long in all, a receiver how long each helped. @param {Exchange} one @returns {string} */
function howLong(one) {
  if (othersIn(one).length < 2) return "app-long";
  return mineIn(one)?.side === "giver" ? "app-help-long-in-all" : "app-help-long-each";
}

/** @param {Exchange} one */
function saying(one) {
  const givers = howLong(one) === "app-help-long-each" ? othersIn(one) : [];
  /** @type {[string, string][]} */
  const whose = [["", say("app-help-all-of-them")], ...givers.map((person) => /** @type {[string, string]} */ ([person.member_id ?? "", called(person)]))];
  const days = [...new Set([dayHeld(one), one.planned_on, ...Array.from({ length: 31 }, (_, index) => dayAhead(-index))])];
  const been = days.filter((day) => day <= today()).sort().reverse();
  return asks("app-help-send", html`${givers.length > 0 && oneOf(say("app-help-of-whom"), "of", draft.value.giver, whose, (giver) => change({ giver }))}
    ${lengthOf(say(howLong(one)), "done", draft.value.minutes, (minutes) => change({ minutes }))}
    ${listOf(say("app-when"), dayHeld(one), been.map((day) => [day, dayInWords(day)]), (day) => change({ day }))}`, () => {
    const { minutes, giver } = draft.value;
    if (!minutes) return tell({ fault: say("app-need-long") });
    return void acts(one, "done", { minutes, giver_id: giver || null, worked_on: dayHeld(one) }, "app-help-noted");
  });
}

/** It was otherwise: in minutes, in words, or both. @param {Exchange} one */
const differing = (one) => asks("app-help-send", html`<p>${say("app-help-different-how")}</p>
  ${lengthOf(say(howLong(one)), "different", draft.value.minutes, (minutes) => change({ minutes }))}
  ${lines(say("app-help-what-different"), draft.value.words, (words) => change({ words }), { hint: say("app-help-optional"), name: "words" })}`, () => {
  const [minutes, note] = [draft.value.minutes, draft.value.words.trim()];
  if (!minutes && !note) return tell({ fault: say("app-help-need-different") });
  return void acts(one, note ? "dispute" : "done", note ? { note, minutes: minutes || null } : { minutes }, "app-help-both-kept");
});

const REASONS = ["not_needed", "cannot", "did_not_happen", "other"];

/** @param {Exchange} one */
const callingOff = (one) => asks("app-help-call-off", oneOf(say("app-help-why"), "reason", draft.value.reason,
  REASONS.map((reason) => [reason, say(`app-help-why-${reason}`)]), (reason) => change({ reason })), () => {
  if (!draft.value.reason) return tell({ fault: say("app-help-need-why") });
  return void acts(one, "cancel", { reason: draft.value.reason }, "app-help-called-off");
});

/** The plan as it was read just now: nobody's change is written over. @param {Exchange} one */
async function openPlan(one) {
  try {
    const { said, etag } = await readWithTag("/exchanges/{exchange_id}", { ids: { exchange_id: one.id } });
    open("change", { plan: planOf(said), etag });
  } catch {
    tell({ fault: say("app-help-needs-signal") });
  }
}

/** @param {Exchange} one */
const planning = (one) => asks("app-help-change-send", html`<p>${say("app-help-change-how")}</p><${PlanFields} plan=${draft.value.plan}
  change=${(/** @type {any} */ part) => change({ plan: { ...draft.value.plan, ...part } })} />`, async () => {
  const made = await doNow("patch", "/exchanges/{exchange_id}", { ids: { exchange_id: one.id }, body: planSent(draft.value.plan), etag: draft.value.etag }, () => void openPlan(one));
  if (!made) return;
  draft.value = fresh(one.id);
  await exchanges.again();
  tell({ done: say("app-help-changed") });
});

/** @param {Exchange} one @param {Shape<"PersonIn">} person */
export const reporting = (one, person) => asks("app-help-report-send", html`<p>${say("app-help-report-how")}</p>
  ${lines(say("app-help-report-what"), draft.value.words, (words) => change({ words }))}`, async () => {
  const words = draft.value.words.trim();
  if (!words) return tell({ fault: say("app-help-need-report") });
  const made = await doNow("post", "/exchanges/{exchange_id}/report",
    { ids: { exchange_id: one.id }, body: { id: draft.value.id, member_id: person.member_id ?? "", words } });
  if (!made) return;
  draft.value = fresh(one.id);
  tell(made.told ? { done: say("app-help-reported") } : { fault: say("app-help-reported-ring") });
});

/** Forms by what they do, with the words of the button that opens each. @type {[string, string, (one: Exchange) => any][]} */
const FORMS = [
  ["agree", "app-help-agree-to", agreeing], ["done", "app-help-say-how-long", saying], ["different", "app-help-different", differing],
  ["change", "app-help-change", planning], ["cancel", "app-help-call-off", callingOff],
];

/** @param {{one: Exchange}} props */
export function Ways({ one }) {
  const chosen = FORMS.find(([what]) => what === draft.value.open);
  if (chosen) return chosen[2](one);
  // What is still to come has taken no time.
  const may = (/** @type {string} */ what) => one.actions.includes(/** @type {any} */ (what === "different" ? "dispute" : what))
    && !(what === "done" && one.planned_on > today())
    // Whoever has not said yes yet says no.
    && !(what === "cancel" && one.actions.includes("decline"));
  return html`<p class="ways">
    ${may("confirm") && html`<button type="button" disabled=${busy.value} onClick=${() => acts(one, "confirm", {}, "app-help-noted")}>${say(one.state === "disputed" ? "app-help-theirs" : "app-help-right")}</button>`}
    ${FORMS.filter(([what]) => may(what) && !(what === "done" && may("different") && one.state === "done" && othersIn(one).length < 2)).map(([what, words], at) => html`<button key=${what} type="button" class=${at || may("confirm") ? "second" : ""}
      onClick=${() => (what === "change" ? openPlan(one) : open(what))}>${say(words)}</button>`)}
    ${may("decline") && html`<button type="button" class="second" disabled=${busy.value} onClick=${() => acts(one, "decline", {}, "app-help-said-no")}>${say("app-help-no")}</button>`}</p>`;
}

