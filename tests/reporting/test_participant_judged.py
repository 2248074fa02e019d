import dataclasses

import pytest

from litreview.reporting.participant_compared import find_nothing_to_compare, show_both_sides
from litreview.reporting.participant_judged import AGREED, APART, list_judged_themes, list_one_sided
from litreview.tables import build_table


def judge(run, **cells):
    """Return ``run`` in which the team compared the sources on BAR.PAY and judged that they differ."""
    signed = {"kind": "framework", "target": "BAR.PAY", "line": 2, "convergence": APART, "judged_on": "2026-07-22"}
    made = dataclasses.replace(run)
    made._tables["judgements"] = build_table("judgements", [{**signed, **cells}])
    return made


EXPLAINED = {
    "explanation": "You ask for equal pay. The texts ask for fair pay.",
    "explanation_fr": "Vous parlez de salaire : les textes, d'équité.",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "You ask for equal pay. The texts ask for fair pay."), ("fr", "Vous parlez de salaire\u00a0: les textes, d'équité.")],
)
def test_what_differs_is_told_in_the_words_of_the_team(full_run, language, words):
    """A theme that is judged says what differs, in the language of the page."""
    judged = list_judged_themes(judge(full_run, **EXPLAINED), APART, language)
    assert [one.explanation for one in judged] == [words]
    html = str(show_both_sides(judge(full_run, **EXPLAINED), language).html)
    assert words.replace("'", "&#39;") in html


def test_words_of_another_language_never_fill_a_gap(full_run):
    """Where nobody wrote in French what differs, the page says that, and shows the words of both sides."""
    run = judge(full_run, explanation="You ask for equal pay.")
    html = str(show_both_sides(run, "fr").html)
    assert "You ask for equal pay." not in html
    assert "pas encore écrit en français ce qui diffère" in html
    assert "Ce qu&#39;une personne a dit" in html


def test_both_sides_stand_side_by_side_with_their_sources(full_run):
    """One person and one text speak on each theme that is compared."""
    one = list_judged_themes(full_run, APART, "en")[0]
    assert one.person.evidence_kind == "consultation"
    assert one.text.evidence_kind in ("research", "policy", "practice")
    html = str(show_both_sides(full_run, "en").html)
    assert f'href="#{one.text.span.anchor}"' in html
    sides = html[html.index("See both sides: Low or unfair pay") :].split("</details>")[0]
    assert sides.count("<blockquote") == sides.count("<figcaption><a href=") == 2


def test_words_that_stand_elsewhere_on_the_page_are_avoided(full_run):
    """The same words are not read twice where there are others; with no others they may be."""
    first = list_judged_themes(full_run, APART, "en")[0].person
    assert list_judged_themes(full_run, APART, "en", [first.span])[0].person.span != first.span


@pytest.mark.parametrize(("stale", "told"), [("stale: the evidence has changed since 2026-07-22", True), ("", False)])
def test_a_stale_judgement_says_so_in_plain_words(full_run, stale, told):
    """A reader learns that new evidence came in after the team judged."""
    run = judge(full_run, stale=stale, **EXPLAINED)
    assert ("New evidence has come in" in show_both_sides(run, "en").html) is told
    assert ("De nouvelles preuves sont arrivées" in show_both_sides(run, "fr").html) is told


def test_what_the_team_wrote_at_length_is_folded(full_run):
    """The page stays short; a long explanation opens on request."""
    html = str(show_both_sides(judge(full_run, explanation="They differ. " * 40), "en").html)
    assert html.index("<summary>See both sides: ") < html.index("They differ.")


def test_a_day_is_told_as_the_language_tells_it(full_run):
    """The day of a judgement is words, not an ISO date."""
    assert "Avis donné le 22 juillet 2026." in show_both_sides(judge(full_run), "fr").html
    assert "2026-07-22" not in show_both_sides(judge(full_run), "fr").html


def test_agreement_is_only_what_people_judged(full_run):
    """Nothing is computed but silence."""
    assert {one.code for one in list_judged_themes(full_run, AGREED, "en")} == {"DEF.EXP", "VAL.HOPE"}


def test_themes_of_one_side_open_that_side(full_run):
    """What only people say has a person's words, what only texts say a text's."""
    people, texts = list_one_sided(full_run, "en")
    assert "Unclear role" in [name for name, _ in people]
    assert all(passage.evidence_kind == "consultation" for _, passage in people if passage)
    assert all(passage.evidence_kind != "consultation" for _, passage in texts if passage)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("full", ""),
        ("empty", "nobody"),
        ("no consultation", "nobody"),
        ("no literature", "no_texts"),
        ("one participant", "hindered"),
        ("all held back", "hindered"),
    ],
)
def test_nothing_is_compared_where_it_would_be_empty_or_show_who_spoke(made_run, name, why):
    """Without two sides, or with too few people, the page says why it does not compare."""
    assert find_nothing_to_compare(made_run(name)) == why
    html = str(show_both_sides(made_run(name), "en").html)
    assert ("<blockquote" in html) is (why == "")
    assert '<h2 id="agree">' in html
    assert '<h2 id="differ">' in html
