/* Drafts: kept at each change, and sealed into the queue in steps of which each can be the last before the battery is empty.

   1. The draft is given its sequence number, for good.   2. Text and photographs are sealed.
   3. In one transaction the sealed submission comes and the draft goes. Only then is anything sent. */

import { base64url, fromBase64url, hexOf, jsonOf, randomId, sha256, utf8 } from "./bytes.js";
import { device, given } from "./device.js";
import { officeKey, sealed } from "./hpke.js";
import { sealedPhoto } from "./photos.js";
import { all, put, read, transact } from "./store.js";

const PURPOSE = "saksama lapangan v1 ";
export const PROTOCOL = 1;

/* A draft saw its own row numbered `edits`; another window that saved in between is not written over. */
export class Moved extends Error {}

export async function newDraft(words) {
  const made = { id: randomId(), edits: 0, report: "", replies: {}, captions: {}, practice: false, period: "", number: "", changed: new Date().toISOString(), ...words };
  await put("drafts", made);
  return made;
}

export async function saveDraft(draft) {
  const next = { ...draft, edits: draft.edits + 1, changed: new Date().toISOString() };
  await transact(["drafts"], "readwrite", async (ask) => {
    const held = await ask("drafts", "get", draft.id);
    if (!held || held.edits !== draft.edits) throw new Moved();
    await ask("drafts", "put", next);
  });
  return Object.assign(draft, next);
}

export const photosOf = async (id) => (await all("photos")).filter((each) => each.draft === id).sort((one, other) => one.at - other.at);
export const dropDraft = (id) => transact(["drafts", "photos"], "readwrite", async (ask) => {
  for (const each of await ask("photos", "getAll")) if (each.draft === id) await ask("photos", "delete", each.id);
  await ask("drafts", "delete", id);
});

/* The number is taken and written into the draft in one: it is used again where sealing was cut. */
const numbered = (id) => transact(["drafts", "kept"], "readwrite", async (ask) => {
  const draft = await ask("drafts", "get", id);
  if (!draft) throw new Moved();
  if (!draft.sequence) {
    draft.sequence = (await ask("kept", "get", "sequence") ?? 0) + 1;
    await ask("kept", "put", draft.sequence, "sequence");
    await ask("drafts", "put", draft);
  }
  return draft;
});

async function envelopeOf(sequence, words, annexes, plain) {
  const mine = await device(), office = await given();
  const info = utf8(`${PURPOSE}${mine.id}:${sequence}`);
  const { enc, ct } = await sealed(await officeKey(fromBase64url(office.key.spki)), info, new Uint8Array(0), utf8(jsonOf(plain)));
  return JSON.stringify({ v: PROTOCOL, device: mine.id, sequence, made_at: new Date().toISOString(), ...words, key: office.key.id, enc: base64url(enc), ct: base64url(ct), annexes });
}

/* Resolves with the submission's sequence number when it is on the disk. `answers`: as they were judged. */
export async function queued(id, form, answers) {
  const draft = await numbered(id);
  const photos = draft.practice ? [] : await photosOf(id);
  const key = crypto.getRandomValues(new Uint8Array(32)), pieces = [], annexes = [], before = {}, captions = {};
  for (const photo of photos) {
    const piece = await sealedPhoto(key, photo.bytes);
    pieces.push({ ...piece, sequence: draft.sequence, offset: 0 });
    before[piece.sha256] = hexOf(await sha256(photo.bytes));
    annexes.push({ sha256: piece.sha256, size: piece.size, type: "image/jpeg", category: "photo" });
    const caption = (draft.captions[photo.id] ?? "").trim();
    if (caption) captions[piece.sha256] = caption;
  }
  const replies = Object.entries(draft.replies).filter(([, words]) => words.trim()).map(([note, words]) => ({ note: Number(note), words: words.trim() }));
  const ofPhotos = photos.length ? { annex_key: base64url(key), plain: before, captions } : {};
  const plain = { answers, number: draft.number.trim(), ...ofPhotos, ...(draft.report ? { edits: draft.reportEdits } : {}), ...(replies.length ? { replies } : {}) };
  const words = { practice: draft.practice, period: draft.period, form: form.digest, report: draft.report };
  const row = {
    sequence: draft.sequence, state: "waiting", body: await envelopeOf(draft.sequence, words, annexes, plain), tries: 0, why: "", answer: null,
    missing: annexes.map((each) => each.sha256), annexes, made: new Date().toISOString(), title: [form.title, form.title_en], copy: { words, plain, form: form.id },
  };
  await transact(["drafts", "photos", "queue", "pieces"], "readwrite", async (ask) => {
    for (const piece of pieces) await ask("pieces", "put", piece);
    await ask("queue", "add", row);
    for (const photo of photos) await ask("photos", "delete", photo.id);
    await ask("drafts", "delete", id);
  });
  return draft.sequence;
}

/* The office has other words under this number (a telephone restored from a backup), or no longer the key: the same words under the
   next number, to the key of now. */
export async function queuedAnew(sequence) {
  const old = await read("queue", sequence);
  const next = await transact(["kept"], "readwrite", async (ask) => {
    const number = (await ask("kept", "get", "sequence") ?? 0) + 1;
    await ask("kept", "put", number, "sequence");
    return number;
  });
  const body = await envelopeOf(next, old.copy.words, old.annexes, old.copy.plain);
  await transact(["queue", "pieces"], "readwrite", async (ask) => {
    for (const each of old.annexes) {
      const piece = await ask("pieces", "get", each.sha256);
      if (piece) await ask("pieces", "put", { ...piece, sequence: next, offset: 0 });
    }
    await ask("queue", "add", { ...old, sequence: next, was: sequence, body, state: "waiting", tries: 0, why: "", answer: null, refused: [], photoWhy: "", missing: old.annexes.map((each) => each.sha256) });
    await ask("queue", "delete", sequence);
  });
  return next;
}
