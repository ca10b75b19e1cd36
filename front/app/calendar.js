// One session for the calendar of a phone (RFC 5545). It has the id that the community's own calendar gives it, so
// that whoever has both sees it once.
import { nameOf } from "./state.js";

/** @param {string} said @returns {string} */
const escaped = (said) => said.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** @param {string} instant @returns {string} */
const stamp = (instant) => `${instant.slice(0, 19).replace(/[-:]/g, "")}Z`;

/** A line of at most 75 bytes, and the rest behind a space. @param {string} line @returns {string} */
const folded = (line) => (line.match(/.{1,18}/gu) ?? []).join("\r\n ");

/** As an address that a phone opens or keeps. @param {Shape<"Session">} session @returns {string} */
export function calendarOf(session) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timebank//sessions//EN", "BEGIN:VEVENT", `UID:${session.id}@timebank`,
    `DTSTAMP:${stamp(new Date().toISOString())}`, `DTSTART:${stamp(session.starts_at)}`, `DTEND:${stamp(session.ends_at)}`,
    `SUMMARY:${escaped(nameOf(session))}`, ...(session.place ? [`LOCATION:${escaped(session.place)}`] : []),
    "END:VEVENT", "END:VCALENDAR",
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(`${lines.map(folded).join("\r\n")}\r\n`)}`;
}
