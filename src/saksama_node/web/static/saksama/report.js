// Reporting: the steps in one page, so that chosen files stay in this tab whatever the line does; digests of files before
// they are sent; a draft in this tab; a receipt that refreshes. All of it works without this too, with files last.
"use strict";
(() => {
  const KEY = "saksama-draf";
  const PIECE = 1 << 20;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "ticket", "digests", "files", "go"]);
  const byId = (id) => document.getElementById(id);
  const form = () => byId("laporan");
  const files = () => byId("id_files");
  const chosen = () => [...(files()?.files ?? [])];

  const keep = () => {
    const draft = Object.fromEntries([...new FormData(form())].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string" && value));
    if (chosen().length) draft.unsent = chosen().map((file) => file.name).join(", ");
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  };
  const draft = () => { try { return JSON.parse(sessionStorage.getItem(KEY) || "null"); } catch { return null; } };

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const digest = async (file, progress) => {
    const state = saksamaNoble.sha256.create();
    for (let at = 0; at < file.size; at += PIECE) {
      state.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
      progress(Math.min(file.size, at + PIECE) / file.size);
    }
    return hex(state.digest());
  };

  const say = (text) => { byId("kemajuan-kirim").textContent = text; };
  let digests = null;
  let work = 0;
  let line = null;

  const look = async () => {
    const mine = ++work, told = form().dataset;
    digests = null;
    byId("sidik").replaceChildren();
    const all = chosen();
    files().setCustomValidity("");
    const total = all.reduce((sum, file) => sum + file.size, 0);
    const large = all.find((file) => file.size > Number(told.maxFile)) || (total > Number(told.maxTotal) ? all.at(-1) : null);
    const fault = large ? `${told.tooLarge} ${large.name}` : all.length > Number(told.maxFiles) ? told.tooMany : "";
    files().setAttribute("aria-invalid", String(Boolean(fault)));
    if (fault) { files().setCustomValidity(fault); say(fault); return false; }
    const made = [];
    for (const file of all) {
      const sha256 = await digest(file, (part) => { if (mine === work) say(`${told.hashing} ${file.name} ${Math.floor(part * 100)} %`); });
      if (mine !== work) return false;
      made.push({ size: file.size, sha256 });
      const row = document.createElement("li");
      const code = document.createElement("span");
      code.className = "hash";
      code.textContent = sha256;
      row.append(file.name, " ", code);
      byId("sidik").append(row);
    }
    digests = made;
    say("");
    return true;
  };

  // What the node refuses comes back without its files: nothing is sent without the declaration, or before every digest.
  const isTold = () => chosen().length === 0 || digests !== null;
  const sealed = () => {
    if (!form().elements.declaration.reportValidity()) return false;
    byId("id_digests").value = chosen().length ? JSON.stringify(digests) : "";
    say(form().dataset.sending);
    return true;
  };
  const digested = async () => {
    const good = await look();
    if (!good) files().reportValidity();
    return good;
  };

  // The next step is put in the place of this one. The field with the chosen files never leaves this document.
  const put = (next) => {
    const kept = new Map(["id_files", "sidik"].map((id) => [id, byId(id)]));
    const has = chosen().length > 0;
    if (has) for (const each of next.querySelectorAll("[data-unsent]")) each.remove();
    for (const sheet of next.querySelectorAll('link[rel="stylesheet"]')) {
      if (!document.head.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet.cloneNode());
    }
    document.documentElement.lang = next.documentElement.lang;
    document.title = next.title;
    document.body.replaceWith(next.body);
    for (const [id, old] of kept) if (has && old && byId(id)) byId(id).replaceWith(old);
    scrollTo(0, 0);
    begin();
    document.dispatchEvent(new Event("saksama:step"));
    document.querySelector(".error-summary")?.focus();
  };

  const step = async (button) => {
    const go = button?.value ?? "next";
    if (go === "send" && !((isTold() || (await digested())) && sealed())) return;
    const body = new FormData(form());
    body.set("go", go);
    if (go !== "send") {
      for (const name of ["files", "digests"]) body.delete(name);
      say(form().dataset.waiting);
    }
    // Pressed again on a bad line: the code in the form makes both one report.
    line?.abort();
    const mine = line = new AbortController();
    try {
      const answer = await fetch(form().action, { method: "POST", body, signal: mine.signal });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== line) return;
      if (answer.ok || next.getElementById("laporan")) put(next);
      else say(next.querySelector("h1")?.textContent.trim() || form().dataset.offline);
    } catch {
      if (mine === line) say(form().dataset.offline);
    }
  };

  const refresh = async () => {
    const place = byId("keadaan");
    if (!place || !place.dataset.refresh) return;
    const body = new FormData();
    body.set("code", place.dataset.code);
    body.set("csrfmiddlewaretoken", document.querySelector("#keadaan input[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(place.dataset.refresh, { method: "POST", body });
      const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("keadaan");
      if (found) place.replaceWith(found);
    } catch { /* the node did not answer: try again */ }
    setTimeout(refresh, 2000);
  };

  // The browser's own "back" goes one step back; what was sent is not offered for sending again.
  addEventListener("popstate", () => {
    const sent = byId("terkirim");
    if (sent) { location.replace(sent.dataset.follow); return; }
    const back = form()?.querySelector('button[value="back"]');
    if (back) form().requestSubmit(back); else if (form()) location.replace(form().dataset.start);
  });

  const begin = () => {
    if (form()) {
      history.pushState({ step: form().dataset.step }, "");
      // At the counter the workstation is shared: no draft there, and each step is a page.
      const inTab = Boolean(form().dataset.draft);
      if (inTab) {
        byId("foto")?.removeAttribute("hidden");
        form().addEventListener("input", keep);
        keep();
      }
      if (files()) files().onchange = look;
      form().addEventListener("submit", (event) => {
        const button = event.submitter;
        if (inTab) { event.preventDefault(); step(button); return; }
        if (button?.value !== "send") return;
        if (isTold() && sealed()) return;
        event.preventDefault();
        if (!isTold()) digested().then((good) => { if (good) form().requestSubmit(button); });
      });
    }
    for (const button of document.querySelectorAll("button[data-copy]")) {
      if (!navigator.clipboard) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
        button.textContent = button.dataset.copied;
      });
    }
    if (byId("terkirim")) {
      sessionStorage.removeItem(KEY);
      history.pushState({}, "");
    }
    if (byId("keadaan")) setTimeout(refresh, 1000);
    const offer = byId("draf");
    if (offer && draft()) {
      offer.hidden = false;
      byId("draf-lanjut").addEventListener("submit", (event) => {
        for (const [name, value] of Object.entries(draft() || {})) {
          const input = document.createElement("input");
          input.type = "hidden"; input.name = name; input.value = value;
          event.target.append(input);
        }
      });
      byId("draf-hapus").addEventListener("click", () => { sessionStorage.removeItem(KEY); offer.hidden = true; });
    }
  };
  begin();
})();
