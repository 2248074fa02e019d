import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.reporting.participant_words import Wanted, choose_text, choose_voices, find_said, weigh_doubt
from litreview.reporting.passages import Span
from litreview.tables import build_table

LINES = {
    "P01": "Peer workers should be paid a living wage like all the others.",
    "P02": "Would the pay be the same for everybody on the team?",
    "P03": "Pay.",
    "P04": "They never paid us for the meetings that we came to.",
    "P05": "Il faut payer les pairs aidants comme le reste de l'équipe.",
    "P06": "My pay has not changed since I came here six years ago.",
    "facilitator": "What would you say about pay in the teams that you know?",
}


def make_run(run, *, quotable="yes", language="en", codings=None, lines=LINES):
    """Return ``run`` with one conversation of ``lines``, each coded with BAR.PAY, and one report of the literature."""
    spoken = [*lines.items(), ("", "Agencies often pay peer workers less than other staff.")]
    texts, segments, place = {"talk": "\n\n".join(lines.values()), "report": spoken[-1][1]}, [], 0
    for number, (speaker, words) in enumerate(spoken, 1):
        document = "talk" if speaker else "report"
        start = place if speaker else 0
        row = {"segment_id": f"{document}#{number if speaker else 1:05d}", "document_id": document, "ordinal": number}
        row |= {"start": start, "end": start + len(words), "speaker": speaker, "role": "body", "text": words}
        own = "fr" if "pairs" in words else language
        segments.append({**row, "language": own, "quotable": quotable if speaker == "P01" else "yes"})
        place += len(words) + 2
    coded = [
        {"segment_id": row["segment_id"], "code": "BAR.PAY", "coder": "litreview", "origin": "phrase", "score": 0.9}
        for row in segments
    ]
    documents = [
        {"document_id": "talk", "evidence_kind": "consultation", "depth": "transcript", "status": "read", "language": "en"},
        {"document_id": "report", "evidence_kind": "practice", "depth": "full text", "status": "read", "language": "en"},
    ]
    made = dataclasses.replace(run)
    rows = {"segments": segments, "documents": documents, "codings": codings or coded}
    made._tables.update({name: build_table(name, part) for name, part in rows.items()})
    made._texts.update(texts)
    return made


def quotes_of(run, *, many=True, cell="", language="en"):
    return [said.passage.quote for said in find_said(run, Wanted("BAR.PAY", cell, many), language)]


@pytest.mark.parametrize(
    ("words", "language", "own"),
    [
        ("Would the pay be the same for everybody?", "en", "en"),
        ("Pay.", "en", "en"),
        ("They never paid us for the meetings.", "en", "en"),
        ("Ça fait six ans que mon salaire ne bouge pas.", "fr", "fr"),
        ("Peer workers should be paid a living wage.", "fr", "en"),
        ("I was paid by [organisation 1] for all these years.", "en", "en"),
        ("pay " * 60, "en", "en"),
    ],
    ids=["question", "fragment", "loose pronoun", "pronom", "other language", "gap", "too long"],
)
def test_what_speaks_against_words_is_weighed(words, language, own):
    """A whole statement in the language of the page is best."""
    assert weigh_doubt("Peer workers should be paid a living wage.", "en", "en") == 0
    assert weigh_doubt(words, language, own) > 0


@given(st.text(max_size=400))
def test_any_words_can_be_weighed(words):
    """No words stop the choice."""
    assert weigh_doubt(words, "en", "fr") >= 4


def test_statements_come_before_questions_and_fragments(full_run):
    """What says something about the theme comes first; a facilitator's words never stand for people's."""
    said = quotes_of(make_run(full_run))
    assert said[0] == LINES["P06"] or said[0] == LINES["P01"]
    assert said.index(LINES["P04"]) > 1
    assert LINES["facilitator"] not in said
    assert {LINES["P02"], LINES["P03"]} <= set(said[-3:])


def test_the_french_page_takes_french_words_first(full_run):
    """Words in the reader's language come first where there are any."""
    assert quotes_of(make_run(full_run), language="fr")[0] == LINES["P05"]


def test_words_that_may_not_be_quoted_are_not_chosen(full_run):
    """Consent to be paraphrased is no consent to be quoted."""
    assert LINES["P01"] not in quotes_of(make_run(full_run, quotable="no"))


def test_where_few_spoke_only_the_cited_places_are_taken(full_run):
    """The evidence table cites one voice; any other would count people after all."""
    run = make_run(full_run)
    span = run.segments["talk"][1][3]
    cell = f"talk:{span['start']}-{span['end']}"
    assert quotes_of(run, many=False, cell=cell) == [LINES["P04"]]
    assert quotes_of(run, many=False) == []


@pytest.mark.parametrize(("status", "left"), [("rejected", False), ("accepted", True)])
def test_words_a_person_refused_for_a_theme_are_not_shown_for_it(full_run, status, left):
    """A coding that anybody rejected stands for nothing, whoever else proposed it."""
    coded = [
        {"segment_id": "talk#00001", "code": "BAR.PAY", "coder": "litreview", "origin": "phrase", "score": 0.9},
        {"segment_id": "talk#00001", "code": "BAR.PAY", "coder": "rj", "origin": "human", "status": status},
    ]
    assert bool(quotes_of(make_run(full_run, codings=coded))) is left


@pytest.mark.parametrize(
    ("line", "origin", "score", "doubt"),
    [
        (6, "human", None, 0),
        (1, "human", None, 1),
        (1, "phrase", 0.9, 0),
        (1, "model", 0.6, 1),
        (1, "model", 0.3, 3),
        (1, "model", None, 3),
    ],
    ids=["person, phrase in the words", "person, no phrase in them", "sure phrase", "likely", "unlikely", "no score"],
)
def test_a_surer_coding_is_preferred(full_run, line, origin, score, doubt):
    """Words that carry the phrase of a theme say more about it than a guess, or than what a person read before them."""
    coded = [{"segment_id": f"talk#{line:05d}", "code": "BAR.PAY", "coder": "x", "origin": origin, "score": score}]
    assert find_said(make_run(full_run, codings=coded), Wanted("BAR.PAY", "", many=True), "en")[0].doubt == doubt


def test_each_theme_in_sight_has_a_voice_of_its_own_and_no_passage_stands_twice(full_run):
    """Themes side by side are told by different people; what is folded may come from one of them."""
    run = make_run(full_run)
    wanted = [Wanted("BAR.PAY", "", many=True)]
    first = choose_voices(run, wanted, "en", in_sight=1)["BAR.PAY"]
    again = choose_voices(run, wanted, "en", in_sight=1, taken=[first.span])["BAR.PAY"]
    assert again.span != first.span
    assert choose_voices(run, wanted, "en") == choose_voices(run, wanted, "en")


def test_words_in_sight_keep_to_their_share_of_the_page(full_run):
    """A long quotation does not push the page over its length; it may stand where it is folded."""
    long = {"P01": "Pay " + "and more pay " * 1600 + "is what we need.", "P02": "Our pay should be as good as theirs."}
    run = make_run(full_run, lines=long)
    assert choose_voices(run, [Wanted("BAR.PAY", "", many=True)], "en", in_sight=1, words=20)["BAR.PAY"].quote == long["P02"]


def test_words_that_say_too_little_stand_for_nothing(full_run):
    """A question of one word is no voice of a theme."""
    run = make_run(full_run, lines={"P01": "Pay?"})
    assert choose_voices(run, [Wanted("BAR.PAY", "", many=True)], "en") == {}


def test_a_text_speaks_for_the_texts(full_run):
    """The other side of a theme is told by a document, never by a participant."""
    run = make_run(full_run)
    assert choose_text(run, Wanted("BAR.PAY", "", many=True), "en").span.document_id == "report"
    assert choose_text(run, Wanted("NO.CODE", "", many=True), "en") is None


def test_places_that_no_run_holds_are_left_out(full_run):
    """A cell may name a document that was withdrawn since."""
    assert find_said(full_run, Wanted("BAR.PAY", "gone:0-10; talk:1-1", many=False), "en") == []
    assert Span("gone", 0, 10) not in [said.passage.span for said in find_said(full_run, Wanted("VAL.HOPE", "", many=True), "en")]
