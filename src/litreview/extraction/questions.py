"""Questions: what a participant was asked when saying a sentence, on a form or in talk."""

import re
from typing import NamedTuple

from litreview.corpus.documents import FACILITATOR, Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.areas import find_area


class ResearchQuestion(NamedTuple):
    """A question: its words, the key area it is about (``OTHER`` for none), and what it asks for.

    ``kind`` is ``proposal`` where it puts an idea to be for or against, ``wish`` where it asks what should happen, else ``""``;
    ``written`` says that it stands on a form, where the answer holds nothing else.
    """

    text: str
    area: str
    kind: str
    written: bool = False


NOTHING = ResearchQuestion("", "OTHER", "")

_PROPOSAL = Gate(
    r"\b(?:propos(?:al|als|ed|e|ons)|ideas?|suggest(?:ed|ion)?|discussion about|different opinions|(?:won[’']t|do(?:n[’']t)?)"
    r"(?: \w+){0,2} agree|what do you think|how does that sound|how do you feel about|would you (?:take part|speak|join|support"
    r"|like|use)|(?:are you|were you) (?:for|against|in favou?r)|do you (?:support|agree)|pensez-vous (?:de|du)|idée"
    r"|êtes-vous (?:pour|contre|d.accord))\b|^\W*(?:should (?:there|we|they|the|a|peers?)|devrait-on|faudrait-il)\b"
    r"|(?<=[.?!] )should (?:there|we|they)\b|^\W*[\w’'-]{3,30}\?\W*$",
    re.IGNORECASE,
)
_WISH = Gate(
    r"\bwhat (?:should|must|needs? to|ought to) (?:\w+ ){0,2}(?:change|happen|be|come|we|they)\b"
    r"|\bwhat (?:would|do|could) you (?:\w+ ){0,2}(?:ask|want|change|recommend|suggest|put|need|like|say to)\b"
    r"|\b(?:one|only) thing\b|\b(?:ask for|put|comes?) first\b|\blast word\b|\bwhat (?:is|are) (?:your|the) (?:advice"
    r"|recommend\w+"
    r"|priorit\w+|hopes?)\b|\bhow (?:could|should|can) (?:it|this|we|they|services?) (?:be )?(?:improve|better|change)\w*"
    r"|\bque faudrait-il\b|\bqu.est-ce qui devrait\b|\bdemander qu.une seule\b|\ben premier\b|\bque (?:changer|recommand)\w*",
    re.IGNORECASE,
)
_TURNS = Gate(r"\b(?:about|talk|hear|ask|parlons|parler)\b", re.IGNORECASE)


def read_question(text: str) -> ResearchQuestion:
    """Return what the question ``text`` is about and what it asks for.

    Example:
        >>> read_question("Should there be a speakers' bureau?")[1:3], read_question("What gets in the way?")[1:3]
        (('K5', 'proposal'), ('OTHER', ''))
        >>> read_question("What should change first?").kind
        'wish'
    """
    if _WISH.search(text):
        return ResearchQuestion(text, find_area(text), "wish")
    return ResearchQuestion(text, find_area(text), "proposal" if _PROPOSAL.search(text) else "")


def find_questions(document: Document) -> list[ResearchQuestion]:
    """Return for each segment of a consultation what its speaker was asked: the heading, or the facilitator's last question.

    Thanks and other short words of the facilitator leave the question before them standing.

    Example:
        >>> turns = [("facilitator", "And pay?", 1), ("P01", "It is low.", 2)]
        >>> ss = tuple(Segment(f"d#{b}", "d", b, 0, 1, None, "", who, "body", "en", t, b) for who, t, b in turns)
        >>> [asked.text for asked in find_questions(Document("d", "", "consultation", "", "d", "", "en", "transcript", "", ss))]
        ['', 'And pay?']
    """
    known: dict[str, ResearchQuestion] = {}
    asked, turn, answers = NOTHING, "", []
    before: Segment | None = None
    for segment in document.segments:
        if segment.speaker == FACILITATOR:
            same = before is not None and before.block == segment.block and before.speaker == segment.speaker
            turn = f"{turn} {segment.text}" if same else segment.text
            answers.append(NOTHING)
        else:
            if turn:
                asked, turn = _renew(asked, turn), ""
            heading = segment.heading
            if heading and heading not in known:
                known[heading] = read_question(heading)._replace(written=True)
            answers.append(known[heading] if heading else asked)
        before = segment
    return answers


def _renew(asked: ResearchQuestion, turn: str) -> ResearchQuestion:
    new = read_question(turn)
    return new if "?" in turn or new.area != "OTHER" or new.kind or _TURNS.search(turn) else asked
