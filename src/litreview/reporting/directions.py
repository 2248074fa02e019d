"""Words and tables for the direction of findings; never an arrow alone, never one vote across models."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import clean, count_words
from litreview.reporting.evidence import count_works, count_works_by, keep_counted, name_design, name_or
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.links import cite
from litreview.reporting.passages import Span
from litreview.reporting.run_folder import Run

COLUMNS = ["Work", "Direction", "Model", "Outcome", "Compared with", "Design", "Effect"]
_SAME = ["shown", "citation", "model", "outcome", "comparator", "study_design"]
NOT_GIVEN = "not given"
QUIET = (NOT_GIVEN, "not stated", "no study")
"""What a cell says where a text says nothing; left out where a row stands as a block."""


def word_counts(frame: pd.DataFrame) -> str:
    """Return how many works point in each direction, in symbols and words, ``"no study"`` for no row.

    A study that a review among the rows includes is not counted beside it, in whatever direction the two point.

    Example:
        >>> word_counts(pd.DataFrame({"shown": ["no difference", "no difference"], "work": ["a", "b"]}))
        '■ no difference: 2'
    """
    counts = count_directions(frame)
    return "; ".join(f"{SYMBOLS[shown]} {shown}: {number}" for shown, number in counts.items()) or "no study"


def tell_counts(frame: pd.DataFrame) -> str:
    """Return the same in words alone, to be read aloud.

    Example:
        >>> tell_counts(pd.DataFrame({"shown": ["mixed", "unclear"], "work": ["a", "b"]}))
        '1 mixed, 1 unclear'
    """
    return ", ".join(f"{number} {shown}" for shown, number in count_directions(frame).items()) or "no study"


def count_directions(frame: pd.DataFrame) -> dict[str, int]:
    """Return how many works point in each direction that occurs, in a fixed order.

    Example:
        >>> count_directions(pd.DataFrame({"shown": ["unclear", "mixed"], "work": ["a", "b"]}))
        {'mixed': 1, 'unclear': 1}
    """
    counts = count_works_by(keep_counted(frame), "shown")
    return {shown: counts[shown] for shown in SYMBOLS if shown in counts}


def list_findings(run: Run, frame: pd.DataFrame, without: str) -> tuple[list[str], list[list[object]]]:
    """Return columns and rows of a table of findings, leaving out the column ``without``.

    What one work says in several passages on the same comparison is one row with a link to each passage.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> from litreview.reporting.participant_studies import find_research
        >>> columns, rows = list_findings(example_run(), find_research(example_run()), "Model")
        >>> columns[:3], rows[0][1:3]
        (['Work', 'Direction', 'Outcome'], ['▲ favours peer support', 'Hope gained'])
    """
    keep = [place for place, column in enumerate(COLUMNS) if column != without]
    cited = [{**row, "citation": clean(cite(run, row["document_id"]))} for row in frame.to_dict("records")]
    same: dict[tuple[str, ...], list[dict[str, object]]] = {}
    for row in sorted(cited, key=lambda row: (row["shown"], row["citation"], row["start"])):
        same.setdefault(tuple(row[name] for name in _SAME), []).append(row)
    rows = [_finding_cells(run, part) for part in same.values()]
    return [COLUMNS[place] for place in keep], [[row[place] for place in keep] for row in rows]


def count_line(frame: pd.DataFrame) -> str:
    """Return one sentence: how many works, and how many in each direction.

    Example:
        >>> count_line(pd.DataFrame({"shown": ["mixed"], "work": ["a"]}))
        '1 work. ◆ mixed: 1.'
    """
    return f"{tell_works(frame)}. {word_counts(frame)}."


def tell_works(frame: pd.DataFrame) -> str:
    """Return how many works there are, and how many of them are no research, since kinds of evidence are kept apart.

    Example:
        >>> tell_works(pd.DataFrame({"work": ["a", "b"], "evidence_kind": ["research", "practice"]}))
        '2 works (1 of them practice)'
    """
    works = count_words(count_works(frame), "work")
    if "evidence_kind" not in frame:
        return works
    counts = count_works_by(keep_counted(frame), "evidence_kind")
    apart = [f"{number} of them {kind}" for kind, number in sorted(counts.items()) if kind != "research"]
    return f"{works} ({', '.join(apart)})" if apart else works


def _finding_cells(run: Run, same: list[dict[str, object]]) -> list[object]:
    row = same[0]
    effects = list(dict.fromkeys(words for words in map(show_effect, same) if words != NOT_GIVEN))
    return [
        _link_passages(same),
        f"{SYMBOLS.get(str(row['shown']), '')} {row['shown']}",
        name_or(run, str(row["model"]), "not stated"),
        name_or(run, str(row["outcome"]), "not stated"),
        row["comparator"] or "not stated",
        _tell_design(row),
        "; ".join(effects) or NOT_GIVEN,
    ]


def _tell_design(row: dict[str, object]) -> str:
    """Return the design of a study; what is no research says so beside it."""
    kind = str(row.get("evidence_kind", "research"))
    return name_design(str(row["study_design"])) + ("" if kind == "research" else f" ({kind})")


def _link_passages(same: list[dict[str, object]]) -> Markup:
    """Return a link to each passage of one work; the first bears the citation, the others their number too."""
    spans = list(dict.fromkeys(Span(str(r["document_id"]), int(str(r["start"])), int(str(r["end"]))) for r in same))
    names = [same[0]["citation"], *(f"{same[0]['citation']}, passage {n}" for n in range(2, len(spans) + 1))]
    links = [Markup('<a href="#{}">{}</a>').format(span.anchor, name) for span, name in zip(spans, names, strict=True)]
    return Markup(" ").join(links)


def show_effect(row: dict[str, object]) -> str:
    """Return the effect as the text gives it: measure, value, interval and number of people.

    Example:
        >>> show_effect({"measure": "RR", "effect": 0.44, "low": 0.11, "high": 1.75, "n": 19})
        'RR 0.44 (0.11 to 1.75), n = 19'
    """
    value = "" if pd.isna(row["effect"]) else f"{row['effect']:g}"
    interval = "" if pd.isna(row["low"]) or pd.isna(row["high"]) else f"({row['low']:g} to {row['high']:g})"
    words = " ".join(part for part in (clean(str(row["measure"])), value, interval) if part)
    return ", ".join(part for part in (words, "" if pd.isna(row["n"]) else f"n = {row['n']}") if part) or NOT_GIVEN
