// The language in which somebody is written to: what they said of it on this phone, and saying it.
import { readWithTag } from "./api.js";
import { doing, ownIds } from "./doing.js";
import { keep, kept } from "./outbox.js";
import { seen } from "./state.js";
import { signal } from "./vendor.js";
import { given, say } from "./words.js";

const NAME = "language";
/** @type {{value: {by?: string, reading: string} | null}} */
const said = signal(null);

/** What was said before is known before the first screen is drawn, so that the question pushes nothing down.
 * @returns {Promise<void>} */
export async function remember() {
  said.value = await kept(NAME);
}

/** In which language of this app the member said that messages stay in the other. @returns {string | undefined} */
export const answered = () => (said.value?.by === seen.value?.me.member?.id ? said.value?.reading : undefined);

/** Somebody has said which one it is to be. @returns {Promise<void>} */
export async function answer() {
  said.value = { by: seen.value?.me.member?.id, reading: given.lang };
  await keep(NAME, said.value);
}

/** Writes to a member in this language from now on. @param {string} asked @returns {Promise<import("./api.js").Fault | null>} */
export async function writeIn(asked) {
  const language = asked === "cy" ? "cy" : "en";
  const known = await ownIds().then((ids) => readWithTag("/members/{member_id}", { ids })).catch(() => null);
  if (!known) return { code: "", words: say("app-no-answer"), fields: [] };
  return (await doing("patch", "/members/{member_id}", { ids: { member_id: known.said.id }, body: { language }, etag: known.etag })).fault;
}
