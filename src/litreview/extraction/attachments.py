"""Documents that a text says are attached to it: a page saved as text has lost them, and a reader has to be told."""

import re

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate

_THING = (
    r"(?:documents?|files?|reports?|pdfs?|toolkits?|resources?|guides?|slides?|handouts?|copy|version|fichiers?|rapports?"
    r"|ressources?|trousses?)"
)
_FIRST_PLACES = 5
_NEAR = r"[\s\w’'-]{0,30}?"
_ATTACHED = Gate(
    rf"\battached (?!to\b){_NEAR}\b{_THING}\b"
    rf"|\b{_THING} {_NEAR}\b(?:is |are )?(?:attached|enclosed)\b(?! to (?:a|the|each|every)\b)"
    r"|\b(?:see|find|open|download) (?:the )?attach(?:ed\b|ments?\b(?! (?:in|to|with|between|and|styles?|theory)\b))"
    r"|\bsee enclosed\b"
    rf"|\b(?:ci-joint|en pièce jointe|pièces? jointes?)|\b{_THING} joints?\b",
    re.IGNORECASE,
)


def name_missing(document: Document) -> tuple[str, ...]:
    """Return the note that ``document`` names documents attached to it, with the first places; nothing where it names none.

    The note gives characters and no words, for what people said stands in no message. Whoever keeps the
    review adds the document or says that it could not be had.

    Example:
        >>> from litreview.corpus.build import build_document
        >>> from litreview.sources.blocks import Block
        >>> name_missing(build_document("page.txt", "", [Block("A new guide is out (see attached).")]))[0][:46]
        '1 passage names an attached document that was '
    """
    places = [f"{segment.start}-{segment.end}" for segment in _naming(document)]
    if not places:
        return ()
    first = ", ".join(places[:_FIRST_PLACES]) + (", …" if len(places) > _FIRST_PLACES else "")
    told = "1 passage names an attached document" if len(places) == 1 else f"{len(places)} passages name an attached document"
    return (f"{told} that was not supplied with the text (characters {first}); add it as a source if it can be had",)


def _naming(document: Document) -> list[Segment]:
    return [segment for segment in document.segments if segment.role != "navigation" and _ATTACHED.search(segment.text)]
