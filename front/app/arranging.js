// Arranging help with somebody one knows: insurance asks that it was agreed beforehand.
import { Told, activities, arrive, drafting, form, line, listOf, oneOf, tell } from "./choosing.js";
import { ProposalFields, ProposedFor, freshProposal, propose } from "./plan.js";
import { names, seen } from "./state.js";
import { html } from "./vendor.js";
import { meant, nameFor } from "./whose.js";
import { say } from "./words.js";

const MOST_NAMES = 8;
const fresh = () => ({ ...freshProposal(), side: "", to: "", number: "", activity: "" });
/** Kept until it is sent. */
const [draft, change] = drafting(fresh, "arranging");

/** Members whose name is known here. @returns {[string, string][]} */
const people = () => [...names()].filter(([key]) => key.startsWith("m:") && key !== `m:${seen.value?.me.member?.id}` && key !== meant(draft.value.whose)).slice(0, MOST_NAMES);

/** Whom it is with; whoever knows nobody here yet says whose number it is. */
const whom = () => (people().length ? draft.value.to : "other");

/** The first thing that is missing. @returns {string} */
function missing() {
  const { side, number, activity, plan } = draft.value;
  const to = whom();
  if (!side) return "app-help-need-side";
  if (!to || to === meant(draft.value.whose)) return "app-help-need-with";
  if (to === "other" && !number.trim()) return "app-need-number";
  if (!activity) return "app-help-need-activity";
  return plan.planned_on ? "" : "app-help-need-day";
}

async function send() {
  const wrong = missing();
  if (wrong) return tell({ fault: say(wrong) });
  const { side, number, activity } = draft.value;
  const to = whom();
  const other = to === "other" ? { number: number.trim() } : { member_id: to.slice(2) };
  if (await propose(draft.value, side === "give", { activity_id: activity }, other)) draft.value = fresh();
}

export const enter = arrive;

export function Screen() {
  const { side, number, activity } = draft.value;
  if (!seen.value) return null;
  const to = whom();
  const known = people();
  const other = /** @type {[string, string]} */ (["other", say("app-who-other")]);
  const name = nameFor(meant(draft.value.whose));
  const sides = name ? ["app-help-they-help-for", "app-help-helps-them"] : ["app-help-they-help", "app-help-i-help"];
  return html`<p>${say("app-help-arrange-how")}</p>${form(html`<${Told} />
    <${ProposedFor} draft=${draft.value} change=${change} />
    ${oneOf(say("app-help-side"), "side", side, [["receive", say(sides[0], { name })], ["give", say(sides[1], { name })]], (one) => change({ side: one }))}
    ${known.length > 0 && oneOf(say("app-help-with"), "to", to, [...known, other], (one) => change({ to: one }))}
    ${to === "other" && line(say("app-number"), number, (said) => change({ number: said }), { hint: say("app-number-hint"), name: "number" })}
    ${listOf(say("app-help-activity"), activity, [["", say("app-help-choose")], ...activities()], (one) => change({ activity: one }))}
    <${ProposalFields} draft=${draft.value} change=${change} activity=${activity} asked=${true} />`, "app-help-propose", send)}
    <p class="links"><a href="#help">${say("app-help-all")}</a></p>`;
}
