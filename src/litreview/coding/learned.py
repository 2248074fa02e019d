"""What the examples bank teaches: how the words of a sentence, and each phrase of the codebook, speak for a code."""

import base64
import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from litreview.coding.codebook import Code
from litreview.coding.examples import Example
from litreview.coding.phrases import PhraseFinder
from litreview.coding.proposals import find_phrases
from litreview.coding.trust import Trusts
from litreview.coding.word_model import (
    WordModel,
    fit_words,
    pack_words,
    read_origin,
    read_word_model,
    unpack_words,
    write_word_model,
)

ON_TOPIC = "(on topic)"
"""The label of sentences about peer support, learned beside the codes."""

_HEADER = ("language", "code", "phrase", "right", "wrong")
_ALONE = 0.5
"""A sentence written to show a code counts half as evidence of how often its phrases are right; running text counts whole."""
_SHIPPED = Path(__file__).resolve().parent / "weights"

Record = tuple[float, float]
"""How often a phrase was right and how often wrong."""


@dataclass(frozen=True)
class Learned:
    """A model of words for every code and for the topic, and the record of every phrase by language, code and phrase.

    Under the phrase "" stands the code as a whole in that language; under the language "" how many sentences of running text
    carry it, and how many do not.
    """

    words: WordModel
    records: Mapping[tuple[str, str, str], Record]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in the order of the model's columns."""
        return tuple(label for label in self.words.labels if label != ON_TOPIC)

    @cached_property
    def trusts(self) -> Trusts:
        """Return how far each phrase is to be trusted."""
        return Trusts(self.codes, self.records)


def learn(examples: Sequence[Example], codebook: Mapping[str, Code], finders: Mapping[str, PhraseFinder]) -> Learned:
    """Return what ``examples`` teach about the codes of ``codebook``.

    Example:
        >>> rows = [Example(text, frozenset(codes), "en", "positive", "", "", 2) for text, codes in
        ...         [("we hope", ["VAL.HOPE"]), ("hope grew", ["VAL.HOPE"]), ("tea came", []), ("tea cooled", [])]]
        >>> finder = PhraseFinder(); finder.add("VAL.HOPE", "hope")
        >>> learn(rows, {"VAL.HOPE": None}, {"en": finder}).records["en", "VAL.HOPE", "hope"]
        (1.0, 0.0)
    """
    labels = (*codebook, ON_TOPIC)
    labelled = [example.codes if example.kind == "off topic" else example.codes | {ON_TOPIC} for example in examples]
    words = fit_words([example.text for example in examples], labelled, labels, balanced=(ON_TOPIC,))
    return Learned(words, _record(examples, codebook, finders))


def _record(
    examples: Sequence[Example], codebook: Mapping[str, Code], finders: Mapping[str, PhraseFinder]
) -> dict[tuple[str, str, str], Record]:
    totals: dict[tuple[str, str, str], list[float]] = {("", code, ""): [0.0, 0.0] for code in codebook}
    for example in examples:
        weight = 1.0 if example.document else _ALONE
        hits = find_phrases(example.text, finders[example.language])
        for code, phrase in sorted({(hit.code, hit.phrase) for hit in hits}):
            for key in ((example.language, code, phrase), (example.language, code, "")):
                totals.setdefault(key, [0.0, 0.0])[code not in example.codes] += weight
        if example.document and example.kind != "off topic":
            for code in codebook:
                totals["", code, ""][code not in example.codes] += 1
    return {key: (right, wrong) for key, (right, wrong) in sorted(totals.items())}


def write_learned(folder: Path, learned: Learned, origin: str) -> None:
    """Write ``words.npz`` and ``phrases.csv`` into ``folder``; ``origin`` is the hash of what was learned from.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> write_learned(folder, Learned(fit_words([], [], []), {("en", "A.B", "tea"): (1.0, 0.5)}), "abc")
        >>> read_learned(folder, "abc").records
        {('en', 'A.B', 'tea'): (1.0, 0.5)}
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "phrases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerows([*key, right, wrong] for key, (right, wrong) in sorted(learned.records.items()))
    write_word_model(folder / "words.npz", learned.words, origin)


def read_learned(folder: Path = _SHIPPED, origin: str = "") -> Learned | None:
    """Return what ``write_learned`` wrote, or None where it was learned from something other than ``origin``.

    Example:
        >>> read_learned(Path("no/such/folder"), "abc") is None
        True
    """
    if not (folder / "words.npz").exists() or not (folder / "phrases.csv").exists():
        return None
    words, learned_from = read_word_model(folder / "words.npz")
    if origin != learned_from:
        return None
    with (folder / "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return Learned(words, {(row[0], row[1], row[2]): (float(row[3]), float(row[4])) for row in rows})


def is_shipped(origin: str) -> bool:
    """Return whether the package carries what is learned from ``origin``, so that nothing is to be learned.

    Example:
        >>> is_shipped("abc")
        False
    """
    return read_origin(_SHIPPED / "words.npz") == origin


def pack_learned(learned: Learned) -> str:
    """Return ``learned`` as text, so that it can be kept for another time.

    Example:
        >>> packed = pack_learned(Learned(fit_words([], [], []), {("en", "A.B", "tea"): (1.0, 0.5)}))
        >>> unpack_learned(packed).records
        {('en', 'A.B', 'tea'): (1.0, 0.5)}
    """
    records = [[*key, *record] for key, record in learned.records.items()]
    return json.dumps([base64.b64encode(pack_words(learned.words)).decode(), records])


def unpack_learned(packed: str) -> Learned:
    """Return what ``pack_learned`` packed: the same to the last bit, the records in their order.

    Raises:
        ValueError: it is nothing of that kind.

    Example:
        >>> unpack_learned("tea")
        Traceback (most recent call last):
        json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
    """
    words, records = json.loads(packed)
    return Learned(
        unpack_words(base64.b64decode(words)),
        {(language, code, phrase): (right, wrong) for language, code, phrase, right, wrong in records},
    )
