/* The queue as a file that is carried by hand (USB, chat) and taken in at the office with the same checks: lines of JSON.

   What stands in it is sealed to the office and signed by this telephone; who carries it reads nothing of it. */

import { base64url, utf8 } from "./bytes.js";
import { device, signature } from "./device.js";
import { openRows } from "./queue.js";
import { read } from "./store.js";

const PIECE = 196_608;
export const carriedName = (mine, at) => `${mine.office || "lapangan"}-${mine.id.slice(0, 8)}-${at.slice(0, 10)}.saksama-lapangan`;

export async function carried() {
  const mine = await device(), at = new Date().toISOString();
  // Each line a blob of its own: a hundred megabytes of them need not stand in a small memory.
  const lines = [], write = (each) => lines.push(new Blob([`${JSON.stringify(each)}\n`]));
  write({ saksama: "lapangan", v: 1, device: mine.id, made_at: at });
  for (const row of (await openRows()).sort((one, other) => one.sequence - other.sequence)) {
    const body = utf8(row.body), date = new Date().toISOString();
    write({ submit: base64url(body), date, signature: await signature(mine.privateKey, "POST", "/lapangan/api/submit", date, body) });
    for (const sha256 of row.missing) {
      const piece = await read("pieces", sha256);
      for (let offset = 0; piece && offset < piece.size; offset += PIECE) {
        const octets = new Uint8Array(piece.bytes, offset, Math.min(PIECE, piece.size - offset));
        write({ piece: base64url(octets), sha256, offset });
      }
    }
  }
  return new File(lines, carriedName(mine, at), { type: "application/octet-stream" });
}

/* Into the telephone's downloads; the address lives as long as the page. */
export function saveFile(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
}

export async function shareFile(file) {
  if (!navigator.canShare?.({ files: [file] })) return false;
  try { await navigator.share({ files: [file] }); } catch (fault) { return fault.name === "AbortError"; }
  return true;
}
