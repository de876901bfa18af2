// Remembers the last head of each room's log that this browser saw, and asks for the proof that the next one only adds
// to it. It guards against a record that was put back or written anew, not against a server that sends another script:
// that needs the witness on the command line. What is kept names neither talks nor rooms: only hashes of them.
"use strict";
(() => {
  const WORDS = document.currentScript.dataset, url = WORDS.heads, PAUSE = 30000;
  const LANG = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const told = (name, values = {}) => WORDS[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  if (!url || !window.crypto?.subtle) return; // over plain http browsers compute no hashes
  const hex = (raw) => [...raw].map((b) => b.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  const named = async (...parts) => hex(await sha(parts.join("\n"))).slice(0, 32);
  const node = (left, right) => sha(Uint8Array.of(1), left, right);
  const same = (a, b) => hex(a) === hex(b);
  const half = (n) => Math.floor(n / 2); // not >>: a log may be longer than 32 bits count

  // RFC 9162, 2.1.4.2. Whether the tree of `first` leaves is a beginning of that of `second`.
  async function consistent(first, second, firstRoot, secondRoot, path) {
    if (path.some((each) => each.length !== 32)) return false;
    if (first === second) return !path.length && same(firstRoot, secondRoot);
    let place = first - 1, last = second - 1;
    while (place % 2) [place, last] = [half(place), half(last)];
    const steps = place ? [...path] : [firstRoot, ...path];
    if (!steps.length) return false;
    let old = steps[0], now = steps.shift();
    for (const step of steps) {
      if (last === 0) return false;
      if (place % 2 || place === last) {
        [old, now] = [await node(step, old), await node(step, now)];
        while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
      } else now = await node(now, step);
      [place, last] = [half(place), half(last)];
    }
    return last === 0 && same(old, firstRoot) && same(now, secondRoot);
  }

  function parsed(checkpoint) {
    const [log, size, root] = checkpoint.split("\n"), below = checkpoint.slice(checkpoint.indexOf("\n\n") + 2);
    return {
      log, size: Number(size), root: hex(Uint8Array.from(atob(root), (c) => c.charCodeAt(0))),
      signatures: below.trim().split("\n").map((line) => line.split(" ")[2]), // without the names, which tell the room
    };
  }
  const signed = (log, seen) => `${log}\n${seen.size}\n${btoa(String.fromCharCode(...unhex(seen.root)))}\n\n` +
    seen.signatures.map((each) => `${told("signature")} ${each}\n`).join("");
  const ask = async (query) => {
    const answer = await fetch(url + query, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status)); // signed out, say: for the next page
    return answer.json();
  };

  async function look() {
    const shelf = `heads:${await named(url)}:`, pause = `${shelf}looked`;
    if (Date.now() - Number(localStorage.getItem(pause)) < PAUSE) return;
    const { rooms } = await ask(""), alarms = [], there = new Set([pause]);
    for (const { room, size, root } of rooms) {
      const place = shelf + await named(room), seen = JSON.parse(localStorage.getItem(place) ?? "null");
      there.add(place);
      if (seen && seen.size === size && seen.root === root) continue;
      const proof = await ask(`?room=${encodeURIComponent(room)}&old=${seen?.size ?? 0}`);
      if (proof.unsigned) continue;
      const now = parsed(proof.checkpoint), log = await named(now.log);
      const sizes = { old: seen?.size, now: now.size };
      let wrong = "";
      if (seen && seen.log !== log) wrong = told("otherHouse");
      else if (seen && now.size < seen.size) wrong = told("takenAway", sizes);
      else if (seen && !(await consistent(seen.size, now.size, unhex(seen.root), unhex(now.root), proof.path.map(unhex))))
        wrong = told(now.size === seen.size ? "forked" : "anew", sizes);
      const head = { size: now.size, root: now.root, log, at: new Date().toISOString(), signatures: now.signatures };
      if (wrong) alarms.push({ room, wrong, seen, place, head, log: now.log, path: proof.path, checkpoint: proof.checkpoint });
      else localStorage.setItem(place, JSON.stringify(head));
    }
    for (const place of Object.keys(localStorage).filter((name) => name.startsWith(shelf) && !there.has(name))) {
      const seen = JSON.parse(localStorage.getItem(place));
      alarms.push({ room: "", wrong: told("gone", { old: seen.size }), seen, place, head: null, log: "", path: [], checkpoint: "" });
    }
    if (alarms.length) raise(alarms); // and again on every page, until it is explained
    else localStorage.setItem(pause, String(Date.now()));
  }

  function raise(alarms) {
    if (document.querySelector(".record-alarm")) return;
    const put = (tag, words, into) => { const made = document.createElement(tag); made.textContent = words; into.append(made); return made; };
    const box = document.createElement("section");
    box.className = "record-alarm";
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", told("alarm"));
    put("h2", told("head"), box);
    const list = put("ul", "", box);
    for (const each of alarms) {
      const line = put("li", "", list);
      if (each.room) put("bdi", each.room, line);
      const when = new Date(each.seen.at).toLocaleString(LANG, { dateStyle: "medium", timeStyle: "short" });
      line.append(`${each.room ? ": " : ""}${told("line", { wrong: each.wrong, when })}`);
    }
    put("p", told("toDo"), box);
    const advice = put("ol", "", box);
    put("li", told("nothing"), advice);
    put("li", told("evidence"), advice);
    put("li", told("tell"), advice);
    const buttons = put("p", "", box), save = put("button", told("save"), buttons);
    buttons.append(" ");
    const go = put("button", told("explained"), buttons);
    buttons.className = "page-buttons no-print";
    save.type = go.type = "button";
    go.className = "slight";
    save.addEventListener("click", () => {
      const text = alarms.map((each) => [
        `${told("room", { room: each.room || told("noRoom"), wrong: each.wrong })}\n`,
        told("before", { when: each.seen.at }), signed(each.log, each.seen),
        told("now"), each.checkpoint, told("proof"), each.path.join("\n"), "",
      ].join("\n")).join("\n");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = "evidence-of-another-record.txt";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    go.addEventListener("click", () => {
      for (const each of alarms) if (each.head) localStorage.setItem(each.place, JSON.stringify(each.head)); else localStorage.removeItem(each.place);
      box.remove();
    });
    document.body.prepend(box);
  }
  const again = () => look().catch(() => { /* no storage, or the server cannot be asked now: asked again in a while */ });
  again();
  setInterval(again, 2 * PAUSE);
})();
