"""Names that were told once, looked for in the whole document: as they stand, and by their parts."""

from collections.abc import Iterable, Sequence

from litreview.privacy.capitals import has_capitals
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import Form, FormIndex, build_index, find_forms
from litreview.privacy.lexicon import read_sense

Place = tuple[int, int, int]
"""A span: the number of the text, start and end."""

_LEAST = 3


def find_again(texts: Sequence[str], named: Iterable[Place], taken: Iterable[Place]) -> list[Place]:
    """Return where else in ``texts`` the names at the places ``named``, or parts of them, stand, in order.

    A part that is an ordinary word counts like a roster's form that is one (``find_forms``): by its capital, by what stands
    beside it, and anywhere in text of one case. Places that overlap ``taken`` are passed over.

    Example:
        >>> texts = ["I met Amira Vosk.", "amira came with the vosk kids."]
        >>> find_again(texts, [(0, 6, 16)], [(0, 6, 16)])
        [(1, 0, 5), (1, 20, 24)]
    """
    index = _index_of(texts[block][start:end] for block, start, end in named)
    masks = [bytearray(len(text)) for text in texts]
    for block, start, end in taken:
        masks[block][start:end] = b"\x01" * (end - start)
    return [
        (block, *span) for block, text in enumerate(texts) for span in _places(text, index) if not any(masks[block][slice(*span)])
    ]


def _index_of(names: Iterable[str]) -> FormIndex:
    return build_index(Form(part, "", "person") for name in sorted(set(names)) for part in _parts(name))


def _parts(name: str) -> list[str]:
    words = TOKEN.findall(fold(name))
    telling = [word for word in words if len(word) >= _LEAST and read_sense(word) != "word"]
    return [name, *(telling if len(words) > 1 else ())]


def _places(text: str, index: FormIndex) -> list[tuple[int, int]]:
    hits = find_forms(text, index)
    mixed = bool(hits) and has_capitals(text)
    return [(hit.start, hit.end) for hit in hits if hit.certain or not mixed or text[hit.start].isupper()]
