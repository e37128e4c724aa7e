/* What answers a form, as `saksama.observation.answers` judges it: faults at their fields, text as it is kept. */

export const OTHER = "other:";
const MOST = { line: 300, text: 20000, day: 10, time: 5, choice: 200, list: 20 };
const TIME = /^(?:[01]\d|2[0-3])\.[0-5]\d$/;

export const fieldsOf = (form) => form.part.flatMap((part) => part.field);
export const limitOf = (field) => field.most || MOST[field.kind ?? "line"];
export const lettersOf = (text) => [...text].length;
export const applies = (field, answers) => !field.when || answers[field.when.field] === field.when.answer;

/* Blanks of every kind as one kind, ends of lines as one; what no screen shows is taken away. */
function tidyText(text, hasLines) {
  const lines = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\p{Zs}\t]/gu, " ").replace(/[\p{Zl}\p{Zp}]/gu, "\n");
  const shown = lines.replace(/\p{C}/gu, (each) => (each === "\n" ? each : ""));
  return (hasLines ? shown : shown.replaceAll("\n", " ")).trim();
}

/* Answers that a newer form has no place for stay: they are a fault that is told, never dropped. */
export const leftOver = (form, answers) => { const known = new Set(fieldsOf(form).map((each) => each.id)); return Object.keys(answers).filter((each) => !known.has(each) && answers[each].length); };

export function tidied(form, answers) {
  const kept = Object.fromEntries(leftOver(form, answers).map((each) => [each, answers[each]]));
  for (const field of fieldsOf(form)) {
    const said = answers[field.id];
    if (Array.isArray(said)) {
      const rows = said.map((row) => Object.fromEntries(field.field.map((each) => [each.id, tidyText(row[each.id] ?? "", each.kind === "text")]).filter(([, text]) => text)));
      const full = rows.filter((row) => Object.keys(row).length);
      if (full.length) kept[field.id] = full;
    } else if (said) {
      const text = tidyText(said, field.kind === "text");
      if (text) kept[field.id] = text;
    }
  }
  return kept;
}

/* Every fault as {at, fault}, in the form's order; rows are counted from 1. */
export function problemsOf(form, answers) {
  const asked = fieldsOf(form).flatMap((field) => ofField(field, answers[field.id], field.id, applies(field, answers)));
  return [...leftOver(form, answers).sort().map((at) => ({ at, fault: "unknown" })), ...asked];
}

function ofField(field, answer, at, isAsked) {
  if (!answer || !answer.length) return field.required && isAsked ? [{ at, fault: "missing" }] : [];
  if (!isAsked) return [{ at, fault: "needless" }];
  if (field.kind !== "list") { const fault = faultOf(field, answer); return fault ? [{ at, fault }] : []; }
  const many = answer.length > limitOf(field) ? [{ at, fault: "many" }] : [];
  return [...many, ...answer.flatMap((row, place) => field.field.flatMap((each) => ofField(each, row[each.id], `${at}.${place + 1}.${each.id}`, applies(each, row))))];
}

function faultOf(field, text) {
  if (lettersOf(text) > limitOf(field)) return "long";
  if (field.kind === "day") return isDay(text) ? "" : "day";
  if (field.kind === "time") return TIME.test(text) ? "" : "time";
  if (field.kind !== "choice") return "";
  const isOwn = field.other && text.startsWith(OTHER) && text.slice(OTHER.length).trim();
  return isOwn || field.option.some((each) => each.id === text) ? "" : "option";
}

function isDay(text) {
  const found = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(found.getTime()) && found.toISOString().startsWith(text);
}

/* A day that must be told is the day of the act; one that need not be is of something else, a letter. */
const isOfToday = (field) => field.kind === "day" && field.required;

/* The last report as a beginning: who, where and what for stay; what was found, and what hangs on a suspicion, is asked anew. */
export function begunFrom(form, answers, today) {
  const asking = new Set(fieldsOf(form).flatMap((field) => (field.when ? [field.when.field] : [])));
  const stays = (field) => !field.when && !asking.has(field.id) && (field.kind !== "text" || field.ready);
  const begun = {};
  for (const field of fieldsOf(form)) {
    const said = answers[field.id];
    if (said === undefined || !stays(field)) continue;
    begun[field.id] = !Array.isArray(said) ? (isOfToday(field) ? today : said) : said.map((row) => Object.fromEntries(
      field.field.filter((each) => row[each.id] !== undefined && stays(each)).map((each) => [each.id, each.kind === "day" ? today : row[each.id]])));
  }
  return begun;
}

/* An empty form: the person of this telephone in the first row of names, today where a day must be told. */
export function begunEmpty(form, name, today) {
  const begun = Object.fromEntries(fieldsOf(form).filter((each) => isOfToday(each) && !each.when).map((each) => [each.id, today]));
  for (const field of fieldsOf(form).filter((each) => each.kind === "list" && !each.when)) {
    const row = {};
    for (const each of field.field) {
      if (each.kind === "day") row[each.id] = today;
      else if (each.id === "name" && field.id === "team") row[each.id] = name;
    }
    if (field.required || Object.keys(row).length) begun[field.id] = [row];
  }
  return begun;
}
