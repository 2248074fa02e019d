"""Proposals: which segments are coded, where the span lies, and what must not be coded."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.coding.codebook import load_codebook
from litreview.coding.phrases import PhraseFinder, compile_phrases
from litreview.coding.proposals import (
    codes_by_segment,
    find_all_phrases,
    find_codes,
    find_phrases,
    propose_all_codings,
    propose_codings,
)
from litreview.corpus.documents import Document, Segment
from litreview.tables import build_table

BOOK = load_codebook(Path(__file__).parents[2] / "corpus" / "codebook.csv", "corpus/codebook.csv")
FINDERS = {language: compile_phrases(BOOK, language) for language in ("en", "fr")}


def _document(*parts: tuple[str, str, str]) -> Document:
    text, segments = "", []
    for ordinal, (role, language, words) in enumerate(parts, 1):
        start = len(text)
        text += words + "\n\n"
        place = (f"d#{ordinal:05d}", "d", ordinal, start, start + len(words))
        segments.append(Segment(*place, None, "", "", role, language, words))
    return Document("d", "", "practice", "", "d.md", "", "en", "notes", text, tuple(segments))


def _codes(text: str, role: str = "body", language: str = "en") -> set[str]:
    return set(find_codes(text, FINDERS[language], role))


@pytest.mark.parametrize(
    ("role", "coded"),
    [("body", True), ("list item", True)]
    + [(role, False) for role in ("heading", "caption", "navigation", "notice", "reference")],
)
def test_only_running_text_and_list_items_are_coded(role, coded):
    """Headings, captions, page furniture, notices and references carry no code, whatever their words."""
    document = _document((role, "en", "They run mutual aid groups in a crisis respite."))
    assert bool(propose_codings(document, FINDERS)) is coded


def test_a_row_points_at_the_phrase_in_the_document():
    """The span of a row holds the phrase found, in the document's own offsets, and says why."""
    document = _document(("heading", "en", "Where"), ("body", "en", "They run mutual aid groups."))
    [row] = [row for row in propose_codings(document, FINDERS) if row["code"] == "MOD.SELFHELP"]
    assert document.text[row["start"] : row["end"]] == "mutual aid"
    assert (row["segment_id"], row["why"], row["origin"], row["status"]) == ("d#00002", "mutual aid", "phrase", "proposed")
    assert len(build_table("codings", [row])) == 1


def test_each_segment_is_searched_in_its_language():
    """French segments of an English document take the French phrases; an unknown language the document's."""
    words = "On a fondé un groupe d’entraide."
    french, english, unknown = ("body", "fr", words), ("body", "en", words), ("body", "", "A mutual aid group met.")
    rows = propose_codings(_document(french, english, unknown), FINDERS)
    assert {row["segment_id"] for row in rows if row["code"] == "MOD.SELFHELP"} == {"d#00001", "d#00003"}


def test_one_row_per_segment_and_code():
    """A code proposed twice in a sentence gives one row, at its first phrase."""
    rows = propose_codings(_document(("body", "en", "Mutual aid here, mutual aid there.")), FINDERS)
    assert [row["start"] for row in rows if row["code"] == "MOD.SELFHELP"] == [0]


def _make_finder() -> PhraseFinder:
    finder = PhraseFinder()
    for code, phrase in (("VAL.HOPE", "hope*"), ("VAL.HOPE", "bright future"), ("BAR.PAY", "low pay")):
        finder.add(code, phrase)
    return finder


NAMES = {
    "inside a title": ("He read the Roadmap to Hope Street yesterday.", []),
    "inside a name": ("She works at Bright Future Homes in town.", []),
    "in the sentence": ("He reads because he hopes.", ["hope*"]),
    "in capitals throughout": ("THEY HOPE.", ["hope*"]),
    "beside a name": ("Hope House gave her hope.", ["hope*"]),
    "a name over and over": ("He read the Roadmap to Hope Street, then " * 1000, []),
    "far behind a name": ("He read the Roadmap to Hope Street, then " * 1000 + "he had hope.", ["hope*"]),
}


@pytest.mark.parametrize(("text", "phrases"), NAMES.values(), ids=NAMES)
def test_a_phrase_inside_a_name_is_no_hit(text, phrases):
    """Names and titles are left out, sentences are not, however long the text is."""
    finder = _make_finder()
    assert [hit.phrase for hit in find_phrases(text, finder)] == phrases
    assert [hit.phrase for hit in find_codes(text, finder).values()] == phrases


PIECES = ("Hope House", "hope", "Bright Future", "a bright future", "low pay", "“Low Pay”", "The", "of", ";", ".", "they")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map(" ".join))
def test_each_code_stands_at_its_first_phrase(text):
    """Of the phrases found of a code, the first one proposes it."""
    finder = _make_finder()
    found = find_phrases(text, finder)
    first = {hit.code: hit for hit in reversed(found)}
    assert find_codes(text, finder) == first
    assert found == sorted(found, key=lambda hit: (hit.start, hit.end, hit.code, hit.phrase))


def test_rejected_codes_do_not_stand():
    """Codes are listed per segment, sorted, without the rejected ones and without repetition."""
    rows = [("s1", "B", "proposed"), ("s1", "A", "accepted"), ("s1", "A", "accepted"), ("s1", "C", "rejected")]
    rows.append(("s2", "C", "rejected"))
    found = codes_by_segment({"segment_id": s, "code": c, "status": status} for s, c, status in rows)
    assert found == {"s1": ("A", "B")}


FALSE_HITS = {
    "investing is no definition": ("DEF.STMT", "Funding peer support is in line with the regional plan."),
    "strengthening is no definition": ("DEF.STMT", "Growing peer support is an important part of a joined system."),
    "purpose clause": ("DEF.STMT", "They will work so that peer support is recognised everywhere."),
    "about definitions": ("DEF.STMT", "Many definitions of peer support circulate in the field."),
    "population, not principle": ("VAL.TRAUMA", "The group serves women with histories of trauma."),
    "mentoring of a board": ("ROL.SKILL", "The network gets mentoring on how boards work."),
    "employer's name": ("TRN.CERT", "She sits on the board of Northern Accreditation Services in town."),
    "title": ("VAL.WELL", "The province published its Road to Wellness that spring."),
    "noun": ("REC.STMT", "The recommendations of that report were read aloud."),
    "event": ("MOD.ONLINE", "Ninety people came to the autumn Forum."),
    "name of a body": ("MOD.HOUSING", "The course was held at Lakeside Housing-Northgate in June."),
    "communication": ("MOD.NAV", "A plan for communication and outreach to funders was drawn up."),
    "not in teams": ("MOD.EMBED", "Hope is embedded in what the helpers say."),
    "graphic": ("GOV.MODEL", "The graphic representation hangs in the hall."),
    "company": ("CMP.SELF", "The keynote was given by Resiliency Unlimited Consulting of Toronto."),
    "respect as a turn of speech": ("VAL.DIGNITY", "With respect to hours, the two sites differ."),
    "hospital trust": ("VAL.INTEG", "The study took place in an NHS trust and lasted a year."),
    "strengths of a study": ("VAL.STRENGTH", "The strengths and limitations of the review are told."),
    "interval": ("OUT.EFFIC", "The confidence interval included zero."),
    "area without a statement": ("REC.K4", "Forty people finished the leadership training."),
}


@pytest.mark.parametrize(("code", "text"), FALSE_HITS.values(), ids=FALSE_HITS)
def test_known_false_hits_stay_away(code, text):
    """Wordings that misled the phrases before propose that code no more."""
    assert code not in _codes(text)


RIGHT_HITS = {
    "definition": ("DEF.STMT", "Peer support is a relationship between people who have lived through the same.", "en"),
    "mutual": ("DEF.MUTUAL", "Each gives and takes, and they help one another.", "en"),
    "harm reduction": ("MOD.HARM", "Two workers hand out naloxone downtown.", "en"),
    "readmission": ("OUT.HOSP", "Readmissions fell by a tenth.", "en"),
    "possessive": ("MOD.SPEAK", "The speakers’ bureau sent four members.", "en"),
    "area of a statement": ("REC.OTHER", "Every site should have two chairs.", "en"),
    "French model": ("MOD.SELFHELP", "Le groupe d'entraide se réunit le mardi.", "fr"),
    "French, capitals without accents": ("OUT.HOSP", "MOINS DE READMISSIONS CETTE ANNEE.", "fr"),
    "French, inclusive": ("DEF.FORMAL", "Les pair·e·s aidant·e·s certifié·e·s sont à l'étage.", "fr"),
    "French outcome": ("OUT.QOL", "Leur qualité de vie a monté.", "fr"),
    "French recommendation": ("REC.STMT", "Les hôpitaux devraient payer leurs pairs.", "fr"),
}


@pytest.mark.parametrize(("code", "text", "language"), RIGHT_HITS.values(), ids=RIGHT_HITS)
def test_plain_wordings_are_proposed(code, text, language):
    """Everyday wordings of a code are found in both languages."""
    assert code in _codes(text, language=language)


VALUES = {
    "Hope and recovery": "VAL.HOPE",
    "Self-determination": "VAL.SELFDET",
    "Empathetic and equal relationships": "VAL.EMPATHY",
    "Health and wellness": "VAL.WELL",
    "Dignity, respect and social inclusion": "VAL.DIGNITY",
    "Integrity, authenticity and trust": "VAL.INTEG",
    "Lifelong learning and personal growth": "VAL.LEARN",
}


@pytest.mark.parametrize(("text", "code"), VALUES.items(), ids=VALUES.values())
def test_values_in_a_list_carry_their_code(text, code):
    """A value named as a list item is coded on its own words, capitalised or not."""
    assert code in _codes(text, "list item")
    assert code in _codes(text.title(), "list item")


FORMATS = {
    "self-help meetings without funding": "MOD.SELFHELP",
    "drop-in centres and social clubs": "MOD.DROPIN",
    "patient councils in hospitals": "MOD.ADVOC",
    "alternative businesses": "MOD.ENTER",
    "services survivors run: survivor operated care": "MOD.PEERRUN",
    "research and evaluation units": "MOD.RESEARCH",
    "supportive housing": "MOD.HOUSING",
    "warm lines and crisis supports": "MOD.WARM",
    "training programs; leadership skills": "TRN.LEAD",
    "political and legal advocacy": "MOD.ADVOC",
    "historical recognition": "MOD.ARTS",
    "peer support training programs": "TRN.PROG",
    "provincial and national networks": "MOD.NETWORK",
    "arts and cultural groups": "MOD.ARTS",
    "support for people in the criminal justice system": "MOD.JUSTICE",
}


@pytest.mark.parametrize(("text", "code"), FORMATS.items(), ids=FORMATS)
def test_formats_in_a_list_carry_their_code(text, code):
    """A format named as a list item is coded on its own words."""
    assert code in _codes(text, "list item")


def test_an_area_alone_stands_in_a_list_item():
    """A list item under a heading of recommendations needs no statement of its own."""
    words = "Development of a speakers' bureau"
    assert "REC.K5" in _codes(words, "list item")
    assert "REC.K5" not in _codes(words)


def test_a_codebook_of_its_own_needs_no_python():
    """Codes nobody foresaw are proposed, and no area is invented that the codebook does not have."""
    finder = PhraseFinder()
    finder.add("NEW.CODE", "tea")
    finder.add("REC.STMT", "should")
    assert sorted(find_codes("They should drink tea.", finder)) == ["NEW.CODE", "REC.STMT"]


def test_phrases_of_many_sentences_are_those_of_each():
    """Sentences read together keep their own phrases and their own names."""
    finder = PhraseFinder()
    finder.add("VAL.WELL", "wellness")
    texts = ["Wellness grows.", "He read the Roadmap to Wellness yesterday.", "", "They chose wellness and wellness."]
    assert find_all_phrases(texts, finder) == [find_phrases(text, finder) for text in texts]
    assert [len(found) for found in find_all_phrases(texts, finder)] == [1, 0, 0, 1]


def test_many_documents_are_coded_as_one_by_one():
    """Each document keeps its own rows, also where others between have none, and each segment its language."""
    documents = [
        _document(("body", "en", "Mutual aid here."), ("heading", "en", "Mutual aid")),
        _document(),
        _document(("body", "fr", "L’entraide aide."), ("list item", "en", "Mutual aid, once more")),
    ]
    assert propose_all_codings(documents, FINDERS) == [propose_codings(document, FINDERS) for document in documents]
