"""Check reads every input, stops for faults and prints notices for the rest."""

import re

import pytest

from litreview.errors import InputFaults
from litreview.review import Review
from litreview.running.check import check_review
from litreview.running.inputs import hash_file


def test_a_sound_review_has_nothing_to_say(tiny: Review) -> None:
    """No fault, no notice."""
    assert check_review(tiny) == []


def test_an_unreadable_file_is_a_notice(tiny: Review) -> None:
    """The run would go on without it, so it is no fault."""
    (tiny.corpus / "literature" / "fake.docx").write_bytes(b"not a zip")
    (notice, *_) = [notice for notice in check_review(tiny) if "zip" in notice.message.casefold()]
    assert notice.path == "corpus/literature/fake.docx"


def test_a_text_in_an_old_encoding_is_read_with_a_notice(tiny: Review) -> None:
    """Words in Windows-1252 are taken, and the researcher is told."""
    (tiny.corpus / "literature" / "roe2020.txt").write_bytes("Caf\xe9 peers met each week.".encode("cp1252"))
    assert any("Windows-1252" in notice.message for notice in check_review(tiny))


def test_faults_of_notebooks_inputs_and_speakers_stop(tiny: Review) -> None:
    """An unknown speaker is a fault with a line; a notebook without parameters too."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_text(path.read_text(encoding="utf-8").replace("Tam Vesper", "Ulla Nord"), encoding="utf-8")
    (tiny.root / "notebooks" / "06_framework.ipynb").write_text("{}")
    with pytest.raises(InputFaults) as caught:
        check_review(tiny)
    assert {fault.path for fault in caught.value.faults} == {"corpus/consultation/fg1.vtt", "notebooks/06_framework.ipynb"}


def test_nothing_is_written(tiny: Review) -> None:
    """Check leaves the folder as it was."""
    before = sorted(tiny.root.rglob("*"))
    check_review(tiny)
    assert sorted(tiny.root.rglob("*")) == before


def test_possible_names_are_counted_and_placed_until_they_are_signed(tiny: Review) -> None:
    """Kind, document and offsets of the first, never the words; a sign-off settles the file as it is."""
    talk = tiny.corpus / "consultation" / "fg1.vtt"
    talk.write_text(talk.read_text(encoding="utf-8").replace("my peer worker", "my worker Ottoline Brask"), encoding="utf-8")
    (notice,) = check_review(tiny)
    assert notice.path == "corpus/consultation/fg1.vtt"
    assert re.match(r"1 possible names are not settled \(name fg1:\d+-\d+\); ", notice.message)
    assert "Ottoline" not in notice.message
    row = f"corpus/consultation/fg1.vtt,{hash_file(talk)},a,2026-01-31\n"
    (talk.parent / "signoff.csv").write_text("path,sha256,signed_by,date\n" + row, encoding="utf-8")
    assert check_review(tiny) == []
