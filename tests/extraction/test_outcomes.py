"""Outcomes: their names in text and whether more of them is good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.outcomes import find_outcomes, mentions_of, valence_of

NAMES = [
    ("a stronger sense of hope", [("OUT.HOPE", 1)]),
    ("hopelessness persisted", [("OUT.HOPE", -1)]),
    ("days in hospital and emergency visits", [("OUT.HOSP", -1), ("OUT.ED", -1)]),
    ("longer time out of hospital", [("OUT.HOSP", 1)]),
    ("positive drug tests", [("OUT.SUD", -1)]),
    ("abstinence from heroin", [("OUT.SUD", 1)]),
    ("more primary care visits", [("OUT.PHYS", 1)]),
    ("drop-out from treatment", [("OUT.ENGAGE", -1)]),
    ("reconvictions and arrests", [("OUT.SOCDET", -1), ("OUT.SOCDET", -1)]),
    ("burnout among staff", [("OUT.W.STRAIN", -1)]),
    ("cost-effectiveness", [("OUT.S.COST", 1)]),
    ("l’espoir et la qualité de vie", [("OUT.HOPE", 1), ("OUT.QOL", 1)]),
    ("moins de réhospitalisations et de rechutes", [("OUT.HOSP", -1), ("OUT.SUD", -1)]),
    ("adults with depression were recruited", []),
    ("people with a history of psychosis took part", []),
    ("recovery coaches met them weekly", []),
    ("it is hoped that familiar faces help", []),
    ("a 95% confidence interval", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:25] for text, _ in NAMES])
def test_outcomes_are_named_with_their_valence(text: str, expected: list[tuple[str, int]]) -> None:
    """Each name gives its code and whether more of it is good; who people are is no outcome."""
    assert [(m.code, m.valence) for m in find_outcomes(text)] == expected


@pytest.mark.parametrize("outcome", ["OUT.HOSP", "hospital admission", "length of stay", "réhospitalisation"])
def test_a_code_and_free_words_find_the_same_outcome(outcome: str) -> None:
    """A code and several free names all lead to the words of the text."""
    assert [m.start for m in mentions_of("Fewer were readmitted.", outcome)] == [11]


VALENCES = [
    ("OUT.EMPOW", 1), ("OUT.QOL", 1), ("OUT.ENGAGE", 1), ("OUT.SAT", 1), ("OUT.HOSP", -1), ("OUT.STIGMA", -1), ("OUT.OD", -1),
    ("OUT.S.COST", -1), ("loneliness", -1), ("attrition", -1), ("pain intensity", -1), ("walking distance", 1),
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "expected"), VALENCES)
def test_valence_follows_the_coding_rules(outcome: str, expected: int) -> None:
    """Less hospital use, stigma or cost is good; less hope, engagement or satisfaction is bad."""
    assert valence_of(outcome) == expected


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text(text: str) -> None:
    """Every mention is a stretch of the text."""
    assert all(0 <= m.start < m.end <= len(text) for m in find_outcomes(text))


TERMS = {
    ("OUT.HOPE", -1): "désespoir|hopelessness",
    ("OUT.HOPE", 1): "hopefulness|espoir",
    ("OUT.RECOV", 1): "recovery|rétablissement",
    ("OUT.EMPOW", 1): "empowerment|self-advocacy|patient activation|sense of control|pouvoir d'agir|autonomisation",
    ("OUT.EFFIC", 1): "self-efficacy|self esteem|self-worth|confidence|estime de soi|efficacité personnelle",
    ("OUT.SOC", -1): "loneliness|social isolation|solitude|isolement",
    ("OUT.SOC", 1): """social support|social networks|social inclusion|community integration|belonging|friendships
relationships with family|soutien social|intégration sociale|appartenance|réseau social""",
    (
        "OUT.QOL",
        1,
    ): "quality-of-life|life satisfaction|functioning|daily living|role involvement|wellbeing|qualité de vie|bien-être",
    (
        "OUT.SYMP",
        -1,
    ): "symptoms|depression|anxiety|psychosis|distress|negative affect|severity|symptômes|dépression|anxiété|détresse",
    ("OUT.STIGMA", -1): "self-stigma|internalised stigma|discrimination|negative attitudes|stigmatisation",
    ("OUT.STIGMA", 1): "attitudes towards peers|public attitudes|societal attitude",
    ("OUT.HOSP", 1): "days outside hospital|community tenure|time to readmission|remained out of the hospital",
    ("OUT.HOSP", -1): """rehospitalisation|hospitalizations|readmitted|psychiatric admissions|admission|length of stay|bed days
inpatient stays|days in hospital|hospital use|hospital stay|réadmission|durée de séjour|jours d'hospitalisation""",
    ("OUT.ED", -1): """crisis visits|emergency department visits|crisis and emergency service use|ED visits|acute care
use of crisis teams|visites aux urgences|recours aux urgences""",
    ("OUT.ENGAGE", -1): "attrition|dropout|dropping out|disengagement|missed appointments|loss to follow-up",
    ("OUT.ENGAGE", 1): """retention|engagement|linkage|attendance|adherence|treatment entry|service uptake|entry into treatment
rétention|assiduité""",
    ("OUT.SUD", 1): "sobriety|sober|remission from alcohol use|clean days",
    ("OUT.SUD", -1): """substance use|alcohol misuse|drug and alcohol use|drinking|relapse|cravings|positive urine screens
days of use|consommation d'alcool""",
    ("OUT.OD", -1): "overdoses|mortality|deaths|surdose|mortalité|décès",
    ("OUT.SAT", 1): "satisfaction|working alliance|acceptability|helping relationship|needs met|perceived helpfulness",
    ("OUT.SOCDET", -1): """recidivism|conviction|rearrests|incarceration|criminal charges|revocation|nights homeless
homelessness|unemployment|récidive|arrestation|itinérance""",
    ("OUT.SOCDET", 1): "housing stability|competitive employment|income|emploi|stabilité résidentielle|logement stable",
    ("OUT.FAM", -1): "caregiver burden|family stress|parenting stress|carer strain|fardeau",
    ("OUT.FAM", 1): "family functioning|parenting skills|carer outcomes|fonctionnement familial",
    ("OUT.PHYS", -1): "HIV risk|risk behaviours|body weight|blood pressure",
    ("OUT.PHYS", 1): "primary care use|physical activity|medication adherence|physical health|general health|santé physique",
    ("OUT.HARM", -1): "adverse events|harms|événements indésirables",
    ("OUT.W.STRAIN", -1): "burn-out|vicarious trauma|compassion fatigue|staff turnover|moral injury|épuisement",
    ("OUT.W.GAIN", 1): "peer workers' own recovery|sense of purpose",
    ("OUT.W.JOB", 1): "job satisfaction|staff retention|job tenure|satisfaction au travail",
    ("OUT.S.COST", 1): "net savings|cost-effectiveness|value for money|return on investment",
    ("OUT.S.COST", -1): "service costs|expenditure|coûts",
    ("OUT.S.CULT", 1): "organisational culture|quality of care|recovery-oriented care|service quality|staff attitudes",
    ("OUT.S.ACCESS", -1): "waiting times|unmet needs|délai d'attente",
    ("OUT.S.ACCESS", 1): "access to care|coordination of care|service coordination|accès aux soins",
}
TERMED = [(name, *key) for key, names in TERMS.items() for name in names.replace("\n", "|").split("|")]
NO_OUTCOMES = """
harm reduction
recovery college
recovery-oriented
recovery housing
the client with depression
hospitalized for depression
diagnosed with severe psychosis
people living with anxiety
hopper
confidence limits
"""


@pytest.mark.parametrize(("name", "code", "valence"), TERMED, ids=[name for name, _, _ in TERMED])
def test_each_name_of_an_outcome(name: str, code: str, valence: int) -> None:
    """Each name, in both languages, is taken whole."""
    text = f"They asked about {name}."
    assert [(text[m.start : m.end].split()[0], m.code, m.valence) for m in find_outcomes(text)] == [
        (name.split()[0], code, valence)
    ]


BAD = "pain|risk of falls|nausea|fatigue|infection|disability|insomnia|falls and injuries|errors|duration of fever|time to relief"


@pytest.mark.parametrize("outcome", BAD.split("|"))
def test_less_of_a_bad_thing_outside_the_list_is_good(outcome: str) -> None:
    """Free words of clinical outcomes are judged by their nouns."""
    assert valence_of(outcome) == -1
    assert valence_of("walking speed") == 1
