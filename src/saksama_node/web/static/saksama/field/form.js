/* A form as its data says it: parts, fields, rows that repeat, "Nihil", ready sentences. Each change is told at once.

   A field that hangs on an answer is shown while that answer stands, or while something is written in it: nothing that was
   written is hidden. A choice of few is pressed, one of many is picked from a list. */

import { OTHER, applies, fieldsOf, lettersOf, limitOf } from "./answers.js";
import { button, inLanguage, node, say } from "./page.js";

const FEW = 4;

/* `answers` is changed in place; `changed()` follows each change; `sentences` are the office's ready ones. */
export function formOf(form, answers, sentences, changed) {
  const shown = [];
  const look = () => { for (const each of shown) each(); };
  const told = () => { look(); changed(); };
  const parts = form.part.map((part) => {
    const fields = part.field.map((field) => {
      const made = field.kind === "list" ? rowsOf(field, answers, field.id, sentences, told) : fieldOf(field, answers, field.id, sentences, told);
      if (field.when) shown.push(() => { made.hidden = !applies(field, answers) && !(answers[field.id] && answers[field.id].length); });
      return made;
    });
    return node("section", { class: "part", "aria-labelledby": `bagian-${part.id}` }, node("h2", { id: `bagian-${part.id}` }, `${part.mark}. ${inLanguage(part, "title")}`), ...fields);
  });
  look();
  // What is being mended is no longer marked; it is judged again when it is asked.
  for (const part of parts) part.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));
  return parts;
}

const idOf = (at) => `isian-${at.replaceAll(".", "-")}`;
export const fieldAt = (at) => document.getElementById(idOf(at));
const isOptional = (field) => (field.required ? null : node("span", { class: "field__optional" }, " ", say("optional")));
const helpOf = (field, id) => (inLanguage(field, "hint") ? node("span", { class: "field__help", id: `${id}-bantuan` }, inLanguage(field, "hint")) : null);

function fieldOf(field, answers, at, sentences, told) {
  const id = idOf(at), set = (value) => { answers[field.id] = value; told(); };
  if (field.kind === "choice" && field.option.length <= FEW && !field.other) return pressedOf(field, answers, id, set);
  const label = node("label", { for: id }, inLanguage(field, "label"), isOptional(field));
  const more = [];
  let control;
  if (field.kind === "choice") control = pickedOf(field, answers, id, set, more);
  else if (field.kind === "text") control = node("textarea", { id, rows: field.most && field.most <= 1000 ? 3 : 7 });
  else control = node("input", { id, type: { day: "date", time: "time" }[field.kind] ?? "text", autocomplete: "off" });
  if (helpOf(field, id)) control.setAttribute("aria-describedby", `${id}-bantuan`);
  if (field.kind !== "choice") {
    const written = answers[field.id] ?? "";
    control.value = field.kind === "time" ? written.replace(".", ":") : written;
    control.addEventListener("input", () => set(field.kind === "time" ? control.value.slice(0, 5).replace(":", ".") : control.value));
    if (field.kind === "text") more.push(countOf(control, limitOf(field)));
  }
  const ready = field.ready && sentences.length ? readyOf(id, sentences, control) : null;
  return node("div", { class: "field" }, label, helpOf(field, id), ready, control, ...more);
}

/* Said only when it grows near: a counter that always runs is noise. */
function countOf(control, most) {
  const place = node("span", { class: "field__help", "aria-live": "polite" });
  const look = () => { const count = lettersOf(control.value); place.textContent = count > most * 0.9 ? say("letters", { count, most }) : ""; };
  control.addEventListener("input", look);
  look();
  return place;
}

function readyOf(id, sentences, control) {
  const words = sentences.map((each) => node("option", { value: each.words }, each.words.length > 90 ? `${each.words.slice(0, 88)} …` : each.words));
  const list = node("select", { id: `${id}-siap`, "aria-label": say("ready") }, node("option", { value: "" }, say("ready")), ...words);
  list.addEventListener("change", () => {
    if (!list.value) return;
    // A second sentence goes behind the first: nothing that was typed is written over.
    control.value = control.value.trim() ? `${control.value.trim()}\n${list.value}` : list.value;
    list.value = "";
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.focus();
  });
  return list;
}

function pressedOf(field, answers, id, set) {
  const choices = field.option.map((option) => {
    const input = node("input", { type: "radio", name: id, value: option.id, onchange: () => set(option.id) });
    input.checked = answers[field.id] === option.id;
    return node("div", {}, node("label", {}, input, inLanguage(option, "label")));
  });
  return node("fieldset", { class: "field", id, tabindex: "-1" }, node("legend", {}, inLanguage(field, "label"), isOptional(field)), helpOf(field, id), node("div", { class: "choices" }, node("div", {}, ...choices)));
}

function pickedOf(field, answers, id, set, more) {
  const written = answers[field.id] ?? "", isOwn = written.startsWith(OTHER);
  const list = node("select", { id }, node("option", { value: "" }, say("choose")), ...field.option.map((each) => node("option", { value: each.id }, inLanguage(each, "label"))));
  list.value = isOwn ? "" : written;
  if (!field.other) { list.addEventListener("change", () => set(list.value)); return list; }
  list.append(node("option", { value: OTHER }, say("own")));
  const own = node("input", { type: "text", autocomplete: "off", "aria-label": `${inLanguage(field, "label")}: ${say("ownWords")}`, placeholder: say("ownWords") });
  own.value = isOwn ? written.slice(OTHER.length) : "";
  if (isOwn) list.value = OTHER;
  own.hidden = !isOwn;
  own.addEventListener("input", () => set(OTHER + own.value));
  list.addEventListener("change", () => {
    own.hidden = list.value !== OTHER;
    set(list.value === OTHER ? OTHER + own.value : list.value);
    if (!own.hidden) own.focus();
  });
  more.push(own);
  return list;
}

function rowsOf(field, answers, at, sentences, told) {
  const place = node("div", { class: "rows" }), name = inLanguage(field, "label");
  const legend = node("legend", {}, name, isOptional(field));
  const add = button(say("add", { name: name.toLowerCase() }), () => { answers[field.id] = [...(answers[field.id] ?? []), {}]; draw(answers[field.id].length); told(); }, "quiet");
  function draw(focused) {
    const rows = answers[field.id] ?? [];
    place.replaceChildren(...rows.map((row, number) => {
      const drop = button(say("drop"), () => { answers[field.id] = answers[field.id].filter((_, each) => each !== number); draw(0); told(); add.focus(); }, "quiet");
      drop.classList.add("button--small");
      drop.setAttribute("aria-label", `${say("drop")}: ${say("row", { name, number: number + 1 })}`);
      const fields = field.field.map((each) => fieldOf(each, row, `${at}.${number + 1}.${each.id}`, sentences, told));
      return node("fieldset", { class: "row-of" }, node("legend", {}, say("row", { name, number: number + 1 })), ...fields, field.required && rows.length === 1 ? null : drop);
    }));
    add.hidden = rows.length >= limitOf(field);
    if (focused) place.lastElementChild?.querySelector("input, select, textarea")?.focus();
  }
  draw(0);
  return node("fieldset", { class: "field rows-of", id: idOf(at), tabindex: "-1" }, legend, helpOf(field, idOf(at)), place, add);
}

/* What a field is called, for a fault or a note at it: "Kegiatan 2: Tempat"; `photos`: those of the report, as they were sent. */
export function nameAt(form, at, photos = []) {
  const [first, number, inner] = at.split(".");
  if (first === "annex") {
    const place = photos.findIndex((each) => each.sha256 === number), words = photos[place]?.words;
    return [place < 0 ? say("photos") : say("row", { name: say("photos"), number: place + 1 }), words].filter(Boolean).join(": ");
  }
  const field = fieldsOf(form).find((each) => each.id === first);
  if (!field) return { number: say("number"), period: say("period"), notes: say("notes"), report: say("theReport"), "?": say("theReport") }[first] ?? at;
  if (!inner) return inLanguage(field, "label") + (number ? ` ${number}` : "");
  const within = (field.field ?? []).find((each) => each.id === inner);
  return `${say("row", { name: inLanguage(field, "label"), number })}: ${within ? inLanguage(within, "label") : inner}`;
}
