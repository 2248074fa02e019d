import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from litreview.reporting.display import clean
from litreview.reporting.judged import NOT_APPLIED, NOTHING, show_judged
from litreview.reporting.sides import quote_best
from litreview.tables import build_table

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
JUDGED = {
    "kind": "framework",
    "target": "VAL.HOPE",
    "judged_by": "RJ",
    "judged_on": "2026-03-04",
    "line": 2,
}
FINDING = {
    **JUDGED,
    "finding": "People who met a peer worker spoke of hope.",
    **dict.fromkeys(COMPONENTS, "minor concerns"),
    **{f"{name.split('_')[0]}_explanation": f"Why {name}." for name in COMPONENTS},
    "confidence": "low",
}
APART = {**JUDGED, "convergence": "dissonance"}


@pytest.fixture
def show(full_run):
    """Return a function that shows the full run with these judgements, where both sides speak about hope."""

    def shown(*rows, **cells):
        run = type(full_run)(full_run.folder, full_run.review)
        frame = full_run.table("framework_evidence").copy()
        for column, value in {"convergence": "dissonance", **cells}.items():
            frame.loc[frame["component"] == "VAL.HOPE", column] = value
        run._tables["framework_evidence"] = frame
        run._tables["judgements"] = build_table("judgements", rows)
        return str(show_judged(run).html)

    return shown


def test_a_judged_finding_stands_with_its_four_reasons_and_who_judged(show):
    """A sentence, its component as a link, confidence, reasons, and the day in words."""
    html = show(FINDING)
    assert '<th scope="row" role="rowheader">People who met a peer worker spoke of hope.</th>' in html
    assert '<a href="#component-VAL.HOPE">Hope</a>' in html
    for name in ("Methods", "Coherence", "Adequacy", "Relevance"):
        assert f'data-label="{name}">minor concerns. Why ' in html
    assert ">low</td>" in html
    assert ">minor: methods, coherence, adequacy, relevance</td>" in html
    assert "RJ, 4 March 2026</td>" in html


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"adequacy": "serious concerns", "coherence": "moderate concerns"},
            "serious: adequacy; moderate: coherence; minor: methods, relevance",
        ),
        ({"relevance": "no or very minor concerns"}, ">minor: methods, coherence, adequacy</td>"),
        (dict.fromkeys(COMPONENTS, "no or very minor concerns"), ">no or very minor concerns</td>"),
    ],
    ids=["serious first", "none about one", "none"],
)
def test_concerns_stand_beside_the_confidence(show, cells, words):
    """By how grave they are; what is no concern is not named."""
    assert words in show({**FINDING, **cells})


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"research": "3", "policy": "0", "practice": "1", "assertion": "0"}, "Research: 3; Practice: 1"),
        ({"research": "0", "policy": "0", "practice": "0", "assertion": "2"}, "Assertion: 2"),
        ({"research": "0", "policy": "0", "practice": "0", "assertion": "0"}, "none now"),
    ],
)
def test_the_works_behind_a_finding_are_counted_by_kind(show, cells, words):
    """Kinds of evidence are never added up."""
    assert f">{words}</td>" in show(FINDING, **cells)


def test_several_findings_of_a_component_have_a_row_each(show):
    """In the order of the file."""
    other = {**FINDING, "finding": "Hope went away where the peer left.", "confidence": "very low", "line": 1}
    html = show(FINDING, other)
    assert html.index("Hope went away") < html.index("People who met")
    assert html.count('<a href="#component-VAL.HOPE">') == 2


def test_a_stale_judgement_says_what_changed(show):
    """Days in words, documents by their names."""
    stale = "stale: the evidence has changed since 2026-03-04; new: x2020; changed: consultation"
    assert "stale: the evidence has changed since 4 March 2026; new: x2020; changed: consultation" in show(
        {**FINDING, "stale": stale}
    )


def test_a_judgement_of_what_is_gone_is_still_shown(show):
    """Under the id it was made for, at the end."""
    gone = {**FINDING, "kind": "recommendation", "target": "old1999.r001", "stale": "no longer in this review", "line": 1}
    html = show(FINDING, gone, {**gone, "convergence": "partial agreement", "line": 5})
    assert html.index("VAL.HOPE") < html.index("old1999.r001")
    assert "RJ, 4 March 2026; no longer in this review" in html
    assert "not explained" in html


def test_confidence_is_not_shown_where_no_literature_speaks(show):
    """GRADE-CERQual is never applied to what only people said."""
    html = show({**FINDING, "confidence": ""}, convergence="silence", research="0", practice="0", policy="0")
    assert NOT_APPLIED in html
    assert ">low</td>" not in html


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("dissonance", ">dissonance</td>"),
        ("silence", "dissonance; not applied: one side is silent now"),
        ("", "neither side speaks"),
    ],
)
def test_a_convergence_that_no_longer_applies_says_why(show, now, words):
    """Silence is computed, and stands above what was judged before."""
    assert words in show(APART, convergence=now)


@pytest.mark.parametrize("word", ["dissonance", "partial agreement"])
def test_without_an_explanation_both_sides_speak_for_themselves(show, full_run, word):
    """Each in its own words, with a link to their place."""
    html = show({**APART, "convergence": word}, convergence=word)
    row = full_run.table("framework_evidence").set_index("component").loc["VAL.HOPE"]
    for people, name in ((False, "Texts"), (True, "People")):
        assert f"{name}: {quote_best(full_run, 'VAL.HOPE', row, people=people)}" in html


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"explanation": "Texts say yes, people say no."}, ">Texts say yes, people say no.</td>"),
        ({"explanation_fr": "Oui et non."}, '><span lang="fr">Oui et non.</span></td>'),
        ({"explanation": "Yes and no.", "explanation_fr": "Oui et non."}, ">Yes and no.</td>"),
        ({"convergence": "agreement"}, ">not explained</td>"),
    ],
    ids=["English", "French only", "both", "agreement"],
)
def test_what_agrees_or_differs_is_told_as_it_was_written(show, cells, words):
    """Words of another language say which."""
    row = {**APART, **cells}
    assert words in show(row, convergence=row["convergence"])


def test_a_recommendation_is_told_in_its_own_words(full_run):
    """With a link to the place where it stands."""
    run = type(full_run)(full_run.folder, full_run.review)
    row = full_run.table("recommendation_evidence").query("recommendation != '' and quotes != ''").iloc[0]
    judged = {**APART, "kind": "recommendation", "target": row["recommendation_id"], "explanation": "x"}
    run._tables["judgements"] = build_table("judgements", [judged])
    html = str(show_judged(run).html)
    assert str(escape(row["recommendation"])) in html
    assert 'href="#source-' in html


def test_nothing_judged_is_said(empty_run):
    """And where judgements would stand."""
    assert NOTHING in str(show_judged(empty_run).html)


def test_one_table_is_left_out_in_words(show):
    """A review with findings and no convergence, and the other way round."""
    assert "nothing to show" in show(APART)
    assert "nothing to show" in show(FINDING)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(TEXTS)
def test_whatever_was_written_reaches_the_page_escaped(show, words):
    """Markup in a finding, a reason or an explanation is text."""
    html = show({**FINDING, "finding": words, "coherence_explanation": words, "convergence": "dissonance", "explanation": words})
    shown = str(escape(clean(words)))
    assert f'<th scope="row" role="rowheader">{shown}</th>' in html
    assert f'data-label="Coherence">minor concerns. {shown}</td>' in html
    assert 'data-label="What agrees or differs"' in html


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", '"><img src=x onerror=y>', "=HYPERLINK(1)", "\\input{x}", "a\u202eb", "x" * 5000, "\U0001f600"],
    ids=["script", "attribute", "formula", "LaTeX", "bidi", "long", "emoji"],
)
def test_hostile_words_are_shown_as_words(show, words):
    """Nothing that somebody writes becomes part of the page."""
    html = show({**FINDING, "finding": words, "judged_by": words, "convergence": "dissonance", "explanation": words})
    assert "<script>" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert html.count(str(escape(clean(words)))) >= 3
