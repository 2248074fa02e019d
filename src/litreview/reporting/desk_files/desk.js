// The coding desk in the browser: it paints the scene that the kernel sends and sends back what was pressed.
// Words of the corpus, of the codebook and of coders are set as text, never as HTML.

const WAIT = 3000;
const SHOWN = 8;
const NOTHING = { code: "", name: "Nothing to code here", status: "", detail: "", memo: "", said: [] };
const UNANSWERED =
  "Not saved: the kernel does not answer. Restart it and run this cell again. All earlier decisions are on disk.";

const KEYS = [
  ["a", "Accept", (view) => decide(view, "accepted")],
  ["r", "Reject", (view) => decide(view, "rejected")],
  ["c", "Add a code", openCodes],
  ["s", "Change words", openWords],
  ["m", "Memo", openMemo],
  ["u", "Undo", (view) => send(view, { act: "undo" })],
  ["p", "Back", (view) => go(view, -1)],
  ["n", "Next", (view) => go(view, 1)],
  ["q", "Queue", openQueues],
  ["d", "Done", askDone],
  ["?", "Keys", toggleKeys],
];
const ACTS = Object.fromEntries(KEYS.map(([key, , act]) => [key, act]));
const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const HELP = [
  ["↓ ↑ or J K", "next or previous code of this sentence"],
  ["A, R", "accept or reject the code"],
  ["C", "add a code: type some letters, ↓ ↑ to choose, Enter to take, Escape to leave"],
  ["S", "change the words: select with Shift and arrows, Enter to take, Escape to leave"],
  ["M", "memo: Enter keeps it, Escape leaves it"],
  ["U", "undo the last decision"],
  ["N, P", "next sentence (this one counts as read), or back"],
  ["Q", "another queue"],
  ["D", "this document is done, or open it again"],
];

function render({ model, el }) {
  const view = openView(model, el);
  const repaint = () => paint(view);
  const hear = (message) => answer(view, message);
  const guard = (event) => leaveControlKeys(view, event);
  model.on("change:scene", repaint);
  model.on("msg:custom", hear);
  window.addEventListener("keydown", guard, true);
  const size = new ResizeObserver(() => fit(view));
  size.observe(view.desk);
  paint(view);
  requestAnimationFrame(() => focusInOwnCell(view));
  return () => {
    model.off("change:scene", repaint);
    model.off("msg:custom", hear);
    window.removeEventListener("keydown", guard, true);
    size.disconnect();
    clearTimeout(view.timer);
  };
}

// ---- what stands on the page ----

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

function openView(model, el) {
  const uid = `litreview-desk-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  const parts = makeParts(uid);
  const bar = make("div", { class: "lr-bar", role: "toolbar", "aria-label": "Decide" });
  const left = make("div", { class: "lr-left" }, parts.before, parts.words, parts.after, parts.codes,
    parts.label, parts.pick, parts.found, parts.span, parts.memo, parts.said, parts.lost);
  const desk = make("div", { class: "lr-desk", role: "group", "aria-label": "Coding desk" },
    parts.from, parts.withheld, make("div", { class: "lr-two" }, left, parts.entry), bar, parts.help);
  const view = { model, desk, parts, bar, uid, chosen: 0, wanted: "", span: null, memo: null, why: "", sent: 0, answered: 0,
    timer: 0, held: [], picking: null, matches: [], picked: 0, asked: "", shown: null };
  addButtons(view);
  listen(view);
  el.append(desk);
  return view;
}

function makeParts(uid) {
  return {
    from: make("p", { class: "lr-from" }),
    withheld: make("p", { class: "lr-soft" }),
    before: make("p", { class: "lr-soft", dir: "auto" }),
    words: make("p", { class: "lr-words", dir: "auto" }),
    after: make("p", { class: "lr-soft", dir: "auto" }),
    label: make("label", { hidden: true }),
    span: make("textarea", { id: `${uid}-span`, rows: 3, dir: "auto", hidden: true }),
    codes: make("ul", { class: "lr-codes", role: "listbox", tabindex: 0, "aria-label": "Codes of this sentence" }),
    pick: make("input", { id: `${uid}-pick`, role: "combobox", hidden: true, autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": `${uid}-found` }),
    found: make("ul", { class: "lr-found", role: "listbox", id: `${uid}-found`, "aria-label": "Found", hidden: true }),
    memo: make("input", { id: `${uid}-memo`, dir: "auto", autocomplete: "off", hidden: true }),
    entry: make("div", { class: "lr-entry", role: "group", tabindex: 0, "aria-label": "Codebook" }),
    help: make("dl", { class: "lr-help", hidden: true }, ...HELP.flatMap(([key, does]) => [make("dt", {}, key), make("dd", {}, does)])),
    said: make("p", { class: "lr-said", role: "status" }),
    lost: make("p", { class: "lr-lost", role: "alert" }),
  };
}

function addButtons(view) {
  for (const [key, name, act] of KEYS) {
    const button = make("button", { type: "button", "aria-keyshortcuts": key }, `${name} (${key.toUpperCase()})`);
    button.addEventListener("click", () => perform(view, act));
    view.bar.append(button);
  }
}

const scene = (view) => view.model.get("scene");
const options = (view) => [...scene(view).codes, NOTHING];
const current = (view) => options(view)[view.chosen];
const say = (view, words) => { view.parts.said.textContent = words; };
const home = (view) => view.parts.codes.focus({ preventScroll: true });

// ---- painting ----

function paint(view) {
  const now = scene(view);
  if (view.shown !== now.segment) startSentence(view, now);
  view.chosen = findChosen(view, now);
  view.parts.from.textContent = now.from;
  view.parts.withheld.textContent = now.withheld;
  view.parts.before.textContent = now.before;
  view.parts.after.textContent = now.after;
  view.parts.words.lang = now.language;
  paintCodes(view);
  say(view, now.said);
}

function startSentence(view, now) {
  Object.assign(view, { shown: now.segment, chosen: 0, span: null, memo: null, asked: "", wanted: "" });
  const fields = [view.parts.span, view.parts.memo];
  if (fields.includes(document.activeElement)) home(view); // a field that is hidden would leave the focus to the notebook
  for (const field of fields) field.hidden = true;
  view.parts.label.hidden = view.parts.pick.hidden;
}

function findChosen(view, now) {
  const at = now.codes.findIndex((one) => one.code === view.wanted);
  view.wanted = "";
  return at >= 0 ? at : Math.min(view.chosen, now.codes.length);
}

function paintCodes(view) {
  view.parts.codes.replaceChildren(...options(view).map((one, at) => makeOption(view, one, at)));
  view.parts.codes.setAttribute("aria-activedescendant", `${view.uid}-code-${view.chosen}`);
  view.parts.codes.children[view.chosen].scrollIntoView({ block: "nearest" });
  paintWords(view);
  paintEntry(view, current(view).code);
  fit(view);
}

// Only a sentence too long for its place takes the focus, so that the arrow keys scroll it.
function fit(view) {
  const { words } = view.parts;
  view.desk.toggleAttribute("data-narrow", view.desk.clientWidth < 700);
  if (words.scrollHeight > words.clientHeight + 1) words.tabIndex = 0;
  else words.removeAttribute("tabindex");
}

function makeOption(view, one, at) {
  const option = make("li", { role: "option", id: `${view.uid}-code-${at}`, class: `lr-${one.status || "none"}`,
    "aria-selected": String(at === view.chosen) }, make("b", {}, one.name));
  if (one.status) option.append(` — ${one.status}`);
  if (one.detail) option.append(make("span", { class: "lr-soft" }, ` · ${one.detail}`));
  if (one.memo) option.append(" · memo: ", make("bdi", {}, one.memo));
  for (const line of one.said) option.append(make("span", { class: "lr-coder", dir: "auto" }, line));
  option.addEventListener("click", () => { view.chosen = at; paintCodes(view); home(view); });
  return option;
}

function paintWords(view) {
  const text = Array.from(scene(view).text);
  const { start = 0, end = 0 } = view.span ?? current(view);
  if (end > start) {
    view.parts.words.replaceChildren(text.slice(0, start).join(""), make("mark", {}, text.slice(start, end).join("")), text.slice(end).join(""));
  } else view.parts.words.textContent = text.join("");
}

function paintEntry(view, code) {
  const entry = view.model.get("codebook").find((one) => one.id === code);
  const title = make("p", { class: "lr-title" }, entry ? `${entry.name} (${entry.id})` : "Codebook");
  const lines = entry ? describe(entry) : [make("p", { class: "lr-soft" }, "Choose a code to read its entry, or press C to add one.")];
  view.parts.entry.replaceChildren(title, ...lines);
}

function describe(entry) {
  const rows = [["Definition", entry.definition], ["Include", entry.include], ["Exclude", entry.exclude]];
  rows.push(...entry.examples.map((words) => ["Example", words]));
  return rows.filter(([, words]) => words).map(([name, words]) => make("p", {}, make("b", {}, `${name}: `), words));
}

// ---- talking with the kernel ----

function send(view, message) {
  view.sent += 1;
  view.model.send({ ...message, n: view.sent, view: view.uid, segment: scene(view).segment });
  clearTimeout(view.timer);
  view.timer = setTimeout(() => tellUnanswered(view), WAIT);
}

function tellUnanswered(view) {
  view.held = [];
  view.answered = view.sent;
  say(view, "");
  view.parts.lost.textContent = UNANSWERED;
}

function answer(view, message) {
  if (message.view !== view.uid || message.n !== view.sent) return;
  clearTimeout(view.timer);
  view.answered = message.n;
  view.parts.lost.textContent = message.lost;
  Object.assign(view.desk.dataset, { done: message.n, took: message.took });
  while (view.held.length && !isBusy(view)) view.held.shift()(view);
}

const isBusy = (view) => view.sent !== view.answered;

// What is pressed while the kernel still works on the last key is meant for the sentence that comes: it waits.
function perform(view, act) {
  if (isBusy(view)) return view.held.push((one) => perform(one, act));
  if (view.asked && act !== askDone) {
    view.asked = "";
    say(view, "");
  }
  act(view);
}

// ---- deciding ----

function decide(view, decision) {
  const one = current(view);
  if (!one.code) return say(view, "There is no code here to decide on. Press C to add one, or N for the next sentence.");
  if (scene(view).judging) return openWhy(view, decision);
  write(view, decision, one.code, one.record);
}

function write(view, decision, code, record = "") {
  view.wanted = code;
  const memo = view.memo === null ? {} : { memo: view.memo };
  send(view, { act: decision, code, record, ...(view.span ?? {}), ...memo });
  Object.assign(view, { span: null, memo: null });
}

const isDecided = (one) => ["accepted", "rejected"].includes(one.status);

function go(view, by) { send(view, { act: "go", by }); }

function step(view, by) {
  view.chosen = Math.max(0, Math.min(options(view).length - 1, view.chosen + by));
  paintCodes(view);
}

function askDone(view) {
  const now = scene(view);
  if (view.asked === now.document) return send(view, { act: now.done ? "reopened" : "done" });
  view.asked = now.document;
  say(view, now.question);
}

function toggleKeys(view) {
  const { help } = view.parts;
  help.hidden = !help.hidden;
  if (!help.hidden) help.scrollIntoView({ block: "nearest" });
}

// ---- words, memo and why ----

function openWords(view) {
  const { span } = view.parts;
  openField(view, span, "Words to code: select with Shift and arrows, Enter takes them", scene(view).text);
  const { start = 0, end = 0 } = view.span ?? current(view);
  span.setSelectionRange(units(span.value, start), units(span.value, end));
}

// Python counts characters, JavaScript counts UTF-16 units: an emoji is one there and two here.
const units = (text, characters) => Array.from(text).slice(0, characters).join("").length;
const characters = (text, unit) => Array.from(text.slice(0, unit)).length;

function takeWords(view) {
  const { value, selectionStart, selectionEnd } = view.parts.span;
  closeField(view, view.parts.span);
  if (selectionStart === selectionEnd) return say(view, "No words were selected; nothing has changed.");
  view.span = { start: characters(value, selectionStart), end: characters(value, selectionEnd) };
  if (isDecided(current(view)) && !scene(view).judging) return repeat(view);
  paintWords(view);
  say(view, "The next decision on this sentence is about the words that are marked.");
}

function openMemo(view) {
  const one = current(view);
  view.why = "";
  openField(view, view.parts.memo, `Memo on ${one.code ? one.name : "the next decision"}`, view.memo ?? one.memo);
}

function openWhy(view, decision) {
  view.why = decision;
  const name = `Why ${decision === "accepted" ? "accept" : "reject"} ${current(view).name}? Enter writes the decision`;
  openField(view, view.parts.memo, name, view.memo ?? current(view).memo);
}

function openField(view, field, name, value) {
  const { span, memo, pick, found, label } = view.parts;
  for (const other of [span, memo, pick, found]) other.hidden = other !== field;
  Object.assign(label, { textContent: name, htmlFor: field.id, hidden: false });
  field.value = value;
  field.focus();
}

function takeMemo(view) {
  const { memo } = view.parts;
  view.memo = memo.value.trim();
  if (view.why && !view.memo) return say(view, "An adjudication needs a reason: say why, or press Escape.");
  const decision = view.why;
  closeField(view, memo);
  if (decision) write(view, decision, current(view).code);
  else if (isDecided(current(view))) repeat(view);
  else say(view, "The memo goes with the next decision on this sentence.");
}

const repeat = (view) => write(view, current(view).status, current(view).code, current(view).record);

function closeField(view, field) {
  view.why = "";
  field.hidden = view.parts.label.hidden = true;
  home(view);
}

// ---- type-ahead over codes and queues ----

function openCodes(view) {
  if (scene(view).judging) return say(view, "Here only what coders disagree on is decided.");
  openPick(view, "Add a code", view.model.get("codebook").map(codeEntry), (one) => perform(view, () => write(view, "accepted", one.id)));
}

const codeEntry = (one) => ({ id: one.id, words: `${one.name} (${one.id})`, find: fold(`${one.id} ${one.name} ${one.name_fr} ${one.family}`) });

function openQueues(view) {
  const entries = view.model.get("queues").map((one) => ({ ...one, find: fold(one.words) }));
  openPick(view, "Go to a queue", entries, (one) => perform(view, () => send(view, { act: "queue", kind: one.kind, of: one.of })));
}

const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function openPick(view, name, entries, take) {
  view.picking = { entries, take };
  openField(view, view.parts.pick, `${name}: type some letters, Enter takes`, "");
  find(view);
}

function closePick(view) {
  const { pick, found, label } = view.parts;
  view.picking = null;
  pick.hidden = found.hidden = label.hidden = true;
  pick.setAttribute("aria-expanded", "false");
  pick.removeAttribute("aria-activedescendant");
  paintEntry(view, current(view).code);
  home(view);
}

function find(view) {
  const words = fold(view.parts.pick.value).split(/\s+/).filter(Boolean);
  view.matches = view.picking.entries.filter((one) => words.every((word) => one.find.includes(word))).slice(0, SHOWN);
  view.picked = 0;
  paintFound(view);
}

function paintFound(view) {
  const { pick, found } = view.parts;
  found.replaceChildren(...view.matches.map((one, at) => makeMatch(view, one, at)));
  found.hidden = !view.matches.length;
  pick.setAttribute("aria-expanded", String(!found.hidden));
  if (found.hidden) {
    pick.removeAttribute("aria-activedescendant");
    return say(view, "Nothing is called so.");
  }
  say(view, "");
  pick.setAttribute("aria-activedescendant", `${view.uid}-found-${view.picked}`);
  if (view.matches[view.picked].id) paintEntry(view, view.matches[view.picked].id);
}

function makeMatch(view, one, at) {
  const match = make("li", { role: "option", id: `${view.uid}-found-${at}`, "aria-selected": String(at === view.picked) }, one.words);
  match.addEventListener("mousedown", (event) => { event.preventDefault(); view.picked = at; takePick(view); });
  return match;
}

function takePick(view) {
  const { picking, matches, picked } = view;
  if (!matches.length) return;
  closePick(view);
  picking.take(matches[picked]);
}

function movePick(view, by) {
  if (!view.matches.length) return;
  view.picked = (view.picked + by + view.matches.length) % view.matches.length;
  paintFound(view);
}

// ---- the keyboard ----

function listen(view) {
  const { pick, span } = view.parts;
  pick.addEventListener("input", () => find(view));
  span.addEventListener("beforeinput", (event) => event.preventDefault());
  view.desk.addEventListener("keydown", (event) => press(view, event));
}

function press(view, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.stopPropagation();
  const { target, key } = event;
  const waits = isBusy(view) && !fieldKeys(view, target) && isTyped(target, key);
  const act = waits ? (one) => strike(one, key) : findAct(view, target, key);
  if (!act) return;
  event.preventDefault();
  if (waits) view.held.push(act);
  else act(view);
}

const isTyped = (at, key) => (key.length === 1 && key !== " ") || ([" ", ...LONG_KEYS].includes(key) && at.tagName !== "BUTTON");

// A key that waited goes where the focus is by then: after C the letters of a code go into its field.
function strike(view, key) {
  const at = view.desk.contains(document.activeElement) ? document.activeElement : view.parts.codes;
  const writes = [view.parts.pick, view.parts.memo].includes(at);
  if (!writes || (key.length > 1 && key !== "Backspace")) return findAct(view, at, key)?.(view);
  at.value = key === "Backspace" ? Array.from(at.value).slice(0, -1).join("") : at.value + key;
  at.dispatchEvent(new Event("input"));
}

function fieldKeys(view, at) {
  const fields = new Map([[view.parts.pick, PICK_KEYS], [view.parts.span, WORDS_KEYS], [view.parts.memo, MEMO_KEYS]]);
  return fields.get(at);
}

function findAct(view, at, key) {
  const own = fieldKeys(view, at);
  if (own) return own[key];
  if ([view.parts.words, view.parts.entry].includes(at) && key.startsWith("Arrow")) return null; // they scroll what has the focus
  const small = key.length === 1 ? key.toLowerCase() : key;
  if (key === "Escape") return findOpen(view);
  const act = small in STEPS ? (one) => step(one, STEPS[small]) : ACTS[small];
  return act && ((one) => perform(one, act));
}

// Who went on with Tab leaves what is open with Escape all the same.
function findOpen(view) {
  const open = [...[view.parts.pick, view.parts.span, view.parts.memo].filter((field) => !field.hidden), view.parts.help][0];
  if (open === view.parts.help) return open.hidden ? null : toggleKeys;
  return fieldKeys(view, open).Escape;
}

const LONG_KEYS = ["Enter", "Escape", "Backspace", "ArrowDown", "ArrowUp"];
const PICK_KEYS = { Escape: closePick, Enter: takePick, ArrowDown: (view) => movePick(view, 1), ArrowUp: (view) => movePick(view, -1) };
const WORDS_KEYS = { Escape: (view) => closeField(view, view.parts.span), Enter: takeWords };
const MEMO_KEYS = { Escape: (view) => closeField(view, view.parts.memo), Enter: takeMemo };

// JupyterLab leaves a key alone where the element that has the focus, not one around it, bears this attribute. Plain keys are the
// desk's; those with Control or Command stay JupyterLab's, so that Control+S saves the notebook.
function leaveControlKeys(view, event) {
  if (view.desk.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !(event.ctrlKey || event.metaKey));
}

// Whoever runs this very cell with Control+Enter wants to code; "Run All Cells" leaves the focus where it is.
function focusInOwnCell(view) {
  if (view.desk.closest(".jp-Cell")?.classList.contains("jp-mod-active")) view.parts.codes.focus();
}

export default { render };
