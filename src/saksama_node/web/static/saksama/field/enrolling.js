/* The first screen: a card's code makes this telephone a device of its office. */

import { Refused, begin, device, enroll } from "./device.js";
import { openRows } from "./queue.js";
import { announce, button, node, notice, say } from "./page.js";
import { all, kept } from "./store.js";
import { isApple, isInstalled } from "./worker.js";

/* What went wrong on the way to the office, in words. */
export function wordsOfFault(fault) {
  if (!(fault instanceof Refused)) return say("unanswered");
  if (fault.code === "field.code") return say("refusedCode");
  if (fault.status === 429) return say("refusedSlow");
  return fault.isForNow ? say("unanswered") : say("refusedOther", { code: fault.code || fault.status, words: fault.words });
}

/* `code`: from the card's address, or empty. `done` is called with the device that was made. */
export async function enrollScreen(code, done) {
  const mine = await device(), held = (await openRows()).length + (await all("drafts")).length;
  const title = node("h1", {}, say("enrollTitle"));
  // Reports of one person are not sent as another's: this telephone is emptied before.
  if (mine && held) return [title, notice("lapsed", "", node("p", {}, say("enrollBlocked", { count: held, name: mine.name })), node("p", {}, node("a", { href: "#ponsel" }, say("phone"))))];
  const input = node("input", { id: "kode", type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", required: true, "aria-describedby": "kode-bantuan" });
  // A code that was tried, and whose answer was lost, is still there when the page is opened again.
  input.value = code || ((await kept("enrolling"))?.code ?? "");
  const go = button(say("enroll"), null);
  go.type = "submit";
  const form = node("form", { class: "field-form", onsubmit: async (event) => {
    event.preventDefault();
    go.disabled = true;
    announce(say("enrolling"), "waiting");
    try {
      const made = await enroll(input.value);
      announce("");
      await begin().catch(() => { /* it is asked for again at home */ });
      done(made);
    } catch (fault) { announce(wordsOfFault(fault), "lapsed"); } finally { go.disabled = false; }
  } },
  node("div", { class: "field" }, node("label", { for: "kode" }, say("enrollCode")), node("span", { class: "field__help", id: "kode-bantuan" }, say("enrollCodeHelp")), input), go);
  const apple = isApple && !isInstalled() ? notice("due", "", node("p", {}, say("iosInstall"))) : null;
  return [title, node("p", {}, say("enrollLead")), apple, mine ? notice("due", "", node("p", {}, say("enrollOther", { name: mine.name, count: held }))) : null, form, node("p", { class: "muted" }, say("enrollKey"))];
}
