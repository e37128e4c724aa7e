/* HPKE (RFC 9180), base mode, one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, by the browser's own WebCrypto.
   Only sealing is here: what a telephone sealed, only its office opens. */

import { joined, utf8 } from "./bytes.js";

const NOTHING = new Uint8Array(0);
const KEM = joined(utf8("KEM"), Uint8Array.of(0, 16));
const SUITE = joined(utf8("HPKE"), Uint8Array.of(0, 16, 0, 1, 0, 1));
const CURVE = { name: "ECDH", namedCurve: "P-256" };

async function hmac(key, octets) {
  // WebCrypto takes no empty key; HMAC fills a short one up with zeros, so that these are the same.
  const made = await crypto.subtle.importKey("raw", key.length ? key : new Uint8Array(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", made, octets));
}

/* Section 4: LabeledExtract and LabeledExpand. None of this suite's values is longer than one block of SHA-256. */
const extract = (suite, salt, label, ikm) => hmac(salt, joined(utf8("HPKE-v1"), suite, utf8(label), ikm));
async function expand(suite, secret, label, info, length) {
  const labeled = joined(Uint8Array.of(0, length), utf8("HPKE-v1"), suite, utf8(label), info);
  return (await hmac(secret, joined(labeled, Uint8Array.of(1)))).slice(0, length);
}

const raw = async (key) => new Uint8Array(await crypto.subtle.exportKey("raw", key));
export const officeKey = (spki) => crypto.subtle.importKey("spki", spki, CURVE, true, []);

/* `ephemeral`: a pair of keys, for the vectors of the RFC alone; each message has its own. */
export async function sealed(publicKey, info, aad, text, ephemeral) {
  const pair = ephemeral ?? await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: publicKey }, pair.privateKey, 256));
  const enc = await raw(pair.publicKey);
  const prk = await extract(KEM, NOTHING, "eae_prk", dh);
  const shared = await expand(KEM, prk, "shared_secret", joined(enc, await raw(publicKey)), 32);
  const context = joined(Uint8Array.of(0), await extract(SUITE, NOTHING, "psk_id_hash", NOTHING), await extract(SUITE, NOTHING, "info_hash", info));
  const secret = await extract(SUITE, shared, "secret", NOTHING);
  const key = await crypto.subtle.importKey("raw", await expand(SUITE, secret, "key", context, 16), "AES-GCM", false, ["encrypt"]);
  const nonce = await expand(SUITE, secret, "base_nonce", context, 12);
  const ct = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, key, text));
  return { enc, ct };
}
