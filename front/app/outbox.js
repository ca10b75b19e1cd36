// What the phone keeps: entries that wait to be sent, and what was last seen of the service. What waits is sent in
// order, and by one window alone, however many are open.
import { ask, faultOf, troubleOf } from "./api.js";
import { wasCleared, within } from "./store.js";
import { isOurs, whose } from "./mark.js";
import { clockOff, given, isAstray, now, say } from "./words.js";

/** @typedef {import("./shapes").Entry} Entry */

/** Keeps all of these in place of those, or changes nothing. @param {Entry[]} all @param {string[]} [gone] @returns {Promise<void>} */
export const put = (all, gone = []) => within("outbox", async (store, answered) => {
  for (const id of gone) await answered(store.delete(id));
  for (const one of all) await answered(store.put(one));
});
/** @param {string} id @returns {Promise<any>} */
const get = (id) => within("outbox", (store, answered) => answered(store.get(id)));

/** What a window knows of is put back where a browser has cleared it meanwhile. @param {Entry[]} waiting @param {any} seen
 * @returns {Promise<boolean>} whether that was so */
export async function restore(waiting, seen) {
  if (!await wasCleared()) return false;
  await put(waiting);
  if (seen) await keep("seen", seen);
  return true;
}

/** @returns {Promise<Entry[]>} the first saved first; of those saved at once what waits for others last */
export async function entries() {
  /** @type {Entry[]} */
  const all = await within("outbox", (store, answered) => answered(store.getAll()));
  return all.sort((one, other) => one.saved_at - other.saved_at || Number("after" in one) - Number("after" in other));
}

/** What is to be sent. @param {import("./shapes").Saved} what its body gets the id, but where each line has its own @param {Entry} [mended] the one that it takes the place of
 * @returns {Entry} */
export function entryOf({ body, ...what }, mended) {
  const { id, saved_at } = mended ?? { id: crypto.randomUUID(), saved_at: Date.now() };
  return { id, key: crypto.randomUUID(), body: JSON.stringify("lines" in body ? body : { id, ...body }), ...what, saved_at, unsure: clockOff === null, refused: null };
}

/** Keeps it. @param {import("./shapes").Saved} what @param {Entry} [mended] @returns {Promise<string>} its id */
export async function save(what, mended) {
  const entry = entryOf(what, mended);
  await put([entry]);
  // Asked for once there is something to lose; a browser that says no keeps it all the same.
  navigator.storage?.persist?.().catch(() => false);
  return entry.id;
}

/** An answer holds for an entry that still says what was sent.
 * @param {Entry} sent @param {Entry["refused"]} refused why it stays; null: it is done @returns {Promise<void>} */
const settle = (sent, refused) => within("outbox", async (store, answered) => {
  const entry = await answered(store.get(sent.id));
  if (entry?.key === sent.key) await answered(refused ? store.put({ ...entry, refused }) : store.delete(sent.id));
});

/** @param {string} id @returns {Promise<void>} */
export const remove = (id) => within("outbox", (store, answered) => answered(store.delete(id)));

/** What was last seen under a name by whoever has this phone now, and when, in milliseconds. What another saw is gone.
 * @param {string} name @returns {Promise<{what: any, at: number} | undefined>} */
export async function record(name) {
  const held = await within("kept", (store, answered) => answered(store.get(name)));
  if (!held || isOurs(held.whose)) return held;
  await forgetSeen();
  return undefined;
}

/** It alone. @param {string} name @returns {Promise<any>} */
export const kept = async (name) => (await record(name))?.what;

/** Where there is room: it can be read again. @param {string} name @param {any} what @returns {Promise<void>} */
export async function keep(name, what) {
  const held = { what, whose, at: now().getTime() };
  await within("kept", (store, answered) => answered(store.put(held, name))).catch(() => undefined);
}

/** Another member is on this phone now: what was seen of the first goes, what they saved stays. @returns {Promise<void>} */
export const forgetSeen = () => within("kept", (store, answered) => answered(store.clear()));

/** Runs by itself, alone among all windows of this phone. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(work) {
  // Without locks the keys alone keep an entry from counting twice.
  return navigator.locks ? await navigator.locks.request(`timebank-send-${given.slug}`, work) : work();
}

/** @typedef {"sent" | "offline" | "trouble" | "signed-out"} Went how far it came */

/** Sends what this member saved. @param {string} member @param {string} role what they are signed in as
 * @param {(made: any, entry: Entry) => Promise<void>} onSent what the service made of an entry
 * @returns {Promise<Went>} */
export function sendAll(member, role, onSent) {
  return alone(async () => {
    /** @type {Went} */
    let all = "sent";
    for (const { id } of await entries()) {
      /** @type {Entry | undefined} */
      // As it is now.
      const entry = await get(id);
      if (!entry || entry.by !== member || entry.refused || (entry.as && !entry.as.includes(role))) continue;
      /** @type {Entry[]} */
      const first = (await Promise.all((entry.after ?? []).map(get))).filter(Boolean);
      // Thanks that name somebody who was not taken in are said anew; else what is refused is mended or taken away first.
      const no = entry.path === "/thanks" ? first.filter((one) => one.refused) : [];
      if (no.length) await refuse(entry, { detail: say("app-after-refused", { names: no.map((one) => one.label).join(", ") }), lang: given.lang });
      else if (isUnsure(entry)) await refuse(entry, { detail: say("app-clock-refused"), lang: given.lang });
      if (first.length || isUnsure(entry)) continue;
      const went = await sendOne(entry, onSent);
      // The service's trouble with one keeps no other back.
      if (went === "later") all = "trouble";
      else if (went !== "sent" && went !== "refused") return went;
    }
    return all;
  });
}

/** It stays, with the reason; where there is no room for that, it is tried again. @param {Entry} entry @param {Entry["refused"]} why */
const refuse = (entry, why) => settle(entry, why).catch(() => undefined);

/** Whether its day was taken from a clock that turned out to be wrong; a session has its own. @param {Entry} entry */
const isUnsure = ({ unsure, saved_at, content }) => unsure && content?.worked_on && !content.session_id && isAstray(saved_at);

/** Those of the service's troubles that are with everything. */
const WITH_ALL = [429, 503];

/** @param {Entry} entry @param {(made: any, entry: Entry) => Promise<void>} onSent @returns {Promise<Went | "later" | "refused">} */
async function sendOne(entry, onSent) {
  let answer;
  let said;
  let trouble;
  try {
    answer = await ask(entry.path, {
      method: "POST",
      body: entry.body,
      headers: { "Content-Type": "application/json", "Idempotency-Key": entry.key },
    });
    trouble = troubleOf(answer);
    said = trouble ?? await answer.json();
  } catch {
    return "offline";
  }
  if (answer.status === 401) return "signed-out";
  if (trouble) return WITH_ALL.includes(answer.status) ? "trouble" : "later";
  // No verdict on the entry: it is sent again later, as it is.
  if (!answer.ok && (!said.code || said.code === "request_in_progress")) return "later";
  if (!answer.ok) {
    const { code, words, fields } = faultOf(said);
    await refuse(entry, { code, detail: words, lang: given.lang, fields });
    return "refused";
  }
  // First, so that it is always to be seen in one of the two lists.
  await onSent(said, entry);
  await settle(entry, null);
  return "sent";
}
