// What a list has behind its first page, once somebody asks for it.
import { wordsFor } from "./held.js";
import { html, signal } from "./vendor.js";
import { say } from "./words.js";

/** For a first page, and how it goes on: all that was read by now, and the button that reads more.
 * @template T @param {(after: string) => Promise<{items: T[], next: string | null}>} load
 * @returns {(first: T[], next?: string | null) => {items: T[], more: any}} */
export function further(load) {
  /** @type {{value: {behind?: string | null, items: T[], next?: string | null, fault: string}}} */
  const held = signal({ items: [], fault: "" });
  return (first, behind) => {
    // Behind another page there are others.
    const rest = held.value.behind === behind ? held.value : { items: [], next: behind, fault: "" };
    const on = async () => {
      let fault = "";
      const got = await load(rest.next ?? "").catch((error) => { fault = wordsFor(error); });
      held.value = { behind, items: [...rest.items, ...(got?.items ?? [])], next: got ? got.next : rest.next, fault };
    };
    return {
      items: [...first, ...rest.items],
      more: html`${rest.fault && html`<p class="fault" role="alert">${rest.fault}</p>`}${rest.next && more(on)}`,
    };
  };
}

/** The button behind a list in the same part of the page. Whoever goes by keyboard, or listens, goes on at the first of
 * those that came. @param {() => unknown} on */
export const more = (on) => html`<button type="button" class="second" onClick=${async (/** @type {any} */ { currentTarget }) => {
  const lines = () => part.querySelectorAll(".list > li");
  const part = currentTarget.parentNode;
  const { length } = lines();
  await on();
  setTimeout(() => {
    const first = lines()[length];
    if (first) first.tabIndex = -1;
    first?.focus();
  }, 50);
}}>${say("app-help-more")}</button>`;
