import dataclasses

import pandas as pd
import pytest

from litreview.reporting.sides import (
    find_one_sided,
    quote_best,
    show_only_people,
    show_only_texts,
    split_counted,
    tell_only_people,
)
from litreview.tables import build_table

COUNTS = ("research", "policy", "practice", "consultation_people")


@pytest.mark.parametrize(
    ("counts", "people", "texts"),
    [
        pytest.param((0, 0, 0, "fewer than 5"), 1, 0, id="few people"),
        pytest.param((0, 0, 0, "12"), 1, 0, id="many people"),
        pytest.param((0, 0, 1, "0"), 0, 1, id="practice only"),
        pytest.param((3, 0, 0, ""), 0, 1, id="research only"),
        pytest.param((1, 0, 0, "7"), 0, 0, id="both"),
        pytest.param((0, 0, 0, "0"), 0, 0, id="neither"),
    ],
)
def test_a_component_is_one_sided_when_the_other_side_holds_nothing(counts, people, texts):
    """A number below the smallest group still counts as heard."""
    frame = pd.DataFrame([{"component": "A", **dict(zip(COUNTS, counts, strict=True))}])
    assert tuple(len(side) for side in find_one_sided(frame)) == (people, texts)


def test_the_code_for_statements_is_no_theme():
    """That something is a definition is not a thing people raised."""
    frame = pd.DataFrame([{"component": "DEF.STMT", **dict(zip(COUNTS, (0, 0, 0, "9"), strict=True))}])
    assert find_one_sided(frame)[0].empty


def test_what_people_alone_raised_stands_with_the_words_of_one_of_them(full_run):
    """The words open their source."""
    html = str(show_only_people(full_run).html)
    assert "not found in the literature of this review" in html
    assert '<q lang="' in html
    assert 'href="#source-group-1-' in html


def test_words_closed_to_quotation_are_not_among_them(full_run):
    """A component whose people may not be quoted is listed without words."""
    assert "My words here" not in show_only_people(full_run).html


def test_nothing_one_sided_is_said_in_words(empty_run):
    """Neither side is an empty table."""
    assert "People raised nothing that no text" in show_only_people(empty_run).html
    assert "nothing to show" in show_only_texts(empty_run).html


@pytest.mark.parametrize(
    ("counted", "few", "words"),
    [
        pytest.param(0, 0, "People raised nothing", id="nothing"),
        pytest.param(1, 0, "5 people or more raised 1 of them", id="one"),
        pytest.param(0, 3, "5 people or more raised none of them", id="few people only"),
        pytest.param(2, 3, "People raised 5 components", id="both"),
    ],
)
def test_the_number_comes_first(counted, few, words):
    """The question is answered before the table begins."""
    assert words in tell_only_people(counted, few, 5)


def test_what_most_people_raised_comes_first():
    """Numbers in order; too few to count stand apart."""
    counts = ["7", "fewer than 5", "16", "5", "fewer than 5"]
    counted, few = split_counted(pd.DataFrame({"consultation_people": counts}))
    assert list(counted["consultation_people"]) == ["16", "7", "5"]
    assert len(few) == 2


@pytest.mark.parametrize(
    ("heard", "words"),
    [("12", "Certificates should be open to everybody who has lived it."), ("fewer than 5", "Would it be voluntary?")],
    ids=["many people", "few people"],
)
def test_a_statement_is_quoted_before_a_question(full_run, heard, words):
    """Of many people the best words stand; of few only those that the evidence table cites."""
    said = ["Would it be voluntary?", "Certificates should be open to everybody who has lived it."]
    starts = [0, len(said[0]) + 2]
    segments = [
        {"segment_id": f"talk#{n + 1:05d}", "document_id": "talk", "ordinal": n + 1, "start": start, "end": start + len(said[n])}
        | {"speaker": f"P{n:02d}", "role": "body", "text": said[n], "language": "en", "quotable": "yes"}
        for n, start in enumerate(starts)
    ]
    documents = [{"document_id": "talk", "evidence_kind": "consultation", "depth": "transcript", "status": "read"}]
    codings = [{"segment_id": row["segment_id"], "code": "TRN.CERT", "origin": "phrase", "score": 0.9} for row in segments]
    run = dataclasses.replace(full_run)
    rows = {"segments": segments, "documents": documents, "codings": codings}
    run._tables.update({name: build_table(name, part) for name, part in rows.items()})
    run._texts.update({"talk": "\n\n".join(said)})
    row = {"component": "TRN.CERT", "consultation_people": heard, "quotes": "talk:0-22"}
    quoted = quote_best(run, "TRN.CERT", row)
    assert f'<q lang="en">{words}</q>' in quoted
    assert quote_best(run, "TRN.CERT", {**row, "consultation_people": "0"}, people=False) == "not quoted"
