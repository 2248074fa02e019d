"""Who was heard, what they spoke about, and what may be told of it without showing who they are."""

import re
from typing import NamedTuple

import pandas as pd

from litreview.privacy.suppression import EVERYONE, NOT_SHOWN, describe_share
from litreview.reporting.consultation import show_people
from litreview.reporting.messages import format_number, name_plain, name_role, say
from litreview.reporting.recommendations import NO_EVIDENCE
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import find_one_sided
from litreview.tables import AREAS

TOPICS = {
    "overdose": re.compile(r"overdos|surdose", re.I),
    "suicide": re.compile(r"suicid", re.I),
    "coercion": re.compile(
        r"coerc|restrain|involuntar|seclusion|held down|tied down|against (?:my|his|her|their|your) will|"
        r"forced (?:treatment|medication|admission)|contrainte|contention|contre (?:mon|ton|son|leur|votre) gré",
        re.I,
    ),
}
_NOT_THEMES = ("DEF.STMT", "REC.STMT")


class Theme(NamedTuple):
    """A component that people spoke about; ``people`` is 0 where too few spoke about it to be counted out."""

    code: str
    name: str
    people: int
    quotes: str


def find_hindrance(run: Run) -> str:
    """Return why the page tells nothing of what people said, ``""`` where it may: ``held``, ``small``, ``none``.

    Words are held back while places are unsettled. Where fewer than ``min_group`` people were heard in all, each theme and
    each sentence is that of somebody whom others know to have taken part.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_hindrance(example_run())
        'small'
    """
    if run.review["held_back"]:
        return "held"
    table = run.table("participants")
    total = table.loc[table["group"] == EVERYONE, "people"]
    if len(total) and (pd.isna(total.iloc[0]) or int(total.iloc[0]) < run.min_group):
        return "small"
    return "" if run.sessions else "none"


def count_people(run: Run, language: str) -> str:
    """Return how many people were heard, in words of ``language``; ``""`` where nobody was.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> count_people(example_run(), "en")
        'fewer than 5'
    """
    table = run.table("participants")
    total = table.loc[table["group"] == EVERYONE, "people"]
    return "" if total.empty else translate_count(show_people(total.iloc[0], run.min_group, EVERYONE), language)


def tell_share(run: Run, people: int, language: str) -> str:
    """Return in words how many of those heard said something; ``people`` is 0 where their number may not be shown.

    A word for a number that may not be shown would give it away, so that says no more than the table does.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> tell_share(example_run(), 6, "en")
        'some people'
    """
    if not people:
        return say(language, "fewer_people", number=run.min_group)
    table = run.table("participants")
    total = table.loc[table["group"] == EVERYONE, "people"].dropna()
    return say(language, "some_people") if total.empty else describe_share(people, int(total.iloc[0]), language)


def translate_count(words: str, language: str) -> str:
    """Return a count such as ``12``, ``fewer than 5`` or ``not shown`` in ``language``.

    Example:
        >>> translate_count("fewer than 5", "fr"), translate_count("1200", "fr")
        ('moins de 5', '1\\u202f200')
    """
    number = re.search(r"\d+", words)
    if words == NOT_SHOWN:
        return say(language, "not_shown")
    if number is None:
        return say(language, "some")
    if words.startswith("fewer"):
        return say(language, "fewer_than", number=number[0])
    return format_number(int(number[0]), language)


def list_roles_heard(run: Run, language: str) -> tuple[list[str], list[str]]:
    """Return the roles as they stand in a sentence: those with their numbers, the largest first, and those without.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_roles_heard(example_run(), "en")
        ([], [])
    """
    table = run.table("participants")
    roles = table[table["group"].str.startswith("role: ")]
    named = [
        (name_role(row.group.removeprefix("role: "), language), show_people(row.people, run.min_group))
        for row in roles.itertuples()
    ]
    counted = sorted((-int(people), name) for name, people in named if people.isdigit())
    shown = [f"{format_number(-number, language)} {_inside(name)}" for number, name in counted]
    return shown, sorted({_inside(name) for name, people in named if not people.isdigit()})


def list_themes(run: Run, language: str) -> list[Theme]:
    """Return the components people spoke about, those that most people raised first; none where none may be told.

    Those that too few raised come last, first among them what no text speaks about. How many raised them has no part in that.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_themes(example_run(), "en")
        []
    """
    if find_hindrance(run):
        return []
    frame = run.table("framework_evidence")
    heard = frame[~frame["consultation_people"].astype(str).isin(["", "0"]) & ~frame["component"].isin(_NOT_THEMES)]
    alone = set(find_one_sided(frame)[0]["component"])
    places = run.code_order
    themes = [
        Theme(row.component, name_plain(run.codebook, row.component, language), read_people(row.consultation_people), row.quotes)
        for row in heard.itertuples()
    ]
    return sorted(themes, key=lambda theme: (-theme.people, theme.code not in alone, places.get(theme.code, 0), theme.code))


def find_topics(texts: list[str]) -> list[str]:
    """Return the topics that a content note names, in a fixed order.

    Example:
        >>> find_topics(["He died of an overdose."])
        ['overdose']
    """
    return [topic for topic, cue in TOPICS.items() if any(cue.search(text) for text in texts)]


def list_areas_without(run: Run, language: str) -> list[str]:
    """Return the key areas that nothing in the review speaks to directly.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_areas_without(example_run(), "en")
        ['Training', 'Research', 'Policy', 'Access', 'Safety']
    """
    frame = run.table("recommendation_evidence")
    supported = set(frame.loc[~frame["gap"].str.startswith(NO_EVIDENCE), "area"])
    areas = [area for area in AREAS if area not in supported and area != "OTHER"]
    return [name_plain(run.codebook, f"REC.{area}", language) for area in areas]


def read_people(cell: object) -> int:
    """Return the number of people a cell of an evidence table shows, 0 where it shows none.

    Example:
        >>> read_people("12 (family 5)"), read_people("fewer than 5"), read_people("")
        (12, 0, 0)
    """
    number = re.match(r"\d+", str(cell))
    return int(number[0]) if number else 0


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]
