/* c2sp.org/tlog-proof and RFC 6962 inclusion. */

const PROOF_HEAD = "c2sp.org/tlog-proof@v1\n";

function parseProof(text) {
  if (!text.startsWith(PROOF_HEAD)) throw new Fault("not-proof");
  const cut = text.indexOf("\n\n");
  if (cut < 0) throw new Fault("not-proof");
  const lines = text.slice(PROOF_HEAD.length, cut).split("\n");
  const proof = { extra: null, index: 0, path: [], note: null, checkpoint: null };
  if (lines[0].startsWith("extra ")) proof.extra = fromBase64(lines.shift().slice(6));
  const index = /^index (\S+)$/.exec(lines.shift() || "");
  if (!index) throw new Fault("not-proof");
  proof.index = wholeNumber(index[1]);
  proof.path = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash.length !== 32) throw new Fault("not-proof");
    return hash;
  });
  if (proof.path.length > 63) throw new Fault("not-proof");
  proof.note = parseNote(text.slice(cut + 2));
  proof.checkpoint = parseCheckpoint(proof.note);
  return proof;
}

function leafHash(entry) { return sha256(join(new Uint8Array([0]), entry)); }

/* RFC 9162 section 2.1.3.2: the root that this leaf at this index of a tree of this size leads to, or null. */
async function rootFrom(index, size, leaf, path) {
  if (index >= size) return null;
  let at = BigInt(index), last = BigInt(size) - 1n, hash = leaf;
  for (const sibling of path) {
    if (last === 0n) return null;
    if (at & 1n || at === last) {
      hash = await sha256(join(new Uint8Array([1]), sibling, hash));
      if (!(at & 1n)) while (!(at & 1n) && at !== 0n) { at >>= 1n; last >>= 1n; }
    } else hash = await sha256(join(new Uint8Array([1]), hash, sibling));
    at >>= 1n; last >>= 1n;
  }
  return last === 0n ? hash : null;
}

/* The text in the receipt's QR code: an address, and after its # what it points to. */
function parseQr(text) {
  const match = /(?:^|#)v1;([^;\s]+);([0-9]+);([A-Za-z0-9_-]{43})$/.exec(text.trim());
  if (!match) throw new Fault("not-qr");
  return { origin: match[1], index: wholeNumber(match[2]), leaf: fromBase64(match[3].replace(/-/g, "+").replace(/_/g, "/") + "=") };
}
