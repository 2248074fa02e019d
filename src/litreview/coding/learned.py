"""What the examples bank teaches: how the words of a sentence, and each phrase of the codebook, speak for a code."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from litreview.coding.codebook import Code
from litreview.coding.examples import Example
from litreview.coding.phrases import PhraseFinder
from litreview.coding.proposals import find_phrases
from litreview.coding.trust import Trusts
from litreview.coding.word_model import WordModel, fit_words, read_words, write_words

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
    write_words(folder / "words.npz", learned.words, origin)


def read_learned(folder: Path = _SHIPPED, origin: str = "") -> Learned | None:
    """Return what ``write_learned`` wrote, or None where it was learned from something other than ``origin``.

    Example:
        >>> read_learned(Path("no/such/folder"), "abc") is None
        True
    """
    if not (folder / "words.npz").exists() or not (folder / "phrases.csv").exists():
        return None
    words, learned_from = read_words(folder / "words.npz")
    if origin != learned_from:
        return None
    with (folder / "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return Learned(words, {(row[0], row[1], row[2]): (float(row[3]), float(row[4])) for row in rows})
