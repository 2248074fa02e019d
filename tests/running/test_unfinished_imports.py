"""An import that was cut short is told by the check, and finished before a run reads what it reads."""

from pathlib import Path

import pytest

from litreview.errors import UsageError
from litreview.exchange.import_writing import Staged, stage_import
from litreview.review import Review
from litreview.running.check import check_review
from litreview.running.inputs import load_inputs
from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.sources.imports import ImportLine

LINE = ImportLine("a.ris", "0" * 64, "Scopus", "database", 3, "Walks in winter", "added", "roe2020")


def run_nothing(review: Review) -> list[str]:
    """Return what a run says that stops after it has begun."""
    said: list[str] = []
    with pytest.raises(UsageError, match="no notebook begins with"):
        run_review(review, Options(only="99", say=said.append))
    return said


def tell_imports(review: Review) -> list[str]:
    """Return the notices of the check that are about imports."""
    return [notice.message for notice in check_review(review).notices if notice.path == "corpus/imports.csv"]


def list_files(folder: Path) -> list[str]:
    """Return what lies in the corpus, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def test_a_run_finishes_what_the_check_tells_of(tiny: Review) -> None:
    """The entries are there; afterwards the records are counted as imported and there is nothing more to tell."""
    before = list_files(tiny.corpus)
    stage_import(tiny.corpus, Staged([LINE]))
    (told,) = tell_imports(tiny)
    assert told.startswith("an import of a.ris was cut short before its last step")
    assert load_inputs(tiny).imported == []
    (said,) = run_nothing(tiny)
    assert said == "notice: corpus/imports.csv: an import of a.ris was cut short before its last step and is finished now"
    assert load_inputs(tiny).imported == [LINE]
    assert (tell_imports(tiny), run_nothing(tiny)) == ([], [])
    assert list_files(tiny.corpus) == sorted([*before, "imports.csv"])


def test_what_wrote_nothing_is_told_until_it_is_imported_again(tiny: Review) -> None:
    """A run leaves it: only its files can mend it."""
    stage_import(tiny.corpus, Staged([LINE._replace(citation_key="never2020")]))
    for _ in range(2):
        (told,) = tell_imports(tiny)
        assert "references.bib holds 0 of the 1 entries that it was to add; import it again" in told
        assert run_nothing(tiny) == [f"notice: corpus/imports.csv: {told}"]
    assert load_inputs(tiny).imported == []
