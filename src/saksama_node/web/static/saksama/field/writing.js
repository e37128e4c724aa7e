/* A draft: its form, number, period, photographs and answers to notes; on the disk half a second after each letter. */

import { button, announce, inLanguage, momentOf, node, notice, say, sure, timeOf } from "./page.js";
import { leftOver, problemsOf, tidied } from "./answers.js";
import { given } from "./device.js";
import { Moved, dropDraft, photosOf, saveDraft } from "./drafts.js";
import { fieldAt, formOf, nameAt } from "./form.js";
import { photosPart } from "./writing_photos.js";
import { photosIn, reportOf } from "./revising.js";
import { all, isFull, read } from "./store.js";

const REST = 400; /* milliseconds after the last letter */
/* Letters of the last moment: a page that is taken away has no time for a database, only for this. */
const LAST = "saksama-lapangan-terakhir";

export const forgetLast = () => localStorage.removeItem(LAST);

function withLast(draft) {
  let last = null;
  try { last = JSON.parse(localStorage.getItem(LAST) ?? "null"); } catch { /* nothing that can be read */ }
  return last?.id === draft.id && last.edits === draft.edits ? { draft: last, isNewer: true } : { draft, isNewer: false };
}

/* Saving waits for a pause; leaving does not. Of several asked at once the last is done. */
function savingOf(draft, place) {
  let timer = null, running = Promise.resolve(), isOld = false, isTold = false;
  const now = () => {
    clearTimeout(timer);
    timer = null;
    running = running.then(async () => {
      if (!isOld) return;
      isOld = false;
      try {
        await saveDraft(draft);
        forgetLast();
        place.textContent = say("saved", { at: timeOf() });
        // What was told is so no longer.
        if (isTold) announce("");
        isTold = false;
      } catch (fault) {
        isOld = isTold = true;
        announce(say(fault instanceof Moved ? "moved" : isFull(fault) ? "full" : "fault", { code: fault.name }), "lapsed");
      }
    });
    return running;
  };
  const hurry = () => {
    try { if (isOld) localStorage.setItem(LAST, JSON.stringify(draft)); } catch { /* full: the database says so */ }
    return now();
  };
  return { now, hurry, changed() { isOld = true; place.textContent = say("saving"); clearTimeout(timer); timer = setTimeout(now, REST); }, stop() { clearTimeout(timer); isOld = false; return running; } };
}

/* What is asked of a report beyond its form: a number, an answer to every open note. */
export function faultsOf(form, draft, report) {
  const answers = tidied(form, draft.answers);
  const faults = problemsOf(form, answers);
  if (!draft.number.trim()) faults.unshift({ at: "number", fault: "missing" });
  const open = (report?.notes ?? []).filter((each) => !each.answered && !(draft.replies[each.id] ?? "").trim());
  return [...open.map((each) => ({ at: `note-${each.id}`, fault: "not-answered" })), ...faults];
}

export function summaryOf(form, faults, report, photos, more) {
  const items = faults.map(({ at, fault }) => {
    const target = at.startsWith("note-") ? document.getElementById(at) : at === "number" ? document.getElementById("nomor") : fieldAt(at);
    const note = report?.notes.find((each) => at === `note-${each.id}`);
    const words = `${note ? `${say("notes")}, ${nameAt(form, note.at, photos)}` : nameAt(form, at)}: ${say(`problem.${fault}`)}`;
    if (!target) return node("li", {}, words);
    const control = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea") ?? target;
    control.setAttribute("aria-invalid", "true");
    return node("li", {}, node("button", { type: "button", class: "button-link", onclick: () => { target.scrollIntoView({ block: "center" }); control.focus(); } }, words));
  });
  return node("section", { class: "error-summary", tabindex: "-1", role: "alert" }, node("h2", {}, say("problems", { count: faults.length })), node("ul", {}, ...items), more);
}

function notesPart(form, draft, report, photos, changed) {
  const open = (report?.notes ?? []).filter((each) => !each.answered);
  const why = report?.why ?? [];
  if (!open.length && !why.length) return null;
  return node("section", { class: "part" }, node("h2", {}, say("notes")),
    why.length ? node("ul", {}, ...why.map((each) => node("li", {}, `${nameAt(form, each.at, photos)}: ${say(`problem.${each.fault}`)}`))) : null,
    ...open.map((each, number) => {
      const id = `note-${each.id}`, input = node("textarea", { id, rows: 2, "aria-describedby": `${id}-isi` });
      input.value = draft.replies[each.id] ?? "";
      input.addEventListener("input", () => { draft.replies[each.id] = input.value; changed(); });
      return node("div", { class: "field" }, node("p", { id: `${id}-isi` }, node("strong", {}, say("noteAt", { at: nameAt(form, each.at, photos) })), ": ", node("span", { class: "written" }, each.words)), node("label", { for: id }, say("reply", { number: number + 1 })), input);
    }));
}

function periodOf(office, form, draft, changed) {
  const mine = office.periods.filter((each) => each.form === form.id || each.subject === draft.period);
  if (draft.practice || draft.report || !mine.length) return null;
  const list = node("select", { id: "masa" }, node("option", { value: "" }, say("noPeriod")), ...mine.map((each) => node("option", { value: each.subject }, each.closed ? say("closedPeriod", { name: each.name }) : each.name)));
  list.value = draft.period;
  list.addEventListener("change", () => { draft.period = list.value; changed(); });
  return node("div", { class: "field" }, node("label", { for: "masa" }, say("period")), list);
}

function numberOf(draft, changed) {
  if (draft.practice) return null;
  const input = node("input", { id: "nomor", type: "text", autocomplete: "off", maxlength: "100", "aria-describedby": "nomor-bantuan" });
  input.value = draft.number;
  input.addEventListener("input", () => { draft.number = input.value; changed(); });
  return node("div", { class: "field" }, node("label", { for: "nomor" }, say("numberField")), node("span", { class: "field__help", id: "nomor-bantuan" }, say("numberHelp")), input);
}

const wordsIn = (answer) => (typeof answer === "string" ? answer : answer.map((row) => Object.values(row).join("; ")).join("\n"));

function leftPart(form, draft, changed) {
  const left = leftOver(form, draft.answers);
  const rows = left.map((name) => {
    const row = node("li", { id: `isian-${name}` }, node("p", { class: "written" }, wordsIn(draft.answers[name])), button(say("drop"), () => { delete draft.answers[name]; row.remove(); changed(); }, "quiet"));
    return row;
  });
  return rows.length ? notice("due", say("leftover"), node("p", {}, say("leftoverWords")), node("ul", { class: "list" }, ...rows)) : null;
}

/* Resolves with the screen's nodes, `leave`, which saves what is not saved, and `hurry`, which does so where there is no time. */
export async function writeScreen(id, { faults = false } = {}) {
  const held = await read("drafts", id), office = await given();
  const form = office?.forms.find((each) => each.id === held?.form);
  if (!held || !form) { location.replace("#"); return null; }
  const { draft, isNewer } = withLast(held);
  const queue = await all("queue"), report = reportOf(office, queue, draft.report), photos = photosIn(queue, draft.report);
  const place = node("span", { class: "muted", role: "status", id: "simpan" }, say("draftChanged", { at: momentOf(draft.changed) }));
  const saving = savingOf(draft, place);
  if (isNewer) saving.changed();
  const summary = node("div", {}), ask = node("div", {});
  const sentences = office.sentences;
  const look = () => {
    const found = faultsOf(form, draft, report);
    for (const each of document.querySelectorAll('[aria-invalid="true"]')) each.removeAttribute("aria-invalid");
    const needless = found.some((each) => each.fault === "needless");
    const more = needless ? button(say("dropNeedless"), async () => {
      for (const each of found.filter((one) => one.fault === "needless")) delete draft.answers[each.at.split(".")[0]];
      saving.changed();
      await saving.now();
      dispatchEvent(new Event("hashchange"));
    }, "quiet") : null;
    summary.replaceChildren(...(found.length ? [summaryOf(form, found, report, photos, more)] : []));
    if (found.length) summary.firstElementChild.focus();
    return found.length === 0;
  };
  const go = button(say("check"), async () => { await saving.now(); if (look()) location.hash = `#lihat/${id}`; });
  const drop = button(say("dropDraft"), () => sure(ask, say("dropDraftSure"), say("yes"), async () => { await saving.stop(); await dropDraft(id); location.hash = "#"; }), "quiet");
  const nodes = [
    node("h1", {}, inLanguage(form, "title")),
    draft.practice ? notice("due", say("practiceOn"), node("p", {}, say("practiceWords"))) : null,
    summary, notesPart(form, draft, report, photos, saving.changed), leftPart(form, draft, saving.changed), periodOf(office, form, draft, saving.changed), ...formOf(form, draft.answers, sentences, saving.changed),
    await photosPart(draft, saving.changed), numberOf(draft, saving.changed),
    node("div", { class: "form-end" }, go, place), node("div", { class: "form-end" }, drop), ask,
  ];
  return { nodes, leave: saving.now, hurry: saving.hurry, ready: faults ? look : null };
}
