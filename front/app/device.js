// This phone: how big its text is, its language, and where else one is signed in.
import { readAll } from "./api.js";
import { Outcome, doing, toOutcome } from "./doing.js";
import { Choice, Twice, askAgain } from "./form.js";
import { Standing } from "./held.js";
import { resource } from "./state.js";
import { goesOn } from "./typed.js";
import { html, signal } from "./vendor.js";
import { dayAt, given, say } from "./words.js";

const KEPT = 400 * 24 * 3600; // what browsers keep a cookie for at most
const size = signal(document.documentElement.dataset.text ?? "1");
const ins = resource("ins", () => readAll("/sign-ins"));
/** @type {{value: import("./doing.js").Told}} */
const told = signal({});
let came = false;

export function enterDevice() {
  told.value = {};
  askAgain();
  if (came) void ins.refresh();
  came = true;
}

/** A cookie, so that the other pages come in this size too. @param {string} one */
function choose(one) {
  size.value = one;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `timebank-text=${one}; Path=/; Max-Age=${KEPT}; SameSite=Lax${secure}`;
  if (one === "1") delete document.documentElement.dataset.text;
  else document.documentElement.dataset.text = one;
}

/** @param {Shape<"SignIn">} one */
async function end(one) {
  const { fault } = await doing("post", "/sign-ins/{sign_in_id}/end", { ids: { sign_in_id: one.id } });
  if (!fault) await ins.refresh();
  told.value = fault ? { fault: fault.words } : { done: say("app-phone-ended") };
  toOutcome();
}

function Ins() {
  const all = ins.value ?? [];
  return html`<section aria-labelledby="ins"><h2 id="ins">${say("app-phone-ins")}</h2><${Outcome} told=${told.value} /><${Standing} of=${ins} />
    <ul class="list">${all.map((one) => {
      const device = one.device ?? say("app-phone-operators");
      return html`<li key=${one.id}><p><strong>${device}</strong>${one.here && ` · ${say("app-phone-in-here")}`}</p>
        <p>${one.means && `${say(`sign-in-means-${one.means}`)}. `}${say("app-mine-since", { day: dayAt(one.made_at) })}</p>
        ${!one.here && html`<${Twice} id=${one.id} words=${say("app-phone-end")} label=${say("app-phone-end-which", { device })}
          sure=${say("app-phone-end-sure", { device })} yes=${say("app-phone-end-yes")} act=${() => end(one)} />`}</li>`;
    })}</ul></section>`;
}

export function Device() {
  const other = given.lang === "cy" ? ["en", "English"] : ["cy", "Cymraeg"];
  return html`<${Choice} name="text" words=${say("app-phone-text")} value=${size.value} change=${choose}
      all=${["1", "2", "3"].map((one) => [one, say(`app-phone-text-${one}`)])} />
    <p class="hint">${say("app-phone-dark")}</p>
    <section aria-labelledby="language"><h2 id="language">${say("app-phone-language")}</h2>
    <p><a class="button" onClick=${goesOn} lang=${other[0]} hreflang=${other[0]} href=${`${given.pages.replace(/^\/../, `/${other[0]}`)}/app#phone`}>${other[1]}</a></p></section>
    <${Ins} /><h2>${say("app-phone-forget")}</h2>`;
}
