// Signing out by the other pages: stops where something waits to be sent, and else leaves nothing to be seen.
import { entries, forgetSeen, kept } from "./outbox.js";

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-leaves]"))) {
  let looked = false;
  form.addEventListener("submit", (event) => {
    if (looked) return;
    event.preventDefault();
    const goOn = () => {
      looked = true;
      form.requestSubmit(event.submitter);
    };
    // A browser that keeps nothing keeps nobody from signing out.
    waits().then((some) => (some ? tell(form) : goOn()), goOn);
  });
}

/** @returns {Promise<boolean>} */
async function waits() {
  // What somebody else saved here waits for them, and keeps nobody signed in.
  const member = (await kept("seen"))?.me.member?.id;
  if ((await entries()).some((one) => one.by === member)) return true;
  await forgetSeen();
  return false;
}

/** @param {HTMLFormElement} form */
function tell(form) {
  const told = /** @type {HTMLElement} */ (form.querySelector("[data-unsent]"));
  told.hidden = false;
}
