// Putting people on the list of thanks: by name, by the numbers on their cards, or as new today.
import { add, addNumbered, asPerson, search } from "./thanking.js";
import { html, signal } from "./vendor.js";
import { given, say } from "./words.js";

const NOTHING = { asked: "", told: "", found: /** @type {Shape<"Member">[]} */ ([]) };
/** @type {{value: typeof NOTHING}} who was looked for, and who was found */
const find = signal(NOTHING);
/** @type {{value: {name: string, language: string}}} */
const newcomer = signal({ name: "", language: given.lang });

/** @param {string} name @param {string} value @param {string} words @param {boolean} on @param {() => void} choose */
export const chip = (name, value, words, on, choose) => html`<label class="chip" key=${value}>
  <input type="radio" name=${name} value=${value} checked=${on} onChange=${choose} /> <span>${words}</span></label>`;

/** By the numbers on cards, or by name. */
async function onFind() {
  const asked = find.value.asked.trim();
  const words = asked.split(/[\s,;]+/);
  if (!asked) return;
  if (words.every((one) => /\d/.test(one))) {
    const wrong = await addNumbered(words);
    const told = wrong.length ? say("app-thank-no-number", { numbers: wrong.join(", ") }) : say("app-thank-added", { count: words.length });
    find.value = { ...NOTHING, asked: wrong.join(" "), told };
    return;
  }
  const { made, fault: no } = await search(asked).catch(() => ({ made: null, fault: { code: "", words: "" } }));
  const nobody = !no?.code ? say("app-thank-no-search") : no.words;
  const found = made?.items ?? [];
  const told = no ? nobody : say(found.length ? (made?.next ? "app-thank-more" : "app-thank-found") : "app-thank-none");
  find.value = { asked, told, found };
}

/** @param {Shape<"Member">} one */
function onFound(one) {
  add(asPerson(one));
  find.value = { ...NOTHING, told: say("app-thank-added-one", { name: asPerson(one).name }) };
  setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelector("#find"))?.focus(), 0);
}

function onNew() {
  const name = newcomer.value.name.trim();
  if (!name) find.value = { ...NOTHING, told: say("app-need-name") };
  if (!name) return;
  add({ key: `new:${crypto.randomUUID()}`, name, language: newcomer.value.language });
  find.value = { ...NOTHING, told: say("app-thank-added-one", { name }) };
  newcomer.value = { ...newcomer.value, name: "" };
}

/** What was looked for before is old. */
export function forget() {
  find.value = NOTHING;
}

export function Adding() {
  const { asked, told, found } = find.value;
  const onEnter = (/** @type {() => void} */ does) => (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    // It puts somebody on the list, and thanks nobody yet.
    event.preventDefault();
    does();
  };
  return html`<div><label for="find">${say("app-thank-add")}</label><p class="hint" id="find-hint">${say("app-thank-add-hint")}</p>
    <input type="text" id="find" autocomplete="off" autocapitalize="none" aria-describedby="find-hint" value=${asked}
      onInput=${(/** @type {any} */ event) => { find.value = { ...find.value, asked: event.target.value }; }} onKeyDown=${onEnter(onFind)} />
    <button type="button" class="second" onClick=${onFind}>${say("app-find")}</button>
    <p role="status">${told}</p>
    ${found.length > 0 && html`<ul class="list">${found.map((one) => html`<li key=${one.id} class="person"><span>${asPerson(one).name} · ${one.number}</span>
      <button type="button" class="second" aria-label=${say("app-thank-add-one", { name: asPerson(one).name })} onClick=${() => onFound(one)}>${say("app-add")}</button></li>`)}</ul>`}
    <details><summary>${say("app-new-today")}</summary><p class="hint">${say("app-new-hint")}</p>
      <label>${say("app-new-name")} <input type="text" autocomplete="off" value=${newcomer.value.name} onKeyDown=${onEnter(onNew)}
        onInput=${(/** @type {any} */ event) => { newcomer.value = { ...newcomer.value, name: event.target.value }; }} /></label>
      <fieldset><legend>${say("app-new-language")}</legend><div class="chips">${["cy", "en"].map((one) => chip("language", one, say(`app-language-${one}`),
        newcomer.value.language === one, () => { newcomer.value = { ...newcomer.value, language: one }; }))}</div></fieldset>
      <button type="button" class="second" onClick=${onNew}>${say("app-new-add")}</button></details></div>`;
}
