"""Where people and texts agree or differ, as people judged it, and what only one side speaks about."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd

from litreview.reporting.messages import format_date, name_plain, say, typeset
from litreview.reporting.participant_studies import find_research
from litreview.reporting.participant_themes import read_people
from litreview.reporting.participant_words import Wanted, choose_text, choose_voices, find_said
from litreview.reporting.passages import Excerpt, Span, spans_of
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import find_one_sided

AGREED, PARTLY, APART = "agreement", "partial agreement", "dissonance"


class Judged(NamedTuple):
    """A theme that people compared: what they wrote about it, when, what to know if it is stale, both sides."""

    code: str
    name: str
    explanation: str
    when: str
    stale: str
    person: Excerpt | None
    text: Excerpt | None


def list_judged_themes(run: Run, word: str, language: str, taken: Collection[Span] = ()) -> list[Judged]:
    """Return the themes whose convergence a person judged as ``word``, with the team's words in ``language``, if any.

    Of the words of people those are preferred that do not stand in ``taken``.

    Example:
        >>> AGREED
        'agreement'
    """
    frame = run.table("framework_evidence")
    rows = frame[frame["convergence"].str.lower() == word].to_dict("records")
    told, compared, findings = _explanations(run, language), _compared(run), find_research(run)
    judged = []
    for row in rows:
        code = str(row["component"])
        signed = compared.get(code, row)
        name, day = name_plain(run.codebook, code, language), str(signed["judged_on"])
        when = say(language, "judged_on", day=format_date(day, language)) if day else ""
        stale = say(language, "judged_stale") if signed["stale"] else ""
        judged.append(Judged(code, name, told.get(code, ""), when, stale, *_both_sides(run, row, findings, language, taken)))
    return judged


def list_one_sided(run: Run, language: str) -> tuple[list[tuple[str, Excerpt | None]], list[tuple[str, Excerpt | None]]]:
    """Return the themes only people speak about, and those only texts speak about, each with words of that side.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> people, texts = list_one_sided(example_run(), "en")
        >>> people, [words for words, _ in texts]
        ([], ['Hope gained'])
    """
    mine, theirs = find_one_sided(run.table("framework_evidence"))
    wanted = [Wanted(row.component, row.quotes, read_people(row.consultation_people) > 0) for row in mine.itertuples()]
    said = choose_voices(run, wanted, language)
    people = [(name_plain(run.codebook, one.code, language), said.get(one.code)) for one in wanted]
    texts = [
        (
            name_plain(run.codebook, row.component, language),
            choose_text(run, Wanted(row.component, row.quotes, many=True), language),
        )
        for row in theirs.itertuples()
    ]
    return people, texts


def _explanations(run: Run, language: str) -> dict[str, str]:
    """Return component → what the team wrote about its judgement in ``language``; words of another language are none."""
    column = "explanation" if language == "en" else f"explanation_{language}"
    return {code: typeset(row[column], language) for code, row in _compared(run).items()}


def _compared(run: Run) -> dict[str, dict[str, str]]:
    """Return component → the judgement that compares its sources; its findings may have been judged on other days."""
    frame = run.table("judgements")
    frame = frame[(frame["kind"] == "framework") & (frame["convergence"] != "")]
    rows = frame[["target", "judged_on", "stale", "explanation", "explanation_fr"]].to_dict("records")
    return {str(row["target"]): {str(name): str(cell) for name, cell in row.items()} for row in rows}


def _both_sides(
    run: Run, row: Mapping[str, object], findings: pd.DataFrame, language: str, taken: Collection[Span]
) -> tuple[Excerpt | None, Excerpt | None]:
    code = str(row["component"])
    wanted = Wanted(code, str(row["quotes"]), read_people(row["consultation_people"]) > 0)
    said = find_said(run, wanted, language)
    person = next((one.passage for one in said if one.passage.span not in taken), said[0].passage if said else None)
    found = spans_of(findings[findings["outcome"] == code])
    cited = "; ".join(f"{span.document_id}:{span.start}-{span.end}" for span in found)
    text = choose_text(run, Wanted(code, cited or wanted.quotes, many=not cited), language)
    return person, text
