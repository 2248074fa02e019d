"""A retraction that a record tells of is seen, and can be written into another one."""

from pathlib import Path

import pytest

from litreview.exchange.bibtex_text import render_entry
from litreview.exchange.entry import Entry
from litreview.exchange.retractions import is_retracted, mark_retracted
from litreview.sources.bibliography import load_bibliography
from litreview.sources.integrity import find_retraction

WALKS = Entry("article", "Walks in winter", "2020")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (WALKS, False),
        (WALKS._replace(keywords=("peers", "Retracted Publication")), True),
        (WALKS._replace(title="RETRACTED: Walks in winter"), True),
        (WALKS._replace(raw={"note": "Retracted Publication"}), True),
        (WALKS._replace(keywords=("Published Erratum",)), False),
        (WALKS._replace(title="Walks of retracted claws"), False),
    ],
    ids=["nothing", "keyword", "title", "note of BibTeX", "an erratum", "another sense"],
)
def test_what_a_record_says_of_a_retraction_is_seen(entry: Entry, told: bool) -> None:
    """Wherever it says so; an erratum is none."""
    assert is_retracted(entry) == told


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"title": "Walks in winter", "keywords": "peers, {winter}"},
        {"title": "Walks in winter", "keyword": "peers; winter"},
        {"title": "Walks in winter", "keywords": "peers"},
        {"title": "Walks in winter", "keywords": ""},
    ],
    ids=["no BibTeX", "commas", "semicolons in another field", "one", "none"],
)
def test_the_mark_is_read_back_and_the_other_keywords_stay(tmp_path: Path, raw: dict[str, str]) -> None:
    """In the entry as it will be written."""
    entry = WALKS._replace(keywords=("peers",), raw=raw)
    path = tmp_path / "r.bib"
    path.write_text(render_entry(mark_retracted(entry), "oak2020"))
    (record,) = load_bibliography(path, "r.bib")[0]
    assert find_retraction(record)
    words = {word.strip("{} ") for word in raw.get("keyword", raw.get("keywords") or "peers").replace(";", ",").split(",")}
    assert {word.strip("{} ") for word in record.keywords} >= words - {"peers"} | {"Retracted Publication"}
