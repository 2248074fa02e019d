"""The index of passages: by place, by code, by words."""

import pytest

from litreview.synthesis.closeness import DIRECT, content_codes, index_passages
from litreview.synthesis.evidence import CodedPassage

SAID = "Every peer worker needs a supervisor from the field."
NEAR = "A supervisor from the field helps a peer worker stay."
FAR = "The ferry to the island leaves at dawn on Mondays."


def passage(document: str, start: int, text: str, kind: str = "research", person: str = "", role: str = "body") -> CodedPassage:
    """A passage at a place of a document."""
    work = "" if person else document
    return CodedPassage(f"{document}#{start:05d}", document, start, start + len(text), text, kind, work, person, True, role)


def index(*passages: CodedPassage, codes: tuple[str, ...] = ("SUP.PEER",)):
    """The index of passages that all have the same codes."""
    by_id = {p.segment_id: p for p in passages}
    return index_passages(by_id, dict.fromkeys(by_id, codes))


def test_passages_are_found_by_their_place() -> None:
    """A span meets what it overlaps, not what it touches, and nothing in another document."""
    first, second = passage("a", 0, "One two three."), passage("a", 20, "Four five six.")
    found = index(first, second, passage("b", 0, "Seven."))
    assert found.find_overlapping("a", 5, 21) == [first, second]
    assert found.find_overlapping("a", 14, 20) == []
    assert found.find_overlapping("c", 0, 9) == []


def test_the_passages_before_come_nearest_first() -> None:
    """Going back through a talk starts at the sentence before."""
    parts = [passage("t", n * 10, f"Word {n}.") for n in range(4)]
    assert list(index(*parts).find_preceding(parts[3], limit=2)) == [parts[2], parts[1]]


def test_direct_is_close_shares_a_code_and_is_from_another_source() -> None:
    """Words alone, a code alone and the own document are no direct evidence."""
    own, near, far, same = passage("a", 0, SAID), passage("b", 0, NEAR), passage("c", 0, FAR), passage("a", 90, NEAR)
    found = index(own, near, far, same)
    assert found.find_direct([own], frozenset({"SUP.PEER"})) == [near]
    assert found.find_direct([own], frozenset({"TRN.CERT"})) == []
    assert 0 < DIRECT < 1


def test_the_nearest_needs_a_word_in_common_but_no_code() -> None:
    """Nearest is by words; without a shared word there is none."""
    own, near = passage("a", 0, SAID), passage("b", 0, NEAR)
    assert index(own, near, codes=()).find_nearest([own]) == near
    assert index(own, passage("c", 0, "Boats sail when morning comes again."), codes=()).find_nearest([own]) is None


def _coded(codes: dict[str, tuple[str, ...]], *passages: CodedPassage):
    """The index of passages, those of a document with its own codes."""
    by_id = {p.segment_id: p for p in passages}
    return index_passages(by_id, {key: codes.get(p.document_id, ()) for key, p in by_id.items()})


@pytest.mark.parametrize(
    ("area", "codes", "nearest"),
    [
        ("K4", {"c": ("SUP.TRAIN",)}, "c"),
        ("K4", {"b": ("SUP.TRAIN",), "c": ("SUP.TRAIN",)}, "b"),
        ("K4", {"c": ("SUP.PEER",)}, "b"),
        ("K4", {"d": ("SUP.TRAIN",)}, "b"),
        ("K4", {"a": ("SUP.TRAIN",)}, "b"),
        ("OTHER", {"c": ("SUP.PEER",)}, "b"),
        ("", {"c": ("SUP.TRAIN",)}, "b"),
    ],
    ids=["of the area", "closest of the area", "another area", "no word shared", "the own document", "no area", "not asked"],
)
def test_the_nearest_is_one_of_the_key_area_if_there_is_any(area: str, codes: dict[str, tuple[str, ...]], nearest: str) -> None:
    """A passage whose code the crosswalk gives to the area comes before one with closer words."""
    own, near, less = passage("a", 0, SAID), passage("b", 0, NEAR), passage("c", 0, "A worker sails to the island at dawn.")
    found = _coded(codes, own, near, less, passage("d", 0, "Boats sail when morning comes again."), passage("a", 90, NEAR))
    assert found.find_nearest([own], area).document_id == nearest


def test_captions_short_words_and_facilitators_are_no_evidence() -> None:
    """Only running text of works and participants, of five words or more, is weighed."""
    own = passage("a", 0, SAID)
    aside = [
        passage("b", 0, NEAR, role="caption"), passage("c", 0, "A supervisor."), passage("d", 0, NEAR, kind="consultation"),
    ]  # fmt: skip
    assert index(own, *aside).find_direct([own], frozenset({"SUP.PEER"})) == []


def test_codes_of_recommending_are_no_content() -> None:
    """That something is recommended says nothing about its subject."""
    assert content_codes(("REC.K5", "REC.STMT", "MOD.SPEAK")) == {"MOD.SPEAK"}


def test_in_a_large_corpus_direct_passages_share_a_rare_word() -> None:
    """A word that stands everywhere brings nobody near; what shares a rare one is found as in a small corpus."""
    common = [
        CodedPassage(f"c#{n:05d}", f"c{n}", 0, 9, f"peer support helps people here n{n}", "research", f"c{n}", "", True)
        for n in range(20_001)
    ]
    own = CodedPassage("o#1", "o", 0, 9, "peer support helps people with kennels", "policy", "o", "", True)
    near = CodedPassage("n#1", "n", 0, 9, "peer support helps people with kennels too", "research", "n", "", True)
    passages = {p.segment_id: p for p in [*common, own, near]}
    index = index_passages(passages, dict.fromkeys(passages, ("TRN.CERT",)))
    assert index.find_direct([own], frozenset({"TRN.CERT"})) == [near]
