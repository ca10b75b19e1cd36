// My groups: those I lead, those I gave time to, and who else there is.
import { readAll } from "./api.js";
import { Group } from "./named.js";
import { resource, seen } from "./state.js";
import { html } from "./vendor.js";
import { say } from "./words.js";

/** The groups to which somebody gave time, by their ids. @param {Shape<"Contribution">[]} all */
const gave = (all) => [...new Set(all.filter((one) => !["declined", "withdrawn", "reversed"].includes(one.state)).map((one) => one.receiver?.organisation_id ?? ""))];

/** Of those who have more behind them than every screen knows of. */
const earlier = resource("gave", async () => gave(await readAll("/contributions", { query: { giver_id: seen.value?.me.member?.id } })));

/** @param {{id: string, words: string, all: Shape<"Organisation">[]}} props */
const Part = ({ id, words, all }) => all.length > 0 && html`<section aria-labelledby=${id}><h2 id=${id}>${words}</h2>
  <ul class="list">${all.map((one) => html`<li key=${one.id}><p><strong><${Group} id=${one.id} /></strong></p>${one.accepts_credits && html`<p>${say("app-groups-accepts")}</p>`}</li>`)}</ul></section>`;

export function Screen() {
  if (!seen.value) return null;
  const { me, organisations, contributions, before } = seen.value;
  if (!organisations.length) return html`<p>${say("app-groups-none")}</p>`;
  const led = me.roles.map((one) => one.organisation_id);
  const helped = [...gave(contributions), ...(before && earlier.value) || []];
  const [mine, others] = [organisations.filter((one) => led.includes(one.id)), organisations.filter((one) => !led.includes(one.id))];
  return html`<${Part} id="led" words=${say("app-groups-led")} all=${mine} />
    <${Part} id="helped" words=${say("app-groups-helped")} all=${others.filter((one) => helped.includes(one.id))} />
    <${Part} id="others" words=${say("app-groups-others")} all=${others.filter((one) => !helped.includes(one.id) && !one.private)} />`;
}
