/* The judging. Each step says held, broken or open (not given, so not checked), with what it saw.
   A step that needs an earlier one that broke is left out: its verdict would mean nothing. */

const TOLERANCE = 120; /* seconds: docs, entry times against cosignature times */

function held(step, seen) { return { step, state: "held", seen: seen || {} }; }
function broken(step, why, seen) { return { step, state: "broken", why, seen: seen || {} }; }
function left(step, why) { return { step, state: "open", why, seen: {} }; }

async function judge(data, given) {
  const steps = [];
  let proof, entry, leaf;
  try { proof = parseProof(given.receipt); steps.push(held("receipt", { index: proof.index, origin: proof.checkpoint.origin })); }
  catch (fault) { return [...steps, broken("receipt", fault.code || "not-proof", fault.detail)]; }

  try { entry = readEntry(proof); steps.push(held("entry", { kind: entry.kind, at: entry.at })); }
  catch (fault) { return [...steps, broken("entry", fault.code || "not-entry", fault.detail)]; }

  leaf = await leafHash(proof.extra);
  if (given.qr) steps.push(judgeQr(given.qr, proof, leaf));
  const root = await rootFrom(proof.index, proof.checkpoint.size, leaf, proof.path);
  const included = root !== null && same(root, proof.checkpoint.root);
  steps.push(included ? held("inclusion", { index: proof.index, size: proof.checkpoint.size }) : broken("inclusion", "other-root"));

  steps.push(...await judgeSignatures(await openEras(data), proof, entry));
  const { step, openings } = await judgeOpenings(given.openings, entry, leaf);
  steps.push(...step);
  steps.push(...await judgeFiles(given.files || [], openings, given.progress));
  return steps;
}

function readEntry(proof) {
  if (proof.extra === null) throw new Fault("no-entry");
  if (proof.extra.length > 65535) throw new Fault("not-entry");
  const entry = strictJson(proof.extra);
  for (const field of ["kind", "at", "node", "subject", "actor"])
    if (typeof entry[field] !== "string") throw new Fault("not-entry", { field });
  if (entry.v !== 1) throw new Fault("newer-entry");
  if (entry.node !== proof.checkpoint.origin) throw new Fault("other-node", { node: entry.node });
  if (!Number.isFinite(Date.parse(entry.at))) throw new Fault("not-entry", { field: "at" });
  return entry;
}

function judgeQr(text, proof, leaf) {
  let qr;
  try { qr = parseQr(text); } catch (fault) { return broken("qr", fault.code); }
  if (qr.origin !== proof.checkpoint.origin || qr.index !== proof.index) return broken("qr", "qr-elsewhere", qr);
  return same(qr.leaf, leaf) ? held("qr", qr) : broken("qr", "qr-other-leaf", qr);
}

/* The era in which most holds speaks: any one that holds wholly is enough. */
async function judgeSignatures(eras, proof, entry) {
  let best = null;
  for (const era of eras) {
    const found = await judgeEra(era, proof, entry);
    if (!best || found.rank > best.rank) best = found;
  }
  return best ? best.steps : [broken("log", "no-policy")];
}

async function judgeEra(era, proof, entry) {
  const mine = era.policy.logs.filter((key) => key.name === proof.checkpoint.origin);
  if (!mine.length) return { rank: 0, steps: [broken("log", "unknown-log", { origin: proof.checkpoint.origin })] };
  let signer = null;
  try { for (const key of mine) if (await logSigned(proof.note, key)) signer = signer || key; }
  catch (fault) { return { rank: 1, steps: [broken("log", fault.code, fault.detail)] }; }
  if (!signer) return { rank: 1, steps: [broken("log", "not-signed", { origin: proof.checkpoint.origin })] };
  const limit = era.limits[signer.text];
  if (limit !== undefined && proof.checkpoint.size > limit) return { rank: 2, steps: [broken("log", "revoked", { limit })] };

  const cosigned = new Map(), outside = [], steps = [held("log", { key: signer.text })];
  try {
    for (const [name, key] of era.policy.witnesses) {
      const at = await cosignedAt(proof.note, key);
      if (at === null) continue;
      if (at >= era.since && at <= era.until) cosigned.set(name, { at, key: key.name });
      else outside.push({ at, key: key.name });
    }
  } catch (fault) { return { rank: 3, steps: [...steps, broken("quorum", fault.code, fault.detail)] }; }
  const seen = { cosigned: [...cosigned.values()].sort((a, b) => a.at - b.at), outside };
  if (!satisfied(era.policy, era.least, cosigned)) {
    steps.push(broken("quorum", outside.length ? "outside-time" : "too-few", seen));
    return { rank: 3, steps };
  }
  // Witnessed by outsiders is enough to hold; that the partner has not cosigned is said, never hidden.
  const full = satisfied(era.policy, era.policy.quorum, cosigned);
  steps.push(full ? held("quorum", seen) : { ...left("quorum", "not-full"), seen });
  steps.push(judgeTime(seen.cosigned, entry, era));
  return { rank: steps.every((s) => s.state !== "broken") ? (full ? 6 : 5) : 4, steps };
}

/* The entry cannot be younger than the first cosignature over it; how much older it may be, a receipt alone cannot show. */
function judgeTime(cosigned, entry, era) {
  const at = Date.parse(entry.at) / 1000;
  if (!cosigned.length) {
    if (at < era.since || at > era.until) return broken("time", "outside-era", { at: entry.at });
    return left("time", "only-own-word");
  }
  const first = cosigned[0].at;
  return at <= first + TOLERANCE ? held("time", { at: entry.at, first }) : broken("time", "after-cosigned", { at: entry.at, first });
}

async function commitment(kind, name, salt, bytes) {
  const zero = new Uint8Array([0]);
  return hex(await sha256(join(utf8("saksama/commit/v1"), zero, utf8(kind), zero, utf8(name), zero, salt, bytes)));
}

async function judgeOpenings(text, entry, leaf) {
  if (!text) return { step: [left("openings", "no-openings")], openings: [] };
  let file;
  try { file = parseOpenings(text); }
  catch (fault) { return { step: [broken("openings", fault.code || "bad-openings")], openings: [] }; }
  if (!same(file.leaf, leaf)) return { step: [broken("openings", "openings-elsewhere")], openings: [] };
  const step = [];
  const commits = entry.commits || {};
  for (const item of file.items) {
    if (commits[item.name] === undefined) { step.push(broken("opening", "no-such-commitment", { name: item.name })); continue; }
    item.held = await commitment(entry.kind, item.name, item.salt, item.bytes) === commits[item.name];
    step.push(item.held ? held("opening", { name: item.name, text: shownText(item.bytes) }) : broken("opening", "other-content", { name: item.name }));
  }
  for (const name of Object.keys(commits))
    if (!file.items.some((item) => item.name === name)) step.push({ ...left("opening", "kept-sealed"), seen: { name } });
  return { step, openings: file.items.filter((item) => item.held) };
}

function shownText(bytes) {
  try { return JSON.stringify(JSON.parse(textOf(bytes)), null, 1); } catch (_) { return "(" + bytes.length + " B)"; }
}

/* Files are looked for in the manifest that the `evidence` commitment seals: [{name, sha256, size}]. */
async function judgeFiles(files, openings, progress) {
  const evidence = openings.find((o) => o.name === "evidence");
  if (!files.length) return evidence ? [left("file", "no-files")] : [];
  if (!evidence) return [broken("file", "no-manifest")];
  let manifest;
  try { manifest = strictJson(evidence.bytes); } catch (fault) { return [broken("file", fault.code)]; }
  const steps = [];
  for (const file of files) {
    const digest = hex(await sha256File(file, progress && ((done, all) => progress(file.name, done, all))));
    const match = manifest.find((line) => line.sha256 === digest && line.size === file.size);
    steps.push(match ? held("file", { name: file.name, as: match.name, digest }) : broken("file", "other-file", { name: file.name, digest }));
  }
  return steps;
}
