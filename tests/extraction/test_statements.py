"""Sentences that tell somebody what to do."""

import pytest

from litreview.extraction.statements import is_action, is_advice, is_imperative, is_recommendation, is_wish

RECOMMENDATIONS = [
    "Agencies should pay peer workers fairly.",
    "Peer workers must have access to supervision.",
    "Strategies must be affordable and practical.",
    "Funding needs to be stable.",
    "We recommend that boards hold two seats for peers.",
    "It is recommended that training be led by peers.",
    "The committee urges hospitals to hire peers.",
    "Hospitals are encouraged to hire peers.",
    "Recommendation 4: A provincial network of peers.",
    "Les organismes devraient rémunérer les pairs aidants.",
    "Il faut une supervision régulière.",
    "Nous recommandons une formation commune.",
    "Il est recommandé de consulter les familles.",
]
OTHERS = [
    "Enhancing peer support is an essential component of a better system.",
    "We reviewed the recommendations of the first phase.",
    "Based on the recommendations of the report, guidelines were written.",
    "This should have been done years ago.",
    "Should you need help, call us.",
    "Should peers be paid?",
    "The Centre identified the need to build capacity.",
    "Peer support has been a long-established best practice.",
    "A toolkit was produced.",
    "Les recommandations ont été publiées.",
]


@pytest.mark.parametrize("text", RECOMMENDATIONS)
def test_duties_and_advice_are_recommendations(text: str) -> None:
    """Who must, should or is advised to do what is a recommendation, English or French."""
    assert is_recommendation(text)


@pytest.mark.parametrize("text", OTHERS)
def test_status_claims_regrets_and_the_noun_are_none(text: str) -> None:
    """The noun alone, claims of importance, regrets, inversions and questions recommend nothing."""
    assert not is_recommendation(text)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("I wish there were a group on Sundays.", True),
        ("They need to pay us.", True),
        ("It would be great to have a speakers’ bureau.", True),
        ("We want a say in hiring.", True),
        ("Please keep the drop-in open.", True),
        ("Pay us for the hours we train others.", True),
        ("Could there be a group for families?", True),
        ("J’aimerais un groupe en français.", True),
        ("My peer worker met me at the door.", False),
        ("It was cold that day.", False),
    ],
)
def test_wishes_of_participants(text: str, wished: bool) -> None:
    """Wishes, requests, orders and questions about what could be count in a consultation; stories do not."""
    assert is_wish(text) is wished


@pytest.mark.parametrize(
    ("text", "imperative"),
    [
        ("Fund peer-run groups.", True),
        ("2. Train supervisors.", True),
        ("Soutenir les familles.", True),
        ("Peers fund groups.", False),
        ("Support is growing.", False),
    ],
)
def test_imperatives(text: str, imperative: bool) -> None:
    """A verb at the head of an item tells what to do; a noun that looks like one does not."""
    assert is_imperative(text) is imperative


@pytest.mark.parametrize(
    ("text", "action"),
    [("Development of guidelines", True), ("Broad-based communication", True), ("Robyn, board member", False), ("Hope", False)],
)
def test_actions_of_list_items(text: str, action: bool) -> None:
    """Items may name an action by a noun; people and values are no actions."""
    assert is_action(text) is action


def test_advice_is_explicit() -> None:
    """A bare "should" is a duty, not advice in so many words."""
    assert is_advice("We recommend this to all boards.")
    assert not is_advice("Boards should do this.")


def test_minutes_call_for_action_at_their_start_only() -> None:
    """An opening such as "Action 3:" or "Resolved that" asks for something; within a sentence the same words do not."""
    assert is_advice("Action 3.1: the board meets.")
    assert is_advice("— Resolved that a seat is kept.")
    assert not is_advice("They took action: the board met.")
