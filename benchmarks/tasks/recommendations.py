"""Recommendations: the propositions of public comments, and the numbered lists in PDFs of public reports."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.fit_statements import beside, read_examples
from benchmarks.tasks.comments import learn_labels

from litreview.corpus.build import build_document
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.extraction.statement_scores import score_request, score_testimony
from litreview.sources.literature import read_literature

Row = Mapping[str, str]
ENOUGH = 0.6
_WORD = re.compile(r"\w+")
_REFERENCE = re.compile(r"\((?:see )?paragraphs? [\d., and–-]+\)", re.IGNORECASE)
_LINK = re.compile(r"^\W*(?:https?:|www\.|__url__|see (?:also )?\w+ v\.)|__url__\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\b(?:act|section|law|percent|average|most|currently)\b", re.IGNORECASE)
_VIEW = re.compile(
    r"\b(?:I|would|could|should|seems?|very|too|better|best|right|wrong|fair|unfair|need|no|not|why)\b"
    r"|[?!]",
    re.IGNORECASE,
)


def predict(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the label of each proposition of ``test``: policy, testimony, value, fact or reference.

    With ``train`` they are learnt from it and from our own English examples (see ``learn_labels``). Without, the shipped
    scores of requests and testimony answer; of what is neither, a link is a reference, a number or law without a view a
    fact, and the rest a value.
    """
    if train is not None:
        return learn_labels([*train, *(row for row in read_examples() if row["language"] == "en")], test)
    return [_shipped(row["text"], beside(test, at, -1), beside(test, at, 1)) for at, row in enumerate(test)]


def _shipped(text: str, before: str, after: str) -> str:
    if _LINK.search(text):
        return "reference"
    asks, tells = score_request(text, before, after), score_testimony(text, before, after)
    if max(asks, tells) >= 0.5:
        return "policy" if asks >= tells else "testimony"
    return "fact" if _NUMBER.search(text) and not _VIEW.search(text) else "value"


def score_reports(folder: Path) -> list[dict[str, object]]:
    """Return for each report of ``folder`` how many of its recommendations are found, and a row ``all`` for them together.

    Columns: report, true, found, matched, right, precision, recall. ``folder`` holds PDFs and ``recommendations.csv`` (report,
    file, number, text). A recommendation is matched where a row of ``find_recommendations`` shares at least .6 of their
    words with it (Dice, words counted as often as they stand), contains it, or is a part of at least a third of it; a row
    found is right where it does so or is any part of a recommendation.
    """
    with (folder / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scored = []
    for report in dict.fromkeys(row["report"] for row in rows):
        own = [row for row in rows if row["report"] == report]
        found = _found(folder / own[0]["file"])
        scored.append(_score(report, [row["text"] for row in own], found))
    return [*scored, _pooled(scored)]


def _found(path: Path) -> list[str]:
    reading = read_literature(path)
    document = build_document(path.name, "", reading.blocks, depth="full text", evidence_kind="policy", pages=reading.pages)
    return [str(row["quote"]) for row in find_recommendations(document, {}, find_lists(document, {}))]


def _score(report: str, true: Sequence[str], found: Sequence[str]) -> dict[str, object]:
    wanted, given = [_words(text) for text in true], [_words(text) for text in found]
    recalled = sum(any(_matches(one, other) for other in given) for one in wanted)
    right = sum(any(_matches(one, other) or not other - one for one in wanted) for other in given)
    return _row(report, len(true), len(found), recalled, right)


def _row(report: str, true: int, found: int, recalled: int, right: int) -> dict[str, object]:
    return {
        "report": report,
        "true": true,
        "found": found,
        "matched": recalled,
        "right": right,
        "precision": right / found if found else 0.0,
        "recall": recalled / true if true else 0.0,
    }


def _pooled(rows: Sequence[dict[str, object]]) -> dict[str, object]:
    true, found, matched, right = (sum(int(str(row[name])) for row in rows) for name in ("true", "found", "matched", "right"))
    return _row("all", true, found, matched, right)


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(_REFERENCE.sub(" ", text)))


def _matches(one: Counter[str], other: Counter[str]) -> bool:
    both, shared = one.total() + other.total(), (one & other).total()
    alike = both > 0 and 2 * shared / both >= ENOUGH
    return alike or not one - other or (not other - one and 3 * shared >= one.total())


if __name__ == "__main__":
    for line in score_reports(Path(sys.argv[1])):
        sys.stdout.write(" ".join(f"{name}={value}" for name, value in line.items()) + "\n")
