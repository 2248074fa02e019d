import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.sentences import cut_long, split_sentences

ENGLISH = {
    "plain": "One came.|Two left.",
    "title": "Dr. Lee met Mr. Roy.|They talked.",
    "title and acronym": "Ms. Roy has MS.|Her peers know.",
    "et al": "Roe et al. Found nothing new.|It stands.",
    "page": "See p. 5 and pp. 6-7.|Then stop.",
    "figure and number": "See Fig. 2, No. 3 and vol. 4.|I said no.|Five left.",
    "eg ie vs": "Some (e.g., Ana), i.e. Most vs. Few.|So it goes.",
    "country": "In the U.S. Congress it passed.|He left the U.S.|The end.",
    "street": "We met at St. Anne.|It was on Main St.|The door was open.",
    "initials": "J. M. Smith spoke.|B. Roy did not.",
    "pronoun I": "So did I.|Then we left.",
    "letter as name": "It was plan B.|We took it.",
    "decimals": "It rose by 3.5 points.|By 0.2 later.",
    "year": "It began in 2012.|40 people came.",
    "month": "On Sept. 24 we met.|It ran to Dec.|The hall was full.",
    "ellipsis inside": "They take roles…to support.|And… so on.",
    "ellipsis then I": "Well... I went.|Fine.",
    "ellipsis at end": "It trailed off…|Then it came back.",
    "elision in brackets": "He said “[…] The rest is ours.”|Yes.",
    "quotation": "“It helped.|I slept.”|She left.",
    "footnote after quotation": "It is “what is helpful.”1|Others differ.2|We see.",
    "footnote in brackets": "It works.[3]|More is known. [4,5]|We see.",
    "question then said": "“Why me?” she asked.|Nobody knew!",
    "brackets": "We met (it was late. We were tired.) and left.|Fine.",
    "bracket never closed": "We met (it was late.|We left.",
    "address": "Write to a.roe@example.org or see www.example.org/a.html.|Then wait.",
    "glued": "That is the end.¦Next comes this.¦Then that.",
    "not glued": "We use Node.js and Booking.com and the Ph.D. route.",
    "etc": "Tea, cake, etc.|Everyone ate, etc., and left.",
    "lower case writer": "it was good.|i liked it.|we met approx. five times.",
    "enumerator": "1. Hope comes first.|2 follows.",
    "marks": "Really?!|Yes.|No!!!|Go.",
    "copyright": "Views are ours.|© 2015 A Network.",
    "time of day": "We met at 5 p.m. Monday was full.|It ended at 9 p.m.|The bus came.",
}
FRENCH = {
    "guillemets": "Elle dit : « On m'a écoutée. »|Puis elle part.",
    "monsieur": "M. Roy et Mme Côté viennent.|Ils restent.",
    "monsieur Le": "On a vu M. Le Bel hier.|Bien.",
    "etc": "Du café, du thé, etc.|Les gens parlent.",
    "spaced marks": "Ça va ?|Oui !|Merci.",
    "par exemple": "Un groupe, p. ex. Le Phare, aide.|Voir p. 5.",
}


def _check(line: str, language: str) -> None:
    """A bar stands for a space where a sentence ends, a broken bar for such a place without a space."""
    text, expected = line.replace("|", " ").replace("¦", ""), line.replace("¦", "|").split("|")
    assert [text[a:b] for a, b in split_sentences(text, language)] == expected


@pytest.mark.parametrize("line", ENGLISH.values(), ids=ENGLISH)
def test_english_sentences(line: str) -> None:
    """English text is cut where its sentences end and nowhere else."""
    _check(line, "en")


@pytest.mark.parametrize("line", FRENCH.values(), ids=FRENCH)
def test_french_sentences(line: str) -> None:
    """French text is cut where its sentences end and nowhere else."""
    _check(line, "fr")


def test_long_sentence_is_cut_at_safe_places() -> None:
    """A sentence of 50,000 characters comes in parts of at most 2,000, cut after punctuation or a space."""
    text = "we listen, and " * 3_334
    spans = split_sentences(text)
    assert all(end - start <= 2_000 for start, end in spans)
    assert all(text[end - 1] == "," or text[end : end + 1] in (" ", "") for _, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert cut_long("x" * 4_500, 0, 4_500) == [(0, 2_000), (2_000, 4_000), (4_000, 4_500)]


@given(st.one_of(st.text(), st.text(alphabet="aB1 .!?…“”()[]«»'\"\n,;:-I", max_size=300)))
def test_no_seen_character_is_lost(text: str) -> None:
    """Spans are in order, apart, trimmed, and leave out nothing but spaces."""
    spans = split_sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", [".", "a.", "(a. A ", "A. ", ".”", "” ", "[1", "…", "a.A", "1.", "et al. ", "? x "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """A megabyte of one repeated mark is cut in seconds."""
    began = time.process_time()
    split_sentences(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 10


ABBREVIATED = """
Prof. Roy|Messrs. Roy and Lee|Hon. Roy|Rev. Roy|Gen. Roy|Capt. Roy|Sgt. Roy|Mrs. Roy|peers vs. Clinics|tea viz. Green
food approx. Ten|time ca. May|Tools (i.e. Pots)|pots (e.g. Tins)|cf. Roy|Ch. Four|vol. Four|figs. Two|eq. Two|suppl. A
c.-à-d. Le Phare|N.B. Roy|Tél. Roy|ext. B|coll. Roy|trad. Roy|Mme. Roy|Mlle. Roy|env. Dix|esp. Roy
""".strip().replace("\n", "|")
NUMBERED = "nos. 4|art. 4|sect. 4|para. 4|pt. 4|reg. 4|bk. 4|Nov. 4|Jan. 4|févr. 4|juil. 4|déc. 4|app. 4|par. 4|ver. 4"
DOUBTFUL = (
    "Roy et al.|Roe Inc.|Roe Ltd.|Roe ltée.|Roe Co.|Roe Jr.|the Dept.|the Govt.|King Ave.|King Blvd.|King Rd.|3rd ed.|a Ph.D.|\
a B.A.|a M.Sc.|the U.K.|the U.N.|in D.C.|in Ont.|in Qué.|in B.C.|loc. cit.|Mt."
)


@pytest.mark.parametrize("words", ABBREVIATED.split("|"))
def test_an_abbreviation_that_never_ends_a_sentence(words: str) -> None:
    """Also where a capital follows."""
    _check(f"Here come {words} in numbers.", "en")


@pytest.mark.parametrize("words", NUMBERED.split("|"))
def test_an_abbreviation_with_its_number(words: str) -> None:
    """Before a number it goes on; before a word it ends."""
    short, number = words.split(" ")
    _check(f"We looked at {short} {number} in haste.", "en")
    _check(f"We looked at the {short}|Nobody came.", "en")


@pytest.mark.parametrize("words", DOUBTFUL.split("|"))
def test_an_abbreviation_that_may_end_a_sentence(words: str) -> None:
    """It does where a word follows that opens one, not before a name."""
    _check(f"We wrote to {words}|They came at once.", "en")
    _check(f"We wrote to {words} Ridge at once.", "en")


ODD = {
    "only marks": "?!",
    "quotation within brackets": "She said (“It helped.”) and left.|Fine.",
    "square brackets": "He said [it was late. We left.] and so on.|Fine.",
    "raised marks": "It helped.²|More is known.³|We see.",
    "notes with a range": "It helped.[3–5]|More is known. [4, 6]|We see.",
    "note behind a quotation": "It “helped.”12,13|More is known.",
    "dagger": "It helped.†|More is known.",
    "ellipsis in brackets": "He said […] Nobody came.|Fine.",
    "three dots at an end": "It trailed off...|Then it came back.",
    "version": "We used v. 2 of it.|Fine.",
    "question in lower case": "is it good?|i think so.|it's fine.|we stay.",
    "etc and lower case": "Tea, cake etc. it was all there.|Fine.",
    "glued after a bracket": "They came (all of them.)¦Then they left.",
    "glued address": "See roe.example/Home.Page for more.|Fine.",
    "quotation opens": "It was late.|“We left.”|‘Why?’",
    "inverted mark": "It was late.|¿Who left?",
    "bullet": "It was late.|• Then we left.",
    "dash opens": "It was late. – Then we left.",
}


@pytest.mark.parametrize("line", ODD.values(), ids=ODD)
def test_odd_but_usual_marks(line: str) -> None:
    """Notes, brackets, bullets and missing capitals."""
    _check(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        "Il a vu M. Roy.|On rit.",
        "Le no. 4 manque.|Bien.",
        "Elle habite av. Roy.|Les gens rient.",
        "Voir la coll. Repas.|Bon.",
        "« Pourquoi ? » dit-elle.|Rien.",
        "C’était en janv.|Les gens rient.",
        "Mlle. Roy vient.|Il part.",
    ],
)
def test_more_french_sentences(line: str) -> None:
    """French titles, months and spaced marks."""
    _check(line, "fr")
