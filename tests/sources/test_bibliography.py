"""The bibliography: records, and what was set aside."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bib_blocks import NO_RECORD
from litreview.sources.bibliography import Record, load_bibliography, read_bibliography

DATA = Path(__file__).parent.parent / "data" / "sources"


@pytest.fixture(scope="module")
def loaded() -> tuple[list[Record], list[dict[str, object]]]:
    """Return what the file with all the traps gives."""
    return load_bibliography(DATA / "records.bib", "references.bib")


def load(folder: Path, text: str | bytes) -> tuple[list[Record], list[dict[str, object]]]:
    """Return what a file with ``text`` gives."""
    path = folder / "r.bib"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_bibliography(path, "r.bib")


def test_a_record_holds_its_fields_decoded(loaded: tuple[list[Record], list[dict[str, object]]]) -> None:
    """Percent signs, bodies, joined strings and escaped DOIs survive."""
    record = loaded[0][0]
    assert record.title == "Soup for 50% of the Town – a étude"
    assert record.authors == "World Health Organization; Béker, Ada; Cook Ben, Jr; van Bread, Ludwig; et al."
    assert (record.container, record.year) == ("Journal of Kitchens: Letters", "2001")
    assert (record.doi, record.url) == ("10.1000/abc_d", "https://example.org/a_b")
    assert (record.abstract, record.keywords) == ("Half (50%) came & stayed.", ("soup", "café"))
    assert (record.source, record.line) == ("references.bib", 3)
    assert record.fields["title"].startswith("Soup for 50% of the {Town}")


def test_a_chapter_takes_from_its_book_what_it_does_not_say(loaded: tuple[list[Record], list[dict[str, object]]]) -> None:
    """The title of the book becomes the container."""
    chapter = next(record for record in loaded[0] if record.citation_key == "cook2002")
    assert (chapter.title, chapter.container, chapter.year) == ('A "hot" chapter', "The Whole Kitchen", "2002")
    assert chapter.authors == "Baker, Ada"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (14, "the entry is broken: Unexpected block start: `@article`"),
        (18, "the key 'baker2001' is used already in line 3"),
        (22, "the entry 'untitled' has no title"),
        (24, "the field title stands twice"),
        (26, "a comma is missing"),
        (28, "the entry has no key"),
        (30, "looks like an entry without its @"),
    ],
)
def test_every_entry_set_aside_has_its_line_and_a_reason(
    loaded: tuple[list[Record], list[dict[str, object]]], line: int, words: str
) -> None:
    """Nothing vanishes, and lines count from 1."""
    reasons = {row["line"]: row["reason"] for row in loaded[1] if row["kind"] == "bib"}
    assert str(reasons[line]).startswith(words) or words in str(reasons[line])


def test_entries_around_a_broken_one_are_read(loaded: tuple[list[Record], list[dict[str, object]]]) -> None:
    """One mistake costs one entry."""
    assert [record.citation_key for record in loaded[0]] == ["baker2001", "cook2002", "whole"]


def test_a_malformed_doi_is_told_and_the_record_kept(loaded: tuple[list[Record], list[dict[str, object]]]) -> None:
    """A person has to look at it."""
    assert [(row["kind"], row["line"]) for row in loaded[1] if row["kind"] == "doi"] == [("doi", 32)]


@pytest.mark.parametrize("text", ["", "\n\n", "@comment{nothing}"], ids=["empty", "blank", "comment"])
def test_a_bibliography_without_entries_is_no_fault(tmp_path: Path, text: str) -> None:
    """A new review begins with an empty file."""
    assert load(tmp_path, text) == ([], [])


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"PK\x03\x04", "binary"), (b"@misc{a, title={\x81}}", "encoding"), (b"x" * 1_000_001, "bib")],
    ids=["zip", "no encoding", "long line"],
)
def test_a_file_that_cannot_be_read_is_one_rejected_row(tmp_path: Path, data: bytes, kind: str) -> None:
    """The run goes on without the bibliography."""
    records, rejected = load(tmp_path, data)
    assert (records, [row["kind"] for row in rejected]) == ([], [kind])


def test_a_missing_file_is_one_rejected_row(tmp_path: Path) -> None:
    """Its path is the one that messages show."""
    assert load_bibliography(tmp_path / "no.bib", "references.bib")[1][0]["path"] == "references.bib"


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    """Accents come out right and the row says so."""
    records, rejected = load(tmp_path, "@misc{a, title={Étude}}".encode("cp1252"))
    assert (records[0].title, rejected[0]["kind"]) == ("Étude", "encoding")


@pytest.mark.parametrize(
    ("value", "year"), [("{2001a}", "2001"), ("1999", "1999"), ("{in press}", ""), ("{c. 1870}", "1870"), ("{20011}", "")]
)
def test_a_year_is_four_digits_or_nothing(tmp_path: Path, value: str, year: str) -> None:
    """Tables hold years as numbers."""
    assert load(tmp_path, f"@misc{{a, title={{T}}, year={value}}}")[0][0].year == year


def test_a_string_may_have_the_key_of_an_entry(tmp_path: Path) -> None:
    """Only two entries of one key are duplicates."""
    records, rejected = load(tmp_path, '@string{soup = "Soup"}\n@misc{soup, title = soup}')
    assert ([record.title for record in records], rejected) == (["Soup"], [])


@given(st.text(alphabet='@{}",=#% ab\nmisctle', max_size=120))
def test_any_text_gives_records_or_reasons(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No exception escapes, whatever stands in the file."""
    _, rejected = load(tmp_path_factory.mktemp("bib"), text)
    assert all(row["reason"] for row in rejected)


@pytest.mark.shared
def test_every_entry_of_other_projects_files_is_a_record_or_set_aside(shared: Path) -> None:
    """Real and pathological files: records and rejected entries add up to what the files hold."""
    folder = shared / "data" / "parsers"
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].endswith(".bib")]
    counts = {}
    for row in rows:
        records, rejected = load_bibliography(folder / row["file"], row["file"])
        counts[row["file"]] = len(records) + sum(r["kind"] in ("bib", NO_RECORD) for r in rejected)
    assert len(counts) > 60
    assert counts == {row["file"]: int(row["raw_entry_count"]) for row in rows}


PARTS = st.sampled_from([
    *("@article{", "@misc{a,", "@book{B,", "@misc(c,", "@comment{", '@preamble{"p"}', '@string{s = "x"}', "\n@misc{"),
    *("title={T}", "title = s # t", "year=2001", "doi={x}", "crossref={b}", "crossref = s", "article{x,\n"),
    *("}", ")", "{", '"', ",", "=", "#", "\\", "\\\n", "\n", " ", '\n@string{s = "b"}\n'),
    *("\n@book{b, title={P}, year=1999}\n", "\n@misc{e, title={E}, crossref={B}}\n"),
])  # fmt: skip


@given(st.lists(PARTS, max_size=30).map("".join), st.integers(1, 60))
def test_a_file_read_in_chunks_gives_what_it_gives_at_once(
    tmp_path_factory: pytest.TempPathFactory, text: str, size: int
) -> None:
    """Words, parents and keys used before are known across chunks, and so is the line of every record and reason."""
    path = tmp_path_factory.mktemp("bib") / "r.bib"
    path.write_bytes(text.encode())
    chunks = list(read_bibliography(path, "r.bib", size))
    assert ([r for records, _ in chunks for r in records], [f for _, faults in chunks for f in faults]) == load_bibliography(
        path, "r.bib"
    )


def test_a_line_that_ends_with_a_backslash_counts(tmp_path: Path) -> None:
    """The lines of what follows are those an editor shows, and the value is as it is written."""
    records, rejected = load(tmp_path, "@misc{a,\n title={One\\\n two}}\n@misc{b}\n")
    assert (records[0].fields["title"], records[0].title) == ("One\\\n two", "One two")
    assert [row["line"] for row in rejected] == [4]


def test_only_a_chunk_is_held_of_a_long_file(tmp_path: Path) -> None:
    """Records come while the file is read, so that a million of them need no more memory than a thousand."""
    path = tmp_path / "r.bib"
    path.write_text("".join(f"@misc{{k{n}, title={{T {n}}}}}\n" for n in range(500)))
    sizes = [len(records) for records, _ in read_bibliography(path, "r.bib", size=1000, largest=2000)]
    assert sum(sizes) == 500
    assert max(sizes) < 80


@pytest.mark.parametrize(
    ("text", "keys", "told"),
    [
        ("@book{a, title={One}}\n@book{a, title={Two}}", ["a", ""], [("key", 2)]),
        ("@book{, title={One}}\n@book{, title={Two}}", ["", ""], [("key", 1), ("key", 2)]),
        ("@book{a, title={One}}\n@book{a, year={2000}}", ["a"], [("bib", 2)]),
        ("@comment{@book{a, title={One}}}\n@book{b, title={Two}}", ["b"], [("comment", 1)]),
        ("@comment{jabref-meta: groups}\n@book{b, title={Two}}", ["b"], []),
    ],
    ids=["key used before", "no key", "key used before and no title", "entry in a comment", "remark"],
)
def test_an_incoming_file_may_have_any_keys(tmp_path: Path, text: str, keys: list[str], told: list[tuple[str, int]]) -> None:
    """Nobody cites them yet, so no record is lost for its key."""
    path = tmp_path / "r.bib"
    path.write_text(text)
    records, rows = load_bibliography(path, "r.bib", incoming=True)
    assert [record.citation_key for record in records] == keys
    assert [(row["kind"], row["line"]) for row in rows] == told


@pytest.mark.parametrize(
    ("entry", "words"),
    [("@set{s, entryset={a,b}}", "is a set of entries"), ("@xdata{x, title={One}}", "holds fields that other entries borrow")],
)
def test_what_is_no_record_is_told_for_what_it_is(tmp_path: Path, entry: str, words: str) -> None:
    """Biblatex has entries that stand for no work."""
    records, rows = load(tmp_path, entry)
    assert not records
    assert rows[0]["kind"] == NO_RECORD
    assert words in str(rows[0]["reason"])


def test_an_entry_borrows_the_fields_of_its_xdata(tmp_path: Path) -> None:
    """Several, by their keys in any case; its own words come first, then the first that lends."""
    records, _ = load(
        tmp_path,
        "@xdata{P, publisher={North Press}, year={1990}}\n@xdata{q, year={2001}, doi={10.5555/q}}\n"
        "@book{a, title={One}, xdata={p, Q}, year={2020}}\n@book{b, title={Two}, xdata={p,q}}",
    )
    assert [(record.container, record.year, record.doi) for record in records] == [
        ("North Press", "2020", "10.5555/q"),
        ("North Press", "1990", "10.5555/q"),
    ]
