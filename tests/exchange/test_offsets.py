import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.offsets import Convention, Selection, as_read, bears_name, infer_convention, locate_selection

WRITTEN = "\ufeffOne \U0001f600 two.\r\nThree\r\nfour \U0001f600."


def count(written: str, way: Convention) -> str:
    """Return the text as a program of this convention sees it, in which each sign that counts is one."""
    text = written if way.marked else written.removeprefix("\ufeff")
    text = text if way.carriage else text.replace("\r\n", "\n")
    return text


def place(written: str, words: str, way: Convention) -> Selection:
    text = count(written, way)
    start = text.index(words)
    width = (lambda part: len(part.encode("utf-16-le")) // 2) if way.units else len
    return Selection(width(text[:start]), width(text[: start + len(words)]) - way.inclusive, words)


WAYS = [Convention(*(bool(number & bit) for bit in (1, 2, 4, 8))) for number in range(16)]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_each_convention_is_told_by_the_names_and_leads_to_the_same_words(way: Convention) -> None:
    """All sixteen, with a text in which each makes a difference."""
    selections = [place(WRITTEN, words, way) for words in ("One", "two", "Three", "four")]
    found, checked = infer_convention([(WRITTEN, selections)])
    assert (found, checked) == (way, True)
    text, find = as_read(WRITTEN), locate_selection(WRITTEN, found)
    assert [text[slice(*find(one))] for one in selections] == ["One", "two", "Three", "four"]


def test_without_names_whole_words_tell() -> None:
    """Only a guess, and said to be none that is checked."""
    selections = [Selection(0, 3), Selection(4, 9)]
    assert infer_convention([("Hope grows in spring.", selections)]) == (Convention(inclusive=True), False)


@pytest.mark.parametrize("texts", [[], [("", [Selection(0, 4, "Hope")])], [("Hope.", [])], [("Hope.", [Selection(9, 2, "x")])]])
def test_where_nothing_tells_the_plainest_is_taken(texts: list) -> None:
    """Ends behind the last character, each sign one."""
    assert infer_convention(texts)[0] == Convention()


@pytest.mark.parametrize(
    ("words", "name", "bears"),
    [
        ("Hope grows", "Hope\ngrows", True),
        ("Hope grows in spring", "Hope grows i...", True),
        ("Hope grows in spring", "Hope", False),
        ("", "", False),
        ("Hope", "", False),
    ],
    ids=["spaces", "cut", "too short to tell", "nothing", "nameless"],
)
def test_names_are_held_against_words(words: str, name: str, bears: bool) -> None:
    """Programs fold spaces and cut long names."""
    assert bears_name(words, name) is bears


@given(
    text=st.text(st.sampled_from("ab \r\n\U0001f600é\ufeff"), max_size=40), way=st.sampled_from(WAYS), start=st.integers(0, 50)
)
def test_any_place_leads_into_the_text_or_behind_its_end(text: str, way: Convention, start: int) -> None:
    """Never before it, and later places never lead to earlier ones."""
    find = locate_selection(text, way)
    spans = [find(Selection(start + step, start + step)) for step in range(5)]
    assert all(0 <= first <= last for first, last in spans)
    assert [first for first, _ in spans] == sorted(first for first, _ in spans)


@given(st.text(st.sampled_from("ab \r\n\U0001f600é"), max_size=40), st.booleans())
def test_places_of_programs_that_count_other_than_we_do_lead_back(text: str, units: bool) -> None:
    """The place of each sign, counted in UTF-16 and in CR LF, leads to that sign."""
    way = Convention(units=units, carriage=True)
    find, clean = locate_selection(text, way), as_read(text)
    counted = 0
    for at, sign in enumerate(_signs(text)):
        assert find(Selection(counted, counted))[0] == at
        assert clean[at] == ("\n" if sign[0] == "\r" else sign)
        counted += 2 if sign == "\r\n" or (units and sign > "\uffff") else 1


def _signs(text: str) -> list[str]:
    signs: list[str] = []
    for sign in text:
        if sign == "\n" and signs and signs[-1] == "\r":
            signs[-1] = "\r\n"
        else:
            signs.append(sign)
    return signs
