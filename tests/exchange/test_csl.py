import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.csl import parse_csl
from litreview.exchange.entry import Name


def test_items_arrive_with_names_dates_and_lines(data: Path) -> None:
    """Particles, suffixes and bodies are kept."""
    article, report = parse_csl((data / "zotero.json").read_text(), "zotero.json").entries
    assert (article.type, article.year, article.volume, article.pages) == ("article", "2019", "12", "101-110")
    assert report.authors == (Name("Ministry of Towns, North"), Name("van Beek", "Ida, Jr"))
    assert (report.type, report.year, report.line) == ("report", "2021", 5)


@pytest.mark.parametrize(
    ("text", "titles", "lines"),
    [
        ('{"items": [{"title": "One"}, {"title": "Two"}]}', ["One", "Two"], []),
        ('{"title": "One"}', ["One"], []),
        ("[]", [], []),
        ('{"items": [{"title": "One"}, 5, "s"], "more": [1]}', ["One"], [1, 1]),
        ('{"message": {"facets": {},\n"items": [\n{"title": "One"},\n7]}}', ["One"], [4]),
        ('{"items": "x"}', [], [1]),
        ('{"title": "One", "items": [1]}', [], [1]),
        ('[{"title": "One"}]\n[{"title": "Two"}]', ["One", "Two"], []),
        ('{"title": "One"}\n{"title": "Two"}', ["One", "Two"], []),
        ('[{"title": "One"}]\nand more', ["One"], [2]),
        ('[{"title": "One"}', ["One"], [1]),
        ('[{"title": "One", "reason": "a", "path": "b"}, {"reason": "a", "path": "b"}]', ["One"], [1]),
        ('[{"title": ["One", "Uno"]}, {"title": []}, {"title": {"a": 1}}]', ["One"], [1, 1]),
        ('[{"title": "One", "volume": %s}]' % ("9" * 5000), [], [1]),
        ('[{"title": "One"},\n{"title": ]', ["One"], [2]),
        ('[\n1,\n{"title": "One"}]', ["One"], [2]),
        ("{broken", [], [1]),
        ("[" * 5000, [], [1]),
        ('[{"title": "One", "author": "Lee", "issued": "2020"}]', ["One"], []),
        ('[{"title": "One", "author": [1, {"given": "Ann"}]}]', ["One"], []),
    ],
    ids=[
        *("items", "single", "empty", "items that are none", "an answer of a service", "items that are a word"),
        *("items of something else", "two arrays", "one item a line", "words behind", "no end", "words of rejections"),
        *("titles in lists", "a number beyond reason"),
        *("cut", "no record", "no json", "too deep", "wrong types", "odd names"),
    ],
)
def test_what_is_read_and_what_is_rejected(text: str, titles: list[str], lines: list[int]) -> None:
    """What stands before a break is kept; the break has its line."""
    found = parse_csl(text, "a.json")
    assert [entry.title for entry in found.entries] == titles
    assert [row["line"] for row in found.rejected] == lines


@given(st.text(alphabet='[]{}",:ax1 \n\\', max_size=80))
def test_hostile_json_never_raises(text: str) -> None:
    """It is rejected, or holds nothing."""
    parse_csl("[" + text, "a.json")


def test_records_of_services_arrive_whole() -> None:
    """Lists, names in one piece, bodies, marks of articles and dates written as words."""
    source = """[{"type": "journal-article", "title": ["Walks"], "container-title": ["Care", "C."], "ISSN": ["1234-5678"],
    "DOI": "10.5555/Walks", "issued": {"date-parts": [[null]]}, "published": {"date-parts": [[2020]]}, "subject": ["a", "b, c"],
    "abstract": "<jats:p>Cold.</jats:p><jats:p>Wet.</jats:p>", "author": [{"name": "Ministry of Towns, North"}, "Oak, Fern"]},
    {"type": "article-journal", "title": "Winter", "issued": "2021-05", "author": "Oak, Fern; Pine, Gus"}]"""
    one, other = parse_csl(source, "a.json").entries
    assert (one.type, one.title, one.container, one.issn, one.doi) == (
        "article",
        "Walks",
        "Care",
        "1234-5678",
        "10.5555/walks",
    )
    assert (one.year, one.keywords, one.abstract) == ("2020", ("a", "b, c"), "Cold. Wet.")
    assert one.authors == (Name("Ministry of Towns, North"), Name("Oak", "Fern"))
    assert (other.year, other.authors) == ("2021", (Name("Oak", "Fern"), Name("Pine", "Gus")))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["title", "author", "issued", "items", "DOI", "reason", "path", "family"]), inner)
        ),
        max_leaves=20,
    ).map(lambda item: [item, {"title": "One"}])
)
def test_items_of_any_make_are_records_or_rejections(items: list[object]) -> None:
    """One in is one out, and the next is read."""
    found = parse_csl(json.dumps(items), "a.json")
    assert len(found.entries) + len(found.rejected) == 2
    assert found.entries[-1].title == "One"
    assert {row["kind"] for row in found.rejected} <= {"csl"}


def test_the_library_a_record_is_from_is_kept() -> None:
    """PRISMA counts by it."""
    assert parse_csl('[{"title": "One", "source": "PubMed"}]', "a.json").entries[0].database == "PubMed"


NOTICE = {"type": "retraction", "DOI": "https://doi.org/10.5555/A_1"}


@pytest.mark.parametrize(
    ("updates", "told"),
    [
        ([NOTICE], "retraction 10.5555/a_1"),
        ([{"type": "correction"}, NOTICE, 5, {}], "correction; retraction 10.5555/a_1"),
        ([], None),
        ("retraction", None),
        ({"type": "retraction"}, None),
    ],
    ids=["one", "several", "none", "words", "no list"],
)
@pytest.mark.parametrize("name", ["update-to", "updated-by"])
def test_what_crossref_says_of_notices_is_kept(name: str, updates: object, told: str | None) -> None:
    """Kind and DOI; anything else says nothing."""
    (entry,) = parse_csl(json.dumps({"title": "Walks", name: updates}), "a.json").entries
    assert entry.updates.get(name) == told
