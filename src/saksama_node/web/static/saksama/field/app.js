/* The application: one page, its screens by what stands behind `#`, and what it does by itself.

   #                home                 #tulis/DRAFT      writing        #lihat/DRAFT   once more before it goes
   #laporan/NUMBER  one submission       #ponsel           this telephone  #undangan=CODE enrolment */

import { begin, device, isEnded, isReached } from "./device.js";
import { enrollScreen } from "./enrolling.js";
import { homeScreen } from "./home.js";
import { announce, button, language, node, notice, say, speak } from "./page.js";
import { phoneScreen } from "./phone.js";
import { onQueue, pause, work } from "./queue.js";
import { sendScreen } from "./sending.js";
import { all, isFull, keep, kept } from "./store.js";
import { submissionScreen } from "./submission.js";
import { keepChecker, registered, watchWorker } from "./worker.js";
import { writeScreen } from "./writing.js";

const FRESH = 300_000; /* milliseconds for which what the office gave is not asked for again */
const place = (id) => document.getElementById(id);
let leave = async () => {};
let hurry = async () => {};
let follows = false;
let drawing = 0;
let invited = ""; /* the card's code, until it was used */

async function screenOf(hash) {
  const [name, word, more] = hash.replace(/^#/, "").split("/");
  if (name.startsWith("undangan=")) {
    // Taken from the address: it is seen by nobody who is shown this telephone.
    history.replaceState(null, "", "#daftar");
    try { invited = decodeURIComponent(name.slice(9)); } catch { invited = ""; /* torn on its way: it is typed from the card */ }
    return { nodes: await enrollScreen(invited, enrolled) };
  }
  if (name === "ponsel") return { nodes: await phoneScreen(draw) };
  if (!await device() || name === "daftar") return { nodes: await enrollScreen(invited, enrolled) };
  if (name === "tulis") return writeScreen(word, { faults: more === "periksa" });
  if (name === "lihat") return sendScreen(word);
  if (name === "laporan") return { ...await submissionScreen(Number(word)), follows: true };
  return { nodes: await homeScreen(draw), follows: true };
}

const enrolled = async () => { invited = ""; location.hash = "#"; navigator.storage?.persist?.(); };

async function draw() {
  const mine = ++drawing;
  const screen = await screenOf(location.hash);
  if (!screen?.nodes || mine !== drawing) return;
  await standing();
  const back = where();
  place("isi").replaceChildren(...screen.nodes.filter(Boolean));
  back();
  leave = screen.leave ?? (async () => {});
  hurry = screen.hurry ?? leave;
  follows = Boolean(screen.follows);
  document.title = `${place("isi").querySelector("h1")?.textContent ?? ""} · ${say("title")}`;
  document.documentElement.dataset.ready = "yes";
  screen.ready?.();
}

/* A screen that is drawn again while it is read keeps what was unfolded, and where the keyboard was. */
function where() {
  const old = place("isi"), open = [...old.querySelectorAll("details")].map((each) => each.open), { tagName, textContent } = document.activeElement ?? {};
  const isInside = old.contains(document.activeElement) && old !== document.activeElement, hash = location.hash;
  return () => {
    if (place("isi").dataset.hash !== hash) { place("isi").dataset.hash = hash; return; }
    for (const [at, each] of [...place("isi").querySelectorAll("details")].entries()) each.open = open[at] ?? false;
    if (isInside) [...place("isi").querySelectorAll(tagName)].find((each) => each.textContent === textContent)?.focus({ preventScroll: true });
  };
}

/* What stands above every screen: the network, and whether the office still knows this telephone. */
async function standing() {
  place("jaringan").textContent = say(isReached() ? "online" : "offline");
  place("langsung").textContent = say("skip");
  place("nama").textContent = say("title");
  place("ponsel").textContent = say("phone");
  place("atas").setAttribute("aria-label", say("news"));
  place("beranda").textContent = say("home");
  place("bahasa").textContent = say("other");
  place("bahasa").lang = language() === "id" ? "en" : "id";
  const why = await kept("refused");
  const ask = button(say("askAgain"), async () => { await refresh(true); draw(); }, "quiet");
  const title = { "field.revoked": "revoked", "field.ended": "ended" }[why] ?? "unsigned";
  place("dicabut").replaceChildren(...(why ? [notice("lapsed", say(title), node("p", {}, say("endedWords")), node("div", { class: "row" }, node("a", { href: "#ponsel" }, say("carry")), ask))] : []));
}

async function refresh(isAsked) {
  const office = await kept("begin");
  if (!await device() || (!isAsked && office && Date.now() - Date.parse(office.at) < FRESH)) return;
  try { await begin(); } catch (fault) { if (!isAsked || !isEnded(fault)) return; }
}

/* What waits goes first, then what the office has to say. A telephone that has no forms yet asks again by itself. */
let later = null;
async function wake() {
  clearTimeout(later);
  await work();
  await refresh(false);
  if (follows) await draw();
  await standing();
  if (await device() && !await kept("begin") && !await kept("refused")) later = setTimeout(guarded(wake), pause(2));
  await registered();
}

/* With the first receipt comes the page that checks it; a newer edition, once each time that these pages are opened. */
let isChecked = false;
async function follow() {
  if (follows) await draw();
  if (isChecked || !(await all("queue")).some((each) => each.answer?.receipt)) return;
  isChecked = true;
  await keepChecker();
}

function guarded(act) {
  return (...words) => (async () => act(...words))().catch((fault) => announce(say(isFull(fault) ? "full" : "fault", { code: fault?.name ?? "" }), "lapsed"));
}

/* A screen is left when what is on it is saved: moving on waits for the disk, closing does not have to. */
const move = guarded(async () => { announce(""); await leave(); await draw(); scrollTo(0, 0); place("isi").focus({ preventScroll: true }); });

async function start() {
  if (!("indexedDB" in window) || !crypto.subtle || !navigator.locks) { place("isi").replaceChildren(notice("lapsed", "", node("p", {}, say("unable")))); return; }
  speak(await kept("language"));
  place("bahasa").addEventListener("click", guarded(async () => { await leave(); const chosen = language() === "id" ? "en" : "id"; await keep("language", chosen); speak(chosen); await draw(); }));
  // What stands behind `#` is a screen: what is written is not left for the skip link.
  place("langsung").addEventListener("click", (event) => { event.preventDefault(); place("isi").focus(); });
  addEventListener("hashchange", move);
  addEventListener("pagehide", () => hurry());
  document.addEventListener("visibilitychange", guarded(() => (document.hidden ? hurry() : wake())));
  addEventListener("online", guarded(async () => { await standing(); await wake(); }));
  addEventListener("offline", guarded(standing));
  onQueue(guarded(follow));
  await draw();
  watchWorker((renew) => place("baru").replaceChildren(notice("waiting", "", node("p", {}, say("newer")), button(say("renew"), async () => { await leave(); renew(); }))));
  await wake();
}

guarded(start)();
