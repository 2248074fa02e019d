"""Who says what in the transcripts as they lie in the corpus, read even where other inputs of the review are broken."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from litreview.corpus.documents import FACILITATOR
from litreview.corpus.normal import normal_blocks
from litreview.errors import InputFaults, UnreadableSource
from litreview.privacy.consent import build_speaker_index, find_speaker_standing
from litreview.privacy.deidentify import deidentify_text
from litreview.privacy.ledger import Participant
from litreview.privacy.pseudonyms import build_name_index
from litreview.privacy.remains import REMAINS, Size, Words, gather_words
from litreview.privacy.roster import Roster, load_roster
from litreview.review import Review
from litreview.running.listing import list_candidates
from litreview.sources.consultation import CONSULTATION_SUFFIXES, read_consultation


@dataclass(frozen=True)
class Turn:
    """One turn or answer: the file as messages show it, its line, what may be done with it, whose it is, and the words.

    ``clean`` is the text without identifiers where it may not be quoted, else empty.
    """

    shown: str
    line: int
    used: bool
    speaker: str
    quotable: bool
    text: str = field(repr=False)
    clean: str = field(repr=False)


@dataclass(frozen=True)
class Speech:
    """All turns of known speakers, the texts of the literature, and the files that cannot be read; ``repr`` shows no words."""

    turns: tuple[Turn, ...] = ()
    literature: tuple[str, ...] = field(repr=False, default=())
    unread: tuple[str, ...] = field(repr=False, default=())

    def of(self, participant_id: str, further: tuple[str, ...] = (), size: Size = REMAINS) -> Words:
        """Return the runs of words of one person, and of the texts ``further``, that nobody else may be quoted with."""
        own = [text for turn in self.turns if turn.speaker == participant_id for text in (turn.text, turn.clean)]
        return gather_words([*own, *further], self._allowed(participant_id), size)

    def unused(self, size: Size = REMAINS) -> Words:
        """Return the runs of words of all people who may not be used, that nobody else may be quoted with."""
        said = (text for turn in self.turns if not turn.used for text in (turn.text, turn.clean))
        return gather_words(said, self._allowed(""), size)

    def unquotable(self) -> Words:
        """Return the runs of words of all people who may not be quoted, or not be used, that nobody else said."""
        said = (text for turn in self.turns if not turn.quotable for text in (turn.text, turn.clean))
        return gather_words(said, self._allowed(""))

    def _allowed(self, participant_id: str) -> Iterator[str]:
        yield from self.literature
        for turn in self.turns:
            if turn.quotable and turn.speaker != participant_id:
                yield from (turn.text, turn.clean)


def gather_speech(review: Review, ledger: Mapping[str, Participant]) -> Speech:
    """Return who says what in the consultation files that can be read, by the ledger given and the roster, if it is sound.

    Example:
        >>> from litreview.review import load_review
        >>> review = load_review("."); gather_speech(Review(Path("nowhere"), review.settings), {})
        Speech(turns=())
    """
    unread: list[str] = []
    roster = _load_roster(review, unread)
    speakers, names = build_speaker_index(roster, ledger), build_name_index(roster, ledger)
    turns = []
    for path in list_candidates(review, "consultation"):
        if path.suffix.lower() not in CONSULTATION_SUFFIXES or not path.is_file():
            continue
        try:
            blocks = normal_blocks(read_consultation(path).blocks)
        except (UnreadableSource, OSError):
            unread.append(review.relative(path))
            continue
        for block in blocks:
            standing = find_speaker_standing(block.speaker, speakers, roster, ledger)
            if block.speaker and standing.speaker:
                speaker, quotable = standing.speaker, standing.used and standing.quotable
                clean = "" if quotable else deidentify_text(block.text, names)[0]
                turns.append(Turn(review.relative(path), block.line, standing.used, speaker, quotable, block.text, clean))
    return Speech(tuple(turns), tuple(_literature(review.outputs / "latest")), tuple(unread))


@contextmanager
def noting(shown: str, unread: list[str] | None) -> Iterator[None]:
    """Add ``shown`` to ``unread`` where what is done with that file fails since it cannot be read; without a list, let it fail.

    Example:
        >>> unread = []
        >>> with noting("a.csv", unread): _ = Path("nowhere/a.csv").read_bytes()
        >>> unread
        ['a.csv']
    """
    try:
        yield
    except OSError:
        if unread is None:
            raise
        unread.append(shown)


def count_turns(speech: Speech, participant_id: str) -> list[tuple[str, int, int]]:
    """Return (file, line of the first turn, number of turns) for each file in which the person speaks.

    Example:
        >>> count_turns(Speech((Turn("fg1.vtt", 4, True, "P01", True, "Yes.", ""),)), "P01")
        [('fg1.vtt', 4, 1)]
    """
    lines: dict[str, list[int]] = {}
    for turn in speech.turns:
        if turn.speaker == participant_id != FACILITATOR:
            lines.setdefault(turn.shown, []).append(turn.line)
    return [(shown, found[0], len(found)) for shown, found in lines.items()]


def _load_roster(review: Review, unread: list[str]) -> Roster:
    if review.roster is None:
        return Roster()
    try:
        return load_roster(review.roster, "roster", illustrative=review.settings.review.illustrative)
    except (InputFaults, OSError):
        unread.append("roster")
        return Roster()


def _literature(run: Path) -> Iterator[str]:
    """Yield the texts of a run that come from no transcript."""
    from litreview.tables import read_table

    try:
        documents = read_table("documents", run / "tables")
    except (OSError, ValueError):
        return
    for document in documents.document_id[documents.evidence_kind != "consultation"]:
        path = run / "texts" / f"{document}.txt"
        # What cannot be read keeps nothing from being deleted.
        with suppress(OSError):
            yield path.read_text(encoding="utf-8", errors="replace")
