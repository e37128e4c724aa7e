/* c2sp.org/tlog-policy: which logs, which witnesses, and how many of them are enough. */

async function parsePolicy(text) {
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: null, text };
  for (const raw of text.split("\n")) {
    const line = raw.replace(/^[ \t]+|[ \t]+$/g, "");
    if (!line || line.startsWith("#")) continue;
    const [word, ...rest] = line.split(/[ \t]+/);
    if (word === "log" && (rest.length === 1 || rest.length === 2)) policy.logs.push(await parseVerifierKey(rest[0]));
    else if (word === "witness" && (rest.length === 2 || rest.length === 3)) {
      claim(policy, rest[0]);
      policy.witnesses.set(rest[0], await parseVerifierKey(rest[1]));
    } else if (word === "group" && rest.length >= 3) {
      const [name, need, ...members] = rest;
      claim(policy, name);
      if (members.some((m) => !policy.witnesses.has(m) && !policy.groups.has(m))) throw new Fault("bad-policy", { line });
      const count = need === "all" ? members.length : need === "any" ? 1 : wholeNumber(need);
      if (count < 1 || count > members.length) throw new Fault("bad-policy", { line });
      policy.groups.set(name, { count, members });
    } else if (word === "quorum" && rest.length === 1 && policy.quorum === null) {
      if (rest[0] !== "none" && !policy.witnesses.has(rest[0]) && !policy.groups.has(rest[0])) throw new Fault("bad-policy", { line });
      policy.quorum = rest[0];
    } else throw new Fault("bad-policy", { line });
  }
  if (policy.quorum === null) throw new Fault("bad-policy", { line: "quorum" });
  return policy;
}

function claim(policy, name) {
  if (name === "none" || policy.witnesses.has(name) || policy.groups.has(name)) throw new Fault("bad-policy", { line: name });
}

function satisfied(policy, name, cosigned) {
  if (name === "none") return true;
  if (policy.witnesses.has(name)) return cosigned.has(name);
  const group = policy.groups.get(name);
  return group.members.filter((m) => satisfied(policy, m, cosigned)).length >= group.count;
}

/* An era is a policy with the time for which it holds, and the largest size a revoked log key may still speak for. */
async function openEras(data) {
  const eras = [];
  for (const era of data.eras)
    eras.push({
      since: Date.parse(era.since) / 1000,
      until: era.until ? Date.parse(era.until) / 1000 : Infinity,
      limits: era.limits || {},
      least: era.least,
      policy: await parsePolicy(era.policy),
      shown: era,
    });
  return eras;
}
