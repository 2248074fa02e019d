"""Change words and their negation."""

import pytest

from litreview.extraction.cues import (
    BOTH,
    LOW_CERTAINTY,
    MIXED,
    SIGNIFICANT,
    UNCLEAR,
    favoured,
    find_change_cues,
    has_cue,
    says_null,
)

KINDS = [
    ("hope was higher", ["up"]),
    ("fewer admissions", ["down"]),
    ("hope improved", ["good"]),
    ("outcomes were worse", ["bad"]),
    ("a greater reduction", ["down"]),
    ("less improvement", ["bad"]),
    ("drinking fell more", ["down"]),
    ("the decrease in weight was significantly larger", ["down"]),
    ("did not improve", []),
    ("no reduction", []),
    ("une baisse des coûts et un espoir plus élevé", ["down", "up"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[text for text, _ in KINDS])
def test_change_words(text: str, kinds: list[str]) -> None:
    """Comparatives join the change they measure; negated words are no change."""
    assert [cue.kind for cue in find_change_cues(text)] == kinds


NULLS = [
    "no difference between the arms", "did not differ", "was not statistically significant", "little or no effect on costs",
    "peers were as effective as nurses", "rates were similar", "a non-significant rise", "failed to reduce admissions",
    "the effect was not sustained", "aucune différence significative", "n’a pas diminué", "aussi efficace que", "P = NS",
]  # fmt: skip


@pytest.mark.parametrize("text", NULLS)
def test_words_of_sameness(text: str) -> None:
    """Sameness and missing effects are read in many wordings, English and French."""
    assert says_null(text)


@pytest.mark.parametrize("text", ["hope rose significantly", "fewer admissions", "a note on costs", "une amélioration"])
def test_words_that_are_no_sameness(text: str) -> None:
    """Change, or neither, is not sameness."""
    assert not says_null(text)


def test_favour_names_what_follows() -> None:
    """The words after "favoured" name the arm."""
    assert favoured("Results favored the comparison arm.")[0].strip().startswith("the comparison")


@pytest.mark.parametrize(("text", "held"), [("RR 0.8", True), ("29% vs 38%", True), ("mixed", True), ("We value hope", False)])
def test_any_cue(text: str, held: bool) -> None:
    """Figures, favour, sameness and doubt all count as a direction cue."""
    assert has_cue(text) is held


CHANGES = {
    "up": """increased|rose|rises|rising|gained|grew|elevated|raised|exceeded|prolonged|augmenté|une hausse|accrue
doubled|enhanced
higher|greatest|more|longer|larger|plus élevé|plus grande|plus nombreux|supérieure|davantage""",
    "down": """decreased|reduction|lowered|declined|fell|fallen|dropped|diminished|diminué|prevented|attenuated
suppressed|lessened
shortened|réduction|réduit|baissé|halved|inhibited|fewer|lowest|less|shorter|smaller|sooner|plus faible|plus courts
inférieur|moins""",
    "good": """improvement|positive effects|a positive impact|effets positifs|benefited|beneficial|effective in|helped|amélioré
protective|better|best|superior|outperformed|meilleure""",
    "bad": "worsened|deteriorated|aggravé|détérioration|worse|worst|poorer|inferior|pire|less helpful|less effective",
}
CHANGED = [(word, kind) for kind, text in CHANGES.items() for word in text.replace("\n", "|").split("|")]
NO_CHANGES = ["at least ten", "best practices", "best available", "drop-out", "self-efficacy", "fellow", "moreover", "betterment"]
SAME = """
no change in hope
none of the effects was seen
neither arm improved
little or no benefit
an absence of effect
a lack of improvement
it lacked any clear effect
it failed to improve hope
it fails to reduce costs
without any significant difference
hope cannot be shown to differ
hope wasn't significantly changed
but not significant
the rise was insignificant
rates were comparable
equally helpful
results were identical
hope was unchanged
groups were indistinguishable
admissions were unaffected
hope stayed the same
the groups fared alike
as safe as usual care
as likely as others
no better than usual care
no fewer visits than before
it did not reach the level
gains were not maintained
it was non-inferior
a null result
the same rate of relapse
l'espoir ne change pas
les taux n’augmentent pas
aucune différence nette
aucun effet
pas d'amélioration
pas de grande différence
un écart non significatif
des taux similaires
des résultats comparables
aussi efficace que les soins usuels
sans différence
the rise was n.s.
the rise was NS
"""
NOT_SAME = [
    "the same people came",
    "the same 12 months",
    "no tea was served",
    "we note the nest",
    "a number of effects",
    "nullify",
]
MIXED_WORDS = """
results were mixed
findings are inconsistent
results were uneven
hope was not consistent
effects varied by site
effects varied across towns
results differed by site
evidence is conflicting
in some studies, but rarely
some trials found gains and others none
des résultats mitigés
des effets contradictoires
better at six months but not at twelve
mieux à six mois mais pas à douze
des résultats hétérogènes
heterogeneous effects
"""
UNCLEAR_WORDS = """
results were inconclusive
the effect is unclear
the effect is uncertain
evidence is insufficient
there is limited evidence that it helps
more research is needed
no data were found
no outcomes for carers were reported
hope was not measured
costs were not reported
no trials have examined costs
no study in this set measured costs
data were skewed
data were not available
results could not be pooled
no conclusion can be drawn
a tentative answer
des résultats non concluants
un effet incertain
l'espoir n'a pas été mesuré
"""


@pytest.mark.parametrize(("word", "kind"), CHANGED, ids=[word for word, _ in CHANGED])
def test_each_word_of_change(word: str, kind: str) -> None:
    """One word alone says which way, in both languages."""
    assert [cue.kind for cue in find_change_cues(f"Peers: {word}.")] == [kind]
    assert has_cue(word.upper())


@pytest.mark.parametrize("text", NO_CHANGES)
def test_words_that_only_hold_a_word_of_change(text: str) -> None:
    """A fixed phrase or a longer word says nothing of change."""
    assert find_change_cues(text) == []


@pytest.mark.parametrize("text", SAME.strip().split("\n"))
def test_each_way_to_say_that_nothing_changed(text: str) -> None:
    """Negation, likeness and equivalence, in both languages."""
    assert says_null(text)


@pytest.mark.parametrize("text", NOT_SAME)
def test_sameness_of_something_else(text: str) -> None:
    """The same people are no sameness of an effect."""
    assert not says_null(text)


@pytest.mark.parametrize("text", MIXED_WORDS.strip().split("\n"))
def test_each_way_to_say_that_results_are_mixed(text: str) -> None:
    """In both languages."""
    assert MIXED.search(text)


@pytest.mark.parametrize("text", UNCLEAR_WORDS.strip().split("\n"))
def test_each_way_to_say_that_nothing_is_known(text: str) -> None:
    """In both languages."""
    assert UNCLEAR.search(text)


@pytest.mark.parametrize(
    "text", ["very low certainty", "very low-quality trials", "très faible certitude", "très faible qualité"]
)
def test_low_certainty(text: str) -> None:
    """As graded by a review."""
    assert LOW_CERTAINTY.search(text)
    assert not LOW_CERTAINTY.search("low certainty")


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("both arms", True),
        ("all of the groups", True),
        ("either condition", True),
        ("the two treatment groups", True),
        ("each cohort", True),
        ("les deux bras", True),
        ("chaque groupe", False),
        ("dans les deux groupes", True),
        ("between both groups", False),
        ("entre les deux groupes", False),
        ("both peers", False),
    ],
)
def test_what_is_said_of_both_arms(text: str, both: bool) -> None:
    """A change in both arms, and not one between them."""
    assert bool(BOTH.search(text)) is both


@pytest.mark.parametrize(
    "text",
    [
        "47% versus 50%",
        "47 % of peers compared with 50",
        "12 vs. 14",
        "RR 0.8",
        "an odds ratio",
        "p < .05",
        "p=0.2",
        "mean difference",
    ],
)
def test_figures_of_an_effect_are_cues(text: str) -> None:
    """Also without a word of change."""
    assert has_cue(text)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("changes favored peers", " peers"),
        ("changes favours peers", " peers"),
        ("in favour of peers", " peers"),
        ("cela favorise les pairs", " les pairs"),
        ("en faveur des pairs", " pairs"),
        ("their favourite peers", None),
    ],
)
def test_what_follows_a_word_of_favour(text: str, following: str | None) -> None:
    """The favoured arm stands behind it, in both languages."""
    assert favoured(text) == ([following] if following else [])


@pytest.mark.parametrize(
    ("text", "significant"),
    [("a significant gain", True), ("non-significant", False), ("not significant", False), ("un gain significatif", True)],
)
def test_significance(text: str, significant: bool) -> None:
    """And its negation."""
    assert bool(SIGNIFICANT.search(text)) is significant
