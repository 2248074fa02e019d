"""Labels of speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.speakers import clock, find_label, speakers_of


@pytest.mark.parametrize(
    ("line", "speaker", "words", "time"),
    [
        ("P04: Yes", "P04", "Yes", ""),
        ("INT : Oui", "INT", "Oui", ""),
        ("[00:01:23] P2: Yes", "P2", "Yes", "00:01:23"),
        ("P2 [1:23]: Yes", "P2", "Yes", "00:01:23"),
        ("Ada Baker  0:03", "Ada Baker", "", "00:00:03"),
        ("Ada Baker (0:03)", "Ada Baker", "", "00:00:03"),
        ("The Chair (Mr. Cook): Order", "The Chair (Mr. Cook)", "Order", ""),
        ("Ms. Y: Thanks", "Ms. Y", "Thanks", ""),
        ("Hon. Jean-Guy Roy (North, Ind.): Aye", "Hon. Jean-Guy Roy (North, Ind.)", "Aye", ""),
        ("facilitator: Hello", "facilitator", "Hello", ""),
        ("Speaker 2: Hello", "Speaker 2", "Hello", ""),
        ("Marie-Ève de la Tour: Oui", "Marie-Ève de la Tour", "Oui", ""),
        ("JANE: Hi", "JANE", "Hi", ""),
        ("P1:yes", "P1", "yes", ""),
        ("Ada:10 of us", "Ada", "10 of us", ""),
        ("李华：你好", "李华", "你好", ""),
        ("E\u0300ve: Oui", "Ève", "Oui", ""),
        ("\ufeff\u200eP1: Yes", "P1", "Yes", ""),
        ("A\u200bda\u200e: Yes", "Ada", "Yes", ""),
        ("**P1:** Yes", "P1", "Yes", ""),
        ("[Ada]: Yes", "Ada", "Yes", ""),
        (">> ADA: Yes", "ADA", "Yes", ""),
        ("- Ada: Yes", "Ada", "Yes", ""),
        ("P01 (site: North): Yes: no", "P01 (site: North)", "Yes: no", ""),
        ("[00:00.000 --> 00:04.000] SPEAKER_00: Hi", "SPEAKER_00", "Hi", "00:00:00"),
        ("[00:05 - 00:09] P1: Hi", "P1", "Hi", "00:00:05"),
        ("00:00:03 Speaker 1", "Speaker 1", "", "00:00:03"),
        ("Ada Baker 0:03", "Ada Baker", "", "00:00:03"),
        ("Ada Baker\t(0:03 - 0:09):", "Ada Baker", "", "00:00:03"),
        ("[Ada Baker] 16:05:24", "Ada Baker", "", "16:05:24"),
        ("Ada  10:03 AM", "Ada", "", "00:10:03"),
    ],
)
def test_a_label_is_found_with_words_and_time(line: str, speaker: str, words: str, time: str) -> None:
    """The label is kept as it is written."""
    label = find_label(line)
    assert label is not None
    assert label[:3] == (speaker, words, time)


@pytest.mark.parametrize(
    "line",
    [
        "Note: cold",
        "10:30 Meeting: room",
        "NOTE: cold",
        "https://example.org",
        "So the thing is: no",
        "and then: no",
        "",
        ":",
        "at 10:30 we met",
        "Dr. Roe told me this: no",
        "The Chair then said: no",
        "P01 (site: no",
        "ada:no",
        "Room3:16 is long",
        "[00:05] Absolutely",
        "Lunch  12:30",
        "x" * 200 + ": no",
        "(" * 90 + ": " * 90,
    ],
)
def test_other_words_before_a_colon_are_no_label(line: str) -> None:
    """Headings, times and running text name nobody."""
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (["INT: a", "P1: b", "Hope: c"], {"INT", "P1", "Hope"}),
        (["Ann: a", "Ben: b"], {"Ann", "Ben"}),
        (["text", "Soup: a", "more text", "and more", "and"], set()),
        (["Ann: a", "b", "c", "d", "Ann: e"], {"Ann"}),
        (["no", "labels"], set()),
        (["April: a", "Ann: b", "April: c"], {"Ann", "April"}),
        (["INT: a", "April: b", "P1: c"], {"INT", "P1"}),
        (["ada: a", "ben: b", "ada: c", "ben: d"], {"ada", "ben"}),
        (["INT: a", "b", "c", "such as: d", "e", "such as: f"], {"INT"}),
        (["ada: a", "ben: b"], set()),
    ],
    ids=[
        "two known",
        "all labelled",
        "a lone heading",
        "comes back",
        "none",
        "word that is a name",
        "word",
        "small letters",
        "running text",
        "small letters once",
    ],
)
def test_a_name_counts_by_the_labels_around_it(lines: list[str], speakers: set[str]) -> None:
    """A code or role is proof; a mere name needs company."""
    assert speakers_of([find_label(line) for line in lines]) == speakers


TURNS_OF_TWO = ["INT: What helped?", "P1: I had hope.", "INT: And peer support?", "P1: Yes, it will last."]
LONE = {
    "a word of the text": (TURNS_OF_TWO, "Hope: it matters", False),
    "words of the text": (TURNS_OF_TWO, "Peer Support: it matters", False),
    "a name": (TURNS_OF_TWO, "Maria: I agree", True),
    "a code": (TURNS_OF_TWO, "P2: I agree", True),
    "a title": (TURNS_OF_TWO, "Ms. Hope: I agree", True),
    "a word among names": (["Ann: I had hope.", "Bo: Yes", "Ann: Good", "Bo: Fine"], "Hope: I agree", True),
    "a word among full names": (
        ["Ann Lee: I had hope.", "Bo Roy: Yes", "Ann Lee: Good", "Bo Roy: Fine"],
        "Hope: it matters",
        False,
    ),
    "no capitals anywhere": (["INT: and hope", "P1: i think maria knows", "INT: yes", "P1: i do"], "Maria: yes", True),
}


@pytest.mark.parametrize(("lines", "line", "speaks"), LONE.values(), ids=LONE)
def test_a_label_that_comes_once_is_doubted_where_it_is_a_word(lines: list[str], line: str, speaks: bool) -> None:
    """Taking a word for a speaker loses a turn, taking a speaker for a word gives the turn to another; both are weighed."""
    lines = [*lines[:2], line, *lines[2:]]
    assert (line.partition(":")[0] in speakers_of([find_label(each) for each in lines], lines)) is speaks


@given(st.lists(st.text(alphabet="AaP1: .", max_size=12), max_size=12))
def test_no_speaker_is_invented(lines: list[str]) -> None:
    """Every speaker is a label that stands in a line."""
    labels = [find_label(line) for line in lines]
    assert speakers_of(labels, lines) <= {label.speaker for label in labels if label}


TIMES = [
    ("0:03", "00:00:03"),
    ("0:0:7.23", "00:00:07"),
    ("1:02:03,500", "01:02:03"),
    ("00: 00: 01, 5", "00:00:01"),
    ("00:00:01:500", "00:00:01"),
    ("00:01:500", "00:00:01"),
    ("00:09:025", "00:09:25"),
    ("100:00:01", "100:00:01"),
]


@pytest.mark.parametrize(("time", "shown"), TIMES)
def test_times_have_one_form(time: str, shown: str) -> None:
    """Parts of seconds are dropped."""
    assert clock(time) == shown


@given(st.text(alphabet="AaP1:[]( ).0", max_size=100))
def test_any_line_can_be_asked(line: str) -> None:
    """A label never takes the whole file."""
    label = find_label(line)
    assert label is None or len(label.speaker) <= 80 or label.speaker.endswith((")", "]"))


@given(st.text(alphabet="Aa:([ ", min_size=160, max_size=600))
def test_a_label_never_takes_a_long_line(line: str) -> None:
    """Also with a remark in brackets."""
    label = find_label(line)
    assert label is None or len(label.speaker) <= 160
