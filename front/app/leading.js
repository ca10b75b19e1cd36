// The lead's home.
import "./contact.js"; // what it shares with the frame comes with what all of them share, in one file

export * as thank from "./thank.js";
