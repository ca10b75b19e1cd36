// For whom something is done: oneself, somebody whom one helps, or a group that one leads. Only whoever has a choice is
// asked, and what is for another says so wherever it stands.
import { chip } from "./log.js";
import { mayThank } from "./second.js";
import { nameOf, seen } from "./state.js";
import { html } from "./vendor.js";
import { say } from "./words.js";

/** The groups in whose name one may speak, signed in with all that one may. @returns {[string, string][]} */
export function led() {
  const { me, organisations } = seen.value ?? {};
  if (!me || !mayThank()) return [];
  const held = new Set(me.roles.map((one) => one.organisation_id));
  return (organisations ?? []).filter((one) => held.has(one.id)).map((one) => [`o:${one.id}`, nameOf(one)]);
}

/** Everybody else for whom it may be, by a key as in `whom` of state.js. @param {boolean} [groups] @returns {[string, string][]} */
const others = (groups = false) => [...(seen.value?.me.helps ?? []).map((one) => /** @type {[string, string]} */ ([`m:${one.id}`, one.name])), ...(groups ? led() : [])];

/** What is meant by a key that was kept: "" is oneself, and so is whom one does not help any more.
 * @param {string} key @param {boolean} [groups] @returns {string} */
export const meant = (key, groups) => (others(groups).some(([one]) => one === key) ? key : "");

/** The name that goes with a key; none of oneself. @param {string} key @returns {string} */
export const nameFor = (key) => others(true).find(([one]) => one === key)?.[1] ?? "";

/** How the API names whose it is. @param {string} key @returns {{member_id?: string, organisation_id?: string}} */
export const ownerOf = (key) => (key ? { [key[0] === "o" ? "organisation_id" : "member_id"]: key.slice(2) } : {});

/** The key of whose something is; "" for one's own. @param {Shape<"Owner">} owner @returns {string} */
export const keyOf = ({ type, id }) => (type === "organisation" ? `o:${id}` : id && id !== seen.value?.me.member?.id ? `m:${id}` : "");

/** That it is not one's own: whose it is, in words. @param {{name?: string | null}} props */
export const For = ({ name }) => (name ? html`<p>${say("app-for", { name })}</p>` : null);

/** The same of an offer, a request or a skill; and that somebody else wrote down one's own.
 * @param {{owner: Shape<"Owner">, written?: boolean}} props */
export function Whose({ owner, written = false }) {
  const key = keyOf(owner);
  if (key) return html`<${For} name=${owner.type === "organisation" ? nameOf(owner) : nameFor(key) || owner.name} />`;
  return written ? html`<p>${say("app-for-you")}</p>` : null;
}

/** The question. @param {{held: string, choose: (key: string) => void, groups?: boolean, name?: string}} props */
export function ForWhom({ held, choose, groups = false, name = "whose" }) {
  const all = others(groups);
  if (!all.length) return null;
  return html`<fieldset><legend>${say("app-for-whom")}</legend><div class="chips">
    ${[/** @type {[string, string]} */ (["", say("app-for-me")]), ...all].map(([key, words]) => chip(name, key, words, meant(held, groups) === key, () => choose(key)))}</div></fieldset>`;
}
