// What became of thanks: waiting on this phone, not accepted, or what was said of each person.
import { remove } from "./outbox.js";
import { nameOf, outboxChanged, seen } from "./state.js";
import { again, unsent } from "./thanking.js";
import { html } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** Said of a line that stands as it stands: whoever means it anew says so. */
const ANEW = ["already_decided", "id_taken"];

/** @param {import("./outbox.js").Entry} entry */
async function away(entry) {
  await remove(entry.id);
  await outboxChanged();
}

/** @param {any} what */
function onAgain(what) {
  again(what);
  setTimeout(() => document.querySelector("h1")?.focus(), 0);
}

/** What was wrong, with whose line it was. @param {import("./outbox.js").Entry} entry @returns {string[]} */
function reasons({ refused, content }) {
  const fields = (refused?.fields ?? []).map(({ pointer, detail }) => {
    const line = /^\/lines\/(\d+)\//.exec(pointer);
    const person = line && content.people?.[Number(line[1])];
    return person ? `${person.name}: ${detail}` : detail;
  });
  return fields.length ? fields : [refused?.detail ?? ""];
}

/** @param {{entry: import("./outbox.js").Entry}} props */
function Entry({ entry }) {
  const said = entry.path === "/members" ? say("app-new-one", { name: entry.label }) : say("app-entry", { to: entry.label, time: time(entry.minutes) });
  return html`<li><p><strong>${said}</strong></p>
    ${entry.content.worked_on && html`<p>${dayInWords(entry.content.worked_on)}</p>`}
    ${entry.refused ? html`<div class="fault"><p>${say("app-refused")}</p>${reasons(entry).map((one) => html`<p lang=${entry.refused?.lang}>${one}</p>`)}</div>`
      : html`<p class="state waiting">${say("app-waiting")}</p>`}
    <p class="links">${entry.path === "/thanks" && html`<button type="button" class="second" aria-label=${say("app-mend-which", { entry: said })}
        onClick=${() => onAgain({ content: entry.content, mended: entry })}>${say("app-mend")}</button>`}
      <button type="button" class="second" aria-label=${say("app-remove-which", { entry: said })} onClick=${() => away(entry)}>${say("app-remove")}</button></p></li>`;
}

/** What became of a line, as one key: lines of one key are told together. @param {Shape<"LineThanked">} item @returns {string} */
const fate = ({ problem, outcome, open_question }) => problem?.code ?? (open_question ? "question" : outcome);
/** Those that are said in the app's own words, what asks for somebody's eye first. @type {Record<string, string>} */
const FATES = {
  second_person_required: "app-thanked-second", own_contribution: "app-thanked-own", looks_like_same_time: "app-thanked-same",
  question: "app-thanked-question", credited_before: "app-thanked-before", credited: "app-confirmed",
};

/** @param {{answer: import("./state.js").Answered}} props */
function Answer({ answer: { content, items, lang } }) {
  const credited = items.filter((one) => one.outcome === "credited");
  const anew = content.people.filter((/** @type {any} */ _, /** @type {number} */ at) => ANEW.includes(fate(items[at])));
  const minutes = credited.reduce((sum, one) => sum + one.minutes, 0);
  const order = Object.keys(FATES);
  const fates = [...new Set(items.map(fate))].sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return html`<p><strong>${nameOf(seen.value?.organisations.find((one) => one.id === content.organisation_id) ?? {})} · ${dayInWords(content.worked_on)}</strong></p>
    ${credited.length > 0 && html`<p>${say("app-thanked-sum", { count: credited.length, time: time(minutes) })}</p>`}
    ${fates.map((one) => {
      const problem = items.find((item) => fate(item) === one)?.problem;
      return html`<div key=${one}><p class="state">${FATES[one] ? say(FATES[one]) : html`<span lang=${lang}>${problem?.title}. ${problem?.detail}</span>`}</p>
        ${ANEW.includes(one) && html`<button type="button" class="second" onClick=${() => onAgain({ content, people: anew })}>${say("app-thanked-again", { count: anew.length })}</button>`}
        <ul>${items.map((item, at) => fate(item) === one && html`<li key=${item.id}>${say("app-entry", { to: content.people[at].name, time: time(item.minutes) })}</li>`)}</ul></div>`;
    })}`;
}

export function Thanked() {
  const [waits, answers] = [unsent(), seen.value?.thanked ?? []];
  if (!waits.length && !answers.length) return null;
  return html`<section aria-labelledby="thanked" aria-live="polite"><h2 id="thanked">${say("app-thanked")}</h2>
    <ul class="list">${waits.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} />`)}</ul>
    ${answers.slice(0, 1).map((answer) => html`<${Answer} key=${answer.id} answer=${answer} />`)}</section>`;
}
