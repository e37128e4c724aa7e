/* The reporter's openings file, in the form of saksama.entries.commitment. */

const OPENINGS_FORMAT = "saksama-openings/v1";

function parseOpenings(text) {
  let value;
  try { value = JSON.parse(text); } catch (_) { throw new Fault("bad-openings"); }
  if (!value || value.format !== OPENINGS_FORMAT || !Array.isArray(value.openings)) throw new Fault("bad-openings");
  const leaf = fromHex(value.leaf_hash);
  const items = value.openings.map((line) => {
    if (!line || typeof line.name !== "string" || typeof line.salt !== "string" || typeof line.data !== "string")
      throw new Fault("bad-openings");
    const salt = fromBase64(line.salt);
    if (salt.length !== 32) throw new Fault("bad-openings");
    return { name: line.name, salt, bytes: fromBase64(line.data), held: false };
  });
  if (new Set(items.map((item) => item.name)).size !== items.length) throw new Fault("bad-openings");
  return { leaf, items };
}
