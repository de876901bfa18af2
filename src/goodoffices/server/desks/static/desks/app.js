// Loaded in the head without defer, so that a blanked screen stays blank from the first paint of the next page.
// Everything here is a convenience: without it every page can be read and every form sent.
"use strict";
(() => {
  const root = document.documentElement, WORDS = document.currentScript.dataset;
  const LANG = root.lang === "en" ? "en-GB" : root.lang || undefined;
  const $ = (selector, scope = document) => scope.querySelector(selector);
  const all = (selector, scope = document) => [...scope.querySelectorAll(selector)];
  const keep = (shelf, name, value) => { try { window[shelf].setItem(name, value); } catch { /* storage is off: not kept */ } };
  const kept = (shelf, name) => { try { return window[shelf].getItem(name); } catch { return null; } };
  // What is said stands in the script's own element, in the reader's language, with {places} for what varies.
  const told = (name, values = {}) => WORDS[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const say = (words) => { const box = $("#said-aloud"); if (box) box.textContent = words; };

  // 1. The blank screen: `b`, Escape twice, or the button; the same, or two taps, bring the page back.
  let titled = "";
  function blank(on) {
    root.classList.toggle("blank", on);
    keep("sessionStorage", "blank", on ? "1" : "");
    if (on) { if (document.title !== "Good Offices") titled = document.title; document.title = "Good Offices"; }
    else if (titled) document.title = titled;
  }
  const blanked = () => root.classList.contains("blank");
  if (kept("sessionStorage", "blank") === "1") root.classList.add("blank");

  // 2. Keys. Single letters can be switched off (WCAG 2.1.4); they work on keyboards with other scripts by their place.
  const PLACES = { KeyB: "b", KeyN: "n", KeyP: "p", KeyM: "m" };
  const lettersOn = () => kept("localStorage", "letters") !== "off";
  const typing = (e) => e.target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  let lastEscape = -Infinity;
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      const again = e.timeStamp - lastEscape < 700;
      lastEscape = again ? -Infinity : e.timeStamp;
      if (again) blank(!blanked());
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || typing(e) || !lettersOn()) return;
    const key = /^[a-z?]$/i.test(e.key) ? e.key.toLowerCase() : PLACES[e.code];
    if (key === "b") blank(!blanked());
    else if (blanked()) return;
    else if (key === "?") openDialog("#keys");
    else if (key === "n") $("a[rel~=next]")?.click();
    else if (key === "p") $("a[rel~=prev]")?.click();
    else if (key === "m") { location.hash = "nav"; $("#nav a")?.focus(); }
  });

  // Enter in a field sends the form, as it would if the buttons that add a row did not come before the one that sends.
  document.addEventListener("keydown", (e) => {
    const form = e.key === "Enter" && !e.isComposing && e.target.matches?.("form.form input") && e.target.form;
    if (!form || !$("button[name=more]", form)) return;
    e.preventDefault();
    $(".form-actions button", form)?.click();
  });

  // 3. Dialogs: help on keys, and a second look at an act before it is entered.
  function openDialog(selector) {
    const dialog = $(selector);
    if (dialog && !dialog.open) dialog.showModal();
    return dialog;
  }
  document.addEventListener("submit", (e) => {
    const form = e.target, words = e.submitter?.dataset.confirm || form.dataset.confirm;
    if (!words || form.dataset.looked === "yes") { delete form.dataset.looked; return; }
    const dialog = openDialog("#confirm");
    if (!dialog) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    $("#confirm-words").textContent = words;
    const yes = $("#confirm-yes");
    yes.dataset.send ||= yes.textContent;
    yes.textContent = e.submitter?.textContent.trim() || yes.dataset.send;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.looked = "yes";
      form.requestSubmit(e.submitter);
    }, { once: true });
  }, true);

  // 4. Times in the reader's zone; the talks' own time stays in the title, and alone goes to paper.
  const DAY = { day: "numeric", month: "short", year: "numeric" }, CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  function localTimes(scope = document) {
    const talks = document.body.dataset.zone;
    for (const t of all("time[datetime*='T']:not([data-said])", scope)) {
      const at = new Date(t.dateTime);
      if (isNaN(at)) continue;
      const iso = t.dateTime, zone = /([+-])(\d\d):?(\d\d)$/.exec(iso);
      const theirs = zone ? Number(zone[1] + 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
      t.dataset.said = t.textContent.trim();
      if (theirs === -at.getTimezoneOffset()) continue;
      const here = new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
      const clockOnly = t.dataset.show === "time" && here === iso.slice(0, 10);
      t.dataset.here = at.toLocaleString(LANG, clockOnly ? CLOCK : { ...DAY, ...CLOCK });
      if (t.dataset.show === "both") t.dataset.here = told("inBoth", t.dataset);
      t.title = told(talks ? "ofZone" : "ofTalks", { said: t.dataset.said, zone: talks });
      t.textContent = t.dataset.here;
    }
    const note = $("#zone-note"), mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (note && mine && mine !== talks) {
      note.dataset.said ||= note.textContent;
      note.dataset.here = told(talks ? "zones" : "zonesUnnamed", { mine, zone: talks });
      note.textContent = note.dataset.here;
    }
  }
  // Where a zone can be named, the reader's own, the talks' and UTC are offered.
  for (const input of all("input[data-own-zone]")) {
    const list = document.createElement("datalist");
    list.id = `${input.id}_zones`;
    const zones = [Intl.DateTimeFormat().resolvedOptions().timeZone, document.body.dataset.zone, "UTC"];
    for (const zone of new Set(zones.filter(Boolean))) list.append(new Option(zone, zone));
    input.after(list);
    input.setAttribute("list", list.id);
  }
  const timesAs = (which) => all("[data-here]").forEach((t) => { t.textContent = t.dataset[which]; });
  let opened = [];
  addEventListener("beforeprint", () => {
    timesAs("said");
    opened = all("details.print-open:not([open])");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => { timesAs("here"); opened.forEach((d) => { d.open = false; }); });

  // 5. Time left, in whole minutes: <span data-until="2026-02-04T14:00:00+04:00">
  function countDown(scope = document) {
    for (const s of all("[data-until]", scope)) {
      const left = Math.ceil((new Date(s.dataset.until) - Date.now()) / 60000), days = Math.floor(left / 1440);
      const rest = { days, hours: Math.floor((left % 1440) / 60), minutes: String(left % 60).padStart(2, "0") };
      if (!isNaN(left)) s.textContent = told(left <= 0 ? "passed" : days > 0 ? "days" : "hours", rest);
    }
  }
  // A page whose records say that something runs out shows what has become of it; a form that is being filled in stays.
  function runOut() {
    const main = $("main[data-changes-at]");
    if (!main || new Date(main.dataset.changesAt) > Date.now() || $("form.form", main) || !window.htmx) return;
    delete main.dataset.changesAt;
    htmx.ajax("GET", location.href, { target: main, select: "#main", swap: "outerHTML" });
  }
  setInterval(() => { countDown(); runOut(); }, 20000 + 10000 * Math.random());

  // 6. Buttons
  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.innerText.trim());
      button.textContent = told("copied");
      say(told("copied"));
    } catch {
      getSelection().selectAllChildren(source);
      say(told("selected"));
    }
  }
  let lastTap = -Infinity;
  document.addEventListener("click", (e) => {
    if (blanked()) {
      if (e.timeStamp - lastTap < 700) blank(false);
      lastTap = e.timeStamp;
      return;
    }
    const button = e.target.closest?.("button");
    if (!button) return;
    if (button.matches("[data-blank]")) { lastTap = -Infinity; button.blur(); blank(true); }
    else if (button.matches("[data-keys]")) openDialog("#keys");
    else if (button.matches("[data-print]")) print();
    else if (button.matches("[data-copy]")) copy(button);
    else if (button.matches("[data-dismiss]")) button.closest("[data-notice]")?.remove();
  });
  // The SHA-256 of a file that stays where it is: the field beside it is filled in, and nothing is uploaded.
  async function digest(input) {
    const into = document.getElementById(input.dataset.digestInto), file = input.files[0];
    if (!into || !file) return;
    try {
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      into.value = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      say(told("digested", { file: file.name }));
    } catch {
      say(told("unreadable"));
    }
  }
  document.addEventListener("change", (e) => {
    if (e.target.dataset?.digestInto) digest(e.target);
    if (e.target.id === "letters") keep("localStorage", "letters", e.target.checked ? "on" : "off");
  });

  // 7. Reports to file: dropped on the page, and sent a few at a time, so that one sees how far it is. Without this the
  // form sends all of them at once.
  const MANY = 20, ENOUGH = 8 * 1024 * 1024;
  function groups(files) {
    const found = [];
    let size = 0;
    for (const file of files) {
      const last = found.at(-1);
      if (!last || last.length === MANY || size + file.size > ENOUGH) { found.push([file]); size = file.size; } else { last.push(file); size += file.size; }
    }
    return found;
  }
  async function fileReports(form) {
    const files = [...form.elements.files.files], all = files.length, state = $("[data-filing-state]", form), bar = $("progress", state), progress = $("[role=status]", state);
    const button = $("button", form);
    let sent = 0, first = 0, wrong = 0;
    button.disabled = true;
    state.hidden = false;
    bar.max = files.length;
    for (const some of groups(files)) {
      const body = new FormData(form);
      body.delete("files");
      for (const file of some) body.append("files", file);
      progress.textContent = told("sent", { n: sent, all });
      try {
        const answer = await fetch(form.action, { method: "POST", body });
        const at = Number(new URL(answer.url).searchParams.get("filed"));
        first ||= at;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (!answer.ok) throw new Error(answer.status);
        for (const notice of page.querySelectorAll("main > .said.error")) { state.append(document.adoptNode(notice)); wrong += 1; }
      } catch {
        progress.textContent = told("stuck", { n: sent, all });
        button.disabled = false;
        return;
      }
      sent += some.length;
      bar.value = sent;
    }
    progress.textContent = told("sent", { n: sent, all });
    if (!wrong && first) location.assign(`${form.action.split("?")[0]}?filed=${first}`);
    else button.disabled = false;
  }
  document.addEventListener("submit", (e) => {
    if (!e.target.matches?.("[data-filing]") || e.target.elements.files.files.length <= 1) return;
    e.preventDefault();
    fileReports(e.target);
  });
  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) document.addEventListener(type, (e) => {
    const place = e.target.closest?.("[data-drop]");
    if (!place) return;
    e.preventDefault();
    place.classList.toggle("over", type === "dragenter" || type === "dragover");
    if (type === "drop" && e.dataTransfer.files.length) $("input[type=file]", place).files = e.dataTransfer.files;
  });

  // 8. A page says whether it hears of new entries. It is never silently stale.
  function live(on) {
    const state = $("#live-state");
    if (!state) return;
    state.classList.toggle("on", on);
    state.textContent = told(on ? "live" : "notLive");
  }
  document.addEventListener("htmx:sseOpen", () => live(true));
  document.addEventListener("htmx:sseError", () => live(false));
  document.addEventListener("htmx:load", (e) => { localTimes(e.target.parentElement || document); countDown(); });

  document.addEventListener("DOMContentLoaded", () => {
    if (blanked()) blank(true);
    for (const b of all("[data-needs-js]")) b.hidden = false;
    if (window.crypto?.subtle) for (const b of all("[data-needs-digest]")) b.hidden = false;
    const letters = $("#letters");
    if (letters) letters.checked = lettersOn();
    $(".said.errors, .said.refusal")?.focus();
    localTimes();
    countDown();
  });
})();
