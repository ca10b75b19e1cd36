// My messages: how they reach me, in which language, and which ones I would like.
import { read } from "./api.js";
import { answer, writeIn } from "./contact.js";
import { Outcome, doing, toOutcome } from "./doing.js";
import { Choice } from "./form.js";
import { Standing } from "./held.js";
import { refresh, resource, seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayAt, say } from "./words.js";

const KINDS = /** @type {const} */ ([
  "exchange_answered", "exchange_changed", "session_tomorrow", "session_cancelled", "place_free", "please_confirm",
  "entry_questioned", "thanked",
]);
const choices = resource("choices", () => read("/messages/choices"));
/** What was ticked and not saved yet. @type {{value: Record<string, boolean>}} */
const draft = signal({});
const language = signal("");
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});
let came = false;

export function enter() {
  [draft.value, language.value, told.value] = [{}, "", {}];
  if (came) void choices.refresh();
  came = true;
}

/** @param {Event} event */
async function onSave(event) {
  event.preventDefault();
  let { fault } = await doing("patch", "/messages/choices", { body: draft.value });
  if (!fault && language.value && language.value !== seen.value?.me.member?.language) fault = await writeIn(language.value);
  if (!fault) {
    await answer(); // whoever chose it here is not asked about it
    await Promise.all([choices.refresh(), refresh()]);
    [draft.value, language.value] = [{}, ""];
  }
  told.value = fault ? { fault: fault.words } : { done: say("app-mine-saved") };
  toOutcome();
}

/** By which way they come, and to where. */
function Way() {
  const me = seen.value?.me.member;
  const where = { email: me?.email, text: me?.telephone, telephone: me?.telephone, letter: "" };
  const words = me?.contact_by ? `${say(`page-contact-${me.contact_by}`)}${where[me.contact_by] ? `: ${where[me.contact_by]}` : ""}` : say("app-messages-no-way");
  return html`<h2>${say("app-messages-way")}</h2><p><strong>${words}</strong></p>
    <p>${say(`app-messages-${me?.contact_by ?? "none"}-how`)}</p>
    <p class="links"><a href="#details">${say("app-messages-change-way")}</a></p>`;
}

export function Screen() {
  const now = choices.value;
  if (!now) return html`<${Standing} of=${choices} />`;
  const mine = seen.value?.me.member;
  const byOthers = now.switched_off.filter((one) => one.by_id !== now.member_id);
  return html`<${Outcome} told=${told.value} /><${Standing} of=${choices} /><${Way} />
    <form onSubmit=${onSave}><fieldset><legend>${say("app-messages-which")}</legend>
    ${KINDS.map((kind) => html`<label class="choice" key=${kind}><input type="checkbox" checked=${draft.value[kind] ?? now[kind]}
      onChange=${(/** @type {any} */ event) => { draft.value = { ...draft.value, [kind]: event.target.checked }; told.value = {}; }} />
      <span>${say(`page-news-${kind}`)}</span></label>`)}</fieldset>
    ${byOthers.length > 0 && html`<p>${say("app-messages-by-another")}</p><ul>${byOthers.map((one) => html`<li key=${one.kind}>${say(`page-news-${one.kind}`)}: ${dayAt(one.at)}</li>`)}</ul>`}
    <p class="hint">${say("page-messages-always")}</p>
    <${Choice} name="language" words=${say("app-messages-language")} value=${language.value || mine?.language || ""}
      all=${[["en", "English", "en"], ["cy", "Cymraeg", "cy"]]} change=${(/** @type {string} */ one) => { language.value = one; }} />
    <button>${say("app-save")}</button></form>`;
}
