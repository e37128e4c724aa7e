// Reporting: digests of files before they are sent, a draft in this tab, a receipt that refreshes. All of it works without this too.
"use strict";
(() => {
  const KEY = "saksama-draf";
  const PIECE = 1 << 20;
  const form = document.getElementById("laporan");
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "ticket", "digests", "files", "go"]);

  const keep = () => {
    const draft = {};
    for (const [name, value] of new FormData(form)) if (!NOT_KEPT.has(name) && typeof value === "string" && value) draft[name] = value;
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

  if (form) {
    const files = document.getElementById("id_files");
    const list = document.getElementById("sidik");
    const say = (text) => { document.getElementById("kemajuan-kirim").textContent = text; };
    let digests = null;
    let work = 0;

    const look = async () => {
      const mine = ++work;
      digests = null;
      list.replaceChildren();
      const chosen = [...files.files];
      files.setCustomValidity("");
      const total = chosen.reduce((sum, file) => sum + file.size, 0);
      const large = chosen.find((file) => file.size > Number(form.dataset.maxFile)) || (total > Number(form.dataset.maxTotal) ? chosen.at(-1) : null);
      const fault = large ? `${form.dataset.tooLarge} ${large.name}` : chosen.length > Number(form.dataset.maxFiles) ? form.dataset.tooMany : "";
      files.setAttribute("aria-invalid", String(Boolean(fault)));
      if (fault) { files.setCustomValidity(fault); say(fault); return false; }
      const made = [];
      for (const file of chosen) {
        const sha256 = await digest(file, (part) => { if (mine === work) say(`${form.dataset.hashing} ${file.name} ${Math.floor(part * 100)} %`); });
        if (mine !== work) return false;
        made.push({ size: file.size, sha256 });
        const line = document.createElement("li");
        const code = document.createElement("span");
        code.className = "hash";
        code.textContent = sha256;
        line.append(file.name, " ", code);
        list.append(line);
      }
      digests = made;
      say("");
      return true;
    };

    // The browser's own "back" goes one step back: a page that came by POST cannot be shown again by the browser.
    history.pushState({ step: form.dataset.step }, "");
    addEventListener("popstate", () => {
      const back = form.querySelector('button[value="back"]');
      if (back) form.requestSubmit(back); else location.replace(form.dataset.start);
    });

    // At the counter the workstation is shared: no draft there.
    if (form.dataset.draft) { form.addEventListener("input", keep); keep(); }
    if (files) {
      files.addEventListener("change", look);
      form.addEventListener("submit", (event) => {
        const button = event.submitter;
        if (!button || button.value !== "send") return;
        // What the node refuses comes back without its files.
        if (!form.elements.declaration.reportValidity()) { event.preventDefault(); return; }
        if (!files.files.length || digests !== null) {
          document.getElementById("id_digests").value = files.files.length ? JSON.stringify(digests) : "";
          say(form.dataset.sending);
          return;
        }
        // Not all digested yet: hold the sending back until it is.
        event.preventDefault();
        look().then((good) => { if (good) form.requestSubmit(button); else files.reportValidity(); });
      });
    }
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
    });
  }

  const sent = document.getElementById("terkirim");
  if (sent) {
    sessionStorage.removeItem(KEY);
    // What was sent is not offered for sending again: "back" leads to the page that asks for the code.
    history.pushState({}, "");
    addEventListener("popstate", () => location.replace(sent.dataset.follow));
  }

  const offer = document.getElementById("draf");
  if (offer && draft()) {
    offer.hidden = false;
    document.getElementById("draf-lanjut").addEventListener("submit", (event) => {
      const saved = draft() || {};
      for (const [name, value] of Object.entries(saved)) {
        const input = document.createElement("input");
        input.type = "hidden"; input.name = name; input.value = value;
        event.target.append(input);
      }
    });
    document.getElementById("draf-hapus").addEventListener("click", () => { sessionStorage.removeItem(KEY); offer.hidden = true; });
  }

  const refresh = async () => {
    const place = document.getElementById("keadaan");
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
  setTimeout(refresh, 1000);
})();
