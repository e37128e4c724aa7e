/* Once more before it goes: what is written, read; then sealed and put into the queue by one press. */

import { tidied } from "./answers.js";
import { given } from "./device.js";
import { photosOf, queued } from "./drafts.js";
import { announce, button, facts, inLanguage, node, notice, say } from "./page.js";
import { sendNow } from "./queue.js";
import { reportOf } from "./revising.js";
import { answersShown } from "./shown.js";
import { all, isFull, read } from "./store.js";
import { faultsOf } from "./writing.js";

export async function sendScreen(id) {
  const draft = await read("drafts", id), office = await given();
  const form = office?.forms.find((each) => each.id === draft?.form);
  if (!draft || !form) { location.replace("#"); return null; }
  const report = reportOf(office, await all("queue"), draft.report);
  if (faultsOf(form, draft, report).length) { location.replace(`#tulis/${id}/periksa`); return null; }
  const answers = tidied(form, draft.answers), photos = await photosOf(id);
  const period = office.periods.find((each) => each.subject === draft.period);
  const go = button(say(draft.practice ? "sendPractice" : "send"), async () => {
    go.disabled = true;
    announce(say("sealing"), "waiting");
    try {
      const sequence = await queued(id, form, answers);
      announce("");
      location.replace(`#laporan/${sequence}`);
      sendNow();
    } catch (fault) {
      go.disabled = false;
      announce(say(isFull(fault) ? "full" : "fault", { code: fault.name }), "lapsed");
    }
  });
  const edit = node("a", { class: "button button--quiet", href: `#tulis/${id}` }, say("edit"));
  return { nodes: [
    node("h1", {}, say("checkTitle")),
    draft.practice ? notice("due", say("practiceOn"), node("p", {}, say("practiceWords"))) : node("p", {}, say("checkLead")),
    draft.practice ? null : facts([say("number"), draft.number], [say("period"), period?.name ?? say("noPeriod")], [say("photoCount"), String(photos.length)]),
    node("h2", { class: "part__form" }, inLanguage(form, "title")), ...answersShown(form, answers),
    office.key ? node("div", { class: "form-end" }, go, edit) : notice("due", "", node("p", {}, say("noKey"))),
    node("p", { class: "muted" }, say("sealedWords")),
  ] };
}
