// What tests try by itself, in the browser: never asked for by the app.
export * as api from "./api.js";
export * as outbox from "./outbox.js";
export * as words from "./words.js";
