"""Findings as reports count them: one row per work, outcome, model and direction."""

from collections.abc import Iterable

import pandas as pd

from litreview.reporting.messages import name_code
from litreview.reporting.run_folder import Run
from litreview.synthesis.works import drop_included

EQUIVALENCE = "no difference from professionals"
DESIGNS = (
    ("review", "S", "review of studies"),
    ("rct", "R", "randomised trial"),
    ("random", "R", "randomised trial"),
    ("controlled", "C", "controlled study"),
    ("cohort", "B", "before-and-after or cohort"),
    ("pre-post", "B", "before-and-after or cohort"),
    ("qualitative", "Q", "qualitative study"),
    ("mixed", "M", "mixed methods"),
    ("survey", "V", "survey"),
    ("economic", "E", "economic study"),
)
STRENGTH = {"S": 5, "R": 4, "C": 3, "B": 2, "M": 2, "Q": 2, "V": 1, "E": 2, "N": 1}
"""How high a design stands in a harvest plot: reviews of studies, trials, controlled, uncontrolled, other."""


def name_works(run: Run) -> dict[str, str]:
    """Return the work each document belongs to: that of its record, else itself.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> name_works(example_run())
        {'fg1': 'fg1', 'roe2020': 'roe2020'}
    """
    known = {key: row.get("work") or row["duplicate_of"] for key, row in run.records.items()}
    rows = zip(run.documents["document_id"], run.documents["citation_key"], strict=True)
    return {str(document): known.get(str(key)) or str(key or document) for document, key in rows}


def name_reviews(run: Run) -> dict[str, frozenset[str]]:
    """Return for each work the reviews of this review that include it, at whatever remove; nothing for the others.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> name_reviews(example_run())
        {}
    """
    rows = ((row.get("work", ""), row.get("included_in", "")) for row in run.records.values())
    return {work: frozenset(cell.split("; ")) for work, cell in rows if work and cell}


def join_findings(run: Run, kind: str = "finding") -> pd.DataFrame:
    """Return the findings (or mentions) with ``work``, ``included_in``, ``title``, ``evidence_kind``, ``shown`` and ``design``.

    ``included_in`` holds the reviews that include the work, for ``keep_counted``.
    ``shown`` is the direction with equivalence to professionals told apart from no difference; a finding of several
    models has one row for each.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> join_findings(example_run())[["work", "title", "shown"]].to_dict("records")
        [{'work': 'roe2020', 'title': 'Peers at discharge', 'shown': 'favours peer support'}]
    """
    return run.keep(f"findings: {kind}", lambda: _join(run, kind)).copy()


def _join(run: Run, kind: str) -> pd.DataFrame:
    frame = run.table("findings")
    frame = frame[frame["kind"] == kind]
    # Pages cut this frame into hundreds of small ones, which takes three times as long where strings are Arrow's.
    frame = frame.astype({name: object for name, kept in frame.dtypes.items() if isinstance(kept, pd.StringDtype)})
    works = name_works(run)
    frame["work"] = [works.get(document, document) for document in frame["document_id"]]
    reviews = name_reviews(run)
    frame["included_in"] = [reviews.get(work, frozenset()) for work in frame["work"]]
    frame["title"] = [run.document(document).get("title", "") for document in frame["document_id"]]
    frame["evidence_kind"] = [run.document(document).get("evidence_kind", "") for document in frame["document_id"]]
    pairs = zip(frame["direction"], frame["comparator"], strict=True)
    frame["shown"] = [show_direction(direction, comparator) for direction, comparator in pairs]
    frame["design"] = [letter_of(design) for design in frame["study_design"]]
    frame["model"] = [model.split("; ") for model in frame["model"]]
    return frame.explode("model", ignore_index=True)


def show_direction(direction: str, comparator: str) -> str:
    """Return the direction as shown: no difference from professionals in the same role is equivalence, not no effect.

    Example:
        >>> show_direction("no difference", "professional in the same role")
        'no difference from professionals'
    """
    return EQUIVALENCE if (direction, comparator) == ("no difference", "professional in the same role") else direction


def letter_of(study_design: str) -> str:
    """Return the letter that stands for a study design in drawings, ``N`` where the text does not name one.

    Example:
        >>> letter_of("systematic review"), letter_of("")
        ('S', 'N')
    """
    words = study_design.lower()
    if words in ("sr/ma", "sr", "meta-analysis"):
        return "S"
    return next((letter for cue, letter, _ in DESIGNS if cue in words), "N")


def name_design(study_design: str) -> str:
    """Return a study design in words, "not stated" where the text does not name one.

    Example:
        >>> name_design("SR/MA"), name_design("narrative"), name_design("")
        ('review of studies', 'narrative', 'not stated')
    """
    letter = letter_of(study_design)
    return next((words for _, known, words in DESIGNS if known == letter), study_design or "not stated")


def list_designs(letters: Iterable[str]) -> list[tuple[str, str]]:
    """Return the letters that occur, each once, those that can say most about cause first, and the design in words.

    Example:
        >>> list_designs("RSNR")
        [('S', 'review of studies'), ('R', 'randomised trial'), ('N', 'design not named')]
    """
    names = {letter: words for _, letter, words in reversed(DESIGNS)} | {"N": "design not named"}
    return [(letter, names[letter]) for letter in sorted(set(letters), key=lambda letter: (-STRENGTH[letter], letter))]


def keep_counted(frame: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Return the rows whose work counts: in each group of ``by``, all but studies that a review of the group includes.

    Example:
        >>> frame = pd.DataFrame({"work": ["trial", "review"], "included_in": [{"review"}, set()]})
        >>> list(keep_counted(frame)["work"])
        ['review']
    """
    if "included_in" not in frame or not any(frame["included_in"]):
        return frame
    cells = list(zip(*(frame[name] for name in by), strict=True)) if by else [()] * len(frame)
    works = list(frame["work"])
    present: dict[tuple[str, ...], set[str]] = {}
    for cell, work in zip(cells, works, strict=True):
        present.setdefault(cell, set()).add(work)
    included = dict(zip(works, frame["included_in"], strict=True))
    counted = {cell: drop_included(found, included) for cell, found in present.items()}
    mask = [work in counted[cell] for cell, work in zip(cells, works, strict=True)]
    return frame if all(mask) else frame[pd.Series(mask, index=frame.index, dtype=bool)]


def count_works(frame: pd.DataFrame) -> int:
    """Return how many works the rows come from; a study that a review among them includes does not count beside it.

    Example:
        >>> count_works(pd.DataFrame({"work": ["a", "a", "b"]}))
        2
    """
    return len(set(keep_counted(frame)["work"]))


def count_works_by(frame: pd.DataFrame, by: str) -> dict[str, int]:
    """Return how many works stand in each group of ``by``, counted as in ``count_works``, in the order of the rows.

    Example:
        >>> count_works_by(pd.DataFrame({"work": ["a", "a", "b"], "outcome": ["x", "y", "y"]}), "outcome")
        {'x': 1, 'y': 2}
    """
    counted = keep_counted(frame, by)
    works: dict[str, set[str]] = {}
    for group, work in zip(counted[by], counted["work"], strict=True):
        works.setdefault(str(group), set()).add(work)
    return {group: len(found) for group, found in works.items()}


def name_or(run: Run, code: str, otherwise: str) -> str:
    """Return the English name of a code, or ``otherwise`` where there is none.

    Example:
        >>> name_or(Run.__new__(Run), "", "not stated")
        'not stated'
    """
    return name_code(run.codebook, code, "en") if code else otherwise


def in_codebook_order(run: Run, codes: "pd.Series[str]") -> list[str]:
    """Return the codes that occur, each once, as the codebook orders them; unknown ones last, ``""`` at the end.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> import pandas as pd
        >>> in_codebook_order(example_run(), pd.Series(["", "GONE", "OUT.HOPE", "VAL.HOPE"]))
        ['VAL.HOPE', 'OUT.HOPE', 'GONE', '']
    """
    order = run.code_order
    return sorted(set(codes), key=lambda code: (code == "", order.get(code, len(order)), code))
