/* One submission: where it stands, what the office said, its receipt, and what was sent; all of it without a network. */

import { given } from "./device.js";
import { queuedAnew } from "./drafts.js";
import { nameAt } from "./form.js";
import { saveFile } from "./carrying.js";
import { nameOf, pillOf, standingOf } from "./home.js";
import { button, counted, facts, link, momentOf, node, notice, say } from "./page.js";
import { sendNow, witnessesOf } from "./queue.js";
import { inHand, mendedBy, revising } from "./revising.js";
import { answersShown } from "./shown.js";
import { all, kept, read } from "./store.js";

const textOfOpenings = (openings) => (typeof openings === "string" ? openings : `${JSON.stringify(openings, null, 1)}\n`);

function receiptPart(row) {
  const receipt = row.answer?.receipt;
  if (row.copy.words.practice) return null;
  if (!receipt) return row.state === "taken" ? node("p", { class: "muted" }, say("noReceipt")) : null;
  const name = `laporan-${row.sequence}`, witnesses = witnessesOf(receipt.proof);
  const save = (words, text, file) => button(words, () => saveFile(new File([text], file, { type: "application/octet-stream" })), "quiet");
  return node("section", { class: "part", id: "bukti" }, node("h2", {}, say("receipt")), node("p", {}, say("receiptWords")),
    node("p", {}, witnesses.length ? say("witnessed", { names: witnesses.join(", ") }) : say("unwitnessed")),
    node("div", { class: "row" }, save(say("receiptProof"), receipt.proof, `${name}.tlog-proof`), save(say("receiptOpenings"), textOfOpenings(receipt.openings), `${name}.json`),
      node("a", { class: "button button--quiet", href: "/lapangan/periksa/", target: "_blank" }, say("receiptCheck"))),
    node("details", {}, node("summary", {}, say("receiptRaw")), node("pre", {}, receipt.proof)));
}

/* Refused for its key, not for its words: these are sent again, to the office's key of now. */
function asidePart(row) {
  const again = async () => { const next = await queuedAnew(row.sequence); location.replace(`#laporan/${next}`); sendNow(); };
  return notice("lapsed", "", node("p", {}, say("refusedOther", { code: row.why, words: row.words ?? "" })), row.copy.plain && row.why === "field.sealed" ? button(say("sendAnew"), again) : null);
}

function whyPart(row, form, standing) {
  const why = standing === "mended" ? [] : row.answer?.why ?? [], notes = (row.answer?.note ?? "").split(",").filter(Boolean);
  return [
    why.length ? notice("due", "", node("ul", {}, ...why.map((each) => node("li", {}, `${form ? nameAt(form, each.at) : each.at}: ${say(`problem.${each.fault}`)}`)))) : null,
    row.answer?.late ? notice("due", "", node("p", {}, say("late"))) : null,
    row.was ? notice("due", "", node("p", {}, say("renumbered", { was: row.was }))) : null,
    ...notes.map((each) => notice("due", "", node("p", {}, say(each)))),
    row.photoWhy ? notice("due", "", node("p", {}, say("photoWhy", { code: row.photoWhy }))) : null,
    row.state === "aside" ? asidePart(row) : null,
  ];
}

export async function submissionScreen(sequence) {
  const row = await read("queue", sequence), office = await given(), queue = await all("queue");
  if (!row) {
    const next = queue.find((each) => each.was === sequence);
    location.replace(next ? `#laporan/${next.sequence}` : "#");
    return null;
  }
  const form = office?.forms.find((each) => each.id === row.copy.form), standing = standingOf(row, office, queue), isEnded = Boolean(await kept("refused"));
  const refused = row.refused?.length ?? 0, done = row.annexes.length - row.missing.length - refused, leaf = counted(row.answer?.leaf ?? "");
  const next = mendedBy(queue, row), held = office && !isEnded && !next && inHand(office, queue).find((each) => each.subject === row.answer?.report);
  return { nodes: [
    node("h1", {}, nameOf(row) || say("row", { name: say("sequence"), number: sequence }), " ", pillOf(standing)),
    node("p", { id: "keadaan", "data-standing": standing }, say(`stateWords.${isEnded && standing === "waiting" ? "ended" : standing}`, { done, all: row.annexes.length, leaf })),
    standing === "missing" ? node("progress", { max: row.annexes.length, value: done, "aria-label": say("photoCount") }) : null,
    ...whyPart(row, form, standing),
    ...(held ? revising(office, queue, await all("drafts"), held) : next ? [node("p", {}, link(say("mendedBy", { number: next.sequence }), `#laporan/${next.sequence}`))] : []),
    isEnded || !["waiting", "taken", "missing"].includes(standing) ? null : node("p", {}, button(say("sendNow"), sendNow, "quiet")),
    facts([say("sequence"), String(sequence)], [say("made"), momentOf(row.made)], row.sent ? [say("sent"), momentOf(row.sent)] : null, row.state === "waiting" ? [say("tries"), String(row.tries)] : null,
      leaf !== "" ? [say("place"), leaf] : null, row.annexes.length ? [say("photoCount"), [`${done} / ${row.annexes.length}`, refused ? say("photoRefused", { count: refused }) : ""].filter(Boolean).join(" · ")] : null),
    receiptPart(row),
    form && row.copy.plain ? node("details", {}, node("summary", {}, say("copyTitle")), ...answersShown(form, row.copy.plain.answers)) : null,
    node("p", {}, node("a", { href: "#" }, say("back"))),
  ] };
}
