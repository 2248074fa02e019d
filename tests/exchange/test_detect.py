from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.detect import detect_format, read_delimiter


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("zotero.ris", "ris"),
        ("ovid.ris", "ris"),
        ("no_ty.ris", "ris"),
        ("pubmed.nbib", "nbib"),
        ("zotero.json", "csl"),
        ("pubmed.csv", "csv"),
        ("scopus.csv", "csv"),
        ("wos.tab", "csv"),
        ("wos.txt", "wos"),
        ("manager.bib", "bib"),
        ("endnote.xml", "endnote"),
        ("words.txt", ""),
    ],
)
def test_the_format_is_told_by_content(data: Path, name: str, kind: str) -> None:
    """Whatever the name ends in."""
    assert detect_format((data / name).read_text(encoding="utf-8")) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\ufeff\n\nTY  - JOUR\nER  - ", "ris"),
        ("AU  - Lee, A.\nTI  - One", "ris"),
        ("TY  - JOUR\nAB  - it says\n@article{x, is no entry", "ris"),
        ("@article{x, abstract={\nTY  - JOUR\n}}", "bib"),
        ("PMID- 1\nTI  - One", "nbib"),
        ("<?xml version='1.0'?><xml><records/></xml>", "endnote"),
        ("<records><record><titles/></record></records>", "endnote"),
        ("<!DOCTYPE html><html><body>records</body></html>", ""),
        ("", ""),
    ],
    ids=["byte-order mark", "no TY", "bib in ris", "ris in bib", "nbib", "endnote", "endnote bare", "html", "empty"],
)
def test_the_first_record_decides(text: str, kind: str) -> None:
    """A field that looks like another format does not."""
    assert detect_format(text) == kind


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ('"Authors","Title"\n', ","),
        ("Title;Year\n", ";"),
        ("AU\tTI\tSO\n", "\t"),
        ("Title\n", ""),
        ("A title, and more", ""),
        ("", ""),
    ],
)
def test_a_header_with_a_title_column_makes_a_table(text: str, delimiter: str) -> None:
    """Prose with commas is none."""
    assert read_delimiter(text) == delimiter


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    """Detection never fails."""
    assert detect_format(text) in ("", "ris", "nbib", "wos", "bib", "csl", "csv", "endnote")
