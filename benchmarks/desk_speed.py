"""Measure how long coding takes where very many codings are there already, each figure against its target.

    python benchmarks/desk_speed.py [--out FILE] [--codings N]

Runs a copy of the review that ships and writes N codings (100,000) of two coders over its sentences, then times: reading and
anchoring them all, opening the desk of a third coder, opening that of one of the two, a decision at each, and the queue of
disagreements. Seconds are of one
processor. With --out the table becomes the part ``desk`` of that file.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.machine import describe_machine
from benchmarks.results import write_part, write_table
from benchmarks.review_speed import copy_shipped
from benchmarks.targets import Goal, Timed, show, tabulate

from litreview.coding.anchors import anchor_decisions
from litreview.coding.codebook import load_codebook
from litreview.coding.human import load_human_codings
from litreview.coding.records import Decision, make_id, write_coding_record
from litreview.corpus.documents import Document, Segment
from litreview.reporting.desk import open_desk
from litreview.reporting.run_folder import Run, open_run
from litreview.review import load_review
from litreview.running.options import Options
from litreview.running.run import run_review

CODERS = ("first", "second")
_COMMAND = "desk_speed.py"
_OPEN, _DECIDE = Goal(2.0), Goal(0.1)
_DECISIONS = 30
_BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
_ROLES = ("body", "list item")


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--codings", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="desk-") as folder:
        root = copy_shipped(Path(folder))
        run_review(load_review(root), Options())
        written = write_codings(root, options.codings)
        figures = list(measure_desk(root))
    text = "\n".join(
        [
            "## Coding beside very many codings",
            "",
            f"Written by `python benchmarks/desk_speed.py --out benchmarks/RESULTS.md`: {written:,} codings of two coders.",
            "",
            *map(write_table, (describe_machine(("anywidget",)), tabulate(figures))),
        ]
    )
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "desk", text)
    return 0


def write_codings(root: Path, number: int) -> int:
    """Return how many codings were written to the files of ``CODERS`` in a review that was run: each on a sentence of its own."""
    run = open_run(root / "outputs" / "latest")
    segments = run.table("segments")
    segments = segments[segments["role"].isin(_ROLES) & (segments["quotable"] != "no") & (segments["text"].str.strip() != "")]
    rows = segments[["document_id", "segment_id", "start", "text"]].to_dict("records")
    wanted = islice(product(run.codebook.index, rows, CODERS), number)
    lines: dict[str, list[bytes]] = {coder: [] for coder in CODERS}
    decisions = cycle(("accepted", "accepted", "rejected"))
    for place, ((code, row, coder), decision) in enumerate(zip(wanted, decisions, strict=False)):
        lines[coder].append(write_coding_record(_decide(row, str(code), coder, decision, place)))
    for coder, written in lines.items():
        (root / "corpus" / "coding" / f"{coder}.jsonl").write_bytes(b"".join(written))
    return sum(map(len, lines.values()))


def measure_desk(root: Path) -> Iterator[Timed]:
    """Yield what was measured in a review with codings."""
    review = load_review(root)
    run = open_run(root / "outputs" / "latest")
    codebook = load_codebook(review.codebook, "corpus/codebook.csv")
    decisions, took = _time(lambda: load_human_codings(review.corpus / "coding", codebook))
    yield _tell("read all codings", took)
    documents = list(_read_documents(run))
    yield _tell("find all of them again in the texts", _time(lambda: anchor_decisions(decisions, documents))[1])
    for who, coder in (("a new coder", "third"), ("a coder who wrote half of them", CODERS[0])):
        desk, took = _time(lambda coder=coder: open_desk(open_run(run.folder), root, coder))
        yield _tell(f"open the desk of {who}", took, _OPEN)
        yield _tell(f"a decision of {who}", median(_time(lambda desk=desk: decide(desk))[1] for _ in range(_DECISIONS)), _DECIDE)
    took = _time(lambda: open_desk(open_run(run.folder), root, "third", "disagreements"))[1]
    yield _tell("open the queue of disagreements", took, _OPEN)


def decide(desk: Any) -> None:
    """Accept a code on the sentence that the desk shows, and go to the next, as two keys do."""
    scene = desk.scene
    segment = scene["segment"]
    code = next((one["code"] for one in scene["codes"]), desk.codebook[0]["id"])
    desk._handle_custom_msg({"act": "accepted", "code": code, "segment": segment}, [])
    desk._handle_custom_msg({"act": "go", "by": 1, "segment": segment}, [])


def _tell(what: str, took: float, goal: Goal | None = None) -> Timed:
    return Timed(what, f"{show(took)} s", took, goal, _COMMAND)


def _time(do: Callable[[], Any]) -> tuple[Any, float]:
    began = process_time()
    return do(), process_time() - began


def _decide(row: dict[str, Any], code: str, coder: str, decision: str, place: int) -> Decision:
    document, segment, text = str(row["document_id"]), str(row["segment_id"]), str(row["text"])
    at = _BEGUN + timedelta(seconds=place)
    identity = make_id(document, segment, text, code)
    return Decision(identity, document, text, int(row["start"]), code, decision, coder, at, segment_id=segment, run="bench")


def _read_documents(run: Run) -> Iterator[Document]:
    for document, (_, rows) in run.segments.items():
        names = Segment._fields
        segments = tuple(Segment(**{name: row[name] for name in names if name in row}) for row in rows)
        yield Document(document, "", "practice", "", f"{document}.md", "", "en", "notes", run.text(document), segments)


if __name__ == "__main__":
    sys.exit(main())
