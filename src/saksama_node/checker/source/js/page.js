/* The page itself: what is given first, then the verdict, then the keys on which it rests. It builds nodes and text, never markup. */

/* Indonesian until the reader asks for English, by the button or in the address (`?lang=en`, `#en`); what the browser
   prefers does not count, because many telephones here are set to English by their maker. */
function askedFor(place) { return new URLSearchParams(place.search).get("lang") === "en" || place.hash === "#en" ? "en" : "id"; }

let language = askedFor(location);
let lastVerdict = null;

function say(key, fill) {
  const text = key.split(".").reduce((at, part) => (at === undefined ? at : at[part]), WORDS[language]);
  return (text === undefined ? key : text).replace(/\{(\w+)\}/g, (whole, name) => (fill && fill[name] !== undefined ? String(fill[name]) : whole));
}

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function part(name) { return WORDS[language].part[name] || name; }
function label(keyName) { return DATA.names[keyName] || keyName; }

/* On the wall clock of Nusa Tenggara Barat (UTC+8, no summer time), whatever the clock of the device; as the desk has it. */
function moment(seconds) {
  const at = new Date((seconds + 8 * 3600) * 1000);
  const two = (number) => String(number).padStart(2, "0");
  const clock = [at.getUTCHours(), at.getUTCMinutes(), ...(at.getUTCSeconds() ? [at.getUTCSeconds()] : [])];
  return say("moment", {
    weekday: say("weekdays").split(" ")[at.getUTCDay()], day: at.getUTCDate(), month: say("months").split(" ")[at.getUTCMonth()],
    year: at.getUTCFullYear(), clock: clock.map(two).join(say("clockMark")),
  });
}

function momentOf(text) { return Number.isFinite(Date.parse(text)) ? moment(Math.floor(Date.parse(text) / 1000)) : text; }

function ruleWords(policy, name) {
  if (name === "none") return say("ruleNone");
  if (policy.witnesses.has(name)) return label(policy.witnesses.get(name).name);
  const group = policy.groups.get(name);
  if (group.members.length === 1) return ruleWords(policy, group.members[0]);
  const list = group.members.map((m) => (policy.groups.has(m) && policy.groups.get(m).members.length > 1 ? "(" + ruleWords(policy, m) + ")" : ruleWords(policy, m))).join("; ");
  return group.count === group.members.length ? say("ruleAll", { list }) : say("ruleSome", { count: group.count, list });
}

function keyLine(key, limits) {
  const line = node("li", {}, node("b", {}, label(key.name)), node("code", {}, key.text));
  if (limits && limits[key.text] !== undefined) line.append(" ", say("limited", { limit: limits[key.text] }));
  return line;
}

async function showTrust() {
  const place = document.getElementById("trust");
  place.replaceChildren(node("h2", {}, say("trust")), node("p", {}, say("trustLead")), node("p", {}, say("edition", { ...DATA, made: momentOf(DATA.made) })));
  if (DATA.agreement) place.append(node("p", { class: "break" }, say("agreement", DATA.agreement)));
  let eras;
  try { eras = await openEras(DATA); }
  catch (fault) { place.append(node("p", { class: "broken" }, say("why." + fault.code, fault.detail))); return; }
  for (const era of [...eras].reverse()) {
    const since = moment(era.since);
    const box = node("section", { class: "era" }, node("h3", {}, era.policy.logs.map((key) => label(key.name)).join(", ") + ": ", era.until === Infinity ? say("eraOpen", { since }) : say("era", { since, until: moment(era.until) })));
    box.append(node("h4", {}, say("logs")), node("ul", {}, ...era.policy.logs.map((key) => keyLine(key, era.limits))));
    box.append(node("h4", {}, say("witnesses")), node("ul", {}, ...[...era.policy.witnesses.values()].map((key) => keyLine(key))));
    box.append(node("h4", {}, say("rule")), node("p", {}, ruleWords(era.policy, era.policy.quorum)));
    if (era.least !== era.policy.quorum) box.append(node("p", {}, say("least", { list: ruleWords(era.policy, era.least) })));
    box.append(node("details", {}, node("summary", {}, say("policyText")), node("pre", {}, era.shown.policy)));
    place.append(box);
  }
}

function showWords() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
}

function fill(step) {
  const seen = { ...step.seen };
  if (seen.name !== undefined) seen.part = part(seen.name);
  if (seen.at !== undefined) seen.at = momentOf(seen.at);
  if (seen.first !== undefined) seen.first = moment(seen.first);
  if (seen.cosigned) seen.cosigned = seen.cosigned.map((c) => label(c.key) + " (" + moment(c.at) + ")").join("; ") || "0";
  return seen;
}

function stepLine(step) {
  const line = node("li", { class: step.state, "data-step": step.step, "data-state": step.state });
  if (step.why) line.dataset.why = step.why;
  line.append(node("strong", {}, say("step." + step.step)), " ", node("span", { class: "mark" }, say(step.state)));
  line.append(node("p", { class: "break" }, say(step.why ? "why." + step.why : "heldSays." + step.step, fill(step))));
  if (step.seen.text) line.append(node("details", {}, node("summary", {}, say("content")), node("pre", {}, step.seen.text)));
  return line;
}

async function showVerdict() {
  if (!lastVerdict) return;
  const state = lastVerdict.some((s) => s.state === "broken") ? "bad" : lastVerdict.some((s) => s.state === "open") ? "partly" : "good";
  const place = document.getElementById("verdict");
  place.replaceChildren(
    node("h2", {}, say("verdict")), node("p", { class: "verdict " + state, "data-verdict": state }, say(state)),
    node("ol", {}, ...lastVerdict.map(stepLine)), node("p", {}, say("notShown")),
    node("p", { class: "small" }, say("engine", { engine: await engineName() })));
  place.focus();
}

function announce(text) { document.getElementById("progress").textContent = text; }

async function gather() {
  const one = (id) => document.getElementById(id).files[0];
  const pasted = document.getElementById("receipt-text").value;
  let receipt = pasted ? pasted.replace(/\r\n/g, "\n").replace(/\n*$/, "\n") : null;
  if (one("receipt-file")) receipt = await receiptText(one("receipt-file"));
  const openings = one("openings-file");
  if (openings && openings.size > PDF_LIMIT) throw new Fault("bad-openings");
  return {
    receipt, openings: openings ? textOf(new Uint8Array(await openings.arrayBuffer())) : null,
    files: [...document.getElementById("evidence-files").files], qr: document.getElementById("qr-text").value.trim() || null,
    progress: (name, done, all) => announce(say("hashing", { name, done: Math.floor(100 * done / all) })),
  };
}

async function run(event) {
  event.preventDefault();
  const button = document.getElementById("check");
  button.disabled = true;
  document.getElementById("verdict").replaceChildren();
  announce(say("working"));
  try {
    const given = await gather();
    if (!given.receipt) { lastVerdict = null; announce(say("needReceipt")); return; }
    lastVerdict = await judge(DATA, given);
  } catch (fault) {
    lastVerdict = [broken("receipt", fault.code || "not-proof", fault.detail)];
  } finally { button.disabled = false; }
  announce("");
  await showVerdict();
}

async function start() {
  document.getElementById("language").addEventListener("click", async () => {
    language = language === "id" ? "en" : "id";
    showWords(); await showTrust(); await showVerdict();
  });
  document.getElementById("form").addEventListener("submit", run);
  if (location.hash.startsWith("#v1;")) document.getElementById("qr-text").value = location.hash;
  showWords();
  await showTrust();
  document.documentElement.dataset.ready = "yes";
}

start();
