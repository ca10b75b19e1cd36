// What waits for one's yes: all of it, kept for when there is no signal, and the language in which it is told.
import { readAll } from "./api.js";
import { resource } from "./state.js";
import { given } from "./words.js";

export const queue = () => resource("queue", async () => ({ items: await readAll("/contributions/queue"), lang: given.lang }));

/** The language in which the entries are told: it may be the one that was chosen before. @returns {string} */
export const toldIn = () => queue().value?.lang ?? given.lang;
