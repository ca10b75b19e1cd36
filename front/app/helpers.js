// Who acts for me, and for whom I act.
import { read } from "./api.js";
import { Outcome, doing, ownIds, toOutcome } from "./doing.js";
import { Line, Twice, askAgain } from "./form.js";
import { Standing } from "./held.js";
import { names, refresh, resource, seen } from "./state.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayAt, say } from "./words.js";

const mine = resource("helpers", async () => read("/members/{member_id}/helpers", { ids: await ownIds() }));
const number = goesAlong("helper", signal(""));
/** @type {{value: import("./api.js").Fault | null}} */
const fault = signal(null);
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});
let came = false;

export function enter() {
  [fault.value, told.value] = [null, {}];
  askAgain();
  if (came) void mine.refresh();
  came = true;
}

/** @param {{id: string, number: string}} one @returns {string} */
const called = ({ id, number: said }) => names().get(`m:${id}`) ?? say("app-member-number", { number: said });

/** @param {Promise<{fault: import("./api.js").Fault | null}>} asked @param {string} done */
async function tells(asked, done) {
  ({ fault: fault.value } = await asked);
  told.value = fault.value ? { fault: fault.value.words } : { done };
  if (!fault.value) await Promise.all([mine.refresh(), refresh()]);
  toOutcome();
}

/** @param {Event} event */
async function onName(event) {
  event.preventDefault();
  const typed = number.value.replace(/\s/g, "");
  if (!typed) {
    told.value = { fault: say("app-need-number") };
    return toOutcome();
  }
  await tells(doing("post", "/members/{member_id}/helpers", { ids: await ownIds(), body: { number: typed } }), say("app-helpers-added"));
  if (!fault.value) number.value = "";
}

/** @param {string} member_id @param {string} helper_id */
const end = (member_id, helper_id) =>
  tells(doing("post", "/members/{member_id}/helpers/{helper_id}/end", { ids: { member_id, helper_id } }), say("app-helpers-ended"));

export function Screen() {
  const now = mine.value?.items.filter((one) => !one.ended_at) ?? [];
  const helped = seen.value?.me.helps ?? [];
  return html`<${Outcome} told=${told.value} /><p>${say("app-helpers-what")}</p>
    <section aria-labelledby="for-me"><h2 id="for-me">${say("app-helpers-for-me")}</h2>
    <${Standing} of=${mine} />${mine.value && !now.length && html`<p>${say("app-helpers-nobody")}</p>`}
    <ul class="list">${now.map((one) => {
      const who = called({ id: one.helper_id, number: one.number });
      return html`<li key=${one.helper_id}><p><strong>${who}</strong></p><p>${say("app-mine-since", { day: dayAt(one.named_at) })}</p>
        <${Twice} id=${one.helper_id} words=${say("app-helpers-end")} label=${say("app-helpers-end-who", { who })} sure=${say("app-helpers-end-sure", { who })}
          yes=${say("app-helpers-end-yes")} act=${async () => end((await ownIds()).member_id, one.helper_id)} /></li>`;
    })}</ul>
    <form onSubmit=${onName} novalidate><h3>${say("app-helpers-add")}</h3>
    <${Line} name="number" words=${say("app-number")} value=${number.value} change=${(/** @type {string} */ value) => { number.value = value; }}
      fault=${fault.value} hint=${say("app-helpers-number-hint")} more=${{ inputmode: "numeric", maxlength: 20 }} />
    <button>${say("app-helpers-name")}</button></form></section>
    <section aria-labelledby="i-act"><h2 id="i-act">${say("app-helpers-i-act")}</h2>
    ${!helped.length && html`<p>${say("app-helpers-i-act-nobody")}</p>`}
    <ul class="list">${helped.map((one) => html`<li key=${one.id}><p><strong>${one.name}</strong></p>
      <${Twice} id=${one.id} words=${say("app-helpers-stop")} label=${say("app-helpers-stop-who", { who: one.name })} sure=${say("app-helpers-stop-sure", { who: one.name })}
        yes=${say("app-helpers-stop-yes")} act=${async () => end(one.id, (await ownIds()).member_id)} /></li>`)}</ul></section>`;
}
