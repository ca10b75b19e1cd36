// One exchange: who, when, where, and what each side said.
import { Ways, draft, fresh, open, reporting } from "./acting.js";
import { Told, arrive } from "./choosing.js";
import { Stated, alone, called, exchanges, found, mineIn, othersIn, sentence, standing, togetherIn } from "./exchanges.js";
import { Standing } from "./held.js";
import { Before } from "./plan.js";
import { seen } from "./state.js";
import { begins } from "./typed.js";
import { html } from "./vendor.js";
import { clock, dayInWords, say, time } from "./words.js";

/** @typedef {Shape<"Exchange">} Exchange */

/** Somebody comes: with "different", to say that it was otherwise. @param {string[]} rest */
export function enter([id, form]) {
  arrive();
  begins("acting", { ...fresh(id), open: form === "different" ? form : "" });
  void exchanges.again();
  void alone.get(id)?.again();
}

/** @param {Shape<"ContactShown">} contact */
function reached({ by, value }) {
  if (!value) return say("app-help-reach-us");
  const to = by === "email" ? `mailto:${value}` : `tel:${value.replace(/ /g, "")}`;
  return html`${say(`app-help-reach-${by}`)} <a class="reach" href=${to}>${value}</a>`;
}

/** @param {{one: Exchange, person: Shape<"PersonIn">}} props */
function Other({ one, person }) {
  const form = `report ${person.member_id}`;
  return html`<li><p><strong>${person.name || person.number ? called(person) : say("app-somebody")}</strong></p>
    ${!person.name && !person.number && html`<p>${say("app-help-name-later")}</p>`}
    ${person.contact && html`<p>${reached(person.contact)}</p>`}
    ${person.note && html`<p class="typed">${person.note}</p>
      ${draft.value.open === form ? reporting(one, person)
    : one.actions.includes("report") && html`<button type="button" class="second" onClick=${() => open(form, { words: "" })}>${say("app-help-report")}</button>`}`}</li>`;
}

/** @param {{rest: string[]}} props */
export function Screen({ rest: [id] }) {
  const one = seen.value && found(id);
  const list = alone.get(id) ?? exchanges;
  if (!one) return html`<${Standing} of=${{ value: null, why: list.why }} />`;
  const mine = mineIn(one);
  const together = togetherIn(one).map(called);
  const helped = seen.value?.me.helps.find((person) => person.id === mine?.member_id);
  return html`<h2>${sentence(one)}</h2><${Standing} of=${list} />
    ${helped && html`<p>${say("app-help-in-name", { name: helped.name })}</p>`}
    <p class="state">${standing(one)}</p>
    <dl><dt>${say("app-help-is-when")}</dt><dd>${dayInWords(one.planned_on)}${one.planned_from && ` · ${clock(one.planned_from)}`}</dd>
      ${one.planned_minutes && html`<dt>${say("app-help-is-long")}</dt><dd>${time(one.planned_minutes)}</dd>`}
      ${one.place && html`<dt>${say("app-help-is-where")}</dt><dd>${one.place}</dd>`}</dl>
    ${["proposed", "agreed"].includes(one.state) && html`<${Before} activity=${one.activity_id} />`}
    <h3>${say("app-help-with")}</h3>
    <ul class="list">${othersIn(one).map((person, at) => html`<${Other} key=${at} one=${one} person=${person} />`)}</ul>
    ${together.length > 0 && html`<p>${say("app-help-together", { who: together.join(", ") })}</p>`}
    ${mine?.note && html`<p>${say("app-help-your-note")}</p><p class="typed">${mine.note}</p>`}
    <${Stated} one=${one} /><${Told} /><${Ways} one=${one} />
    <p class="links"><a href="#help">${say("app-help-all")}</a></p>`;
}
