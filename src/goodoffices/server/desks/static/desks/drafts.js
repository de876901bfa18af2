// Marks by single keys, where the keyboard is on a mark already: + better, = the same, - worse, and on to the next point.
// Without it every mark can be given by the arrow keys, by pointer and by touch.
"use strict";
(() => {
  const form = document.querySelector("form[data-marks]");
  if (!form) return;
  const KEYS = { "+": "better", "=": "same", "-": "worse" };
  const groups = [...form.querySelectorAll("fieldset.drafts-marks")];
  form.addEventListener("keydown", (e) => {
    const mark = KEYS[e.key], group = e.target.closest?.("fieldset.drafts-marks");
    if (!mark || !group || e.ctrlKey || e.metaKey || e.altKey || !e.target.matches("input[type=radio]")) return;
    const radio = group.querySelector(`input[value^="${mark}:"]`);
    if (!radio) return;
    e.preventDefault();
    radio.checked = true;
    const next = groups[groups.indexOf(group) + 1];
    (next?.querySelector("input:checked") || next?.querySelector("input") || radio).focus();
  });
})();
