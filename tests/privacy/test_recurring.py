"""Names told once are looked for everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.recurring import find_again


def again(named, *texts):
    first = texts[0].index(named)
    place = (0, first, first + len(named))
    return [texts[block][start:end] for block, start, end in find_again(texts, [place], [place])]


@pytest.mark.parametrize(
    ("named", "texts", "expected"),
    [
        ("Amira Vosk", ["I met Amira Vosk.", "amira came, then VOSK."], ["amira", "VOSK"]),
        ("Hope Vosk", ["I met Hope Vosk.", "I hope so. I told Hope."], ["Hope"]),
        ("Hope Vosk", ["I met Hope Vosk.", "well i hope so"], ["hope"]),
        ("Marie de la Tour", ["Voici Marie de la Tour.", "De la soupe pour Marie."], ["Marie"]),
        ("Amira", ["Amira and Amira's sister."], ["Amira"]),
        ("Amira", ["Amira came.", "Nobody else did."], []),
    ],
    ids=["parts in any case", "a part that is a word", "a word in small letters", "particles", "the same text", "nothing"],
)
def test_names_and_their_parts_are_found_at_other_places(named, texts, expected):
    """The whole name and its telling parts count; particles and what is taken do not."""
    assert again(named, *texts) == expected


def test_many_names_take_linear_time(stopwatch):
    """A long text of nothing but one name is read within seconds."""
    text = "Amira came. " * 50_000
    found = []
    assert stopwatch(lambda: found.extend(find_again([text], [(0, 0, 5)], [(0, 0, 5)]))) < 10
    assert len(found) == 49_999


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.data())
def test_any_texts_give_places_that_are_free(texts, data):
    """No text breaks it, and no place overlaps the one that is taken."""
    end = data.draw(st.integers(0, len(texts[0])))
    start = data.draw(st.integers(0, end))
    found = find_again(texts, [(0, start, end)], [(0, start, end)])
    assert all(block > 0 or stop <= start or end <= begin for block, begin, stop in found)
