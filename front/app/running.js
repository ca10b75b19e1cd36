// What leads need when they want it: the claims to confirm, and who came to a session.
export * as claims from "./claims.js";
export * as close from "./closing.js";
