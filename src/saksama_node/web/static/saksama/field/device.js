/* The device: its key, which never leaves it, its enrolment, and its signed requests. */

import { base64url, hexOf, sha256, utf8 } from "./bytes.js";
import { keep, kept, read, transact } from "./store.js";

const SIGNING = { name: "ECDSA", namedCurve: "P-256" };
const DOOR = "/lapangan/api/";
const PATIENCE = 90_000; /* milliseconds: 256 kB at 40 kbit/s take 52 s */

/* An answer that refuses: its status and code. `Unanswered`: no answer came; nothing is known of what the node did. */
export class Refused extends Error {
  constructor(status, code, words, answer) { super(code); Object.assign(this, { status, code, words, answer }); }
  get isForNow() { return this.status >= 500 || this.status === 429; }
}
export class Unanswered extends Error {}

export const device = () => kept("device");

/* Whether the office answered when it was last asked; null before. A telephone that says it has a network often has none. */
let answered = null;
export const isReached = () => navigator.onLine && answered !== false;

async function answerTo(path, options) {
  try {
    const answer = await fetch(path, options);
    answered = true;
    return answer;
  } catch (fault) { answered = false; throw fault; }
}

async function asked(path, options, patience) {
  const line = new AbortController();
  const timer = setTimeout(() => line.abort(), patience);
  try {
    const answer = await answerTo(path, { ...options, credentials: "omit", cache: "no-store", redirect: "error", signal: line.signal });
    const text = options.method === "HEAD" ? "" : await answer.text();
    let data = null;
    try { data = text ? JSON.parse(text) : null; } catch { /* a proxy's page */ }
    if (!answer.ok) throw new Refused(answer.status, data?.code ?? "", data?.words ?? "", { ...data, offset: answer.headers.get("Upload-Offset"), after: Number(answer.headers.get("Retry-After")) });
    // A page for signing in to some network answers everything with success.
    if (options.method !== "HEAD" && answer.status !== 204 && data === null) throw new Unanswered("no JSON");
    return { data, headers: answer.headers, status: answer.status };
  } catch (fault) {
    if (fault instanceof Refused || fault instanceof Unanswered) throw fault;
    throw new Unanswered(String(fault));
  } finally { clearTimeout(timer); }
}

/* What is signed is what is sent: method, path with its query, moment and digest of the body. */
export async function signature(privateKey, method, path, date, body) {
  const text = [method, path, date, hexOf(await sha256(body))].join("\n");
  return base64url(new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, utf8(text))));
}

export async function request(method, name, body, headers = {}) {
  const mine = await device();
  if (!mine) throw new Refused(401, "field.unsigned", "");
  const path = DOOR + name, date = new Date().toISOString(), octets = body ?? new Uint8Array(0);
  const signed = { "Saksama-Device": mine.id, "Saksama-Date": date, "Saksama-Signature": await signature(mine.privateKey, method, path, date, octets) };
  return asked(path, { method, headers: { ...headers, ...signed }, ...(body ? { body } : {}) }, PATIENCE);
}

/* The key is on the disk before the code is sent: an answer that was lost is asked for again with the same key. */
export async function enroll(code) {
  const tidy = code.trim().toUpperCase();
  let trying = await kept("enrolling");
  if (trying?.code !== tidy) {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(SIGNING, false, ["sign", "verify"]);
    trying = { code: tidy, privateKey, spki: base64url(new Uint8Array(await crypto.subtle.exportKey("spki", publicKey))) };
    await keep("enrolling", trying);
  }
  const body = JSON.stringify({ code: tidy, key: trying.spki, agent: navigator.userAgent.slice(0, 200) });
  const { data } = await asked(DOOR + "enroll", { method: "POST", headers: { "Content-Type": "application/json" }, body }, PATIENCE);
  const made = { id: data.device, name: data.name, office: data.office, officeName: data.office_name, privateKey: trying.privateKey, spki: trying.spki, since: new Date().toISOString() };
  await transact(["kept"], "readwrite", async (ask) => {
    await ask("kept", "put", made, "device");
    await ask("kept", "put", 0, "sequence");
    for (const name of ["enrolling", "begin", "refused"]) await ask("kept", "delete", name);
  });
  return made;
}

/* What the office gives: forms, periods, sentences, key, numbers, notes. Kept for when there is no network. */
export async function begin() {
  try {
    const { data } = await request("GET", `begin?version=${document.documentElement.dataset.version ?? ""}`);
    await transact(["kept"], "readwrite", async (ask) => {
      await ask("kept", "put", { ...data, at: new Date().toISOString() }, "begin");
      // A telephone that was restored from a backup goes on behind what the office has seen.
      await ask("kept", "put", Math.max(data.sequence ?? 0, await ask("kept", "get", "sequence") ?? 0), "sequence");
      await ask("kept", "delete", "refused");
    });
    return data;
  } catch (fault) {
    if (isEnded(fault)) await keep("refused", fault.code);
    throw fault;
  }
}

/* This device is no longer the office's: nothing that it sends is taken, all that it holds stays. */
export const isEnded = (fault) => fault instanceof Refused && ["field.revoked", "field.ended", "field.unsigned"].includes(fault.code);
export const given = () => read("kept", "begin");
