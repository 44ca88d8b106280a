// Finds whole names: the page holds what `promptfate ask` makes of each. What is not among them is left to the command line; nothing is
// guessed, so no product is answered with another's record. Words are read as `src/names/tokens.rs` reads them.
"use strict";

const search = (() => {
  const MOST_WORDS = 8;
  const ENDINGS = ["s", "t", "re", "ll", "ve", "m", "d"];
  const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
  const UNSPACED = /[\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const isLetter = (c) => /[\p{Alphabetic}\p{N}]/u.test(c);
  const isPart = (c) => c === "." || c === "+" || isLetter(c);

  // A word as names are compared: lower case, `+` as `plus`, dots that part no numbers dropped.
  const key = (word) =>
    [...word.toLowerCase()]
      .map((c, at, all) => {
        if (c === "+") return "plus";
        if (c === ".") return /[0-9]/.test(all[at - 1] ?? "") && /[0-9]/.test(all[at + 1] ?? "") ? "." : "";
        return isLetter(c) ? c : "";
      })
      .join("");

  const words = (text) => {
    const typed = [...text.normalize("NFKC").replace(INVISIBLE, "").replace(/\u2019/g, "'").replace(/\p{Cc}/gu, " "), " "];
    const found = [];
    let start = -1;
    typed.forEach((c, at) => {
      const begins = start >= 0 && isLetter(c) && UNSPACED.test(c) !== UNSPACED.test(typed[at - 1]);
      if (start >= 0 && (!isPart(c) || begins)) {
        const raw = typed.slice(start, at).join("");
        const from = start + raw.length - raw.replace(/^[.+]+/, "").length;
        const word = key(raw.replace(/^[.+]+/, "").replace(/\.+$/, ""));
        const isEnding = typed[from - 1] === "'" && ENDINGS.includes(word);
        if (word !== "" && !isEnding && word.length <= 64) found.push(word);
        start = -1;
      }
      if (start < 0 && isPart(c)) start = at;
    });
    return found;
  };

  const isAddress = (text) => /[./@:]/.test(text);

  // Makes ready what the page holds.
  const open = (names) => {
    const alone = new Map(), anywhere = new Map(), typed = new Map(), list = [];
    const add = (phrase, meaning, to) => {
      if (isAddress(phrase)) typed.set(phrase, meaning);
      else to.set(words(phrase).join(""), meaning);
    };
    for (const [tiers, more, single, both] of names.names) {
      const meaning = { tiers, more: more === 1 };
      for (const phrase of single) add(phrase, meaning, alone);
      for (const phrase of both) {
        add(phrase, meaning, alone);
        add(phrase, meaning, anywhere);
      }
      for (const phrase of [...both, ...single]) list.push({ words: words(phrase), meaning });
    }
    for (const [name, single] of names.unknown) {
      for (const phrase of single) add(phrase, { unknown: name, tiers: [] }, alone);
    }
    return { alone, anywhere, typed, list, plain: new Set(names.words), tiers: names.tiers };
  };

  // Returns what words mean: tiers, a product without a record, or nothing that is known here.
  const understood = (query, index) => {
    const plain = query.trim().toLowerCase().replace(/\s+/g, " ");
    const host = plain.replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/\/$/, "");
    if (isAddress(plain)) {
      // A mark at the end of a question is none of an address.
      const bare = plain.replace(/[.:]+$/, "");
      return isAddress(bare) ? index.typed.get(plain) ?? index.typed.get(host) : understood(bare, index);
    }
    const all = words(query);
    const whole = all.length <= MOST_WORDS ? index.alone.get(all.join("")) : undefined;
    if (whole !== undefined || all.length > 24) return whole;
    for (let length = Math.min(all.length - 1, MOST_WORDS); length > 0; length -= 1) {
      for (let from = 0; from + length <= all.length; from += 1) {
        const rest = [...all.slice(0, from), ...all.slice(from + length)];
        const meaning = rest.every((word) => index.plain.has(word)) && index.anywhere.get(all.slice(from, from + length).join(""));
        if (meaning) return meaning;
      }
    }
    return undefined;
  };

  // Returns the tiers with a name in which every word that was typed begins a word.
  const near = (query, index, most) => {
    const typed = words(query);
    const found = new Set();
    if (typed.length === 0) return [];
    for (const one of index.list) {
      if (typed.every((word) => one.words.some((other) => other.startsWith(word)))) one.meaning.tiers.forEach((tier) => found.add(tier));
      if (found.size >= most) break;
    }
    return [...found].slice(0, most);
  };

  return { open, understood, near, words };
})();

if (typeof document !== "undefined") {
  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const found = document.getElementById("found");
  const says = JSON.parse(document.getElementById("words").textContent);
  const index = search.open(JSON.parse(document.getElementById("names").textContent));

  const make = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const said = (label, [tone, words]) => make("span", `said ${tone}`, `${label}: ${words}`);
  const offer = (at, isShort) => {
    const [id, name, provider, training, kept] = index.tiers[at];
    const link = make("a", "", make("strong", "", name), " ", make("small", "", provider));
    link.href = `tiers/${id}.html`;
    if (!isShort) link.append(said(says.training, training), said(says.retention, kept));
    return make("li", "", link);
  };

  const draw = () => {
    const query = field.value;
    if (query.trim() === "") return found.replaceChildren();
    const meaning = search.understood(query, index);
    if (meaning?.unknown !== undefined) return found.replaceChildren(make("p", "", says.unknown.replace("{}", meaning.unknown)));
    if (meaning !== undefined) {
      const count = meaning.tiers.length === 1 ? says.one : says.many.replace("{}", meaning.tiers.length);
      const list = make("ul", "offers", ...meaning.tiers.map((at) => offer(at, false)));
      return found.replaceChildren(make("p", "", count + (meaning.more ? ". " + says.more : "")), list);
    }
    const near = search.near(query, index, 8);
    const command = `promptfate ask "${query.trim().replace(/["\\$`]/g, "\\$&")}"`;
    const parts = [make("p", "", says.rest, " ", make("code", "", command))];
    if (near.length > 0) parts.unshift(make("p", "", says.near), make("ul", "offers near", ...near.map((at) => offer(at, true))));
    return found.replaceChildren(...parts);
  };
  const read = () => {
    field.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    draw();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", "#" + new URLSearchParams({ q: field.value }));
    const links = found.querySelectorAll(".offers:not(.near) a");
    if (links.length === 1) links[0].click();
  });
  field.addEventListener("input", draw);
  window.addEventListener("hashchange", read);
  document.querySelectorAll(".without-scripts").forEach((one) => { one.hidden = true; });
  form.hidden = false;
  read();
}
