// What has no place in the row at the top: everything else that is one's own.
import { html } from "./vendor.js";
import { given, say } from "./words.js";

const PLACES = ["card", "messages", "details", "helpers", "groups", "data", "phone"];

export function Screen() {
  return html`<ul class="list links">${PLACES.map((place) => html`<li key=${place}><a href=${`#${place}`}>${say(`app-${place}`)}</a></li>`)}
    <li><a href=${`${given.pages}/home`}>${say("app-other-pages")}</a></li></ul>`;
}
