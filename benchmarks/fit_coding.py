"""Fit what the package carries for coding: the model of words, the record of phrases and the forest that weighs them.

Run from the repository: ``python benchmarks/fit_coding.py``. Every text of the bank is coded once by what the others taught
(five folds of whole texts); on those figures the forest is fitted, and the micro-F1 it reaches so, again by folds, is printed.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

import numpy as np

from litreview.coding.candidates import FEATURES, Candidates, Sentence, weigh_candidates
from litreview.coding.codebook import load_codebook
from litreview.coding.examples import Example, hash_bank, load_examples
from litreview.coding.forest import Forest, fit_forest, score_forest, write_forest
from litreview.coding.learned import learn, write_learned
from litreview.coding.phrases import PhraseFinder, compile_phrases

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "litreview" / "coding" / "weights"
FOLDS = 5
ALONE_EVERY = 4
"""Every so many sentences one is also coded without its text, as an answer to a survey stands alone; off the topic, each is."""
SLOPES = {"margin": 1, "rank": -1, "phrases": 1, "precision": 1, "topic": 1, "text_topic": 1}
"""What can only speak for a code, or against it, as it grows."""
READ_FOR_PHRASES = ("er", "ep", "ev", "fr", "en")
"""Texts from which phrases were written, but for every fourth: a forest fitted on them would trust phrases too much."""

Text = list[Example]


def fit_all() -> None:
    """Fit and write the weights, and print what the forest reaches on texts it has not seen."""
    codebook = load_codebook(ROOT / "corpus" / "codebook.csv", "corpus/codebook.csv")
    examples = load_examples(ROOT / "corpus" / "examples.csv", "corpus/examples.csv", codebook)
    finders = {language: compile_phrases(codebook, language) for language in ("en", "fr")}
    texts = _split_texts(examples)
    folds = _deal(texts)
    found = _weigh_unseen(texts, folds, codebook, finders)
    _measure(texts, folds, found)
    write_forest(WEIGHTS / "forest.csv", _fit(texts, found, sorted(found)))
    write_learned(WEIGHTS, learn(examples, codebook, finders), hash_bank(examples, codebook))


def _split_texts(examples: Sequence[Example]) -> list[Text]:
    """Return the running texts of the bank, its single sentences, and some sentences of running texts once more alone."""
    texts = [list(rows) for _, rows in groupby(examples, key=lambda row: row.document or str(row.line))]
    alone = [[row] for text in texts if text[0].document for row in text[:: 1 if text[0].kind == "off topic" else ALONE_EVERY]]
    return texts + alone


def _is_unread(text: Text) -> bool:
    """Return whether no phrase was written from the text."""
    name = text[0].document
    return bool(name) and (not name.startswith(READ_FOR_PHRASES) or int(name[2:]) % 4 == 0)


def _deal(texts: Sequence[Text]) -> list[int]:
    """Return the fold of each text, dealt at random and always alike."""
    names = sorted({_name(text) for text in texts})
    Random(0).shuffle(names)
    fold = {name: turn % FOLDS for turn, name in enumerate(names)}
    return [fold[_name(text)] for text in texts]


def _name(text: Text) -> str:
    return text[0].document or str(text[0].line)


def _fit(texts: Sequence[Text], found: Mapping[int, tuple[Candidates, np.ndarray]], places: Sequence[int]) -> Forest:
    rows = np.concatenate([found[place][0].rows for place in places])
    yes = np.concatenate([found[place][1] for place in places])
    return fit_forest(rows, yes, FEATURES, SLOPES)


def _weigh_unseen(
    texts: Sequence[Text], folds: Sequence[int], codebook: Mapping, finders: Mapping[str, PhraseFinder]
) -> dict[int, tuple[Candidates, np.ndarray]]:
    found = {}
    for fold in range(FOLDS):
        others = {row.line: row for text, own in zip(texts, folds, strict=True) if own != fold for row in text}
        learned = learn(list(others.values()), codebook, finders)
        for place, text in enumerate(texts):
            if folds[place] == fold and _is_unread(text):
                candidates = weigh_candidates([Sentence(row.text, row.language, row.heading) for row in text], learned, finders)
                pairs = zip(candidates.sentences, candidates.codes, strict=True)
                found[place] = candidates, np.array([learned.codes[code] in text[at].codes for at, code in pairs])
    return found


def _measure(texts: Sequence[Text], folds: Sequence[int], found: Mapping[int, tuple[Candidates, np.ndarray]]) -> None:
    """Print micro-F1 of single candidates by threshold, over texts that neither words nor forest have seen."""
    scored = {}
    for fold in range(FOLDS):
        forest = _fit(texts, found, [place for place in sorted(found) if folds[place] != fold])
        scored |= {place: score_forest(forest, found[place][0].rows) for place in found if folds[place] == fold}
    for language in ("en", "fr"):
        places = [place for place in sorted(scored) if texts[place][0].language == language and len(texts[place]) > 1]
        true = sum(len(row.codes) for place in places for row in texts[place])
        right = np.concatenate([found[place][1] for place in places])
        chance = np.concatenate([scored[place] for place in places])
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45):
            said = chance >= threshold
            print(language, threshold, f"F1 {2 * (said & right).sum() / (said.sum() + true):.3f}", int(said.sum()), true)


if __name__ == "__main__":
    sys.exit(fit_all())
