"""Signs of a study, its design and its instrument."""

import pytest

from litreview.extraction.studies import has_study_cue, read_instrument, read_study_design

DESIGNS = [
    ("An umbrella review of 35 papers", "review of reviews"),
    ("A systematic review and meta-analysis", "SR/MA"),
    ("Across eighteen trials", "SR/MA"),
    ("a cluster randomised trial", "RCT"),
    ("participants were randomly assigned", "RCT"),
    ("a quasi-experimental study with matched pairs", "controlled"),
    ("a retrospective cohort", "cohort/pre-post"),
    ("a pre-post evaluation", "cohort/pre-post"),
    ("semi-structured interviews", "qualitative"),
    ("a mixed-methods evaluation", "mixed"),
    ("a survey of peer workers", "survey"),
    ("an economic evaluation beside the trial", "economic"),
    ("a literature review", "narrative"),
    ("un essai randomisé", "RCT"),
    ("a moving and important story", ""),
]


@pytest.mark.parametrize(("text", "design"), DESIGNS, ids=[text[:25] for text, _ in DESIGNS])
def test_design_from_methods_words(text: str, design: str) -> None:
    """The design is read from words about methods."""
    assert read_study_design(text) == design


def test_the_nearest_text_decides() -> None:
    """The sentence comes before the title."""
    assert read_study_design("In interviews, grounded theory", "A randomised trial") == "qualitative"
    assert read_study_design("Hope rose.", "A randomised trial") == "RCT"


STUDIES = [
    ("In the trial hope rose.", True),
    ("At 12 months more were housed.", True),
    ("Readmission was 29% vs 38%.", True),
    ("Roe (2014) reports less stigma.", True),
    ("Hope rose (p < .05).", True),
    ("Scores on the hope scale rose.", True),
    ("L’étude montre une amélioration.", True),
    ("We build empowerment and hope.", False),
    ("Your story gave me hope.", False),
    ("The capacity of workers continues to grow.", False),
    ("More than 130 peers met to improve access.", False),
]


@pytest.mark.parametrize(("text", "studied"), STUDIES, ids=[text[:25] for text, _ in STUDIES])
def test_study_or_measure_cue(text: str, studied: bool) -> None:
    """Methods, figures with a comparison, citations and scales are signs of a study; praise and aims are not."""
    assert has_study_cue(text) is studied


def test_instrument() -> None:
    """A named scale is the measure, a common word is none."""
    assert read_instrument("on the Recovery Assessment Scale") == "Recovery Assessment Scale"
    assert read_instrument("at large scale") == ""
