// Typing a sheet: Enter and the arrows go from box to box, PageDown and PageUp to the first box of the next page or the
// one before; Enter in the last box sends. Everything works without it.
"use strict";
(() => {
  const form = document.querySelector("[data-keying]");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[name]:not([type=hidden])")];
  const go = (at) => {
    const box = boxes[Math.min(Math.max(at, 0), boxes.length - 1)];
    box.focus();
    box.select();
    box.closest("fieldset").scrollIntoView({ block: "nearest" });
  };
  const pages = [...form.querySelectorAll("[data-keying-page]")];
  const turn = (box, by) => {
    const page = pages[pages.indexOf(box.closest("[data-keying-page]")) + by];
    if (page) go(boxes.indexOf(page.querySelector("input")));
  };
  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || (event.key === "Enter" && at < boxes.length - 1)) {
      event.preventDefault();
      go(at + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      go(at - 1);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      event.preventDefault();
      turn(event.target, event.key === "PageDown" ? 1 : -1);
    }
  });
  const wrong = boxes.findIndex((box) => box.hasAttribute("aria-invalid"));
  if (boxes.length) go(Math.max(wrong, 0));
})();
