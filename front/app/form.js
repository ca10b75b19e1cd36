// Parts of the forms on a member's own pages, and what takes a second tap.
import { html, signal } from "./vendor.js";
import { say } from "./words.js";

/** @typedef {import("./api.js").Fault} Fault */

/** What is wrong with one field. @param {Fault | null} fault @param {string} name @returns {string} */
export const faultAt = (fault, name) =>
  fault?.fields.filter((one) => one.pointer === `/${name}`).map((one) => one.detail).join(" ") ?? "";

/** @param {Fault | null} fault @param {string} name @param {string} [hint] */
const by = (fault, name, hint) => ({
  "aria-describedby": [hint && `${name}-hint`, faultAt(fault, name) && `${name}-fault`].filter(Boolean).join(" ") || undefined,
  "aria-invalid": faultAt(fault, name) ? "true" : undefined,
});

/** A line to write in, or a box where there is more to say.
 * @param {{name: string, words: string, value: string, change: (value: string) => void, fault: Fault | null, hint?: string, more?: object, tag?: string}} props */
export function Line({ name, words, value, change, fault, hint, more = {}, tag = "input" }) {
  const wrong = faultAt(fault, name);
  return html`<label for=${name}>${words}</label>
    ${hint && html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
    ${wrong && html`<p class="wrong" id=${`${name}-fault`}>${wrong}</p>`}
    <${tag} id=${name} type=${tag === "input" ? "text" : undefined} value=${value} autocomplete="off" ...${by(fault, name, hint)} ...${more}
      onInput=${(/** @type {any} */ event) => change(event.target.value)} />`;
}

/** @param {{name: string, words: string, value: string, all: [string, string, string?][], change: (value: string) => void, fault?: Fault | null}} props
 *   each of `all`: what it stands for, its words, and their language where it is another */
export function Choice({ name, words, value, all, change, fault = null }) {
  const wrong = faultAt(fault, name);
  return html`<fieldset ...${by(fault, name)}><legend>${words}</legend>
    ${wrong && html`<p class="wrong" id=${`${name}-fault`}>${wrong}</p>`}
    ${all.map(([one, said, lang]) => html`<label class="choice" key=${one}><input type="radio" name=${name} value=${one} checked=${one === value}
      onChange=${() => change(one)} /> <span lang=${lang}>${said}</span></label>`)}</fieldset>`;
}

/** Which one is being asked about. @type {{value: string}} */
const asked = signal("");
export const askAgain = () => { asked.value = ""; };

/** What does not come back by another tap takes two.
 * @param {{id: string, words: string, label?: string, sure: string, yes: string, act: () => unknown}} props */
export function Twice({ id, words, label, sure, yes, act }) {
  if (asked.value !== id) return html`<button type="button" class="second" aria-label=${label} onClick=${() => { asked.value = id; }}>${words}</button>`;
  return html`<div class="note" role="alert"><p><strong>${sure}</strong></p></div>
    <button type="button" onClick=${() => { asked.value = ""; act(); }}>${yes}</button>
    <button type="button" class="second" onClick=${askAgain}>${say("app-mine-no")}</button>`;
}
