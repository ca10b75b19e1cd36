// The public API, as whoever's cookie the browser holds: no token is ever in a script's hands.
import { given, say } from "./words.js";

const PATIENCE = 30_000;

/** @param {string} path below the community, or a whole one @param {RequestInit & {headers?: Record<string, string>}} [more]
 * @returns {Promise<Response>} */
export function ask(path, more = {}) {
  return fetch(path.startsWith("/v1/") ? path : `${given.base}${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout?.(PATIENCE), // on half a signal nothing comes, and nothing ends
    ...more,
    headers: { "Timebank-App": given.slug, "Accept-Language": given.lang, ...more.headers },
  });
}

export class SignedOut extends Error {}
export class NoAnswer extends Error {}

/** @typedef {Record<string, string>} Ids what stands in the place of {offer_id} and the like */

/** @param {string} path @param {Ids} [ids] @param {any} [query] @returns {string} */
function filled(path, ids = {}, query = {}) {
  // Older browsers know no `size` of it: a trial without its query would be the deed.
  const asked = String(new URLSearchParams(/** @type {[string, any][]} */ (Object.entries(query)).filter(([, one]) => one !== undefined && one !== null)));
  const whole = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name]));
  return asked ? `${whole}?${asked}` : whole;
}

/** What is at an address, and by which ETag it is changed. Throws SignedOut, and NoAnswer without a signal.
 * @template {Readable} P @param {P} path @param {{ids?: Ids, query?: Query<P>}} [to]
 * @returns {Promise<{said: Says<P, "get">, etag: string}>} */
export async function readWithTag(path, { ids, query } = {}) {
  const answer = await ask(filled(path, ids, query)).catch(() => { throw new NoAnswer(); });
  if (answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429) throw new NoAnswer();
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return { said: await answer.json(), etag: answer.headers.get("ETag") ?? "" };
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

/** Does something now, with a signal. Refused, or without an answer, it says why; throws SignedOut.
 * @template {"post" | "patch"} M @template {Doable<M>} P @param {M} method @param {P} path
 * @param {{ids?: Ids, body?: Sent<P, M>, etag?: string, query?: {dry_run: boolean}}} [to] `dry_run`: what it would come to
 * @returns {Promise<{made: Says<P, M> | null, fault: Fault | null}>} */
export async function act(method, path, { ids, body, etag, query } = {}) {
  const [where, bytes] = [filled(path, ids, query), JSON.stringify(body ?? {})];
  const what = `${method} ${where} ${bytes}`;
  const key = unanswered.get(what) ?? crypto.randomUUID();
  unanswered.set(what, key);
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key, ...(etag ? { "If-Match": etag } : {}) };
  try {
    const answer = await ask(where, { method: method.toUpperCase(), body: bytes, headers });
    const said = answer.status === 204 ? null : await answer.json();
    if (answer.status === 401) throw new SignedOut();
    if (answer.status < 500 && said?.code !== "request_in_progress") unanswered.delete(what);
    return answer.ok ? { made: said, fault: null } : { made: null, fault: faultOf(said) };
  } catch (error) {
    if (error instanceof SignedOut) throw error;
    return { made: null, fault: { code: "", words: say("app-no-answer"), fields: [] } };
  }
}

const SOONEST = 2_000;
const LATEST = 60_000;
let pause = SOONEST;
let timer = 0;

/** A browser does not always tell when a signal is back: without one, asks again, less and less often.
 * @param {boolean} offline @param {() => Promise<void>} again */
export function againSoon(offline, again) {
  clearTimeout(timer);
  if (!offline) {
    pause = SOONEST;
    return;
  }
  timer = setTimeout(() => void again(), pause);
  pause = Math.min(LATEST, pause * 2);
}
