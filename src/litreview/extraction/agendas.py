"""Agendas: the sections in which a work lists its recommendations, and the numbered ones in them and elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.restated import drop_restated
from litreview.extraction.statements import is_action, is_advice

_OPENS = Gate(r"\brecommendations?\b|\bR ?E ?C ?O ?M ?M ?E ?N ?D ?A ?T ?I ?O ?N ?S\b|\brecommandations?\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"^\W*(?:appendi(?:x|ces)|annex\w*|references|bibliography|glossary|notes|acknowledge?ments|chapter \d{1,2}|part \d"
    r"|annexes?|bibliographie|formal minutes|declarations? of interests?|(?:list of )?witnesses|(?:published )?written evidence"
    r"|références|remerciements)\b",
    re.IGNORECASE,
)
_ANSWERS = Gate(r"\b(?:responses?|reply|replies|progress|réponses?)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*\(?\d{1,3}(?:\.\d{1,3}){0,2}[.)]?\s?(?=[A-ZÀ-Ý“])")
_LABEL = re.compile(
    r"^\W*(?:(?:key |main |overarching )?(?:recommendation|recommandation|rec\.)\s*(?:no\.? ?|n[o°] ?|#)?(?:\d{1,3}|[IVX]{1,6}\b)"
    r"(?:\.\d{1,3}){0,2}|R\d{1,3})(?:[a-z]\b)?\s?(?P<after>[.:)—–|-]?)\s*",
    re.IGNORECASE,
)
_VOICE = Gate(
    r"\bwe (?:\w{2,12} )?(?:urge|encourage|endorse|support|welcome|commend|invite|ask|expect|believe|agree|consider|note"
    r"|acknowledge|affirm|regret|look to|call|are (?:\w+ )?(?:concerned|disappointed)|have (?:\w+ )?(?:doubts|concerns)"
    r"|find|draw attention)\b|\bpriorit(?:y|ise|ize)\b|\brequires? that\b|\bneeds? (?:both )?to\b"
    r"|\bnous (?:saluons|appuyons|encourageons|invitons|constatons|regrettons)\b",
    re.IGNORECASE,
)
"""How the body that writes takes a side: its agenda holds such paragraphs beside what it asks for."""
_RUNS_ON = re.compile(r"[a-zà-ÿ]|\([a-z]{1,3}\)")
_LEAST = 3
_SHORTEST = 5


def find_numbered(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the numbered or listed recommendations of ``document``, in order.

    A section opens at a heading with the word "recommendations" and ends at the next appendix or chapter that has it not.
    Its numbered paragraphs and list items count where they ask for something or take a side, with the bullets below them.
    Paragraphs that call themselves "Recommendation 7" or "R12", or stand below such a heading, count wherever they stand.
    What says the same again is passed over. Fewer than three make no list, and nothing is returned.

    Example:
        >>> words = ["Recommendations", "1. Pay peers.", "2. Train peers.", "3. Boards should listen."]
        >>> at = [0, 17, 32, 49]
        >>> ss = tuple(Segment(f"d#{n}", "d", n, a, a + len(w), None, "", "", "body" if n else "heading", "en", w, n)
        ...            for n, (a, w) in enumerate(zip(at, words)))
        >>> find_numbered(Document("d", "", "policy", "", "d", "", "en", "full text", " " * 80, ss))
        [(17, 30), (32, 47), (49, 73)]
    """
    items = [(run[0].start, run[-1].end, " ".join(segment.text for segment in run)) for run in _runs(document)]
    spans = [(start, end) for start, end, _ in drop_restated(items)]
    return spans if len(spans) >= _LEAST else []


def _runs(document: Document) -> Iterator[list[Segment]]:
    """Yield the segments of each item: its own block and the bullets or cut lines that belong to it."""
    run: list[Segment] = []
    for block, inside, labelled in _blocks(document):
        if run and _goes_on(run, block):
            run.extend(block)
            continue
        if run:
            yield run
        run = block if labelled or _is_labelled(block) or (inside and _is_item(block)) else []
    if run:
        yield run


def _blocks(document: Document) -> Iterator[tuple[list[Segment], bool, bool]]:
    """Yield the blocks of body and list items, whether they stand in an agenda, and whether right below a labelled heading."""
    inside = labelled = False
    level = 0
    for _, group in groupby(document.segments, key=lambda segment: segment.block):
        block = list(group)
        first = block[0]
        if first.role == "heading":
            opens = bool(_OPENS.search(first.text)) and not _ANSWERS.search(first.text)
            inside = opens or (inside and not _CLOSES.match(first.text) and not 0 < first.level <= level)
            level = first.level if opens else level
            labelled = bool(_LABEL.match(first.text))
        else:
            for part in _split([segment for segment in block if segment.role in ("body", "list item")]):
                yield part, inside, labelled and _counts_words(part) >= _SHORTEST
                labelled = False


def _split(block: list[Segment]) -> Iterator[list[Segment]]:
    """Yield the paragraphs that a block without space between them holds: a sentence with the next number begins one."""
    part: list[Segment] = []
    for segment in block:
        if part and _follows(part[0].text, segment.text):
            yield part
            part = []
        part.append(segment)
    if part:
        yield part


def _follows(first: str, second: str) -> bool:
    before, after = _NUMBER.match(first), _NUMBER.match(second)
    if before is None or after is None:
        return False
    one, two = ([int(part) for part in re.findall(r"\d+", match[0])] for match in (before, after))
    return one[:-1] == two[:-1] and one[-1] + 1 == two[-1]


def _goes_on(run: Sequence[Segment], block: Sequence[Segment]) -> bool:
    """Whether ``block`` belongs to the item ``run``: a bullet that its last sentence announces, or words cut off by a page."""
    first, last = block[0], run[-1]
    announced = first.role == "list item" and first.heading == run[0].heading
    lead = next((segment.text for segment in reversed(run) if segment.text.rstrip().endswith(":")), "")
    under = first.role == "list item" and bool(lead) and first.heading.strip() == lead.strip()
    cut = last.text.rstrip()[-1:] not in '.:!?”"’)' and bool(_RUNS_ON.match(first.text))
    return under or cut or (announced and first.text[:1].islower() and last.text.rstrip().endswith(("; and", ", and")))


def _is_labelled(block: Sequence[Segment]) -> bool:
    match = _LABEL.match(block[0].text)
    if match is None or _counts_words(block) < _SHORTEST:
        return False
    return bool(match["after"]) or block[0].text[match.end() : match.end() + 1].isupper()


def _counts_words(block: Sequence[Segment]) -> int:
    return sum(len(segment.text.split()) for segment in block)


def _is_item(block: Sequence[Segment]) -> bool:
    if block[0].role != "list item" and not _NUMBER.match(block[0].text):
        return False
    bare = [_NUMBER.sub("", segment.text) for segment in block]
    return any(is_action(text) or is_advice(text) or _VOICE.search(text) for text in bare)
