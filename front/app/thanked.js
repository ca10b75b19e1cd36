// What became of thanks and closed sessions: waiting on this phone, not accepted, or what was said of each person.
import { Group, Name } from "./named.js";
import { remove } from "./outbox.js";
import { outboxChanged, refresh, seen } from "./state.js";
import { again, unsent } from "./thanking.js";
import { Twice } from "./twice.js";
import { html } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** Said of a line that stands as it stands: whoever means it anew says so. */
const ANEW = ["already_decided", "id_taken"];
/** Said of a line that is thanked for once it is said how long it was. */
const HOW_LONG = ["check_out_missing", "sheet_differs"];
/** Said of a line that looks like one that stands already, and where there is more to say: in a session one gives once.
 * @type {Record<string, (content: any) => boolean>} */
const TWICE = { credited_before: (content) => !content.session_id, looks_like_same_time: () => true };

/** @param {import("./outbox.js").Entry} entry */
async function away(entry) {
  await remove(entry.id);
  await outboxChanged();
  // What waited for it goes now.
  void refresh();
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

/** What it is, in words. @param {import("./outbox.js").Entry} entry @returns {string} */
function saying({ path, label, minutes }) {
  if (path === "/members") return say("app-new-one", { name: label });
  if (path.endsWith("/withdraw")) return say("app-close-not-there", { name: label });
  return minutes ? say("app-entry-line", { to: label, time: time(minutes) }) : label;
}

/** @param {{entry: import("./outbox.js").Entry}} props */
function Entry({ entry }) {
  const said = saying(entry);
  const [sheet, closed] = [entry.path.endsWith("/sheet"), entry.refused?.code === "session_closed"];
  const first = unsent().some((one) => one.refused && entry.after?.includes(one.id));
  return html`<li><p><strong>${said}</strong></p>
    ${entry.content.worked_on && html`<p>${dayInWords(entry.content.worked_on)}</p>`}
    ${closed ? html`<div class="fault"><p>${say("app-closed-meanwhile")}</p></div>`
      : entry.refused ? html`<div class="fault"><p>${say("app-refused")}</p>${reasons(entry).map((one) => html`<p lang=${entry.refused?.lang}>${one}</p>`)}</div>`
      : html`<p class="state waiting">${say(first ? "app-waits-for-other" : "app-waiting")}</p>`}
    <p class="links">${entry.path === "/thanks" && html`<button type="button" class="second" aria-label=${say("app-mend-which", { entry: said })}
        onClick=${() => onAgain({ content: entry.content, mended: entry })}>${say("app-mend")}</button>`}
      ${sheet && closed && html`<a class="button" href=${`#close/${entry.content.session_id}`}>${say("app-closed-look")}</a>`}
      ${sheet && !closed && html`<a class="button" href=${`#close/${entry.content.session_id}/change`} aria-label=${say("app-mend-which", { entry: said })}>${say("app-mend")}</a>`}
      <button type="button" class="second" aria-label=${say("app-remove-which", { entry: said })} onClick=${() => away(entry)}>${say("app-remove")}</button></p></li>`;
}

/** What became of a line, as one key: lines of one key are told together. @param {any} item @returns {string} */
const fate = ({ problem, outcome, open_question }) => problem?.code ?? (open_question ? "question" : outcome);
/** Those that are said in the app's own words, what asks for somebody's eye first. @type {Record<string, string>} */
const FATES = {
  check_out_missing: "app-closed-how-long", sheet_differs: "app-closed-how-long",
  second_person_required: "app-thanked-second", own_contribution: "app-thanked-own", looks_like_same_time: "app-thanked-same",
  question: "app-thanked-question", credited_before: "app-thanked-before", credited: "app-confirmed", guest: "app-closed-guest",
};

/** Whose line it is, and how long they were thanked for. @param {any} content @param {any} item @param {number} at @returns {string} */
function whose(content, item, at) {
  if (!content.session_id) return say("app-entry-line", { to: content.people[at].name, time: time(item.minutes) });
  if (!item.member_id) return say("app-close-unnamed-count", { count: item.heads });
  const person = content.people.find((/** @type {any} */ one) => one.line === item.attendance_id || one.member_id === item.member_id);
  const name = person?.name ?? say("app-somebody");
  return item.minutes ? say("app-entry-line", { to: name, time: time(item.minutes) }) : name;
}

/** @param {{answer: import("./state.js").Answered, there: boolean}} props `there`: where the rest is said of the session */
function Answer({ answer, there }) {
  const { content, items, lang } = answer;
  const credited = items.filter((one) => one.outcome === "credited");
  const anew = content.session_id ? [] : content.people.filter((/** @type {any} */ _, /** @type {number} */ at) => ANEW.includes(fate(items[at])));
  const minutes = credited.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const order = Object.keys(FATES);
  const fates = [...new Set(items.map(fate))].sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const what = content.session_id ? html`<${Name} one=${content.named} />` : html`<${Group} id=${content.organisation_id} />`;
  return html`<p><strong>${what} · ${dayInWords(content.worked_on)}</strong></p>
    ${credited.length > 0 && html`<p>${say("app-thanked-sum", { count: credited.length, time: time(minutes) })}</p>`}
    ${fates.map((one) => {
      const problem = items.find((item) => fate(item) === one)?.problem;
      return html`<div key=${one}><p class="state">${FATES[one] ? say(FATES[one]) : html`<span lang=${lang}>${problem?.title}. ${problem?.detail}</span>`}</p>
        ${anew.length > 0 && ANEW.includes(one) && html`<button type="button" class="second" onClick=${() => onAgain({ content, people: anew })}>${say("app-thanked-again", { count: anew.length })}</button>`}
        ${!there && HOW_LONG.includes(one) && html`<p class="links"><a class="button" href=${`#close/${content.session_id}`}>${say("app-closed-say")}</a></p>`}
        ${TWICE[one]?.(content) && html`<${Twice} answer=${answer} at=${items.flatMap((item, at) => (fate(item) === one && item.contribution_id ? [at] : []))} />`}
        <ul>${items.map((item, at) => fate(item) === one && html`<li key=${item.id ?? item.attendance_id}>${whose(content, item, at)}</li>`)}</ul></div>`;
    })}`;
}

/** All of them, or those of a session. @param {{session?: string}} props */
export function Thanked({ session }) {
  const its = (/** @type {{content: any}} */ one) => !session || one.content.session_id === session;
  const [waits, answers] = [unsent().filter(its), (seen.value?.thanked ?? []).filter(its)];
  const any = waits.length > 0 || answers.length > 0;
  return html`<section aria-labelledby=${any ? "thanked" : undefined} aria-live="polite">${any && html`<h2 id="thanked">${say("app-thanked")}</h2>
    <ul class="list">${waits.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} />`)}</ul>
    ${answers.filter(({ run, items }) => run === answers[0].run || items.some((item) => [...HOW_LONG, ...Object.keys(TWICE)].includes(fate(item)))).map((answer) => html`<${Answer} key=${answer.id} answer=${answer} there=${Boolean(session)} />`)}`}</section>`;
}
