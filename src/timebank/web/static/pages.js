// What these pages cannot do without a script: passkeys, reading what a card's QR code says, and a window as small as
// a phone.
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
