// The language in which somebody is written to: what they said of it on this phone, and saying it.
import { readWithTag } from "./api.js";
import { doing, ownIds } from "./doing.js";
import { keep, kept } from "./outbox.js";
import { seen } from "./state.js";
import { signal } from "./vendor.js";
import { given, say } from "./words.js";

const NAME = "language";
/** In which language of this app somebody said that messages stay in the other; null: not looked yet.
 * @type {{value: string | null}} */
export const answered = signal(null);
let looked = "";

/** Looks what this member said before. @param {string} id */
export function look(id) {
  if (looked === id) return;
  looked = id;
  void kept(NAME).then((said) => { answered.value = said?.by === id ? said.reading : ""; });
}

/** Somebody has said which one it is to be. @returns {Promise<void>} */
export async function answer() {
  answered.value = given.lang;
  await keep(NAME, { by: seen.value?.me.member?.id, reading: given.lang });
}

/** Writes to a member in this language from now on. @param {string} asked @returns {Promise<import("./api.js").Fault | null>} */
export async function writeIn(asked) {
  const language = asked === "cy" ? "cy" : "en";
  const known = await ownIds().then((ids) => readWithTag("/members/{member_id}", { ids })).catch(() => null);
  if (!known) return { code: "", words: say("app-no-answer"), fields: [] };
  return (await doing("patch", "/members/{member_id}", { ids: { member_id: known.said.id }, body: { language }, etag: known.etag })).fault;
}
