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


GROUPS = """
political leaders
industry leaders
policymakers
policy-makers
decision-makers
federal government
provincial governments
ministry of health
ministers
funder
health authorities
health regions
hospital
community agencies
service providers
peer support providers
employer
organisations
organizations
board
manager
supervisor
peer support workers
peer workers
peer supporters
peer staff
clinicians
clinical team
researchers
evaluators
universities
colleges
planners
key stakeholders
stakeholders
consumers
families/friends
family members
caregivers
people with lived experience
representatives
communities
educators
schools
program leaders
gouvernement
ministères
bailleurs de fonds
hôpitaux
organismes
employeurs
superviseurs
pairs aidants
chercheurs
décideurs
cliniciens
"""


@pytest.mark.parametrize("group", GROUPS.strip().split("\n"))
def test_each_group_under_its_own_name(group: str) -> None:
    """Every group is named as the text names it, whatever its capitals."""
    assert find_audiences(f"Ask {group.title()} first.") == group
