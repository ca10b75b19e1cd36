// My data: the copy, who saw my record, which apps act for me, and asking for erasure.
import { read } from "./api.js";
import { Outcome, doing, ownIds, toOutcome } from "./doing.js";
import { Twice, askAgain } from "./form.js";
import { further } from "./further.js";
import { Standing } from "./held.js";
import { resource } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayAt, dayInWords, given, say } from "./words.js";

const apps = resource("consents", () => read("/consents", { query: { ended: false, limit: 100 } }));
/** @param {string} [after] */
const seenBy = async (after) => read("/members/{member_id}/log", { ids: await ownIds(), query: { limit: 20, after } });
const looks = resource("looks", () => seenBy());
const earlier = further(seenBy);
/** There is none for most people: false. @type {import("./state.js").Resource<Shape<"Erasure"> | false>} */
const erasure = resource("erasure", async () => (await read("/members/{member_id}/erasure", { ids: await ownIds() })) ?? false);
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});
let came = false;

export function enter() {
  told.value = {};
  askAgain();
  if (came) void Promise.all([apps.refresh(), looks.refresh(), erasure.refresh()]);
  came = true;
}

/** @param {Promise<{fault: import("./api.js").Fault | null}>} asked @param {{refresh: () => Promise<void>}} what @param {string} done */
async function tells(asked, what, done) {
  const { fault } = await asked;
  if (!fault) await what.refresh();
  told.value = fault ? { fault: fault.words } : { done };
  toOutcome();
}

const Copy = () => html`<p>${say("app-data-copy-how")}</p><ul class="list links">
  <li><a href=${`${given.pages}/my-data/export`}>${say("app-data-read")}</a></li>
  <li><a href=${`${given.pages}/my-data/export/file`} download>${say("app-data-keep")}</a></li>
  <li><a href=${`${given.pages}/my-data`}>${say("app-data-rest")}</a></li></ul>`;

function Apps() {
  const all = apps.value?.items ?? [];
  return html`<section aria-labelledby="apps"><h2 id="apps">${say("app-data-apps")}</h2>
    <${Standing} of=${apps} />${apps.value && !all.length && html`<p>${say("app-data-apps-none")}</p>`}
    <ul class="list">${all.map((one) => html`<li key=${one.id}><p><strong>${one.name}</strong></p><p>${say("app-mine-since", { day: dayAt(one.given_at) })}</p>
      <ul>${one.scopes.map((scope) => html`<li key=${scope}>${say(`scope-${scope.replace(":", "-")}`)}</li>`)}</ul>
      <${Twice} id=${one.id} words=${say("app-data-app-end")} label=${say("app-data-app-end-who", { who: one.name })} sure=${say("app-data-app-sure", { who: one.name })}
        yes=${say("app-data-app-yes")} act=${() => tells(doing("post", "/consents/{consent_id}/end", { ids: { consent_id: one.id } }), apps, say("app-data-app-ended"))} /></li>`)}</ul></section>`;
}

function Looks() {
  const { items: all, more } = earlier(looks.value?.items ?? [], looks.value?.next);
  return html`<section aria-labelledby="looks"><h2 id="looks">${say("app-data-looks")}</h2><p>${say("app-data-looks-how")}</p>
    <${Standing} of=${looks} />${looks.value && !all.length && html`<p>${say("app-data-looks-none")}</p>`}
    <ul class="list">${all.map((one) => html`<li key=${one.id}><p>${dayAt(one.at)}</p>
      <p><strong>${one.by_name ? `${one.by_name} (${say(`page-role-${one.role}`)})` : say(`page-role-${one.role}`)}</strong></p>
      <p>${say(`app-data-${one.did}`, { what: one.what })}</p></li>`)}</ul>
    ${more}</section>`;
}

/** @param {"/members/{member_id}/erasure" | "/members/{member_id}/erasure/withdraw"} path @param {string} done */
const erases = async (path, done) => tells(doing("post", path, { ids: await ownIds() }), erasure, done);

function Erasure() {
  const now = erasure.value;
  const open = now && ["asked", "held"].includes(now.state);
  return html`<section aria-labelledby="erasure"><h2 id="erasure">${say("app-data-erasure")}</h2><${Standing} of=${erasure} />
    ${now === null ? "" : open
      ? html`<p><strong>${say("app-data-erasure-asked", { day: dayAt(now.asked_at), due: dayInWords(now.due_on) })}</strong></p>
        ${now.state === "held" && html`<p>${say("app-data-erasure-held")}</p>`}
        <button type="button" class="second" onClick=${() => erases("/members/{member_id}/erasure/withdraw", say("app-data-erasure-back"))}>${say("app-data-erasure-withdraw")}</button>`
      : html`<p>${say("app-data-erasure-how")}</p>
        <${Twice} id="erasure" words=${say("app-data-erasure-ask")} sure=${say("app-data-erasure-sure")} yes=${say("app-data-erasure-yes")}
          act=${() => erases("/members/{member_id}/erasure", say("app-data-erasure-done"))} />`}</section>`;
}

export const Screen = () => html`<${Outcome} told=${told.value} /><${Copy} /><${Looks} /><${Apps} /><${Erasure} />`;
