import pytest

from litreview.corpus.build import build_document
from litreview.extraction.populations import find_populations, population_scope
from litreview.sources.blocks import Block


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("people with a mental illness", ("mental health",)),
        ("addiction and mental health challenges", ("mental health", "substance use")),
        ("concurrent disorders", ("concurrent",)),
        ("families and carers", ("family/caregiver",)),
        ("someone familiar with the system", ()),
        ("young people in prison", ("youth", "justice")),
        ("peers and diabetes", ("physical health",)),
        ("des jeunes en situation d’itinérance", ("youth", "homeless")),
        ("people", ()),
    ],
)
def test_names_the_populations(text, wanted):
    """Populations are named in the order of the coding rules; a false friend names none."""
    assert find_populations(text) == wanted


def test_the_scope_is_what_a_fair_share_of_the_text_is_about():
    """A population mentioned once in a long text is not its scope."""
    paragraphs = ["Mental health care needs peers who stay."] * 9 + ["One talk was about diabetes in winter months."]
    doc = build_document("lake.txt", "", [Block(p, role="body") for p in paragraphs], evidence_kind="practice", depth="full text")
    assert population_scope(doc) == ("mental health",)


NAMES = {
    "mental health": """mental health|mentally ill|mental distress|mental-health|psychiatric wards|psychosis|santé mentale
un trouble mental et des troubles mentaux|maladie mentale""",
    "substance use": """substance use|addictions|drug use|people who use drugs|opioids|alcohol|overdose|dépendance|substances
toxicomanie|surdose""",
    "concurrent": "concurrent disorder|dual diagnosis|co-occurring needs|troubles concomitants",
    "family/caregiver": "family|caregiver|carer|parents|famille|proches aidants|entourage",
    "youth": "youth|young adults|young person|adolescents|teenagers|jeunes|adolescence",
    "perinatal": "perinatal care|postnatal|postpartum|pregnancy|new mothers|périnatalité|femme enceinte",
    "justice": "criminal justice|forensic|prison|incarceration|justice-involved|justice pénale|détenu",
    "homeless": "homelessness|unhoused|itinérance|sans-abri|sans domicile fixe",
    "physical health": "diabetic|cancer|HIV|chronic disease|chronic physical pain|physical health|santé physique|diabète|VIH",
}
NAMED = [(text, name) for name, texts in NAMES.items() for text in texts.replace("\n", "|").split("|")]
UNNAMED = [
    "environmental health",
    "the fundamental illness",
    "hived off",
    "a youthful voice",
    "apparent",
    "imprisonment",
    "familiar",
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[text for text, _ in NAMED])
def test_each_word_for_a_population(text, name):
    """In both languages, whatever its case."""
    assert (
        find_populations(f"Peers talk about {text.upper()} here.")
        == find_populations(f"Peers talk about {text} here.")
        == (name,)
    )


@pytest.mark.parametrize("text", UNNAMED)
def test_a_word_inside_another_names_no_population(text):
    """Only the word itself counts."""
    assert find_populations(text) == ()
