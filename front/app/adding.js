// Putting people on the list of thanks: by name, by the numbers on their cards, or as new today.
import { act, read } from "./api.js";
import { chip } from "./log.js";
import { html, signal } from "./vendor.js";
import { given, say } from "./words.js";

const NOTHING = { asked: "", told: "", found: /** @type {Shape<"Member">[]} */ ([]) };
/** @type {{value: typeof NOTHING}} who was looked for, and who was found */
const find = signal(NOTHING);
/** @type {{value: {name: string, language: string}}} */
const newcomer = signal({ name: "", language: given.lang });

/** @typedef {(person: Omit<import("./shapes").Person, "minutes" | "on">) => void} Add puts somebody on the list, ticked */

/** What came of it stands below where one typed, under the keyboard of a small phone: it is brought into sight. */
const inSight = () => setTimeout(() => document.querySelector("#find ~ [role=status]")?.scrollIntoView({ block: "center" }), 50);

/** @param {Shape<"Member">} one */
const asPerson = (one) => ({
  key: one.id, member_id: one.id, number: one.number, name: one.name_used || one.name || say("app-member-number", { number: one.number }),
});

/** Adds whoever has one of these numbers on their card. @param {string[]} numbers @param {Add} add
 * @returns {Promise<string[]>} those that nobody has */
async function addNumbered(numbers, add) {
  const found = await Promise.all(numbers.map(async (number) => {
    const unseen = { key: `n:${number}`, number, name: say("app-member-number", { number }) };
    try {
      const { items } = await read("/members", { query: { number } });
      return items.length ? asPerson(items[0]) : null;
    } catch {
      // Without a signal it is looked up when it is sent.
      return unseen;
    }
  }));
  for (const one of found) if (one) add(one);
  return numbers.filter((_, at) => !found[at]);
}

/** By the numbers on cards, or by name. @param {Add} add */
async function onFind(add) {
  const asked = find.value.asked.trim();
  const words = asked.split(/[\s,;]+/);
  if (!asked) return;
  if (words.every((one) => /\d/.test(one))) {
    const wrong = await addNumbered(words, add);
    const told = wrong.length ? say("app-thank-no-number", { numbers: wrong.join(", ") }) : say("app-thank-added", { count: words.length });
    find.value = { ...NOTHING, asked: wrong.join(" "), told };
    inSight();
    return;
  }
  const { made, fault: no } = await act("post", "/members/search", { body: { name: asked } }).catch(() => ({ made: null, fault: { code: "", words: "" } }));
  const nobody = !no?.code ? say("app-thank-no-search") : no.words;
  const found = made?.items ?? [];
  const told = no ? nobody : say(found.length ? (made?.next ? "app-thank-more" : "app-thank-found") : "app-thank-none");
  find.value = { asked, told, found };
  inSight();
}

/** @param {Shape<"Member">} one @param {Add} add */
function onFound(one, add) {
  add(asPerson(one));
  find.value = { ...NOTHING, told: say("app-thank-added-one", { name: asPerson(one).name }) };
  setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelector("#find"))?.focus(), 0);
}

/** @param {Add} add */
function onNew(add) {
  const name = newcomer.value.name.trim();
  inSight();
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

/** @param {{add: Add}} props */
export function Adding({ add }) {
  const { asked, told, found } = find.value;
  const onEnter = (/** @type {() => void} */ does) => (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    // It puts somebody on the list, and thanks nobody yet.
    event.preventDefault();
    does();
  };
  return html`<div><label for="find">${say("app-thank-add")}</label><p class="hint" id="find-hint">${say("app-thank-add-hint")}</p>
    <input type="text" id="find" autocomplete="off" autocapitalize="none" aria-describedby="find-hint" value=${asked}
      onInput=${(/** @type {any} */ event) => { find.value = { ...find.value, asked: event.target.value }; }} onKeyDown=${onEnter(() => onFind(add))} />
    <button type="button" class="second" onClick=${() => onFind(add)}>${say("app-find")}</button>
    <p role="status">${told}</p>
    ${found.length > 0 && html`<ul class="list">${found.map((one) => html`<li key=${one.id} class="person"><span>${asPerson(one).name} · ${one.number}</span>
      <button type="button" class="second" aria-label=${say("app-thank-add-one", { name: asPerson(one).name })} onClick=${() => onFound(one, add)}>${say("app-add")}</button></li>`)}</ul>`}
    <details><summary>${say("app-new-today")}</summary><p class="hint">${say("app-new-hint")}</p>
      <label>${say("app-new-name")} <input type="text" autocomplete="off" value=${newcomer.value.name} onKeyDown=${onEnter(() => onNew(add))}
        onInput=${(/** @type {any} */ event) => { newcomer.value = { ...newcomer.value, name: event.target.value }; }} /></label>
      <fieldset><legend>${say("app-new-language")}</legend><div class="chips">${["cy", "en"].map((one) => chip("language", one, say(`app-language-${one}`),
        newcomer.value.language === one, () => { newcomer.value = { ...newcomer.value, language: one }; }))}</div></fieldset>
      <button type="button" class="second" onClick=${() => onNew(add)}>${say("app-new-add")}</button></details></div>`;
}
