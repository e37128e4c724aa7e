// A session that ends says so ten minutes before, and what was typed into a form marked `data-draft` stays in this tab.
// Nothing is kept of passwords and files; leaving the desk, or sending the form, removes the draft.
"use strict";
(() => {
  const WARN_BEFORE = 10 * 60 * 1000;
  const PREFIX = "saksama-draft:";
  const key = PREFIX + location.pathname;
  const kept = (name) => { try { return JSON.parse(sessionStorage.getItem(name) ?? "null"); } catch { return null; } };
  const drafts = () => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
  const fields = (form) => [...form.elements].filter(
    (field) => field.name && field.name !== "csrfmiddlewaretoken" && !/^(password|file|hidden|submit|button)$/.test(field.type),
  );
  const isChoice = (field) => field.type === "checkbox" || field.type === "radio";
  const values = (form) => fields(form).map((field) => [field.name, field.value, isChoice(field) ? field.checked : null]);

  const fill = (form, saved) => {
    for (const [name, value, checked] of saved) {
      const field = fields(form).find((each) => each.name === name && (checked === null || each.value === value));
      if (!field) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
    }
  };

  const ending = document.getElementById("sesi");
  if (ending) {
    const warn = () => { ending.hidden = false; };
    setTimeout(warn, Math.max(0, Date.parse(ending.dataset.ends) - WARN_BEFORE - Date.now()));
  }

  const cameFromLogin = document.referrer.includes("/akun/");
  const form = document.querySelector("form[data-draft]");
  const draft = kept(key);
  for (const name of drafts()) if (kept(name)?.sent && !(name === key && cameFromLogin)) sessionStorage.removeItem(name);
  if (form) {
    // The server's own answer keeps what was typed; only a fresh form is filled from the draft.
    const fresh = !document.querySelector(".error-summary");
    if (draft && fresh && (!draft.sent || cameFromLogin)) {
      fill(form, draft.values);
      document.getElementById("draf")?.removeAttribute("hidden");
    }
    const keep = (sent) => sessionStorage.setItem(key, JSON.stringify({ sent, values: values(form) }));
    form.addEventListener("input", () => keep(false));
    form.addEventListener("submit", () => keep(true));
  }
  document.querySelector("form[data-leave]")?.addEventListener("submit", () => drafts().forEach((name) => sessionStorage.removeItem(name)));
})();
