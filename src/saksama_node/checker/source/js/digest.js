/* SHA-256 and Ed25519: the browser's own where it has them, else the vendored noble.
   A file is read in pieces, never whole: WebCrypto has no streaming digest, so files always go through noble. */

const PIECE = 1 << 20;

function browserCrypto() {
  return typeof crypto === "object" && crypto.subtle ? crypto.subtle : null;
}

async function sha256(bytes) {
  const subtle = browserCrypto();
  return subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : saksamaNoble.sha256(bytes);
}

async function sha256File(file, progress) {
  const state = saksamaNoble.sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    state.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    if (progress) progress(Math.min(file.size, at + PIECE), file.size);
  }
  return state.digest();
}

async function ed25519Verifies(key, message, signature) {
  const subtle = browserCrypto();
  if (subtle) {
    let imported = null;
    try { imported = await subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]); }
    catch (_) { imported = null; /* no Ed25519 in this browser, or not a point: noble judges */ }
    if (imported) return subtle.verify({ name: "Ed25519" }, imported, signature, message);
  }
  try { return saksamaNoble.ed25519.verify(signature, message, key, { zip215: false }); } catch (_) { return false; }
}

/* Which of the two did the work, for the page to say. The key is Ed25519's base point, valid everywhere. */
async function engineName() {
  const subtle = browserCrypto();
  if (!subtle) return "noble";
  const probe = new Uint8Array(32).fill(0x66);
  probe[0] = 0x58;
  try { await subtle.importKey("raw", probe, { name: "Ed25519" }, false, ["verify"]); return "WebCrypto"; }
  catch (_) { return "WebCrypto + noble"; }
}
