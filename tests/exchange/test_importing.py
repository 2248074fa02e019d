import hashlib
import json
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import InputFaults, UsageError
from litreview.exchange.import_writing import Staged, stage_import
from litreview.exchange.importing import Imported, import_references
from litreview.exchange.incoming import UNUSABLE
from litreview.review import load_review
from litreview.sources.bibliography import load_bibliography
from litreview.sources.imports import ImportLine, load_imports, name_retractions
from litreview.sources.integrity import check_records, find_retraction
from litreview.sources.pairs import DuplicatePair, load_pairs

ALL = [
    "zotero.ris",
    "ovid.ris",
    "pubmed.nbib",
    "zotero.json",
    "pubmed.csv",
    "scopus.csv",
    "wos.txt",
    "wos.tab",
    "manager.bib",
    "cp1252.ris",
]


def import_into(bibliography: Path, files: list[Path], **told: str) -> Imported:
    """Return what became of ``files`` in the review whose bibliography this is."""
    (bibliography.parent / "review.toml").write_text('[review]\ntitle = "Winter towns"\n')
    return import_references(load_review(bibliography.parent), files, **told)


def ledger(folder: Path) -> list[ImportLine]:
    """Return the lines of the ledger of a review."""
    return load_imports(folder / "corpus" / "imports.csv", "imports.csv")


def by_key(path: Path) -> dict:
    return {record.citation_key: record for record in load_bibliography(path, "references.bib")[0]}


def test_new_references_are_appended_and_every_byte_before_stays(bibliography: Path, data: Path) -> None:
    """The file is the researcher's: odd spacing and remarks survive."""
    before = bibliography.read_bytes()
    result = import_into(bibliography, [data / "zotero.ris"])
    assert bibliography.read_bytes().startswith(before)
    assert result.added == ("birch2011", "cedar2011b")
    assert result.merged == ("mapleson2019",)
    assert result.asked == 1
    asked = (bibliography.parent / "corpus" / "duplicates.csv").read_text().splitlines()
    assert asked[1].startswith("cedar2011,cedar2011b,edition")
    assert set(by_key(bibliography)) == {"mapleson2019", "cedar2011", "birch2011", "cedar2011b"}


def test_the_same_files_twice_add_nothing(bibliography: Path, data: Path) -> None:
    """A second import is told to be one, and no byte of any file changes."""
    files = [data / name for name in ALL]
    first = import_into(bibliography, files)
    written = {path: path.read_bytes() for path in sorted(bibliography.parent.rglob("*")) if path.is_file()}
    second = import_into(bibliography, files)
    assert first.added
    assert not first.seen
    assert second._replace(notices=(), seen=()) == Imported()
    assert second.seen == tuple(path.as_posix() for path in files)
    assert {path: path.read_bytes() for path in sorted(bibliography.parent.rglob("*")) if path.is_file()} == written


def asked_about(folder: Path) -> set[str]:
    """Return the keys of records that a person is asked about."""
    path = folder / "corpus" / "duplicates.csv"
    return {key for pair in load_pairs(path, "duplicates.csv") for key in pair.keys}


def test_records_that_are_there_are_merged_or_asked_about_whatever_file_they_come_in(bibliography: Path, data: Path) -> None:
    """Without the ledger, what says enough is found again; what says too little is never doubled without a question."""
    files = [data / name for name in ALL]
    first = import_into(bibliography, files)
    (bibliography.parent / "corpus" / "imports.csv").unlink()
    second = import_into(bibliography, files)
    assert len(second.merged) + len(second.added) == len(first.added) + len(first.merged)
    assert second.added == ("same2005b",)
    assert asked_about(bibliography.parent) >= set(second.added)
    (record,) = (one for key, one in by_key(bibliography).items() if key == "same2005b")
    assert {record.authors, record.container, record.doi, record.url, record.abstract} == {""}


def test_one_file_named_twice_counts_once(tmp_path: Path, data: Path) -> None:
    """The second is the same bytes: it is seen before, under whatever name."""
    copy = tmp_path / "copy.txt"
    copy.write_bytes((data / "zotero.ris").read_bytes())
    result = import_into(tmp_path / "references.bib", [data / "zotero.ris", copy])
    assert (len(result.added), len(result.merged), result.seen) == (3, 0, (copy.as_posix(),))
    assert len(ledger(tmp_path)) == 3


def test_the_order_of_files_changes_no_key(tmp_path: Path, data: Path) -> None:
    """Keys and order depend on the records alone."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    files = [data / name for name in ALL]
    one = import_into(tmp_path / "one" / "references.bib", files)
    two = import_into(tmp_path / "two" / "references.bib", files[::-1])
    assert one.added == two.added
    assert sorted(ledger(tmp_path / "one")) == sorted(ledger(tmp_path / "two"))


def test_one_work_in_four_formats_is_one_record(tmp_path: Path, data: Path) -> None:
    """The DOI joins RIS, another RIS dialect, CSL-JSON and BibTeX; what only one of them says is kept."""
    import_into(tmp_path / "references.bib", [data / n for n in ("zotero.ris", "ovid.ris", "zotero.json", "manager.bib")])
    works = [record for record in by_key(tmp_path / "references.bib").values() if record.doi.lower() == "10.5555/imagined.101"]
    assert len(works) == 1
    assert works[0].authors.startswith("Mapleson, A")


def test_the_digital_identifier_of_a_pubmed_file_arrives(tmp_path: Path, data: Path) -> None:
    """A DOI that stands in LID only is not lost."""
    result = import_into(tmp_path / "references.bib", [data / "pubmed.nbib"])
    record = by_key(tmp_path / "references.bib")["oak2020"]
    assert result.added == ("oak2020", "spruce2018")
    assert (record.doi, record.fields["pmid"], record.authors) == (
        "10.5555/winter.7",
        "31000001",
        "Oak, Fern; Pine, Gus; Winter Study Group",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text"),
        (b"%PDF-1.4", "PDF"),
        (b"\x00\x01\x02" * 400, "control bytes"),
        (b"TY  - JOUR" + b"x" * 1_000_001, "characters"),
    ],
    ids=["empty", "pdf", "binary", "one line without end"],
)
def test_a_file_that_cannot_be_used_is_rejected_and_nothing_is_written(tmp_path: Path, content: bytes, reason: str) -> None:
    """Bad files do not stop the others and leave no empty bibliography behind."""
    bad = tmp_path / "bad.ris"
    bad.write_bytes(content)
    result = import_into(tmp_path / "references.bib", [bad])
    assert reason in result.rejected[0]["reason"]
    assert not (tmp_path / "references.bib").exists()


def test_one_identifier_on_two_titles_is_kept_twice_and_told(tmp_path: Path) -> None:
    """Merging them could lose a work, so a person decides."""
    record = "TY  - JOUR\nTI  - {}\nDO  - 10.5555/same\nPY  - 2020\nER  - \n"
    both = record.format("Walking groups in winter towns") + record.format("Errors of measurement among clinicians")
    (tmp_path / "a.ris").write_text(both)
    result = import_into(tmp_path / "references.bib", [tmp_path / "a.ris"])
    assert len(result.added) == 2
    assert [row["kind"] for row in result.notices] == ["doi"]
    assert not result.rejected
    assert import_into(tmp_path / "references.bib", [tmp_path / "a.ris"]).added == ()


@pytest.mark.parametrize(
    ("before", "newline"),
    [(b"@book{a, title={One}}\r\n", b"\r\n"), (b"", b"\n"), ("@book{a, title={\u00c9t\u00e9}}".encode("utf-16"), None)],
    ids=["windows line ends", "empty file", "utf-16"],
)
def test_what_is_appended_follows_the_file(tmp_path: Path, data: Path, before: bytes, newline: bytes | None) -> None:
    """Line ends and encoding of the researcher's file go on in what is added."""
    path = tmp_path / "references.bib"
    path.write_bytes(before)
    result = import_into(path, [data / "cp1252.ris"])
    assert result.added == ("belanger2015",)
    assert path.read_bytes().startswith(before)
    assert by_key(path)["belanger2015"].title == "L’entraide entre pairs à Montréal"
    if newline:
        assert (b"\r\n" in path.read_bytes()) == (newline == b"\r\n")


def test_a_bibliography_that_is_no_text_is_left_alone(tmp_path: Path, data: Path) -> None:
    """What cannot be read cannot be appended to."""
    path = tmp_path / "references.bib"
    path.write_bytes(b"PK\x03\x04zip")
    with pytest.raises(InputFaults, match="nothing was imported"):
        import_into(path, [data / "zotero.ris"])
    assert path.read_bytes() == b"PK\x03\x04zip"


def test_fields_of_a_bibtex_file_go_out_as_they_came(tmp_path: Path, data: Path) -> None:
    """Keys, notes and names in braces survive; what a parent entry lends is written out."""
    import_into(tmp_path / "references.bib", [data / "manager.bib"])
    records = by_key(tmp_path / "references.bib")
    ward = records["mapleson2019ward"]
    assert ward.fields["note"] == "kept as it is"
    assert (ward.authors, ward.container) == ("Mapleson, Ann B.; World Health Organization", "Northern Journal")
    assert (records["kid"].year, records["kid"].container) == ("2007", "The whole volume")


@pytest.mark.shared
def test_database_exports_import_twice_without_a_new_record(shared: Path, tmp_path: Path) -> None:
    """432 real records, hostile spellings and all, are found again after they were written and read."""
    files = sorted((shared / "data" / "parsers" / "aiscreenr").glob("*.ris"))
    first = import_into(tmp_path / "references.bib", files)
    assert len(first.added) + len(first.merged) == 432
    assert import_into(tmp_path / "references.bib", files).seen == tuple(path.as_posix() for path in files)
    (tmp_path / "corpus" / "imports.csv").unlink()
    again = import_into(tmp_path / "references.bib", files).added
    records = by_key(tmp_path / "references.bib")
    assert asked_about(tmp_path) >= set(again)
    assert sorted(again) == ["functionalndb", "index2003b", "na2003b"]
    assert not [key for key in again if records[key].doi or len(records[key].title.split()) > 5]


def test_every_record_in_is_a_line_of_the_ledger(tmp_path: Path, data: Path) -> None:
    """In the order of the files, then of their lines; what came of each stands beside it."""
    result = import_into(tmp_path / "references.bib", [data / "zotero.ris", data / "zotero.json"], day="2026-01-31")
    lines = ledger(tmp_path)
    assert [(line.file, line.line, line.result) for line in lines] == [
        ("zotero.ris", 1, "added"),
        ("zotero.ris", 22, "added"),
        ("zotero.ris", 31, "added"),
        ("zotero.json", 2, "merged"),
        ("zotero.json", 5, "added"),
        ("zotero.json", 8, "rejected"),
        ("zotero.json", 9, "rejected"),
    ]
    assert {line.citation_key for line in lines if line.result == "added"} == set(result.added)
    assert lines[0].citation_key == lines[3].citation_key
    assert lines[-1].reason == "the record has no title; add one"
    assert {line.date for line in lines} == {"2026-01-31"}
    assert {line.sha256 for line in lines[:3]} == {hashlib.sha256((data / "zotero.ris").read_bytes()).hexdigest()}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("pubmed.nbib", "PubMed"),
        ("pubmed.csv", "PubMed"),
        ("wos.txt", "Web of Science"),
        ("ovid.ris", "Medline"),
        ("endnote.xml", "Medline"),
        ("zotero.ris", "zotero"),
    ],
)
def test_the_source_is_what_the_file_says(tmp_path: Path, data: Path, name: str, source: str) -> None:
    """Else the name of the file; whoever calls may say it otherwise, and of what kind it is."""
    import_into(tmp_path / "references.bib", [data / name])
    assert ledger(tmp_path)[0].source == source
    assert ledger(tmp_path)[0].kind == "database"
    told = tmp_path / "told"
    told.mkdir()
    import_into(told / "references.bib", [data / name], source="Trials register", kind="register")
    assert {(line.source, line.kind) for line in ledger(told)} == {("Trials register", "register")}


def test_a_kind_that_prisma_does_not_know_is_refused(tmp_path: Path, data: Path) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError, match="kind 'web'"):
        import_into(tmp_path / "references.bib", [data / "zotero.ris"], kind="web")
    assert not (tmp_path / "references.bib").exists()


def test_entries_that_stand_for_no_work_are_no_records(tmp_path: Path) -> None:
    """They are told, and PRISMA does not count them."""
    (tmp_path / "a.bib").write_text("@set{s, entryset={a,b}}\n@xdata{x, year={2001}}\n@book{a, title={Walks}, xdata={x}}")
    result = import_into(tmp_path / "references.bib", [tmp_path / "a.bib"])
    assert (len(result.rejected), [line.citation_key for line in ledger(tmp_path)]) == (2, ["a"])
    assert by_key(tmp_path / "references.bib")["a"].year == "2001"


def test_a_ledger_that_cannot_be_read_stops_the_import(tmp_path: Path, data: Path) -> None:
    """What was imported before would be counted twice."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "imports.csv").write_text("file,result\n")
    with pytest.raises(InputFaults, match=r"corpus/imports.csv:1: column sha256 is missing"):
        import_into(tmp_path / "references.bib", [data / "zotero.ris"])
    assert not (tmp_path / "references.bib").exists()


def test_an_import_that_was_cut_short_is_finished_by_the_next(tmp_path: Path, data: Path) -> None:
    """The bibliography was written and the ledger was not: the records are not taken for a person's own."""
    path, files = tmp_path / "references.bib", [data / "zotero.ris"]
    import_into(path, files)
    whole = (tmp_path / "corpus" / "imports.csv").read_bytes()
    lines = ledger(tmp_path)
    (tmp_path / "corpus" / "imports.csv").unlink()
    stage_import(tmp_path / "corpus", Staged(lines))
    result = import_into(path, files)
    assert (result.added, result.merged, len(result.seen)) == ((), (), 1)
    assert (tmp_path / "corpus" / "imports.csv").read_bytes() == whole


def work_of_each(folder: Path) -> list[list[tuple[str, int]]]:
    """Return the records of each work, by their files and lines."""
    works: dict[str, list[tuple[str, int]]] = {}
    for line in ledger(folder):
        works.setdefault(line.citation_key, []).append((line.file, line.line))
    return sorted(map(sorted, works.values()))


def import_in_turn(folder: Path, calls: Iterable[list[Path]]) -> int:
    """Return how many pairs were asked about when the files came in one call after the other."""
    folder.mkdir()
    return sum(import_into(folder / "references.bib", files).asked for files in calls)


JOURNEY = Path(__file__).parents[1] / "data" / "journey"
PEERS = "TY  - JOUR\nTI  - {}\n{}PY  - 2020\nDO  - {}\nER  - \n"
PLACE = "AU  - Lee, Ann\nJO  - Peers\nVL  - 3\nSP  - 10\n"
PUBMED = "PMID- 77\nTI  - Peer support in recovery of adults.\nFAU - Lee, Ann\nDP  - 2020\nJT  - Peers\nVI  - 3\nPG  - 10\n"


@pytest.mark.parametrize("order", list(permutations(["embase.ris", "pubmed.nbib", "scopus.csv"])), ids="-".join)
def test_three_exports_in_turn_give_what_one_call_gives(tmp_path: Path, order: tuple[str, ...]) -> None:
    """In whatever order: the same works and as much to ask, as people import who follow the README."""
    files = [JOURNEY / name for name in order]
    asked = import_in_turn(tmp_path / "one", [files])
    assert import_in_turn(tmp_path / "three", [[file] for file in files]) == asked
    assert work_of_each(tmp_path / "three") == work_of_each(tmp_path / "one")


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_identifiers_of_merged_records_are_known_later(tmp_path: Path, order: tuple[str, ...]) -> None:
    """One has the PMID, one the DOI, one both; the third is joined by what its work learned from the second."""
    texts = {
        "a": PUBMED,
        "b": PUBMED + "LID - 10.5555/aa [doi]\n",
        "c": PEERS.format("Peer support in recovery of adults", PLACE, "10.5555/AA"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert import_in_turn(tmp_path / "three", [[tmp_path / name] for name in order]) == 0
    assert len(work_of_each(tmp_path / "three")) == 1


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_a_record_that_only_a_merged_one_tells_of_is_merged_or_asked_about(tmp_path: Path, order: tuple[str, ...]) -> None:
    """The first has the place, the third the DOI under a shorter title, the second both: one work in one call."""
    whole = "Peer support in recovery of adults with psychosis"
    texts = {
        "a": PEERS.format(whole, PLACE, ""),
        "b": PEERS.format(whole, PLACE, "10.5555/aa"),
        "c": PEERS.format("Peer support in recovery of adults", "", "10.5555/aa"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert import_in_turn(tmp_path / "one", [[tmp_path / name for name in order]]) == 0
    asked = import_in_turn(tmp_path / "three", [[tmp_path / name] for name in order])
    assert len(work_of_each(tmp_path / "one")) == 1
    assert len(work_of_each(tmp_path / "three")) - asked == 1
    assert asked == 0 or order.index("b") == 2 or order[0] == "c"


EMBASE = "TY  - JOUR\nTI  - Peer support in recovery of adults\nDB  - Embase\nDO  - 10.5555/aa\nPY  - 2020\nKW  - peers\nER  - \n"
RETRACTED = PUBMED + "LID - 10.5555/aa [doi]\nPT  - Journal Article\nPT  - Retracted Publication\n"


@pytest.mark.parametrize("names", [["a.ris", "b.nbib"], ["b.nbib", "a.ris"]], ids=["one", "other"])
def test_a_retraction_that_one_source_knows_of_is_in_the_entry(tmp_path: Path, names: list[str]) -> None:
    """Imported in one call, the keywords of both stand there."""
    (tmp_path / "a.ris").write_text(EMBASE)
    (tmp_path / "b.nbib").write_text(RETRACTED)
    result = import_into(tmp_path / "references.bib", [tmp_path / name for name in names])
    (record,) = by_key(tmp_path / "references.bib").values()
    assert (len(result.added), len(result.merged)) == (1, 1)
    assert find_retraction(record)
    assert sorted(record.keywords) == ["Retracted Publication", *(["peers"] if "peers" in record.keywords else [])]
    assert not [row for row in result.notices if row["kind"] == "retracted"]


def test_a_notice_of_crossref_tells_of_its_work(tmp_path: Path) -> None:
    """The notice is known as one and names the work by its DOI; what a work says of its own notice marks it."""
    notice = {"title": "Notice about “Walks in towns”", "type": "article-journal", "DOI": "10.5555/n", "container-title": "Ice"}
    work = {"title": "Gardens at night", "type": "article-journal", "DOI": "10.5555/g", "container-title": "Ice"}
    items = [
        {**notice, "update-to": [{"type": "retraction", "DOI": "10.5555/a_1"}]},
        {**work, "updated-by": [{"type": "retraction", "DOI": "10.5555/m"}]},
        {"title": "Strolls through settlements", "type": "article-journal", "DOI": "10.5555/A_1", "container-title": "Ice"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(items))
    import_into(tmp_path / "references.bib", [tmp_path / "a.json"])
    rows = check_records(list(by_key(tmp_path / "references.bib").values()))
    assert {(row["citation_key"], row["check"]) for row in rows} == {
        ("noticend", "retraction notice"),
        ("strollsnd", "retracted"),
        ("gardensnd", "retracted"),
    }


def test_a_retraction_that_comes_later_is_told_and_kept_in_the_ledger(tmp_path: Path) -> None:
    """The bibliography keeps its bytes, so the fact stands beside it; who says so is told with its line."""
    (tmp_path / "a.ris").write_text(EMBASE)
    (tmp_path / "b.nbib").write_text(RETRACTED)
    (key,) = import_into(tmp_path / "references.bib", [tmp_path / "a.ris"]).added
    before = (tmp_path / "references.bib").read_bytes()
    (notice,) = import_into(tmp_path / "references.bib", [tmp_path / "b.nbib"]).notices
    assert (Path(notice["path"]).name, notice["line"], notice["kind"]) == ("b.nbib", 1, "retracted")
    assert f"says that {key} was retracted" in notice["reason"]
    assert (tmp_path / "references.bib").read_bytes() == before
    assert name_retractions(ledger(tmp_path)) == {key: "PubMed"}


def test_a_retraction_that_the_bibliography_tells_of_is_no_news(tmp_path: Path) -> None:
    """Only what is not said there is told."""
    (tmp_path / "b.nbib").write_text(RETRACTED)
    (tmp_path / "c.nbib").write_text(RETRACTED + "LA  - eng\n")
    import_into(tmp_path / "references.bib", [tmp_path / "b.nbib"])
    result = import_into(tmp_path / "references.bib", [tmp_path / "c.nbib"])
    assert (len(result.merged), result.notices) == (1, ())


@pytest.mark.parametrize("name", ["imports.csv", "duplicates.csv"])
def test_an_empty_file_in_the_corpus_is_as_good_as_none(bibliography: Path, data: Path, name: str) -> None:
    """Somebody touched it."""
    (bibliography.parent / "corpus").mkdir()
    (bibliography.parent / "corpus" / name).touch()
    result = import_into(bibliography, [data / "zotero.ris"])
    assert (len(result.added), result.asked) == (2, 1)
    assert (bibliography.parent / "corpus" / name).stat().st_size > 0


def test_a_linked_bibliography_is_written_where_it_lies(tmp_path: Path, data: Path) -> None:
    """The library that a reference manager keeps is the one that gets the entries."""
    (tmp_path / "elsewhere").mkdir()
    library = tmp_path / "elsewhere" / "library.bib"
    library.write_bytes(b"% my library\n")
    (tmp_path / "references.bib").symlink_to(library)
    import_into(tmp_path / "references.bib", [data / "zotero.ris"])
    assert (tmp_path / "references.bib").is_symlink()
    assert len(by_key(library)) == 3
    assert [path.name for path in library.parent.iterdir()] == ["library.bib"]


def test_letters_that_the_bibliography_cannot_hold_are_told(tmp_path: Path) -> None:
    """A file of Windows-1252 stays one: what it holds is written so, the rest as LaTeX, and both are read back."""
    path = tmp_path / "references.bib"
    path.write_bytes("@misc{a, title={Café}}\n".encode("cp1252"))
    (tmp_path / "a.ris").write_text("TY  - JOUR\nTI  - Été à Łódź\nPY  - 2020\nER  - \n")
    (notice,) = import_into(path, [tmp_path / "a.ris"]).notices
    assert (notice["path"], notice["kind"]) == ("references.bib", "encoding")
    assert [record.title for record in by_key(path).values()] == ["Café", "Été à Łódź"]
    assert "Été à {\\L}ód{\\'z}".encode("cp1252") in path.read_bytes()


def test_an_import_that_was_cut_short_before_it_wrote_is_told_by_the_next(tmp_path: Path, data: Path) -> None:
    """What it staged goes, and its pairs with it: their keys may be given to other records."""
    (tmp_path / "corpus").mkdir()
    line = ImportLine("lost.ris", "0" * 64, "Scopus", "database", 1, "Lost", "added", "birch2011")
    stage_import(tmp_path / "corpus", Staged([line], [DuplicatePair("birch2011", "birch2011b")]))
    result = import_into(tmp_path / "references.bib", [data / "zotero.ris"])
    assert [(row["path"], row["kind"]) for row in result.notices] == [("corpus/imports.csv", "unfinished")]
    assert "lost.ris" in result.notices[0]["reason"]
    assert "birch2011" in result.added
    assert {line.file for line in ledger(tmp_path)} == {"zotero.ris"}
    assert sorted(path.name for path in (tmp_path / "corpus").iterdir()) == ["imports.csv"]


MANY = [f"Oak{number}, F." for number in range(30_000)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "TY  - JOUR\nTI  - Walks in winter\n" + "".join(f"AU  - {name}\n" for name in MANY) + "ER  - \n"),
        ("a.nbib", "PMID- 1\nTI  - Walks in winter.\n" + "".join(f"FAU - {name}\n" for name in MANY)),
        ("a.bib", "@article{oak, title={Walks in winter},\nauthor={" + "\nand ".join(MANY) + "}}"),
        (
            "a.xml",
            "<xml><records><record><titles><title>Walks in winter</title></titles><contributors><authors>"
            + "".join(f"<author>{name}</author>" for name in MANY)
            + "</authors></contributors></record></records></xml>",
        ),
    ],
    ids=["ris", "nbib", "bib", "endnote"],
)
def test_thirty_thousand_authors_arrive(tmp_path: Path, name: str, text: str) -> None:
    """Large collaborations publish too, and their record is read back as it was written."""
    (tmp_path / name).write_text(text)
    (key,) = import_into(tmp_path / "references.bib", [tmp_path / name]).added
    assert by_key(tmp_path / "references.bib")[key].authors.count(";") == len(MANY) - 1


WALKS = "TY  - JOUR\nTI  - Walks in winter towns\nAU  - Oak, F.\nPY  - 2020\nJO  - Winter\nVL  - 3\nSP  - 7\n"
RECORDS = st.lists(
    st.sampled_from(
        [
            f"{WALKS}ER  - \n",
            f"{WALKS}DB  - Embase\nER  - \n",
            "TY  - BOOK\nTI  - Songs of the river {100%}\nER  - \n",
            "TI  - Without a type at all\nER  - \n",
            "TY  - JOUR\nAU  - Nobody, N.\nER  - \n",
            "TY  - JOUR\nTI  - \\textbf{é} & $x$ @article{a, title={\nER  - \n",
        ]
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RECORDS.map("".join), min_size=1, max_size=3))
def test_whatever_comes_in_is_accounted_for_and_a_second_time_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Lines of the ledger are the records of the files that were not seen before; no byte changes when they come again."""
    folder = tmp_path_factory.mktemp("review")
    files = [folder / f"{number}.ris" for number in range(len(texts))]
    for path, text in zip(files, texts, strict=True):
        path.write_text(text)
    result = import_into(folder / "references.bib", files)
    lines = ledger(folder) if (folder / "corpus" / "imports.csv").exists() else []
    records = sum(text.count("ER  - \n") for text in set(texts))
    assert len(lines) == records
    assert len(result.added) + len(result.merged) + sum(row["kind"] != UNUSABLE for row in result.rejected) == records
    assert (
        {line.citation_key for line in lines} - {""}
        == set(result.added)
        == set(by_key(folder / "references.bib") if lines else ())
    )
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert import_into(folder / "references.bib", files).added == ()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
