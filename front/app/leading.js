// What only leads need.
export * as claims from "./claims.js";
export * as thank from "./thank.js";
