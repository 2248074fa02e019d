import ast
import json
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from litreview.reporting.run_folder import open_run
from litreview.tables import COLUMNS, build_table, write_table

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


def _write(folder: Path, texts: dict[str, str], tables: dict[str, list[dict]]) -> Path:
    for part in ("tables", "texts", "notebooks"):
        (folder / part).mkdir()
    for name in COLUMNS:
        rows = [{key: row[key] for key in row if key in COLUMNS[name]} for row in tables.get(name, [])]
        write_table(name, build_table(name, rows), folder / "tables")
    for document_id, text in texts.items():
        (folder / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "tables" / "codebook.csv").write_bytes((DATA / "codebook.csv").read_bytes())
    own = json.loads((DATA / "participants.json").read_text(encoding="utf-8"))
    (folder / "review.json").write_text(json.dumps({**SETTINGS, "participants": own}), encoding="utf-8")
    return folder


def make_full_run(folder: Path) -> Path:
    texts, rows = _read_texts(), json.loads((DATA / "rows.json").read_text(encoding="utf-8"))
    codes = pd.read_csv(DATA / "codebook.csv", dtype=str, keep_default_na=False)
    defaults = {"status": "read", "language": "en", "sha256": "ab" * 32}
    documents = [{**defaults, "path": f"corpus/{row['document_id']}.txt", **row} for row in rows["documents"]]
    segments = [s for row in documents for s in _segments(row["document_id"], texts[row["document_id"]], row["language"])]
    found = {(s["document_id"], s["text"]): s["segment_id"] for s in segments}
    names = ("segment_id", "code", "coder", "origin", "status")
    spanned = {name: _spanned(texts, name, rows[name]) for name in IDS}
    tables = {
        **{name: rows[name] for name in ("records", "agreement", "rejected", "proposals")},
        **spanned,
        "documents": documents,
        "segments": segments,
        "codings": [dict(zip(names, (found[c[0], c[1]], *c[2:]), strict=True)) for c in rows["codings"]],
        "framework_evidence": _framework(texts, rows["framework"], codes),
        "recommendation_evidence": _support(texts, rows["support"], spanned["recommendations"]),
        "participants": [dict(zip(("group", "people", "sessions"), row, strict=True)) for row in rows["participants"]],
    }
    return _write(folder, texts, tables)


def make_empty_run(folder: Path) -> Path:
    codes = pd.read_csv(DATA / "codebook.csv", dtype=str, keep_default_na=False)
    tables = {"framework_evidence": _framework({}, {}, codes), "recommendation_evidence": _empty_areas(set())}
    return _write(folder, {}, tables)


def execute_notebooks(folder: Path) -> None:
    """Run the notebooks without kernels, which tests/running starts: here only what the cells show is of interest."""
    for source in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        for language in ("en", "fr") if source.stem == "08_participants" else ("",):
            notebook = nbformat.read(source, as_version=4)
            _run_cells(notebook, {"run_folder": str(folder), **({"language": language} if language else {})})
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
def full_reports(tmp_path_factory):
    folder = make_full_run(tmp_path_factory.mktemp("full_reports"))
    return _export(folder)


@pytest.fixture(scope="session")
def empty_reports(tmp_path_factory):
    return _export(make_empty_run(tmp_path_factory.mktemp("empty_reports")))


def _export(folder: Path) -> Path:
    from litreview.reporting.exporter import export_reports

    execute_notebooks(folder)
    export_reports(folder)
    return folder
