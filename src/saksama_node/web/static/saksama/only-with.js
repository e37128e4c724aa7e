// A field marked `data-only-with="name=value value"` is shown while that field of its form has one of these values. What
// is hidden is not sent; one with an error stays. Without this script every field is there, and the server asks the same.
"use strict";
(() => {
  const values = (form, name) => [...form.elements].filter((each) => each.name === name && (!/^(checkbox|radio)$/.test(each.type) || each.checked)).map((each) => each.value);
  const show = (form) => {
    for (const field of form.querySelectorAll("[data-only-with]")) {
      const [name, wanted] = field.dataset.onlyWith.split("=");
      const asked = form.querySelector(`[data-only-with] [name="${name}"]`)?.closest("[data-only-with]").hidden !== true;
      field.hidden = !(asked && values(form, name).some((value) => wanted.split(" ").includes(value))) && !field.classList.contains("field--error");
      for (const control of field.querySelectorAll("input, select, textarea")) control.disabled = field.hidden;
    }
  };
  for (const form of document.querySelectorAll("form:has([data-only-with])")) {
    show(form);
    form.addEventListener("change", () => show(form));
  }
})();
