"""What in the records only people can settle: pairs that may be one work, reports of one study, and what does not add up."""

from collections.abc import Sequence

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.run_folder import Run
from litreview.sources.pairs import DuplicatePair
from litreview.synthesis.pair_decisions import Decided, settle_pairs, tell_contradiction, tell_pair_conflict

_FIRST = 10
"""Rows that are shown before the rest is folded away."""
_FILE = "corpus/duplicates.csv"
_PAIR = ["Line", "First record", "Second record", "They seem to be", "Why they are a question"]
_REPORT = ["Study", "Further report", "Its title", "It is"]
_CHECK = ["Record", "Line", "Check", "What to look at"]
_WORDS = {"same": "the same report", "edition": "another edition", "version": "another version", "abstract": "an abstract"}


@tell_earlier
def show_pairs(run: Run) -> View:
    """Return the pairs of records that wait for a decision, and decisions that differ or contradict each other.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "1 pair of records waits for a decision" in show_pairs(example_run()).html
        True
    """
    table = run.table("duplicates").sort_values("line", kind="stable")
    decided = settle_pairs(DuplicatePair(**{str(name): cell for name, cell in row.items()}) for row in table.to_dict("records"))
    parts = [render("lead", words=_tell_pairs(len(table), decided))]
    parts += [render("notice", words=f"{_FILE}: {told}.", kind="gap") for told in _list_odd(decided)]
    rows = [[pair.line, _name(run, pair.key_a), _name(run, pair.key_b), pair.suggested, pair.why] for pair in decided.open_ones]
    return View(*parts, *_fold("Pairs that may be one work", "pair", _PAIR, rows, numeric=["Line"]))


def show_reports(run: Run) -> View:
    """Return the records that are further reports of a study, or copies of one, with the report that the study is named by.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "No record is a further report or a copy of another" in show_reports(example_run()).html
        True
    """
    records = run.table("records")
    further = records[(records["duplicate_of"] != "")].sort_values(["work", "citation_key"])
    if further.empty:
        return View(render("lead", words="No record is a further report or a copy of another."))
    rows = [
        [row.work or row.duplicate_of, row.citation_key, row.title, _tell_relation(row.relation, row.duplicate_of, row.work)]
        for row in further.itertuples()
    ]
    return View(*_fold("Reports of one study", "report", _REPORT, rows))


@tell_earlier
def show_integrity(run: Run) -> View:
    """Return what does not add up in the records: years, DOIs, journals, retractions, studies counted twice.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "no month is given" in show_integrity(example_run()).html
        True
    """
    table = run.table("integrity")
    if table.empty:
        words = "Nothing was found: years, DOIs, journals, marks of retraction, and reviews beside their studies were checked."
        return View(render("lead", words=words))
    first = table["check"].isin(["retracted", "retraction notice", "expression of concern"])
    ordered = table.assign(later=~first).sort_values(["later", "check", "line"], kind="stable")
    rows = [[row.citation_key, row.line, row.check, row.reason] for row in ordered.itertuples()]
    words = f"{count_words(len(rows), 'thing')} to look at. None of it stops a run."
    return View(render("lead", words=words), *_fold("What does not add up", "thing", _CHECK, rows, numeric=["Line"]))


def _tell_pairs(count: int, decided: Decided) -> str:
    if not count:
        return f"No pair of records waits for a decision: {_FILE} lists none."
    waiting = len(decided.open_ones)
    if not waiting:
        return f"No pair waits for a decision; {_FILE} lists {count_words(count, 'pair')}."
    told = "waits for a decision: write it" if waiting == 1 else "wait for a decision: write them"
    return f"{count_words(waiting, 'pair')} of records {told} into {_FILE}. Until then both count as works of their own."


def _list_odd(decided: Decided) -> list[str]:
    return [*map(tell_pair_conflict, decided.differing), *map(tell_contradiction, decided.contradictions)]


def _tell_relation(relation: str, copied: str, work: str) -> str:
    """What a further report is, in words."""
    if relation == "same" and copied != work:
        return f"the same report as {copied}"
    return _WORDS.get(relation, relation)


def _name(run: Run, key: str) -> str:
    """The key of a record with its title and year, by which people know it."""
    record = run.records.get(key, {})
    about = ", ".join(filter(None, (record.get("title", ""), str(record.get("year", "")))))
    return f"{key}: {about}" if about else key


def _fold(
    caption: str, noun: str, columns: Sequence[str], rows: Sequence[Sequence[object]], numeric: Sequence[str] = ()
) -> list[str]:
    """A table of the first rows, and the rest folded away."""
    if not rows:
        return []
    first = render_table(caption, list(columns), rows[:_FIRST], numeric=list(numeric))
    if len(rows) <= _FIRST:
        return [first]
    rest = render_table(f"{caption}, the rest", list(columns), rows[_FIRST:], numeric=list(numeric))
    return [first, render("more", summary=f"See the {count_words(len(rows) - _FIRST, noun)} after these", content=rest)]
