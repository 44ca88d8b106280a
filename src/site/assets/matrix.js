// Sorts the table and narrows it down. What is chosen stands behind the # of the address, which no server is sent.
"use strict";

(() => {
  const table = document.getElementById("matrix");
  const form = document.getElementById("narrow");
  const count = document.getElementById("count");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const column = Object.fromEntries(heads.map((head, at) => [head.dataset.key, at]));
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = rows.map((row) => fold(row.dataset.name));
  let sort = "", down = false;

  const shows = (row, at, wanted) =>
    Object.entries(wanted).every(([key, value]) => {
      if (key === "q") return fold(value).split(/\s+/).every((word) => names[at].includes(word));
      if (key === "kind") return row.dataset.kind === value;
      return row.cells[column[key]].dataset.is === value;
    });

  const wanted = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));

  const draw = () => {
    const chosen = wanted();
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !shows(row, at, chosen);
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = count.dataset.says.replace("{}", shown).replace("{}", rows.length);
    const at = column[sort];
    const value = (row) => (row.cells[at].dataset.at === undefined ? fold(row.cells[at].textContent) : Number(row.cells[at].dataset.at));
    const order = sort === "" ? rows : [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
    });
    body.append(...order);
    heads.forEach((head) => {
      if (head.dataset.key === sort) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  const keep = () => {
    const state = new URLSearchParams(wanted());
    if (sort !== "") state.set("sort", (down ? "-" : "") + sort);
    history.replaceState(null, "", "#" + state);
  };

  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) {
      if (field.name) field.value = state.get(field.name) ?? "";
      // A word that no answer has would hide everything without being seen.
      if (field.name && field.value !== (state.get(field.name) ?? "")) field.value = "";
    }
    const by = state.get("sort") ?? "";
    down = by.startsWith("-");
    sort = by.replace("-", "") in column ? by.replace("-", "") : "";
    draw();
  };

  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      down = sort === head.dataset.key && !down;
      sort = head.dataset.key;
      draw();
      keep();
    });
    head.replaceChildren(button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { draw(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { sort = ""; down = false; draw(); keep(); }));
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
