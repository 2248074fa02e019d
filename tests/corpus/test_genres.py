"""Genres that a text names itself."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.genres import genre_of

TITLES = {
    "research": "Cooking together: a qualitative study\n\nPeople cook.",
    "research with a bracket": "Cooking together: a systematic review (Roe, 2020)\n\nPeople cook.",
    "research behind a dash": "Cooking together – a randomised controlled trial of shared meals\n\nPeople cook.",
    "policy": "Kitchens for all: a strategy for the county\n\nPeople cook.",
    "practice": "Kitchens for all: a toolkit for cooks\n\nPeople cook.",
    "assertion": "Why I cook: an essay\n\nPeople cook.",
    "": "Cooking together: people and their meals\n\nPeople cook.",
}
SENTENCES = {
    "research by article": ("A small qualitative study of cooks in two towns.", "research"),
    "research, second sentence": ("Kitchens are many. This systematic review asks what they do.", "research"),
    "research by verb": ("This study asked forty cooks.", "research"),
    "research inside a report": ("The second report of the North trial appeared in 2020.", "research"),
    "research paper": ("A narrative paper of 2016, on kitchens.", "research"),
    "analysis": ("An economic analysis of shared meals.", "research"),
    "french research": ("Une étude qualitative sur les cuisines de quartier.", "research"),
    "plan": ("The plan of the government has four parts.", "policy"),
    "action plan": ("This action plan was adopted by the council.", "policy"),
    "french policy": ("Le présent projet de loi porte sur les cuisines.", "policy"),
    "personal plan": ("A wellness recovery action plan is written by a person for herself.", ""),
    "guidelines": ("Guidelines for the training of cooks.", "practice"),
    "set of": ("A set of core competencies for cooks.", "practice"),
    "french practice": ("Ce guide s’adresse aux cuisinières.", "practice"),
    "editorial": ("This editorial asks who is heard.", "assertion"),
    "noun inside a phrase": ("The study circle of our street meets on Mondays.", ""),
    "noun behind a preposition": ("The people in this study circle like bread.", ""),
    "neutral report": ("A report to the committee on kitchens.", ""),
    "no genre": ("The group meets each week. Everybody is welcome.", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("kind", "text"), TITLES.items(), ids=TITLES)
def test_end_of_a_title_names_the_genre(kind: str, text: str) -> None:
    """What follows the colon or dash of a title says what the work is."""
    assert genre_of(text) == kind.partition(" ")[0]


@pytest.mark.parametrize(("text", "kind"), SENTENCES.values(), ids=SENTENCES)
def test_first_sentences_name_the_genre(text: str, kind: str) -> None:
    """The noun before the first preposition or verb counts, not one that stands inside another phrase."""
    assert genre_of(text) == kind


def test_only_the_opening_counts() -> None:
    """A study that is told of later does not make a leaflet research."""
    assert genre_of("The group meets each week. " * 8 + "A systematic review of meals.") == ""


@given(st.text(alphabet="A aTheis study:review.\n–(", max_size=200))
def test_any_text_has_a_kind_or_none(text: str) -> None:
    """Nothing raises, and only kinds of evidence come back."""
    assert genre_of(text) in ("", "research", "policy", "practice", "assertion")


@pytest.mark.parametrize("hostile", ["A " * 300_000, "a-" * 300_000, "Report on " * 100_000, ": A" * 200_000])
def test_hostile_openings_take_no_time(hostile: str) -> None:
    """Nothing backtracks without end."""
    begun = time.process_time()
    genre_of(hostile)
    assert time.process_time() - begun < 1


NOUNS = {
    "assertion": """A viewpoint|An opinion piece|An opinion|An open letter|A letter to the editor|A blog post|An essay|An op-ed
A testimony|A testimonial|A column|A memoir|A personal story|A first-person account|Un éditorial|Un commentaire|Un billet
Une lettre ouverte|Un témoignage|Une chronique""",
    "research": """A review|A meta-analysis|A metasynthesis|A synthesis|A trial|A cohort|A survey|An ethnography|A dissertation
A concept analysis|A thematic analysis|A secondary analysis|A content analysis|A discourse analysis|A cost analysis
A cost-benefit analysis|An evaluation|A research report|A technical brief|An evaluation paper|A thesis|An experiment|A preprint
A protocol|A journal article|An original article|A theoretical paper|A conceptual paper|Une enquête|Un sondage|Une recension
Une revue de la littérature|Une revue narrative|Une revue de portée|Une méta-analyse|Un essai clinique
Un mémoire de maîtrise|Une thèse""",
    "policy": """A strategy|A strategic plan|A service plan|A regional plan|A white paper|Legislation|A bill|A statute
The regulations|A directive|A by-law|A budget|A policy brief|A policy framework|An inquiry|The royal commission|A select committee
The senate committee|A ministerial report|A memorandum|Un plan d’action|Un plan stratégique|Une politique|Une loi|Un règlement
Un livre blanc|The act""",
    "practice": """A guideline|A guide|A guidebook|A manual|A handbook|A workbook|A curriculum|The competencies|A fact sheet
A position statement|A practice statement|The standards of practice|The practice standards|A code of ethics|A code of conduct
A tip sheet|A brochure|A leaflet|A pamphlet|A newsletter|A web page|An annual report|A webinar|A training module
A training programme|A training program|A job advert|A job description|A job posting|The best practices|A program description
Les lignes directrices|Une trousse|Un manuel|Un dépliant|Une offre d’emploi|Un référentiel|Un cadre de référence
Un code d’éthique|Un rapport annuel""",
}
NAMED = [(kind, noun) for kind, nouns in NOUNS.items() for noun in nouns.replace("\n", "|").split("|")]


@pytest.mark.parametrize(("kind", "noun"), NAMED, ids=[noun for _, noun in NAMED])
def test_what_a_first_sentence_calls_the_work(kind: str, noun: str) -> None:
    """Each name of a genre, in both languages, where a preposition follows it."""
    preposition = "sur" if noun.startswith(("Un", "Les")) else "on"
    assert genre_of(f"{noun} {preposition} kitchens.") == kind


CARRIED = {
    "This is the summary of a trial of kitchens.": "research",
    "A summary of a trial in two towns.": "research",
    "The findings of three trials.": "research",
    "A collection of essays by cooks.": "",
    "Two guides to cooking.": "",
    "Guides for cooks.": "",
    "A guide that cooks wrote.": "practice",
    "A guide published in 2019.": "practice",
    "A guide which helps.": "practice",
    "A guide dog for Ana.": "",
    "This review examined forty kitchens.": "research",
    "This review kitchens forty.": "research",
    "A review kitchen.": "",
    "Cette étude porte sur les repas.": "research",
    "Cette étude qualitative a été faite ici.": "research",
    "A plan for the week.": "policy",
    "A meal plan for the week.": "",
    "A recovery action plan for Ana.": "",
}
ENDS = {
    "Meals? A survey": "research",
    "Meals! An essay": "assertion",
    "Meals — a handbook": "practice",
    "Meals: a trial: kitchens": "research",
    "Meals, a survey": "",
    "A survey: meals": "research",
    "Survey: meals": "",
    "meals: a Guide\nA trial.": "practice",
}


@pytest.mark.parametrize(("text", "kind"), CARRIED.items(), ids=CARRIED)
def test_what_carries_a_genre_and_what_only_uses_its_word(text: str, kind: str) -> None:
    """A summary of a trial is research; a guide dog is no guide."""
    assert genre_of(text) == kind


@pytest.mark.parametrize(("title", "kind"), ENDS.items(), ids=ENDS)
def test_marks_that_part_a_title(title: str, kind: str) -> None:
    """A colon, a dash or a mark before a space parts a title; the last part that names a genre counts."""
    assert genre_of(title) == kind


@pytest.mark.parametrize(("sentences", "kind"), [(4, "research"), (5, "research"), (6, "")])
def test_the_first_six_sentences_count(sentences: int, kind: str) -> None:
    """What the seventh calls the work may be another work."""
    assert genre_of("We eat. " * sentences + "This trial asked cooks.") == kind
