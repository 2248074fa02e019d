import csv
import dataclasses
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.reporting import messages_en
from litreview.reporting.messages import CATALOGUE
from litreview.reporting.participant_themes import Theme
from litreview.reporting.participants import (
    choose_themes,
    read_own_words,
    show_closing,
    show_open,
    show_opening,
    show_page,
    show_research,
    show_told,
)
from litreview.reporting.readability import count_open_words, measure_reading, read_own_sentences
from litreview.tables import build_table

SECTIONS = ("told", "research", "agree", "differ", "unknown", "next", "correct")
NAMED = {
    "told": "What you told us",
    "research": "What research says",
    "agree": "Where they agree",
    "differ": "Where they differ",
    "unknown": "What we could not answer",
    "next": "What happens next",
    "correct": "How to correct or withdraw",
}
EDGES = ["full", "empty", "hostile", "no consultation", "no literature", "one participant", "all held back"]
CODEBOOK = Path(__file__).parents[2] / "corpus" / "codebook.csv"
SAME_IN_BOTH = {"", "Sources", "Suicide", "conversation"}


class _Outside(HTMLParser):
    """The words of a page that stand outside any element with a language of its own."""

    VOID = frozenset({"br", "img", "hr"})

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append("lang" in dict(attrs))

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            self.open.pop()

    def handle_data(self, data):
        if not any(self.open):
            self.words.append(data)


def words_outside(html):
    parser = _Outside()
    parser.feed(html)
    return " ".join("".join(parser.words).split())


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_has_its_sections_in_order_and_reads_plainly(made_run, name, language):
    """Whatever there is to tell, the page keeps its shape and its reading level."""
    html = str(show_page(made_run(name), language).html)
    places = [html.index(f'<h2 id="{key}">') for key in SECTIONS]
    assert places == sorted(places)
    if name != "hostile":
        assert count_open_words(html) <= 550
        assert measure_reading(read_own_sentences(html), language).met


@pytest.mark.parametrize(("key", "title"), NAMED.items())
def test_the_sections_are_named_as_agreed(empty_run, key, title):
    """A person who was promised a section finds it under its name."""
    assert f'<h2 id="{key}">{title}</h2>' in show_page(empty_run, "en").html


@pytest.mark.parametrize(
    ("language", "line", "few"),
    [
        ("en", "Raised by most people.", "fewer than 5 people"),
        ("fr", "Soulevé par la plupart des personnes.", "moins de 5 personnes"),
    ],
)
def test_themes_are_told_in_words_and_not_in_numbers(full_run, language, line, few):
    """In a group "most" bears more than a count; what few said says no more than that."""
    html = unescape(str(show_told(full_run, language).html))
    assert line in html
    assert few in html
    assert not re.search(r"\b(14|12|9|7|6)\b (people|personnes)", html)


def test_minority_views_are_named(full_run):
    """What few people said stands open on the page too."""
    html = str(show_told(full_run, "en").html)
    assert html.index("They count too") < html.index("<details")
    few = Theme("A", "Pay", 0, "")
    assert choose_themes([few]) == ([], [], [few])


def test_no_passage_is_quoted_twice_for_themes(full_run):
    """Each theme has words of its own."""
    for language in ("en", "fr"):
        quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", str(show_told(full_run, language).html))
        assert len(quotes) == len(set(quotes)) > 1


def test_every_quotation_and_result_leads_to_its_source(full_run):
    """No words and no number of studies without a link."""
    html = str(show_page(full_run, "en").html)
    assert html.count("<blockquote") == html.count("<figcaption><a href=")
    research = str(show_research(full_run, "en").html)
    assert research.count("<q ") == len(re.findall(r'<li><a href="#source-[^"]+"[^>]*>[^<]+</a> <q ', research)) > 0


def test_who_was_heard_how_and_by_whom_is_told(full_run):
    """Number and kinds of people, how they took part, who led the talks, how they were thanked."""
    own = {"how_heard": "In small groups.", "heard_by": "Two peers led.", "thanks": "A meal and 50 dollars."}
    run = dataclasses.replace(full_run, review={**full_run.review, "participants": {"en": own}})
    html = str(show_opening(run, "en").html)
    assert "We heard from 24 people. Among them: 11 people with lived or living experience." in html
    assert all(words in html for words in own.values())
    missing = str(show_opening(run, "fr").html)
    assert "n&#39;a pas encore écrit qui a mené les rencontres" in missing
    assert not any(words in missing for words in own.values())


def test_a_content_note_comes_before_hard_topics_and_only_then(full_run, empty_run):
    """Overdose and coercion are announced before they occur, wherever on the page that is."""
    html = str(show_page(full_run, "en").html)
    assert html.index("this page speaks about overdose") < html.index("<h2")
    assert "Please note" not in show_opening(empty_run, "en").html


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("all held back", "held back"),
        ("one participant", "could show who spoke"),
        ("no consultation", "No words from a consultation"),
    ],
)
def test_where_words_would_show_somebody_none_stand_on_the_page(made_run, name, said):
    """Nothing of people is quoted, named as a theme or compared; the page says why and that their words count."""
    run = made_run(name)
    html = str(show_page(run, "en").html)
    assert said in html
    assert "<blockquote" not in html
    cited = re.findall(r'href="#source-(.+?)-\d+-\d+"', html)
    assert not set(cited) & set(run.sessions)
    assert "Raised by" not in html


def test_a_quotation_of_five_thousand_characters_is_not_read_before_it_is_opened(full_run):
    """Long words fold; the page before its details stays short."""
    run = dataclasses.replace(full_run)
    words = "I said " + "and then we talked " * 260 + "about hope."
    run._texts["group-1"] = words
    segments = full_run.table("segments")
    row = segments[segments["document_id"] == "group-1"].iloc[1].to_dict() | {"start": 0, "end": len(words), "text": words}
    row |= {"segment_id": "group-1#00001", "ordinal": 1, "time": "", "heading": ""}
    rest = segments[segments["document_id"] != "group-1"].astype(object).where(segments.notna(), None).to_dict("records")
    run._tables["segments"] = build_table("segments", [row, *rest])
    frame = full_run.table("framework_evidence").copy()
    frame["quotes"] = f"group-1:0-{len(words)}"
    run._tables["framework_evidence"] = frame
    html = str(show_page(run, "en").html)
    assert count_open_words(html) <= 550


def test_three_hundred_themes_keep_the_page_short(full_run):
    """However much was said, the page names a few themes and opens the rest."""
    run = dataclasses.replace(full_run)
    row = full_run.table("framework_evidence").iloc[0].to_dict()
    rows = [
        {**row, "component": f"X.{number:03d}", "consultation_people": "fewer than 5" if number % 2 else "9"}
        for number in range(300)
    ]
    run._tables["framework_evidence"] = build_table("framework_evidence", rows)
    html = str(show_page(run, "fr").html)
    assert count_open_words(html) <= 550
    assert "Voir les 297 autres thèmes" in html


def test_how_to_withdraw_tells_who_until_when_and_that_no_reason_is_needed(full_run):
    """Also where the team wrote nothing, a person knows what to do, and how to learn which words are theirs."""
    bare = dataclasses.replace(full_run, review={**full_run.review, "participants": {}, "contact": ""})
    for language, words in (
        ("en", ("at any time", "do not have to say why", "code")),
        ("fr", ("à tout moment", "dire pourquoi", "code")),
    ):
        html = str(show_closing(bare, language).html)
        assert all(part in html for part in words)


def test_the_funder_stands_apart_and_english_words_never_fill_a_french_gap(full_run):
    """The statement is no finding; what nobody wrote in French is said to be missing."""
    assert "Nobody paid for this." in show_closing(full_run, "en").html
    assert "Nobody paid" not in show_closing(full_run, "fr").html
    assert read_own_words(full_run, "fr")["funder_statement"] == ""


@pytest.mark.parametrize("name", ["full", "empty", "no literature", "one participant"])
def test_no_english_stands_on_the_french_page(made_run, name):
    """Outside quotations and titles, which say their language, no message and no name of a code is English."""
    run = made_run(name)
    words = words_outside(str(show_page(run, "fr").html))
    english = {text for key, text in messages_en.MESSAGES.items() if text != CATALOGUE["fr"].get(key) and "{" not in text}
    sentences = {text for text in english if len(text.split()) > 1}
    assert [text for text in sorted(sentences) if text in words] == []
    names = set(run.codebook["name"]) - set(run.codebook["name_fr"]) - SAME_IN_BOTH
    assert [code for code in sorted(names) if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", words)] == []
    assert not re.search(r"\b(?:the|and|with|of|people|studies|reviews)\b", words)


def test_a_missing_french_name_stops_the_french_page_and_names_the_code(full_run):
    """No English name is shown instead, and the message says where to write it."""
    run = dataclasses.replace(full_run)
    book = full_run.codebook.copy()
    book["name_fr"] = ""
    run.__dict__["codebook"] = book
    with pytest.raises(InputFaults, match=r"codebook.csv.*name_fr"):
        show_page(run, "fr")
    assert show_page(run, "en").html


def test_an_open_question_leads_to_the_studies_that_leave_it_open(full_run):
    """What could not be answered opens what was found."""
    html = str(show_page(full_run, "en").html)
    targets = re.findall(r'href="#(studies-[^"]+)"', str(show_open(full_run, "en").html))
    assert targets
    assert all(f'id="{target}"' in html for target in targets)


@pytest.mark.parametrize(("column", "language"), [("plain", "en"), ("plain_fr", "fr")])
def test_every_code_that_ships_is_told_in_plain_words(column, language):
    """Each code has short words of its own in both languages, and together they are easy to read."""
    with CODEBOOK.open(encoding="utf-8-sig", newline="") as file:
        words = [row[column] for row in csv.DictReader(file)]
    assert all(words)
    assert len(set(words)) == len(words)
    assert max(len(text.split()) for text in words) <= 14
    index = measure_reading(". ".join(words) + ".", language)
    assert index.value <= 7 if language == "en" else index.value >= 70
    assert not [text for text in words if re.search(r"\b(?:patients?|addicts?|clients?|consumers?|toxicomanes?)\b", text, re.I)]
