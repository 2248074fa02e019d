"""What is appended to a bibliography reads as the rest of it does."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputFaults
from litreview.exchange.bib_appending import append_entries
from litreview.exchange.bibtex_text import render_entry
from litreview.exchange.entry import Entry
from litreview.sources.bibliography import load_bibliography
from litreview.sources.encoding import decode

NEW = "@misc{b, title={B}}\n"
CAFE = "@misc{a, title={Café}}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"@misc{b, title={B}}\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbf@misc{b, title={B}}\n"),
        (b"% mine", b"% mine\n\n@misc{b, title={B}}\n"),
        (b"% mine\r\n", b"% mine\r\n\r\n@misc{b, title={B}}\r\n"),
        (b"% mine\r% too", b"% mine\r% too\r\r@misc{b, title={B}}\r"),
        (b"% a\n% b\n% pasted\r\n", b"% a\n% b\n% pasted\r\n\n@misc{b, title={B}}\n"),
    ],
    ids=["empty", "a byte order mark", "no line end", "windows line ends", "old Mac", "mostly plain line ends"],
)
def test_entries_follow_the_form_of_the_file(before: bytes, after: bytes) -> None:
    """A blank line parts them from what stands."""
    assert append_entries(before, [NEW], {"b"}, "r.bib") == (after, "")


def test_without_entries_nothing_is_appended() -> None:
    """Not even a line end."""
    assert append_entries(b"% mine", [], set(), "r.bib") == (b"% mine", "")


def test_entries_that_would_not_be_read_there_are_refused() -> None:
    """An entry left open would swallow them."""
    with pytest.raises(InputFaults, match=r"r\.bib: the new entries b would not be readable"):
        append_entries(b"@misc{a, title={A", ["b, title={B}}\n"], {"b"}, "r.bib")


def test_an_entry_that_is_left_open_far_above_swallows_nothing() -> None:
    """What begins a line as an entry does is read, here as by the reader of the whole file."""
    for before in (b"@misc{a, title={A", b'@misc{a, title="A', b"@comment{ open", b"@misc(a, title={A}"):
        after = append_entries(before + b"\n@misc{x, title={X}}\n", [NEW], {"b"}, "r.bib").data
        assert after.endswith(NEW.encode())


def test_what_stands_is_not_parsed_again_for_one_new_entry() -> None:
    """A bibliography of years is as quick to append to as a short one; all of it takes more than three seconds."""
    before = "".join(f"@misc{{k{number}, title={{A}}, note={{B}}, year={{2020}}}}\n" for number in range(40_000)).encode()
    began = time.process_time()
    assert append_entries(before, [NEW], {"b"}, "r.bib").data == before + b"\n" + NEW.encode()
    assert time.process_time() - began < 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-32-be", "cp1252"])
def test_one_encoding_stays_one(encoding: str) -> None:
    """Every reader of the file reads all of it, whatever its line ends."""
    mark = "\ufeff" if encoding.endswith("-be") else ""
    before = (mark + CAFE.replace("\n", "\r\n")).encode(encoding)
    after, note = append_entries(before, [NEW.replace("B}", "Été}"), NEW.replace("b,", "c,")], {"b", "c"}, "r.bib")
    assert note == ""
    assert after.startswith(before)
    text = after.decode("utf-16" if mark and "16" in encoding else "utf-32" if mark else encoding)
    assert text == "@misc{a, title={Café}}\r\n\r\n@misc{b, title={Été}}\r\n\r\n@misc{c, title={B}}\r\n"


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Łódź née € “quoted”", "1 new entries have letters that it does not know, written as LaTeX; save it as UTF-8"),
        ("冬のまち", "1 new entries have letters that it does not know and are UTF-8; save it as UTF-8"),
        ("Ã© as it stands", "1 new entries have letters that it does not know and are UTF-8"),
    ],
    ids=["LaTeX knows them", "nothing knows them", "what would be taken for UTF-8"],
)
def test_letters_that_the_file_cannot_hold_are_written_otherwise_and_told(tmp_path: Path, title: str, note: str) -> None:
    """They are read back as they are; entries that it can hold stay in its encoding."""
    before = CAFE.encode("cp1252")
    texts = [render_entry(Entry("misc", words), key) for key, words in (("b", title), ("c", "Où"))]
    after, told = append_entries(before, texts, {"b", "c"}, "r.bib")
    assert told.startswith(f"is Windows-1252: {note}")
    assert after.endswith("Où},\n}\n".encode("cp1252"))
    (tmp_path / "r.bib").write_bytes(after)
    assert [record.title for record in load_bibliography(tmp_path / "r.bib", "r.bib")[0]] == ["Café", title, "Où"]


@pytest.mark.parametrize(("title", "told"), [("Où", True), ("Plain", False)])
def test_a_file_in_two_encodings_gets_utf8_and_is_told(title: str, told: bool) -> None:
    """Which of them others take it for nobody knows."""
    before = CAFE.encode("cp1252") + CAFE.replace("a,", "x,").encode()
    after, note = append_entries(before, [f"@misc{{b, title={{{title}}}}}\n"], {"b"}, "r.bib")
    assert after.endswith(f"{{{title}}}}}\n".encode())
    assert ("holds lines of UTF-8 and of Windows-1252" in note) == told


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Z"], exclude_characters="\\{}%@"), max_size=30))
def test_any_words_are_read_back_from_a_western_file(words: str) -> None:
    """Line by line, as the file is read."""
    after, _ = append_entries(CAFE.encode("cp1252"), [f"@misc{{b, note={{{words}}}}}\n", NEW.replace("b,", "c,")], set(), "r.bib")
    text = decode(after)[0]
    assert text.startswith(CAFE)
    assert words in text or "{\\" in text or "ensuremath" in text
