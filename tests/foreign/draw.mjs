// Draws the lots of docs/reference/lot.md again, written from that page alone. In: [{case, cosignature, roster, excluded}]
// as JSON on standard input; out: the member drawn of each, in order.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function draw({ case: number, cosignature, roster, excluded }) {
  const signature = Buffer.from(cosignature, "base64").subarray(-64);
  const seed = sha256("saksama/lot/v1", "\0", number, "\0", signature);
  const left = roster.filter((name) => !excluded.includes(name));
  const end = Math.floor(65536 / left.length) * left.length;
  for (let round = 0n; ; round += 1n) {
    const eight = Buffer.alloc(8);
    eight.writeBigUInt64BE(round);
    const value = parseInt(sha256(seed, eight).toString("hex").slice(0, 4), 16);
    if (value < end) return left[value % left.length];
  }
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(draw)));
