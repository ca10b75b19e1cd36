// What could suit one: what one could give and what one could receive, each with its reasons in words.
import { read } from "./api.js";
import { arrive, inWords, keeps, whoIAm } from "./choosing.js";
import { Standing } from "./held.js";
import { Entry } from "./listings.js";
import { activityName } from "./log.js";
import { html, signal } from "./vendor.js";
import { ForWhom, meant, ownerOf } from "./whose.js";
import { given, say } from "./words.js";

/** For whom one looks, by a key as in whose.js. @type {{value: string}} */
const whose = signal("");

const matches = () => {
  const { member_id } = ownerOf(meant(whose.value));
  return keeps(`matches ${given.lang} ${member_id ?? ""}`, async () => {
    const id = member_id ?? (await whoIAm()).member?.id ?? "";
    return read("/members/{member_id}/matches", { ids: { member_id: id }, query: { limit: 10 } });
  });
};

/** @param {string} key */
function lookFor(key) {
  whose.value = key;
  void matches().again();
}

/** Why it fits; that it is the same kind of help is said already. @param {{reasons: Shape<"ReasonShown">[]}} props */
function Reasons({ reasons }) {
  const others = reasons.filter((one) => one.code !== "activity");
  return others.length ? html`<ul class="reasons">${others.map((one) => html`<li key=${one.code}>${one.words}</li>`)}</ul>` : null;
}

/** Somebody's skill, who offers nothing yet: the coordinator asks them. @param {{one: Shape<"OfferMatch">}} props */
const Can = ({ one }) => html`<li><p><strong>${one.skill?.words ? inWords(one.skill.words) : activityName(one.skill?.activity_id ?? "")}</strong></p>
  <${Reasons} reasons=${one.reasons} /><p>${say("app-help-skill-ask")}</p></li>`;

export function enter() {
  arrive();
  void matches().again();
}

export function Screen() {
  const of = matches();
  const found = of.value;
  const who = html`<${ForWhom} held=${whose.value} choose=${lookFor} />`;
  if (!found) return html`${who}<${Standing} of=${of} />`;
  const receive = found.receive.filter((one) => one.offer || one.skill);
  return html`${who}<${Standing} of=${of} />${found.nudge && html`<p class="note">${found.nudge.words}</p>`}
    <section aria-labelledby="give"><h2 id="give">${say("app-help-could-give")}</h2>
      ${!found.give.length && html`<p>${say("app-help-none-give")} <a href="#skills">${say("app-skills")}</a></p>`}
      <ul class="list">${found.give.map((one) => html`<${Entry} key=${one.request.id} one=${one.request} kind="requests"><${Reasons} reasons=${one.reasons} /><//>`)}</ul></section>
    <section aria-labelledby="receive"><h2 id="receive">${say("app-help-could-receive")}</h2>
      ${!receive.length && html`<p>${say("app-help-none-receive")} <a href="#ask-help">${say("app-ask-help")}</a></p>`}
      <ul class="list">${receive.map((one, at) => (one.offer
        ? html`<${Entry} key=${one.offer.id} one=${one.offer} kind="offers"><${Reasons} reasons=${one.reasons} /><//>`
        : html`<${Can} key=${at} one=${one} />`))}</ul></section>`;
}
