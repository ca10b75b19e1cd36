// What waits for a word of one's own, in words, on the screen that one opens first; also as it was last read.
import { ownQueue, queue } from "./queue.js";
import { seen } from "./state.js";
import { html } from "./vendor.js";
import { say } from "./words.js";

document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && queue().refresh()));

export function Waits() {
  if (!seen.value) return null;
  const { help, agreed } = seen.value.waits ?? { help: 0, agreed: [] };
  const confirm = ownQueue().filter((one) => !agreed.includes(one.contribution.id)).length;
  if (!help && !confirm) return null;
  return html`<ul class="list links waits">
    ${help > 0 && html`<li><a href="#help">${say("app-waits-help", { count: help })}</a></li>`}
    ${confirm > 0 && html`<li><a href="#confirm">${say("app-waits-confirm", { count: confirm })}</a></li>`}</ul>`;
}
