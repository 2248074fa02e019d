"""What `litreview screen` says: how far screening is, who differs, what comes next, and whether one may stop."""

from collections.abc import Iterator, Sequence

from litreview.running.priorities import Ranked
from litreview.running.screening import Screening
from litreview.sources.screening import FULL_TEXT, TITLES
from litreview.synthesis.consensus import find_conflicts, measure_reviewers, tell_conflict
from litreview.synthesis.queue import find_waiting, label_works, order_read
from litreview.synthesis.reading_order import ORDER_TOLD
from litreview.synthesis.stopping import Advice, advise_stopping

NOT_ESTIMABLE = "not estimable"


def describe_state(screening: Screening, stage: str = "") -> Iterator[str]:
    """Yield how far screening is at a stage, each conflict with its lines, how far reviewers agree, and the stopping advice.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.screening import open_screening
        >>> next(describe_state(open_screening(load_review(".")))).split()[1]
        'works,'
    """
    at = screening.stage(stage)
    screened = screening.settle()
    labels = label_works(screening.works.work_of, screened, at)
    waiting = find_waiting(screening.works.work_of, screened, at)
    sought = label_works(screening.works.work_of, screened) if at == FULL_TEXT else dict.fromkeys(labels, 1)
    told = [label for work, label in labels.items() if sought[work] == 1]
    works = f"{len(told)} works came through their titles" if at == FULL_TEXT else f"{len(told)} works"
    where = f" at {at}" if at else ""
    yield f"{works}, {len(waiting)} to screen{where}; {told.count(1)} found relevant, {told.count(0)} not"
    texts = find_waiting(screening.works.work_of, screened, FULL_TEXT) if at == TITLES and not waiting else []
    if texts:
        yield f"{len(texts)} of them wait for a decision on their full texts: call it with --stage '{FULL_TEXT}'"
    reports = len(screening.records) - len(screening.works.copy_of)
    if reports > len(labels):
        held = "one decision on a work holds for all; the flow counts each report"
        yield f"these are {len(labels)} works in {reports} reports: {held}"
    known = {record.citation_key for record in screening.records}
    yield from (f"conflict: {tell_conflict(one)}" for one in find_conflicts(screening.lines) if one.citation_key in known)
    for pair in measure_reviewers(line for line in screening.lines if line.citation_key in known):
        kappa = NOT_ESTIMABLE if pair.kappa is None else f"{pair.kappa:.2f}"
        at_stage = f" at {pair.stage}" if pair.stage else ""
        share = f"{100 * (pair.agreement or 0):.1f} %"
        yield f"agreement: {pair.coder_a} and {pair.coder_b}{at_stage}: {share} of {pair.records} records, kappa {kappa}"
    if waiting and at != FULL_TEXT and {0, 1} <= set(told):
        yield from describe_advice(advise(screening, at))


def advise(screening: Screening, stage: str = "") -> Advice:
    """Return whether one may stop screening titles, from the order in which people decided; texts sought are read to the last.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.screening import open_screening
        >>> advise(open_screening(load_review("."))).stop
        False
    """
    labels = label_works(screening.works.work_of, screening.settle(), stage)
    place = {work: number for number, work in enumerate(labels)}
    read = [work for work in order_read(screening.lines, screening.works.work_of) if labels[work] is not None]
    return advise_stopping([place[work] for work in read], list(labels.values()), len(labels))


def describe_advice(advice: Advice) -> Iterator[str]:
    """Yield the advice in words, and what it rests on.

    Example:
        >>> list(describe_advice(Advice(False, 0.4, 30, "read in ranked order")))[0]
        'advice: go on (p = 0.400 after 30 read)'
    """
    words = "you may stop" if advice.stop else "go on"
    yield f"advice: {words} (p = {advice.p:.3f} after {advice.read} read)"
    yield f"assumed: {advice.assumption}; {ORDER_TOLD}"


def describe_queue(ranked: Sequence[Ranked], count: int) -> Iterator[str]:
    """Yield the first ``count`` works to screen: place, key, score, the words that weigh most, and title.

    Example:
        >>> list(describe_queue([Ranked("roe2020", 0.51, "peer; worker", "Peer workers")], 20))
        ['1. roe2020  0.510  (peer; worker)  Peer workers']
    """
    for ordinal, one in enumerate(ranked[:count], 1):
        words = f"  ({one.why})" if one.why else ""
        yield f"{ordinal}. {one.citation_key}  {one.score:.3f}{words}  {one.title}"
    if len(ranked) > count:
        yield f"and {len(ranked) - count} more; --next {len(ranked)} shows all, --to FILE.csv writes them"
    if not ranked:
        yield "nothing waits for a decision at this stage"
