// The phone's own database: what waits to be sent, and what was last seen. It speaks in events; here they are waited for.
import { given } from "./words.js";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});

let empty = false;
/** @type {Promise<IDBDatabase> | null} */
let held = null;
const forget = () => { held = null; };

async function open() {
  const request = indexedDB.open(`timebank-${given.slug}`, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("outbox", { keyPath: "id" });
    request.result.createObjectStore("kept");
    empty = true;
  };
  const db = await answered(request);
  db.onclose = forget; // phones close it under a page that sleeps
  db.onversionchange = () => { // a newer app in another window has other stores
    db.close();
    forget();
  };
  return db;
}

/** @typedef {(request: IDBRequest<any>) => Promise<any>} Answered */

/** Does something in one store, as a whole or not at all. What keeps it from opening is told where it is wanted.
 * @template T @param {"outbox" | "kept"} name @param {(store: IDBObjectStore, answered: Answered) => Promise<T>} work @returns {Promise<T>} */
export async function within(name, work) {
  held ??= open();
  const db = await held.catch((error) => {
    forget();
    throw error;
  });
  const transaction = db.transaction(name, "readwrite", { durability: name === "outbox" ? "strict" : "relaxed" });
  const over = new Promise((yes, no) => {
    transaction.oncomplete = yes;
    transaction.onabort = () => no(transaction.error);
  });
  over.catch(() => undefined); // it is told below, unless the work itself tells of something before
  try {
    const result = await work(transaction.objectStore(name), answered);
    await over;
    return result;
  } catch (error) {
    transaction.abort();
    throw error;
  }
}

/** Whether a browser has cleared what there was since this was asked last, or there was nothing. @returns {Promise<boolean>} */
export async function wasCleared() {
  await within("kept", async () => undefined);
  const was = empty;
  empty = false;
  return was;
}
