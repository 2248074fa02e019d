"""The ledger of imports: what it holds is checked, and appending changes nothing that stands."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputFaults
from litreview.sources.imports import (
    IMPORT_COLUMNS,
    RETRACTED_ELSEWHERE,
    ImportLine,
    find_gone,
    load_imports,
    name_retractions,
    name_sources,
    render_imports,
)

LINE = ImportLine("a.ris", "0" * 64, "Scopus", "database", 3, "Walks, in winter", "added", "oak2020", "", "2026-01-31")


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    """Commas, quotation marks and other scripts included."""
    lines = [
        LINE,
        LINE._replace(title='"Été" 冬', result="merged"),
        LINE._replace(result="rejected", citation_key="", reason="no, title"),
    ]
    path = tmp_path / "imports.csv"
    lines.append(LINE._replace(doi="10.5555/a(b,c)", pmid="12"))
    path.write_bytes(render_imports(render_imports(b"", lines[:1]), lines[1:]))
    assert load_imports(path, "imports.csv") == lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf" + ",".join(IMPORT_COLUMNS).encode() + b"\r\n", b"2026-01-31\r\n"),
        (",".join((*IMPORT_COLUMNS, "note")).encode() + b"\n", b"2026-01-31,\n"),
        (",".join(reversed(IMPORT_COLUMNS)).encode(), b"a.ris\n"),
    ],
    ids=["windows line ends", "a column of one's own", "another order and no line end"],
)
def test_the_file_of_a_person_keeps_every_byte_and_its_form(tmp_path: Path, before: bytes, after: bytes) -> None:
    """Spreadsheets write it otherwise."""
    path = tmp_path / "imports.csv"
    path.write_bytes(render_imports(before, [LINE]))
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().endswith(after)
    assert load_imports(path, "imports.csv") == [LINE]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "web"}, "kind 'web' is unknown"),
        ({"result": "lost"}, "result 'lost' is unknown"),
        ({"line": "three"}, "line 'three' is no number"),
        ({"line": "²"}, "line '²' is no number"),
        ({"citation_key": ""}, "needs its citation_key"),
    ],
)
def test_a_line_that_cannot_be_counted_is_a_located_fault(tmp_path: Path, change: dict[str, str], words: str) -> None:
    """PRISMA is counted from it."""
    path = tmp_path / "imports.csv"
    path.write_bytes(render_imports(b"", [LINE, LINE._replace(**change)]))
    with pytest.raises(InputFaults, match=f"imports.csv:3: .*{words}"):
        load_imports(path, "imports.csv")


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    """All ten are needed."""
    path = tmp_path / "imports.csv"
    path.write_text("file,result\n")
    with pytest.raises(InputFaults, match="column sha256 is missing"):
        load_imports(path, "imports.csv")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=50))
def test_any_title_comes_back(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    """Whatever signs it has."""
    path = tmp_path_factory.mktemp("ledger") / "imports.csv"
    path.write_bytes(render_imports(b"", [LINE._replace(title=title)]))
    assert load_imports(path, "imports.csv")[0].title == title


def test_a_record_found_in_several_sources_names_each_once() -> None:
    """In alphabetical order; a rejected record has no key and names nothing."""
    lines = [LINE, LINE._replace(source="Embase"), LINE, LINE._replace(citation_key="", result="rejected")]
    assert name_sources(lines) == {"oak2020": "Embase; Scopus"}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", ""),
        ("a", "1 entry that was imported is no longer in references.bib: a"),
        ("fedcba", "6 entries .*: a, b, c, d, e and others"),
    ],
)
def test_entries_that_went_since_are_told_once(keys: str, words: str) -> None:
    """A person took them out of the bibliography; that is theirs to do."""
    told = find_gone([LINE, *(LINE._replace(citation_key=key) for key in keys)], ["oak2020"], "imports.csv")
    assert len(told) == bool(words)
    assert all(re.fullmatch(words, fault.message) for fault in told)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n"], ids=["touched", "a mark", "a line end"])
def test_a_blank_ledger_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """No record was imported; what is appended makes it whole."""
    path = tmp_path / "imports.csv"
    assert load_imports(path, "imports.csv") == []
    path.write_bytes(content)
    assert load_imports(path, "imports.csv") == []
    path.write_bytes(render_imports(content, [LINE]))
    assert load_imports(path, "imports.csv") == [LINE]


def test_a_ledger_without_identifiers_gets_their_columns_when_there_are_some(tmp_path: Path) -> None:
    """No line of it is lost, and no column of one's own; until then it stays as it is."""
    path, older = tmp_path / "imports.csv", (",".join((*IMPORT_COLUMNS, "note")) + "\n").encode()
    plain = render_imports(older, [LINE])
    assert plain.splitlines()[0] == older.strip()
    path.write_bytes(render_imports(plain.replace(b"2026-01-31,", b"2026-01-31,mine"), [LINE._replace(pmid="7")]))
    assert load_imports(path, "imports.csv") == [LINE, LINE._replace(pmid="7")]
    head, first, second = path.read_text().splitlines()
    assert head.endswith("date,note,pmid")
    assert (first.endswith("2026-01-31,mine,"), second.endswith("2026-01-31,,7")) == (True, True)


def test_who_says_that_a_work_was_retracted_is_named() -> None:
    """By the exact words in the column reason, and by nothing else."""
    told = LINE._replace(result="merged", source="PubMed", reason=RETRACTED_ELSEWHERE)
    others = [LINE, LINE._replace(citation_key="", result="rejected", reason="has no title"), LINE._replace(reason="retracted")]
    assert name_retractions([told, *others, told._replace(source="Embase")]) == {"oak2020": "Embase; PubMed"}
