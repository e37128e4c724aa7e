/* This telephone: whose it is, what it holds, what would be lost, the queue as a file, and letting go of it. */

import { carried, saveFile, shareFile } from "./carrying.js";
import { begin, device, given } from "./device.js";
import { wordsOfFault } from "./enrolling.js";
import { announce, button, facts, momentOf, node, notice, say, sizeOf, sure } from "./page.js";
import { openRows, sendNow } from "./queue.js";
import { all, forget } from "./store.js";
import { installing, isApple, isInstalled, version } from "./worker.js";
import { forgetLast } from "./writing.js";

function installPart() {
  const install = installing();
  if (isInstalled()) return node("p", {}, say("installed"));
  return install ? node("p", {}, button(say("install"), install, "quiet")) : null;
}

async function storagePart(redraw) {
  const isKept = await navigator.storage?.persisted?.(), { usage = 0 } = await navigator.storage?.estimate?.() ?? {};
  const ask = button(say("persist"), async () => { const was = await navigator.storage.persist(); if (!was) announce(say("persistNo"), "due"); redraw(); }, "quiet");
  return node("section", { class: "part" }, node("h2", {}, say("storage")), installPart(), node("p", {}, say(isKept ? "persisted" : "notPersisted"), ` ${say("used", { used: sizeOf(usage) })}`),
    isKept || !navigator.storage?.persist ? null : node("p", {}, ask), node("p", { class: isApple ? "" : "muted" }, say("iosWords")));
}

async function lostPart() {
  const drafts = (await all("drafts")).length, open = await openRows();
  const unsent = open.filter((each) => each.state !== "taken").length, photos = (await all("pieces")).length + (await all("photos")).length;
  const isNothing = !drafts && !unsent && !photos;
  return notice(isNothing ? "plain" : "due", say("lostTitle"), node("p", { id: "hilang" }, isNothing ? say("lostNothing") : say("lostWords", { drafts, unsent, photos })));
}

async function carryPart() {
  const open = await openRows(), told = node("p", { role: "status" });
  const made = async () => { const file = await carried(); told.textContent = say("carryDone", { name: file.name, size: sizeOf(file.size) }); return file; };
  const share = navigator.canShare?.({ files: [new File(["{}"], "a.saksama-lapangan", { type: "application/octet-stream" })] });
  return node("section", { class: "part", id: "bawa" }, node("h2", {}, say("carry")), node("p", {}, say("carryWords")),
    open.length ? node("div", { class: "row" }, button(say("carrySave"), async () => saveFile(await made())), share ? button(say("carryShare"), async () => shareFile(await made()), "quiet") : null) : node("p", { class: "muted" }, say("carryNothing")), told);
}

export async function phoneScreen(redraw) {
  const mine = await device(), office = await given(), ask = node("div", {});
  const refresh = button(say("refresh"), async () => { try { await begin(); announce(""); sendNow(); } catch (fault) { announce(wordsOfFault(fault), "lapsed"); } redraw(); }, "quiet");
  const leave = button(say("leave"), async () => sure(ask, `${(await lostPart()).textContent} ${say("leaveSure")}`, say("leaveYes"), async () => { forgetLast(); await forget(); location.hash = "#"; }), "danger");
  const ran = [say("version"), node("span", { class: "hash" }, await version())];
  const about = mine ? [[say("holder"), mine.name], [say("office"), mine.officeName], [say("deviceId"), node("span", { class: "hash" }, mine.id)], ran, [say("lastGiven"), office?.at ? momentOf(office.at) : say("never")]] : [ran];
  return [
    node("h1", {}, say("phoneTitle")), facts(...about),
    mine ? node("p", {}, refresh) : null, await lostPart(), mine ? await carryPart() : null, await storagePart(redraw),
    mine ? node("section", { class: "part" }, node("h2", {}, say("leave")), node("p", {}, say("leaveWords")), leave, ask) : null,
  ];
}
