/* What every screen is made with: words in the chosen language, nodes and text (never markup), moments, notices. */

import { ENGLISH } from "./words_en.js";
import { INDONESIAN } from "./words_id.js";

const WORDS = { id: INDONESIAN, en: ENGLISH };
let spoken = "id";
export const language = () => spoken;
export const speak = (chosen) => { spoken = chosen === "en" ? "en" : "id"; document.documentElement.lang = spoken; };

export function say(key, fill = {}) {
  const text = key.split(".").reduce((at, part) => at?.[part], WORDS[spoken]);
  return (typeof text === "string" ? text : key).replace(/\{(\w+)\}/g, (whole, name) => (fill[name] === undefined ? whole : String(fill[name])));
}

/* A form's own words: `label` and `label_en` as they stand in its data. */
export const inLanguage = (thing, name) => (spoken === "en" && thing[`${name}_en`]) || thing[name] || "";

export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return made;
}

export const button = (words, onclick, kind = "") => node("button", { type: "button", class: `button${kind ? ` button--${kind}` : ""}`, onclick }, words);
export const link = (words, hash) => node("a", { href: hash }, words);
export const notice = (state, title, ...more) => node("section", { class: `notice is-${state}` }, title ? node("h2", { class: "notice__title" }, title) : null, ...more);
export const pill = (state, words) => node("span", { class: `pill is-${state}` }, words);
export const facts = (...pairs) => node("dl", { class: "facts" }, ...pairs.filter(Boolean).flatMap(([name, ...value]) => [node("dt", {}, name), node("dd", {}, ...value)]));

const two = (number) => String(number).padStart(2, "0");
/* Days and times as this telephone has them: the day of a report is the day where it is written. */
export const dayOf = (moment = new Date()) => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
const isDay = /^\d{4}-\d\d-\d\d$/;
const locale = () => (spoken === "en" ? "en-GB" : "id-ID");
export const counted = (number) => number.toLocaleString(locale());
export const longDay = (text) => (isDay.test(text) ? new Date(`${text}T12:00:00`).toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : text);
export const timeOf = (moment = new Date()) => `${two(moment.getHours())}.${two(moment.getMinutes())}`;
export function momentOf(text) {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? "" : `${at.toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric" })} ${timeOf(at)}`;
}
export function sizeOf(octets) {
  const [amount, unit] = octets < 1e6 ? [octets / 1e3, "kB"] : [octets / 1e6, "MB"];
  return `${amount.toLocaleString(locale(), { maximumFractionDigits: 1 })} ${unit}`;
}

/* What a screen reader hears, at the lower edge of what is seen, wherever on the page a person is: a line, or several. */
export function announce(words, state = "due") {
  const place = document.getElementById("kabar"), lines = [words].flat().filter(Boolean);
  const close = button(say("close"), () => announce(""), "quiet");
  close.classList.add("button--small");
  place.setAttribute("role", state === "lapsed" ? "alert" : "status");
  place.replaceChildren(...(lines.length ? [notice(state, "", ...lines.map((each) => node("p", {}, each)), state === "waiting" ? null : close)] : []));
}

/* Asked where it was pressed: nothing is deleted by one tap. */
export function sure(place, question, yes, act) {
  const back = button(say("no"), () => place.replaceChildren());
  back.classList.add("button--quiet");
  place.replaceChildren(notice("lapsed", "", node("p", {}, question), node("div", { class: "row" }, button(yes, act, "danger"), back)));
  back.focus();
}
