"""What research found, outcome by outcome, and the studies behind each result."""

from typing import NamedTuple

import pandas as pd

from litreview.reporting.evidence import in_codebook_order, join_findings, keep_counted
from litreview.reporting.links import cite, document_anchor
from litreview.reporting.messages import format_number, name_plain, say
from litreview.reporting.passages import Excerpt, Span, find_passage, is_quotable, spans_of
from litreview.reporting.run_folder import Run

_DIRECTIONS = {
    "favours peer support": "better",
    "favours comparator": "worse",
    "no difference": "same",
    "no difference from professionals": "equal",
    "mixed": "mixed",
    "unclear": "unclear",
}


class Study(NamedTuple):
    """A study as the page cites it: its name and in which language that is, the link to it, its words if they may be quoted."""

    name: str
    language: str
    anchor: str
    passage: Excerpt | None


class Result(NamedTuple):
    """One direction in which studies of an outcome point, in words, and these studies."""

    words: str
    studies: tuple[Study, ...]


class Outcome(NamedTuple):
    """Something that research looked at: its code, its plain name and what was found."""

    code: str
    name: str
    results: tuple[Result, ...]
    works: int

    @property
    def anchor(self) -> str:
        """Return the id under which the page lists the studies."""
        return anchor_studies(self.code)


def list_outcomes(run: Run, language: str) -> list[Outcome]:
    """Return each outcome with what research found, those with most studies first.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> [(one.name, [result.words for result in one.results]) for one in list_outcomes(example_run(), "en")]
        [('Hope gained', ['Better: 1 study'])]
    """
    findings = find_research(run)
    codes = [code for code in in_codebook_order(run, findings["outcome"]) if code]
    groups = dict(list(findings.groupby("outcome")))
    outcomes = [
        Outcome(
            code,
            name_plain(run.codebook, code, language),
            tuple(_list_results(run, groups[code], language)),
            int(groups[code]["work"].nunique()),
        )
        for code in codes
    ]
    return sorted(outcomes, key=lambda outcome: -outcome.works)


def find_research(run: Run) -> pd.DataFrame:
    """Return the findings of research alone; a study that a review on the same outcome includes does not count beside it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_research(example_run())[["outcome", "shown", "design"]].to_dict("records")
        [{'outcome': 'OUT.HOPE', 'shown': 'favours peer support', 'design': 'N'}]
    """
    findings = join_findings(run)
    return keep_counted(findings[findings["evidence_kind"] == "research"], "outcome")


def tell_result(part: pd.DataFrame, key: str, language: str) -> str:
    """Return one direction in words: studies and reviews of studies counted apart.

    Example:
        >>> tell_result(pd.DataFrame({"design": ["R"], "work": ["a"]}), "same", "en")
        'No difference: 1 study'
    """
    pairs = list(zip(part["design"] == "S", part["work"], strict=True))
    studies, reviews = ({work for review, work in pairs if review == wanted} for wanted in (False, True))
    works = [_count(len(studies), "study", "studies", language), _count(len(reviews), "review", "reviews", language)]
    return say(language, f"research.{key}", works=", ".join(filter(None, works)))


def list_unclear(run: Run, language: str) -> list[tuple[str, str]]:
    """Return the outcomes whose studies give no clear answer, as all are mixed or cannot tell: name, anchor of the studies.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_unclear(example_run(), "en")
        []
    """
    findings = find_research(run)
    clear = set(findings.loc[~findings["shown"].isin(["mixed", "unclear"]), "outcome"])
    codes = [code for code in in_codebook_order(run, findings["outcome"]) if code and code not in clear]
    return [(name_plain(run.codebook, code, language), anchor_studies(code)) for code in codes]


def anchor_studies(code: str) -> str:
    """Return the id under which the page lists the studies of an outcome.

    Example:
        >>> anchor_studies("OUT.HOPE")
        'studies-OUT.HOPE'
    """
    return f"studies-{code}"


def _list_results(run: Run, findings: pd.DataFrame, language: str) -> list[Result]:
    results = []
    parts = dict(list(findings.groupby("shown")))
    for shown, key in _DIRECTIONS.items():
        if shown in parts:
            part = parts[shown]
            first: dict[str, Span] = {}
            for work, span in sorted(zip(part["work"], spans_of(part), strict=True)):
                first.setdefault(work, span)
            studies = [_cite(run, span, language) for span in first.values()]
            results.append(Result(tell_result(part, key, language), tuple(sorted(studies, key=lambda study: study.name))))
    return results


def _cite(run: Run, span: Span, language: str) -> Study:
    name, document = cite(run, span.document_id, language), run.document(span.document_id)
    spoken = document["language"] or "en" if name == document["title"] else language
    if not is_quotable(run, span):
        return Study(name, spoken, document_anchor(span.document_id), None)
    return Study(name, spoken, span.anchor, find_passage(run, span))


def _count(number: int, one: str, many: str, language: str) -> str:
    if not number:
        return ""
    if number == 1:
        return say(language, f"research.{one}")
    return say(language, f"research.{many}", number=format_number(number, language))
