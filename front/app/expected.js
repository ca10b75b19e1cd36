// Sessions that I run: not closed yet, or to come, with how many are expected; on a lead's home those of their groups.
import { NoAnswer, readAll } from "./api.js";
import { Name } from "./named.js";
import { led, refresh, resource, seen } from "./state.js";
import { unsent } from "./thanking.js";
import { html } from "./vendor.js";
import { dayInWords, hoursOf, now, say } from "./words.js";

/** @typedef {Shape<"Session">} Session */

const DAY = 24 * 3_600_000;
/** How far back one looks for what was not closed, and how far ahead for what comes. */
const [BACK, AHEAD] = [60, 14];
/** How many of each stand on the lead's home. */
const SHOWN = 2;
/** After the home is there, those who are expected are fetched, too: where the session is there may be no signal. */
const LATER = 5_000;

/** @returns {Promise<Session[]>} */
async function load() {
  // Whose groups they are is known once it was read who this is.
  if (!seen.value) await refresh();
  if (!seen.value) throw new NoAnswer();
  const [from, to] = [-BACK, AHEAD].map((days) => new Date(now().getTime() + days * DAY).toISOString());
  const query = { state: "open", starts_from: from, starts_to: to };
  // A coordinator runs every session, the community's own among them.
  const whose = seen.value.me.role === "coordinator" ? [undefined] : led().map((one) => one.id);
  const all = await Promise.all(whose.map((organisation_id) => readAll("/sessions", { query: { ...query, organisation_id } })));
  return all.flat().sort((one, other) => (one.starts_at < other.starts_at ? -1 : 1));
}

export const running = () => resource("running", load);

/** Whether closing it is on its way, or done from here. @param {string} id */
export const settled = (id) => [...unsent(), ...seen.value?.thanked ?? []].some((one) => one.content.session_id === id);

const isOver = (/** @type {Session} */ one) => one.ends_at <= now().toISOString();

/** Those that are over and not closed, and those that are not over. @returns {[Session[], Session[]]} */
export function sessions() {
  const all = (running().value ?? []).filter((one) => !settled(one.id));
  return [all.filter(isOver), all.filter((one) => !isOver(one))];
}

/** @param {{one: Session}} props */
export const Line = ({ one }) => html`<li><p><a href=${`#close/${one.id}`}><strong><${Name} one=${one} /></strong></a></p>
  <p>${dayInWords(one.day)} · ${hoursOf(one)}${one.place && ` · ${one.place}`}</p>
  <p class="state">${isOver(one) ? say("app-close-waits") : one.coming !== null && say("app-close-expected", { count: one.coming })}</p></li>`;

let fetching = false;

export function Expected() {
  const own = new Set(led().map((one) => one.id));
  const [over, coming] = sessions().map((all) => all.filter((one) => own.has(one.organisation_id ?? "")));
  const shown = [...over.slice(0, SHOWN), ...coming.slice(0, SHOWN)];
  if (shown.length && !fetching) {
    fetching = true;
    setTimeout(() => void import("./running.js").then(({ close }) => shown.forEach(close.bring), () => undefined), LATER);
  }
  return html`<section aria-labelledby="expected"><h2 id="expected">${say("app-close-sessions")}</h2>
    ${running().value && !shown.length && html`<p>${say("app-close-none")}</p>`}
    <ul class="list links">${shown.map((one) => html`<${Line} key=${one.id} one=${one} />`)}</ul>
    <p class="links"><a href="#close">${say("app-close-all")}</a></p></section>`;
}
