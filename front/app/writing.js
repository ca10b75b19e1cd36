// Writing down what one can give or would like, in one language or both; and changing it.
import { readWithTag } from "./api.js";
import { Told, activities, anyOf, arrive, dayAhead, doNow, form, leaveFor, line, lines, listOf, oneOf, tell } from "./choosing.js";
import { TIMES, areaNames, areas } from "./listings.js";
import { groupOf } from "./named.js";
import { own } from "./offering.js";
import { Second } from "./second.js";
import { goesAlong } from "./typed.js";
import { html, signal } from "./vendor.js";
import { For, ForWhom, keyOf, meant, nameFor, ownerOf } from "./whose.js";
import { dayInWords, given, say } from "./words.js";

/** @typedef {import("./listings.js").Kind} Kind @typedef {Shape<"Time">} Time */

const OTHER = given.lang === "cy" ? "en" : "cy";
const DAYS = ["30", "90", "180", "365"];

/** @param {Kind} kind @param {string} [of] the one that is changed */
const fresh = (kind, of = "") => ({
  kind, of, etag: "", whose: "", id: crypto.randomUUID(), title_en: "", title_cy: "", text_en: "", text_cy: "", place: "",
  activity: "", areas: /** @type {string[]} */ ([]), times: /** @type {Time[]} */ ([]), days: of ? "" : "90", expires_on: "",
});
/** One of each kind, kept until it is sent. @type {Record<Kind, {value: ReturnType<typeof fresh>}>} */
const drafts = { offers: goesAlong("offer", signal(fresh("offers"))), requests: goesAlong("request", signal(fresh("requests"))) };

/** A group's offers are rewards. @param {Kind} kind */
const asksForGroups = (kind) => kind === "requests";

/** As it stands now. @param {Kind} kind @param {string} id */
async function fetched(kind, id) {
  const ids = { offer_id: id, request_id: id };
  try {
    const { said, etag } = await (kind === "offers" ? readWithTag("/offers/{offer_id}", { ids }) : readWithTag("/requests/{request_id}", { ids }));
    const { title_en, title_cy, text_en, text_cy, place } = said;
    const words = Object.fromEntries(Object.entries({ title_en, title_cy, text_en, text_cy, place }).map(([name, one]) => [name, one ?? ""]));
    drafts[kind].value = { ...fresh(kind, id), ...words, etag, whose: keyOf(said.owner), activity: said.activity_id, areas: said.areas, times: said.times, expires_on: said.expires_on };
  } catch {
    tell({ fault: say("app-help-needs-signal") });
  }
}

/** @param {ReturnType<typeof fresh>} draft */
async function send({ kind, of, id, etag, whose, activity, days, ...rest }) {
  const words = ["title_en", "title_cy", "text_en", "text_cy", "place"].map((name) => [name, /** @type {any} */ (rest)[name].trim() || null]);
  if (!rest.title_en.trim() && !rest.title_cy.trim()) return tell({ fault: say("app-help-need-title") });
  if (!activity) return tell({ fault: say("app-help-need-activity") });
  const said = { ...Object.fromEntries(words), activity_id: activity, areas: rest.areas, times: rest.times, ...(days ? { expires_on: dayAhead(Number(days)) } : {}) };
  const ids = { offer_id: of, request_id: of };
  const path = /** @type {"/offers/{offer_id}"} */ (kind === "offers" ? "/offers/{offer_id}" : "/requests/{request_id}");
  const key = meant(whose, asksForGroups(kind));
  const made = await (of ? doNow("patch", path, { ids, body: said, etag }, () => void fetched(kind, of)) : doNow("post", `/${kind}`, { body: { id, ...ownerOf(key), ...said } }));
  if (!made) return undefined;
  drafts[kind].value = fresh(kind);
  void own[kind].again();
  return leaveFor("#offering", of ? say("app-help-it-changed") : say(key ? "app-help-written-for" : "app-help-written", { name: nameFor(key) }));
}

/** @param {Kind} kind @returns {import("./main.js").Module} */
const screen = (kind) => ({
  enter([id = ""]) {
    arrive();
    void areas.again();
    const { of, etag } = drafts[kind].value;
    if (of !== id) drafts[kind].value = fresh(kind, id);
    if (id && !(of === id && etag)) void fetched(kind, id);
  },
  Screen() {
    const draft = drafts[kind].value;
    const change = (/** @type {Partial<typeof draft>} */ part) => {
      drafts[kind].value = { ...drafts[kind].value, ...part };
    };
    const other = draft.of ? draft.whose : meant(draft.whose, asksForGroups(kind));
    const title = (/** @type {"en" | "cy"} */ lang) => line(say(`app-help-title-${kind}${other && "-for"}`), draft[`title_${lang}`], (said) => change({ [`title_${lang}`]: said }),
      { lang, name: `title-${lang}`, hint: lang === given.lang ? say(`app-help-title-hint-${kind}`) : undefined });
    const text = (/** @type {"en" | "cy"} */ lang) => lines(say("app-help-text"), draft[`text_${lang}`], (said) => change({ [`text_${lang}`]: said }),
      { lang, name: `text-${lang}`, hint: lang === given.lang ? say("app-help-text-hint") : undefined });
    const here = given.lang === "cy" ? "cy" : "en";
    /** @type {[string, string][]} */
    const spans = [...(draft.of ? [/** @type {[string, string]} */ (["", say("app-help-shown-until", { day: draft.expires_on ? dayInWords(draft.expires_on) : "" })])] : []),
      ...DAYS.map((days) => /** @type {[string, string]} */ ([days, say(`app-help-days-${days}`)]))];
    return html`${form(html`<${Told} />
      ${draft.of ? html`<${For} name=${nameFor(other)} />` : html`<${ForWhom} held=${draft.whose} groups=${asksForGroups(kind)} choose=${(/** @type {string} */ whose) => change({ whose })} />
        ${asksForGroups(kind) && html`<${Second} words="app-for-group-second" roles=${["organisation_lead"]} />`}`}
      ${title(here)}${text(here)}
      <details><summary>${say("app-help-in-other")}</summary>${title(OTHER)}${text(OTHER)}</details>
      ${listOf(say("app-help-activity"), draft.activity, [["", say("app-help-choose")], ...activities()], (activity) => change({ activity }))}
      ${line(say("app-help-place"), draft.place, (place) => change({ place }), { hint: say("app-help-place-hint"), name: "place" })}
      ${areaNames().length > 0 && anyOf(say("app-help-areas"), draft.areas, areaNames(), (held) => change({ areas: held }))}
      ${anyOf(say("app-help-times"), draft.times, TIMES.map((one) => [one, say(`listing-time-${one}`)]), (held) => change({ times: /** @type {Time[]} */ (held) }))}
      <p class="hint">${say("app-help-none-means-all")}</p>
      ${oneOf(say("app-help-how-long-shown"), "days", draft.days, spans, (days) => change({ days }))}
      <p class="hint">${say(other[0] === "o" && !groupOf(other.slice(2))?.private ? "app-help-seen-group" : "app-help-seen")}</p>
      `, draft.of ? "app-help-change-send" : "app-help-write-down", () => send(draft))}
      <p class="links"><a href="#offering">${say("app-offering")}</a></p>`;
  },
});

export const offers = screen("offers");
export const requests = screen("requests");
