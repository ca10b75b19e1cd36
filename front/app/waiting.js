// Help that waits for a word of one's own, read with everything else that the first screen shows.
import { readAll } from "./api.js";
import { keep, kept } from "./outbox.js";

/** @typedef {Shape<"Exchange">} Exchange */

/** @typedef {{help: number, agreed: string[]}} Waiting how many there are, and the contributions that come of them, which
 * are confirmed with them */

/** Reads them, and keeps them for the screen about help, which may not have been open yet when the signal goes.
 * @returns {Promise<Waiting>} */
export async function readWaiting() {
  const items = await readAll("/exchanges", { query: { waiting: true } });
  const before = /** @type {Exchange[]} */ (await kept("exchanges") ?? []);
  const all = [...items, ...before.filter((one) => !items.some(({ id }) => id === one.id))];
  await keep("exchanges", all.sort((one, other) => (one.proposed_at < other.proposed_at ? 1 : -1)));
  return { help: items.length, agreed: items.flatMap((one) => one.hours.map((hours) => hours.contribution_id ?? "")) };
}
