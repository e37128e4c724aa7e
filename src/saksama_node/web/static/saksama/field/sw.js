/* The service worker of the field's pages, version @version@: the page is there without a network.

   Kept: the page and its files, whole at the first visit; another version takes their place only when the person says so. Never kept:
   what the door says (`api/`). The page that checks receipts is kept when the first receipt came. */
"use strict";
const VERSION = "@version@";
const PAGE = "@page@";
const PARTS = @parts@;
const SHELL = `saksama-lapangan-${VERSION}`;
const CHECKER = "saksama-lapangan-periksa";
const CHECKER_HERE = `${PAGE}periksa/`;

/* A browser that starts a worker may ask the network for the page meanwhile, in case the worker wants it. Ours holds it:
   on a bad line that costs the page's octets each time it is opened. Said by a route, where a browser knows routes. */
const HERE = { condition: { urlPattern: { pathname: `${PAGE}*` } }, source: "fetch-event" };

self.addEventListener("install", (event) => {
  if (event.addRoutes) event.waitUntil(event.addRoutes(HERE).catch(() => { /* it costs octets, no more */ }));
  // The files are named by what is in them: those that the first visit brought are not brought again.
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([new Request(PAGE, { cache: "reload" }), ...PARTS])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("saksama-lapangan-") && name !== SHELL && name !== CHECKER) await caches.delete(name);
    await self.clients.claim();
  })());
});

async function keepChecker() {
  const answer = await fetch("/periksa/", { credentials: "omit" });
  if (answer.ok) await (await caches.open(CHECKER)).put(CHECKER_HERE, answer.clone());
  return answer;
}

self.addEventListener("message", (event) => {
  if (event.data === "renew") self.skipWaiting();
  if (event.data === "checker") event.waitUntil(keepChecker().catch(() => { /* when there is a network */ }));
});

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (pathname === CHECKER_HERE) event.respondWith(caches.match(CHECKER_HERE).then((held) => held ?? keepChecker()));
  else if (pathname === PAGE || PARTS.includes(pathname)) event.respondWith(caches.match(pathname).then((held) => held ?? fetch(event.request)));
});
