"""Finding phrases: the quick finder agrees with a slow one, on anything."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litreview.coding.codebook import Code
from litreview.coding.notation import fold_accents, read_phrase
from litreview.coding.phrases import PhraseFinder, PhraseHit, compile_phrases

TOKEN = re.compile(r"\w+")


def _finder(*phrases: str, code: str = "C") -> PhraseFinder:
    finder = PhraseFinder()
    for phrase in phrases:
        finder.add(code, phrase)
    return finder


def _spans(phrase: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in _finder(phrase).find(text)]


FOUND = {
    "whole word": ("hope", "Hope, hopeful, HOPE", ["Hope", "HOPE"]),
    "rest of a word": ("hope*", "hopeful hopping", ["hopeful"]),
    "either": ("low (pay|wage*)", "low pay and low wages", ["low pay", "low wages"]),
    "gap of none": ("fund* .. groups", "funding groups", ["funding groups"]),
    "gap of four": ("fund* .. groups", "fund a b c d groups", ["fund a b c d groups"]),
    "gap of five": ("fund* .. groups", "fund a b c d e groups", []),
    "gap over a comma": ("fund* .. groups", "fund small, local groups", ["fund small, local groups"]),
    "gap not over a sentence": ("fund* .. groups", "They fund. Other groups wait.", []),
    "gap over an abbreviation": ("fund* .. groups", "fund (e.g., local) groups", ["fund (e.g., local) groups"]),
    "gap not over a paragraph": ("fund* .. groups", "fund\n\ngroups", []),
    "wrapped line": ("mutual aid", "mutual\naid", ["mutual\naid"]),
    "shortest": ("a .. b", "a b b", ["a b"]),
    "every start": ("a .. b", "a a b", ["a a b", "a b"]),
    "hyphen in the text": ("peer run", "peer-run", ["peer-run"]),
    "hyphen in the phrase": ("peer-run", "peer run", ["peer run"]),
    "slash": ("consumer/survivor", "consumer / survivor", ["consumer / survivor"]),
    "comma between": ("mutual aid", "mutual, aid", []),
    "comma asked for": ("pay, hours", "pay, hours; pay hours", ["pay, hours", "pay hours"]),
    "curly apostrophe": ("speakers' bureau", "a speakers’ bureau", ["speakers’ bureau"]),
    "possessive": ("speaker* bureau", "the speaker’s bureau", ["speaker’s bureau"]),
    "straight elision": ("groupe* d’entraide", "le groupe d'entraide", ["groupe d'entraide"]),
    "curly elision": ("entraide", "l’entraide", ["entraide"]),
    "accents": ("rétablissement", "Rétablissement, RETABLISSEMENT, retablissement", 3),
    "accents are not invented": ("forme", "formé", []),
    "inclusive writing": (
        "pair* aidant*",
        "les pair·e·s aidant·e·s, pair(e)s aidant(e)s",
        ["pair·e·s aidant", "pair(e)s aidant"],
    ),
    "quoted word": ("peer drift", "peer “drift”", ["peer “drift"]),
}


@pytest.mark.parametrize(("phrase", "text", "expected"), FOUND.values(), ids=FOUND)
def test_phrases_are_found(phrase, text, expected):
    """A phrase is found where its words stand, and nowhere else."""
    found = _spans(phrase, text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_guard_holds_back_only_what_it_overlaps():
    """A guard keeps its own code from the words it covers, and no other code."""
    finder = _finder("respect*", "!with respect to")
    finder.add("D", "respect")
    text = "with respect to pay, respect and respectful"
    assert [(hit.code, hit.start) for hit in finder.find(text)] == [("D", 5), ("C", 21), ("D", 21), ("C", 33)]


def test_hits_come_in_order_with_their_phrase():
    """Hits are sorted by place and carry the wording of the codebook."""
    finder = _finder("mutual*")
    finder.add("A", "mutual aid")
    assert finder.find("mutual aid") == [PhraseHit("C", 0, 6, "mutual*"), PhraseHit("A", 0, 10, "mutual aid")]


def test_each_language_has_its_phrases():
    """French phrases are compiled for French, the others for anything else."""
    code = Code("C", "F", "n", "", "", "", "", ("hope",), ("espoir",))
    assert [len(compile_phrases({"C": code}, language).find("hope espoir hope")) for language in ("en", "fr")] == [2, 1]


def _slow_gap(between: str) -> int:
    """Say what lies between two words: 0 next, 1 a comma or so, 2 an end."""
    plain = re.sub(r"^['’][sS](?!\w)", "", between)
    if plain == between:
        plain = re.sub(r"^(?:[·•.()-](?:es|e|s)(?!\w))+\)?", "", between)
    if all(sign.isspace() or sign in "-‐‑/'’\"“”«»" for sign in plain):
        return 2 if between.count("\n") > 1 else 0
    return 2 if re.search(r"[.?!;]['’\"”»)\]]*\s", between) or re.search(r"\n\s*\n", between) else 1


def _slow_tokens(text: str) -> list[tuple[int, int]]:
    """Give the spans of all words but possessives and the endings of inclusive writing."""
    spans = []
    for start, end in (found.span() for found in TOKEN.finditer(text)):
        word, before = text[start:end], text[max(start - 2, 0) : start]
        possessive = word in ("s", "S") and before[-1:] in ("'", "’")
        ending = word in ("e", "s", "es") and re.fullmatch(r"\w[·•.()-]", before)
        if not (possessive or ending):
            spans.append((start, end))
    return spans


def _slow_find(phrases: list[str], text: str) -> list[PhraseHit]:
    """Find by trying every wording at every word, going back where a try fails."""
    spans = _slow_tokens(text)

    def equals(step, at):
        word = text[slice(*spans[at])].lower()
        forms = (step.word, fold_accents(step.word))
        return any(word.startswith(form) if step.prefix else word == form for form in forms)

    def ends(way, at):
        if not equals(way[0], at):
            return
        if len(way) == 1:
            yield at
            return
        reach = 5 if way[1].before == 2 else 1
        for later in range(at + 1, min(at + 1 + reach, len(spans))):
            gaps = [_slow_gap(text[spans[k][1] : spans[k + 1][0]]) for k in range(at, later)]
            if max(gaps) <= (1 if way[1].before else 0):
                yield from ends(way[1:], later)

    hits = set()
    for phrase in phrases:
        for start in range(len(spans)):
            last = [end for way in read_phrase(phrase).ways for end in ends(way, start)]
            if last:
                hits.add(PhraseHit("C", spans[start][0], spans[min(last)][1], phrase))
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.phrase))


PHRASES = st.sampled_from(
    ["a", "a*", "a b", "a .. b", "a (b|é*) .. a", "b, a", "(a|b .. a) é", "a .. a .. b", "é", "aé", "b* a*", "a's b", "a-b"]
)
TEXTS = st.text(alphabet="aabbéeEs ABÉ'’-,.;\n\"", max_size=60)


@settings(max_examples=1000, deadline=None)
@given(st.lists(PHRASES, min_size=1, max_size=5, unique=True), TEXTS)
@example(["a .. b"], "a's b")
@example(["a .. b"], "a.) b")
@example(["a b"], "a·e·s b a(e)s b a-e b a.es, b")
def test_the_quick_finder_agrees_with_a_slow_one(phrases, text):
    """Hits are those of a matcher that tries every wording at every word."""
    assert _finder(*phrases).find(text) == _slow_find(phrases, text)


HOSTILE = {
    "one word": "a" * 1_000_000,
    "one phrase word": "a " * 30_000,
    "alternating": "a b c " * 10_000,
    "signs": "a" + "." * 1_000_000 + "b",
    "apostrophes": "'s" * 30_000,
    "many words": " ".join(f"a{number}" for number in range(50_000)),
    "lines": "a\n \n" * 80_000,
    "spaces": "a" + " " * 1_000_000 + ",b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text):
    """A text made to be slow is searched in a few seconds."""
    finder = _finder("a .. a .. b .. c", "a* .. (b|c) .. a", "!a b c", "b c", "a's b")
    begun = time.process_time()
    finder.find(text)
    assert time.process_time() - begun < 10


@given(st.lists(PHRASES, min_size=1, max_size=5, unique=True), st.lists(TEXTS, max_size=6))
@example(["a .. b", "!a b"], ["a", "b", "a b", "", "b a"])
@example(["a"], ["'s a", "·e a", "a", "\n", "a"])
def test_many_texts_at_once_are_found_as_one_by_one(phrases, texts):
    """No phrase or guard reaches from one text into the next, and what stands at their edges is read alike."""
    finder = _finder(*phrases)
    assert finder.find_all(texts) == [finder.find(text) for text in texts]


def test_texts_without_end_are_read_batch_by_batch():
    """More text than is read at once is found whole, in order."""
    texts = ["hope " * 30_000, "", "despair", "hope " * 30_000, "hope"]
    assert [len(found) for found in _finder("hope").find_all(texts)] == [30_000, 0, 0, 30_000, 1]
