// Names that may be there in one language alone: in which they are shown, for those who hear them.
import { nameOf, seen } from "./state.js";
import { html } from "./vendor.js";
import { given, say } from "./words.js";

/** @typedef {{name_en?: string | null, name_cy?: string | null}} Named */

/** The language of a name where it is not that of the page. @param {Named | undefined} one @returns {"en" | "cy" | undefined} */
export function langOf(one) {
  const [here, there] = given.lang === "cy" ? [one?.name_cy, "en"] : [one?.name_en, "cy"];
  return !one || here ? undefined : /** @type {"en" | "cy"} */ (there);
}

/** A name, marked where it is in the other language alone. @param {{one: Named}} props */
export const Name = ({ one }) => (langOf(one) ? html`<span lang=${langOf(one)}>${nameOf(one)}</span> (${say("app-only-other")})` : nameOf(one));

/** A group by its id, undefined for one that is not known here. @param {string | null | undefined} id */
export const groupOf = (id) => seen.value?.organisations.find((one) => one.id === id);

/** The name of a group: a name of its own, and so without a word about it. @param {{id: string | null | undefined}} props */
export const Group = ({ id }) => html`<span lang=${langOf(groupOf(id)) ?? given.lang}>${nameOf(groupOf(id) ?? {})}</span>`;
