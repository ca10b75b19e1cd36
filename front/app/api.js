// The public API, as whoever's cookie the browser holds: no token is ever in a script's hands.
import { look, whose } from "./mark.js";
import { clockSaid, given, say } from "./words.js";

const PATIENCE = 30_000;

/** @param {string} path below the community, or a whole one @param {RequestInit & {headers?: Record<string, string>}} [more]
 * @returns {Promise<Response>} */
export async function ask(path, more = {}) {
  look();
  const answer = await fetch(path.startsWith("/v1/") ? path : `${given.base}${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout?.(PATIENCE), // on half a signal nothing comes, and nothing ends
    ...more,
    headers: { "Timebank-App": given.slug, "Accept-Language": given.lang, ...(whose && { "Timebank-Whose": whose }), ...more.headers },
  });
  clockSaid(answer.headers.get("Date"));
  return answer;
}

export class SignedOut extends Error {}

/** No answer for now: there is no signal, or the service has trouble. */
export class NoAnswer extends Error {
  trouble = false;
}

/** For how many seconds the service asked to be left alone, and for who asks again to take. */
export const patience = { asked: 0 };

/** The trouble that an answer tells of, if it does. @param {Response} answer @returns {NoAnswer | null} */
export function troubleOf(answer) {
  // What stands before the service, and says no in its place, does not speak as it does.
  const ours = answer.headers.get("Content-Type")?.includes("json");
  if (answer.ok || answer.status === 401 || (ours && answer.status < 500 && answer.status !== 429)) return null;
  patience.asked = Math.max(patience.asked, Number(answer.headers.get("Retry-After")) || 0);
  return Object.assign(new NoAnswer(), { trouble: true });
}

/** @typedef {Record<string, string>} Ids what stands in the place of {offer_id} and the like */

/** @param {string} path @param {Ids} [ids] @param {any} [query] @returns {string} */
function filled(path, ids = {}, query = {}) {
  // Older browsers know no `size` of it: a trial without its query would be the deed.
  const asked = String(new URLSearchParams(/** @type {[string, any][]} */ (Object.entries(query)).filter(([, one]) => one !== undefined && one !== null)));
  const whole = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name]));
  return asked ? `${whole}?${asked}` : whole;
}

/** What is at an address, and by which ETag it is changed. Throws SignedOut and NoAnswer.
 * @template {Readable} P @param {P} path @param {{ids?: Ids, query?: Query<P>}} [to]
 * @returns {Promise<{said: Says<P, "get">, etag: string}>} */
export async function readWithTag(path, { ids, query } = {}) {
  const answer = await ask(filled(path, ids, query)).catch(() => { throw new NoAnswer(); });
  if (answer.status === 401) throw new SignedOut();
  const trouble = troubleOf(answer);
  if (trouble) throw trouble;
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  // Half an answer is none.
  return { said: await answer.json().catch(() => { throw new NoAnswer(); }), etag: answer.headers.get("ETag") ?? "" };
}

/** What is at an address, as above.
 * @template {Readable} P @param {P} path @param {{ids?: Ids, query?: Query<P>}} [to] @returns {Promise<Says<P, "get">>} */
export async function read(path, to) {
  return (await readWithTag(path, to)).said;
}

const MOST = 200;

/** All that a list has, page by page.
 * @template {Readable} P @param {P} path @param {{ids?: Ids, query?: any}} [to]
 * @returns {Promise<Says<P, "get"> extends {items: infer I} ? I : never>} */
export async function readAll(path, { ids, query } = {}) {
  const all = [];
  let after;
  do {
    const page = /** @type {any} */ (await read(path, { ids, query: { ...query, limit: MOST, after } }));
    all.push(...page.items);
    after = page.next;
  } while (after);
  return /** @type {any} */ (all);
}

/** @typedef {object} Fault why something was not done
 * @property {string} code "" where the answer did not come
 * @property {string} words what to tell, in the language of the page
 * @property {{pointer: string, detail: string}[]} fields what is wrong in which field */

/** What a refusal says. @param {any} said @returns {Fault} */
export function faultOf(said) {
  const fields = said.errors ?? [];
  const words = fields.map((/** @type {{detail: string}} */ one) => one.detail).join(" ");
  return { code: said.code ?? "", words: words || said.detail || said.title || say("app-try-again"), fields };
}

/** Keys of what was sent and not answered: sent again as it is, it has one effect. @type {Map<string, string>} */
const unanswered = new Map();

/** What is on its way: a second tap means the same, and hears the same. @type {Map<string, Promise<any>>} */
const onItsWay = new Map();

/** Does something now, with a signal. Refused, or without an answer, it says why; throws SignedOut.
 * @template {"post" | "patch"} M @template {Doable<M>} P @param {M} method @param {P} path
 * @param {{ids?: Ids, body?: Sent<P, M>, etag?: string, query?: {dry_run: boolean}}} [to] `dry_run`: what it would come to
 * @returns {Promise<{made: Says<P, M> | null, fault: Fault | null}>} */
export function act(method, path, { ids, body, etag, query } = {}) {
  const [where, bytes] = [filled(path, ids, query), JSON.stringify(body ?? {})];
  const what = `${method} ${where} ${bytes}`;
  const asked = onItsWay.get(what) ?? acted(method, where, bytes, what, etag).finally(() => onItsWay.delete(what));
  onItsWay.set(what, asked);
  return asked;
}

/** @param {string} method @param {string} where @param {string} bytes @param {string} what all of these @param {string} [etag] */
async function acted(method, where, bytes, what, etag) {
  const key = unanswered.get(what) ?? crypto.randomUUID();
  unanswered.set(what, key);
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key, ...(etag ? { "If-Match": etag } : {}) };
  try {
    const answer = await ask(where, { method: method.toUpperCase(), body: bytes, headers });
    if (answer.status === 401) throw new SignedOut();
    const said = answer.status === 204 ? null : await answer.json().catch((lost) => {
      if (troubleOf(answer)) return { detail: say("app-trouble") };
      throw lost;
    });
    if (answer.status < 500 && said?.code !== "request_in_progress") unanswered.delete(what);
    return answer.ok ? { made: said, fault: null } : { made: null, fault: faultOf(said) };
  } catch (error) {
    if (error instanceof SignedOut) throw error;
    return { made: null, fault: { code: "", words: say("app-no-answer"), fields: [] } };
  }
}
