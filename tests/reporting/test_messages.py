import ast
import re
from pathlib import Path

import pandas as pd
import pytest

from litreview.errors import InputFaults
from litreview.reporting import messages_en, messages_fr
from litreview.reporting.messages import format_date, format_number, name_code, name_plain, name_role, say, typeset

ENGLISH_PAGES = {
    f"title.{name}" for name in ("index", "definitions", "models", "outcomes", "framework", "recommendations", "methods")
}

SOURCE = Path(messages_en.__file__).parents[1]


def _find_said():
    """Return the words of the code that may be keys, and patterns of those it puts together where it says something."""
    words, patterns = set(), set()
    for path in SOURCE.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) if "messages_" not in path.name else []
        words |= {node.value for node in nodes if isinstance(node, ast.Constant)}
        calls = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"]
        made = [part for call in calls for part in ast.walk(call) if isinstance(part, ast.JoinedStr)]
        patterns |= {"".join(re.escape(v.value) if isinstance(v, ast.Constant) else ".+" for v in one.values) for one in made}
    for path in SOURCE.rglob("*.j2"):
        words |= set(re.findall(r'"([\w.]+)"', path.read_text(encoding="utf-8")))
    return words, patterns


def test_every_message_is_said_somewhere():
    """What no page says any longer is not translated either."""
    words, patterns = _find_said()
    keys = (set(messages_en.MESSAGES) | set(messages_fr.MESSAGES)) - words
    assert sorted(key for key in keys if not any(re.fullmatch(pattern, key) for pattern in patterns)) == []


def test_both_languages_say_the_same_things():
    """A word added to one catalogue is missing from no other, but for titles of pages that exist in English only."""
    english, french = set(messages_en.MESSAGES), set(messages_fr.MESSAGES)
    assert english - french == ENGLISH_PAGES | {"title.participants.en"}
    assert french - english == {"title.participants.fr"}
    assert set(messages_en.ROLES) == set(messages_fr.ROLES)


@pytest.mark.parametrize("key", sorted(set(messages_en.MESSAGES) & set(messages_fr.MESSAGES)))
def test_both_languages_take_the_same_values(key):
    """A name to be filled in stands in both."""
    fields = [
        {part.split("}")[0] for part in words[key].split("{")[1:]} for words in (messages_en.MESSAGES, messages_fr.MESSAGES)
    ]
    assert fields[0] == fields[1]


@pytest.mark.parametrize(("language", "key"), [("fr", "no.such.key"), ("de", "page")], ids=["key", "language"])
def test_a_missing_translation_is_a_fault(language, key):
    """No page falls back on another language."""
    with pytest.raises(InputFaults, match="not translated"):
        say(language, key)


def test_a_code_without_a_french_name_is_a_fault():
    """The French page asks for a French name and gets no English one."""
    book = pd.DataFrame({"name": ["Hope"], "name_fr": [""]}, index=["VAL.HOPE"])
    assert name_code(book, "VAL.HOPE", "en") == "Hope"
    with pytest.raises(InputFaults, match="name_fr"):
        name_code(book, "VAL.HOPE", "fr")


def test_a_role_that_is_not_listed_is_another_role():
    """A role somebody made up is not shown untranslated."""
    assert name_role("astronaut", "fr") == "Un autre rôle"


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(1234, "en", "1,234"), (1234, "fr", "1\u202f234"), (0.5, "fr", "0,5"), (7, "fr", "7")],
)
def test_numbers_are_written_as_the_language_writes_them(value, language, expected):
    """French uses a thin space and a comma."""
    assert format_number(value, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2026-03-04", "fr", "4 mars 2026"),
        ("2026-08-01", "fr", "1er août 2026"),
        ("2013-06", "en", "June 2013"),
        ("2013", "fr", "2013"),
        ("soon", "en", "soon"),
        ("2013-17", "en", "2013-17"),
    ],
)
def test_dates_are_written_in_words(value, language, expected):
    """A date keeps its precision."""
    assert format_date(value, language) == expected


def test_french_punctuation_does_not_break_from_its_word():
    """A colon or guillemet never begins a line."""
    assert "\u00a0:" in say("fr", "source_link", place="x")
    assert "«\u00a0aucun effet\u00a0»" in say("fr", "unknown.gap")


@pytest.mark.parametrize(
    ("cells", "language", "expected"),
    [
        ({"plain": "Getting better", "plain_fr": "Aller mieux"}, "en", "Getting better"),
        ({"plain": "Getting better", "plain_fr": "Aller mieux"}, "fr", "Aller mieux"),
        ({"plain": "Getting better", "plain_fr": " "}, "fr", "Espoir"),
        ({}, "en", "Hope"),
        ({}, "fr", "Espoir"),
        ({"name_fr": "K1 - Coûts : tout", "plain_fr": ""}, "fr", "Coûts\u00a0: tout"),
    ],
    ids=["plain", "plain French", "blank falls to the name", "no plain words", "no plain words in French", "number and colon"],
)
def test_a_code_is_told_in_plain_words_of_the_page_s_language(cells, language, expected):
    """What researchers call a code gives way to what it means; a blank cell never lets the other language in."""
    book = pd.DataFrame([{"name": "Hope", "name_fr": "Espoir", **cells}], index=["VAL.HOPE"])
    assert name_plain(book, "VAL.HOPE", language) == expected


def test_a_code_without_any_french_words_is_a_fault_that_names_it():
    """English plain words never stand on the French page."""
    book = pd.DataFrame({"name": ["Hope"], "name_fr": [""], "plain": ["Getting better"]}, index=["VAL.HOPE"])
    with pytest.raises(InputFaults, match=r"VAL\.HOPE.*name_fr"):
        name_plain(book, "VAL.HOPE", "fr")


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Voici : oui", "fr", "Voici\u00a0: oui"),
        ("« oui » ou « non »", "fr", "«\u00a0oui\u00a0» ou «\u00a0non\u00a0»"),
        ("50 % et 3 $", "fr", "50\u00a0% et 3\u00a0$"),
        ("12 000 pages en 2013 ou 14", "fr", "12\u00a0000 pages en 2013 ou 14"),
        ("Quoi ? Non !", "fr", "Quoi ? Non !"),
        ("This : that", "en", "This : that"),
        ("", "fr", ""),
    ],
)
def test_spaces_that_hold_a_line_together_are_set(words, language, expected):
    """What the team typed is set as the rest of the French page is; its signs are left to it."""
    assert typeset(words, language) == expected
