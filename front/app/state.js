// What the app knows: first what the phone kept, then what the service says.
import { read, readAll } from "./api.js";
import { againSoon, asking, clockIsOff, cut, isQuiet, whyOf } from "./cut.js";
import { everything, lacking } from "./held.js";
import { anew, forgets, isShared, look as lookWhose, whose } from "./mark.js";
import { entries, forgetSeen, keep, record, restore, sendAll } from "./outbox.js";
import { computed, signal } from "./vendor.js";
import { readWaiting } from "./waiting.js";
import { given, inOrder, isAstray, now as clockNow, say } from "./words.js";

export { cut } from "./cut.js";
export { resource } from "./held.js";

/** @typedef {import("./shapes").Seen} Seen @typedef {import("./shapes").Answered} Answered */
/** @template T @typedef {import("./held.js").Resource<T>} Resource */

/** @type {Pick<Seen, "organisations" | "contributions" | "statement" | "activities"> & {me: Pick<Seen["me"], "helps" | "role" | "roles">}} */
const EMPTY = { me: { helps: [], role: "member", roles: [] }, activities: [], organisations: [], contributions: [], statement: [] };
/** @type {{value: Seen | null}} */
export const seen = signal(null);
/** @type {{value: import("./outbox.js").Entry[]}} */
export const waiting = signal([]);
/** When it was read, in milliseconds. */
export const seenAt = signal(0);

const others = "BroadcastChannel" in window ? new BroadcastChannel("timebank-outbox") : null;
if (others) {
  others.onmessage = () => {
    lookWhose();
    void begin();
  };
}

export async function showWaiting() {
  let all = await entries();
  // Cleared before it was read, or since: what this window knew of is read again.
  while (await restore(waiting.value, seen.value)) all = await entries();
  waiting.value = all;
}

/** Tells this window and all others that the outbox is not what it was. */
export async function outboxChanged() {
  others?.postMessage("changed");
  await showWaiting();
}

/** What the phone kept of whoever used it last. @returns {Promise<void>} */
export async function begin() {
  if (whose === "out") await forgetSeen();
  await showWaiting();
  const held = await record("seen");
  seenAt.value = held?.at ?? 0;
  take(held?.what ?? null);
}

/** Lists go with whose they are. @param {Seen | null} next */
function take(next) {
  if (seen.value && seen.value.me.member?.id !== next?.me.member?.id) for (const one of everything()) one.forget();
  seen.value = next;
}

/** Whoever is signed out of a phone that others use leaves nothing on it but what waits to be sent. */
async function leave() {
  forgets();
  await forgetSeen();
  take(null);
}

/** What is sent at once is told of at once. */
let run = 0;
let again = Promise.resolve();
/** Sends what waits and reads what is new; one after the other where several ask. @returns {Promise<void>} */
export function refresh() {
  again = again.then(now, now);
  return again;
}

async function now() {
  if (isQuiet()) return;
  asking();
  try {
    await showWaiting();
    const me = await read("/v1/me");
    clockIsOff.value = isAstray(Date.now());
    const role = seen.value?.me.role;
    if (seen.value && seen.value.me.member?.id !== me.member?.id) {
      await forgetSeen();
      anew();
      return;
    }
    // What becomes of what is sent is to be told, also on a phone that has seen nothing yet.
    if (me.member && !seen.value && waiting.value.length) await look(me, me.member.id);
    run = Date.now();
    const went = me.member ? await sendAll(me.member.id, me.role, sent) : "sent";
    await outboxChanged();
    if (me.member) await look(me, me.member.id);
    others?.postMessage("changed");
    cut.value = !me.member ? "no-member" : went === "sent" ? "" : went;
    // What could not be read until now, or was read as what one is no more.
    for (const one of role && role !== me.role ? everything() : lacking()) void one.refresh();
  } catch (error) {
    const why = whyOf(error);
    if (why === "signed-out" && isShared) await leave();
    cut.value = why === "gone" ? "trouble" : why;
  }
  // Also where one thing alone could not be read: less and less often.
  againSoon(["offline", "trouble"].includes(cut.value) || (!cut.value && lacking().length > 0), refresh);
}

/** What the service made of an entry of one's own time; whom it was for is remembered in the words of the phone.
 * @param {any} made @param {import("./outbox.js").Entry} entry @returns {Promise<void>} */
async function sent(made, entry) {
  if (!seen.value) return;
  const { contributions, labels, thanked = [] } = seen.value;
  if (made.items) { // one answer for each person
    const { id, content } = entry;
    seen.value = { ...seen.value, thanked: [{ id, content, items: made.items, lang: given.lang, run }, ...thanked].slice(0, 10) };
  } else if (made.closed) {
    const mended = (/** @type {any} */ item) => (item.attendance_id === made.closed.attendance_id ? made.closed : item);
    seen.value = { ...seen.value, thanked: thanked.map((one) => ({ ...one, items: one.items.map(mended) })) };
  } else if (entry.path === "/contributions") {
    const rest = contributions.filter((one) => one.id !== made.id);
    seen.value = { ...seen.value, labels: { ...labels, [made.id]: entry.label }, contributions: [made, ...rest] };
  }
  await keep("seen", seen.value);
}

/** @param {Shape<"Me">} me @param {string} id @returns {Promise<void>} */
async function look(me, id) {
  const account = me.accounts.find((one) => one.type === "member" && one.owner_id === id) ?? null;
  const [activities, organisations, contributions, statement, sessions, waits] = await Promise.all([
    readAll("/activities"),
    readAll("/organisations"),
    read("/contributions", { query: { limit: 50, giver_id: id } }),
    account ? read("/accounts/{account_id}/statement", { ids: { account_id: account.id }, query: { limit: 50 } }) : null,
    given.stated_by === "groups" ? read("/sessions", { query: { limit: 200, mine: true, state: "open", starts_from: clockNow().toISOString() } }) : null,
    readWaiting(),
  ]);
  // Those that wait behind the last page are read for their sum alone.
  const open = contributions.next ? await readAll("/contributions", { query: { waiting: true, giver_id: id } }) : [];
  const beyond = open.filter((one) => !contributions.items.some((other) => other.id === one.id)).reduce((sum, one) => sum + one.minutes, 0);
  seen.value = {
    me, account, waits, beyond,
    activities: activities.filter((one) => one.in_use),
    organisations: organisations.filter((one) => one.status === "active").sort((one, other) => inOrder(nameOf(one), nameOf(other))),
    contributions: contributions.items,
    before: contributions.next,
    statement: statement?.items ?? [],
    older: statement?.next ?? null,
    next: sessions?.items.find((one) => one.signed_up?.state === "in") ?? null,
    labels: seen.value?.labels ?? {},
    thanked: seen.value?.thanked ?? [],
  };
  seenAt.value = clockNow().getTime();
  await keep("seen", seen.value);
}

/** Whom somebody helped, as one key: "m:…", "o:…", "c" for the community, "n:…" for a number not looked up yet.
 * @param {any} receiver @returns {string} */
export function whom(receiver) {
  if (!receiver) return "c";
  if (receiver.organisation_id) return `o:${receiver.organisation_id}`;
  return receiver.member_id ? `m:${receiver.member_id}` : `n:${receiver.number}`;
}

/** A name in the language of the page, where there is one. @param {{name_en?: string | null, name_cy?: string | null}} one @returns {string} */
export const nameOf = (one) => (given.lang === "cy" && one.name_cy) || one.name_en || one.name_cy || "";

/** Everybody whose name is known here, whom one helped last first. @type {{value: Map<string, string>}} */
const known = computed(() => {
  const { me, organisations, contributions, statement } = seen.value ?? EMPTY;
  /** @type {Map<string, string>} */
  const all = new Map();
  for (const one of statement) {
    if (one.other_name && ["member", "organisation"].includes(one.other_type)) all.set(`${one.other_type[0]}:${one.other_id}`, one.other_name);
  }
  for (const one of me.helps) all.set(`m:${one.id}`, one.name);
  for (const one of organisations) if (one.thanks) all.set(`o:${one.id}`, nameOf(one));
  all.set("c", say("app-community"));
  const order = contributions.map((one) => whom(one.receiver)).filter((key) => all.has(key));
  return new Map([...new Set([...order, ...all.keys()])].map((key) => [key, all.get(key) ?? ""]));
});
export const names = () => known.value;

/** The groups for which this member may thank, signed in as their lead or not yet. */
export function led() {
  const { me, organisations } = seen.value ?? EMPTY;
  const held = new Set(me.roles.filter((one) => one.role === "organisation_lead").map((one) => one.organisation_id));
  const may = given.thanked_by === "leads" || me.role === "coordinator";
  return organisations.filter((one) => may && one.thanks && held.has(one.id));
}
