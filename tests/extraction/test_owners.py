import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.build import build_document
from litreview.extraction.owners import find_owner, read_according, read_attribution, read_owner
from litreview.sources.blocks import Block

SUBJECTS = [
    ("organisation", "The Lakeside Council for Peer Work", "Lakeside Council for Peer Work"),
    ("acronym", "The Harbour Alliance (HA)", "Harbour Alliance"),
    ("people", "Rivers and Stone (2031, p. 4)", "Rivers and Stone"),
    ("person", "Ada Rivers", "Ada Rivers"),
    ("committee-of", "The Peer Panel of the Blue Lakes Health Board", "Peer Panel of the Blue Lakes Health Board"),
    ("french", "L’Association des pairs du Nord", "Association des pairs du Nord"),
    ("self", "This guide", ""),
    ("we", "We", ""),
    ("authors", "The authors", ""),
    ("small", "somebody", ""),
]
LINES = [
    (
        "organisation-title",
        "Lakeside Peer Council, Standards for Peer Work",
        ("Lakeside Peer Council", "Standards for Peer Work"),
    ),
    ("person-post", "— Ada Rivers, director, Harbour Alliance", ("Ada Rivers", "")),
    ("person-acronym-post", "— Ada Rivers, CEO, Harbour Alliance", ("Ada Rivers", "")),
    ("dash-only", "– Harbour Alliance", ("Harbour Alliance", "")),
    ("source", "Source: Harbour Alliance, Yearly Report", ("Harbour Alliance", "Yearly Report")),
    ("french", "Association des pairs du Nord, Guide des pratiques", ("Association des pairs du Nord", "Guide des pratiques")),
]
NO_LINES = [
    ("sentence", "We asked the council, and it agreed."),
    ("verb", "The Council is here, as planned"),
    ("name-alone", "Peer Support"),
    ("question", "What now, then?"),
    ("quotation", "“Hope, always.”"),
    ("empty", ""),
]


@pytest.mark.parametrize(("words", "name"), [c[1:] for c in SUBJECTS], ids=[c[0] for c in SUBJECTS])
def test_a_subject_gives_its_name(words, name):
    """The subject of a defining verb names an owner, unless it is the text itself."""
    assert read_owner(words) == name


@pytest.mark.parametrize(("line", "wanted"), [c[1:] for c in LINES], ids=[c[0] for c in LINES])
def test_a_line_under_a_quotation_names_owner_and_work(line, wanted):
    """An attribution line is read into its owner and, where it is no post, the work."""
    assert read_attribution(line) == wanted


@pytest.mark.parametrize("line", [c[1] for c in NO_LINES], ids=[c[0] for c in NO_LINES])
def test_sentences_and_titles_are_no_attribution(line):
    """A sentence, a question or a bare title names nobody."""
    assert read_attribution(line) is None


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("According to the Harbour Alliance, peers meet.", "Harbour Alliance"),
        ("Selon le Réseau Boréal, les pairs se rencontrent.", "Réseau Boréal"),
        ("According to our plan, peers meet.", ""),
        ("Peers meet.", ""),
    ],
    ids=["english", "french", "own", "none"],
)
def test_according_to(sentence, owner):
    """An opening "according to" names the owner of what follows."""
    assert read_according(sentence)[0] == owner


def _document(*paragraphs: str, **settings: str):
    blocks = [Block(text, role="body") for text in paragraphs]
    return build_document("lake.txt", "", blocks, evidence_kind="practice", depth="full text", **settings)


def test_the_acting_body_owns_the_document():
    """The organisation that acts most often is the owner, not one named in passing."""
    doc = _document(
        "The Lakeside Council for Peer Work launched two houses.",
        "Staff of the Harbour Health Board came.",
        "The Lakeside Council for Peer Work hosts a fair.",
    )
    assert find_owner(doc) == "Lakeside Council for Peer Work"


def test_a_funder_is_not_the_owner():
    """Who pays, and whose views are disclaimed, does not speak."""
    doc = _document("This page was funded by the Ministry of Care. The views are not those of the Ministry of Care.")
    assert find_owner(doc) != "Ministry of Care"


def test_the_acronym_counts_for_its_name():
    """Mentions of an acronym strengthen the name whose capitals it spells."""
    doc = _document(
        "The Blue Lakes Peer Network met. The Harbour Alliance met. The Harbour Alliance ate. BLPN and BLPN and BLPN."
    )
    assert find_owner(doc) == "Blue Lakes Peer Network"


def test_a_copyright_line_names_the_owner():
    """A copyright line speaks for the page."""
    assert find_owner(_document("The Focus Network met.", "© 2031 Lakehouse.")) == "Lakehouse"


def test_nobody_named_gives_nothing():
    """Where no body is named, no owner is invented."""
    assert find_owner(_document("Peers meet on Mondays and talk.")) == ""


@given(st.text(max_size=300))
def test_any_line_is_answered(line):
    """Free text never breaks the name grammar."""
    assert isinstance(read_owner(line), str)
    assert read_attribution(line) is None or read_attribution(line).owner is not None
