"""Lines of pages."""

import pytest

from litreview.sources.layout import Line, find_furniture, layout_blocks


def line(text: str, top: float, page: int = 1, left: float = 72, right: float = 500, height: float = 10) -> Line:
    """Return a line of the body of a page."""
    return Line(text, page, left, right, top - height, top, height)


def texts(*lines: Line) -> list[str]:
    """Return the words of the blocks that ``lines`` make."""
    return [block.text for block in layout_blocks(lines)]


def test_lines_of_one_paragraph_are_joined() -> None:
    """A space stands for the line end."""
    assert texts(line("one", 700), line("two", 688), line("three", 676, right=200)) == ["one two three"]


def test_a_gap_begins_a_paragraph() -> None:
    """A wider distance than usual is a meant one."""
    assert texts(line("one", 700), line("two", 688), line("three", 660), line("four", 648)) == ["one two", "three four"]


def test_a_short_last_line_ends_a_paragraph() -> None:
    """Also where no gap follows."""
    assert texts(line("one", 700), line("ends.", 688, right=150), line("Next", 676)) == ["one ends.", "Next"]


def test_a_larger_font_is_a_heading_with_its_level() -> None:
    """The largest has level 1; its lines are joined."""
    blocks = list(
        layout_blocks(
            [
                line("A long", 760, height=20),
                line("title", 736, height=20),
                line("Part", 710, height=14),
                *(line(f"text {n}", 690 - 12 * n) for n in range(6)),
            ]
        )
    )
    assert [(b.role, b.level, b.text) for b in blocks[:2]] == [("heading", 1, "A long title"), ("heading", 2, "Part")]


def test_bullets_and_numbers_begin_items() -> None:
    """Their second lines belong to them."""
    blocks = list(layout_blocks([line("• one", 700), line("more", 688, left=80), line("1. a", 676), line("2. b", 664)]))
    assert [(b.role, b.text) for b in blocks] == [("list item", "one more"), ("list item", "a"), ("list item", "b")]


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Between its lines stands only the frame of the page."""
    pages = [
        [line("Head", 800, 1), line("people who", 100, 1), line("1", 20, 1)],
        [line("Head", 800, 2), line("cook together.", 700, 2), line("2", 20, 2)],
    ]
    blocks = [(b.text, b.page) for b in layout_blocks(find_furniture(pages)) if b.role != "navigation"]
    assert blocks == [("people who cook together.", 1)]


def test_page_numbers_and_running_heads_are_furniture() -> None:
    """Their numbers may differ; a line in the middle of a page never is."""
    words = {1: "soup", 2: "bread", 3: "cake"}
    pages = [
        [line(f"Report {n}", 800, n), *(line(f"{words[n]} {w}", 600, n) for w in "abcd"), line(f"{n} of 9", 20, n)] for n in words
    ]
    marked = [item.text for item in find_furniture(pages) if item.furniture]
    assert marked == ["Report 1", "1 of 9", "Report 2", "2 of 9", "Report 3", "3 of 9"]


HEADS = {
    "number behind": (["Roe and Lee | 11", "Kitchens | 12", "Roe and Lee | 13"], True),
    "number before": (["11 Roe and Lee", "12 Kitchens", "13 Roe and Lee"], True),
    "numbers that do not grow": (["Rooms 5", "Meals 7", "Guests 5"], False),
    "sentences": (["It was in 11.", "Then in 12.", "And in 13."], False),
    "few": (["Rooms 11", "Meals", "Guests"], False),
}


@pytest.mark.parametrize(("heads", "furniture"), HEADS.values(), ids=HEADS)
def test_a_number_that_grows_with_the_pages_marks_their_head(heads: list[str], furniture: bool) -> None:
    """Also where the words beside it change from page to page."""
    pages = [[line(head, 800, n), line(f"words {'abc'[n - 1]}", 700, n), line("more", 600, n)] for n, head in enumerate(heads, 1)]
    assert find_furniture(pages)[0].furniture is furniture


def blocks_of(*lines: Line) -> list[tuple[str, str]]:
    """Return role and words of the blocks that ``lines`` make."""
    return [(block.role, block.text) for block in layout_blocks(lines)]


def test_footnotes_are_references() -> None:
    """Small print that opens with a number at the foot of the page; not above the text."""
    text = [line(f"text {n}", 700 - 12 * n) for n in range(4)]
    assert blocks_of(*text, line("1 Roe, Meals.", 90, height=8), line("2 Ibid.", 80, height=8))[1:] == [
        ("reference", "1 Roe, Meals."),
        ("reference", "2 Ibid."),
    ]
    assert blocks_of(line("12 towns took part", 730, height=8), *text)[0] == ("", "12 towns took part")
    assert blocks_of(*text, line("small print", 90, height=8))[1] == ("", "small print")


def test_rows_of_a_table_stay_rows() -> None:
    """Only a sentence that goes on in small letters is joined with its row."""
    assert texts(line("Year | Meals", 700), line("2020 | 300", 688), line("2021 | 340", 676)) == [
        "Year | Meals",
        "2020 | 300",
        "2021 | 340",
    ]
    assert texts(line("Eating alone is hard and", 700), line("company helps. | 9", 688)) == [
        "Eating alone is hard and company helps. | 9"
    ]


def test_a_single_page_has_no_running_head() -> None:
    """Nothing comes back there."""
    assert not any(item.furniture for item in find_furniture([[line("Title", 800), line("Words", 700)]]))


def test_lines_without_places_are_still_joined() -> None:
    """Where boxes are not known the words are all there."""
    assert " ".join(texts(Line("one", 1), Line("two", 1))) == "one two"
