"""The document: one text of the review with its normal text, language, kind and segments."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from litreview.corpus.documents import Document, Segment
from litreview.corpus.kinds import find_depth, find_evidence_kind
from litreview.corpus.language import detect_language
from litreview.corpus.normal import normal_blocks
from litreview.corpus.segments import compose_segments
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block

_OUTSIDE_SLUG = re.compile(r"[^a-z0-9_.-]+")
_SPOKEN = ("transcript", "answers")


def build_document(
    path_shown: str,
    sha256: str,
    reading_blocks: Sequence[Block],
    *,
    record: Record | None = None,
    depth: str = "",
    evidence_kind: str = "",
    pages: int | None = None,
    document_id: str = "",
    quotable: Sequence[bool] = (),
    settings: Mapping[str, str] | None = None,
) -> Document:
    """Return the document that a file's blocks make.

    ``depth`` and ``evidence_kind`` are found from record, ``settings`` (``evidence_kind`` of the review) and words where
    they are ``""``; a transcript or answers are consultation. ``quotable`` says for each block whether its words may be
    shown. ``sha256`` is the hash of the file as it was read.

    Example:
        >>> doc = build_document("corpus/literature/roe2020.txt", "0" * 64, [Block("Peers"), Block("We meet. We talk.")])
        >>> doc.document_id, doc.title, [s.role for s in doc.segments]
        ('roe2020', 'Peers', ['heading', 'body', 'body'])
    """
    blocks = normal_blocks(reading_blocks)
    identifier = document_id or slug(path_shown)
    depth = depth or find_depth(blocks, record)
    language = detect_language("\n".join(_sample(blocks)))
    text, segments = compose_segments(identifier, blocks, language=language, quotable=quotable, spoken=depth in _SPOKEN)
    key = record.citation_key if record else ""
    if not evidence_kind:
        names = (key, identifier, path_shown)
        evidence_kind = "consultation" if depth in _SPOKEN else find_evidence_kind(record, text, settings, names)
    return Document(
        identifier, key, evidence_kind, (record and record.title) or _title(segments) or PurePosixPath(path_shown).stem,
        path_shown, sha256, language, depth, text, segments, pages, record.authors if record else "",
    )  # fmt: skip


def slug(path_shown: str) -> str:
    """Return the document id that a path gives: its stem in lower case, of ``a-z 0-9 _ . -`` only.

    Example:
        >>> slug("corpus/literature/Élan & Co. 2020.pdf")
        'elan-co.-2020'
    """
    stem = unicodedata.normalize("NFKD", PurePosixPath(path_shown).stem).encode("ascii", "ignore").decode()
    made = _OUTSIDE_SLUG.sub("-", stem.lower()).strip("-.")
    return made or "document-" + hashlib.sha256(path_shown.encode("utf-8", "replace")).hexdigest()[:8]


def document_ids(paths_shown: Iterable[str]) -> dict[str, str]:
    """Return a document id for each path, none twice: where slugs meet, the kind of file is added, then a number.

    Example:
        >>> document_ids(["a/roe.pdf", "a/roe.txt", "b/roe.txt", "a/lee.md"])
        {'a/lee.md': 'lee', 'a/roe.pdf': 'roe-pdf', 'a/roe.txt': 'roe-txt', 'b/roe.txt': 'roe-txt-2'}
    """
    paths = sorted(set(paths_shown))
    slugs = Counter(slug(path) for path in paths)
    taken = {name for name, times in slugs.items() if times == 1}
    identifiers: dict[str, str] = {}
    for path in paths:
        name = slug(path)
        if slugs[name] > 1:
            name = wanted = f"{name}-{PurePosixPath(path).suffix.lstrip('.').lower()}"
            number = 2
            while name in taken:
                name, number = f"{wanted}-{number}", number + 1
            taken.add(name)
        identifiers[path] = name
    return identifiers


def _sample(blocks: Sequence[Block]) -> Iterable[str]:
    size = 0
    for block in blocks:
        if size > 20_000:
            return
        size += len(block.text)
        yield block.text


def _title(segments: Sequence[Segment]) -> str:
    return next((segment.text for segment in segments[:40] if segment.role == "heading"), "")[:200]
