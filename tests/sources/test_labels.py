"""Forms of labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.labels import rate_label

SURE = """
P04|p4|P-12|FG1-P3|P3_F|P1/P2|P1 and P2|INT|Int 2|Q|A|Speaker 1|SPEAKER_00|Speaker A|participant two|Unknown Speaker|
Interviewer 1 (KB)|P01 (site: North)|P04 [by telephone]|Animatrice|Participante no 2|Personne 3|The Chair|The Chair (Mr. Roe)|
The Acting Speaker (Hon. Ada Roe)|Le président (M. Roe)|La vice-présidente|Ms. Y|Mme Côté|M. D’Arc-Côté|Dr. Ada B. Baker|
Hon. Jean-Guy Roe (North, Ind.)|Elder Mary|Ms. Ada Roe (Parliamentary Secretary to the Minister of Small and Large Kitchens, Ind.)
"""
NAME = """
Ada|ADA|A.B.|Ada B.|Ada Baker (she/her)|Baker, Ada|Marie-Ève de la Tour|O’Neil|D'Arc|Jean-Guy d’Arc|Łukasz|Ōtani Ken|Şule|Дарья|
李华|May Lee|Roe, April|प्रिया|ᓄᓇ|Ngũgĩ wa Thiong’o|Ada and Ben|Ada & Ben|Therapist|Client 2|All|Some hon. members|Une voix
"""
WEAK = "April|He|Page One|Question|Answer|Part 2|therapist|all"
LOOSE = "ada|ada baker|jane’s iPad|iPhone"
NOBODY = """
Note|Remarque|Lunch|Part of the plan|Lastly|Group 2|The group said|Dr. Roe told me this|The Chair then said|Mr. Roe and I saw|so|
and then|a list of four things|10|(Ada)|3 apples|Ada: Baker|Ada?|https|Next Steps|Soup, Bread, Tea|Ada Ben Cyd Dot Eve Flo Gus
"""


def _split(labels: str) -> list[str]:
    return [label.strip() for label in labels.replace("\n", "").split("|")]


FORMS = [
    (label, form)
    for form, labels in (("sure", SURE), ("name", NAME), ("weak", WEAK), ("loose", LOOSE), ("", NOBODY))
    for label in _split(labels)
]


@pytest.mark.parametrize(("label", "form"), FORMS)
def test_the_form_of_a_label_says_how_sure_it_is(label: str, form: str) -> None:
    """Codes, roles and titles are proof, names of any script are not, headings are none."""
    assert rate_label(label) == form


@pytest.mark.parametrize("label", ["x" * 200, "Ada " + "Very " * 38 + "Long", "P1 " * 40], ids=["word", "name", "codes"])
def test_a_sentence_is_no_label(label: str) -> None:
    """A label of two hundred characters is a sentence before a colon."""
    assert rate_label(label) == ""


@given(st.text(alphabet="AaéЖ李.’-,&()[] 19", max_size=100))
def test_any_label_has_a_form(label: str) -> None:
    """Nothing raises."""
    assert rate_label(label) in ("", "loose", "weak", "name", "sure")
