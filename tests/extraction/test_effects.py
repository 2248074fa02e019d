"""Effect sizes, p values and numbers of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.effects import covers_null, read_effects, read_n, read_p_values

ESTIMATES = [
    ("RR 0.44 (0.11 to 1.75)", "RR", 0.44, 0.11, 1.75),
    ("RR = 1.77 (95% CI 1.09 to 2.85)", "RR", 1.77, 1.09, 2.85),
    ("an odds ratio of 0.30 (95% confidence interval 0.15–0.60)", "OR", 0.30, 0.15, 0.60),
    ("hazard ratio [HR] = 0.278, 95% CI 0.188–0.409", "HR", 0.278, 0.188, 0.409),
    ("SMD −0.24 (−0.52 to 0.05)", "SMD", -0.24, -0.52, 0.05),
    ("SMD 0.24 (95% CI 0.08, 0.40)", "SMD", 0.24, 0.08, 0.40),
    ("mean difference -0.30, 95% CI -0.80 to 0.20", "MD", -0.30, -0.80, 0.20),
    ("d = 0.35", "d", 0.35, None, None),
    ("Cohen’s d 0.5", "Cohen’s d", 0.5, None, None),
    ("OR 0·54 (0·36 to 0·82)", "OR", 0.54, 0.36, 0.82),
    ("un rapport de cotes de 0,80 (IC à 95 % 0.58 à 1.09)", "OR", 0.80, 0.58, 1.09),
]


@pytest.mark.parametrize(("text", "measure", "effect", "low", "high"), ESTIMATES, ids=[text[:25] for text, *_ in ESTIMATES])
def test_estimates_with_their_intervals(text: str, measure: str, effect: float, low: float | None, high: float | None) -> None:
    """Measure, effect and interval are read whatever dashes, brackets and decimal signs a journal uses."""
    found = read_effects(f"The result was {text} at the end.")[0]
    assert (found.measure, found.effect, found.low, found.high) == (measure, effect, low, high)


PAIRS = [
    ("29% vs 38%", "29% vs 38%", 29, 38),
    ("29% compared with 38%", "29% vs 38%", 29, 38),
    ("14 per cent against 25 per cent", "14% vs 25%", 14, 25),
    ("0.89 versus 1.53", "0.89 vs 1.53", 0.89, 1.53),
    ("2,154 vs 1,922", "2,154 vs 1,922", 2154, 1922),
]


@pytest.mark.parametrize(("text", "measure", "one", "other"), PAIRS, ids=[text for text, *_ in PAIRS])
def test_pairs_of_figures(text: str, measure: str, one: float, other: float) -> None:
    """Two figures set against each other are an effect, with the words that give them as measure."""
    found = read_effects(f"There were {text} of them.")[0]
    assert (found.measure, found.effect, found.other) == (measure, one, other)


def test_years_are_no_effects() -> None:
    """Two years set against each other tell no effect."""
    assert read_effects("the plan of 2016 versus 2019") == []


@pytest.mark.parametrize(("text", "covered"), [("RR 0.8 (0.6 to 1.1)", True), ("SMD 0.2 (0.1 to 0.3)", False), ("d = 0.4", None)])
def test_interval_and_null(text: str, covered: bool | None) -> None:
    """A ratio's interval is held against 1, a difference's against 0; without interval there is no answer."""
    assert covers_null(read_effects(text)[0]) is covered


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("p = .03", [True]),
        ("P > 0.05", [False]),
        ("p<0·0001", [True]),
        ("p = 0.346 and p=.049", [False, True]),
        ("P = 0.05", [False]),
    ],
)
def test_p_values(text: str, below: list[bool]) -> None:
    """Each p value says whether it is below .05."""
    assert read_p_values(text) == below


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("a trial (n = 139)", 139),
        ("18 trials with 5,597 participants", 5597),
        ("85 sites and 701 high-risk mothers", 701),
        ("n=1,175", 1175),
        ("Hope rose.", None),
        ("in 2014", None),
    ],
)
def test_numbers_of_people(text: str, n: int | None) -> None:
    """The number of people is the one said of people, not of trials, sites or years."""
    assert read_n(text) == n


@given(st.text(alphabet="RORMDd=p0123456789.,%()vs to-–CI95 ", max_size=200))
def test_any_digits_are_read_or_left(text: str) -> None:
    """No mixture of digits and marks makes the reading fail."""
    assert all(effect.start < effect.end <= len(text) for effect in read_effects(text))
