/* Reports that are in their writer's hands again: as the office told when it was asked, and as it answered each submission since.

   What a telephone was answered it knows without asking again: a report can be mended at once, and without a network. */

import { begunEmpty } from "./answers.js";
import { device } from "./device.js";
import { newDraft } from "./drafts.js";
import { button, dayOf, inLanguage, link, node, say } from "./page.js";
import { all } from "./store.js";

const IN_HAND = new Set(["draft", "returned", "reopened"]);

/* The photographs of a report in the order in which they were sent, each by the name that a note gives it. */
export const photosIn = (queue, subject) => queue.filter((each) => subject && each.answer?.report === subject).flatMap((row) => row.annexes.map(({ sha256 }) => ({ sha256: row.copy.plain?.plain?.[sha256], words: row.copy.plain?.captions?.[sha256] })));

/* The submission that mends what this one was answered; none that the office did not take. */
export const mendedBy = (queue, row) => queue.filter((each) => row.answer?.report && each.sequence > row.sequence && each.copy.words.report === row.answer.report && each.state !== "aside").at(-1);

/* As the office would tell it. Which state its draft has there only the office knows: what the last submission left is meant. */
function heldBack(row, listed) {
  const { report, why } = row.answer, { words, plain, form } = row.copy, said = new Set((plain?.replies ?? []).map((each) => each.note));
  const notes = (listed?.notes ?? []).map((each) => ({ ...each, answered: each.answered || said.has(each.id) }));
  return { period: why?.some((each) => each.at === "period") ? "" : words.period, form, state: "draft", ...listed, subject: report, number: plain?.number ?? listed?.number ?? "", edits: undefined, why: why ?? [], notes };
}

export function inHand(office, queue) {
  // What went again since the office was last asked is out of the hand, though the office's list is older.
  const isNewer = (row) => row.sent > office.at;
  const gone = new Set(queue.filter((each) => each.state === "waiting" || (isNewer(each) && each.answer?.standing === "sent")).map((each) => each.copy.words.report));
  const listed = new Map(office.reports.map((each) => [each.subject, each]));
  for (const row of queue) if (isNewer(row) && row.answer?.standing === "draft") listed.set(row.answer.report, heldBack(row, listed.get(row.answer.report)));
  return [...listed.values()].filter((each) => IN_HAND.has(each.state) && !gone.has(each.subject));
}

export const reportOf = (office, queue, subject) => inHand(office, queue).find((each) => each.subject === subject) ?? office.reports.find((each) => each.subject === subject);

/* Nothing is asked of its writer any more: it went again from here, or the office says since that it has it. */
export const isMended = (office, queue, row) => Boolean(mendedBy(queue, row)) || (row.sent < office?.at && office.reports.some((each) => each.subject === row.answer.report && !IN_HAND.has(each.state)));

/* The words of this telephone, the office's notes. */
async function revise(report, form, plain) {
  const held = (await all("drafts")).find((each) => each.report === report.subject);
  const answers = plain?.answers ?? begunEmpty(form, (await device()).name, dayOf());
  const draft = held ?? await newDraft({ form: form.id, answers: structuredClone(answers), number: report.number || plain?.number || "", report: report.subject, reportEdits: report.edits, period: report.period });
  location.hash = `#tulis/${draft.id}`;
}

export const formFor = (office, report) => office.forms.find((each) => each.id === report.form || each.digest === report.form);

/* The button with which it is mended, and what is said where this telephone has not its words. */
export function revising(office, queue, drafts, report) {
  const form = formFor(office, report), isBegun = drafts.some((each) => each.report === report.subject);
  const last = queue.filter((each) => each.answer?.report === report.subject && each.copy.plain).at(-1);
  const isHere = last || isBegun;
  return [isHere ? null : node("p", { class: "muted" }, say("noCopy")), form ? button(say(isHere ? "revise" : "writeAgain"), () => revise(report, form, last?.copy.plain)) : null];
}
