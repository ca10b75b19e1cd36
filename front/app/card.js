// My card: the number that says who I am, to show and to be read; and how it is with the printed one.
import { read } from "./api.js";
import { Outcome, doing, ownIds, toOutcome } from "./doing.js";
import { Twice, askAgain } from "./form.js";
import { Standing } from "./held.js";
import { resource, seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { dayAt, given, say } from "./words.js";

const printed = resource("card", async () => read("/members/{member_id}/card", { ids: await ownIds() }));
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});

export function enter() {
  told.value = {};
  askAgain();
}

async function lost() {
  const { fault } = await doing("post", "/members/{member_id}/card/end", { ids: await ownIds() });
  if (!fault) await printed.refresh();
  told.value = fault ? { fault: fault.words } : { done: say("app-card-ended") };
  toOutcome();
}

/** The printed card, with which one signs in. */
function Printed() {
  const now = printed.value;
  if (!now) return html`<${Standing} of=${printed} />`;
  return html`<section aria-labelledby="printed"><h2 id="printed">${say("app-card-printed")}</h2>
    <p>${now.card_made_at ? say("app-card-since", { day: dayAt(now.card_made_at) }) : say("app-card-none")}</p>
    <p>${say("app-card-new-how")}</p>
    ${now.card_made_at && html`<${Twice} id="lost" words=${say("app-card-lost")} sure=${say("app-card-lost-sure")} yes=${say("app-card-lost-yes")} act=${lost} />`}
    <p>${now.pin_set_at ? say("app-card-pin-since", { day: dayAt(now.pin_set_at) }) : say("app-card-pin-none")}</p>
    <p class="links"><a href=${`${given.pages}/pin`}>${say("app-card-pin")}</a></p></section>`;
}

const LIGHT = 4; // modules round it, as scanners ask for

/** The number as the service drew it, from when there was last a signal. @param {{number: string, rows?: string[]}} props */
function Square({ number, rows = [] }) {
  if (!rows.length) return null;
  const size = rows.length + 2 * LIGHT;
  const dark = rows.flatMap((row, y) => [...row].map((one, x) => (one === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return html`<svg class="qr" role="img" aria-label=${say("app-card-qr", { number })} viewBox=${`-${LIGHT} -${LIGHT} ${size} ${size}`} width="220" height="220"><path d=${dark} fill="#000000" /></svg>`;
}

export function Screen() {
  const me = seen.value?.me.member;
  if (!me) return null;
  return html`<${Outcome} told=${told.value} />
    <div class="member-card"><p><strong>${me.name_used || me.name}</strong></p><p>${say("app-card-number")}</p><p class="big">${me.number}</p>
    <${Square} number=${me.number} rows=${seen.value?.me.number_square} /></div>
    <p>${say("app-card-what")}</p><${Printed} />`;
}
