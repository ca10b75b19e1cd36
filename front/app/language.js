// The language of messages follows the one in which somebody reads here: they are asked, by name and once, for the phone
// may be another's, and whoever looks at the other language for a moment would be surprised.
import { answer, answered, writeIn } from "./contact.js";
import { cut, refresh, seen } from "./state.js";
import { html, signal } from "./vendor.js";
import { given, say } from "./words.js";

/** @type {{value: {done?: string, fault?: string}}} */
const told = signal({});
addEventListener("hashchange", () => { told.value = {}; });

/** Once it is drawn, whoever goes by keyboard is there. @param {{done?: string, fault?: string}} what */
function tell(what) {
  told.value = what;
  setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelector("#in-which"))?.focus(), 50);
}

async function follow() {
  const fault = await writeIn(given.lang);
  tell(fault ? { fault: fault.words } : { done: say("app-language-follows") });
  if (!fault) void refresh();
}

async function stay() {
  await answer();
  tell({ done: say("app-language-stays") });
}

export function Language() {
  const me = seen.value?.me.member;
  if (!me) return null;
  const { done, fault } = told.value;
  const asks = !done && !cut.value && me.language && me.language !== given.lang && answered() !== given.lang;
  return html`<div role="status">${done && html`<p class="done" id="in-which" tabindex="-1">${done}</p>`}</div>
    ${asks && html`<section class="note" aria-labelledby="in-which"><h2 id="in-which" tabindex="-1">${say("app-language-ask", { name: me.name_used || me.name || "" })}</h2>
      ${fault && html`<p class="fault" role="alert">${fault}</p>`}
      <p class="ways"><button type="button" onClick=${follow}>${say("app-language-yes")}</button>
      <button type="button" class="second" onClick=${stay}>${say("app-language-no")}</button></p></section>`}`;
}
