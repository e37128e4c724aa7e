/* c2sp.org/signed-note, tlog-checkpoint and tlog-cosignature. */

const ED25519 = 0x01, COSIGNATURE = 0x04;

async function keyId(name, type, key) {
  return (await sha256(join(utf8(name), new Uint8Array([0x0a, type]), key))).subarray(0, 4);
}

async function parseVerifierKey(text) {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text);
  if (!match) throw new Fault("bad-key", { key: text });
  const coded = fromBase64(match[3]);
  const type = coded[0], key = coded.subarray(1);
  if (key.length !== 32) throw new Fault("bad-key", { key: text });
  const id = await keyId(match[1], type, key);
  if (hex(id) !== match[2]) throw new Fault("bad-key", { key: text });
  return { name: match[1], type, key, id, text };
}

function parseNote(text) {
  const cut = text.lastIndexOf("\n\n");
  if (cut < 0 || !text.endsWith("\n")) throw new Fault("bad-note");
  const signatures = text.slice(cut + 2, -1).split("\n").map((line) => {
    const match = /^\u2014 ([^+\s]+) (\S+)$/.exec(line);
    if (!match) throw new Fault("bad-note");
    const bytes = fromBase64(match[2]);
    if (bytes.length < 5) throw new Fault("bad-note");
    return { name: match[1], id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
  });
  return { text: text.slice(0, cut + 1), signatures };
}

function parseCheckpoint(note) {
  const lines = note.text.split("\n");
  if (lines.length < 4 || lines[lines.length - 1] !== "") throw new Fault("bad-checkpoint");
  const root = fromBase64(lines[2]);
  if (!lines[0] || root.length !== 32) throw new Fault("bad-checkpoint");
  return { origin: lines[0], size: wholeNumber(lines[1]), root };
}

function signaturesBy(note, key) {
  return note.signatures.filter((s) => s.name === key.name && same(s.id, key.id));
}

/* Whether this log key signed. A line by a known key that does not verify is never skipped (C2SP signed-note). */
async function logSigned(note, key) {
  const lines = signaturesBy(note, key);
  for (const line of lines)
    if (key.type !== ED25519 || line.bytes.length !== 64 || !(await ed25519Verifies(key.key, utf8(note.text), line.bytes)))
      throw new Fault("bad-signature", { origin: key.name });
  return lines.length > 0;
}

/* The earliest POSIX second at which this witness states to have cosigned, or null where it did not. */
async function cosignedAt(note, key) {
  let first = null;
  for (const line of signaturesBy(note, key)) {
    const bad = new Fault("bad-cosignature", { witness: key.name });
    if (key.type !== COSIGNATURE || line.bytes.length !== 72) throw bad;
    const stamp = new DataView(line.bytes.buffer, line.bytes.byteOffset, 8).getBigUint64(0);
    const message = utf8("cosignature/v1\ntime " + stamp + "\n" + note.text);
    if (stamp > BigInt(Number.MAX_SAFE_INTEGER) || !(await ed25519Verifies(key.key, message, line.bytes.subarray(8)))) throw bad;
    if (first === null || Number(stamp) < first) first = Number(stamp);
  }
  return first;
}
