// What these pages cannot do without a script: passkeys, reading what a card's QR code says, a window as small as a
// phone, and bigger text or the other language in the middle of a form.
"use strict";

const card = document.querySelector("input[name=card]");
if (card && location.hash) {
  card.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
  button.addEventListener("click", () => {
    const told = button.form.querySelector("[data-fault]");
    told.hidden = true;
    use(button).catch(() => { told.hidden = false; });
  });
}

for (const form of document.querySelectorAll("form[data-phone]")) {
  form.addEventListener("submit", () => {
    if (innerWidth > 600 && window.open("", "timebank-phone", "popup,width=390,height=820")) form.target = "timebank-phone";
  });
}

const stays = document.querySelector("form[data-stays]");
if (stays) {
  document.querySelector(".switches").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    if (link.hreflang) goOn(stays, link.href);
    else enlarge();
  });
}

/** The same step in the other language, with what was typed in it. */
function goOn(form, address) {
  const before = form.getAttribute("action");
  const stay = Object.assign(document.createElement("input"), { type: "hidden", name: "stay" });
  form.append(stay);
  form.action = address;
  form.submit();
  // Whoever comes back by the browser finds the form as it was.
  stay.remove();
  form.setAttribute("action", before);
}

/** The next size of the text; behind the biggest is the usual one. It is kept as the page for choosing one keeps it. */
function enlarge() {
  const root = document.documentElement;
  const size = { 1: "2", 2: "3", 3: "1" }[root.dataset.text ?? "1"];
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `timebank-text=${size}; Path=/; Max-Age=${400 * 24 * 3600}; SameSite=Lax${secure}`;
  if (size === "1") delete root.dataset.text;
  else root.dataset.text = size;
}

/** Fetches what is to be signed, has a passkey sign it, and sends the form with the answer. */
async function use(button) {
  const form = button.form;
  if (!form.reportValidity()) return;
  const fields = new URLSearchParams(new FormData(form));
  const answer = await fetch(button.dataset.options, { method: "POST", body: fields });
  if (!answer.ok) throw new Error(String(answer.status));
  const { id, options } = await answer.json();
  const credential = button.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.challenge.value = id;
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}
