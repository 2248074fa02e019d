import ast
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from litreview.reporting.run_folder import open_run
from litreview.synthesis.flow import build_flow
from litreview.tables import AREAS, COLUMNS, build_table, write_table

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "reporting"
IDS = {"definitions": "d", "facts": "f", "findings": "o", "recommendations": "r"}
SETTINGS = {
    "title": "Peer support: a made-up review",
    "question": "What is peer support, and what does it change?",
    "organisation": "The test team",
    "contact": "the person who invited you",
    "funder_statement": "Nobody paid for this. Nobody had a say in it.",
    "illustrative": True,
    "min_group": 5,
    "held_back": [],
}


def _read_texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((DATA / "texts").glob("*.txt"))}


def _segments(document_id: str, text: str, language: str) -> list[dict]:
    rows, place, speaker = [], 0, ""
    for line in text.splitlines(keepends=True):
        words = line.strip("\n")
        label, colon, _ = words.partition(": ")
        said = colon and (label == "facilitator" or (label[:1] == "P" and label[1:].isdigit()))
        speaker = label if said else speaker if words else ""
        start = place + (len(label) + 2 if said else 0)
        if words:
            rows.append(
                {
                    "segment_id": f"{document_id}#{len(rows) + 1:05d}",
                    "document_id": document_id,
                    "ordinal": len(rows) + 1,
                    "start": start,
                    "end": place + len(words),
                    "page": 1 + len(rows) // 3 if document_id == "cedar2015" else None,
                    "speaker": speaker,
                    "role": "body",
                    "language": "en" if words.startswith(("The ", "I ")) else language,
                    "text": text[start : place + len(words)],
                    "quotable": "no" if speaker == "P04" else "yes",
                    "time": f"00:0{len(rows)}:00" if said else "",
                }
            )
        place += len(line)
    return rows


def _place(texts: dict[str, str], reference: str) -> str:
    document, _, quote = reference.partition("|")
    quote = max(texts[document].splitlines(), key=len) if quote == "*3" else quote
    start = texts[document].index(quote)
    return f"{document}:{start}-{start + len(quote)}"


def _spanned(texts: dict[str, str], name: str, rows: list[dict]) -> list[dict]:
    counts: dict[str, int] = {}
    for row in rows:
        document = row["document_id"]
        counts[document] = counts.get(document, 0) + 1
        start = texts[document].index(row["quote"])
        row |= {"start": start, "end": start + len(row["quote"])}
        row[f"{name.removesuffix('s')}_id"] = f"{document}.{IDS[name]}{counts[document]:03d}"
    return rows


def _framework(texts: dict[str, str], rows: dict, codes: pd.DataFrame) -> list[dict]:
    return [
        {
            "component": code.id,
            "name": code.name_,
            "family": code.family,
            **dict(zip(("research", "policy", "practice", "consultation_people"), rows.get(code.id, "0000")[:4], strict=True)),
            "quotes": "; ".join(_place(texts, q) for q in rows[code.id][4]) if code.id in rows else "",
            "summary": " ".join(f"{q.split('|')[1]} [{q.split('|')[0]}]" for q in rows[code.id][4][:1])
            if code.id in rows
            else "",
            "convergence": rows[code.id][5] if code.id in rows else "",
            "confidence": "not yet judged",
            "judged_by": "RJ" if code.id == "VAL.HOPE" else "",
            "judged_on": "2026-03-04" if code.id == "VAL.HOPE" else "",
            "gap": "" if code.id in rows else "no evidence found in this review",
        }
        for code in codes.rename(columns={"name": "name_"}).itertuples()
        if not code.id.startswith("REC.")
    ]


def _support(texts: dict[str, str], support: dict, recommendations: list[dict]) -> list[dict]:
    rows = []
    for row in recommendations:
        research, policy, practice, people, stances, quotes, gap = support[row["recommendation_id"]]
        before, at, near = gap.partition("@")
        rows.append(
            {
                **{key: row[key] for key in ("recommendation_id", "area", "status")},
                "recommendation": row["quote"],
                **{"research": research, "policy": policy, "practice": practice, "consultation_people": people},
                "stances": stances,
                "quotes": "; ".join(_place(texts, reference) for reference in quotes),
                "convergence": "not yet judged",
                "confidence": "not yet judged",
                "gap": before + (_place(texts, near) if at else ""),
            }
        )
    return rows + _empty_areas({row["area"] for row in rows})


def _empty_areas(taken: set[str]) -> list[dict]:
    areas = [area for area in ("K1", "K2", "K3", "K4", "K5", "K6", "OTHER") if area not in taken]
    zero = {"research": 0, "policy": 0, "practice": 0, "consultation_people": "0"}
    gap = "no recommendation found in this review"
    return [{"recommendation_id": f"area.{area}", "area": area, "gap": gap, **zero} for area in areas]


def _write(folder: Path, texts: dict[str, str], tables: dict[str, list[dict]], codes: pd.DataFrame, **settings) -> Path:
    for part in ("tables", "texts", "notebooks"):
        (folder / part).mkdir()
    for name in COLUMNS:
        write_table(name, _build(name, tables), folder / "tables")
    for document_id, text in texts.items():
        (folder / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    codes.to_csv(folder / "tables" / "codebook.csv", index=False, lineterminator="\n")
    own = json.loads((DATA / "participants.json").read_text(encoding="utf-8"))
    (folder / "review.json").write_text(json.dumps({**SETTINGS, "participants": own, **settings}), encoding="utf-8")
    return folder


def _build(name: str, tables: dict[str, list[dict]]) -> pd.DataFrame:
    """Return one table; the flow is counted as the pipeline counts it, unless it is given."""
    if name == "flow" and name not in tables:
        return build_table(name, build_flow({part: _build(part, tables) for part in ("records", "imports", "documents")}))
    rows = [{key: row[key] for key in row if key in COLUMNS[name]} for row in tables.get(name, [])]
    return build_table(name, rows)


def _read_codes() -> pd.DataFrame:
    return pd.read_csv(DATA / "codebook.csv", dtype=str, keep_default_na=False)


def _read_rows() -> dict:
    return json.loads((DATA / "rows.json").read_text(encoding="utf-8"))


def make_full_run(folder: Path) -> Path:
    codes = _read_codes()
    return _write(folder, _read_texts(), _tables(_read_texts(), _read_rows(), codes), codes)


def _tables(texts: dict[str, str], rows: dict, codes: pd.DataFrame) -> dict[str, list[dict]]:
    defaults = {"status": "read", "language": "en", "sha256": "ab" * 32}
    documents = [{**defaults, "path": f"corpus/{row['document_id']}.txt", **row} for row in rows["documents"]]
    segments = [s for row in documents for s in _segments(row["document_id"], texts[row["document_id"]], row["language"])]
    found = {(s["document_id"], s["text"]): {key: s[key] for key in ("segment_id", "start", "end")} for s in segments}
    names = ("code", "coder", "origin", "status")
    spanned = {name: _spanned(texts, name, rows[name]) for name in IDS}
    return {
        **{name: rows[name] for name in ("records", "citations", "agreement", "rejected", "proposals")},
        **spanned,
        "documents": documents,
        "segments": segments,
        "codings": [found[c[0], c[1]] | dict(zip(names, c[2:], strict=True)) for c in rows["codings"]],
        "framework_evidence": _framework(texts, rows["framework"], codes),
        "recommendation_evidence": _support(texts, rows["support"], spanned["recommendations"]),
        "participants": [dict(zip(("group", "people", "sessions"), row, strict=True)) for row in rows["participants"]],
    }


def make_empty_run(folder: Path) -> Path:
    codes = _read_codes()
    tables = {"framework_evidence": _framework({}, {}, codes), "recommendation_evidence": _empty_areas(set())}
    return _write(folder, {}, tables, codes)


def make_partial_run(folder: Path, keep: Callable[[str, str], bool], **change) -> Path:
    """Write the full run with no more of its texts than the lines (document, line) that ``keep`` names."""
    texts = {
        name: "".join(line for line in text.splitlines(keepends=True) if not line.strip() or keep(name, line))
        for name, text in _read_texts().items()
    }
    texts = {name: text for name, text in texts.items() if text.strip()}
    rows, codes = _held(texts, _read_rows()) | change.pop("rows", {}), _read_codes()
    return _write(folder, texts, _tables(texts, rows, codes), codes, **change)


def _held(texts: dict[str, str], rows: dict) -> dict:
    """Return the rows that ``texts`` still hold the words of."""

    def holds(reference: str) -> bool:
        document, _, quote = reference.partition("|")
        return document in texts and (quote in texts[document] or quote == "*3")

    kept = {name: [r for r in rows[name] if holds(f"{r['document_id']}|{r['quote']}")] for name in IDS}
    known = {row["document_id"] for row in rows["documents"] if row["document_id"] in texts}
    spoken = bool(known & {"group-1", "answers-1"})
    framework = {}
    for code, (*counts, quotes, convergence) in rows["framework"].items():
        numbers = [
            *(counts[:3] if len(known) > 2 else [0, 0, 0]),
            ("fewer than 5" if counts[3] != "0" else "0") if spoken else "0",
        ]
        if any(str(number) != "0" for number in numbers):
            framework[code] = [*numbers, [quote for quote in quotes if holds(quote)], convergence]
    support = {}
    for name, (*counts, people, stances, quotes, gap) in rows["support"].items():
        words, _, near = gap.partition("@")
        heard = (people, stances) if spoken else ("0", "")
        support[name] = [*counts, *heard, [quote for quote in quotes if holds(quote)], gap if holds(near) else words]
    return {
        **rows,
        **kept,
        "documents": [row for row in rows["documents"] if row["document_id"] in known],
        "proposals": [row for row in rows["proposals"] if row["document_id"] in known],
        "codings": [row for row in rows["codings"] if holds(f"{row[0]}|{row[1]}")],
        "framework": framework,
        "support": support,
    }


CONSULTATION = ("group-1", "answers-1")
EDGES = {
    "no consultation": lambda folder: make_partial_run(
        folder, lambda name, line: name not in CONSULTATION, rows={"participants": []}
    ),
    "no literature": lambda folder: make_partial_run(folder, lambda name, line: name in CONSULTATION, rows={"records": []}),
    "one participant": lambda folder: make_partial_run(
        folder,
        lambda name, line: name != "answers-1" and (name != "group-1" or line.startswith(("facilitator:", "P01:", "Nobody"))),
        rows={"participants": [["everyone", None, None]]},
    ),
    "all held back": lambda folder: make_partial_run(folder, lambda name, line: True, held_back=list(CONSULTATION)),
}
HOSTILE = [*json.loads((DATA / "hostile.json").read_text(encoding="utf-8")), "unbroken" * 625]
FREE = {
    "records": "title authors container source reason",
    "documents": "title path message",
    "priorities": "why",
    "screening": "coder reason",
    "segments": "heading time",
    "definitions": "term stated_by hosted_in cited_work population",
    "facts": "jurisdiction value qualifier unit",
    "findings": "study_design population measure why",
    "recommendations": "stated_by audience",
    "framework_evidence": "family summary convergence confidence judged_by judged_on stale gap consultation_roles",
    "recommendation_evidence": "stances convergence confidence judged_by judged_on stale gap",
    "agreement": "code coder_a coder_b",
    "rejected": "path kind reason",
    "proposals": "kind reason",
    "framework_matrix": "case consultation_people summary",
    "residue": "theme words",
    "judgements": "finding methodological_limitations methodological_explanation coherence coherence_explanation adequacy"
    " adequacy_explanation relevance relevance_explanation confidence convergence explanation explanation_fr judged_by judged_on"
    " stale",
    "citations": "citation citation_fr reference reference_fr",
}
"""The columns that hold whatever somebody wrote, table by table."""


def make_hostile_run(folder: Path) -> Path:
    """Write a run in which every free text of every table, text and setting tries to be something else than text."""
    rows, texts = {name: [] for name in COLUMNS}, {}
    for number, words in enumerate(HOSTILE):
        for kind, depth in (("research", "notes"), ("consultation", "transcript")):
            _add_hostile(texts, rows, f"{kind[0]}{number:02d}", number, words, kind, depth)
    codes = _read_codes()
    for number in range(len(codes)):
        codes.loc[number, ["name", "name_fr", "definition", "include", "exclude"]] = HOSTILE[number % len(HOSTILE)]
    tables = {name: [_fill(name, number, row) for number, row in enumerate(part)] for name, part in rows.items()}
    tables["framework_evidence"] += [{"component": "OUT.QOL", "name": "Quality of life", "family": "Outcomes"}]
    words = " and ".join(HOSTILE[:-1])
    own = dict.fromkeys(("how_heard", "thanks", "not_taken_up", "next_steps", "correct_or_withdraw", "contact"), words)
    told = dict.fromkeys(("title", "question", "organisation", "contact", "funder_statement"), words)
    return _write(folder, texts, tables, codes, participants={"en": own, "fr": own}, **told)


def _fill(table: str, number: int, row: dict) -> dict:
    free = FREE.get(table, "").split()
    return {**{column: HOSTILE[(number + place) % len(HOSTILE)] for place, column in enumerate(free)}, **row}


def _add_hostile(texts: dict, rows: dict, name: str, number: int, words: str, kind: str, depth: str) -> None:
    said = f"P{number:02d}: " if depth == "transcript" else ""
    lines = [f"Peer support is {words} and hope.", f"Hope {number} {words}", "We should be paid."]
    texts[name] = "\n\n".join(said + line for line in lines) + "\n"
    given = {"document_id": name, "citation_key": name, "evidence_kind": kind, "depth": depth, "status": "read", "language": "en"}
    rows["documents"].append(given)
    rows["records"].append({"citation_key": name, "year": 2000 + number, "screening": "include", "title": words})
    for line, decision in enumerate(("include", "exclude"), 2 * number):
        decided = {"citation_key": name, "coder": f"{decision}r {words}", "decision": decision, "line": line, "reading": line}
        rows["screening"].append(decided)
    rows["priorities"].append({"ordinal": number + 1, "citation_key": name, "score": 0.5})
    rows["segments"] += [{**row, "heading": words} for row in _segments(name, texts[name], "fr" if number % 2 else "en")]
    place = [f"{name}:{texts[name].index(line)}-{texts[name].index(line) + len(line)}" for line in lines]
    quoted = [
        {"document_id": name, "start": texts[name].index(line), "end": texts[name].index(line) + len(line), "quote": line}
        for line in lines
    ]
    code = _read_codes().id[number]
    similar = f"{name[0]}{number - 1:02d}.d001" if number else ""
    rows["definitions"].append(
        {
            **quoted[0],
            "definition_id": f"{name}.d001",
            "form": "quoted",
            "complete": "yes",
            "components": f"{code}; X.NEW",
            "similar_to": similar,
        }
    )
    rows["facts"].append(
        {**quoted[1], "fact_id": f"{name}.f001", "kind": "event", "date_start": str(1990 + number), "status": "done"}
    )
    outcome = ("OUT.HOPE", "OUT.ED", "OUT.GONE")[number % 3]
    rows["findings"].append(
        {
            **quoted[1],
            "finding_id": f"{name}.o001",
            "citation_key": name,
            "kind": "finding",
            "outcome": outcome,
            "model": "MOD.HOSP",
            "direction": "mixed",
            "comparator": "none",
        }
    )
    area = AREAS[number % len(AREAS)]
    advice = {"recommendation_id": f"{name}.r001", "area": area, "status": "recommended"}
    rows["recommendations"].append({**quoted[2], **advice, "stance": "supports"})
    counts = {"research": 1, "policy": 0, "practice": 0, "consultation_people": "6"}
    cited = {"quotes": "; ".join(place[:2]), **counts}
    rows["recommendation_evidence"].append({**advice, **cited, "recommendation": lines[2]})
    rows["codings"].append(
        {
            "segment_id": f"{name}#00002",
            "start": quoted[1]["start"],
            "end": quoted[1]["end"],
            "code": code,
            "coder": "rj",
            "origin": "human",
            "status": "accepted",
        }
    )
    rows["judgements"].append({"kind": "framework", "target": code if number else "GONE", "line": number + 2})
    rows["citations"].append({"citation_key": name})
    if kind == "research":
        rows["framework_evidence"].append(
            {"component": code, "name": words, **cited, "quotes": f"{cited['quotes']}; c{number:02d}:0-0"}
        )
        rows["framework_matrix"] += [{"component": code, "case_kind": "document", "state": "said", "quotes": place[0]}]
    else:
        rows["framework_evidence"][-1]["quotes"] = rows["framework_evidence"][-1]["quotes"].replace(
            f"; {name}:0-0", f"; {cited['quotes']}"
        )
        rows["residue"].append({**cited, "quotes": place[1]})
        for table in ("agreement", "rejected", "proposals"):
            rows[table].append({"line": number} if table == "rejected" else {})
        rows["participants"].append({"group": f"role: {words}", "people": 7 + number})


RUNS = {"full": make_full_run, "empty": make_empty_run, "hostile": make_hostile_run, **EDGES}


def execute_notebooks(folder: Path) -> None:
    """Run the notebooks without kernels, which tests/running starts: here only what the cells show is of interest."""
    for source in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        for language in ("en", "fr") if source.stem == "08_participants" else ("",):
            notebook = nbformat.read(source, as_version=4)
            given = {"language": language} if language else {}
            _run_cells(notebook, {"run_folder": str(folder), "interactive": False, **given})
            nbformat.write(notebook, folder / "notebooks" / f"{source.stem}{'.' * bool(language)}{language}.ipynb")


def _run_cells(notebook, given):
    shown = []
    names = {"display": shown.append}
    for number, cell in enumerate([cell for cell in notebook.cells if cell.cell_type == "code"], 1):
        shown.clear()
        tree = ast.parse(cell.source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<cell>", "exec"), names)
        if last is not None and (value := eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)) is not None:
            shown.append(value)
        if "parameters" in cell.metadata.get("tags", []):
            names.update(given)
        cell.execution_count = number
        cell.outputs = [_show(view) for view in shown]


def _show(view):
    data = {"text/html": view._repr_html_(), "text/plain": repr(view)}
    return nbformat.v4.new_output("display_data", data)


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory):
    return make_full_run(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory):
    return make_empty_run(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def full_run(full_folder):
    return open_run(full_folder)


@pytest.fixture(scope="session")
def empty_run(empty_folder):
    return open_run(empty_folder)


@pytest.fixture(scope="session")
def export_run(tmp_path_factory):
    """Return what makes the pages of one of ``RUNS`` by its name, once in a session."""
    return cache(lambda name: _export(RUNS[name](tmp_path_factory.mktemp(name.replace(" ", "_")))))


@pytest.fixture(scope="session")
def made_run(tmp_path_factory):
    """Return what opens one of ``RUNS`` by its name, without its pages, once in a session."""
    return cache(lambda name: open_run(RUNS[name](tmp_path_factory.mktemp(f"made_{name.replace(' ', '_')}"))))


@pytest.fixture(scope="session")
def full_reports(export_run):
    return export_run("full")


@pytest.fixture(scope="session")
def hostile_reports(export_run):
    return export_run("hostile")


@pytest.fixture(scope="session")
def empty_reports(export_run):
    return export_run("empty")


@pytest.fixture(scope="session", params=RUNS)
def any_reports(request, export_run):
    return export_run(request.param)


def _export(folder: Path) -> Path:
    from litreview.reporting.exporter import export_reports

    execute_notebooks(folder)
    export_reports(folder)
    return folder


CHROMIUM = Path("/usr/bin/chromium")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
# Selectors and passes of thousands of elements take most of the time that axe-core takes; only what is wrong is wanted.
# An element has the look of another where both have the same tags and classes up to the root, and the same colours and letters.
SEARCH = """async ([tags, colours, way]) => {
  const looks = new Map();
  for (const element of way === "each look once" ? document.querySelectorAll("body *") : []) {
    if (![...element.childNodes].some(child => child.nodeType === 3 && child.data.trim()) || !element.checkVisibility()) continue;
    const look = [];
    for (let part = element; part; part = part.parentElement) {
      const style = getComputedStyle(part);
      look.push(part.localName, part.getAttribute("class"), style.color, style.backgroundColor, style.opacity,
        style.fontSize, style.fontWeight);
    }
    if (!looks.has(look.join())) looks.set(look.join(), element);
  }
  const asked = {
    "all": [[document, {type: "tag", values: tags}, {}]],
    "colours": [[document, {type: "rule", values: colours}, {}]],
    "each look once": [
      [document, {type: "tag", values: tags}, Object.fromEntries(colours.map(rule => [rule, {enabled: false}]))],
      [{include: [...looks.values()]}, {type: "rule", values: colours}, {}]],
  }[way];
  const wrong = [], ran = [];
  for (const [context, runOnly, rules] of asked) {
    const found = await axe.run(context, {resultTypes: ["violations"], selectors: false, runOnly, rules});
    wrong.push(...found.violations.map(rule => [rule.id, rule.nodes[0].html.slice(0, 200)]));
    ran.push(...[...found.passes, ...found.violations, ...found.inapplicable].map(rule => rule.id));
  }
  return {wrong, ran};
}"""


AS_IT_COMES = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}


@pytest.fixture(scope="module")
def sheet():
    """Return the one page of a browser in which the tests of a module open reports: a window for each costs more than most."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--headless"])
        page = browser.new_page()
        page.on("request", lambda request: page.requested.append(request.url))
        yield page
        browser.close()


@pytest.fixture
def visit(sheet):
    """Return what opens a report of a run in a page that remembers its requests; ``unfold`` opens all details.

    ``settings`` are those of ``emulate_media``. The report takes the place of the one that was open before.
    """

    def open_page(folder, name, width=1280, unfold=False, **settings):
        sheet.goto("about:blank")
        sheet.emulate_media(**{**AS_IT_COMES, **settings})
        sheet.set_viewport_size({"width": width, "height": 900})
        sheet.requested = []
        sheet.goto((folder / "reports" / f"{name}.html").resolve().as_uri())
        if unfold:
            sheet.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        return sheet

    return open_page


@pytest.fixture
def search():
    """Return what finds the violations of WCAG 2.2 AA on a page as it stands, and the rules that were tried.

    Its ``way`` is "all", "colours" for what depends on the colours alone, or "each look once": all, but the colours where no
    element before had the same look.
    """
    from axe_playwright_python.sync_playwright import Axe

    def find(page, way="all"):
        if not page.evaluate("'axe' in window"):
            page.evaluate(Axe().axe_script)
        return page.evaluate(SEARCH, [RULES, COLOURS, way])

    return find
