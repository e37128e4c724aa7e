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

/* `ready(renew)` is called when a newer page waits. The page is changed only when the person says so, with drafts saved. */
export async function watchWorker(ready) {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/lapangan/sw.js", { scope: "/lapangan/" });
  const look = (worker) => { if (worker && navigator.serviceWorker.controller) ready(() => worker.postMessage("renew")); };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => { if (worker.state === "installed") look(worker); });
  });
  let isRenewed = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (isRenewed) { isRenewed = false; return; } location.reload(); });
}

/* The page that checks receipts, kept beside these pages once there is a receipt: it works without a network too. */
export async function keepChecker() {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  worker?.postMessage("checker");
}
