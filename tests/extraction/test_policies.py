import pytest

from litreview.extraction.policies import claims_standing, find_jurisdiction

CLAIMS = [
    ("priority", "In 2032 the board named peer support as the highest priority for care."),
    ("core-service", "The province identified peer support as a proposed core service."),
    ("component", "The strategy recognizes peer support as an essential component of care."),
    ("best-practice", "Peer support has been a long-established best practice recognized in the north."),
    ("billable", "Peer support became a billable service in the state."),
    ("french-priority", "La région a désigné la pair-aidance comme priorité stratégique."),
    ("french-practice", "Le plan reconnaît le soutien par les pairs comme une meilleure pratique."),
    ("french", "Le ministère a reconnu le soutien par les pairs comme une composante essentielle."),
]
NO_CLAIMS = [
    ("purpose", "We work to ensure peer support is recognized as a key component of care."),
    ("aim", "The focus was to help recognize peer support as an essential component."),
    ("other-subject", "The board named housing as the highest priority."),
    ("no-body", "Peer support, an essential component, helps."),
    ("plain", "Peer support is offered here."),
    ("empty", ""),
]


@pytest.mark.parametrize("sentence", [c[1] for c in CLAIMS], ids=[c[0] for c in CLAIMS])
def test_a_standing_that_was_given_is_a_claim(sentence):
    """A body that names, recognises or lists peer support gives it a standing."""
    assert claims_standing(sentence)


@pytest.mark.parametrize("sentence", [c[1] for c in NO_CLAIMS], ids=[c[0] for c in NO_CLAIMS])
def test_purposes_and_other_subjects_are_no_claims(sentence):
    """Hopes, aims and the standing of other things are no claim."""
    assert not claims_standing(sentence)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("needs in the Blue Lakes region of Ontario", "Blue Lakes region"),
        ("across Nova Scotia and beyond", "Nova Scotia"),
        ("Canada’s plan", "Canada"),
        ("dans la région de Lac-Bleu", "région de Lac-Bleu"),
        ("a benefit in Ohio", "Ohio"),
        ("the ministry of New South Wales", "New South Wales"),
        ("Canadians agree", ""),
        ("", ""),
    ],
)
def test_the_narrowest_place_is_named(sentence, place):
    """A region comes before a province, a province before a country; derived words name no place."""
    assert find_jurisdiction(sentence) == place
