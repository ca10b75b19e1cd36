// My skills: what one can do, knows, could lend, and would like to learn.
import { read, readWithTag } from "./api.js";
import { Told, activities, arrive, busy, doNow, drafting, focusOn, form, inWords, keeps, line, listOf, oneOf, tell } from "./choosing.js";
import { Standing } from "./held.js";
import { activityName } from "./log.js";
import { begins } from "./typed.js";
import { html } from "./vendor.js";
import { ForWhom, Whose, meant, ownerOf } from "./whose.js";
import { given, say } from "./words.js";

/** @typedef {Shape<"Skill">} Skill @typedef {Skill["kind"]} Kind */

/** @type {Kind[]} */
const KINDS = ["can", "know", "lend", "learn"];
const OTHER = given.lang === "cy" ? "en" : "cy";

const mine = keeps(`skills ${given.lang}`, async () => (await read("/skills", { query: { mine: true, limit: 200 } })).items.filter((one) => !one.ended_at));

/** @param {string} [of] the one that is changed */
const fresh = (of = "") => ({ of, etag: "", id: crypto.randomUUID(), whose: "", kind: /** @type {Kind} */ ("can"), activity: "", words_en: "", words_cy: "" });
/** A new one, kept until it is sent; and the one that is being changed. */
const [added, changeAdded] = drafting(fresh, "skill");
const [changed, changeChanged] = drafting(fresh, "changed");

/** What the form says, as it is sent. @param {ReturnType<typeof fresh>} draft */
function saidIn({ kind, activity, words_en, words_cy }) {
  const [en, cy] = [words_en.trim(), words_cy.trim()];
  return activity || en || cy ? { kind, activity_id: activity || null, words_en: en || null, words_cy: cy || null } : null;
}

async function add() {
  const { id, kind, whose } = added.value;
  const said = saidIn(added.value);
  if (!said) return tell({ fault: say("app-help-need-skill") });
  if (!await doNow("post", "/skills", { body: { id, ...ownerOf(meant(whose)), ...said } })) return undefined;
  added.value = { ...fresh(), kind, whose };
  await mine.again();
  return tell({ done: say("app-help-skill-added") });
}

/** What stands there now, so that nobody's change is written over. @param {string} id @returns {Promise<boolean>} whether it is known */
async function fetched(id) {
  try {
    const { said: { kind, activity_id, words_en, words_cy }, etag } = await readWithTag("/skills/{skill_id}", { ids: { skill_id: id } });
    changed.value = { ...fresh(id), etag, kind, activity: activity_id ?? "", words_en: words_en ?? "", words_cy: words_cy ?? "" };
    return true;
  } catch {
    tell({ fault: say("app-help-needs-signal") });
    return false;
  }
}

/** @param {string} id */
async function open(id) {
  tell({});
  if (await fetched(id)) focusOn("form input");
}

/** Closes it: whoever goes by keyboard is back where they came from. */
function shut() {
  const { of } = changed.value;
  changed.value = fresh();
  focusOn(`[data-id="${of}"]`);
}

async function change() {
  const { of, etag } = changed.value;
  const said = saidIn(changed.value);
  if (!said) return tell({ fault: say("app-help-need-skill") });
  if (!await doNow("patch", "/skills/{skill_id}", { ids: { skill_id: of }, body: said, etag }, () => void fetched(of))) return undefined;
  changed.value = fresh();
  await mine.again();
  return tell({ done: say("app-help-it-changed") });
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
  const said = html`<p><strong>${one.words ? inWords(one.words) : activity}</strong></p>${one.words && activity && html`<p>${activity}</p>`}
    <${Whose} owner=${one.owner} written=${Boolean(one.made_by_id) && one.made_by_id !== one.owner.id} />`;
  if (changed.value.of === one.id) return html`<li>${said}<${Told} />${form(fields(changed.value, changeChanged), "app-help-change-send", change, shut)}</li>`;
  return html`<li>${said}${one.actions.includes("end") && html`<p class="links">
    <button type="button" class="second" disabled=${busy.value} data-id=${one.id} aria-label=${`${say("app-help-change-it")}: ${name}`} onClick=${() => open(one.id)}>${say("app-help-change-it")}</button>
    <button type="button" class="second" disabled=${busy.value} aria-label=${`${say("app-remove")}: ${name}`} onClick=${() => end(one)}>${say("app-remove")}</button></p>`}</li>`;
}

/** @param {ReturnType<typeof fresh>} draft @param {(part: Partial<ReturnType<typeof fresh>>) => void} put */
function fields(draft, put) {
  const { kind, activity } = draft;
  const words = (/** @type {"en" | "cy"} */ lang) => line(say("app-help-in-words"), draft[`words_${lang}`], (said) => put({ [`words_${lang}`]: said }),
    { lang, name: `skill-${lang}`, hint: lang === given.lang ? say(`app-help-skill-hint-${kind}`) : undefined });
  return html`${oneOf(say("app-help-skill-kind"), "kind", kind, KINDS.map((one) => [one, say(`app-help-skill-${one}`)]), (one) => put({ kind: /** @type {Kind} */ (one) }))}
    ${words(given.lang === "cy" ? "cy" : "en")}
    <details><summary>${say("app-help-in-other")}</summary>${words(OTHER)}</details>
    ${listOf(say("app-help-activity"), activity, [["", say("app-help-choose")], ...activities()], (one) => put({ activity: one }))}`;
}

export function enter() {
  arrive();
  begins("changed", fresh());
  void mine.again();
}

export function Screen() {
  const all = mine.value ?? [];
  return html`<p>${say("app-help-skills-how")}</p><${Standing} of=${mine} />
    ${KINDS.map((kind) => [kind, all.filter((one) => one.kind === kind)]).map(([kind, some]) => some.length > 0 && html`<section key=${kind} aria-labelledby=${kind}>
      <h2 id=${kind}>${say(`app-help-skill-${kind}`)}</h2><ul class="list">${/** @type {Skill[]} */ (some).map((one) => html`<${Row} key=${one.id} one=${one} />`)}</ul></section>`)}
    ${!changed.value.of && html`<h2>${say("app-help-skill-new")}</h2><${Told} />
      ${form(html`<${ForWhom} held=${added.value.whose} choose=${(/** @type {string} */ whose) => changeAdded({ whose })} />${fields(added.value, changeAdded)}`, "app-help-skill-add", add)}`}`;
}
