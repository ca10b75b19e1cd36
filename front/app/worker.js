// What lets the app open without a signal: the files of the page, kept under one name for each version.

/** @param {{prefix: string, version: string, shell: string, files: string[]}} given what the server rendered */
export function serve({ prefix, version, shell, files }) {
  const worker = /** @type {any} */ (self);
  const name = prefix + version;

  const install = async () => {
    const cache = await caches.open(name);
    await cache.addAll(files);
    const page = await fetch(shell, { credentials: "same-origin", cache: "no-store" });
    // Whoever is signed out is sent to another page, which is not the app.
    if (!page.ok || page.redirected) throw new Error(`no shell: ${page.status}`);
    await cache.put(shell, page);
    await worker.skipWaiting();
  };
  const activate = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((one) => one.startsWith(prefix) && one !== name).map((one) => caches.delete(one)));
    await worker.clients.claim();
  };
  const answer = async (/** @type {Request} */ request) => {
    const cache = await caches.open(name);
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    return kept ?? fetch(request);
  };

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { pathname } = new URL(event.request.url);
    const ours = pathname === shell || files.includes(pathname) || files.includes(pathname + new URL(event.request.url).search);
    if (event.request.method === "GET" && ours) event.respondWith(answer(event.request));
  });
}
