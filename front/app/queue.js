// What waits for one's yes: all of it, kept for when there is no signal, and the language in which it is told.
import { readAll } from "./api.js";
import { resource, seen } from "./state.js";
import { given, say } from "./words.js";

export const queue = () => resource("queue", async () => ({ items: await readAll("/contributions/queue"), lang: given.lang }));

/** Who says so. @param {Shape<"QueueItem">} item @returns {string} */
export const giverOf = (item) => item.giver_name ?? say("app-somebody");

/** Those for whom this member speaks. @returns {string[]} */
export const mine = () => [seen.value?.me.member?.id ?? "", ...(seen.value?.me.helps ?? []).map((one) => one.id)];

/** What is for one of them: a coordinator's queue has everybody's, a lead's the group's.
 * @returns {Shape<"QueueItem">[]} */
export const ownQueue = () => (queue().value?.items ?? []).filter((one) => mine().includes(one.contribution.receiver?.member_id ?? "nobody"));

/** The language in which the entries are told: it may be the one that was chosen before. @returns {string} */
export const toldIn = () => queue().value?.lang ?? given.lang;
