"""Who says what is known from the transcripts, whatever else is broken."""

from litreview.privacy.ledger import load_ledger
from litreview.privacy.remains import stand_together
from litreview.review import Review
from litreview.running.purging import LEDGER
from litreview.running.speech import Speech, Turn, count_turns, gather_speech


def test_turns_are_told_by_person_with_what_the_ledger_allows(tiny: Review) -> None:
    """The facilitator's too, who is no participant; names are cleaned in one of the two texts."""
    speech = gather_speech(tiny, load_ledger(tiny.root / LEDGER, LEDGER))
    assert [(turn.speaker, turn.quotable) for turn in speech.turns] == [("facilitator", True), ("P01", True), ("P02", False)]
    assert "Marrow Falls" in speech.turns[1].text
    assert "Marrow Falls" not in speech.turns[1].clean
    assert "Marrow" not in repr(speech)


def test_a_broken_file_and_a_broken_roster_do_not_stand_in_the_way(tiny: Review) -> None:
    """What can be read is; ids speak without a roster."""
    (tiny.corpus / "consultation" / "bad.docx").write_bytes(b"no zip")
    (tiny.root.parent / "roster.csv").write_text("nothing\n", encoding="utf-8")
    talk = tiny.corpus / "consultation" / "fg1.vtt"
    talk.write_text(talk.read_text(encoding="utf-8").replace("Zora Quill", "P01"), encoding="utf-8")
    speech = gather_speech(tiny, load_ledger(tiny.root / LEDGER, LEDGER))
    assert count_turns(speech, "P01") == [("corpus/consultation/fg1.vtt", 7, 1)]


def test_words_of_one_person_are_those_nobody_else_may_be_quoted_with() -> None:
    """Who may only be paraphrased does not keep another's words."""
    turns = [
        Turn("a", 1, True, "P01", True, "It gave me hope. I was very much alone.", ""),
        Turn("a", 2, True, "P02", True, "It gave me hope.", ""),
        Turn("a", 3, True, "P03", False, "I was very much alone.", ""),
    ]
    speech = Speech(tuple(turns), ("We were all there.",))
    assert not stand_together("It gave me hope.", speech.of("P01"))
    assert stand_together("I was very much alone.", speech.of("P01"))
    assert stand_together("I was very much alone.", speech.of("P09", ("I was very much alone.",))) is False
    assert not stand_together("I was very much alone.", speech.unquotable())


def test_words_of_those_who_may_be_used_are_not_among_the_unused() -> None:
    """Who may be paraphrased is used, and may still not be quoted."""
    turns = [
        Turn("a", 1, False, "P01", False, "It gave me hope.", ""),
        Turn("a", 2, True, "P02", False, "I was very much alone.", ""),
        Turn("a", 3, True, "P03", True, "We met every single week.", ""),
    ]
    speech = Speech(tuple(turns))
    said = [turn.text for turn in turns]
    assert [stand_together(text, speech.unused()) for text in said] == [True, False, False]
    assert [stand_together(text, speech.unquotable()) for text in said] == [True, True, False]
