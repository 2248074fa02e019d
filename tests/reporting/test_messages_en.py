import pytest

from litreview.reporting.messages_en import MESSAGES, ROLES


@pytest.mark.parametrize("key", sorted(set(MESSAGES) - {"join_and", "join_of"}))
def test_a_message_is_whole(key):
    """No message is blank, begins or ends with a space, or has a bracket left open."""
    words = MESSAGES[key]
    assert words.strip() == words != ""
    assert words.count("{") == words.count("}")


@pytest.mark.parametrize("key", [key for key in MESSAGES if key.startswith("depth.")])
def test_every_depth_a_document_can_have_is_in_words(key):
    """What a reader is told about a source says how much of it was read."""
    assert MESSAGES[key][0].isupper()


@pytest.mark.parametrize("key", ["told.heading", "correct.heading", "next.heading", "unknown.heading", "differ.heading"])
def test_the_sections_of_the_participant_page_have_their_names(key):
    """The sections that the specification names are there."""
    assert MESSAGES[key]


def test_the_crisis_lines_are_named():
    """988 and 9-1-1 stand in one notice."""
    assert "988" in MESSAGES["crisis"]
    assert "9-1-1" in MESSAGES["crisis"]


def test_roles_are_written_as_groups_of_people():
    """A person is never a diagnosis or a case."""
    assert not [words for words in ROLES.values() if "patient" in words.lower() or "consumer" in words.lower()]
