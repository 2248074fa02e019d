from litreview.exchange.qda_run import build_codes, build_project
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review
from litreview.tables import build_table, write_table


def test_the_codebook_is_whole(run: Run) -> None:
    """In the order of the file, with both languages."""
    codes = build_codes(run)
    assert [code.id for code in codes] == ["VAL.HOPE", "VAL.TRUST", "BAR.MONEY"]
    assert (codes[0].definition, codes[0].phrases, codes[0].name_fr) == (
        "Looking forward, with reason.",
        "hop*; look* forward",
        "Espoir",
    )


def test_texts_are_those_that_were_read_and_countable(run: Run) -> None:
    """Emoji become words, rejected documents are left out."""
    sources = build_project(run).sources
    assert [source.name for source in sources] == ["cedar2011", "fg1"]
    assert sources[1].text == "P01: We [grinning face] hope so.\n\nP02: [paraphrase only]"


def test_codings_stand_on_their_words_and_rejected_ones_are_left_out(run: Run) -> None:
    """Spans are moved with the text, the status is the memo."""
    codings = build_project(run).codings
    assert [(one.quote, one.code, one.coder, one.memo) for one in codings] == [
        ("hope", "VAL.HOPE", "litreview", "proposed"),
        ("Trust", "VAL.TRUST", "litreview", "proposed"),
        ("Trust <b>matters</b> & more.", "BAR.MONEY", "zoe", "accepted"),
        ("Trust <b>matters</b> & more.", "VAL.TRUST", "zoe", "accepted"),
        ("hope", "VAL.HOPE", "litreview", "proposed"),
        ("[paraphrase only]", "BAR.MONEY", "litreview", "proposed"),
    ]


def test_what_was_settled_stands_as_it_was_settled(review: Review) -> None:
    """What an adjudicator overruled is not handed over, nor a code that was settled not to be there."""
    words = {"start": 14, "end": 18, "origin": "human", "segment_id": "cedar2011#00001"}
    rows = [
        {**words, "code": "VAL.HOPE", "coder": "ann", "status": "accepted", "settled": "overruled"},
        {**words, "code": "VAL.HOPE", "coder": "cy", "status": "accepted", "settled": "stands"},
        {**words, "code": "VAL.TRUST", "coder": "bo", "status": "accepted", "settled": "overruled"},
        {**words, "code": "VAL.TRUST", "coder": "cy", "status": "rejected", "settled": "stands"},
    ]
    latest = review.outputs / "latest"
    write_table("codings", build_table("codings", rows), latest / "tables")
    assert [(one.code, one.coder) for one in build_project(open_run(latest)).codings] == [("VAL.HOPE", "cy")]


def test_cases_are_participants_by_id_alone(run: Run) -> None:
    """Facilitators and authors are none, and nothing else is said of a person."""
    cases = build_project(run).cases
    assert [(case.name, case.sources, case.codings) for case in cases] == [("P01", ("fg1",), (4,)), ("P02", ("fg1",), (5,))]
