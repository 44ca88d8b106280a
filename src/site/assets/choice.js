// Shows the offers that a person chose: side by side, or as the list of one's own tools. What is chosen stands behind the # of the
// address, which no server is sent; one's own tools are kept in this browser too.
"use strict";

(() => {
  const place = document.getElementById("choice");
  const form = document.getElementById("choose");
  const status = document.getElementById("said");
  const says = JSON.parse(document.getElementById("words").textContent);
  const isTools = place.dataset.mode === "tools";
  const most = isTools ? 200 : 6;
  const kept = "promptfate-tools";
  const byId = new Map(answers.tiers.map((tier) => [tier[0], tier]));
  const title = (tier) => `${tier[1]} (${tier[2]})`;
  const byTitle = new Map(answers.tiers.map((tier) => [title(tier).toLowerCase(), tier[0]]));
  let chosen = [];

  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const cell = (number) => {
    const [tone, words] = answers.cells[number];
    return make("td", {}, make("span", { class: tone }, words));
  };
  const leave = (id) => {
    const button = make("button", { type: "button", class: "remove", "aria-label": says.remove.replace("{}", title(byId.get(id))) }, "\u00d7");
    button.addEventListener("click", () => { chosen = chosen.filter((one) => one !== id); keep(); draw(); });
    return button;
  };
  const link = (tier, part = "") => make("a", { href: `tiers/${tier[0]}.html${part}` }, tier[1]);

  const sideBySide = (tiers) => {
    const head = make("tr", {}, make("th", { scope: "col" }, says.question));
    for (const tier of tiers) head.append(make("th", { scope: "col" }, link(tier), " ", leave(tier[0]), " ", make("small", {}, tier[2])));
    const body = make("tbody");
    answers.questions.forEach(([key, label], at) => {
      const numbers = tiers.map((tier) => tier[4][at]);
      const differs = numbers.some((number) => number !== numbers[0]);
      const row = make("tr", differs ? { class: "differs" } : {}, make("th", { scope: "row" }, label, ...(differs ? [" ", make("small", {}, says.differs)] : [])));
      row.append(...numbers.map(cell));
      body.append(row);
    });
    return make("table", {}, make("thead", {}, head), body);
  };

  const tools = (tiers) => {
    const shown = ["training", "retention", "human_review", "sharing"].map((key) => answers.questions.findIndex(([one]) => one === key));
    const head = make("tr", {}, make("th", { scope: "col" }, says.offer));
    for (const at of shown) head.append(make("th", { scope: "col" }, answers.questions[at][1]));
    head.append(make("th", { scope: "col" }, place.dataset.toDo));
    const body = make("tbody");
    for (const tier of tiers) {
      const [tone, words] = answers.cells[tier[5]];
      const row = make("tr", {}, make("th", { scope: "row" }, link(tier), " ", leave(tier[0]), " ", make("small", {}, tier[2])));
      row.append(...shown.map((at) => cell(tier[4][at])));
      const what = tone === "good" ? words : make("a", { href: `tiers/${tier[0]}.html#how-to-stop` }, words);
      row.append(make("td", {}, make("span", { class: tone }, what)));
      body.append(row);
    }
    return make("table", {}, make("thead", {}, head), body);
  };

  const draw = () => {
    const tiers = chosen.map((id) => byId.get(id));
    if (tiers.length === 0) {
      place.replaceChildren(make("p", { class: "dim" }, says.none));
      return;
    }
    const table = make("div", { class: "scroll", tabindex: "0" }, isTools ? tools(tiers) : sideBySide(tiers));
    const command = `promptfate ${isTools ? "checklist" : "compare"} ${chosen.join(" ")}`;
    const clear = make("button", { type: "button" }, says.clear);
    clear.addEventListener("click", () => { chosen = []; keep(); draw(); });
    place.replaceChildren(table, make("p", {}, says.command, " ", make("code", {}, command)), make("p", {}, clear));
  };

  const remember = (ids) => {
    try {
      if (ids === undefined) return localStorage.getItem(kept) ?? "";
      localStorage.setItem(kept, ids);
    } catch {
      // A browser may keep nothing for a page; the address still holds the list.
    }
    return "";
  };
  const keep = () => {
    history.replaceState(null, "", "#" + chosen.join(","));
    if (isTools) remember(chosen.join(","));
  };
  const read = () => {
    const address = decodeURIComponent(location.hash.slice(1));
    const ids = (address === "" && isTools ? remember() : address).split(",");
    chosen = [...new Set(ids)].filter((id) => byId.has(id)).slice(0, most);
    draw();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = form.elements.name;
    const id = byTitle.get(field.value.trim().toLowerCase()) ?? (byId.has(field.value.trim()) ? field.value.trim() : undefined);
    status.textContent = id === undefined ? says.unknown : chosen.length >= most && !chosen.includes(id) ? says.full : "";
    if (status.textContent !== "") return;
    if (!chosen.includes(id)) chosen.push(id);
    field.value = "";
    keep();
    draw();
  });
  document.getElementById("names").append(...answers.tiers.map((tier) => make("option", { value: title(tier) })));
  document.querySelectorAll(".without-scripts").forEach((one) => { one.hidden = true; });
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
