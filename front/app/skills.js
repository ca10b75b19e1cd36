// My skills: what one can do, knows, could lend, and would like to learn.
import { read } from "./api.js";
import { Told, activities, arrive, busy, doNow, drafting, form, inWords, keeps, line, listOf, oneOf, tell } from "./choosing.js";
import { activityName } from "./log.js";
import { html } from "./vendor.js";
import { given, say } from "./words.js";

/** @typedef {Shape<"Skill">} Skill @typedef {Skill["kind"]} Kind */

/** @type {Kind[]} */
const KINDS = ["can", "know", "lend", "learn"];
const OTHER = given.lang === "cy" ? "en" : "cy";

const mine = keeps(`skills ${given.lang}`, async () => (await read("/skills", { query: { mine: true, limit: 200 } })).items.filter((one) => !one.ended_at));

const fresh = () => ({ id: crypto.randomUUID(), kind: /** @type {Kind} */ ("can"), activity: "", words_en: "", words_cy: "" });
/** Kept until it is sent. */
const [draft, change] = drafting(fresh);

async function add() {
  const { id, kind, activity, words_en, words_cy } = draft.value;
  const [en, cy] = [words_en.trim(), words_cy.trim()];
  if (!activity && !en && !cy) return tell({ fault: say("app-help-need-skill") });
  const body = /** @type {Sent<"/skills", "post">} */ ({ id, kind, activity_id: activity || null, words_en: en || null, words_cy: cy || null });
  if (!await doNow("post", "/skills", { body })) return undefined;
  draft.value = { ...fresh(), kind };
  await mine.again();
  return tell({ done: say("app-help-skill-added") });
}

/** @param {Skill} one */
async function end(one) {
  if (!await doNow("post", "/skills/{skill_id}/end", { ids: { skill_id: one.id } })) return;
  await mine.again();
  tell({ done: say("app-help-skill-ended") });
}

/** @param {{one: Skill}} props */
function Row({ one }) {
  const activity = activityName(one.activity_id ?? "");
  const name = one.words?.words ?? activity;
  return html`<li><p><strong>${one.words ? inWords(one.words) : activity}</strong></p>${one.words && activity && html`<p>${activity}</p>`}
    <button type="button" class="second" disabled=${busy.value} aria-label=${`${say("app-remove")}: ${name}`} onClick=${() => end(one)}>${say("app-remove")}</button></li>`;
}

function Form() {
  const { kind, activity } = draft.value;
  const words = (/** @type {"en" | "cy"} */ lang) => line(say("app-help-in-words"), draft.value[`words_${lang}`], (said) => change({ [`words_${lang}`]: said }),
    { lang, name: `skill-${lang}`, hint: lang === given.lang ? say(`app-help-skill-hint-${kind}`) : undefined });
  return form(html`${oneOf(say("app-help-skill-kind"), "kind", kind, KINDS.map((one) => [one, say(`app-help-skill-${one}`)]), (one) => change({ kind: /** @type {Kind} */ (one) }))}
    ${words(given.lang === "cy" ? "cy" : "en")}
    <details><summary>${say("app-help-in-other")}</summary>${words(OTHER)}</details>
    ${listOf(say("app-help-activity"), activity, [["", say("app-help-choose")], ...activities()], (one) => change({ activity: one }))}
    `, "app-help-skill-add", add);
}

export function enter() {
  arrive();
  void mine.again();
}

export function Screen() {
  const all = mine.value ?? [];
  return html`<p>${say("app-help-skills-how")}</p>
    ${KINDS.map((kind) => [kind, all.filter((one) => one.kind === kind)]).map(([kind, some]) => some.length > 0 && html`<section key=${kind} aria-labelledby=${kind}>
      <h2 id=${kind}>${say(`app-help-skill-${kind}`)}</h2><ul class="list">${/** @type {Skill[]} */ (some).map((one) => html`<${Row} key=${one.id} one=${one} />`)}</ul></section>`)}
    <h2>${say("app-help-skill-new")}</h2><${Told} /><${Form} />`;
}
