const COLUMNS = ["research", "policy", "practice", "assertion", "consultation_people"];

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// A count of nothing leads nowhere, so it is no button.
function makeCell(model, row, number) {
  const count = row.counts[number];
  if (count === "0") return make("td", {}, "0");
  const heading = model.get("headings")[number];
  const button = make("button", { type: "button", "aria-label": `${row.name}, ${heading}: ${count}` }, count);
  button.addEventListener("click", () => model.send({ row: row.id, column: COLUMNS[number] }));
  return make("td", {}, button);
}

function makeRow(model, row) {
  return make("tr", {}, make("th", { scope: "row" }, row.name), ...COLUMNS.map((_, number) => makeCell(model, row, number)));
}

function makeTable(model) {
  const headings = ["Row", ...model.get("headings")].map((words) => make("th", { scope: "col" }, words));
  const body = make("tbody", {}, ...model.get("rows").map((row) => makeRow(model, row)));
  return make("table", {}, make("caption", {}, model.get("table")), make("thead", {}, make("tr", {}, ...headings)), body);
}

function render({ model, el }) {
  const scroll = make("div", { class: "lr-scroll", role: "region", tabindex: "0", "aria-label": model.get("table") }, makeTable(model));
  const shown = make("div", { class: "lr-passages", role: "region", tabindex: "-1", "aria-label": "Passages behind the count" });
  const explorer = make("div", { class: "lr-explorer", role: "group", "aria-label": `Explore ${model.get("table")}` }, scroll, shown);
  // JupyterLab hears of a key before the page does, and leaves it alone where the element with the focus has this attribute: "d d"
  // would delete the cell. Keys with Control or Command stay JupyterLab's, so that Control+S saves the notebook.
  const guard = (event) => {
    const held = event.ctrlKey || event.metaKey;
    if (explorer.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !held);
  };
  const show = (message) => {
    // The kernel escaped every word of the corpus, as in any other view of a notebook.
    shown.innerHTML = message.html;
    shown.focus({ preventScroll: false });
  };
  window.addEventListener("keydown", guard, true);
  model.on("msg:custom", show);
  el.append(explorer);
  return () => {
    window.removeEventListener("keydown", guard, true);
    model.off("msg:custom", show);
  };
}

export default { render };
