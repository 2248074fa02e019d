"""Check reads every input, stops for faults and prints notices for the rest."""

from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.review import Review
from litreview.running.check import Checked, check_review, describe_unsettled
from litreview.running.hashes import hash_file

NAMES = ("Ottoline Brask", "Quenby Marsh")


def test_a_sound_review_has_nothing_to_say(tiny: Review) -> None:
    """No fault, no notice."""
    assert check_review(tiny) == Checked(())


def test_an_unreadable_file_is_a_notice(tiny: Review) -> None:
    """The run would go on without it, so it is no fault."""
    (tiny.corpus / "literature" / "fake.docx").write_bytes(b"not a zip")
    (notice, *_) = [notice for notice in check_review(tiny).notices if "zip" in notice.message.casefold()]
    assert notice.path == "corpus/literature/fake.docx"


def test_a_text_in_an_old_encoding_is_read_with_a_notice(tiny: Review) -> None:
    """Words in Windows-1252 are taken, and the researcher is told."""
    (tiny.corpus / "literature" / "roe2020.txt").write_bytes("Caf\xe9 peers met each week.".encode("cp1252"))
    assert any("Windows-1252" in notice.message for notice in check_review(tiny).notices)


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


def mention(review: Review, *names: str) -> Path:
    """Return the transcript of a review after somebody named people who are in no roster."""
    talk = review.corpus / "consultation" / "fg1.vtt"
    words = "They told me in Marrow Falls that " + " and ".join(names) + " had helped."
    talk.write_text(talk.read_text(encoding="utf-8").replace("they told me in Marrow Falls.", words), encoding="utf-8")
    return talk


def test_proposals_are_listed_with_line_id_offsets_and_reason(tiny: Review) -> None:
    """One entry a proposal, never its words; the offsets are those of the text that a run publishes."""
    mention(tiny, *NAMES)
    (file,) = check_review(tiny).unsettled
    assert (file.shown, file.kinds) == ("corpus/consultation/fg1.vtt", (("name", 2),))
    assert [str(one).partition(", ")[0] for one in file.proposals] == [
        "corpus/consultation/fg1.vtt:7: fg1#00003.p1",
        "corpus/consultation/fg1.vtt:7: fg1#00003.p2",
    ]
    assert all(one.message.endswith(": a capitalised name that is not in the roster") for one in file.proposals)
    lines = "\n".join(describe_unsettled([file]))
    assert "2 proposals are not settled (2 name)" in lines
    assert not any(word in lines for name in NAMES for word in name.split())


def test_the_line_that_is_printed_settles_the_file_once_somebody_signs_it(tiny: Review) -> None:
    """Pasted as it stands it is a fault, because nobody signed; with initials the file is settled, until it is edited."""
    talk = mention(tiny, *NAMES)
    printed = next(line for line in describe_unsettled(check_review(tiny).unsettled) if "signoff.csv: " in line)
    line = printed.partition("signoff.csv: ")[2]
    signoff = talk.parent / "signoff.csv"
    signoff.write_text(f"path,sha256,signed_by,date\n{line}\n", encoding="utf-8")
    with pytest.raises(InputFaults, match=r"signoff\.csv:2: signed_by is empty"):
        check_review(tiny)
    assert f"{hash_file(talk)},," in line
    signoff.write_text(f"path,sha256,signed_by,date\n{line.replace(',,', ',a,')}\n", encoding="utf-8")
    assert check_review(tiny) == Checked(())
    talk.write_text(talk.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = check_review(tiny)
    assert len(found.unsettled) == 1
    assert [str(notice).partition("; ")[0] for notice in found.notices] == [
        "corpus/consultation/signoff.csv:2: corpus/consultation/fg1.vtt was edited after it was signed"
    ]


def test_a_long_list_is_cut_unless_it_is_asked_for_whole(tiny: Review) -> None:
    """Five a file, with how many more there are and how to see them."""
    mention(tiny, "Ottoline Brask", "Quenby Marsh", "Ferelith Odd", "Tancred Loo", "Isolde Pym", "Osric Wren", "Lavena Tarr")
    unsettled = check_review(tiny).unsettled
    short, whole = (list(describe_unsettled(unsettled, all_of_them=every)) for every in (False, True))
    assert sum(".p" in line for line in short) == 5
    assert any("and 2 more; `litreview check --proposals`" in line for line in short)
    assert sum(".p" in line for line in whole) == 7


def test_somebody_of_the_roster_without_a_row_in_the_ledger_is_a_fault(tiny: Review) -> None:
    """Together with every other fault: nobody is used whose consent is not known."""
    roster = tiny.root.parent / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8") + "P03,Ulla Nord,,,\np02,Bo Alder,,,\n", encoding="utf-8")
    with pytest.raises(InputFaults, match=r"roster\.csv:5: participant p02 stands twice"):
        check_review(tiny)
    roster.write_text(roster.read_text(encoding="utf-8").replace("p02,Bo Alder,,,\n", ""), encoding="utf-8")
    tiny.codebook.write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        check_review(tiny)
    assert "corpus/consultation/participants.csv: P03 is in the roster but has no row here" in str(caught.value)
    assert "corpus/codebook.csv:1" in str(caught.value)
    assert "Ulla" not in str(caught.value)


def test_a_transcript_in_an_old_encoding_is_read_with_a_notice(tiny: Review) -> None:
    """Its turns are taken, and the researcher is told to look at the accents."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_bytes(path.read_text(encoding="utf-8").replace("hope.", "hope at the café.").encode("cp1252"))
    found = [notice for notice in check_review(tiny).notices if notice.path == "corpus/consultation/fg1.vtt"]
    assert [notice.message for notice in found] == ["decoded as Windows-1252 from line 7 on; check the accents"]
