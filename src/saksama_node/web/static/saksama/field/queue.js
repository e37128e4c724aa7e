/* The queue: text first, photographs after it in pieces, receipts last; again and again until all of it is at the office.

   A submission is `waiting` (not known at the office), `taken` (there; `missing` photographs are not yet whole), or `aside`: the office
   answered that it does not take it so (`why`). Nothing leaves this telephone's disk because of an answer, but photographs that are
   whole at the office. The same octets are sent however often: an answer that was lost is given again. */

import { utf8 } from "./bytes.js";
import { Refused, Unanswered, begin, device, isEnded, request } from "./device.js";
import { queuedAnew } from "./drafts.js";
import { all, keep, kept, read, transact } from "./store.js";

const LEAST = 4096, LARGEST = 262_144, FIRST = 16_384;
const QUICK = 8_000, SLOW = 25_000; /* milliseconds of a piece */
const BETWEEN = 15_000; /* milliseconds between two questions about receipts while photographs are sent */
const SOON = 2_000, LATEST = 300_000; /* milliseconds between tries */
const KEPT_COPIES = 40;
const MOST_ASKS = 8;

const rest = { tries: 0, asks: 0, asked: 0, timer: null, piece: FIRST };
const heard = new EventTarget();
export const onQueue = (told) => heard.addEventListener("queue", told);
const tell = () => heard.dispatchEvent(new Event("queue"));

/* Who cosigned the checkpoint on which a receipt rests, by the names in its signature lines; the first line is the log's own. */
export function witnessesOf(proof) {
  const names = proof.split("\n").filter((line) => line.startsWith("\u2014 ")).map((line) => line.split(" ")[1]);
  return [...new Set(names)].filter((name) => name !== names[0]);
}

/* A receipt is asked for until witnesses are on it, but not for ever: some logs have none. */
const isFull = ({ answer, asks = 0 }) => Boolean(answer?.receipt) && (asks >= MOST_ASKS || witnessesOf(answer.receipt.proof).length > 0);
export const isDone = (row) => row.state === "taken" && !row.missing.length && (row.copy.words.practice || isFull(row));
export const openRows = async () => (await all("queue")).filter((row) => row.state !== "taken" || row.missing.length);

const change = async (sequence, words) => {
  await transact(["queue"], "readwrite", async (ask) => { await ask("queue", "put", { ...await ask("queue", "get", sequence), ...words }); });
  tell();
};

/* How long until the next try: twice as long each time, and never for many telephones at the same moment. */
export const pause = (tries, chance = Math.random()) => Math.min(LATEST, SOON * 2 ** Math.min(tries, 10)) * (0.5 + chance);

/* One window of this telephone sends at a time. Resolves when there is nothing more to do now; what fails otherwise than by the line is
   tried again all the same, and told. */
export async function work() {
  clearTimeout(rest.timer);
  if (!await device() || await kept("refused")) return;
  let again = null, trouble = null;
  await navigator.locks.request("saksama-antre", { ifAvailable: true }, async (lock) => {
    if (!lock) { again = SOON; return; }
    try {
      const isWaiting = await sendAll();
      rest.tries = 0;
      // A receipt comes seconds after; a log that stands still is not asked for it every second.
      if (isWaiting) { again = pause(rest.asks); rest.asks += 1; }
    } catch (fault) {
      if (isEnded(fault)) { await keep("refused", fault.code); return; }
      if (!(fault instanceof Unanswered) && !(fault instanceof Refused && fault.isForNow)) trouble = fault;
      again = Math.max(pause(rest.tries), (fault.answer?.after || 0) * 1000);
      rest.tries += 1;
      rest.piece = Math.max(LEAST, rest.piece / 2);
    }
  });
  tell();
  clearTimeout(rest.timer);
  if (again !== null) rest.timer = setTimeout(() => work().catch(() => { /* told where a person pressed */ }), again);
  if (trouble) throw trouble;
}

export const sendNow = () => { rest.tries = rest.asks = 0; return work(); };

const rows = async (is) => (await all("queue")).filter(is).sort((one, other) => one.sequence - other.sequence);
const isUnsure = (row) => row.state === "taken" && !row.copy.words.practice && !isFull(row);

async function sendAll() {
  await sendWords();
  for (const row of await rows((each) => each.state === "taken" && each.missing.length)) await sendPhotos(row);
  await askReceipts();
  await prune();
  return (await rows((each) => each.state === "waiting" || isUnsure(each))).length > 0;
}

async function sendWords() {
  for (const row of await rows((each) => each.state === "waiting")) await submit(row);
}

async function askReceipts() {
  rest.asked = Date.now();
  for (const row of await rows(isUnsure)) await askReceipt(row);
}

/* Between two pieces: words that were written meanwhile go before the next one, and receipts do not wait for photographs. */
async function between() {
  await sendWords();
  if (Date.now() - rest.asked > BETWEEN) await askReceipts();
}

async function submit(row) {
  await change(row.sequence, { tries: row.tries + 1 });
  try {
    const { data } = await request("POST", "submit", utf8(row.body), { "Content-Type": "application/json" });
    await change(row.sequence, { state: "taken", answer: data, missing: data.missing, why: "", sent: new Date().toISOString() });
    // Carried there by hand meanwhile, perhaps: what is whole at the office is kept here no longer.
    const whole = row.annexes.filter((each) => !data.missing.includes(each.sha256));
    await transact(["pieces"], "readwrite", async (ask) => { for (const each of whole) await ask("pieces", "delete", each.sha256); });
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.isForNow || isEnded(fault)) throw fault;
    // Never given up for its number: it goes on under the next one that is free, and the office asks about both.
    if (fault.code === "field.conflict" && row.copy.plain) { await begin(); await queuedAnew(row.sequence); tell(); return; }
    await change(row.sequence, { state: "aside", why: fault.code || String(fault.status), words: fault.words });
  }
}

async function sendPhotos(row) {
  const missing = [...row.missing], refused = [...row.refused ?? []];
  for (const sha256 of row.missing) {
    const piece = await read("pieces", sha256), why = piece ? await sendPhoto(row, piece) : "";
    missing.splice(missing.indexOf(sha256), 1);
    if (why) refused.push(sha256);
    await change(row.sequence, { missing: [...missing], refused: [...refused], ...(why ? { photoWhy: why } : {}) });
    if (!why) await transact(["pieces"], "readwrite", (ask) => ask("pieces", "delete", sha256));
  }
}

/* Resolves with why it is not taken, or nothing: it is whole there. Where the office has how much is asked first: a piece whose answer was
   lost is not sent twice. */
async function sendPhoto(row, piece) {
  const name = `annex/${piece.sha256}?report=${row.answer.report}`;
  try {
    let offset = Number((await request("HEAD", name)).headers.get("Upload-Offset"));
    while (offset < piece.size) {
      const part = new Uint8Array(piece.bytes, offset, Math.min(rest.piece, piece.size - offset));
      const begun = performance.now();
      offset = await sendPiece(name, offset, part);
      // As large as the line carries in some seconds: a piece that is cut is sent once more, all of it.
      const took = performance.now() - begun;
      rest.piece = took < QUICK ? Math.min(LARGEST, rest.piece * 2) : took > SLOW ? Math.max(LEAST, rest.piece / 2) : rest.piece;
      await transact(["pieces"], "readwrite", (ask) => ask("pieces", "put", { ...piece, offset }));
      tell();
      await between();
    }
    return "";
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.isForNow || isEnded(fault)) throw fault;
    // The office does not take this one photograph: it stays here, and the others go on.
    return fault.code || String(fault.status);
  }
}

async function sendPiece(name, offset, part) {
  try {
    const { headers } = await request("PATCH", name, part, { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" });
    return Number(headers.get("Upload-Offset"));
  } catch (fault) {
    // Another place is the right one: the office says which.
    if (fault instanceof Refused && fault.status === 409 && fault.answer.offset !== null && Number(fault.answer.offset) !== offset) return Number(fault.answer.offset);
    throw fault;
  }
}

async function askReceipt(row) {
  try {
    const { data } = await request("GET", `receipt/${row.sequence}`);
    await change(row.sequence, { answer: { ...row.answer, ...data }, asks: (row.asks ?? 0) + (data.receipt ? 1 : 0) });
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.isForNow || isEnded(fault)) throw fault;
  }
}

/* Old submissions that are whole at the office are forgotten but for their receipts: a telephone is small, and may be lost. */
async function prune() {
  const done = (await all("queue")).filter(isDone).sort((one, other) => other.sequence - one.sequence);
  for (const row of done.slice(KEPT_COPIES).filter((each) => each.body)) {
    await change(row.sequence, { body: "", copy: { words: row.copy.words, form: row.copy.form, plain: null } });
  }
}
