/* Bytes and text, strictly: a decoder accepts only what encodes back to itself. */

function Fault(code, detail) { this.code = code; this.detail = detail || {}; }

function utf8(text) { return new TextEncoder().encode(text); }

function textOf(bytes) {
  try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); }
  catch (_) { throw new Fault("not-text"); }
}

function base64(bytes) {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

function fromBase64(text) {
  let binary;
  try { binary = atob(text); } catch (_) { throw new Fault("not-base64"); }
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  if (base64(bytes) !== text) throw new Fault("not-base64");
  return bytes;
}

function hex(bytes) { return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(""); }

function fromHex(text) {
  if (typeof text !== "string" || !/^([0-9a-f]{2})*$/.test(text)) throw new Fault("not-hex");
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

function same(a, b) { return a.length === b.length && a.every((byte, i) => byte === b[i]); }

/* Decimal without sign or leading zero, below 2^53. */
function wholeNumber(text) {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(Number(text))) throw new Fault("not-number");
  return Number(text);
}

/* RFC 8785 for what entries may hold: objects, lists, text, whole numbers, true and false. */
function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value !== null && typeof value === "object")
    return "{" + Object.keys(value).sort().map((k) => JSON.stringify(k) + ":" + canonical(value[k])).join(",") + "}";
  if (typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value)) return JSON.stringify(value);
  throw new Fault("not-canonical");
}

/* JSON whose bytes are the one way to write its value; a repeated key or a changed space fails. */
function strictJson(bytes) {
  const text = textOf(bytes);
  let value;
  try { value = JSON.parse(text); } catch (_) { throw new Fault("not-json"); }
  if (canonical(value) !== text) throw new Fault("not-canonical");
  return value;
}
