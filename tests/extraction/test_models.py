"""The model of peer support a finding is about."""

import pytest

from litreview.corpus.documents import Segment
from litreview.extraction.models import Model, read_model
from litreview.extraction.study_models import StudyModel

WARD = StudyModel("MOD.HOSP", "title")


def segment(number: int, text: str, block: int = 1, heading: str = "Results") -> Segment:
    """A sentence of body text."""
    return Segment(f"d#{number}", "d", number, number, number + 1, None, heading, "", "body", "en", text, block)


def test_the_words_of_the_sentence_come_first() -> None:
    """A sentence that names a model is about it, whatever the study is."""
    told = segment(1, "Hope rose among callers of the warm line.")
    assert read_model(0, [told], {}, WARD) == Model("MOD.WARM", "sentence")


def test_a_section_on_one_model_lends_it() -> None:
    """The heading gives a model where the sentence has none."""
    told = segment(1, "Hope rose.", heading="Results: online peer support")
    assert read_model(0, [told], {}, WARD) == Model("MOD.ONLINE", "heading")


def test_a_title_is_no_section() -> None:
    """Where the only heading is the title of the text, the study as a whole is read, not the heading."""
    title = segment(1, "An online peer community for the young", heading="")._replace(role="heading")
    told = segment(2, "Hope rose.", heading=title.text)
    assert read_model(1, [title, told], {}, StudyModel("MOD.ONLINE; MOD.YOUTH", "title")).where == "title"


def test_a_sentence_that_leans_on_the_one_before_shares_its_model() -> None:
    """ "It also" continues; a sentence that stands by itself does not."""
    before = segment(1, "In consumer-run centres hope rose.")
    leaning, alone = segment(2, "They also had fewer symptoms."), segment(2, "Symptoms did not differ.")
    assert read_model(1, [before, leaning], {}) == Model("MOD.PEERRUN", "sentence before")
    assert read_model(1, [before, alone], {}) == Model()


def test_other_paragraphs_lend_nothing() -> None:
    """What another block names holds there only."""
    before = segment(1, "In consumer-run centres hope rose.", block=1)
    assert read_model(1, [before, segment(2, "They also had fewer symptoms.", block=2)], {}) == Model()


def test_the_study_comes_last() -> None:
    """A sentence without a model of its own takes the study's."""
    assert read_model(0, [segment(1, "Hope rose.")], {}, WARD) == Model("MOD.HOSP", "title")


OF_OTHERS = [
    ("Earlier trials found that hope rose.", "Results"),
    ("Roe et al. found that hope rose.", "Results"),
    ("Background: hope rises when people meet.", ""),
    ("Hope rose.", "Introduction"),
    ("Des études antérieures montrent que l’espoir augmente.", ""),
]


@pytest.mark.parametrize(("text", "heading"), OF_OTHERS, ids=["earlier", "cited", "label", "heading", "French"])
def test_the_study_lends_nothing_to_the_work_of_others(text: str, heading: str) -> None:
    """What other people found is not about what this study tested."""
    assert read_model(0, [segment(1, text, heading=heading)], {}, WARD) == Model()


def test_a_confirmed_code_wins() -> None:
    """What a person accepted on the sentence stands above its words; codes that are no models do not count."""
    told = segment(1, "Hope rose among callers of the warm line.")
    assert read_model(0, [told], {}, WARD, ("OUT.HOPE", "MOD.CRISIS")) == Model("MOD.CRISIS", "confirmed code")


def test_a_model_of_ones_own_codebook_is_taken_from_its_phrases() -> None:
    """A code that no list of names knows stands where its phrase does; a listed one needs its name."""
    told = segment(1, "In the garden hope rose.")
    assert read_model(0, [told], {"d#1": ("MOD.GARDEN", "OUT.HOPE")}, WARD) == Model("MOD.GARDEN", "code")
    assert read_model(0, [told], {"d#1": ("MOD.SELFHELP",)}) == Model()


def test_a_sentence_on_many_models_has_none() -> None:
    """Two models are joined; three are a list."""
    two, three = "In clubhouses and warm lines hope rose.", "In clubhouses, warm lines and recovery houses hope rose."
    assert read_model(0, [segment(1, two)], {}).code == "MOD.DROPIN; MOD.WARM"
    assert read_model(0, [segment(1, three)], {}).code == ""
