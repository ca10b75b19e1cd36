// My hours: the balance in words, the next session, what one logged and what became of it, the statement.
import { Name } from "./named.js";
import { read } from "./api.js";
import { wordsFor } from "./held.js";
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

/** What was logged for whom one helps; nobody else's phone asks. */
export const ofHelped = resource("of-helped", async () => {
  const pages = await Promise.all((seen.value?.me.helps ?? []).slice(0, 5).map(({ id }) => read("/contributions", { query: { limit: 10, giver_id: id } })));
  return pages.flatMap((page) => page.items);
});

const helpsSomebody = () => Boolean(seen.value?.me.helps.length);

/** Somebody comes, or has logged something. */
export const enter = () => void (helpsSomebody() && ofHelped.refresh());

/** The last ones that one logged, for oneself and for whom one helps, by day. @returns {Shape<"Contribution">[]} */
function logged() {
  const own = seen.value?.contributions ?? [];
  if (!helpsSomebody()) return own.slice(0, 10);
  const all = new Map([...ofHelped.value ?? [], ...own].map((one) => [one.id, one]));
  return [...all.values()].sort((one, other) => other.worked_on.localeCompare(one.worked_on)).slice(0, 10);
}

export function Entries() {
  const all = logged();
  const unsent = mine().filter((entry) => entry.refused || !all.some((one) => one.id === entry.id)).reverse();
  return html`<section aria-labelledby="entries"><h2 id="entries">${say("app-entries")}</h2>
    ${!all.length && !unsent.length && html`<p>${say("app-entries-none")}</p>`}
    <ul class="list">${unsent.map((entry) => html`<${Waiting} key=${entry.id} entry=${entry} mend="#log" />`)}
    ${all.map((one) => {
      const to = names().get(whom(one.receiver)) ?? seen.value?.labels[one.id] ?? "";
      return html`<li key=${one.id}><p><a href=${`#entry/${one.id}`}><strong>${say("app-entry-line", { to: to || say("app-somebody"), time: time(one.minutes) })}</strong></a></p>
        <${For} name=${nameFor(`m:${one.giver_id}`)} /><p>${dayInWords(one.worked_on)}</p><p class="state">${standing(one, to)}</p></li>`;
    })}</ul></section>`;
}

/** @param {number} minutes @param {string} id @param {string} below @returns {string} */
const had = (minutes, id, below) => say(minutes < 0 ? below : id, { time: credits(minutes) });

function Balance() {
  const { account, contributions, me } = /** @type {import("./state.js").Seen} */ (seen.value);
  if (!account) return null;
  const free = account.balance_minutes - account.held_minutes;
  const checked = contributions.filter((one) => one.giver_id === me.member?.id && ["logged", "queried"].includes(one.state));
  const minutes = checked.reduce((sum, one) => sum + one.minutes, 0);
  const unsent = mine().reduce((sum, one) => sum + one.minutes, 0);
  return html`<p class="balance">${free === 0 ? say("app-to-spend-none") : had(free, "app-to-spend", "app-received-more")}</p>
    ${account.held_minutes > 0 && html`<p>${say("app-held", { time: credits(account.held_minutes) })}</p>`}
    ${minutes > 0 && html`<p>${say("app-being-checked", { time: credits(minutes) })}</p>`}
    ${unsent > 0 && html`<p>${say("app-unsent", { time: credits(unsent) })}</p>`}`;
}

/** Lines behind the last of those that are read with everything else, once somebody asks for them.
 * @type {{value: {behind: string, lines: Shape<"StatementLine">[], next?: string | null, fault: string}}} */
const older = signal({ behind: "", lines: [], fault: "" });

/** @param {string} behind @param {Shape<"StatementLine">[]} before @param {string} after */
async function more(behind, before, after) {
  let fault = "";
  const ids = { account_id: seen.value?.account?.id ?? "" };
  const got = await read("/accounts/{account_id}/statement", { ids, query: { limit: 50, after } }).catch((error) => { fault = wordsFor(error); });
  older.value = { behind, lines: [...before, ...(got?.items ?? [])], next: got ? got.next : after, fault };
}

function Statement() {
  const latest = seen.value?.statement ?? [];
  const behind = latest.at(-1)?.transfer_id ?? "";
  const rest = older.value.behind === behind ? older.value : { lines: [], next: seen.value?.older, fault: "" };
  const lines = [...latest, ...rest.lines];
  return html`<section aria-labelledby="statement"><h2 id="statement">${say("app-statement")}</h2>
    ${!lines.length && html`<p>${say("app-statement-none")}</p>`}
    <ul class="list">${lines.map((line) => html`<li key=${line.transfer_id}>
      <p>${line.worked_on ? dayInWords(line.worked_on) : dayAt(line.recorded_at)}</p>
      <p><strong>${say(line.change_minutes < 0 ? "app-out" : "app-in", { time: credits(line.change_minutes) })}</strong> · ${say(`app-kind-${line.kind}`)}${line.other_name && ` · ${line.other_name}`}</p>
      <p>${had(line.balance_minutes, "app-balance-after", "app-balance-after-below")}</p></li>`)}</ul>
    ${rest.fault && html`<p class="fault" role="alert">${rest.fault}</p>`}
    ${rest.next && html`<button type="button" class="second" onClick=${() => more(behind, rest.lines, rest.next ?? "")}>${say("app-help-more")}</button>`}
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
