"""The table of definitions: every definition of the review's terms with its owner, its work, its parts and its likes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from litreview.corpus.documents import Document
from litreview.extraction.components import find_components
from litreview.extraction.owners import find_owner
from litreview.extraction.passages import DefiningPassage, find_defining_passages
from litreview.extraction.populations import find_populations, population_scope
from litreview.extraction.references import find_references
from litreview.extraction.similarity import content_words, measure_words
from litreview.extraction.stating import Stated, read_statement

SIMILAR = 0.5
"""From this likeness on (see ``similarity.measure_similarity``) two definitions are shown as a pair."""

MOST_SIMILAR = 200
"""So many definitions at most are named as similar to one: a wording that thousands of texts repeat would name them all."""

_Words = tuple[str, ...]


_HALVES = {"“": "”", "«": "»", '"': '"'}
_CUT = re.compile(r"(?:…|\.\.\.)[”\"»\s]*$")
_TAIL = re.compile(r"[⁰¹²³⁴-⁹]{1,3}$|(?<=[.”\"»…])\d{1,3}$|\s?\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,4}\]$|\s+$")


def find_definitions(document: Document, codes: Mapping[str, tuple[str, ...]]) -> list[dict]:
    """Return the rows of ``definitions`` for one document; ``codes`` are the codes of its segments.

    ``quote`` is the whole defining sentence or sentences without note mark and without the marks of a block quotation;
    ``similar_to`` is filled by ``link_similar``.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> text = "The Lake Council defines peer support as a mutual process between equals."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> rows = find_definitions(Document("d", "", "practice", "T", "d", "", "en", "full text", text, (segment,)), {})
        >>> rows[0]["stated_by"], rows[0]["term"], rows[0]["components"]
        ('Lake Council', 'peer support', 'DEF.EQUAL; DEF.MUTUAL')
    """
    passages = find_defining_passages(document)
    if not passages:
        return []
    references, host, scope = find_references(document), find_owner(document), population_scope(document)
    rows: list[dict] = []
    before: Stated | None = None
    for number, passage in enumerate(passages, 1):
        stated = read_statement(passage, document, references, host, before)
        before = stated
        rows.append(_row(f"{document.document_id}.d{number:03d}", passage, document, stated, codes))
        rows[-1]["population"] = "; ".join(_populations(rows[-1], stated, scope if stated.owner == host else ()))
    return rows


def link_similar(rows: Iterable[dict]) -> list[dict]:
    """Return ``rows`` of all documents with ``similar_to`` naming the definitions of a like wording, sorted.

    Likeness is measured on the defining words without lead-in and owner; rows stay apart, whoever owns them. Of more than
    ``MOST_SIMILAR`` the first by their ids are named.

    Example:
        >>> same = "Peer support is mutual help between equals in a group."
        >>> linked = link_similar([{"definition_id": "a", "term": "peer support", "quote": same}, {"definition_id": "b",
        ...     "term": "peer support", "quote": same.replace("group", "house")}])
        >>> [row["similar_to"] for row in linked]
        ['b', 'a']
    """
    rows = [dict(row) for row in rows]
    wordings = [tuple(content_words(_defining_words(row))) for row in rows]
    same: dict[tuple[str, ...], list[int]] = {}
    for i, wording in enumerate(wordings):
        same.setdefault(wording, []).append(i)
    alike, ordered = _find_alike(list(same))
    for wording, own in same.items():
        near = sorted((i for other in alike.get(wording, ()) for i in same[other]), key=lambda i: rows[i]["definition_id"])
        for i in own:
            # The later of two wordings is compared with the earlier: the longest matching runs depend on which is which.
            linked = (j for j in near if j != i and (wordings[max(i, j)], wordings[min(i, j)]) in ordered)
            apart = (str(rows[j]["definition_id"]) for j in linked if not _overlap(rows[i], rows[j]))
            rows[i]["similar_to"] = "; ".join(islice(apart, MOST_SIMILAR))
    return rows


def _find_alike(wordings: Sequence[_Words]) -> tuple[dict[_Words, list[_Words]], set[tuple[_Words, _Words]]]:
    """Wording → those that it is like, itself first, and the pairs that are alike in the order of first and second."""
    ordered = {(one, one) for one in wordings if one}
    alike = {one: [one] for one in wordings if one}
    for j, i in _candidates(wordings):
        one, other = wordings[i], wordings[j]
        both = [pair for pair in ((one, other), (other, one)) if measure_words(*pair) >= SIMILAR]
        if both:
            ordered.update(both)
            alike[one].append(other)
            alike[other].append(one)
    return alike, ordered


def _candidates(wordings: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the pairs that can be alike at all: they share one of the rarer two thirds of their words.

    With a Dice coefficient of a half or more a wording shares at least a third of its words with the other, so that its
    rarest words, all but that third, cannot all be missing there (prefix filtering, Chaudhuri and others 2006).
    """
    sets = [set(wording) for wording in wordings]
    spread = Counter(word for each in sets for word in each)
    holders: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for i, each in enumerate(sets):
        rarest = sorted(each, key=lambda word: (spread[word], word))[: len(each) - -(-len(each) // 3) + 1]
        for word in rarest:
            pairs.update((j, i) for j in holders.get(word, ()))
            holders.setdefault(word, []).append(i)
    return sorted(pairs)


def _overlap(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    """A term glossed inside a definition shares its words without being like it."""
    if first.get("document_id") != second.get("document_id") or "start" not in first:
        return False
    return bool(first["start"] < second["end"] and second["start"] < first["end"])


def _row(
    identifier: str, passage: DefiningPassage, document: Document, stated: Stated, codes: Mapping[str, tuple[str, ...]]
) -> dict:
    start, end = _trim(document.text, passage.start, passage.end)
    quote = document.text[start:end]
    segments = () if passage.inside else document.segments[passage.first : passage.last + 1]
    carried = [code for segment in segments for code in codes.get(segment.segment_id, ())]
    return {
        "definition_id": identifier,
        "document_id": document.document_id,
        "start": start,
        "end": end,
        "quote": quote,
        "term": _in_small(passage.term),
        "stated_by": stated.owner,
        "hosted_in": document.title or document.document_id,
        "cited_work": stated.work,
        "citation_key": document.citation_key,
        "form": "quoted" if stated.quoted else "paraphrased",
        "complete": "no" if _CUT.search(document.text[passage.start : passage.end]) else "yes",
        "components": "; ".join(find_components(quote, carried)),
        "similar_to": "",
    }


def _in_small(term: str) -> str:
    """Return a term in small letters where capitals only open the sentence or shout; acronyms and names keep theirs."""
    if term.isupper() and " " in term:
        return term.lower()
    return term if term[:2].isupper() else term[:1].lower() + term[1:]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without note mark, list or footnote sign, and quotation marks whose other half is outside."""
    while start < end and text[start] in "*†‡ ":
        start += 1
    tail = _TAIL.search(text[start:end])
    end = start + tail.start() if tail else end
    quote = text[start:end]
    if quote[:1] in _HALVES and quote[-1:] == _HALVES[quote[0]] and _half_open(quote[1:-1]) == 0:
        return start + 1, end - 1
    if quote[:1] in _HALVES and _half_open(quote) > 0:
        return start + 1, end
    if quote[-1:] in _HALVES.values() and _half_open(quote) < 0:
        return start, end - 1
    return start, end


def _half_open(quote: str) -> int:
    """Return how many quotation marks open without closing (above nought) or close without opening (below)."""
    straight = quote.count('"') % 2
    return sum(map(quote.count, "“«")) - sum(map(quote.count, "”»")) + (straight if quote.startswith('"') else -straight)


def _populations(row: dict, stated: Stated, scope: tuple[str, ...]) -> tuple[str, ...]:
    return find_populations(row["quote"]) or find_populations(stated.owner) or scope or ("general",)


def _defining_words(row: Mapping[str, str]) -> str:
    """Return the words after the defining verb; all of them where the lead-in does not hold the term."""
    quote, term = row["quote"], row["term"]
    place = quote.lower().find(term.lower())
    rest = quote[place + len(term) :] if 0 <= place < 200 else quote
    return re.sub(r"^\W*(?:\s?(?:is|are|as|to be|means|refers to|est|sont|comme|désigne)\s)?", "", rest) or quote
