/* Photographs: scaled on the telephone to 1,600 pixels, as JPEG without anything that the camera wrote beside the picture;
   sealed under a key that lies in the sealed report. */

import { hexOf, joined, sha256 } from "./bytes.js";

export const LONGEST = 1600;
export const MOST_PHOTOS = 10;
/* A decoded picture takes four octets a pixel of a small memory; no camera of a telephone writes a larger file. */
const LARGEST = 40 * 1024 * 1024;

export class NoPhoto extends Error { constructor(why) { super(why); this.why = why; } }

export async function scaled(file) {
  if (file.size > LARGEST) throw new NoPhoto("large");
  let picture;
  try { picture = await createImageBitmap(file); } catch { throw new NoPhoto("type"); }
  const part = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * part));
  canvas.height = Math.max(1, Math.round(picture.height * part));
  const brush = canvas.getContext("2d");
  // JPEG knows nothing transparent: what is, becomes paper.
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
  if (!blob) throw new NoPhoto("type");
  const made = { bytes: await blob.arrayBuffer(), width: canvas.width, height: canvas.height };
  canvas.width = canvas.height = 0;
  return made;
}

/* Drawn, not linked: the page's policy knows no address but its own. */
export async function drawn(bytes, canvas, width) {
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  canvas.width = width;
  canvas.height = Math.round((width * picture.height) / picture.width);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}

export async function sealedPhoto(key, bytes) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const made = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const octets = joined(nonce, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, made, bytes)));
  return { sha256: hexOf(await sha256(octets)), size: octets.length, bytes: octets.buffer };
}
