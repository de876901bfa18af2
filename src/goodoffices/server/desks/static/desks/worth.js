// Orders alternatives by dragging, by arrows and by keys; says what is left of 100. The numbers in the fields are what is
// sent, so all of it works without this file.
"use strict";
(() => {
  const items = (list) => [...list.querySelectorAll("[data-order-item]")];
  const number = (list) => items(list).forEach((item, place) => { item.querySelector("input").value = place + 1; });
  const told = (words, values) => words.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const say = (text) => { const aloud = document.getElementById("said-aloud"); if (aloud) aloud.textContent = text; };

  function move(item, by) {
    const list = item.parentElement, all = items(list), to = all.indexOf(item) + by;
    if (to < 0 || to >= all.length) return;
    if (by < 0) list.insertBefore(item, all[to]); else all[to].after(item);
    number(list);
    say(told(list.dataset.order, { item: item.querySelector("strong").textContent, place: to + 1 }));
  }

  for (const list of document.querySelectorAll("[data-order]")) {
    let dragged = null;
    for (const item of items(list)) {
      item.draggable = true;
      item.tabIndex = 0;
      item.addEventListener("dragstart", (e) => { dragged = item; e.dataTransfer.effectAllowed = "move"; e.dataTransfer.setData("text/plain", ""); });
      item.addEventListener("dragend", () => { dragged = null; items(list).forEach((one) => one.classList.remove("over")); });
      item.addEventListener("dragover", (e) => { if (dragged) { e.preventDefault(); item.classList.add("over"); } });
      item.addEventListener("dragleave", () => item.classList.remove("over"));
      item.addEventListener("drop", (e) => {
        if (!dragged || dragged === item) return;
        e.preventDefault();
        const all = items(list);
        if (all.indexOf(dragged) < all.indexOf(item)) item.after(dragged); else list.insertBefore(dragged, item);
        number(list);
      });
      item.addEventListener("keydown", (e) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[e.key];
        if (!by || e.target !== item) return;
        e.preventDefault();
        move(item, by);
        item.focus();
      });
      for (const button of item.querySelectorAll("[data-move]")) {
        button.addEventListener("click", () => { move(item, Number(button.dataset.move)); button.focus(); });
      }
    }
  }

  for (const form of document.querySelectorAll("[data-divide]")) {
    const left = form.querySelector("[data-left]"), fields = [...form.querySelectorAll("input.place")];
    const reckon = () => {
      const rest = 100 - fields.reduce((sum, field) => sum + (Number(field.value) || 0), 0);
      if (left) left.textContent = rest ? told(left.dataset.left, { left: rest }) : left.dataset.divided;
    };
    form.addEventListener("input", reckon);
    reckon();
  }
})();
