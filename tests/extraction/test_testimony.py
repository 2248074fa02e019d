"""What people went through, apart from what they think."""

import pytest

from litreview.extraction.testimony import is_testimony


@pytest.mark.parametrize(
    "text",
    [
        "I was readmitted twice last winter.",
        "My peer worker called me every Friday.",
        "They told us to wait outside.",
        "She had no one to talk to after the funeral.",
        "Nous avons attendu huit mois.",
    ],
)
def test_experience_is_testimony(text: str) -> None:
    """First-person experience, and that of somebody close, is testimony."""
    assert is_testimony(text)


@pytest.mark.parametrize(
    "text",
    [
        "I think peers should be paid.",
        "We need a better building.",
        "Peer support is widely used.",
        "In my opinion training helps.",
        "Agencies must publish their pay scales.",
    ],
)
def test_opinion_and_fact_are_not(text: str) -> None:
    """Opinions, wishes and statements about the world are no testimony."""
    assert not is_testimony(text)
