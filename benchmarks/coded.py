"""Sets with codes: two coders' sentences, sentences off the topic, and the hand-coded sentences of the seeds."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks.datasets import Place, Row, Unusable, groups_of, read_rows
from benchmarks.metrics import Counts, count_sets, draw, draw_mean, f1, mean_of, precision, recall
from benchmarks.results import Line, Result, Table, number, rows_of, shown

CODERS = ("codes_a", "codes_b")
TARGETS = {"en": 0.58, "fr": 0.45}
NAMES = {"en": "English", "fr": "French"}
OFF_TOPIC = Path(__file__).resolve().parent / "examples" / "off-topic.csv"
_mean_f1 = mean_of(f1)


def split_codes(cell: str) -> set[str]:
    """Return the codes of a cell; they are separated by semicolons or commas."""
    return {code.strip() for code in cell.replace(",", ";").split(";") if code.strip()}


def measure_coding(place: Place) -> Result:
    """Return micro-F1 of our codes against each coder, by language, with the phrases alone and the coders beside them.

    Raises:
        Unusable: the file or a column is missing.
    """
    rows = read_rows(place.folder / "test.csv", ("id", "document", "language", "text", *CODERS))
    task = _module("coding")
    ours, phrases = task.propose_codes(rows), task.phrase_codes(rows)
    lines: list[Line] = []
    tables: list[Table] = []
    for language in sorted({row["language"] for row in rows}):
        kept = [at for at, row in enumerate(rows) if row["language"] == language]
        those = [rows[at] for at in kept]
        counts = _against(those, [ours[at] for at in kept])
        alone = _against(those, [phrases[at] for at in kept])
        coders = count_sets([[split_codes(row[CODERS[1]]) for row in those]], [split_codes(row[CODERS[0]]) for row in those],
                            groups_of(those))  # fmt: skip
        name = f"{place.shown}, {NAMES.get(language, language)}"
        beside = (("phrases alone", float(_mean_f1(alone.sum(axis=0)))), ("coder–coder", float(_mean_f1(coders.sum(axis=0)))))
        lines.append(
            Line(name, "micro-F1, mean of two coders", len(those), draw(counts, _mean_f1), beside, TARGETS.get(language))
        )
        tables.append(_by_coder(f"{name}: by coder", counts, alone))
    tables.append(_by_kind(place, rows, ours, phrases))
    return Result(tuple(lines), tuple(tables))


def measure_off_topic(place: Place, path: Path) -> Result:
    """Return how many codes we put on a hundred sentences that are not about peer support.

    Raises:
        Unusable: the file or a column is missing.
    """
    rows = read_rows(path, ("text",))
    task = _module("offtopic")
    ours, phrases = task.count_codes(rows), task.count_codes(rows, phrases_alone=True)
    lines, topics = [], sorted({row.get("topic", "") for row in rows})
    for language in ("", *sorted({row["language"] for row in rows if row.get("language")})):
        kept = [at for at, row in enumerate(rows) if not language or row["language"] == language]
        figure = draw_mean([100 * ours[at] for at in kept])
        alone = sum(phrases[at] for at in kept) * 100 / len(kept)
        name = place.shown + (f", {NAMES.get(language, language)}" if language else "")
        lines.append(Line(name, "codes per 100 sentences", len(kept), figure, (("phrases alone", alone),), 15.0, True))
    by_topic = [
        (topic, str(len(kept)), f"{sum(ours[at] for at in kept) * 100 / len(kept):.0f}",
         f"{sum(phrases[at] for at in kept) * 100 / len(kept):.0f}")
        for topic in topics if (kept := [at for at, row in enumerate(rows) if row.get("topic", "") == topic])
    ]  # fmt: skip
    table = rows_of(f"{place.shown}: codes per 100 sentences by topic", ("topic", "n", "ours", "phrases alone"), by_topic)
    return Result(tuple(lines), (table,))


def measure_gold(folder: Path, seeds: Path) -> Result:
    """Return micro-F1 over the codes of the seeds' sentences, cells in doubt left out.

    Raises:
        Unusable: a file or column is missing.
    """
    rows = read_rows(folder / "gold.csv", ("document", "segment_id", "text", "codes"))
    doubts = {(row["segment_id"], row["code"]) for row in read_rows(folder / "doubts.csv", ("segment_id", "code"))}
    missing = sorted({row["document"] for row in rows if not (seeds / row["document"]).exists()})
    if missing:
        raise Unusable(f"{seeds.name}/{missing[0]}: not found; gold needs the seed documents beside it")
    task = _module("gold")
    truth = [_certain(row, split_codes(row["codes"]), doubts) for row in rows]
    counts, alone = (
        count_sets([truth], [_certain(row, codes, doubts) for row, codes in zip(rows, found, strict=True)], groups_of(rows))
        for found in (task.propose_gold(rows, seeds), task.propose_gold(rows, seeds, phrases_alone=True))
    )
    beside = (("phrases alone", float(_mean_f1(alone.sum(axis=0)))),)
    line = Line("gold", "micro-F1 over codes", len(rows), draw(counts, _mean_f1), beside, 0.85)
    return Result((line,), (_by_coder("gold: precision and recall", counts, alone, ("gold",)),))


def _module(name: str) -> ModuleType:
    try:
        return import_module(f"benchmarks.tasks.{name}")
    except ImportError as error:
        raise Unusable(f"benchmarks/tasks/{name}.py: cannot be used: {error}") from error


def _against(rows: Sequence[Row], found: Sequence[set[str]]) -> Counts:
    return count_sets([[split_codes(row[coder]) for row in rows] for coder in CODERS], found, groups_of(list(rows)))


def _certain(row: Row, codes: set[str], doubts: set[tuple[str, str]]) -> set[str]:
    return {code for code in codes if (row["segment_id"], code) not in doubts}


def _by_coder(title: str, ours: Counts, phrases: Counts, coders: Sequence[str] = ("coder a", "coder b")) -> Table:
    rows = []
    for name, counts in (("ours", ours), ("phrases alone", phrases)):
        total = counts.sum(axis=0)
        for at, coder in enumerate(coders):
            codes = str(int(total[at, 0] + total[at, 2]))
            shares = (float(measure(total)[at]) for measure in (precision, recall, f1))
            rows.append((name, coder, codes, *(number(share) for share in shares)))
    return rows_of(title, ("codes from", "against", "codes there", "precision", "recall", "F1"), rows)


def _by_kind(place: Place, rows: Sequence[Row], ours: Sequence[set[str]], phrases: Sequence[set[str]]) -> Table:
    found = []
    for kind in sorted({row.get("kind", "") for row in rows}):
        kept = [at for at, row in enumerate(rows) if row.get("kind", "") == kind]
        counts, alone = (_against([rows[at] for at in kept], [codes[at] for at in kept]) for codes in (ours, phrases))
        found.append((kind or "–", str(len(kept)), shown(draw(counts, _mean_f1)), number(float(_mean_f1(alone.sum(axis=0))))))
    return rows_of(f"{place.shown}: by kind of document", ("kind", "n", "F1 [95 %]", "phrases alone"), found)
