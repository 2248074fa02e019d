"""What reviewers decided together: their last words, where they differ, and how far they agree."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from litreview.coding.agreement import Counts, cohen_kappa, percent_agreement
from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine

CONSENSUS = "consensus"
"""The coder of a line that settles what reviewers decided differently."""

_ORDER = (FULL_TEXT, "", TITLES)
"""Stages from the one whose decision counts before all others."""


class ScreeningOutcome(NamedTuple):
    """What stands about a record: the decision at the last stage it reached; none where reviewers differ there."""

    decision: str = ""
    reason: str = ""
    stage: str = ""
    conflict: bool = False


class Conflict(NamedTuple):
    """The lines of reviewers who decided differently about a record at a stage, in the order of the file."""

    citation_key: str
    stage: str
    lines: tuple[ScreeningLine, ...]


class PairAgreement(NamedTuple):
    """How far two reviewers agree at a stage on what both decided: share and kappa, ``None`` where it is not estimable."""

    coder_a: str
    coder_b: str
    stage: str
    records: int
    agreement: float | None
    kappa: float | None


def keep_last(lines: Iterable[ScreeningLine]) -> list[ScreeningLine]:
    """Return the last line of each reviewer about each record at each stage, in the order of the file, without empty ones.

    Example:
        >>> lines = [ScreeningLine("a", "include", coder="x", line=2), ScreeningLine("a", "exclude", coder="x", line=3)]
        >>> [line.decision for line in keep_last(lines)]
        ['exclude']
    """
    last = {(line.citation_key, line.stage, line.coder): line for line in lines}
    return sorted((line for line in last.values() if line.decision), key=lambda line: line.line)


def is_consensus(line: ScreeningLine) -> bool:
    """Return whether a line settles what reviewers decided differently.

    Example:
        >>> is_consensus(ScreeningLine("a", "include", coder="Consensus"))
        True
    """
    return line.coder.casefold() == CONSENSUS


def settle_records(lines: Iterable[ScreeningLine]) -> dict[str, ScreeningOutcome]:
    """Return what stands about each record that has a decision.

    Of several stages the last that a record reached counts. Where reviewers differ nothing is decided until somebody writes a
    line with the coder ``consensus``, which counts before all others. Of several reasons the last stands.

    Example:
        >>> ann, bo = ScreeningLine("a", "include", coder="ann"), ScreeningLine("a", "exclude", "off topic", "bo", line=1)
        >>> settle_records([ann, bo])["a"], settle_records([bo])["a"].reason
        (ScreeningOutcome(decision='', reason='', stage='', conflict=True), 'off topic')
    """
    return {key: _settle(next(stages[stage] for stage in _ORDER if stage in stages)) for key, stages in _by_stage(lines).items()}


def find_conflicts(lines: Iterable[ScreeningLine]) -> list[Conflict]:
    """Return where reviewers differ at the last stage that a record reached and nobody settled it, by key.

    Example:
        >>> lines = [ScreeningLine("a", "include", coder="ann"), ScreeningLine("a", "exclude", coder="bo")]
        >>> [conflict.citation_key for conflict in find_conflicts(lines)]
        ['a']
        >>> find_conflicts([*lines, ScreeningLine("a", "include", coder="consensus")])
        []
    """
    found = []
    for key, stages in sorted(_by_stage(lines).items()):
        stage = next(stage for stage in _ORDER if stage in stages)
        if _settle(stages[stage]).conflict:
            found.append(Conflict(key, stage, tuple(stages[stage])))
    return found


def tell_conflict(conflict: Conflict) -> str:
    """Return in words who decided what about a record, and on which lines.

    Example:
        >>> lines = ScreeningLine("a", "include", coder="ann", line=2), ScreeningLine("a", "exclude", coder="bo", line=5)
        >>> tell_conflict(Conflict("a", "", lines))[:62]
        'a: reviewers differ: ann include (line 2), bo exclude (line 5)'
    """
    said = ", ".join(f"{line.coder or 'nobody named'} {line.decision} (line {line.line})" for line in conflict.lines)
    where = f" at {conflict.stage}" if conflict.stage else ""
    told = f"it stays undecided until a line of the coder {CONSENSUS} settles it"
    return f"{conflict.citation_key}: reviewers differ{where}: {said}; {told}"


def measure_reviewers(lines: Iterable[ScreeningLine]) -> list[PairAgreement]:
    """Return for each pair of reviewers and each stage how far they agree on the records that both decided.

    A record is one unit, included or excluded; reports that could not be retrieved are no judgement and stay out, and so does
    what was settled together. Method: Cohen 1960, as for codes.

    Example:
        >>> lines = [ScreeningLine(key, word, coder=coder) for key, coder, word in [
        ...     ("a", "ann", "include"), ("a", "bo", "include"), ("b", "ann", "exclude"), ("b", "bo", "exclude")]]
        >>> measure_reviewers(lines)
        [PairAgreement(coder_a='ann', coder_b='bo', stage='', records=2, agreement=1.0, kappa=1.0)]
    """
    said: dict[str, dict[str, dict[str, bool]]] = {}
    for line in keep_last(lines):
        if not is_consensus(line) and line.decision in ("include", "exclude"):
            said.setdefault(line.stage, {}).setdefault(line.coder, {})[line.citation_key] = line.decision == "include"
    pairs = ((stage, *pair) for stage in sorted(said) for pair in combinations(sorted(said[stage]), 2))
    return [one for stage, a, b in pairs if (one := _compare(stage, a, b, said[stage])).records]


def _by_stage(lines: Iterable[ScreeningLine]) -> dict[str, dict[str, list[ScreeningLine]]]:
    found: dict[str, dict[str, list[ScreeningLine]]] = {}
    for line in keep_last(lines):
        found.setdefault(line.citation_key, {}).setdefault(line.stage, []).append(line)
    return found


def _settle(lines: Sequence[ScreeningLine]) -> ScreeningOutcome:
    settled = list(filter(is_consensus, lines)) or lines
    decision = settled[0].decision
    if any(line.decision != decision for line in settled):
        return ScreeningOutcome(stage=settled[0].stage, conflict=True)
    reasons = [line.reason for line in lines if line.reason and line.decision == decision]
    own = [line.reason for line in settled if line.reason]
    return ScreeningOutcome(decision, (own or reasons or [""])[-1], settled[0].stage)


def _compare(stage: str, a: str, b: str, said: dict[str, dict[str, bool]]) -> PairAgreement:
    shared = sorted(said[a].keys() & said[b].keys())
    pairs = [(said[a][key], said[b][key]) for key in shared]
    counts = Counts(*(pairs.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False))))
    return PairAgreement(a, b, stage, len(shared), percent_agreement(counts), cohen_kappa(counts) if shared else None)
