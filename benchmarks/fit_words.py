"""Write anew the ordinary words that ship with the package: those which our own sentences write in small letters.

    python benchmarks/fit_words.py

Reads ``corpus/examples.csv`` and the phrases of ``corpus/codebook.csv``; writes ``src/litreview/privacy/ordinary.txt``,
one folded word a line. A word that lists of given names have too must stand three times, since people who
write in small letters also write names so.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "litreview" / "privacy" / "ordinary.txt"
TIMES = 3

_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]*")


def main() -> int:
    """Return 0 after writing the list."""
    words = ordinary_words(list(read_texts()))
    OUT.write_text("\n".join(words) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{OUT.relative_to(ROOT)}: {len(words)} words\n")
    return 0


def ordinary_words(texts: list[str]) -> list[str]:
    """Return the folded words of two letters or more that ``texts`` write in small letters, sorted."""
    from litreview.privacy.folding import fold
    from litreview.privacy.lexicon import listed_names

    counts = Counter(fold(word) for text in texts for word in _SMALL.findall(text) if word.islower())
    given = listed_names().given
    return sorted(word for word, times in counts.items() if len(word) > 1 and (word not in given or times >= TIMES))


def read_texts() -> Iterator[str]:
    """Yield the example sentences, and the phrases of the codebook."""
    with (ROOT / "corpus" / "examples.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["text"] for row in csv.DictReader(file))
    with (ROOT / "corpus" / "codebook.csv").open(encoding="utf-8", newline="") as file:
        yield from (f"{row['phrases']} {row['phrases_fr']}" for row in csv.DictReader(file))


if __name__ == "__main__":
    raise SystemExit(main())
