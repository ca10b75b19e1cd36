// Giving hours: to a member, or to the community's pot. First a look at what it comes to, then it is sent.
import { Told, arrive, busy, doNow, drafting, focusOn, form, lengthOf, line, lines, oneOf, tell, told } from "./choosing.js";
import { refresh, seen } from "./state.js";
import { html } from "./vendor.js";
import { credits, say } from "./words.js";

const fresh = () => ({ id: crypto.randomUUID(), to: "", number: "", minutes: 0, note: "", looked: false });
const [draft, put] = drafting(fresh, "giving");
/** Whatever is changed is looked at again. @param {Partial<ReturnType<typeof fresh>>} part */
const change = (part) => put({ looked: false, ...part });

/** What one has now, held minutes aside. @returns {number} */
const free = () => (seen.value?.account ? seen.value.account.balance_minutes - seen.value.account.held_minutes : 0);
const had = (/** @type {number} */ minutes) => (minutes === 0 ? say("app-to-spend-none") : say(minutes < 0 ? "app-received-more" : "app-to-spend", { time: credits(minutes) }));

/** As it is sent. */
function transfer() {
  const { id, to, number, minutes, note } = draft.value;
  const receiver = { number: number.trim() };
  return to === "pot" ? { id, kind: /** @type {const} */ ("donate"), minutes } : { id, kind: /** @type {const} */ ("gift"), receiver, minutes, note: note.trim() || null };
}

/** The first thing that is missing. @returns {string} */
function missing() {
  const { to, number, minutes } = draft.value;
  if (!to) return "app-help-need-whom";
  if (to === "member" && !number.trim()) return "app-need-number";
  return minutes ? "" : "app-need-long";
}

/** Sends it, or tries it. What has arrived, though its answer was lost, is begun anew. @param {boolean} dry_run */
async function sent(dry_run) {
  const made = await doNow("post", "/transfers", { body: transfer(), query: dry_run ? { dry_run } : undefined });
  if (told.value.code === "id_taken") {
    draft.value = fresh();
    void refresh();
  }
  return made;
}

/** Whether it can be given at all: the service tries it, and does nothing. */
async function look() {
  const wrong = missing();
  if (wrong) return tell({ fault: say(wrong) });
  if (!await sent(true)) return undefined;
  change({ looked: true });
  tell({});
  return focusOn("#look");
}

async function give() {
  const words = say("app-help-given", { time: credits(draft.value.minutes), who: whom() });
  if (!await sent(false)) return;
  draft.value = fresh();
  tell({ done: words });
  await refresh();
}

const whom = () => (draft.value.to === "pot" ? say("app-help-the-pot") : say("app-member-number", { number: draft.value.number.trim() }));

export function enter() {
  arrive();
  change({});
  void refresh(); // so that the balance is that of now
}

function Form() {
  const { to, number, minutes, note } = draft.value;
  return form(html`${oneOf(say("app-help-whom"), "whom", to, [["member", say("app-help-a-member-chip")], ["pot", say("app-help-the-pot")]], (one) => change({ to: one }))}
    ${to === "pot" && html`<p class="hint">${say("app-help-pot-how")}</p>`}
    ${to === "member" && line(say("app-number"), number, (said) => change({ number: said }), { hint: say("app-number-hint"), name: "number" })}
    ${lengthOf(say("app-help-how-much"), "gift", minutes, (one) => change({ minutes: one }))}
    ${to === "member" && lines(say("app-help-gift-note"), note, (said) => change({ note: said }), { hint: say("app-help-optional"), name: "gift" })}
    `, "app-help-look-first", look);
}

/** What it comes to, before anything is sent. */
function Look() {
  const { minutes } = draft.value;
  return html`<section aria-labelledby="look"><h2 id="look" tabindex="-1">${say("app-help-is-it-right")}</h2>
    <p>${say("app-help-you-give", { time: credits(minutes), who: whom() })}</p><p>${say("app-help-then")} ${had(free() - minutes)}</p>
    <p class="note">${say("app-help-no-way-back")}</p>
    <p class="ways"><button type="button" disabled=${busy.value} onClick=${give}>${say("app-help-give")}</button>
    <button type="button" class="second" onClick=${() => change({})}>${say("app-help-back")}</button></p></section>`;
}

export function Screen() {
  if (!seen.value?.account) return null;
  return html`<p class="balance">${had(free())}</p><${Told} />${draft.value.looked ? html`<${Look} />` : html`<${Form} />`}
    <p class="links"><a href="#hours">${say("app-statement")}</a></p>`;
}
