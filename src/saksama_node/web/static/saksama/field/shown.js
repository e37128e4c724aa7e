/* Answers as they are read: before they are sent, and afterwards. What does not apply is left out, what is none is "Nihil". */

import { OTHER, applies } from "./answers.js";
import { facts, inLanguage, longDay, node } from "./page.js";

function wordsOf(field, text) {
  if (!text) return "";
  if (field.kind === "day") return longDay(text);
  if (field.kind !== "choice") return text;
  if (text.startsWith(OTHER)) return text.slice(OTHER.length);
  const option = field.option.find((each) => each.id === text);
  return option ? inLanguage(option, "label") : text;
}

const lines = (field, text) => node("span", { class: "written" }, wordsOf(field, text));
const pairOf = (field, text) => (text ? [inLanguage(field, "label"), lines(field, text)] : null);

export function answersShown(form, answers) {
  return form.part.map((part) => {
    const said = part.field.filter((field) => applies(field, answers) && answers[field.id]?.length);
    const pairs = said.map((field) => (field.kind === "list"
      ? [inLanguage(field, "label"), node("ol", { class: "listed" }, ...answers[field.id].map((row) => node("li", {}, facts(...field.field.map((each) => pairOf(each, row[each.id]))))))]
      : pairOf(field, answers[field.id])));
    return pairs.length ? node("section", { class: "part" }, node("h2", {}, `${part.mark}. ${inLanguage(part, "title")}`), facts(...pairs)) : null;
  });
}
