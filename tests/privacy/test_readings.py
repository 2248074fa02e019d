"""The ways in which a text may be read."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.readings import drop_digests, read_every_way, split_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Zo&eacute;", "Zoé"),
        ("Zo&amp;eacute;", "Zoé"),
        ("Zo\\u00e9", "Zoé"),
        ("Zo\\u{e9}", "Zoé"),
        ("Zo\\xe9", "Zoé"),
        ("Zo\\e9 lie", "Zoélie"),
        ("Zo\\303\\251", "Zoé"),
        ("Zo{\\'e}", "Zoe"),
        ("Zo%C3%A9", "Zoé"),
        ("Zo=C3=A9", "Zoé"),
        ("ZoÃ©", "Zoé"),
        ("Zoe\u0301", "Zoé"),
        ("\uff3a\uff4f", "Zo"),
        ("Z\u00ado\u200b\u2068", "Zo"),
        ("\x1b[0;31mZo\x1b[0m", "Zo"),
        ("Zо", "Zo"),
        ("Zo-\n  lie", "Zolie"),
        ("Z<b>o</b>", "Zo"),
        ("[Zo](x.html) lie", "[Zo] lie"),
        ("٦١٣", "613"),
    ],
)
def test_a_coded_text_is_read(text, read):
    """Among the readings is what a reader would see."""
    assert read in read_every_way(text)


def test_a_plain_text_has_one_reading():
    """Nothing is searched twice for nothing."""
    assert read_every_way("Peer support, 100 days.") == ["Peer support, 100 days."]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("AmiraNoor", "Amira Noor"),
        ("amira2", "amira 2"),
        ("x1amira", "x1 amira"),
        ("MacLean", "MacLean"),
        ("McGrath", "McGrath"),
        ("ab" * 32 + "1", ""),
        ("#1ada2f", ""),
        ("1ada2b3c-4ada-4ada-8ada-1ada2b3c4d5e", ""),
    ],
)
def test_words_written_as_one_are_set_apart(text, apart):
    """Capitals and digits part words; fingerprints, colours and ids hold none."""
    assert split_words(text) == apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ada613555019", "ada 613555019"),
        ("613555019ada", "613555019 ada"),
        ("fae1985bea12", "fae 1985 bea 12"),
        ("so 6135550199ada was", "so 6135550199 ada was"),
        ("123456789012", "123456789012"),
        ("613555019912ab", "613555019912ab"),
    ],
)
def test_a_name_with_a_number_on_it_is_no_fingerprint(text, apart):
    """Hexadecimal digits of another length than a fingerprint's are read as the name and the number that they may be."""
    assert split_words(text) == apart


def test_a_number_is_no_digest():
    """Only a fingerprint is left out: long, hexadecimal, and with a letter."""
    assert drop_digests("6135550147" * 4) == "6135550147" * 4
    assert drop_digests(f"x {'6135550147abcdef' * 4} y") == "x  y"


@given(st.text(alphabet=st.sampled_from("&#;\\\\ux{}%<>=-\n]( a1é\u0301\u00c3\u00a9\x1b["), max_size=60))
def test_any_text_can_be_read(text):
    """No text breaks the reader."""
    assert all(isinstance(reading, str) for reading in read_every_way(text))


@pytest.mark.parametrize(
    "piece", ["&", "\\", "<a ", "-\n", "](", "\u00c3\u00a9", "e\u0301", "%41", "{\\'e}", "aB1", "+/", "\x1b["]
)
def test_long_hostile_text_is_read_in_time(piece, stopwatch):
    """A megabyte of one thing takes seconds at most."""
    text = piece * (300_000 // len(piece))
    assert stopwatch(lambda: split_words(read_every_way(text)[-1])) < 5
