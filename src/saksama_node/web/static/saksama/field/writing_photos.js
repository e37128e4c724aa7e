/* The photographs of a draft: chosen, made smaller, shown, described, taken away. Each is on the disk before it is shown. */

import { announce, button, counted, node, say, sizeOf } from "./page.js";
import { randomId } from "./bytes.js";
import { photosOf } from "./drafts.js";
import { LONGEST, MOST_PHOTOS, NoPhoto, drawn, scaled } from "./photos.js";
import { isFull, put, remove } from "./store.js";

const SHOWN = 160;

async function rowOf(draft, photo, number, changed, redraw) {
  const canvas = node("canvas", { width: SHOWN, height: SHOWN, role: "img", "aria-label": say("row", { name: say("photos"), number }) });
  drawn(photo.bytes, canvas, SHOWN).catch(() => canvas.remove());
  const id = `foto-${photo.id}`, input = node("input", { id, type: "text", maxlength: "200", autocomplete: "off", "aria-describedby": `${id}-bantuan` });
  input.value = draft.captions[photo.id] ?? "";
  input.addEventListener("input", () => { draft.captions[photo.id] = input.value; changed(); });
  const drop = button(say("drop"), async () => { await remove("photos", photo.id); delete draft.captions[photo.id]; changed(); redraw(); }, "quiet");
  drop.classList.add("button--small");
  return node("li", {}, canvas, node("div", { class: "field" }, node("label", { for: id }, say("photoWords", { number })), node("span", { class: "field__help", id: `${id}-bantuan` }, say("photoWordsHelp")), input),
    node("div", { class: "row" }, drop, node("span", { class: "muted" }, `${photo.width} × ${photo.height} · ${sizeOf(photo.bytes.byteLength)}`)));
}

/* Why this one is not taken, in words; nothing where it is on the disk. */
async function taken(draft, file) {
  const held = await photosOf(draft.id);
  if (held.length >= MOST_PHOTOS) return say("photoMany", { name: file.name, most: MOST_PHOTOS });
  try {
    await put("photos", { ...await scaled(file), id: randomId(), draft: draft.id, at: (held.at(-1)?.at ?? 0) + 1 });
    return "";
  } catch (fault) {
    const why = fault instanceof NoPhoto ? (fault.why === "large" ? "photoLarge" : "photoType") : isFull(fault) ? "photoFull" : "photoFault";
    return say(why, { name: file.name, code: fault.name });
  }
}

/* Each is tried, whatever became of those before it; who chose them reads which ones are not there. */
async function take(draft, files) {
  const failed = [];
  for (const file of files) {
    announce(say("photoWorking", { name: file.name }), "waiting");
    failed.push(await taken(draft, file));
  }
  announce(failed, "lapsed");
}

export async function photosPart(draft, changed) {
  if (draft.practice) return node("p", { class: "muted" }, say("photoPractice"));
  const list = node("ul", { class: "photos" });
  const redraw = async () => { list.replaceChildren(...await Promise.all((await photosOf(draft.id)).map((each, place) => rowOf(draft, each, place + 1, changed, redraw)))); };
  const input = node("input", { id: "foto", type: "file", accept: "image/*", multiple: true, "aria-describedby": "foto-bantuan", onchange: async () => {
    const files = [...input.files];
    await take(draft, files);
    input.value = "";
    await redraw();
  } });
  await redraw();
  return node("section", { class: "part" }, node("h2", {}, say("photos")), draft.report ? node("p", { class: "muted" }, say("photosStay")) : null, list,
    node("div", { class: "field" }, node("label", { for: "foto" }, say("addPhoto")), node("span", { class: "field__help", id: "foto-bantuan" }, say("photosHelp", { most: MOST_PHOTOS, longest: counted(LONGEST) })), input));
}
