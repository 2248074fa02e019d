"""The framework evidence table: one row per code, with what each kind of evidence says about it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any

from litreview.coding.codebook import Code, Codebook
from litreview.privacy.suppression import shown_count
from litreview.synthesis.evidence import LITERATURE, CodedPassage, count_works_by_kind, keep_few_voices, list_people
from litreview.synthesis.judged import judged_cells, weigh_sides
from litreview.synthesis.judgements import Judgement, group_judgements
from litreview.synthesis.summaries import choose_sentences, weigh_sentences
from litreview.synthesis.works import Works

SUMMARY_SENTENCES = 3
MOST_CANDIDATES = 5_000
"""So many sentences a summary is chosen from; of more, every second or third and so on, evenly over the documents."""
QUOTATIONS_PER_ROW = 8
_SHORTEST, _LONGEST = 6, 60
"""A summary sentence is neither a fragment nor a paragraph (words)."""


def build_framework(
    codebook: Codebook,
    passages: Mapping[str, Sequence[CodedPassage]],
    works: Works,
    judgements: Iterable[Judgement],
    min_group: int,
) -> list[dict[str, Any]]:
    """Return one row of ``framework_evidence`` per code of the codebook; recommendations have their own table.

    Counts are of works and of people. ``summary`` holds whole sentences of the sources, each with the document it
    stands in. Where fewer than ``min_group`` people stand behind a row, it cites one of them.
    Framework method: Gale et al. 2013; best-fit framework synthesis: Carroll et al. 2011.

    Example:
        >>> build_framework(Codebook({}), {}, Works({}, {}), [], 5)
        []
    """
    judged = group_judgements(judgements, "framework")
    codes = [code for code in codebook.values() if not code.id.startswith("REC.")]
    summaries = summarise({code.id: keep_few_voices(passages.get(code.id, ()), min_group) for code in codes})
    return [
        _build_row(code, passages.get(code.id, ()), summaries[code.id], works, judged.get(code.id, ()), min_group)
        for code in codes
    ]


def summarise(passages: Mapping[str, Sequence[CodedPassage]], most: int = SUMMARY_SENTENCES) -> dict[str, str]:
    """Return code → up to ``most`` whole sentences that cover its ``passages``, each followed by its document in brackets.

    Only sentences that may be quoted are used, an even part of very many; ``""`` where there is none. Words are weighed
    once, over the passages of all codes, since a passage often stands under several.

    Example:
        >>> summarise({"VAL.HOPE": []})
        {'VAL.HOPE': ''}
    """
    fit = {code: _fit_for_summary(found) for code, found in passages.items()}
    texts = {p.segment_id: p.text for found in fit.values() for p in found}
    row_of = {segment: row for row, segment in enumerate(texts)}
    vectors = weigh_sentences(list(texts.values()))
    summaries = {}
    for code, found in fit.items():
        few = len(found) <= most  # nothing to choose: weighing them would take most of the time of a large matrix
        chosen = range(len(found)) if few else choose_sentences(vectors[[row_of[p.segment_id] for p in found]], most)
        summaries[code] = " ".join(f"{found[i].text} [{found[i].document_id}]" for i in sorted(chosen))
    return summaries


def _fit_for_summary(passages: Sequence[CodedPassage]) -> list[CodedPassage]:
    """Return the sentences of running text of a fair length, or, where there is none, all that may be quoted."""
    quotable = [p for p in passages if p.quotable]
    if len(quotable) < 2:
        return quotable
    fit = [p for p in quotable if p.role == "body" and _SHORTEST <= len(p.text.split()) <= _LONGEST] or quotable
    return fit[:: max(1, -(-len(fit) // MOST_CANDIDATES))]


def choose_quotations(passages: Sequence[CodedPassage]) -> list[CodedPassage]:
    """Return the passages a row cites: one from each source in turn, until there are enough.

    Example:
        >>> choose_quotations([])
        []
    """
    if len(passages) == 1:
        return [passage for passage in passages if passage.quotable]
    by_source: dict[str, list[CodedPassage]] = {}
    for passage in passages:
        if passage.quotable:
            by_source.setdefault(passage.source, []).append(passage)
    turns = zip_longest(*(rows[:QUOTATIONS_PER_ROW] for rows in by_source.values()))
    return list(islice((passage for turn in turns for passage in turn if passage), QUOTATIONS_PER_ROW))


def _build_row(
    code: Code, passages: Sequence[CodedPassage], summary: str, works: Works, judgements: Sequence[Judgement], min_group: int
) -> dict[str, Any]:
    counts = count_works_by_kind(passages, works)
    people = len(list_people(passages))
    evidence = weigh_sides(passages, literature=any(counts.values()), consultation=people > 0)
    return {
        "component": code.id,
        "name": code.name,
        "family": code.family,
        **counts,
        "consultation_people": shown_count(people, min_group),
        "summary": summary,
        "quotes": "; ".join(p.reference for p in choose_quotations(keep_few_voices(passages, min_group))),
        **judged_cells(judgements, evidence),
        "gap": _name_gap({p.evidence_kind for p in passages}, people),
    }


def _name_gap(kinds: Collection[str], people: int) -> str:
    if not set(kinds).intersection(LITERATURE):
        return "no literature in this review; raised in the consultation" if people else "no evidence found in this review"
    if not people:
        return "not raised in the consultation"
    return "" if "research" in kinds else "no research in this review"
