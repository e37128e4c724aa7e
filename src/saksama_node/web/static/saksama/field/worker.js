/* The service worker seen from the page: which version of the page runs, whether a newer one is ready. */

const VERSION = document.documentElement.dataset.version ?? "";
export const version = async () => VERSION;

/* A browser that can install the page says so once; the button stands where a person looks for it. */
let offer = null;
addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); offer = event; });
addEventListener("appinstalled", () => { offer = null; });
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
export const installing = () => (offer ? () => offer.prompt() : null);
export const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

/* On a bad line a first visit may end before all is kept: then it is tried again, and the page works with a network meanwhile. */
export async function registered() {
  const workers = navigator.serviceWorker;
  if (!workers || workers.controller) return workers?.ready;
  return workers.register("/lapangan/sw.js", { scope: "/lapangan/" }).catch(() => null);
}

/* `ready(renew)` is called when a newer page waits. The page is changed only when the person says so, with drafts saved. */
export async function watchWorker(ready) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let isFirst = !workers.controller;
  workers.addEventListener("controllerchange", () => { if (isFirst) { isFirst = false; return; } location.reload(); });
  const registration = await registered();
  if (!registration) return;
  const look = (worker) => { if (worker && workers.controller) ready(() => worker.postMessage("renew")); };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => { if (worker.state === "installed") look(worker); });
  });
}

/* The page that checks receipts, kept beside these pages once there is a receipt: it works without a network too. */
export async function keepChecker() {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  worker?.postMessage("checker");
}
