import pytest

from litreview.corpus.kinds import find_depth, find_evidence_kind
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block

RECORDS = {
    "label in keywords": (("misc", ("evidence_kind=practice", "population=general")), "practice"),
    "kind as keyword": (("report", ("Policy",)), "policy"),
    "article": (("article", ()), "research"),
    "editorial article": (("article", ("editorial",)), "assertion"),
    "law": (("legislation", ()), "policy"),
    "subject of a report": (("report", ("peer support", "guidelines")), "practice"),
}
TEXTS = {
    "research": "We recruited 40 people. Participants were interviewed. Thematic analysis followed. (n = 40, p < 0.05)",
    "policy": "The ministry will publish an action plan under the legislation. Provincial and federal bodies agreed.",
    "practice": "We offer a drop-in and workshops. Our services are free. Contact us to join our team.",
    "assertion": "It is good to be heard. Everyone knows it. Hope grows where people talk.",
}


@pytest.mark.parametrize(("record", "kind"), RECORDS.values(), ids=RECORDS)
def test_record_tells_the_kind(record: tuple[str, tuple[str, ...]], kind: str) -> None:
    """Keywords go before the type of a record, the type before what its keywords are about."""
    made = Record("k", record[0], "A title", keywords=record[1])
    assert find_evidence_kind(made, "It is good.") == kind


@pytest.mark.parametrize(("kind", "text"), TEXTS.items(), ids=TEXTS)
def test_words_tell_the_kind(kind: str, text: str) -> None:
    """Without record or setting the text's own words decide."""
    assert find_evidence_kind(None, text) == kind


def test_settings_have_the_last_word() -> None:
    """The review's setting for the key, id or path of a text overrides its record."""
    record = Record("roe", "article", "A title")
    assert find_evidence_kind(record, "", {"a/roe.txt": "assertion"}, ["roe", "roe", "a/roe.txt"]) == "assertion"
    assert find_evidence_kind(record, "", {"other": "assertion"}, ["roe"]) == "research"


DEPTHS = {
    "notes by heading": ([Block("Reading note on a paper", role="heading"), Block("It asks who is heard.")], "notes"),
    "french notes": ([Block("Fiche de lecture"), Block("On y demande qui parle.")], "notes"),
    "own words": ([Block("A paper"), Block("This note is in our own words.")], "notes"),
    "abstract": ([Block("Abstract", role="heading"), Block("Forty people took part.")], "abstract"),
    "full text": ([Block("Peers"), Block("We meet weekly.")], "full text"),
    "notes named late": ([Block("Word. " * 200), Block("reading notes")], "full text"),
    "long text with abstract": ([Block("Abstract", role="heading"), Block("Word. " * 900)], "full text"),
    "nothing": ([], "full text"),
}


@pytest.mark.parametrize(("blocks", "depth"), DEPTHS.values(), ids=DEPTHS)
def test_text_tells_its_depth(blocks: list[Block], depth: str) -> None:
    """Notes call themselves so at once; an abstract is short and says so."""
    assert find_depth(blocks) == depth


def test_abstract_of_the_record() -> None:
    """A text that is the abstract of its record is no more than that."""
    record = Record("roe", "article", "A title", abstract="Forty people took  part.")
    assert find_depth([Block("A title", role="heading"), Block("Forty people\ntook part.")], record) == "abstract"
