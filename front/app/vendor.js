// What the app takes from others, as one module.
import { h } from "preact";
import htm from "htm";

export { render } from "preact";
export { signal, computed, effect, batch } from "@preact/signals";

export const html = htm.bind(h);
