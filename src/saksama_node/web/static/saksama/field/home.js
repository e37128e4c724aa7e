/* Home: what came back, what is being written, what was sent and where it stands; and the buttons to begin. */

import { begunEmpty, begunFrom, fieldsOf } from "./answers.js";
import { device, given } from "./device.js";
import { newDraft } from "./drafts.js";
import { proposedNumber } from "./numbers.js";
import { button, dayOf, inLanguage, link, momentOf, node, notice, pill, say } from "./page.js";
import { openRows, sendNow } from "./queue.js";
import { formFor, inHand, isMended, revising } from "./revising.js";
import { all, keep, kept } from "./store.js";

const REPORTS = { sent: "waiting", returned: "due", approved: "kept", reopened: "due" };
const COLOURS = { waiting: "due", taken: "waiting", missing: "waiting", logged: "kept", practice: "kept", draft: "due", mended: "plain", aside: "lapsed" };

/* Where a submission stands, by one word; `queue`: all of them. */
export function standingOf(row, office, queue) {
  if (row.state !== "taken") return row.state;
  if (row.copy.words.practice) return "practice";
  if (row.missing.length) return "missing";
  if (row.answer?.standing === "draft") return isMended(office, queue, row) ? "mended" : "draft";
  return row.answer?.receipt ? "logged" : "taken";
}
/* What it is called: its number; a practice has none. */
export const nameOf = (row) => (row.copy.words.practice ? say("practiceOn") : row.copy.plain?.number);
export const pillOf = (standing) => pill(COLOURS[standing], say(`state.${standing}`));

async function numberFor(form) {
  const held = [...(await all("drafts")).map((each) => each.number), ...(await all("queue")).filter((each) => !each.copy.words.practice).map((each) => each.copy.plain?.number)].filter(Boolean);
  return proposedNumber(form.pattern, form.proposed, held, dayOf());
}

/* The period in which today lies, of those of this form; else the last that is open. */
const periodFor = (office, form, today) => {
  const mine = office.periods.filter((each) => each.form === form.id && !each.closed);
  return (mine.find((each) => each.begins <= today && today <= each.ends) ?? mine.at(-1))?.subject ?? "";
};

async function write(form, { from = null, practice = false } = {}) {
  const office = await given(), mine = await device(), today = dayOf();
  const answers = from ? begunFrom(form, from, today) : begunEmpty(form, mine.name, today);
  const number = practice ? "LATIHAN" : await numberFor(form);
  const draft = await newDraft({ form: form.id, answers, number, practice, period: practice ? "" : periodFor(office, form, today) });
  location.hash = `#tulis/${draft.id}`;
}

function comeBack(office, queue, drafts) {
  const rows = inHand(office, queue).map((report) => {
    const form = formFor(office, report), notes = report.notes.filter((each) => !each.answered).length;
    const told = pill("due", report.state === "draft" ? say("returnedDraft") : say("returnedOpen", { count: notes }));
    return node("li", {}, node("p", {}, node("strong", {}, report.number || (form ? inLanguage(form, "title") : "")), " ", told), ...revising(office, queue, drafts, report));
  });
  return rows.length ? node("section", {}, node("h2", {}, say("returned")), node("ul", { class: "list" }, ...rows)) : null;
}

/* What is asked for now stands first: a form with an open period, then supervision, then prevention. */
function inOrder(office, today) {
  const rank = (form) => (office.periods.some((each) => each.form === form.id && !each.closed && each.begins <= today && today <= each.ends) ? 0 : form.purpose === "supervision" ? 1 : 2);
  return [...office.forms].sort((one, other) => rank(one) - rank(other));
}

function beginnings(office, queue, isPractice) {
  return inOrder(office, dayOf()).map((form, place) => {
    const last = queue.filter((each) => each.copy.form === form.id && each.copy.plain && !each.copy.words.practice).at(-1);
    const again = last && !isPractice ? button(say("fromLast"), () => write(form, { from: last.copy.plain.answers }), "quiet") : null;
    const words = say(isPractice ? "practiceForm" : "writeForm", { form: inLanguage(form, "title") });
    return node("li", {}, node("div", { class: "row" }, button(words, () => write(form, { practice: isPractice }), place ? "quiet" : ""), again), again ? node("p", { class: "muted" }, say("fromLastWords")) : null);
  });
}

export async function homeScreen(redraw) {
  const mine = await device(), office = await given(), open = await openRows(), refused = await kept("refused");
  const queue = (await all("queue")).sort((one, other) => one.sequence - other.sequence), drafts = (await all("drafts")).sort((one, other) => (one.changed < other.changed ? 1 : -1));
  const isPractice = Boolean(await kept("practice"));
  const toggle = node("input", { type: "checkbox", id: "latihan", onchange: async (event) => { await keep("practice", event.target.checked); redraw(); } });
  toggle.checked = isPractice;
  const gaps = (queue.filter((each) => each.answer).at(-1)?.answer.gaps ?? []).filter((each) => !queue.some((row) => row.sequence === each));
  return [
    node("h1", {}, say("write")), node("p", { class: "muted" }, say("of", { name: mine.name, office: mine.officeName })),
    office && comeBack(office, queue, drafts),
    refused ? null : office ? node("ul", { class: "list list--plain" }, ...beginnings(office, queue, isPractice)) : notice("due", "", node("p", {}, say("noForms"))),
    refused || !office ? null : node("div", { class: "field field--choice-one" }, toggle, node("label", { for: "latihan" }, say("practiceOn")), isPractice ? node("span", { class: "field__help" }, say("practiceWords")) : null),
    node("h2", {}, say("drafts")), drafts.length ? node("ul", { class: "list" }, ...drafts.map((each) => draftLine(office, each))) : node("p", { class: "muted" }, say("noDrafts")),
    node("h2", {}, say("queue")),
    gaps.length ? notice("due", "", node("p", {}, say("gapsOnPhone", { list: gaps.join(", ") }))) : null,
    open.length && !refused ? node("div", { class: "row" }, node("strong", {}, say("unsent", { count: open.length })), button(say("sendNow"), sendNow, "quiet")) : null,
    queue.length ? node("ul", { class: "list" }, ...[...queue].reverse().map((row) => queueLine(office, queue, row))) : node("p", { class: "muted" }, say("noQueue")),
  ];
}

function draftLine(office, draft) {
  const form = office?.forms.find((each) => each.id === draft.form);
  const words = [draft.practice ? say("practiceOn") : draft.number, placeIn(form, draft.answers), say("draftChanged", { at: momentOf(draft.changed) })];
  return node("li", {}, link(form ? inLanguage(form, "title") : draft.form, `#tulis/${draft.id}`), node("p", { class: "muted" }, words.filter(Boolean).join(" · ")));
}

/* What became of a report stands at the last submission about it. */
function queueLine(office, queue, row) {
  const report = office?.reports.find((each) => each.subject === row.answer?.report);
  const isLast = report && queue.filter((each) => each.answer?.report === report.subject).at(-1) === row && row.sent < office.at;
  const state = isLast && REPORTS[report.state] ? [" ", pill(REPORTS[report.state], say(`report.${report.state}`))] : [];
  const lost = row.refused?.length ? [" ", pill("due", say("photoRefused", { count: row.refused.length }))] : [];
  const title = inLanguage({ title: row.title[0], title_en: row.title[1] }, "title");
  return node("li", {}, link(nameOf(row) || String(row.sequence), `#laporan/${row.sequence}`), " ", pillOf(standingOf(row, office, queue)), ...lost, ...state, node("p", { class: "muted" }, `${title} · ${momentOf(row.made)}`));
}

/* Where it was: the first place that stands in a row of the form. */
function placeIn(form, answers) {
  const lists = form ? fieldsOf(form).filter((each) => each.kind === "list") : [];
  return lists.flatMap((each) => answers[each.id] ?? []).map((row) => row.place).find(Boolean) ?? answers.place ?? "";
}
