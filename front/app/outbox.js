// What the phone keeps: entries that wait to be sent, and what was last seen of the service. What waits is sent in
// order, and by one window alone, however many are open.
import { openDB } from "idb";
import { ask, faultOf } from "./api.js";
import { given } from "./words.js";

/** @typedef {import("./shapes").Entry} Entry */

const NAME = `timebank-${given.slug}`;
/** @type {ReturnType<typeof open> | null} */
let held = null;
const open = () => openDB(NAME, 1, {
  upgrade(db) {
    db.createObjectStore("outbox", { keyPath: "id" });
    db.createObjectStore("kept");
  },
  blocking: (_was, _will, event) => { // a newer app in another window has other stores
    /** @type {IDBDatabase} */ (event.target).close();
    held = null;
  },
  terminated: () => { held = null; }, // phones close it under a page that sleeps
});
/** What keeps it from opening is told where it is wanted. */
const opened = async () => (held ??= open().catch((error) => {
  held = null;
  throw error;
}));

/** @returns {Promise<Entry[]>} the first saved first */
export async function entries() {
  const all = await (await opened()).getAll("outbox");
  return all.sort((one, other) => one.saved_at - other.saved_at);
}

/** Keeps what is to be sent. @param {import("./shapes").Saved} what its body gets the id, but where each line has its own @param {Entry} [mended] the one that it takes the place of
 * @returns {Promise<string>} its id */
export async function save({ body, ...what }, mended) {
  const id = mended ? mended.id : crypto.randomUUID();
  const saved_at = mended ? mended.saved_at : Date.now();
  const entry = { id, key: crypto.randomUUID(), body: JSON.stringify("lines" in body ? body : { id, ...body }), ...what, saved_at, refused: null };
  const transaction = (await opened()).transaction("outbox", "readwrite", { durability: "strict" });
  await transaction.store.put(entry);
  await transaction.done;
  // Asked for once there is something to lose; a browser that says no keeps it all the same.
  navigator.storage?.persist?.().catch(() => false);
  return id;
}

/** An answer holds for an entry that still says what was sent.
 * @param {Entry} sent @param {Entry["refused"]} refused why it stays; null: it is done @returns {Promise<void>} */
async function settle(sent, refused) {
  const transaction = (await opened()).transaction("outbox", "readwrite");
  const entry = await transaction.store.get(sent.id);
  if (entry?.key === sent.key) await (refused ? transaction.store.put({ ...entry, refused }) : transaction.store.delete(sent.id));
  await transaction.done;
}

/** @param {string} id @returns {Promise<void>} */
export async function remove(id) {
  await (await opened()).delete("outbox", id);
}

/** What was last seen under a name. @param {string} name @returns {Promise<any>} */
export async function kept(name) {
  return (await opened()).get("kept", name);
}

/** Where there is room: it can be read again. @param {string} name @param {any} what @returns {Promise<void>} */
export async function keep(name, what) {
  await (await opened()).put("kept", what, name).catch(() => undefined);
}

/** Another member is on this phone now: what was seen of the first goes, what they saved stays. @returns {Promise<void>} */
export async function forgetSeen() {
  await (await opened()).clear("kept");
}

/** Refusals that are no verdict on an entry: it is sent again later, as it is. */
const LATER = new Set(["request_in_progress", "too_many_requests", "unavailable", "not_signed_in"]);

/** Runs by itself, alone among all windows of this phone. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(work) {
  // Without locks the keys alone keep an entry from counting twice.
  return navigator.locks ? await navigator.locks.request(`timebank-send-${given.slug}`, work) : work();
}

/** @typedef {"sent" | "later" | "offline" | "signed-out"} Went how far it came */

/** Sends what this member saved. @param {string} member @param {string} role what they are signed in as
 * @param {(made: any, entry: Entry) => Promise<void>} onSent what the service made of an entry
 * @returns {Promise<Went>} */
export function sendAll(member, role, onSent) {
  return alone(async () => {
    /** @type {Went} */
    let all = "sent";
    const left = new Map((await entries()).map((one) => [one.id, one]));
    for (const { id } of [...left.values()]) {
      /** @type {Entry | undefined} */
      // As it is now.
      const entry = await (await opened()).get("outbox", id);
      if (!entry) left.delete(id);
      if (!entry) continue;
      const first = (entry.after ?? []).map((one) => left.get(one)).filter(Boolean);
      if (entry.by !== member || entry.refused || (entry.as && !entry.as.includes(role)) || first.length) continue;
      const went = await sendOne(entry, onSent);
      if (went === "sent") left.delete(entry.id);
      // The service's trouble with one keeps no other back.
      else if (went === "later") all = went;
      else if (went !== "refused") return went;
    }
    return all;
  });
}

/** @param {Entry} entry @param {(made: any, entry: Entry) => Promise<void>} onSent @returns {Promise<Went | "refused">} */
async function sendOne(entry, onSent) {
  let answer;
  let said;
  try {
    answer = await ask(entry.path, {
      method: "POST",
      body: entry.body,
      headers: { "Content-Type": "application/json", "Idempotency-Key": entry.key },
    });
    said = await answer.json();
  } catch {
    return "offline";
  }
  if (answer.status === 401) return "signed-out";
  if (answer.status >= 500 || LATER.has(said.code)) return "later";
  if (!answer.ok) {
    const { code, words, fields } = faultOf(said);
    await settle(entry, { code, detail: words, lang: given.lang, fields });
    return "refused";
  }
  // First, so that it is always to be seen in one of the two lists.
  await onSent(said, entry);
  await settle(entry, null);
  return "sent";
}
