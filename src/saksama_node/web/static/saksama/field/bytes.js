/* Octets and text: base64url without padding, hex, SHA-256, and JSON in which the keys of every object are in order. */

export const utf8 = (text) => new TextEncoder().encode(text);
export const textOf = (octets) => new TextDecoder("utf-8", { fatal: true }).decode(octets);
export const hexOf = (octets) => Array.from(octets, (each) => each.toString(16).padStart(2, "0")).join("");

export function joined(...parts) {
  const made = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of parts) { made.set(each, at); at += each.length; }
  return made;
}

export function base64url(octets) {
  let text = "";
  // In slices: one call takes only so many arguments.
  for (let at = 0; at < octets.length; at += 0x8000) text += String.fromCharCode(...octets.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export const fromBase64url = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
export const sha256 = async (octets) => new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
export const randomId = () => hexOf(crypto.getRandomValues(new Uint8Array(16)));

const ordered = (value) => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, ordered(value[name])]));
};
export const jsonOf = (value) => JSON.stringify(ordered(value));
