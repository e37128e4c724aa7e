// Keyboard: `/` search, `j`/`k` next and previous row, `?` the list. Everything it does can be done without it.
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
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const box = search();
      if (box) { event.preventDefault(); box.focus(); box.select?.(); }
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") document.getElementById("tombol")?.showModal();
  });
  // On a telephone the desk's places are a strip that scrolls sideways: show where one is.
  document.querySelector(".side [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  document.querySelector(".error-summary")?.focus();
})();
