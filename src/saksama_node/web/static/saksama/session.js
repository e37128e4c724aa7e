// A session that ends says so before, and what was typed into forms marked `data-draft` stays in this tab. When it ends
// the node knows: another tab may have used it meanwhile, so it is asked before the warning, which is no use of it: the header
// says so where the browser does not (Fetch Metadata).
// Pressing that one stays is: nothing on the page is lost by it.
// What was typed before this script came (a slow line) is kept as well, and no draft writes over it.
// A button that is pressed twice at once acts once: a second sending within a moment does not go out.
// A form marked `data-held` cannot be sent now: what was typed into it stays a draft.
// Nothing is kept of passwords and files; leaving the desk, or sending the form, removes the draft. A draft is its
// person's: who logs in next in the same tab neither sees it nor leaves it there, as two who type a sheet are blind.
"use strict";
(() => {
  const ALL = "saksama-draft:";
  const ending = document.getElementById("sesi");
  const PREFIX = `${ALL}${ending?.dataset.person ?? ""}:`;
  const kept = (name) => { try { return JSON.parse(sessionStorage.getItem(name) ?? "null"); } catch { return null; } };
  const drafts = () => Object.keys(sessionStorage).filter((name) => name.startsWith(ALL));
  const fields = (form) => [...form.elements].filter(
    (field) => field.name && field.name !== "csrfmiddlewaretoken" && !/^(password|file|hidden|submit|button)$/.test(field.type),
  );
  const isChoice = (field) => field.type === "checkbox" || field.type === "radio";
  // A form is known by where it is sent and what it asks: the same one may stand on another page after a refusal.
  const keyOf = (form) => `${PREFIX}${new URL(form.getAttribute("action") || "", location).pathname} ${[...new Set(fields(form).map((field) => field.name))]}`;
  const values = (form) => fields(form).map((field) => [field.name, field.value, isChoice(field) ? field.checked : null]);

  const touched = (field) => {
    if (isChoice(field)) return field.checked !== field.defaultChecked;
    if (!field.options) return field.value !== field.defaultValue;
    const options = [...field.options];
    const chosen = options.some((option) => option.defaultSelected) ? (option) => option.defaultSelected : (option, place) => !field.multiple && place === 0;
    return options.some((option, place) => option.selected !== chosen(option, place));
  };

  const fill = (form, saved) => {
    for (const [name, value, checked] of saved) {
      const field = fields(form).find((each) => each.name === name && (checked === null || each.value === value));
      if (!field || touched(field)) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
    }
  };

  const AT_ONCE = 1500;
  for (const form of document.querySelectorAll('form[method="post"]')) {
    let sent = -AT_ONCE;
    form.addEventListener("submit", (event) => {
      if (event.timeStamp - sent < AT_ONCE) event.preventDefault();
      else sent = event.timeStamp;
    });
  }

  if (ending) {
    const stay = ending.querySelector("[data-stay]");
    let due = 0;
    let turn = 0;
    // How long it is until then the node says: this machine's clock may be wrong.
    const wait = (left) => {
      clearTimeout(turn);
      due = Date.now() + left;
      ending.hidden = left > 0;
      if (left > 0) turn = setTimeout(() => ask(), left);
    };
    // Where nothing comes back (no network, logged out elsewhere) what was known counts.
    const ask = async (sent) => {
      try {
        const found = await (await fetch(ending.dataset.asks, sent ?? { headers: { "HX-Request": "true" } })).json();
        ending.querySelector("[data-ends-at]").textContent = found.told;
        stay.hidden = found.final;
        ending.querySelector("[data-final]").hidden = !found.final;
        wait(found.left);
      } catch { wait(0); }
    };
    wait(Number(ending.dataset.left));
    // A machine that slept counted no time.
    document.addEventListener("visibilitychange", () => { if (!document.hidden && ending.hidden && Date.now() > due) ask(); });
    stay.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) ask({ method: "POST", body: new FormData(stay) });
      event.preventDefault();
    });
  }

  const cameFromLogin = document.referrer.includes("/akun/");
  const forms = new Map([...document.querySelectorAll("form[data-draft]")].map((form) => [keyOf(form), form]));
  // The server's own answer keeps what was typed; only fresh forms are filled from drafts.
  const fresh = !document.querySelector(".error-summary");
  if (ending) for (const name of drafts()) if (!name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  for (const name of drafts()) if (kept(name)?.sent && !(forms.has(name) && cameFromLogin)) sessionStorage.removeItem(name);
  for (const [key, form] of forms) {
    const draft = kept(key);
    const early = fresh && fields(form).some(touched);
    if (draft && fresh) {
      fill(form, draft.values);
      for (let folded = form.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
      document.getElementById("draf")?.removeAttribute("hidden");
    }
    const keep = (sent) => sessionStorage.setItem(key, JSON.stringify({ sent, values: values(form) }));
    if (early || form.hasAttribute("data-held")) keep(false);
    form.addEventListener("input", () => keep(false));
    form.addEventListener("submit", () => keep(true));
  }
  // A page that has no form for now says so of a draft that waits for it.
  const here = `${PREFIX}${location.pathname} `;
  if (drafts().some((name) => name.startsWith(here))) document.querySelector("[data-draft-told]")?.removeAttribute("hidden");
  document.querySelector("form[data-leave]")?.addEventListener("submit", () => drafts().forEach((name) => sessionStorage.removeItem(name)));
})();
