"""What the command says about the state of screening."""

from litreview.review import Review
from litreview.running.priorities import Ranked
from litreview.running.screening import open_screening
from litreview.running.screening_words import advise, describe_advice, describe_queue, describe_state
from litreview.synthesis.stopping import Advice

HEAD = "citation_key,decision,reason,coder,date\n"


def told(review: Review, rows: str, head: str = HEAD, stage: str = "") -> list[str]:
    """Return what is said of a review with these decisions."""
    (review.corpus / "screening.csv").write_text(head + rows, encoding="utf-8")
    return list(describe_state(open_screening(review), stage))


def test_numbers_come_first_and_no_advice_before_both_kinds_are_known(sieve: Review):
    """Nothing can be said from one record."""
    assert told(sieve, "p0,include,,ann,1\n") == ["12 works, 11 to screen; 1 found relevant, 0 not"]


def test_works_in_several_reports_are_told_apart_from_them(sieve: Review):
    """Who compares the list with the flow learns why one counts eleven and the other twelve; a copy is neither."""
    head = "key_a,key_b,suggested,why,decision,coder,date\n"
    rows = "p0,p1,version,,version,ann,2026-01-05\ns0,s1,same,,same,ann,2026-01-05\n"
    (sieve.corpus / "duplicates.csv").write_text(head + rows, encoding="utf-8")
    lines = told(sieve, "p0,include,,ann,1\n")
    assert lines == [
        "10 works, 9 to screen; 1 found relevant, 0 not",
        "these are 10 works in 11 reports: one decision on a work holds for all; the flow counts each report",
    ]


def test_conflicts_agreement_and_advice(sieve: Review):
    """Each conflict with its lines, each pair with share and kappa, the advice with its assumption; ghosts are not counted."""
    rows = "".join(
        f"{key},{word},,{coder},1\n" for key, word in (("p0", "include"), ("s0", "exclude")) for coder in ("ann", "bo")
    )
    lines = told(sieve, f"{rows}p1,include,,ann,1\np1,exclude,,bo,1\nghost,include,,ann,1\nghost,exclude,,bo,1\n")
    assert lines[0] == "12 works, 10 to screen; 1 found relevant, 1 not"
    assert lines[1].startswith("conflict: p1: reviewers differ: ann include (line 6), bo exclude (line 7)")
    assert lines[2] == "agreement: ann and bo: 66.7 % of 3 records, kappa 0.40"
    assert lines[3].startswith("advice: go on (p = ")
    assert lines[4].startswith("assumed: ")
    assert len(lines) == 5


def test_agreement_of_those_who_say_the_same_everywhere_is_not_estimable(sieve: Review):
    """Percent alone would look like a result."""
    assert told(sieve, "p0,include,,ann,1\np0,include,,bo,1\n")[1].endswith("100.0 % of 1 records, kappa not estimable")


def test_nothing_is_advised_when_nothing_waits(sieve: Review):
    """Whoever read everything may stop."""
    rows = "".join(f"{letter}{n},{word},,ann,1\n" for letter, word in (("p", "include"), ("s", "exclude")) for n in range(6))
    assert told(sieve, rows) == ["12 works, 0 to screen; 6 found relevant, 6 not"]


def test_who_is_done_with_titles_is_led_on_to_the_texts(sieve: Review):
    """A work that came through its title is not included yet."""
    decided = [("p", "include"), ("s", "exclude")]
    rows = [f"{letter}{n},{word},,ann,1,title and abstract\n" for letter, word in decided for n in range(6)]
    head = HEAD.replace("date", "date,stage")
    more = "6 of them wait for a decision on their full texts: call it with --stage 'full text'"
    first = "12 works, 0 to screen at title and abstract; 6 found relevant, 6 not"
    assert told(sieve, "".join(rows), head) == [first, more]
    assert len(told(sieve, "".join(rows[1:]), head)) > 1
    assert more not in told(sieve, "".join(rows[1:]), head)
    texts = "".join(f"p{n},include,,ann,1,full text\n" for n in range(6))
    assert told(sieve, "".join(rows) + texts, head) == [first]


def test_the_stage_is_named_where_there_are_two(sieve: Review):
    """Numbers of one stage are not taken for those of the other."""
    head = HEAD.replace("date", "date,stage")
    rows = "p0,include,,ann,1,title and abstract\ns0,exclude,,ann,1,title and abstract\n"
    assert told(sieve, rows, head)[0] == "12 works, 10 to screen at title and abstract; 1 found relevant, 1 not"
    assert told(sieve, rows, head, "full text") == [
        "1 works came through their titles, 1 to screen at full text; 0 found relevant, 0 not"
    ]


def advise_on(review: Review, included: str, excluded: str, *, last: bool) -> Advice:
    """Return the advice on five included and six excluded records of these days; ``last`` puts the excluded at the end."""
    lines = [
        "".join(f"s{n},exclude,,ann,{excluded}\n" for n in range(6)),
        "".join(f"p{n},include,,ann,{included}\n" for n in range(5)),
    ]
    told(review, "".join(reversed(lines) if last else lines))
    return advise(open_screening(review))


def test_where_there_are_no_days_the_order_of_lines_is_the_order_of_reading(sieve: Review):
    """A long row of exclusions at the end speaks for stopping; the same lines in another order do not."""
    late = advise_on(sieve, "1", "1", last=True)
    assert late.p < advise_on(sieve, "1", "1", last=False).p
    assert late.read == 11


def test_days_say_who_was_read_last_wherever_lines_stand(sieve: Review):
    """Whoever sorts the file by key does not change the advice."""
    for last in (True, False):
        assert advise_on(sieve, "2026-01-01", "2026-01-02", last=last) == advise_on(sieve, "1", "1", last=True)
        assert advise_on(sieve, "2026-01-02", "2026-01-01", last=last) == advise_on(sieve, "1", "1", last=False)


def test_nothing_is_advised_about_full_texts(sieve: Review):
    """Every text that was sought is read: titles that were excluded are no texts read in vain."""
    head = HEAD.replace("date", "date,stage")
    rows = "".join(f"p{n},include,,ann,1,title and abstract\n" for n in range(6)) + "s0,exclude,,ann,1,title and abstract\n"
    lines = told(sieve, f"{rows}p0,include,,ann,2,full text\np1,exclude,no adults,ann,2,full text\n", head, "full text")
    assert lines == ["6 works came through their titles, 4 to screen at full text; 1 found relevant, 1 not"]


def test_advice_is_one_line_and_its_assumption_another():
    """No advice without what it rests on."""
    assert list(describe_advice(Advice(True, 0.0312, 40, "so and so"))) == [
        "advice: you may stop (p = 0.031 after 40 read)",
        "assumed: so and so; the order of reading is that of the days in corpus/screening.csv, and of a day, or without days,"
        " that of its lines",
    ]


def test_the_queue_says_how_many_it_does_not_show():
    """And where the others are."""
    ranked = [Ranked(f"k{n}", 0.5, "", "T") for n in range(3)]
    assert list(describe_queue(ranked, 1)) == ["1. k0  0.500  T", "and 2 more; --next 3 shows all, --to FILE.csv writes them"]
    assert list(describe_queue([], 5)) == ["nothing waits for a decision at this stage"]
