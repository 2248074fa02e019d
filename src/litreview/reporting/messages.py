"""Fixed words of the reports in both languages, and numbers and dates as each language writes them.

A word that is missing in a language is a fault: no page ever falls back on another language.
"""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from litreview.errors import Fault, InputFaults
from litreview.reporting.messages_en import MESSAGES as ENGLISH
from litreview.reporting.messages_en import ROLES as ENGLISH_ROLES
from litreview.reporting.messages_fr import MESSAGES as FRENCH
from litreview.reporting.messages_fr import MONTHS
from litreview.reporting.messages_fr import ROLES as FRENCH_ROLES

_UNBROKEN = re.compile(r" (?=[:»%$])|(?<=«) |(?<=\d) (?=\d{3}\b)")
"""Spaces at which no French line may break: before a colon, a percent sign, in guillemets, in numbers (OQLF, BDL)."""

CATALOGUE: Mapping[str, Mapping[str, str]] = {
    "en": ENGLISH,
    "fr": {key: _UNBROKEN.sub("\u00a0", words) for key, words in FRENCH.items()},
}
_ENGLISH_MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))


def say(language: str, key: str, **values: object) -> str:
    """Return the fixed words ``key`` in ``language``, with ``values`` put in.

    Raises:
        InputFaults: ``language`` has no such words.

    Example:
        >>> say("fr", "page", page=4)
        'page 4'
    """
    words = CATALOGUE.get(language, {}).get(key)
    if words is None:
        raise InputFaults([Fault(f"messages_{language}", 0, f"{key!r} is not translated; add it to the catalogue")])
    return words.format(**values)


def name_code(codebook: pd.DataFrame, code: str, language: str) -> str:
    """Return the name of ``code`` in ``language``; a code the codebook does not know is its own name.

    Raises:
        InputFaults: the codebook has no French name for it and a French page asks for one.

    Example:
        >>> name_code(pd.DataFrame({"name": ["Hope"], "name_fr": ["Espoir"]}, index=["VAL.HOPE"]), "VAL.HOPE", "fr")
        'Espoir'
    """
    if code not in codebook.index:
        return code
    column = "name" if language == "en" else f"name_{language}"
    name = str(codebook.at[code, column]) if column in codebook else ""
    if not name.strip():
        raise InputFaults([Fault("corpus/codebook.csv", 0, f"code {code!r} has no {column}; the {language} page needs it")])
    return name


def name_plain(codebook: pd.DataFrame, code: str, language: str) -> str:
    """Return in everyday words what ``code`` is about: its ``plain`` or ``plain_fr`` cell, else its name without a number.

    Raises:
        InputFaults: the codebook has neither plain words nor a name for it in the language of the page.

    Example:
        >>> book = pd.DataFrame({"name": ["K1 Outreach"], "plain": [""]}, index=["REC.K1"])
        >>> name_plain(book, "REC.K1", "en")
        'Outreach'
    """
    column = "plain" if language == "en" else f"plain_{language}"
    words = str(codebook.at[code, column]).strip() if column in codebook and code in codebook.index else ""
    return typeset(words or re.sub(r"^K\d\s*[-–:.]?\s*", "", name_code(codebook, code, language)), language)


def typeset(words: str, language: str) -> str:
    """Return ``words`` with the spaces that no line of ``language`` may break at, for texts that people typed.

    Example:
        >>> typeset("Voici : « oui »", "fr")
        'Voici\\xa0: «\\xa0oui\\xa0»'
    """
    return _UNBROKEN.sub("\u00a0", words) if language == "fr" else words


def name_role(role: str, language: str) -> str:
    """Return a participant role in ``language``; a role outside the list is named as another role.

    Example:
        >>> name_role("peer worker", "fr")
        'Personnes paires aidantes'
    """
    roles = ENGLISH_ROLES if language == "en" else FRENCH_ROLES
    return roles.get(role.strip().lower(), say(language, "another_role"))


def format_number(value: float, language: str = "en") -> str:
    """Return ``value`` as ``language`` writes it: thousands and decimals.

    Example:
        >>> format_number(12345.5), format_number(12345.5, "fr")
        ('12,345.5', '12\\u202f345,5')
    """
    words = f"{value:,}"
    return words if language == "en" else words.replace(",", "\u202f").replace(".", ",")


def format_date(value: str, language: str = "en") -> str:
    """Return an ISO date, month or year in words of ``language``; anything else as it stands.

    Example:
        >>> format_date("2016-12-07"), format_date("2016-12-01", "fr"), format_date("2021", "fr")
        ('7 December 2016', '1er décembre 2016', '2021')
    """
    parts = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value)
    if not parts or not 1 <= int(parts[2]) <= 12:
        return value
    month = (_ENGLISH_MONTHS if language == "en" else MONTHS)[int(parts[2]) - 1]
    if not parts[3]:
        return f"{month} {parts[1]}"
    day = "1er" if language == "fr" and parts[3] == "01" else str(int(parts[3]))
    return f"{day} {month} {parts[1]}"
