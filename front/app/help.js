// Help: what waits for one's own word first, then what is coming, and the ways on.
import { Told, arrive, busy, doNow, tell } from "./choosing.js";
import { Stated, exchanges, listed, mineIn, planned, sentence, standing, waitsForMe } from "./exchanges.js";
import { Standing } from "./held.js";
import { refresh, seen } from "./state.js";
import { html } from "./vendor.js";
import { For, nameFor } from "./whose.js";
import { say } from "./words.js";

/** @typedef {Shape<"Exchange">} Exchange */

/** @type {[string, string][]} */
const WAYS = [
  ["#offers", "app-offers"], ["#requests", "app-requests"], ["#matches", "app-matches"], ["#arranging", "app-arranging"],
  ["#offering", "app-offering"], ["#skills", "app-skills"], ["#giving", "app-giving"],
];

/** What to look at first: the words of the button, by how it stands. @param {Exchange} one @returns {string} */
function next(one) {
  if (!waitsForMe(one)) return "app-help-look";
  if (one.state === "proposed") return "app-help-look-answer";
  return one.actions.includes("confirm") ? "app-help-different" : "app-help-say-how-long";
}

/** Yes, that is right, in one tap. @param {Exchange} one */
async function confirm(one) {
  const made = await doNow("post", "/exchanges/{exchange_id}/confirm", { ids: { exchange_id: one.id }, body: { member_id: mineIn(one)?.member_id } });
  if (!made) return;
  await exchanges.again();
  tell({ done: say(made.state === "confirmed" ? "app-help-confirmed" : "app-help-noted") });
  void refresh();
}

/** @param {{one: Exchange}} props */
function Row({ one }) {
  const said = sentence(one);
  const asked = waitsForMe(one) && one.actions.includes("confirm");
  const to = `#exchange/${one.id}${asked ? "/different" : ""}`;
  return html`<li><p><strong>${said}</strong></p><${For} name=${nameFor(`m:${mineIn(one)?.member_id}`)} /><p>${planned(one)}</p><p class="state">${standing(one)}</p>
    ${["done", "disputed"].includes(one.state) && html`<${Stated} one=${one} />`}
    <p class="links">${asked && html`<button type="button" disabled=${busy.value} aria-label=${`${say("app-help-right")}: ${said}`} onClick=${() => confirm(one)}>${say("app-help-right")}</button>`}
    <a class="button" href=${to} aria-label=${`${say(next(one))}: ${said}`}>${say(next(one))}</a></p></li>`;
}

/** @param {string} title @param {string} id @param {Exchange[]} all */
const part = (title, id, all) => all.length > 0 && html`<section aria-labelledby=${id}><h2 id=${id}>${say(title)}</h2>
  <ul class="list">${all.map((one) => html`<${Row} key=${one.id} one=${one} />`)}</ul></section>`;

export function enter() {
  arrive();
  void exchanges.again();
}

export function Screen() {
  const { all, more } = listed();
  if (!seen.value) return html`<${Standing} of=${exchanges} />`;
  const mine = all.filter(waitsForMe);
  const others = all.filter((one) => !mine.includes(one));
  const are = (/** @type {string[]} */ ...states) => others.filter((one) => states.includes(one.state));
  const over = are("confirmed", "cancelled");
  return html`<${Told} /><${Standing} of=${exchanges} />
    ${part("app-help-for-you", "for-you", mine)}
    ${part("app-help-questions", "questions", are("disputed"))}
    ${part("app-help-coming", "coming", are("agreed").reverse())}
    ${part("app-help-for-others", "for-others", are("proposed", "done"))}
    ${exchanges.value && !mine.length && html`<p>${say("app-help-nothing")}</p>`}
    <nav aria-labelledby="ways"><h2 id="ways">${say("app-help-ways")}</h2>
      <ul class="list links">${WAYS.map(([to, words]) => html`<li key=${to}><a href=${to}>${say(words)}</a></li>`)}</ul></nav>
    ${over.length > 0 && html`<details><summary>${say("app-help-over")}</summary>
      <ul class="list">${over.map((one) => html`<${Row} key=${one.id} one=${one} />`)}</ul>${more}</details>`}`;
}
