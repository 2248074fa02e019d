"""The examples bank: sentences with the codes that a careful coder gave them, for people and for the proposer."""

import csv
import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.renamed import follow
from litreview.coding.words import word_features
from litreview.errors import Fault, InputFaults

COLUMNS = ("target", "language", "kind", "genre", "text", "codes")
KINDS = ("positive", "near miss", "uncoded", "off topic")
_READ = ("text", "codes", "language", "kind", "document", "heading")
_LONGEST = 5000
_SOME = 100
"""Of each so many sentences one is cut into features for the hash: of the shipped bank, some two thousand words."""
_CODE = re.compile(r"\w{1,20}(?:\.\w{1,20})+")


class Example(NamedTuple):
    """A sentence of the bank: its codes, its language and, where it stands in a running text, which and below what heading.

    ``kind`` is one of ``KINDS``; ``line`` is the line of the bank it stands on.
    """

    text: str
    codes: frozenset[str]
    language: str
    kind: str
    document: str
    heading: str
    line: int


def load_examples(
    path: Path, shown: str, codebook: Mapping[str, Code], renamed: Mapping[str, str] | None = None
) -> list[Example]:
    """Return the sentences of an examples bank, in its order.

    The columns are ``COLUMNS``, then optionally ``document`` and ``heading`` for sentences that follow one another. Codes are
    followed through ``renamed``; those that were removed there are left out.

    Raises:
        InputFaults: no UTF-8, a missing column, an unknown code, kind or language, or an empty or endless sentence.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "examples.csv")
        >>> _ = path.write_text("target,language,kind,genre,text,codes\\n,en,uncoded,minutes,Tea was served.,\\n")
        >>> load_examples(path, "examples.csv", {})[0].text
        'Tea was served.'
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [column for column in COLUMNS if column not in header]
            if missing:
                raise InputFaults([Fault(shown, 1, f"has no column {', '.join(missing)}; they are {', '.join(COLUMNS)}")])
            places = {column: place for place, column in enumerate(header)}
            read = [places.get(column, len(header)) for column in _READ]
            examples = [_read_example(cells, read, reader.line_num) for cells in reader if cells]
    except UnicodeDecodeError:
        raise InputFaults([Fault(shown, 0, "is not UTF-8; save it as UTF-8")]) from None
    except csv.Error as error:
        raise InputFaults([Fault(shown, 0, f"is not readable as CSV: {error}")]) from None
    if renamed:
        examples = [one._replace(codes=frozenset({follow(code, renamed) for code in one.codes} - {""})) for one in examples]
    faults = [Fault(shown, example.line, reason) for example in examples for reason in _find_faults(example, codebook.keys())]
    if faults:
        raise InputFaults(faults)
    return examples


def hash_bank(examples: Sequence[Example], codebook: Mapping[str, Code], cut: Callable[[str], list[str]] = word_features) -> str:
    """Return a hash of all that a proposer learns from: the sentences with their codes, the phrases of each code, and ``cut``.

    What ``cut`` makes of some sentences tells how it cuts words into features.

    Example:
        >>> hash_bank([], {})[:8]
        'e3b0c442'
    """
    return _hash_once(tuple(examples), tuple(codebook.values()), cut)


@lru_cache(maxsize=2)
def _hash_once(examples: tuple[Example, ...], codes: tuple[Code, ...], cut: Callable[[str], list[str]]) -> str:
    """Return the hash of a bank; a run asks for it several times, and thousands of sentences take a while."""
    digest = hashlib.sha256()
    for code in codes:
        digest.update("\x1f".join((code.id, *code.phrases, "", *code.phrases_fr)).encode() + b"\x1e")
    for example in examples:
        fields = (example.text, "; ".join(sorted(example.codes)), *example[2:6])
        digest.update("\x1f".join(fields).encode("utf-8", "surrogatepass") + b"\x1e")
    for example in examples[::_SOME]:
        digest.update("\x1f".join(cut(example.text)).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()


def _find_faults(example: Example, codes: Collection[str]) -> Iterator[str]:
    if not example.codes <= codes:
        yield from (f"{_name(code)} is not in corpus/codebook.csv" for code in sorted(example.codes) if code not in codes)
    if example.kind not in KINDS:
        yield f"the kind is none of {', '.join(KINDS)}"
    if example.language not in ("en", "fr"):
        yield "the language is neither en nor fr"
    if not 0 < len(example.text) <= _LONGEST:
        yield f"the text is empty or has more than {_LONGEST} characters"


def _name(code: str) -> str:
    """Return how a message calls ``code``; a piece of the sentence that slipped into the column is not repeated."""
    return f"code {code!r}" if _CODE.fullmatch(code) else "a code"


@lru_cache(maxsize=10_000)
def _read_codes(cell: str) -> frozenset[str]:
    """Return the codes of a cell; most sentences have those of another."""
    return frozenset(code.strip() for code in cell.split(";") if code.strip())


def _read_example(cells: Sequence[str], places: Sequence[int], line: int) -> Example:
    """Return the example of a row, of which a column that is not there, or has no cell, is empty."""
    number = len(cells)
    text, codes, language, kind, document, heading = [cells[place] if place < number else "" for place in places]
    return Example(text.strip(), _read_codes(codes), language, kind, document, heading, line)
