// What leads need when they want it: the claims to confirm, and who came to a session.
import "./contact.js"; // as for the lead's home (leading.js)

export * as claims from "./claims.js";
export * as close from "./closing.js";
export * as thanked from "./thanked.js";
