"""What the participant page says, as data: people, themes, research results and what stays open."""

import re
from typing import NamedTuple

import pandas as pd

from litreview.privacy.consent import FACILITATOR
from litreview.privacy.suppression import EVERYONE, NOT_SHOWN, describe_share
from litreview.reporting.consultation import show_people
from litreview.reporting.evidence import in_codebook_order, join_findings
from litreview.reporting.messages import format_number, name_code, name_role, say
from litreview.reporting.passages import Passage, find_passages, parse_spans
from litreview.reporting.recommendations import NO_EVIDENCE
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import find_one_sided
from litreview.tables import AREAS

TOPICS = {
    "overdose": re.compile(r"overdos|surdose", re.I),
    "suicide": re.compile(r"suicid", re.I),
    "coercion": re.compile(r"coerc|restrain|involuntar|against (?:my|his|her|their) will|contrainte|contention", re.I),
}
_DIRECTIONS = {
    "favours peer support": "better",
    "favours comparator": "worse",
    "no difference": "same",
    "no difference from professionals": "equal",
    "mixed": "mixed",
    "unclear": "unclear",
}
_NOT_THEMES = ("DEF.STMT", "REC.STMT")


class Theme(NamedTuple):
    """A component that people spoke about; ``people`` is 0 where too few spoke about it to be counted out."""

    code: str
    name: str
    people: int
    quotes: str


def count_people(run: Run, language: str) -> str:
    """Return how many people were heard, in words of ``language``; ``""`` where nobody was.

    Example:
        >>> count_people.__name__
        'count_people'
    """
    table = run.table("participants")
    total = table.loc[table["group"] == EVERYONE, "people"]
    return "" if total.empty else translate_count(show_people(total.iloc[0], run.min_group, EVERYONE), language)


def tell_share(run: Run, people: int, language: str) -> str:
    """Return in words how many of those heard said something; ``people`` is 0 where their number may not be shown.

    A word for a number that may not be shown would give it away, so that says no more than the table does.

    Example:
        >>> tell_share.__name__
        'tell_share'
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


def list_roles(run: Run, language: str) -> list[list[str]]:
    """Return the roles of the people heard and how many each holds, as they may be shown.

    Example:
        >>> list_roles.__name__
        'list_roles'
    """
    rows = []
    for row in run.table("participants").itertuples():
        kind, _, role = row.group.partition(": ")
        if kind == "role":
            rows.append([name_role(role, language), translate_count(show_people(row.people, run.min_group), language)])
    return rows


def list_themes(run: Run, language: str) -> list[Theme]:
    """Return the components people spoke about, those that most people raised first.

    Example:
        >>> list_themes.__name__
        'list_themes'
    """
    frame = run.table("framework_evidence")
    heard = frame[~frame["consultation_people"].astype(str).isin(["", "0"]) & ~frame["component"].isin(_NOT_THEMES)]
    themes = [
        Theme(row.component, name_code(run.codebook, row.component, language), _people(row.consultation_people), row.quotes)
        for row in heard.itertuples()
    ]
    return sorted(themes, key=lambda theme: (-theme.people, theme.code))


def find_words(run: Run, theme: Theme, language: str, most_words: int = 45) -> list[Passage]:
    """Return what people said on a theme: their own words, the page's language and short passages first.

    Example:
        >>> find_words.__defaults__
        (45,)
    """
    said = [p for p in find_passages(run, parse_spans(theme.quotes)) if p.evidence_kind == "consultation"]
    return sorted(said, key=lambda p: (p.speaker == FACILITATOR, p.language != language, len(p.quote.split()) > most_words))


def find_topics(texts: list[str]) -> list[str]:
    """Return the topics that a content note names, in a fixed order.

    Example:
        >>> find_topics(["He died of an overdose."])
        ['overdose']
    """
    return [topic for topic, cue in TOPICS.items() if any(cue.search(text) for text in texts)]


def list_results(run: Run, language: str) -> list[tuple[str, str]]:
    """Return for each outcome what research found, in plain words, the outcomes with most studies first.

    Example:
        >>> list_results.__name__
        'list_results'
    """
    findings = _research(run)
    counts = findings.groupby("outcome")["work"].nunique()
    codes = [code for code in in_codebook_order(run, findings["outcome"]) if code]
    codes.sort(key=lambda code: -counts[code])
    return [
        (name_code(run.codebook, code, language), tell_results(findings[findings["outcome"] == code], language)) for code in codes
    ]


def tell_results(findings: pd.DataFrame, language: str) -> str:
    """Return the directions of one outcome in words, studies and reviews of studies counted apart.

    Example:
        >>> tell_results(pd.DataFrame({"shown": ["no difference"], "design": ["R"], "work": ["a"]}), "en")
        'no difference (1 study)'
    """
    lines = []
    for shown, key in _DIRECTIONS.items():
        part = findings[findings["shown"] == shown]
        if len(part):
            reviews = part["design"] == "S"
            works = [_works(part[~reviews], "study", "studies", language), _works(part[reviews], "review", "reviews", language)]
            lines.append(say(language, f"research.{key}", works=", ".join(filter(None, works))))
    return "; ".join(lines)


def list_judged(run: Run, word: str, language: str) -> list[tuple[str, str]]:
    """Return the themes whose convergence a person judged as ``word``, and the day.

    Example:
        >>> list_judged.__name__
        'list_judged'
    """
    frame = run.table("framework_evidence")
    judged = frame[frame["convergence"].str.lower() == word]
    return [(name_code(run.codebook, row.component, language), row.judged_on) for row in judged.itertuples()]


def list_one_sided(run: Run, language: str) -> tuple[list[str], list[str]]:
    """Return the themes only people speak about, and those only texts speak about.

    Example:
        >>> list_one_sided.__name__
        'list_one_sided'
    """
    sides = (side["component"] for side in find_one_sided(run.table("framework_evidence")))
    mine, theirs = ([name_code(run.codebook, code, language) for code in side] for side in sides)
    return mine, theirs


def list_open(run: Run, language: str) -> tuple[list[str], list[str]]:
    """Return the key areas nothing speaks to directly, and the outcomes whose studies give no clear answer.

    Example:
        >>> list_open.__name__
        'list_open'
    """
    frame = run.table("recommendation_evidence")
    supported = set(frame.loc[~frame["gap"].str.startswith(NO_EVIDENCE), "area"])
    areas = [name_area_plain(run, area, language) for area in AREAS if area not in supported and area != "OTHER"]
    findings = _research(run)
    clear = set(findings.loc[~findings["shown"].isin(["mixed", "unclear"]), "outcome"])
    codes = [code for code in in_codebook_order(run, findings["outcome"]) if code and code not in clear]
    return areas, [name_code(run.codebook, code, language) for code in codes]


def name_area_plain(run: Run, area: str, language: str) -> str:
    """Return the name of a key area without its number.

    Example:
        >>> name_area_plain.__name__
        'name_area_plain'
    """
    return re.sub(r"^K\d\s*[-–:.]?\s*", "", name_code(run.codebook, f"REC.{area}", language))


def _research(run: Run) -> pd.DataFrame:
    findings = join_findings(run)
    return findings[findings["evidence_kind"] == "research"]


def _people(cell: object) -> int:
    number = re.match(r"\d+", str(cell))
    return int(number[0]) if number else 0


def _works(part: pd.DataFrame, one: str, many: str, language: str) -> str:
    number = int(part["work"].nunique())
    if not number:
        return ""
    return (
        say(language, f"research.{one}")
        if number == 1
        else say(language, f"research.{many}", number=format_number(number, language))
    )
