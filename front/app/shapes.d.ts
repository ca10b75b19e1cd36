// What the app's modules hand each other, for maintainers; never sent to a browser.
import type { Fault } from "./api.js";

export type Answered = { id: string; content: any; items: any[]; lang: string; run: number };

export type Seen = {
  me: Shape<"Me">;
  account: Shape<"Account"> | null;
  activities: Shape<"Activity">[];
  organisations: Shape<"Organisation">[];
  contributions: Shape<"Contribution">[];
  /** How they go on, and the minutes that wait for a yes among the others; a phone may have kept what was seen before
   * these were. */
  before?: string | null;
  beyond?: number;
  statement: Shape<"StatementLine">[];
  /** How the statement goes on; a phone may have kept what was seen before this was. */
  older?: string | null;
  /** The next session at which one has a place. */
  next: Shape<"Session"> | null;
  /** What help waits for a word of one's own; a phone may have kept what was seen before this was. */
  waits?: import("./waiting.js").Waiting;
  /** Whom entries of this phone were for. */
  labels: Record<string, string>;
  /** What became of the last thanks of this phone, the latest first. */
  thanked: Answered[];
};

/** What waits to be sent. */
export type Entry = {
  /** Made here, and kept when the entry is mended. */
  id: string;
  /** One for each content: a mended entry gets a new one. */
  key: string;
  /** The member whose phone it was when it was saved: nobody else sends it. */
  by: string;
  /** Where it is sent, below the community. */
  path: string;
  /** The bytes that are sent, the same each time. */
  body: string;
  /** What the form said, to be mended. */
  content: any;
  /** What it is, in words. */
  label: string;
  minutes: number;
  saved_at: number;
  /** Whether the phone's clock had not been compared with the service's by then. */
  unsure?: boolean;
  /** Why it was not accepted. */
  refused: { code?: string; detail: string; lang: string; fields?: Fault["fields"] } | null;
  /** Entries that go before it. */
  after?: string[];
  /** The roles in which it is sent: it waits for one of them. */
  as?: string[];
};

export type Saved = Pick<Entry, "by" | "path" | "content" | "label" | "minutes" | "after" | "as"> & { body: object };

/** Somebody who can be thanked. */
export type Person = {
  key: string;
  member_id?: string;
  number?: string;
  name: string;
  minutes: number;
  on: boolean;
  /** Of somebody new today. */
  language?: string;
};

/** Thanks that are being put together. */
export type Thanks = {
  /** "" for the one thanked last. */
  group: string;
  by: "day" | "month";
  /** Days or months before this one, "other", or "period" for the one below. */
  when: string;
  /** Day, month, year. */
  parts: [string, string, string];
  /** First and last day of thanks that were put together before. */
  period: [string, string] | null;
  /** "" for the one of last time. */
  activity: string;
  /** What is not as last time, by key. */
  changes: Record<string, Partial<Person>>;
  added: Person[];
  /** Without those of last time. */
  alone: boolean;
  /** Said anew on purpose, it is another entry. */
  salt: string;
  mended?: Entry;
};

/** Somebody who came to a session, or is expected. */
export type Came = Person & {
  role: "giver" | "guest";
  /** As they were checked in. */
  row?: Shape<"Attendance">;
  /** The id of their line. */
  line?: string;
};

/** What is being said of who came to a session. */
export type Closing = {
  session: string;
  /** Who says it. */
  by: string;
  /** What is not as expected, by key. */
  changes: Record<string, Partial<Came>>;
  added: Came[];
  /** How many came and gave no name. */
  guests: string;
  mended?: Entry;
};

/** One's own time that is being logged. */
export type Log = {
  /** Whose time it is, where it is not one's own. */
  giver: string;
  /** Whose key it is (state.js), or "other". */
  to: string;
  number: string;
  note: string;
  /** Whether all names are shown. */
  more: boolean;
  /** "" for the usual one. */
  activity: string;
  minutes: number;
  /** Whether another length is being chosen. */
  long: boolean;
  when: string;
  /** Day, month, year. */
  parts: [string, string, string];
  /** Whether it is as last time. */
  last: boolean;
  mended?: Entry;
};
