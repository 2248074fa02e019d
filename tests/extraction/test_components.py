import pytest

from litreview.extraction.components import find_components

CASES = [
    ("experience", "people who share a common experience", {"DEF.EXP"}),
    ("experience-in-common", "people with an illness and experience in common", {"DEF.EXP"}),
    ("equals", "they meet as equals", {"DEF.EQUAL"}),
    ("mutual", "a mutually beneficial bond", {"DEF.MUTUAL"}),
    ("each-other", "they learn from each other", {"DEF.MUTUAL"}),
    ("natural", "a naturally occurring bond", {"DEF.NATURAL"}),
    ("formal", "who assume unique designated roles", {"DEF.FORMAL"}),
    ("directed", "to support a person’s expressed wishes", {"DEF.DIRECTED"}),
    ("expertise", "knowledge gained from hardship", {"DEF.EXPERTISE"}),
    ("cope", "to cope, thrive and flourish", {"DEF.COPE"}),
    ("distinct", "a non-clinical bond", {"DEF.DISTINCT"}),
    ("french", "un lien d’entraide entre égaux qui partagent un vécu", {"DEF.MUTUAL", "DEF.EQUAL", "DEF.EXP"}),
    ("none", "a way of living", set()),
]


@pytest.mark.parametrize(("words", "parts"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_words_carry_parts(words, parts):
    """Each part of a definition is known by its words, in English and French."""
    assert set(find_components(words)) == parts


def test_codes_of_the_sentence_join_in():
    """Parts, values and training coded on the sentence count; outcomes and the statement code do not."""
    codes = ("DEF.STMT", "DEF.MUTUAL", "VAL.HOPE", "TRN.PROG", "OUT.QOL", "MOD.PEERRUN")
    assert find_components("a bond", codes) == ("DEF.MUTUAL", "TRN.PROG", "VAL.HOPE")
