// My groups: those I lead, those I gave time to, and who else there is.
import { nameOf, seen } from "./state.js";
import { html } from "./vendor.js";
import { given, say } from "./words.js";

/** @param {{one: Shape<"Organisation">}} props */
function Group({ one }) {
  const lang = given.lang === "cy" && !one.name_cy ? "en" : undefined;
  return html`<li><p><strong lang=${lang}>${nameOf(one)}</strong></p>${one.accepts_credits && html`<p>${say("app-groups-accepts")}</p>`}</li>`;
}

/** @param {{id: string, words: string, all: Shape<"Organisation">[]}} props */
const Part = ({ id, words, all }) => all.length > 0 && html`<section aria-labelledby=${id}><h2 id=${id}>${words}</h2>
  <ul class="list">${all.map((one) => html`<${Group} key=${one.id} one=${one} />`)}</ul></section>`;

export function Screen() {
  const { me, organisations = [], contributions = [] } = /** @type {any} */ (seen.value ?? {});
  const led = new Set(me?.roles.map((/** @type {any} */ one) => one.organisation_id));
  const helped = new Set(contributions.map((/** @type {any} */ one) => one.receiver?.organisation_id));
  const part = (/** @type {(id: string) => boolean} */ which) => organisations.filter((/** @type {any} */ one) => which(one.id));
  if (!seen.value) return null;
  if (!organisations.length) return html`<p>${say("app-groups-none")}</p>`;
  return html`<${Part} id="led" words=${say("app-groups-led")} all=${part((id) => led.has(id))} />
    <${Part} id="helped" words=${say("app-groups-helped")} all=${part((id) => helped.has(id) && !led.has(id))} />
    <${Part} id="others" words=${say("app-groups-others")} all=${part((id) => !helped.has(id) && !led.has(id)).filter((/** @type {any} */ one) => !one.private)} />`;
}
