// What is typed and not saved goes along to the other language, which is another page; it is kept nowhere.
import { whose } from "./mark.js";

const NAME = "timebank-typed";
/** @type {Record<string, any>} */
let came = {};
try {
  came = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  sessionStorage.removeItem(NAME);
} catch {
  // Where pages may keep nothing, the app says so.
}
/** @type {Record<string, {value: any}>} */
const all = {};

/** @template T @param {string} name @param {{value: T}} draft what is typed @returns {{value: T}} */
export function goesAlong(name, draft) {
  if (came.whose === whose && name in came) draft.value = came[name];
  return (all[name] = draft);
}

/** Somebody goes to the other language. */
export function goesOn() {
  const typed = Object.entries(all).map(([name, { value }]) => [name, value]);
  sessionStorage.setItem(NAME, JSON.stringify({ whose, ...Object.fromEntries(typed) }));
}
