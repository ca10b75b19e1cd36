// This phone: how it is set, where else one is signed in, what waits on it, and making it forget whose it is.
import { SignedOut, ask, readAll } from "./api.js";
import { Device, enterDevice } from "./device.js";
import { Twice } from "./form.js";
import { forgetSeen, remove } from "./outbox.js";
import { cut, outboxChanged, refresh, seen, showWaiting, waiting } from "./state.js";
import { html, signal } from "./vendor.js";
import { forgets } from "./mark.js";
import { given, say } from "./words.js";

/** @type {{value: string}} */
const told = signal("");

const isMine = (/** @type {{by: string}} */ one) => one.by === seen.value?.me.member?.id;

async function forget() {
  await showWaiting();
  const count = waiting.value.filter(isMine).length;
  told.value = count ? say("app-forget-not-yet", { count }) : "";
  if (count) return;
  try {
    const here = (await readAll("/sign-ins")).find((one) => one.here);
    const ended = here && await ask(`/sign-ins/${here.id}/end`, { method: "POST" });
    if (ended && !ended.ok) throw new Error(`${ended.status}`);
  } catch (error) {
    // Whoever is signed out already needs no signal for that.
    if (!(error instanceof SignedOut)) {
      told.value = say("app-forget-no-signal");
      return;
    }
  }
  await refresh(); // what was on its way is here, and nothing comes after it
  forgets();
  await forgetSeen(); // what somebody else saved waits for them
  await outboxChanged();
  for (const name of await caches.keys()) if (name.startsWith(`timebank ${given.slug} `)) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope.endsWith(`/${given.slug}/app`)) await one.unregister();
  location.assign(`${given.pages}/sign-in?next=${encodeURIComponent(`${given.pages}/app`)}`);
}

/** Who has left can send nothing any more: their phone forgets it when they say so. */
async function lose() {
  for (const one of waiting.value.filter(isMine)) await remove(one.id);
  await forget();
}

export const enter = enterDevice;

export function Screen() {
  const own = waiting.value.filter(isMine).length;
  const others = waiting.value.length - own;
  return html`<${Device} /><p>${say("app-forget-how")}</p>
    ${told.value && html`<p class="fault" role="alert">${told.value}</p>`}
    ${others > 0 && html`<p>${say("app-others-wait", { count: others })}</p>`}
    ${waiting.value.length > 0 && html`<button type="button" onClick=${() => refresh()}>${say("app-send-now")}</button>`}
    <button type="button" class="second" onClick=${forget}>${say("app-forget")}</button>
    ${own > 0 && cut.value === "signed-out" && html`<${Twice} id="lose" words=${say("app-forget-lose")} sure=${say("app-forget-lose-sure", { count: own })}
      yes=${say("app-forget-lose-yes")} act=${lose} />`}`;
}
