// Who came to a session: those who were checked in, those who were expected, whoever else; and how it is closed.
import { NoAnswer, SignedOut, read, readAll } from "./api.js";
import { running } from "./expected.js";
import { entryOf, keep, kept, put } from "./outbox.js";
import { outboxChanged, refresh, resource, seen } from "./state.js";
import { ROLES, mayThank } from "./second.js";
import { unsent } from "./thanking.js";
import { signal } from "./vendor.js";

/** @typedef {Shape<"Session">} Session @typedef {import("./shapes").Came} Came @typedef {import("./shapes").Closing} Draft */
/** @typedef {{session: Session | null, places: Pick<Shape<"SignUp">, "member_id" | "number" | "name" | "role">[], came: Shape<"Attendance">[]}} Held */

/** What is being said is kept, too: people come and go for an hour, and a phone sleeps. */
const NAME = "closing";
const me = () => seen.value?.me.member?.id ?? "";
/** @type {(session?: string) => Draft} */
const fresh = (session = "") => ({ session, by: me(), changes: {}, added: [], guests: "" });
/** @type {{value: Draft}} */
export const draft = signal(fresh());
/** @type {{value: string}} the session of which something was saved */
export const done = signal("");

/** @param {Partial<Draft>} part */
export function change(part) {
  draft.value = { ...draft.value, by: me(), ...part };
  done.value = "";
  void keep(NAME, draft.value);
}

/** @param {string} key @param {Partial<Came>} part */
export function changeOne(key, part) {
  change({ changes: { ...draft.value.changes, [key]: { ...draft.value.changes[key], ...part } } });
}

/** A session with whoever is expected and came, kept on the phone; without what they need, which is for the day alone.
 * @param {string} id @returns {Promise<Held>} */
async function load(id) {
  const to = { ids: { session_id: id } };
  try {
    const [session, places, came] = await Promise.all([
      read("/sessions/{session_id}", to), readAll("/sessions/{session_id}/sign-ups", to), readAll("/sessions/{session_id}/attendance", to),
    ]);
    const coming = places.filter((one) => one.state === "in").map(({ member_id, number, name, role }) => ({ member_id, number, name, role }));
    return { session, places: coming, came: came.filter((one) => !one.withdrawn_at) };
  } catch (error) {
    if (error instanceof SignedOut || error instanceof NoAnswer) throw error;
    // It is none that I run.
    return { session: null, places: [], came: [] };
  }
}

/** @param {string} id @returns {import("./state.js").Resource<Held>} */
export const held = (id) => resource(`session ${id}`, async () => (mayThank() ? load(id) : (await kept(`session ${id}`)) ?? null));

/** What is noted of how long somebody was there; 0: nothing, or two different lengths. @param {Shape<"Attendance">} row */
export const noted = (row) => (row.sheet_minutes === null ? row.known_minutes ?? 0 : 0);

/** Everybody who can be ticked, as things stand: where people were checked in, these; else whoever is expected, for as
 * long as the session was. Of whoever was not checked out it is not guessed. @returns {Came[]} */
export function people() {
  const { session, changes, added } = draft.value;
  const { session: one, places, came } = held(session).value ?? { session: null, places: [], came: [] };
  const named = came.filter((row) => row.member_id);
  const who = (/** @type {{member_id: string | null, number?: string | null, name?: string | null}} */ { member_id, number, name }) => ({
    key: member_id ?? "", member_id: member_id ?? "", number: number ?? "", name: name || number || "",
  });
  /** @type {Came[]} */
  const known = [
    ...named.map((row) => ({ ...who(row), role: row.role, minutes: noted(row), on: true, row })),
    ...places.filter((place) => !named.some((row) => row.member_id === place.member_id))
      .map((place) => ({ ...who(place), role: place.role, minutes: one?.minutes ?? 0, on: !named.length })),
  ];
  const more = added.filter((person) => !known.some((other) => other.key === person.key));
  return [...known, ...more].map((person) => ({ ...person, ...changes[person.key] }));
}

/** Puts somebody on the list, ticked; who stands there already is ticked. @param {Omit<import("./shapes").Person, "minutes" | "on">} person */
export function add(person) {
  const there = people().find((one) => one.key === person.key || (person.number && one.number === person.number));
  const minutes = held(draft.value.session).value?.session?.minutes ?? 0;
  if (there) changeOne(there.key, { on: true });
  else change({ added: [...draft.value.added, { ...person, role: "giver", minutes, on: true }] });
}

/** What it comes to: who gave time, how long in all, of how many that is not known, and how many were guests. */
export function sum() {
  const on = people().filter((one) => one.on);
  const givers = on.filter((one) => one.role === "giver");
  const unnamed = (held(draft.value.session).value?.came ?? []).filter((row) => !row.member_id).reduce((all, row) => all + row.heads, 0);
  return {
    givers: givers.length, minutes: givers.reduce((all, one) => all + one.minutes, 0), unknown: givers.filter((one) => !one.minutes).length,
    guests: on.length - givers.length + unnamed + (Number(draft.value.guests) || 0),
  };
}

/** The closing of a session that waits on this phone. @param {string} id */
export const closing = (id) => unsent().find((one) => one.path === `/sessions/${id}/sheet`);

/** Comes to a session: what is being said of it stays, and what waits is brought back to be changed.
 * @param {string} id @param {boolean} again */
export function come(id, again) {
  const mended = again ? closing(id) : undefined;
  if (mended) draft.value = { ...mended.content.draft, mended };
  else if (draft.value.session !== id || draft.value.by !== me() || draft.value.mended) {
    const blank = fresh(id);
    draft.value = blank;
    void kept(NAME).then((before) => { if (draft.value === blank && before?.session === id && before.by === me() && !before.mended) draft.value = before; }, () => undefined);
  }
  done.value = "";
  if (seen.value) void held(id).refresh();
}

/** What is said of one who was checked in. @param {Came} one @param {"minutes" | "withdraw"} what
 * @returns {import("./shapes").Entry} */
function says({ name, minutes, row }, what) {
  const session = row?.session_id ?? "";
  const content = { session_id: session, organisation_id: held(session).value?.session?.organisation_id, row: row?.id, person: name };
  // It has the id of its attendance: none of its own.
  const body = what === "minutes" ? { id: undefined, minutes } : { id: undefined };
  const path = `/sessions/${session}/attendance/${row?.id}/${what}`;
  return entryOf({ by: me(), as: ROLES, path, body, content, label: name, minutes: what === "minutes" ? minutes : 0 });
}

/** @param {string} session */
async function sendOff(session) {
  await outboxChanged();
  void refresh().then(() => Promise.all([held(session).refresh(), running().refresh()]));
}

/** How long somebody stayed who was not checked out, said once the session is closed. @param {Came} one */
export async function sayLate(one) {
  await put([says(one, "minutes")]);
  await sendOff(one.row?.session_id ?? "");
}

/** Keeps on the phone that the session is closed, and who came: one sheet, with what is to be put right first.
 * @param {string} label */
export async function close(label) {
  const { session, guests, mended, ...said } = draft.value;
  const one = held(session).value?.session;
  const came = people().filter((person) => person.on).map((person) => ({ ...person, line: crypto.randomUUID() }));
  // Who stands there already needs no line. The lines come first, in their order: a refusal names them by it.
  const stands = (/** @type {Came} */ person) => person.row && person.role === person.row.role;
  const listed = [...came.filter((person) => !stands(person)), ...came.filter(stands)];
  const lines = listed.filter((person) => !stands(person)).map(({ line, key, member_id, number, name, language, role, minutes }) => ({
    id: line, role, minutes: role === "giver" && minutes ? minutes : null,
    ...(language ? { new: { id: key.slice(4), name, language } } : member_id ? { member_id } : { number }),
  }));
  const content = {
    session_id: session, organisation_id: one?.organisation_id, worked_on: one?.day, named: { name_en: one?.name_en, name_cy: one?.name_cy },
    people: listed, draft: { session, guests, ...said },
  };
  const body = { lines, guests: Number(guests) };
  const first = people().flatMap((person) => {
    const { row, role, minutes, on } = person;
    if (row && (!on || role !== row.role)) return says(person, "withdraw");
    return row && role === "giver" && minutes && minutes !== noted(row) ? says(person, "minutes") : [];
  });
  const sheet = entryOf({ by: me(), as: ROLES, path: `/sessions/${session}/sheet`, body, content, label, minutes: sum().minutes, after: first.map(({ id }) => id) });
  // All of it or nothing: what goes before the sheet says nothing without it, nor beside the one that it takes the place of.
  await put([...first, sheet], mended && [mended.id, ...mended.after ?? []]);
  [draft.value, done.value] = [fresh(session), session];
  await keep(NAME, null);
  await sendOff(session);
}
