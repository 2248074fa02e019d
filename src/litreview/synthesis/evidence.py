"""The passages that evidence tables are counted from: works and people, never mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from litreview.corpus.documents import FACILITATOR
from litreview.synthesis.works import Works, drop_included

LITERATURE = ("research", "policy", "practice", "assertion")


class CodedPassage(NamedTuple):
    """One coded segment: where it stands, which work or person it speaks for, and its words."""

    segment_id: str
    document_id: str
    start: int
    end: int
    text: str
    evidence_kind: str
    work: str
    person: str
    quotable: bool
    role: str = "body"

    @property
    def reference(self) -> str:
        """Return the place as evidence tables cite it: ``document_id:start-end``."""
        return f"{self.document_id}:{self.start}-{self.end}"

    @property
    def source(self) -> str:
        """Return who says it: the participant, or the work."""
        return self.person or self.work

    @property
    def is_sourced(self) -> bool:
        """Return whether these are words of a text or of a participant; a facilitator's are none."""
        return bool(self.person) or self.evidence_kind != "consultation"

    @property
    def is_evidence(self) -> bool:
        """Return whether these are such words in running text or in a list."""
        return self.role in ("body", "list item") and self.is_sourced


def gather_passages(documents: pd.DataFrame, segments: pd.DataFrame, works: Works) -> dict[str, CodedPassage]:
    """Return segment id → passage for every segment of a document that was read.

    ``person`` is the participant who speaks, ``""`` in literature and for facilitators.

    Example:
        >>> from litreview.tables import build_table
        >>> gather_passages(build_table("documents", []), build_table("segments", []), Works({}, {}))
        {}
    """
    kinds = dict(zip(documents.document_id.tolist(), documents.evidence_kind.tolist(), strict=True))
    keys = dict(zip(documents.document_id.tolist(), documents.citation_key.tolist(), strict=True))
    names = ("segment_id", "document_id", "start", "end", "text", "speaker", "quotable", "role")
    passages = {}
    same = {document: document for document in kinds}  # one object for equal words, since there are very many passages
    # Lists are gone through ten times as fast as the columns themselves.
    for segment, document, start, end, text, speaker, quotable, role in zip(*(segments[n].tolist() for n in names), strict=True):
        kind = kinds[document]
        key = keys[document]
        person = same.setdefault(speaker, speaker) if kind == "consultation" and speaker != FACILITATOR else ""
        work = works.work_of.get(key, key or document)
        role = same.setdefault(role, role)
        passages[segment] = CodedPassage(segment, same[document], start, end, text, kind, work, person, quotable == "yes", role)
    return passages


def flag_standing(codings: pd.DataFrame) -> pd.Series:
    """Return for each row of the table ``codings`` what ``is_standing`` says of it.

    Example:
        >>> import pandas as pd
        >>> flag_standing(pd.DataFrame({"status": ["accepted", "accepted"], "settled": ["", "overruled"]})).to_list()
        [True, False]
    """
    standing = codings["status"] != "rejected"
    return standing & (codings["settled"] != "overruled") if "settled" in codings else standing


def passages_by_code(passages: Mapping[str, CodedPassage], codings: pd.DataFrame) -> dict[str, list[CodedPassage]]:
    """Return code → its passages in order of place; rejected and overruled codings do not count, facilitators' words neither.

    Example:
        >>> from litreview.tables import build_table
        >>> passages_by_code({}, build_table("codings", []))
        {}
    """
    found: dict[str, dict[str, CodedPassage]] = defaultdict(dict)
    rows = zip(codings.segment_id.tolist(), codings.code.tolist(), flag_standing(codings).tolist(), strict=True)
    for segment_id, code, standing in rows:
        passage = passages.get(segment_id)
        if standing and passage and passage.is_sourced:
            found[code][segment_id] = passage
    return {code: [rows[key] for key in sorted(rows)] for code, rows in found.items()}


def count_works_by_kind(passages: Iterable[CodedPassage], works: Works) -> dict[str, int]:
    """Return for each kind of literature how many works stand behind ``passages``, each in one kind.

    A study that a review among them includes is not counted again. A work whose editions are of two kinds stands under the
    one that comes first in ``LITERATURE``.

    Example:
        >>> count_works_by_kind([], Works({}, {}))
        {'research': 0, 'policy': 0, 'practice': 0, 'assertion': 0}
    """
    kinds: dict[str, int] = {}
    for passage in passages:
        if passage.evidence_kind in LITERATURE:
            place = LITERATURE.index(passage.evidence_kind)
            kinds[passage.work] = min(place, kinds.get(passage.work, place))
    counts = Counter(LITERATURE[kinds[work]] for work in drop_included(kinds, works.included_in))
    return {kind: counts[kind] for kind in LITERATURE}


def list_people(passages: Iterable[CodedPassage]) -> list[str]:
    """Return the participants behind ``passages``, each once, in order of their id.

    Example:
        >>> list_people([])
        []
    """
    return sorted({p.person for p in passages if p.person})


def list_sources(passages: Iterable[CodedPassage]) -> frozenset[str]:
    """Return the participants and the works behind ``passages``, each once.

    Example:
        >>> list_sources([])
        frozenset()
    """
    return frozenset(p.source for p in passages)


def keep_few_voices(passages: Sequence[CodedPassage], min_group: int, voice: str = "") -> list[CodedPassage]:
    """Return the passages that a row may cite or summarise: where few people stand behind them, the words of one alone.

    Fewer than ``min_group`` people are not counted out; a quotation from each of them would count them after all. The one
    is ``voice`` where it is among them, else whoever may be quoted and said most, the first by id among equals. Literature,
    and people whose number may be shown, stay as they are.

    Example:
        >>> keep_few_voices([], 5)
        []
    """
    people = list_people(passages)
    if not people or len(people) >= min_group:
        return list(passages)
    said = Counter(p.person for p in passages if p.person and p.quotable)
    voice = voice if voice in people else min(said, key=lambda person: (-said[person], person), default="")
    return [p for p in passages if p.person in ("", voice)]
