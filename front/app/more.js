// What has no place in the row at the top: everything else that is one's own.
import { html } from "./vendor.js";
import { given, say } from "./words.js";

/** Where to, and its words. A # is a place of the app, anything else a page. @type {[string, string][]} */
const LINKS = [
  ["#card", "app-mine-card"],
  ["#messages", "app-mine-messages"],
  ["#details", "app-mine-details"],
  ["#helpers", "app-mine-helpers"],
  ["#groups", "app-mine-groups"],
  ["#data", "app-mine-data"],
  ["#phone", "app-phone"],
  [`${given.pages}/home`, "app-other-pages"],
];

export function Screen() {
  return html`<ul class="list links">${LINKS.map(([to, words]) => html`<li key=${to}><a href=${to}>${say(words)}</a></li>`)}</ul>`;
}
