// The stage's page: asks how things stand, shows it, passes orders on. Words come from the server.
"use strict";

const at = (id) => document.getElementById(id);
const shown = { left: "", right: "" };

function text(id, words) {
  const element = at(id);
  if (element.textContent !== words) element.textContent = words;
}

function frame(side, desk) {
  text(`${side}-name`, desk.name);
  text(`${side}-who`, desk.who);
  text(`${side}-says`, desk.says);
  const wanted = `${desk.address}#${desk.version}`;
  if (desk.address && shown[side] !== wanted) {
    shown[side] = wanted;
    at(side).src = desk.address;
  }
}

function pairs(id, rows) {
  const list = document.createElement("dl");
  for (const [term, words] of rows) {
    list.append(Object.assign(document.createElement("dt"), { textContent: term }));
    list.append(Object.assign(document.createElement("dd"), { textContent: words }));
  }
  list.id = id;
  if (at(id).innerHTML !== list.innerHTML) at(id).replaceWith(list);
}

function verdicts(rows) {
  const list = document.createElement("ul");
  list.id = "verdicts";
  list.setAttribute("aria-live", "polite");
  for (const row of rows) {
    const item = document.createElement("li");
    item.className = row.state;
    item.append(Object.assign(document.createElement("strong"), { textContent: row.title }), ` ${row.words}`);
    list.append(item);
  }
  if (at("verdicts").innerHTML !== list.innerHTML) at("verdicts").replaceWith(list);
  const all = rows.map((row) => row.state);
  at("verifier").className = `card ${all.includes("bad") ? "bad" : all.length && all.every((s) => s === "good") ? "good" : ""}`;
}

function show(state) {
  text("place", state.place);
  text("sentence", state.sentence);
  text("fault", state.fault);
  at("fault").hidden = !state.fault;
  text("lanjut", state.next);
  at("lanjut").disabled = !state.orders.includes("lanjut");
  for (const name of ["putuskan", "ubah", "akhiri"]) {
    at(name).disabled = !state.orders.includes(name);
    text(name, state.words[name]);
  }
  frame("left", state.left);
  frame("right", state.right);
  text("witness-address", state.witness.address);
  pairs("witness", state.witness.rows);
  verdicts(state.verdicts);
}

async function look() {
  try {
    show(await (await fetch("/keadaan")).json());
  } catch {
    text("sentence", "Panggung sudah berhenti.");
  }
}

for (const button of document.querySelectorAll("button[data-order]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    await fetch(`/${button.dataset.order}`, { method: "POST", headers: { "X-Saksama-Stage": "1" } });
    await look();
  });
}

setInterval(look, 700);
look();
