// The plan of an exchange, and how one would like to be reached: for proposing it, agreeing to it, changing it.
import { dayAhead, doNow, leaveFor, lengthOf, line, lines, listOf, oneOf } from "./choosing.js";
import { exchanges } from "./exchanges.js";
import { seen } from "./state.js";
import { html } from "./vendor.js";
import { ForWhom, meant } from "./whose.js";
import { clock, dayInWords, given, say } from "./words.js";

/** @typedef {{planned_on: string, planned_from: string, planned_minutes: number, place: string}} Plan */

/** @returns {Plan} */
export const freshPlan = () => ({ planned_on: "", planned_from: "", planned_minutes: 0, place: "" });

/** @param {Shape<"Exchange">} one @returns {Plan} */
export const planOf = (one) => ({
  planned_on: one.planned_on, planned_from: one.planned_from ?? "", planned_minutes: one.planned_minutes ?? 0, place: one.place ?? "",
});

/** As it is sent. @param {Plan} plan */
export const planSent = (plan) => ({
  planned_on: plan.planned_on,
  planned_from: plan.planned_from || null,
  planned_minutes: plan.planned_minutes || null,
  place: plan.place.trim() || null,
});

const WEEKS = 9;
const HALF_HOURS = Array.from({ length: 29 }, (_, index) => {
  const minutes = 7 * 60 + index * 30;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
});

/** @param {{plan: Plan, change: (part: Partial<Plan>) => void}} props */
export function PlanFields({ plan, change }) {
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => dayAhead(index));
  const held = [plan.planned_on, ...days].filter((one, at, all) => one && all.indexOf(one) === at).sort();
  const times = [plan.planned_from, ...HALF_HOURS].filter((one, at, all) => one && all.indexOf(one) === at).sort();
  return html`${listOf(say("app-help-day"), plan.planned_on, [["", say("app-help-choose-day")], ...held.map((one) => /** @type {[string, string]} */ ([one, dayInWords(one)]))],
    (planned_on) => change({ planned_on }))}
    ${listOf(say("app-help-time"), plan.planned_from, [["", say("app-help-time-open")], ...times.map((one) => /** @type {[string, string]} */ ([one, clock(one)]))],
    (planned_from) => change({ planned_from }))}
    ${lengthOf(say("app-help-about-how-long"), "planned", plan.planned_minutes, (planned_minutes) => change({ planned_minutes }))}
    ${line(say("app-help-place"), plan.place, (place) => change({ place }), { hint: say("app-help-place-hint"), name: "place" })}`;
}

/** The one way in which the others may reach somebody, and the one note. Only one's own ways are known here.
 * @param {{own: boolean, contact: string, note: string, change: (part: {contact?: string, note?: string}) => void}} props */
export function ReachFields({ own, contact, note, change }) {
  const member = own ? seen.value?.me.member : null;
  /** @type {[string, string][]} */
  const ways = [["coordinator", say("app-help-by-coordinator")]];
  if (member?.telephone) ways.push(["telephone", say("app-help-by-telephone", { number: member.telephone })]);
  if (member?.email) ways.push(["email", say("app-help-by-email", { address: member.email })]);
  return html`${oneOf(say("app-help-reach-me"), "contact", contact, ways, (way) => change({ contact: way }))}
    <p class="hint">${say("app-help-reach-hint")}</p>
    ${lines(say("app-help-note"), note, (said) => change({ note: said }), { hint: say("app-help-note-hint"), name: "note" })}`;
}

/** What whoever does this is told before. @param {{activity: string}} props */
export function Before({ activity }) {
  const one = seen.value?.activities.find((known) => known.id === activity);
  const words = one && (given.lang === "cy" ? one.before_cy : one.before_en);
  return words ? html`<p class="note">${words}</p>` : null;
}

/** What is typed by whoever proposes an exchange. @param {string} [of] the offer or request that it begins with */
export const freshProposal = (of = "") => ({ of, whose: "", id: crypto.randomUUID(), plan: freshPlan(), contact: "coordinator", note: "" });

/** In whose name it is proposed: of another than oneself no way to reach them is known here.
 * @param {{draft: ReturnType<typeof freshProposal>, change: (part: any) => void}} props */
export const ProposedFor = ({ draft, change }) => html`<${ForWhom} held=${draft.whose} choose=${(/** @type {string} */ whose) => change({ whose, contact: "coordinator" })} />`;

/** @param {{draft: ReturnType<typeof freshProposal>, change: (part: any) => void, activity: string, asked?: boolean}} props `asked`: for whom it is */
export const ProposalFields = ({ draft, change, activity, asked = false }) => html`${!asked && html`<${ProposedFor} draft=${draft} change=${change} />`}
  <${Before} activity=${activity} />
  <${PlanFields} plan=${draft.plan} change=${(/** @type {any} */ part) => change({ plan: { ...draft.plan, ...part } })} />
  <${ReachFields} own=${!meant(draft.whose)} contact=${draft.contact} note=${draft.note} change=${change} />`;

/** Proposes it, and goes to it. @param {ReturnType<typeof freshProposal>} draft @param {boolean} giving whether one would give
 * @param {{activity_id: string, listing_id?: string}} what @param {{number: string} | {member_id: string}} [other] left out: whose listing it is
 * @returns {Promise<boolean>} whether it was proposed */
export async function propose({ id, whose, plan, contact, note }, giving, what, other) {
  const member_id = meant(whose).slice(2) || (seen.value?.me.member?.id ?? "");
  const sides = [[{ member_id }], other && [other]];
  const [givers, receivers] = giving ? sides : sides.reverse();
  const made = await doNow("post", "/exchanges", { body: /** @type {any} */ ({ id, ...what, givers, receivers, ...planSent(plan), contact, note: note.trim() || null }) });
  if (made) {
    void exchanges.again();
    leaveFor(`#exchange/${made.id}`, say("app-help-proposed"));
  }
  return Boolean(made);
}
