"""Counting what is covered: whole words, by kind and group, and what is needless."""

import math

from benchmarks.coverage import Wanted, share, tally
from benchmarks.finders import Marked

TEXT = "Ask Amira Vosk at the Elm Lodge, the only Cree nurse."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def counted(*, removed=(), proposed=(), read_whole=()):
    wanted = [Wanted(*span("Amira Vosk"), "person", "a"), Wanted(*span("the Elm Lodge"), "organisation", "b")]
    marked = Marked(tuple(map(span, removed)), tuple(map(span, proposed)), tuple(map(span, read_whole)))
    return tally([TEXT], [wanted], [marked])


def test_a_name_is_covered_where_all_its_words_are() -> None:
    """Half a name is not found; two spans may cover one name together."""
    half, both = counted(removed=["Amira"]), counted(removed=["Amira"], proposed=["Vosk"])
    assert share(half.settled, half.wanted, ["person"]) == 0
    assert share(both.settled, both.wanted, ["person"]) == 1
    assert share(both.removed, both.wanted, ["person"]) == 0


def test_function_words_need_not_be_covered() -> None:
    """"The" before a name gives nobody away."""
    one = counted(proposed=["Elm Lodge"])
    assert share(one.settled, one.wanted, ["organisation"]) == 1


def test_groups_and_kinds_stand_apart() -> None:
    """A share is of the kinds and the group asked for; of nothing there is none."""
    one = counted(removed=["Amira Vosk"])
    assert share(one.removed, one.wanted, ["person", "organisation"]) == 0.5
    assert share(one.removed, one.wanted, ["person", "organisation"], "a") == 1
    assert math.isnan(share(one.removed, one.wanted, ["phone"]))


def test_what_touches_nothing_is_needless() -> None:
    """Spans beside every identifier are counted, those replaced and those proposed apart."""
    one = counted(removed=["Ask"], proposed=["nurse", "Vosk"])
    assert (one.wrong, one.idle, one.words) == (1, 1, 11)


def test_what_is_rare_is_covered_by_a_part() -> None:
    """A clause is read by whoever is shown a part of it."""
    wanted = [Wanted(*span("the only Cree nurse"), "rare", "")]
    one = tally([TEXT], [wanted], [Marked(proposed=(span("Cree nurse"),))])
    assert share(one.settled, one.wanted, ["rare"]) == 1


def test_texts_to_be_read_whole_count_apart() -> None:
    """A text proposed whole is seen, not settled."""
    one = counted(read_whole=[TEXT])
    assert share(one.seen, one.wanted, ["person"]) == 1
    assert share(one.settled, one.wanted, ["person"]) == 0
