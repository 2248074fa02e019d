import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.exchange.placing import place_codings
from litreview.exchange.plain_text import plain_text
from litreview.exchange.qda import QdaCoding, QdaProject, QdaSource

TEXT = "We \U0001f600 hope so.\n\n[paraphrase only]\n\nYes. No. Yes."


def document(name: str = "fg1", text: str = TEXT) -> Document:
    segments, at = [], 0
    for ordinal, words in enumerate(text.split("\n\n"), 1):
        start = text.index(words, at)
        at = start + len(words)
        quotable = "no" if words.startswith("[") else "yes"
        place = (ordinal, start, at, None, "", "", "body", "en", words)
        segments.append(Segment(f"{name}#{ordinal:05d}", name, *place, quotable=quotable))
    return Document(name, "", "consultation", "", "", "", "en", "transcript", text, tuple(segments))


def project(text: str, words: str, at: int = 0, name: str = "fg1") -> QdaProject:
    start = text.index(words, at) if words in text else at
    coding = QdaCoding(name, start, start + len(words), words, "C", "ann")
    return QdaProject("p", sources=(QdaSource(name, text),), codings=(coding,))


@pytest.mark.parametrize("name", ["fg1", "FG1", "fg1.txt", "Fg1.docx"])
@pytest.mark.parametrize("text", [TEXT, plain_text(TEXT)[0], TEXT.replace("\n\n", "\n"), "Other words. hope so."])
def test_a_source_is_the_document_with_its_text_or_its_name(name: str, text: str) -> None:
    """Signs that became words, other line ends or another version: the quotation is what stands in the review."""
    (placed,), told = place_codings(project(text, "hope", name=name), [document("other", "Nothing here."), document()])
    assert (placed.document_id, placed.start, placed.quote, placed.segment_id, told) == ("fg1", 5, "hope", "fg1#00001", [])


def test_a_text_counts_more_than_a_name() -> None:
    """A file was called otherwise in the other program."""
    (placed,), _ = place_codings(project(TEXT, "hope", name="Interview 7"), [document("other", "Nothing."), document()])
    assert placed.document_id == "fg1"


def test_words_that_became_a_name_of_a_sign_are_that_sign_again() -> None:
    """What was exported is what stands in the text."""
    plain = plain_text(TEXT)[0]
    (placed,), _ = place_codings(project(plain, "We [grinning face] hope"), [document()])
    assert (placed.start, placed.quote) == (0, "We \U0001f600 hope")


def test_of_words_that_stand_twice_the_place_counts() -> None:
    """In an equal text exactly, in another the nearest."""
    second = TEXT.rindex("Yes.")
    for text in (TEXT, f"{TEXT} More."):
        (placed,), _ = place_codings(project(text, "Yes.", second), [document()])
        assert placed.start == second


def test_a_quotation_over_several_segments_begins_in_the_first() -> None:
    """Anchoring finds the others; one that begins between segments was seen in none."""
    (placed,), _ = place_codings(project("Aa.\n\nBb.", "Aa.\n\nBb."), [document(text="Aa.\n\nBb.")])
    assert (placed.quote, placed.segment_id) == ("Aa.\n\nBb.", "fg1#00001")
    (placed,), _ = place_codings(project("Aa.\n\nBb.", "\n\nBb."), [document(text="Aa.\n\nBb.")])
    assert placed.segment_id == ""


@pytest.mark.parametrize(
    ("words", "name", "reason"),
    [
        ("[paraphrase only]", "fg1", "fg1: codings on words that may not be quoted (1)"),
        ("hope so.\n\n[paraphrase only]\n\nYes", "fg1", "fg1: codings on words that may not be quoted (1)"),
        ("paraphrase", "fg1", "fg1: codings on words that may not be quoted (1)"),
        ("words of nobody", "fg1", "fg1: codings whose words are not in fg1 (1)"),
        ("words of nobody", "Talk 9", "Talk 9: codings on a text that this review does not have"),
    ],
    ids=["withheld", "over withheld", "in withheld", "not there", "no text"],
)
def test_what_cannot_be_placed_is_told_without_its_words(words: str, name: str, reason: str) -> None:
    """Which source, why and how many."""
    text = TEXT if words in TEXT else f"{words}."
    placed, told = place_codings(project(text, words, name=name), [document()])
    assert placed == []
    assert len(told) == 1
    assert told[0].startswith(reason)
    assert "nobody" not in told[0]


@given(st.text(st.sampled_from("ab .\n\U0001f600é\r\u200b"), max_size=60), st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_any_quotation_of_an_exported_text_comes_back_where_it_stood(text: str, ends: tuple[int, int]) -> None:
    """Through the plain form, to the same words of the document."""
    start, end = (min(end, len(text)) for end in sorted(ends))
    plain, moved = plain_text(text)
    coding = QdaCoding("d", moved(start), moved(end), plain[moved(start) : moved(end)], "C", "ann")
    placed, _ = place_codings(QdaProject("p", sources=(QdaSource("d", plain),), codings=(coding,)), [document("d", text)])
    for one in placed:
        assert text[one.start : one.start + len(one.quote)] == one.quote
        assert plain_text(one.quote)[0].strip() == coding.quote.strip()
    assert placed or not coding.quote.strip()
