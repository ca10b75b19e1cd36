// What is typed and not saved goes along to the other language, which is another page; it is kept nowhere.
import { whose } from "./mark.js";

const NAME = "timebank-typed";
/** @type {Record<string, any>} */
let came = {};
try {
  came = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  sessionStorage.removeItem(NAME);
  if (came.whose !== whose) came = {};
} catch {
  // Where pages may keep nothing, the app says so.
}
/** @type {Record<string, {value: any}>} */
const all = {};

/** @template T @param {string} name @param {{value: T}} draft what is typed @returns {{value: T}} */
export function goesAlong(name, draft) {
  if (name in came) draft.value = came[name];
  return (all[name] = draft);
}

/** Somebody comes to its screen: it begins anew, unless it came along just now and is of the same thing.
 * @param {string} name @param {any} fresh `at`: the id of what it is about */
export function begins(name, fresh) {
  if (!(name in came) || came[name].at !== fresh.at) all[name].value = fresh;
  delete came[name];
}

/** Somebody goes to the other language. */
export function goesOn() {
  const typed = Object.entries(all).map(([name, { value }]) => [name, value]);
  // With what came here before, of screens that nobody has come to since.
  sessionStorage.setItem(NAME, JSON.stringify({ ...came, whose, ...Object.fromEntries(typed) }));
}
