import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.corpus.normal import normalise
from litreview.corpus.segments import compose_segments
from litreview.sources.blocks import Block
from litreview.sources.literature import read_literature

DATA = Path(__file__).parent.parent / "data" / "corpus"
SHARED = Path("../shared")

PAGE = [
    ("navigation", "", "Skip to content"),
    ("navigation", "", "HomeLakeside Peers"),
    ("heading", "", "Lakeside Peers"),
    ("notice", "Lakeside Peers", "If you are in crisis, call or text 988 at any time."),
    ("notice", "Lakeside Peers", "In an emergency, go to the nearest hospital."),
    ("heading", "", "What do we do?"),
    ("body", "What do we do?", "We walk with people who live with distress."),
    ("body", "What do we do?", "“It gave me hope."),
    ("body", "What do we do?", "I was not alone.”1"),
    ("body", "What do we do?", "Since 2014 we have met weekly."),
    ("heading", "", "Our Work Rests on Shared Values:"),
    ("list item", "Our Work Rests on Shared Values:", "Hope"),
    ("list item", "Our Work Rests on Shared Values:", "Choice; we ask first."),
    ("list item", "Our Work Rests on Shared Values:", "We listen."),
    ("body", "Our Work Rests on Shared Values:", "This team will:"),
    ("list item", "This team will:", "open a drop-in on May 3, 2021"),
    ("heading", "", "Training Summary"),
    ("body", "Training Summary", "People who finish the course can apply to the region…"),
    ("body", "Training Summary", "“They sat with me until it passed.”"),
    ("reference", "Training Summary", "A visitor, Lakeside yearly letter"),
    ("caption", "Training Summary", "Logos of the partners of the network"),
    ("caption", "Training Summary", "Figure 1. Visits by month"),
    ("heading", "", "References"),
    ("reference", "References", "[1] A. Doe, “A Small Study,” June 2016."),
    ("reference", "References", "Roy, B., & Lee, C. (2019). Peers in clinics. Journal of Care, 3(2), 10–19."),
    ("notice", "References", "This website has been funded by the town."),
    ("notice", "References", "© 2020 Lakeside Peers."),
    ("navigation", "References", "Back to top"),
]


def _check_tiling(text: str, segments: tuple) -> None:
    last = 0
    for number, segment in enumerate(segments, 1):
        assert segment.ordinal == number
        assert text[segment.start : segment.end] == segment.text == segment.text.strip() != ""
        assert segment.start >= last
        assert not text[last : segment.start].strip()
        last = segment.end
    assert not text[last:].strip()


def test_a_page_is_told_apart() -> None:
    """Roles, headings and sentences of a whole page are as a reader would tell them."""
    text, segments = compose_segments("page", read_literature(DATA / "page.txt").blocks)
    assert [(s.role, s.heading, s.text) for s in segments] == PAGE
    _check_tiling(text, segments)


def test_sentences_of_an_item_share_their_block() -> None:
    """The sentences of one item have one block number, other items another."""
    _, segments = compose_segments("page", read_literature(DATA / "page.txt").blocks)
    blocks = {s.text: s.block for s in segments}
    assert blocks["Choice; we ask first."] == blocks["We listen."] != blocks["Hope"]


def test_items_of_a_list_are_joined_by_a_line_end() -> None:
    """Blocks stand apart by an empty line, the items of one list by a line end."""
    text, _ = compose_segments(
        "d", [Block("We value:"), Block("hope", role="list item"), Block("trust", role="list item"), Block("Done.")]
    )
    assert text == "We value:\n\nhope\ntrust\n\nDone."


def test_french_page() -> None:
    """French abbreviations, guillemets and furniture are known, and short items inherit the language."""
    _, segments = compose_segments("fr", read_literature(DATA / "page_fr.txt").blocks, language="fr")
    assert {s.language for s in segments} == {"fr"}
    assert [s.text for s in segments if s.role == "body"] == [
        "M. Roy et Mme Côté ont dit : « On m'a écouté. »",
        "Ils reviennent chaque semaine (café, thé, etc.) depuis 2018.",
    ]
    assert [s.role for s in segments][-3:] == ["heading", "reference", "navigation"]


def test_turns_keep_speaker_time_and_consent() -> None:
    """Every sentence of a turn carries its speaker and time; words that may not be shown are marked."""
    blocks = [Block("Print. It helped.", speaker="P01", time="00:00:03"), Block("Skip it.", speaker="P02")]
    _, segments = compose_segments("t", blocks, quotable=[True, False], spoken=True)
    assert [(s.speaker, s.time, s.role, s.quotable, s.text) for s in segments] == [
        ("P01", "00:00:03", "body", "yes", "Print."),
        ("P01", "00:00:03", "body", "yes", "It helped."),
        ("P02", "", "body", "no", "Skip it."),
    ]


def test_answers_stand_under_their_question() -> None:
    """The heading of an answer is its question, and a French answer in an English file is French."""
    blocks = [
        Block("Ça m'a aidé à sortir.", speaker="P1", heading="What helped?"),
        Block("ok", speaker="P2", heading="What helped?"),
    ]
    _, segments = compose_segments("a", blocks, spoken=True)
    assert [(s.heading, s.language) for s in segments] == [("What helped?", "fr"), ("What helped?", "en")]


def test_headings_nest_by_level() -> None:
    """A heading of a lower level stands under the one above; text has the nearest."""
    blocks = [
        Block("A", role="heading", level=1),
        Block("B", role="heading", level=2),
        Block("x."),
        Block("C", role="heading", level=1),
        Block("y."),
    ]
    _, segments = compose_segments("h", blocks)
    assert [s.heading for s in segments] == ["", "A", "B", "", "C"]


def test_captions_set_side_by_side_are_two() -> None:
    """A caption that begins again with its first words is cut there."""
    one, two = "Graphic representation by an artist of the plan", "Graphic representation by an artist of the talk"
    _, segments = compose_segments("c", [Block(f"{one} {two}")])
    assert [s.text for s in segments] == [one, two]


WORDS = st.text(alphabet="aAbé .!?…“”«»\n•-[](),:;1|©", max_size=80)
ROLES = st.sampled_from(["", "body", "heading", "list item", "caption", "navigation", "notice", "reference"])
BLOCKS = st.lists(
    st.builds(
        Block, WORDS | st.text(max_size=40), ROLES, st.integers(0, 3), st.none() | st.integers(1, 3), st.sampled_from(["", "P1"])
    )
)


@settings(max_examples=200)
@given(BLOCKS, st.booleans())
def test_segments_tile_the_text(blocks: list[Block], spoken: bool) -> None:
    """Whatever comes in, segments are the text at their spans, in order, apart and without a gap."""
    _check_tiling(*compose_segments("d", blocks, spoken=spoken))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not beside this checkout")
def test_hand_cut_segments() -> None:
    """At least 95 of 100 hand-cut segments are reproduced exactly, and as many of those have the same role."""
    gold = defaultdict(list)
    with open(SHARED / "gold" / "gold.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            gold[row["document"]].append((normalise(row["text"]), row["role"]))
    found = {name: compose_segments(name, read_literature(SHARED / "seeds" / name).blocks)[1] for name in gold}
    texts = [(text in {s.text for s in found[name]}) for name, rows in gold.items() for text, _ in rows]
    roles = [(row in {(s.text, s.role) for s in found[name]}) for name, rows in gold.items() for row in rows]
    assert sum(texts) >= 0.95 * len(texts)
    assert sum(roles) >= 0.95 * len(roles)
