"""Sections that list recommendations."""

from litreview.corpus.documents import Document, Segment
from litreview.extraction.agendas import find_numbered


def paper(*parts: tuple[str, str]) -> Document:
    """A document of blocks given as role and text."""
    text, segments = "", []
    for number, (role, words) in enumerate(parts, 1):
        start = len(text)
        segments.append(Segment(f"d#{number}", "d", number, start, start + len(words), None, "", "", role, "en", words, number))
        text += words + "\n\n"
    return Document("d", "", "policy", "", "d.pdf", "", "en", "full text", text, tuple(segments))


def quotes(document: Document) -> list[str]:
    """The texts of the spans found."""
    return [document.text[a:b] for a, b in find_numbered(document)]


NUMBERED = [("body", "1. Pay is low."), ("body", "2. Boards should meet."), ("body", "3.1 Hire peers.")]


def test_numbered_paragraphs_of_the_section_are_taken_whole() -> None:
    """Every numbered paragraph under the heading counts, paragraphs without a number do not."""
    document = paper(("heading", "Conclusions and recommendations"), *NUMBERED, ("body", "We thank all."))
    assert quotes(document) == ["1. Pay is low.", "2. Boards should meet.", "3.1 Hire peers."]


def test_sub_headings_stay_inside_and_chapters_end_it() -> None:
    """A sub-heading does not end the section, an appendix does."""
    after = [("heading", "Training"), ("body", "4. Train all."), ("heading", "Appendix A"), ("body", "5. Data.")]
    document = paper(("heading", "Recommendations"), *NUMBERED, *after)
    assert quotes(document)[-1] == "4. Train all."


def test_list_items_count_where_they_name_an_action() -> None:
    """Unnumbered items need an action to count."""
    document = paper(
        ("heading", "Recommendations"), ("list item", "Fund peer-run groups in every region"),
        ("list item", "Hope and recovery for all of us"),
        ("list item", "Train all supervisors every year"), ("list item", "Boards should meet twice a year"),
    )  # fmt: skip
    assert len(quotes(document)) == 3


def test_two_are_no_list_and_other_sections_no_agenda() -> None:
    """Two paragraphs, or numbered ones under another heading, are not an agenda."""
    assert quotes(paper(("heading", "Recommendations"), *NUMBERED[:2])) == []
    assert quotes(paper(("heading", "Methods"), *NUMBERED)) == []
