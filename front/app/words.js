// Messages of the catalogue, as the server gave them with the page: one language, the same words as its own.

/** @typedef {string | {place: string} | {by: string, forms: [string, Part[]][], else: Part[]}} Part */

/** @type {{lang: string, slug: string, base: string, pages: string, stated_by: string, thanked_by: string, shown_as: string, messages: Record<string, Part[]>}} */
export const given = JSON.parse(document.querySelector("#given")?.textContent ?? "{}");

// Phones know no Welsh dates or numbers, and do know its plurals.
const plural = new Intl.PluralRules(given.lang);

/** A message, its places filled. @param {string} id @param {Record<string, string | number>} [facts] @returns {string} */
export function say(id, facts = {}) {
  const message = given.messages[id];
  if (!message) throw new Error(`no such message: ${id}`);
  return filled(message, facts);
}

/** What is written from right to left turns nothing round it (Unicode, annex 9). @template T @param {T} one @returns {T} */
export const apart = (one) => (typeof one === "string" && /[\u0590-\u08ff]/.test(one) ? /** @type {any} */ (`\u2068${one}\u2069`) : one);

/** @param {Part[]} parts @param {Record<string, string | number>} facts @returns {string} */
function filled(parts, facts) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    if ("place" in part) {
      const fact = facts[part.place];
      return typeof fact === "number" ? String(fact).replace(/\B(?=(\d{3})+$)/g, ",") : apart(fact);
    }
    const number = Number(facts[part.by]);
    const form = part.forms.find(([name]) => name === String(number))
      ?? part.forms.find(([name]) => name === plural.select(number));
    return filled(form ? form[1] : part.else, facts);
  }).join("");
}

/** A length of time: "6 hours 30 minutes". It has no sign: what it means is said in words.
 * @param {number} minutes @returns {string} */
export function time(minutes) {
  const whole = Math.abs(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const said = hours ? [say("time-hours", { count: hours })] : [];
  if (rest || !hours) said.push(say("time-minutes", { count: rest }));
  return said.join(" ");
}

const QUARTERS = ["", "¼", "½", "¾"];

/** Minutes as the community shows them: as a time, or as time credits of an hour each ("6½ time credits").
 * @param {number} minutes @returns {string} */
export function credits(minutes) {
  const whole = Math.abs(minutes);
  // What is no quarter is said in minutes.
  const rest = whole % 15 ? whole % 60 : 0;
  if (given.shown_as !== "credits" || (rest && whole < 60)) return time(minutes);
  const hours = Math.floor(whole / 60);
  const shown = `${hours || ""}${rest ? "" : QUARTERS[(whole % 60) / 15]}` || "0";
  const told = whole - rest;
  const said = say("app-credits", { shown, count: told > 60 ? (told % 60 ? 0 : hours) : Number(told > 0) });
  return rest ? `${said} ${time(rest)}` : said;
}

/** "Monday, 23 November 2026". @param {string} day as 2026-11-23 @returns {string} */
export function dayInWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return `${say(`app-weekday-${weekday}`)}, ${date} ${say(`page-month-${month}`)} ${year}`;
}

/** A time by the clock as people say it: "2:30pm". @param {string} time as 14:30 @returns {string} */
export function clock(time) {
  const [hour, minute] = time.split(":").map(Number);
  if (hour % 12 === 0 && minute === 0) return say(hour ? "app-noon" : "app-midnight");
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, "0")}` : ""}${hour < 12 ? "am" : "pm"}`;
}

/** From when to when: "10am to 12 noon". @param {{starts: string, minutes: number}} session @returns {string} */
export function hoursOf({ starts, minutes }) {
  const [hour, minute] = starts.split(":").map(Number);
  const end = (hour * 60 + minute + minutes) % 1440;
  return say("app-session-hours", { from: clock(starts), to: clock(`${Math.floor(end / 60)}:${end % 60}`) });
}

/** The day of a moment in words, by the phone's own zone: at half past midnight in summer it is another one than in UTC.
 * @param {number | string} at in milliseconds, or as the service tells it @returns {string} */
export const dayAt = (at) => dayInWords(partsOf(new Date(at)).join("-"));

/** Year, month and day, by the phone's own zone. @param {Date} when @returns {[number, number, number]} */
export const partsOf = (when) => [when.getFullYear(), when.getMonth() + 1, when.getDate()];

/** "Monday, 23 November 2026, 2:30pm". @param {number} at in milliseconds @returns {string} */
export function whenInWords(at) {
  const when = new Date(at);
  return `${dayAt(at)}, ${clock(`${when.getHours()}:${when.getMinutes()}`)}`;
}

/** How far this phone's clock is from the service's, in milliseconds, where that is more than people wonder at; null: the
 * service has not said yet. @type {number | null} */
export let clockOff = null;
const ASTRAY = 3_600_000;

/** The time as the service says it. @param {string | null} date */
export function clockSaid(date) {
  const off = Date.parse(date ?? "") - Date.now();
  if (!Number.isNaN(off)) clockOff = Math.abs(off) > ASTRAY ? off : 0;
}

/** Now by the service's clock, or the phone's where that is all there is. */
export const now = () => new Date(Date.now() + (clockOff ?? 0));

/** Whether a moment by the phone's clock was on another day. @param {number} at in milliseconds */
export const isAstray = (at) => new Date(at).toDateString() !== new Date(at + (clockOff ?? 0)).toDateString();

/** A day so many before today. @param {number} [before] @returns {string} */
export function dayBefore(before = 0) {
  const day = now();
  day.setDate(day.getDate() - before);
  return dayOf(...partsOf(day)) ?? "";
}

/** A day that has been, or null for what is none.
 * @param {number} year @param {number} month @param {number} date @returns {string | null} */
export function dayOf(year, month, date) {
  const day = new Date(year, month - 1, date);
  if (String(partsOf(day)) !== String([year, month, date]) || day > now()) return null;
  return [String(year).padStart(4, "0"), ...[month, date].map((part) => String(part).padStart(2, "0"))].join("-");
}

/** What a name is sorted by: in Welsh ch, dd and their like are letters of their own, which browsers do not know.
 * @param {string} name @returns {string} */
const letters = (name) => {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return given.lang === "cy" ? plain.replace(/[cprt]h|dd|ff|ll/g, (two) => `${two[0]}~`) : plain;
};

/** @param {string} one @param {string} other @returns {number} */
export const inOrder = (one, other) => (letters(one) < letters(other) ? -1 : 1);
