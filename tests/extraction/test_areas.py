"""The one key area of each recommendation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.areas import find_area
from litreview.tables import VOCABULARY

CASES = [
    ("Launch a public communication campaign about what peers do.", "K1"),
    ("Build a provincial peer network and share knowledge across it.", "K1"),
    ("Faire connaître la pair-aidance par une campagne de sensibilisation.", "K1"),
    ("Fund new peer-run organisations in small towns.", "K2"),
    ("Help families start mutual aid groups.", "K2"),
    ("Soutenir les organismes gérés par les pairs.", "K2"),
    ("Reserve two seats on the board for people with lived experience.", "K3"),
    ("Mentor new groups on governance and choosing representatives.", "K3"),
    ("Réserver des sièges au conseil d’administration.", "K3"),
    ("Offer leadership training to experienced peers.", "K4"),
    ("Supervisors need a training module of their own.", "K4"),
    ("Offrir une formation aux pairs aidants.", "K4"),
    ("Set up a speakers’ bureau.", "K5"),
    ("Train peers for public speaking and pay for their talks in schools.", "K5"),
    ("Créer un bureau de conférenciers.", "K5"),
    ("Write a guide for engaging politicians and industry leaders.", "K6"),
    ("Meet the minister and other policymakers every year.", "K6"),
    ("Rencontrer les élus et les décideurs.", "K6"),
    ("Peer workers should be paid a living wage.", "OTHER"),
    ("Agencies should prevent role drift with clear role descriptions.", "OTHER"),
    ("Every peer worker needs regular supervision by a peer.", "OTHER"),
    ("Adopt national standards and a code of ethics.", "OTHER"),
    ("Evaluate programs with outcome measures that peers choose.", "OTHER"),
    ("Equity must guide hiring.", "OTHER"),
    ("Rémunérer les pairs aidants de façon équitable.", "OTHER"),
    ("Serve better coffee.", "OTHER"),
]


@pytest.mark.parametrize(("text", "area"), CASES, ids=[text[:30] for text, _ in CASES])
def test_area(text: str, area: str) -> None:
    """Each recommendation goes to the area its words are about; what has no home in the six is OTHER."""
    assert find_area(text) == area


def test_a_code_of_the_analyst_weighs_in() -> None:
    """An area code on the sentence decides where words say nothing."""
    assert find_area("Do this soon.", ("REC.K3", "OUT.HOPE", "REC.STMT")) == "K3"


@given(st.text(max_size=200))
def test_exactly_one_known_area(text: str) -> None:
    """Any text has one area of the vocabulary."""
    assert find_area(text) in VOCABULARY["recommendations", "area"]
