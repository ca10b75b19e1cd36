// What the app takes from others, as one module.
import { h } from "preact";
import htm from "htm";
import { apart } from "./words.js";

export { render } from "preact";
export { signal, computed, effect, batch } from "@preact/signals";

export const html = htm.bind((/** @type {any} */ type, /** @type {any} */ props, /** @type {any[]} */ ...children) => h(type, props, ...children.map(apart)));
