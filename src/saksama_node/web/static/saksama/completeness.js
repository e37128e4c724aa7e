// The list of requirements follows what is typed. The server makes the same list of what was sent; this only hurries it.
"use strict";
(() => {
  const begin = () => {
    const form = document.getElementById("laporan");
    const box = document.getElementById("kelengkapan");
    if (!form || !box) return;
    const COLOURS = { there: "is-kept", missing: "is-due", late: "is-lapsed" };
    const lines = [...box.querySelectorAll("li[data-needs]")];

    const look = () => {
      const data = new FormData(form);
      const has = (name) => data.getAll(name).some((value) => (typeof value === "string" ? value.trim() : value.size));
      const kind = data.get("kind") || "report";
      const known = data.get("known_on");
      const late = kind === "report" && Boolean(known) && known < box.dataset.oldest;
      let filled = 0;
      let all = 0;
      for (const line of lines) {
        line.hidden = !line.dataset.kinds.split(" ").includes(kind);
        if (line.hidden) continue;
        const given = line.dataset.needs.split(" ").map(has);
        const there = "any" in line.dataset ? given.some(Boolean) : given.every(Boolean);
        const state = !there ? "missing" : late && "dated" in line.dataset ? "late" : "there";
        const pill = line.querySelector(".pill");
        pill.className = `pill ${COLOURS[state]}`;
        pill.textContent = box.dataset[state];
        all += 1;
        filled += state === "there" ? 1 : 0;
      }
      for (const group of box.querySelectorAll(".requirements")) group.hidden = !group.querySelector("li:not([hidden])");
      document.getElementById("terisi").textContent = String(filled);
      document.getElementById("semua").textContent = String(all);
      document.getElementById("jadikan-informasi").hidden = kind !== "report";
      const told = document.getElementById("terlambat");
      if (told) told.hidden = !late;
    };
    form.addEventListener("input", look);
    form.addEventListener("change", look);
    look();
  };
  begin();
  // Where the steps are one page, each brings its own list.
  document.addEventListener("saksama:step", begin);
})();
