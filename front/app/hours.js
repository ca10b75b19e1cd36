// My hours: the balance in words, the next session, what one logged and what became of it, the statement.
import { Name } from "./named.js";
import { read } from "./api.js";
import { further, more } from "./further.js";
import { names, outboxChanged, resource, seen, waiting, whom } from "./state.js";
import { remove } from "./outbox.js";
import { html, signal } from "./vendor.js";
import { For, nameFor } from "./whose.js";
import { clock, credits, dayAt, dayInWords, given, say, time } from "./words.js";

/** What this member saved and the service has not said yes to: their own time. */
export const mine = () => waiting.value.filter((one) => one.by === seen.value?.me.member?.id && one.path === "/contributions");

const STATES = {
  logged: "", verified: "app-confirmed", queried: "app-question", declined: "app-declined", withdrawn: "app-withdrawn",
  reversed: "app-undone", historic: "app-from-before",
};

/** @param {Shape<"Contribution">} one @param {string} to @returns {string} */
function standing(one, to) {
  if (one.state !== "logged") return say(STATES[one.state]);
  const coordinator = !one.receiver || one.without_measures.length > 0;
  if (coordinator) return say("app-checking-coordinator");
  return to ? say("app-checking", { to }) : say("app-checking-other");
}

/** An entry that waits, or was refused: it can be mended. @param {{entry: import("./outbox.js").Entry, mend: string}} props */
export function Waiting({ entry, mend }) {
  const said = say("app-entry-line", { to: entry.label, time: time(entry.minutes) });
  const { refused } = entry;
  const away = async () => {
    await remove(entry.id);
    await outboxChanged();
  };
  return html`<li><p><strong>${said}</strong></p><${For} name=${nameFor(`m:${entry.content.giver_id}`)} />${entry.content.worked_on && html`<p>${dayInWords(entry.content.worked_on)}</p>`}
    ${refused
      ? html`<div class="fault"><p>${say("app-refused")}</p><p lang=${refused.lang}>${refused.detail}</p></div>
        <p class="links"><a class="button" href=${`${mend}/${entry.id}`} aria-label=${say("app-mend-which", { entry: said })}>${say("app-mend")}</a>
        <button type="button" class="second" aria-label=${say("app-remove-which", { entry: said })} onClick=${away}>${say("app-remove")}</button></p>`
      : html`<p class="state waiting">${say("app-waiting")}</p>`}</li>`;
}

/** What was logged for oneself and for whom one helps; nobody else's phone asks. */
export const ofHelped = resource("of-all", () => read("/contributions", { query: { limit: 50, mine: true } }));

const helpsSomebody = () => Boolean(seen.value?.me.helps.length);

const FEW = 10;
/** Whether more are shown than those. */
const all = signal(false);

/** Somebody comes, or has logged something. */
export function enter() {
  all.value = false;
  if (helpsSomebody()) void ofHelped.refresh();
}

const entries = further((after) => read("/contributions", { query: { limit: 50, after, ...(helpsSomebody() ? { mine: true } : { giver_id: seen.value?.me.member?.id }) } }));

/** What one logged, for oneself and for whom one helps, by day. */
function logged() {
  const { contributions: own = [], before } = seen.value ?? {};
  const both = helpsSomebody() && ofHelped.value;
  if (!both) return entries(own, before);
  const { items, next } = both;
  const known = [...items, ...own.filter((one) => !next || one.worked_on > items[items.length - 1].worked_on)];
  const once = [...new Map(known.map((one) => [one.id, one])).values()];
  return entries(once.sort((one, other) => other.worked_on.localeCompare(one.worked_on)), next);
}

export function Entries() {
  const { items, more: rest } = logged();
  const unsent = mine().filter((entry) => entry.refused || !items.some((one) => one.id === entry.id)).reverse();
  return html`<section aria-labelledby="entries"><h2 id="entries">${say("app-entries")}</h2>
    ${!items.length && !unsent.length && html`<p>${say("app-entries-none")}</p>`}
    <ul class="list">${unsent.map((entry) => html`<${Waiting} key=${entry.id} entry=${entry} mend="#log" />`)}
    ${items.slice(0, all.value ? undefined : FEW).map((one) => {
      const to = names().get(whom(one.receiver)) ?? seen.value?.labels[one.id] ?? "";
      return html`<li key=${one.id}><p><a href=${`#entry/${one.id}`}><strong>${say("app-entry-line", { to: to || say("app-somebody"), time: time(one.minutes) })}</strong></a></p>
        <${For} name=${nameFor(`m:${one.giver_id}`)} /><p>${dayInWords(one.worked_on)}</p><p class="state">${standing(one, to)}</p>
        ${one.state === "logged" && one.looks_like_id && !one.separate && html`<p>${say("app-entry-twice")}</p>`}</li>`;
    })}</ul>${all.value || items.length <= FEW ? rest : more(() => { all.value = true; })}</section>`;
}

/** @param {number} minutes @param {string} id @param {string} below @returns {string} */
const had = (minutes, id, below) => say(minutes < 0 ? below : id, { time: credits(minutes) });

function Balance() {
  const { account, contributions, me, beyond = 0 } = /** @type {import("./state.js").Seen} */ (seen.value);
  if (!account) return null;
  const free = account.balance_minutes - account.held_minutes;
  const checked = contributions.filter((one) => one.giver_id === me.member?.id && ["logged", "queried"].includes(one.state));
  const minutes = checked.reduce((sum, one) => sum + one.minutes, beyond);
  const unsent = mine().reduce((sum, one) => sum + one.minutes, 0);
  return html`<p class="balance">${free === 0 ? say("app-to-spend-none") : had(free, "app-to-spend", "app-received-more")}</p>
    ${account.held_minutes > 0 && html`<p>${say("app-held", { time: credits(account.held_minutes) })}</p>`}
    ${minutes > 0 && html`<p>${say("app-being-checked", { time: credits(minutes) })}</p>`}
    ${unsent > 0 && html`<p>${say("app-unsent", { time: credits(unsent) })}</p>`}`;
}

const lines = further((after) => read("/accounts/{account_id}/statement", { ids: { account_id: seen.value?.account?.id ?? "" }, query: { limit: 50, after } }));

function Statement() {
  const { items, more: rest } = lines(seen.value?.statement ?? [], seen.value?.older);
  return html`<section aria-labelledby="statement"><h2 id="statement">${say("app-statement")}</h2>
    ${!items.length && html`<p>${say("app-statement-none")}</p>`}
    <ul class="list">${items.map((line) => html`<li key=${line.transfer_id}>
      <p>${line.worked_on ? dayInWords(line.worked_on) : dayAt(line.recorded_at)}</p>
      <p><strong>${say(line.change_minutes < 0 ? "app-out" : "app-in", { time: credits(line.change_minutes) })}</strong> · ${say(`app-kind-${line.kind}`)}${line.other_name && ` · ${line.other_name}`}</p>
      <p>${had(line.balance_minutes, "app-balance-after", "app-balance-after-below")}</p></li>`)}</ul>${rest}
    <details><summary>${say("app-wrong")}</summary><p>${say("app-wrong-how")}</p></details></section>`;
}

function Next() {
  const next = seen.value?.next;
  if (!next) return null;
  return html`<section aria-labelledby="next"><h2 id="next">${say("app-next-session")}</h2>
    <p class="links"><a href=${`#sessions/${next.id}`}><strong><${Name} one=${next} /></strong></a></p>
    <p>${dayInWords(next.day)} · ${clock(next.starts)}${next.place && ` · ${next.place}`}</p></section>`;
}

export function Screen() {
  if (!seen.value) return null;
  return html`<${Balance} /><${Next} />
    <p class="links"><a href="#confirm">${say("app-confirm")}</a></p>
    ${given.stated_by === "groups" && html`<p><a class="button" href="#log">${say("app-tell")}</a></p>`}
    <${Entries} /><${Statement} />`;
}
