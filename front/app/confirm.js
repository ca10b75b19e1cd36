// What waits for one's yes: time that others say they gave to this member, or to whom the member helps.
import { Outcome, doing, toOutcome } from "./doing.js";
import { exchanges } from "./exchanges.js";
import { Standing } from "./held.js";
import { activityName } from "./log.js";
import { giverOf, ownQueue, queue, toldIn } from "./queue.js";
import { refresh } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayInWords, say, time } from "./words.js";

/** @type {{value: string}} */
const done = signal("");
/** @type {{value: Record<string, string>}} */
const faults = signal({});

/** @param {Shape<"QueueItem">} item */
async function yes(item) {
  const { id, minutes } = item.contribution;
  const { fault } = await doing("post", "/contributions/{contribution_id}/claim", { ids: { contribution_id: id }, body: { minutes } });
  faults.value = { ...faults.value, [id]: fault?.words ?? "" };
  done.value = fault ? "" : say("app-yes-said", { who: giverOf(item), time: time(minutes) });
  toOutcome();
  if (fault) return;
  await queue().refresh();
  void refresh();
}

/** @param {{item: Shape<"QueueItem">}} props */
function Item({ item }) {
  const { id, minutes, activity_id, worked_on, receiver } = item.contribution;
  const what = say("app-says-gave", { who: giverOf(item), time: time(minutes) });
  const open = item.contribution.state === "logged";
  return html`<li><p><strong>${what}</strong></p><p>${activityName(activity_id)} · ${dayInWords(worked_on)}</p>
    ${item.oddities.map((odd) => html`<p class="hint" lang=${toldIn()}>${odd.words}</p>`)}
    ${faults.value[id] && html`<p class="fault" role="alert" tabindex="-1">${faults.value[id]}</p>`}
    <p class="links">${open && receiver?.member_id && html`<button type="button" aria-label=${say("app-yes-which", { what })} onClick=${() => yes(item)}>${say("app-yes")}</button>`}
    <a class="button" href=${`#entry/${id}`} aria-label=${say("app-different-which", { what })}>${say("app-different")}</a></p></li>`;
}

export function enter() {
  done.value = "";
  faults.value = {};
  void queue().refresh();
  void exchanges.again();
}

export function Screen() {
  const found = queue().value;
  const own = ownQueue();
  // What came of help that was agreed is confirmed there, with all that was said of it.
  const agreed = new Set((exchanges.value ?? []).flatMap((one) => one.hours.map((hours) => hours.contribution_id)));
  const items = own.filter((one) => !agreed.has(one.contribution.id));
  const there = own.length - items.length;
  return html`<${Outcome} told=${{ done: done.value }} />
    <${Standing} of=${queue()} />
    ${found && !own.length && html`<p>${say("app-nothing-to-confirm")}</p>`}
    ${there > 0 && html`<p class="links"><a class="button" href="#help">${say("app-confirm-help", { count: there })}</a></p>`}
    <ul class="list">${items.map((item) => html`<${Item} key=${item.contribution.id} item=${item} />`)}</ul>`;
}
