"""One record at a time at a terminal: what each key does and what is written."""

import pytest

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.screening import list_next, open_screening
from litreview.running.screening_keys import BATCH, Terminal, screen_one_by_one
from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine, load_screening


class Person:
    """Somebody who presses keys and answers questions in order, and hears what is said; quits when all is pressed."""

    def __init__(self, keys: str, *answers: str) -> None:
        """Take what they will press and answer."""
        self.keys, self.answers, self.heard = list(keys), list(answers), list[str]()
        self.terminal = Terminal(self.press, self.reply, self.heard.append)

    def press(self) -> str:
        """Return the next key."""
        return self.keys.pop(0) if self.keys else ""

    def reply(self, question: str) -> str:
        """Return the next answer."""
        self.heard.append(question)
        return self.answers.pop(0)


def sit(review: Review, person: Person, stage: str = "", coder: str = "ann", *, double: bool = False) -> int:
    """Return how many decisions the person took."""
    return screen_one_by_one(open_screening(review), person.terminal, stage, coder, double=double)


def written(review: Review) -> list[ScreeningLine]:
    """Return the lines that stand in the file."""
    path = review.corpus / "screening.csv"
    return load_screening(path, path.name) if path.exists() else []


def test_each_key_does_what_it_says(sieve: Review):
    """Include, exclude with a reason, skip, and quit; keys that mean nothing are passed over."""
    first = [one.citation_key for one in list_next(open_screening(sieve))]
    person = Person("xiIeZsq", "", "off topic")
    assert sit(sieve, person) == 3
    assert [(line.citation_key, line.decision, line.reason) for line in written(sieve)] == [
        (first[0], "include", ""),
        (first[1], "include", ""),
        (first[2], "exclude", ""),
    ]
    assert {line.coder for line in written(sieve)} == {"ann"}


def test_a_record_is_shown_with_what_is_known_of_it(sieve: Review):
    """Place, key, title and year; nothing more is promised than the record has."""
    person = Person("q")
    assert sit(sieve, person) == 0
    assert any(line.startswith("1 of 12: p") for line in person.heard)
    assert "i include  e exclude  u undo  s skip  q quit" in person.heard
    assert written(sieve) == []


def test_what_was_decided_last_can_be_undone(sieve: Review):
    """By a line without a decision: nothing is taken out of the file, and the work comes back."""
    person = Person("uiu")
    assert sit(sieve, person) == 0
    first, undone = written(sieve)
    assert (first.citation_key, undone.decision) == (undone.citation_key, "")
    assert "nothing to undo" in person.heard
    assert len(list_next(open_screening(sieve))) == 12


def test_at_full_text_a_reason_is_asked_for_until_there_is_one(sieve: Review):
    """And n says that there is no text."""
    for key in ("p0", "p1"):
        assert sit_titles(sieve, key)
    person = Person("en", " ", "no adults")
    assert sit(sieve, person, FULL_TEXT) == 2
    assert [(line.decision, line.reason) for line in written(sieve)[-2:]] == [("exclude", "no adults"), ("not retrieved", "")]
    assert person.heard[-1] == "nothing more waits for a decision at this stage"


def sit_titles(review: Review, key: str) -> bool:
    """Return whether somebody included the title of a record."""
    before = len(written(review))
    path = review.corpus / "screening.csv"
    head = "" if path.exists() else "citation_key,decision,reason,coder,date,stage\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{head}{key},include,,bo,1,{TITLES}\n")
    return len(written(review)) == before + 1


def test_the_key_for_what_was_not_retrieved_is_dead_at_titles(sieve: Review):
    """A title is always there."""
    assert sit(sieve, Person("nnq")) == 0
    assert written(sieve) == []


def test_who_decides_is_asked_for_where_nobody_said(sieve: Review):
    """A decision without a reviewer cannot be compared with another's."""
    assert sit(sieve, Person("iq", " bo "), coder="") == 1
    assert written(sieve)[0].coder == "bo"
    with pytest.raises(UsageError, match="say who decides"):
        sit(sieve, Person("i", " "), coder="")


def test_everything_can_be_screened_in_one_sitting(sieve: Review):
    """After each batch the list is made anew, until nothing waits; what was skipped is not shown again."""
    person = Person("s" + "i" * 40)
    assert sit(sieve, person) == 11
    assert len(list_next(open_screening(sieve))) == 1
    assert BATCH > 1


def test_a_second_reviewer_sees_what_the_first_decided_undecided(sieve: Review):
    """Two who read independently."""
    sit(sieve, Person("i" * 12))
    assert sit(sieve, Person("i" * 12), coder="bo") == 0
    assert sit(sieve, Person("i" * 12), coder="bo", double=True) == 12


def add(review: Review, *rows: str) -> None:
    """Write lines as others would, meanwhile or before."""
    path = review.corpus / "screening.csv"
    head = "" if path.exists() else "citation_key,decision,reason,coder,date\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(head + "".join(f"{row}\n" for row in rows))


class Breaker(Person):
    """Somebody who breaks off once everything is pressed, as a terminal tells it."""

    error: type[BaseException] = EOFError

    def press(self) -> str:
        """Return the next key, or break off."""
        if not self.keys:
            raise self.error
        return super().press()

    def reply(self, question: str) -> str:
        """Return the next answer, or break off."""
        if not self.answers:
            raise self.error
        return super().reply(question)


def test_undo_brings_back_what_the_person_had_decided_before(sieve: Review):
    """Of a record in conflict the own word of last month is not lost with that of today."""
    add(sieve, "p0,exclude,no adults,ann,2026-05-01", "p0,include,,bo,2026-05-02")
    add(sieve, *(f"{letter}{n},exclude,,bo,2026-05-02" for letter in "ps" for n in range(6) if (letter, n) != ("p", 0)))
    person = Person("iuq")
    assert sit(sieve, person) == 0
    *_, undone = written(sieve)
    assert (undone.citation_key, undone.decision, undone.reason, undone.coder) == ("p0", "exclude", "no adults", "ann")
    assert "p0: undone; your exclude of before stands again" in person.heard


def test_what_another_decides_meanwhile_is_not_asked_about(sieve: Review):
    """Two at two terminals share the list out, though each was shown it before the other decided."""
    first, second, third = [one.citation_key for one in list_next(open_screening(sieve))][:3]
    person = Person("iq")

    def press() -> str:
        if len(person.keys) == 2:
            add(sieve, f"{second},include,,bo,2026-05-02")
        return Person.press(person)

    assert screen_one_by_one(open_screening(sieve), person.terminal._replace(read_key=press), "", "ann") == 1
    shown = [line.split()[3] for line in person.heard if " of 12: " in line]
    assert shown == [first, third]


def test_a_second_reviewer_is_asked_whatever_another_decides_meanwhile(sieve: Review):
    """They read independently."""
    add(sieve, *(f"{letter}{n},exclude,,bo,2026-05-02" for letter in "ps" for n in range(6)))
    assert sit(sieve, Person("i" * 12), double=True) == 12


@pytest.mark.parametrize("error", [EOFError, KeyboardInterrupt], ids=["end of input", "Ctrl-C"])
@pytest.mark.parametrize("keys", ["i", "ie"], ids=["at a key", "at the reason"])
def test_who_breaks_off_keeps_what_was_decided(sieve: Review, keys: str, error: type[BaseException]):
    """A sitting that ends in the middle is a sitting; an exclusion without its answer is none."""
    person = Breaker(keys)
    person.error = error
    assert sit(sieve, person) == 1
    assert [line.decision for line in written(sieve)] == ["include"]


def test_who_breaks_off_before_saying_who_they_are_decides_nothing(sieve: Review):
    """As if they had said nothing."""
    with pytest.raises(UsageError, match="say who decides"):
        sit(sieve, Breaker(""), coder="")


def test_a_record_in_conflict_is_shown_as_one_but_not_to_a_second_reviewer(sieve: Review):
    """Whoever settles it sees who differs; whoever reads independently must not."""
    add(sieve, *(f"{letter}{n},exclude,,bo,1" for letter in "ps" for n in range(6)), "p0,include,,cy,1")
    person, second = Person("q"), Person("s" * 12)
    sit(sieve, person)
    sit(sieve, second, double=True)
    assert any(line.startswith("conflict: p0: reviewers differ: bo exclude (line 2), cy include") for line in person.heard)
    assert not any("conflict" in line for line in second.heard)


def test_a_work_is_shown_with_the_abstract_that_one_of_its_records_has(sieve: Review):
    """And the lack of one is said."""
    with sieve.references.open("a", encoding="utf-8") as file:
        file.write(
            "\n@article{z9,\n  title = {Peer workers and hope},\n  abstract = {We asked forty people.},\n  year = {2020},\n}\n"
        )
    (sieve.corpus / "duplicates.csv").write_text(
        "key_a,key_b,suggested,why,decision,coder,date\np0,z9,same,,same,ann,2026-01-05\n"
    )
    person = Person("s" * 12)
    sit(sieve, person)
    assert person.heard.count("We asked forty people.") == 1
    assert person.heard.count("(no abstract)") == 11
