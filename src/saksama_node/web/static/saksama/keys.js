// Keyboard: `/` search, `j`/`k` next and previous row, `?` the list; and what a page marks with `data-key`, which is
// pressed as a hand presses it: what somebody may not do has no button here. Everything can be done without a key.
"use strict";
(() => {
  const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  const rows = () => [...document.querySelectorAll("[data-row] a[href], .table tbody tr a[href], .entries li a[href]")].filter(
    (link, index, all) => index === 0 || rowOf(link) !== rowOf(all[index - 1]),
  );
  const rowOf = (link) => link.closest("[data-row], tr, li");
  const step = (by) => {
    const links = rows();
    if (links.length === 0) return;
    const here = rowOf(document.activeElement ?? document.body);
    const at = links.findIndex((link) => rowOf(link) === here);
    links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)].focus();
  };
  const search = () => document.querySelector("[data-search], input[type=search], .filters input:not([type=hidden])");
  const pressable = () => [...document.querySelectorAll("[data-key]")].filter((each) => each.getClientRects().length > 0 && !each.disabled);
  const list = () => {
    const dialog = document.getElementById("tombol"), here = document.getElementById("tombol-halaman");
    if (!dialog || dialog.open) return;
    const first = new Map();
    for (const each of pressable()) if (!first.has(each.dataset.key)) first.set(each.dataset.key, each);
    here.replaceChildren(...[...first].flatMap(([key, each]) => {
      const name = document.createElement("dt"), does = document.createElement("dd");
      name.appendChild(document.createElement("kbd")).textContent = key;
      does.textContent = (each.getAttribute("aria-label") ?? each.textContent).trim();
      return [name, does];
    }));
    here.hidden = first.size === 0;
    dialog.showModal();
  };
  // One act a page: a key that is held down, or pressed again before the answer is there, presses nothing more.
  let pressed = false;
  window.addEventListener("pageshow", () => { pressed = false; });
  const press = (key) => {
    const found = pressable().find((each) => each.dataset.key === key);
    if (!found || pressed) return;
    pressed = true;
    found.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const box = search();
      if (box) { event.preventDefault(); box.focus(); box.select?.(); }
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") list();
    else if (!event.repeat) press(event.key);
  });
  // On a telephone the desk's places are a strip that scrolls sideways: show where one is.
  document.querySelector(".side [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  document.querySelector(".error-summary")?.focus();
})();
