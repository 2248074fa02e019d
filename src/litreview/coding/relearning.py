"""Learn from what people decided: each code they accepted or rejected is learned anew, from bank and decisions together."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import vstack

from litreview.coding.examples import Example
from litreview.coding.human import Decision
from litreview.coding.learned import Learned, Record
from litreview.coding.phrases import PhraseFinder
from litreview.coding.proposals import find_phrases
from litreview.coding.word_model import WeighedTexts, WordModel, refit_column, weigh_words
from litreview.corpus.language import language_or

_HEED = 5.0
"""One decision on the review's own texts weighs as much as this many sentences of the bank."""


def choose_heeded(decisions: Iterable[Decision], blind: Collection[str] = ()) -> list[Decision]:
    """Return the decisions that may be learned from: those on ``blind`` documents would tell one coder of another.

    What was settled is learned from the last adjudicator alone, whoever else decided on that sentence and code.

    Example:
        >>> choose_heeded([], ["fg1"])
        []
    """
    decisions = list(decisions)
    settled = {(coder, identity) for decision in decisions for coder, identity in decision.settles if identity}
    judged = sorted((one for one in decisions if one.settles and one.segment_id), key=lambda one: (one.at, one.coder, one.id))
    last = {_place(one): one for one in judged}
    kept = (one for one in decisions if one.document_id not in blind and (one.coder, one.id) not in settled)
    return [one for one in kept if last.get(_place(one), one) is one]


def relearn(
    learned: Learned,
    examples: Sequence[Example],
    weighed: WeighedTexts,
    decisions: Iterable[Decision],
    finders: Mapping[str, PhraseFinder],
) -> Learned:
    """Return ``learned`` with the codes that people decided on learned anew, and with the record of the phrases they met.

    Where a coder decided twice on the same words and code, the last decision counts. Codes on which nobody decided stay as they
    are. The words of a code are learned from its decisions in all languages at once; a phrase is counted in the language that
    the decided words are in, English where they do not tell. ``weighed`` holds the texts of ``examples``.

    Example:
        >>> from litreview.coding.word_model import fit_words
        >>> before = Learned(fit_words(["tea", "tea", "hope"], [[], [], []], ["A.B"]), {})
        >>> relearn(before, [], WeighedTexts(before.words, []), [], {"en": PhraseFinder()}) == before
        True
    """
    last: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.code in learned.words.labels:
            last[decision.quote, decision.code] = decision.decision == "accepted"
    if not last:
        return learned
    return Learned(_relearn_words(learned.words, examples, weighed, last), _extend_records(learned.records, last, finders))


def _place(decision: Decision) -> tuple[str, str, str]:
    return decision.document_id, decision.segment_id, decision.code


def _relearn_words(
    words: WordModel, examples: Sequence[Example], weighed: WeighedTexts, decided: Mapping[tuple[str, str], bool]
) -> WordModel:
    quotes, codes = [quote for quote, _ in decided], np.array([code for _, code in decided])
    accepted = np.array(list(decided.values()), bool)
    rows = vstack([weighed.take(range(len(examples))), weigh_words(words, quotes)], "csr").astype(float)
    weights, bias = words.weights.copy(), words.bias.copy()
    for code in sorted(set(codes.tolist())):
        own = codes == code
        carries = np.concatenate([np.array([code in example.codes for example in examples], bool), accepted & own])
        heed = np.concatenate([np.ones(len(examples)), _HEED * own])
        if len(set(carries[heed > 0].tolist())) == 2:
            column = words.labels.index(code)
            weights[:, column], bias[column] = refit_column(words, code, rows, carries, heed)
    return WordModel(words.features, words.rarity, words.labels, weights, bias)


def _extend_records(
    records: Mapping[tuple[str, str, str], Record], decided: Mapping[tuple[str, str], bool], finders: Mapping[str, PhraseFinder]
) -> dict[tuple[str, str, str], Record]:
    extended = dict(records)
    for (quote, code), accepted in decided.items():
        language = language_or(quote, "en")
        for phrase in sorted({hit.phrase for hit in find_phrases(quote, finders[language]) if hit.code == code}):
            right, wrong = extended.get((language, code, phrase), (0.0, 0.0))
            extended[language, code, phrase] = (right + accepted, wrong + (not accepted))
    return extended
