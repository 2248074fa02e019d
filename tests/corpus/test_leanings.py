"""Words that lean to a kind of evidence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.leanings import leanings

TEXTS = {
    "research": "The sample completed a questionnaire at baseline. Scores were compared; effects were not significant.",
    "research fr": "Les auteurs ont recueilli des données. L’échantillon était petit et les résultats sont partagés.",
    "policy": "The province shall fund kitchens. Requirements and eligibility follow from the act.",
    "policy fr": "Le gouvernement du pays réforme la loi. Le financement et le mandat suivent.",
    "practice": "Join our meetings. A facilitator welcomes you, and members guide the team.",
    "practice fr": "Vous pouvez venir à nos rencontres. Les bénévoles vous accueillent.",
    "assertion": "I think of my mother. She cooked for me, and I've kept it to myself.",
    "assertion fr": "Je pense à ma mère. J’ai gardé cela pour moi.",
}


@pytest.mark.parametrize(("kind", "text"), TEXTS.items(), ids=TEXTS)
def test_plain_words_add_up_to_a_kind(kind: str, text: str) -> None:
    """In both languages."""
    found = leanings(text)
    assert max(found, key=found.__getitem__) == kind.partition(" ")[0]


@pytest.mark.parametrize("text", ["", "Bread is warm.", "Type I and II ovens.", "King James I. He ate."])
def test_words_that_lean_nowhere_count_nothing(text: str) -> None:
    """A Roman number is nobody's I."""
    assert set(leanings(text).values()) == {0.0}


def test_length_is_taken_into_account() -> None:
    """The same words in a longer text lean less; a very short text is not taken for a dense one."""
    words = "The sample was small. "
    assert leanings(words + "Bread is warm. " * 100)["research"] < leanings(words)["research"] < 0.01


@given(st.text(max_size=200))
def test_leanings_are_never_negative(text: str) -> None:
    """Any text can be asked."""
    assert all(value >= 0 for value in leanings(text).values())


def test_a_hostile_text_takes_no_time() -> None:
    """Nothing backtracks without end."""
    begun = time.process_time()
    leanings("we " * 20_000 + "I " * 20_000 + "p" * 60_000)
    assert time.process_time() - begun < 3


TELLING = {
    "research": """participants completed|participants reported|participants had|were randomised|were randomized|were recruited
were assigned|were interviewed|control group|confidence interval|95% CI|p < .05|p = 0.01|statistically|thematic analysis
semi-structured|meta-analysis|systematic review|we interviewed|we surveyed|we recruited|we analysed|we analyzed|we searched
sample of|n = 40|study design|analyse thématique|essai contrôlé|essai randomisé|entretiens semi-dirigés|nous avons interrogé
nous avons recruté|nous avons analysé""",
    "policy": """mental health strategy|strategic plan|action plan|service plan|the minister of|the ministry will
the government has|the province will|parliamentary|select committee|legislation|pursuant to|subsection|policy framework
policymakers|provincial
federal|national guidelines|commission|ministère|gouvernement du|projet de loi|plan d’action|stratégie nationale
stratégie québécoise""",
    "practice": """our services|our program|our centre|our center|our members|our team|our organisation|our trainings|we offer
we provide|we support|we deliver|toolkit|workshops|drop-in|webinar|community of practice|communities of practice
training program|this project will|contact us|nos services|nos programmes|nos membres|nous offrons""",
}
PLAIN = {
    "research": """participant|patients|respondents|samples|baseline|followup|significantly|comparison|associations|studies|trials
findings|theme|analyses|data|results|score|outcomes|intervention|interviews|questionnaire|literature|author|evidence|effect
hypothesis|criteria|cohort|survey|reviewed|et al|method|étude|échantillon|données|résultats|auteur|répondants|littérature
entretiens|12 %|12%""",
    "policy": """funding|funder|states|reform|mandated|jurisdiction|regulatory|eligible|reimbursement|contracts|requirement|shall
must|department|authority|public|taxpayer|priorities|policy|ministries|bill|act|province|financement|loi|réforme|mandat
politique|ministère|gouvernemental""",
    "practice": """group|meetings|member|facilitators|volunteer|join|training|programme|you|your|we|our|service|offers|provides
worker|specialist|skills|team|apply|applicant|coaching|mentors|community|guides|guidance|welcome|groupe|vous|votre|vos|nous
nos|notre|animatrice|accueillir|membre|bénévole|rencontre|formation""",
    "assertion": "my|me|myself|mine|je|mon|ma|mes|moi|j’ai|I’m|I felt|I went|I had|I told",
}
LEANING = [
    (kind, word) for table in (TELLING, PLAIN) for kind, text in table.items() for word in text.replace("\n", "|").split("|")
]


@pytest.mark.parametrize(("kind", "word"), LEANING, ids=[word for _, word in LEANING])
def test_each_word_leans_to_its_kind(kind: str, word: str) -> None:
    """One word alone leans to its own kind more than to any other."""
    found = leanings(f"Bread – {word} – bread.")
    assert found[kind] == max(found.values()) > 0


@pytest.mark.parametrize(("kind", "word"), [(k, w) for k, t in TELLING.items() for w in t.replace("\n", "|").split("|")])
def test_a_telling_word_is_enough_for_its_kind(kind: str, word: str) -> None:
    """It counts one whole word in sixty, however few plain words stand beside it."""
    assert leanings(f"Bread – {word} – bread.")[kind] >= 1 / 60
