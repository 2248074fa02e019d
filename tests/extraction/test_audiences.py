"""Who is addressed."""

import pytest

from litreview.extraction.audiences import find_audiences


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Funders and managers should pay peer workers.", "funders; managers; peer workers"),
        ("Engage political and industry leaders.", "political and industry leaders"),
        ("The Ministry and the ministry’s funders", "ministry; funders"),
        ("Peer supervisors need time.", "peer supervisors"),
        ("Les gestionnaires et les familles", "gestionnaires; familles"),
        ("People familiar with the system", ""),
    ],
)
def test_audiences_in_order_and_once(text: str, audience: str) -> None:
    """Groups come in order, each once, the longest name of each."""
    assert find_audiences(text) == audience
