"""Sections that list recommendations."""

import pytest

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


NUMBERED = [("body", "1. We note low pay."), ("body", "2. Boards should meet."), ("body", "3.1 Hire peers.")]


def test_numbered_paragraphs_of_the_section_are_taken_whole() -> None:
    """Every numbered paragraph under the heading counts, paragraphs without a number do not."""
    document = paper(("heading", "Conclusions and recommendations"), *NUMBERED, ("body", "We thank all."))
    assert quotes(document) == ["1. We note low pay.", "2. Boards should meet.", "3.1 Hire peers."]


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


def test_conclusions_that_ask_for_nothing_are_none() -> None:
    """A numbered paragraph of the section that only states something is left out."""
    found = quotes(paper(("heading", "Recommendations"), *NUMBERED, ("body", "4. The building is from 1960.")))
    assert len(found) == 3


LABELLED = {
    "words": [f"Recommendation {n}: {what} at every centre." for n, what in enumerate(("Pay peers", "Teach boards", "Count"), 1)],
    "letters": [f"R{n}. Every {what} needs a plan for leave." for n, what in ((9, "site"), (10, "team"), (11, "unit"))],
    "french": [
        f"Recommandation {n} – {what} chaque année." for n, what in ((1, "Payer les pairs"), (2, "Former"), (3, "Compter"))
    ],
    "parts": [
        f"Recommendation {n} {what} in all of the regions." for n, what in (("2.1", "Hire"), ("2.2", "Pay"), ("2.3", "Train"))
    ],
}


@pytest.mark.parametrize("texts", LABELLED.values(), ids=LABELLED)
def test_what_calls_itself_a_recommendation_counts_anywhere(texts: list[str]) -> None:
    """Labelled paragraphs need no section around them."""
    padded = [text + f" This is reason {'abc'[at] * 3}." for at, text in enumerate(texts)]
    assert len(quotes(paper(("heading", "Findings"), *[("body", text) for text in padded]))) == 3


def test_the_paragraph_below_a_labelled_heading_is_the_recommendation() -> None:
    """Only the first paragraph below "Recommendation 2" counts; the reasons after it do not."""
    parts = [
        part
        for n, what in enumerate(("wages of all peers are doubled", "boards get two seats", "hostels open at night"), 1)
        for part in (("heading", f"Recommendation {n}"), ("body", f"The {what} from now on."), ("body", f"Reason {what}."))
    ]
    assert [text.split()[1] for text in quotes(paper(*parts))] == ["wages", "boards", "hostels"]


def test_bullets_and_cut_lines_belong_to_their_item() -> None:
    """The bullets that an item announces, and the words that a page cut off, stand in its span."""
    document = paper(("heading", "Recommendations"), *NUMBERED)
    segments = list(document.segments)
    lead, bullet = "4. We recommend that boards:", "meet twice a year."
    start = len(document.text)
    text = document.text + lead + "\n\n" + bullet
    segments.append(Segment("d#5", "d", 5, start, start + len(lead), None, "", "", "body", "en", lead, 9))
    at = start + len(lead) + 2
    segments.append(Segment("d#6", "d", 6, at, at + len(bullet), None, lead, "", "list item", "en", bullet, 10))
    whole = Document("d", "", "policy", "", "d.pdf", "", "en", "full text", text, tuple(segments))
    assert quotes(whole)[-1] == f"{lead}\n\n{bullet}"


def test_paragraphs_without_space_between_are_parted_at_the_next_number() -> None:
    """A block that holds 7.1 and 7.2 makes two items, a number out of step none."""
    words = ["7.1. Boards should meet.", "7.2. Peers should be paid.", "9.9. Hostels should open."]
    at = [0, 25, 52]
    placed = enumerate(zip(at, words, strict=True), 1)
    segments = tuple(Segment(f"d#{n}", "d", n, a, a + len(w), None, "", "", "body", "en", w, 7) for n, (a, w) in placed)
    heading = Segment("d#0", "d", 0, 0, 0, None, "", "", "heading", "en", "Recommendations", 1)
    more = Segment("d#9", "d", 9, 80, 105, None, "", "", "body", "en", "7.3. Counts should start.", 8)
    document = Document("d", "", "policy", "", "d", "", "en", "full text", " " * 110, (heading, *segments, more))
    assert find_numbered(document) == [(0, 24), (25, 77), (80, 105)]


def test_what_is_said_twice_counts_once() -> None:
    """A recommendation of the summary that comes back in the list makes one span."""
    twice = [("body", f"{n}. {what} for all peers in the region.") for n, what in ((1, "Pay"), (2, "Train"), (3, "Hire"))]
    document = paper(("heading", "Key recommendations"), *twice, ("heading", "Recommendations"), *twice)
    assert len(quotes(document)) == 3


def test_a_section_of_answers_is_no_agenda() -> None:
    """ "Response to recommendations" and "Progress on recommendations" hold answers."""
    assert quotes(paper(("heading", "Progress on the recommendations"), *NUMBERED)) == []
