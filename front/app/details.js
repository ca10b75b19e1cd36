// My details: what one is called, how one is reached, where one lives, what to see to.
import { read, readWithTag } from "./api.js";
import { Outcome, doing, ownIds, toOutcome } from "./doing.js";
import { Choice, Line, faultAt } from "./form.js";
import { Standing } from "./held.js";
import { nameOf, refresh, resource } from "./state.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { say } from "./words.js";

const community = resource("community", () => read(""));
/** What stands there, and its mark. */
const known = resource("details", async () => readWithTag("/members/{member_id}", { ids: await ownIds() }), false);
/** What was typed and not saved. @type {{value: Record<string, any>}} */
const draft = goesAlong("details", signal({}));
/** @type {{value: import("./api.js").Fault | null}} */
const fault = signal(null);
const done = signal("");

const FIELDS = ["name_used", "email", "telephone", "contact_by", "area", "access_needs"];

export function enter() {
  [fault.value, done.value] = [null, ""];
  void known.refresh();
}

/** @param {string} name @returns {(value: any) => void} */
const changes = (name) => (value) => {
  draft.value = { ...draft.value, [name]: value };
  done.value = "";
};

/** @param {Event} event */
async function onSave(event) {
  event.preventDefault();
  if (!known.value) return;
  const before = /** @type {Record<string, any>} */ (known.value.said);
  const trimmed = Object.entries(draft.value).map(([name, value]) => [name, typeof value === "string" ? value.trim() || null : value]);
  const body = Object.fromEntries(trimmed.filter(([name, value]) => value !== before[name]));
  const ids = { member_id: known.value.said.id };
  const asked = Object.keys(body).length ? await doing("patch", "/members/{member_id}", { ids, body, etag: known.value.etag }) : { fault: null };
  fault.value = asked.fault;
  await known.refresh(); // what somebody else changed meanwhile stands there now, and what was typed stays
  if (!fault.value) {
    [draft.value, done.value] = [{}, say("app-mine-saved")];
    void refresh();
  }
  toOutcome();
}

export function Screen() {
  const said = /** @type {any} */ (known.value?.said);
  if (!said) return html`<${Standing} of=${known} />`;
  const at = (/** @type {string} */ name) => (name in draft.value ? draft.value[name] : said[name]) ?? "";
  const line = (/** @type {string} */ name, /** @type {string} */ words, more = {}) =>
    html`<${Line} name=${name} words=${say(words)} value=${at(name)} change=${changes(name)} fault=${fault.value} ...${more} />`;
  const areas = community.value?.areas ?? [];
  const wrong = fault.value && !FIELDS.some((name) => faultAt(fault.value, name)) ? fault.value.words : fault.value && say("app-mine-look");
  return html`<${Outcome} told=${{ done: done.value, fault: wrong ?? "" }} />
    <p>${say("app-details-name", { name: said.name ?? "" })}</p><p class="hint">${say("app-details-name-how")}</p>
    <form onSubmit=${onSave} novalidate>
    ${line("name_used", "page-join-name-used", { more: { maxlength: 200, autocomplete: "nickname" } })}
    <${Choice} name="contact_by" words=${say("page-join-contact")} value=${at("contact_by")} fault=${fault.value} change=${changes("contact_by")}
      all=${["telephone", "text", "email", "letter"].map((one) => [one, say(`page-contact-${one}`)])} />
    ${line("telephone", "page-join-telephone", { more: { type: "tel", maxlength: 40, autocomplete: "tel" } })}
    ${line("email", "page-email", { more: { type: "email", maxlength: 254, autocomplete: "email", autocapitalize: "none" }, hint: say("app-details-email-how") })}
    ${areas.length > 0 && html`<label for="area">${say("page-join-area")}</label><select id="area" onChange=${(/** @type {any} */ event) => changes("area")(event.target.value)}>
      <option value="" selected=${!at("area")}>${say("page-join-area-none")}</option>
      ${areas.map((one) => html`<option key=${one.code} value=${one.code} selected=${one.code === at("area")}>${nameOf(one)}</option>`)}</select>`}
    ${line("access_needs", "page-join-access", { tag: "textarea", hint: say("page-join-access-hint"), more: { maxlength: 1000, rows: 4 } })}
    <label class="choice"><input type="checkbox" checked=${Boolean(at("private"))} onChange=${(/** @type {any} */ event) => changes("private")(event.target.checked)} />
      <span>${say("app-details-private")}</span></label>
    <button>${say("app-save")}</button></form>`;
}
