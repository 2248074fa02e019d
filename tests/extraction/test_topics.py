import pytest

from litreview.extraction.topics import is_on_topic, names_kind, names_topic


@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        ("peer support", True),
        ("formalized peer support", True),
        ("lived experience", True),
        ("consumer/survivor initiatives", True),
        ("warm line", True),
        ("soutien par les pairs", True),
        ("savoir expérientiel", True),
        ("benefits of peer support", False),
        ("training for peers", False),
        ("peer review", False),
        ("peer-to-peer network", False),
        ("budget", False),
        ("appearance", False),
        ("", False),
    ],
)
def test_the_head_of_a_term_decides(term, wanted):
    """A term belongs to the review by its head, not by what follows "of" or "for"."""
    assert is_on_topic(term) is wanted


def test_a_mention_anywhere_names_the_topic():
    """A text names the topic also where the topic is no head."""
    assert names_topic("the benefits of peer support")
    assert not names_topic("the benefits of surgery")


@pytest.mark.parametrize(
    ("predicate", "wanted"),
    [
        ("a naturally occurring, mutually beneficial process where", True),
        ("someone who has been there", True),
        ("une démarche d’entraide", True),
        ("a growing success", False),
        ("an honour", False),
    ],
)
def test_a_kind_is_named(predicate, wanted):
    """A definition's predicate names a kind of thing."""
    assert names_kind(predicate) is wanted
