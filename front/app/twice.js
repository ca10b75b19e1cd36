// Thanks that look like ones that stand already: another time on the same day, and thanked for too; or the same, and left.
import { read } from "./api.js";
import { doing } from "./doing.js";
import { wordsFor } from "./held.js";
import { keep } from "./outbox.js";
import { refresh, seen } from "./state.js";
import { idOf } from "./thanking.js";
import { html, signal } from "./vendor.js";
import { say } from "./words.js";

/** @typedef {import("./state.js").Answered} Answered */

/** Why the last one was not done, by the id of its answer. @type {{value: Record<string, string>}} */
const faults = signal({});
/** Whether something is under way: a second tap does nothing. @type {{value: boolean}} */
const busy = signal(false);

/** What the phone keeps of the last thanks, in place of an answer. @param {Answered} old @param {Answered[]} now */
async function remember(old, ...now) {
  if (!seen.value) return;
  seen.value = { ...seen.value, thanked: seen.value.thanked.flatMap((one) => (one.id === old.id ? now : [one])) };
  await keep("seen", seen.value);
}

/** An answer without these lines; none where it has no others. @param {Answered} answer @param {number[]} at @returns {Answered[]} */
function without({ content, items, ...rest }, at) {
  const stays = (/** @type {any} */ _, /** @type {number} */ index) => !at.includes(index);
  // People and lines stand in one order, but for those of a session.
  const people = content.session_id ? content.people : content.people.filter(stays);
  const left = { ...rest, content: { ...content, people }, items: items.filter(stays) };
  return left.items.length ? [left] : [];
}

/** What counted before is stated anew, as another time; it waits then, since it looks the same. Said twice, it is said once.
 * @param {Answered} answer @param {number[]} at @returns {Promise<{answer: Answered, at: number[]} | string>} */
async function stated(answer, at) {
  const { organisation_id, activity_id, worked_from, worked_on, by } = answer.content;
  const people = at.map((one) => ({ ...answer.content.people[one], minutes: answer.items[one].minutes }));
  const lines = await Promise.all(people.map(async ({ minutes }, index) => {
    const { member_id } = answer.items[at[index]];
    return { id: await idOf([answer.id, answer.items[at[index]].id]), member_id, minutes };
  }));
  const when = by === "day" ? { worked_on } : { worked_from, worked_to: worked_on };
  const { made, fault } = await doing("post", "/thanks", { body: { organisation_id, activity_id, ...when, lines } });
  if (!made) return fault?.words ?? "";
  // Its answer was lost, and it was thanked for since.
  const items = made.items.map((item, at) => (item.outcome === "credited_before" && item.contribution_id === lines[at].id ? { ...item, outcome: "credited" } : item));
  const anew = { ...answer, id: lines[0].id, content: { ...answer.content, people }, items };
  await remember(answer, anew, ...without(answer, at));
  return { answer: anew, at: items.flatMap((item, index) => (item.problem?.code === "looks_like_same_time" ? [index] : [])) };
}

/** What a line is by now. Where an answer was lost it may have its credit from the first time it was asked for.
 * @param {Shape<"RowVerified">} row */
async function becameOf({ id, outcome, problem }) {
  const before = problem?.code === "already_decided" && (await read("/contributions/{contribution_id}", { ids: { contribution_id: id } })).state === "verified";
  return before || outcome === "credited" ? { outcome: "credited", problem: null } : { outcome: "waiting", problem };
}

/** It was another time: said of each, and then thanked for. @param {Answered} answer @param {number[]} at @returns {Promise<string>} why not */
async function separate(answer, at) {
  const ids = at.map((one) => answer.items[one].contribution_id);
  for (const contribution_id of ids) {
    const { fault } = await doing("post", "/contributions/{contribution_id}/separate", { ids: { contribution_id } });
    // The answer was lost, and it was thanked for since.
    if (fault && fault.code !== "already_decided") return fault.words;
  }
  const { made, fault } = await doing("post", "/contributions/verify", { body: { items: ids.map((id) => ({ id })) } });
  if (!made) return fault?.words ?? "";
  try {
    const rows = new Map(await Promise.all(made.items.map(async (row) => /** @type {[string, object]} */ ([row.id, await becameOf(row)]))));
    await remember(answer, { ...answer, items: answer.items.map((item) => ({ ...item, ...rows.get(item.contribution_id) })) });
    return "";
  } catch (error) {
    return wordsFor(error);
  }
}

/** It was the same: what waits is declined, what counted before stands. @param {Answered} answer @param {number[]} at @returns {Promise<string>} */
async function leave(answer, at) {
  for (const one of at) {
    const { contribution_id, problem } = answer.items[one];
    const { fault } = problem ? await doing("post", "/contributions/{contribution_id}/decline", { ids: { contribution_id }, body: { note: say("app-twice-note") } }) : { fault: null };
    if (fault && fault.code !== "already_decided") return fault.words;
  }
  await remember(answer, ...without(answer, at));
  return "";
}

/** @param {Answered} answer @param {() => Promise<string>} does */
async function goes(answer, does) {
  if (busy.value) return;
  busy.value = true;
  const why = await does();
  [busy.value, faults.value] = [false, { [answer.id]: why }];
  if (!why) void refresh();
}

/** @param {Answered} answer @param {number[]} at @returns {Promise<string>} */
async function another(answer, at) {
  if (answer.items[at[0]].problem) return separate(answer, at);
  const now = await stated(answer, at);
  if (typeof now === "string") return now;
  return now.at.length ? separate(now.answer, now.at) : "";
}

/** The ways on, for these lines. @param {{answer: Answered, at: number[]}} props */
export function Twice({ answer, at }) {
  const count = at.length;
  if (!count) return null;
  return html`<p>${say("app-twice-how")}</p>
    ${faults.value[answer.id] && html`<p class="fault" role="alert">${faults.value[answer.id]}</p>`}
    <p><button type="button" disabled=${busy.value} onClick=${() => goes(answer, () => another(answer, at))}>${say("app-twice-another", { count })}</button>
    <button type="button" class="second" disabled=${busy.value} onClick=${() => goes(answer, () => leave(answer, at))}>${say("app-twice-same")}</button></p>`;
}
