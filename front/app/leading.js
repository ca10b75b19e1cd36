// The lead's home.
export * as thank from "./thank.js";
