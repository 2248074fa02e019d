"""Free-text answers: one row a respondent, one column a question."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.reading import Reading, name_lines, read_text

_PARTICIPANT = "participant_id"
_LEDGER = {"role", "consent"}
_DECLARED = re.compile(r"\s*\"?sep=[,;|\t]\"?[ \t]*(?:\n|$)", re.IGNORECASE)
_FIRST_CELL = re.compile(r"\s*\"?participant[ _-]?id\"?[ \t]?([,;|\t])", re.IGNORECASE)


def read_answers(path: Path) -> Reading:
    """Return a block for each answer in the CSV at ``path``: who answered, the question, the words as they stand.

    The first column is ``participant_id``, every other one a question; separated by commas, semicolons, tabs or bars.
    A row without participant is left out with a note, because nobody's consent covers it; a participant of two rows and
    answers below no question are used and noted.

    Raises:
        UnreadableSource: the first column is another, there is no question or no answer, or a quotation mark is not
            closed (which would give one person the words of others); see also ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.csv"
        >>> _ = path.write_text("participant_id,What helped?\\nP07,Having hope\\n")
        >>> [(block.speaker, block.heading, block.text) for block in read_answers(path).blocks]
        [('P07', 'What helped?', 'Having hope')]
    """
    text, notes = read_text(path, "csv")
    rows = _rows(text)
    line, header = next(rows, (1, []))
    questions = [" ".join(cell.split()) for cell in header]
    _check_header(questions, line)
    blocks, strays, seen, again = [], [], set(), []
    for line, row in rows:
        participant, *answers = [cell.strip() for cell in row]
        if any(answers[len(questions) - 1 :]):
            reason = f"the row has more cells than the {len(questions)} of the header; quote its commas"
            raise UnreadableSource("csv", reason, line)
        if not participant:
            strays += [line] if any(answers) else []
            continue
        again += [line] if participant in seen else []
        seen.add(participant)
        pairs = zip(questions[1:], answers, strict=False)
        blocks += [Block(answer, speaker=participant, heading=question, line=line) for question, answer in pairs if answer]
    if not blocks:
        raise UnreadableSource("csv", f"holds no answer of a participant below its header ({len(questions) - 1} questions)")
    unasked = sorted({block.line for block in blocks if not block.heading})
    return Reading(tuple(blocks), notes=(*notes, *_notes(strays, again, unasked)))


def _check_header(questions: Sequence[str], line: int) -> None:
    """Raise where the first column is another, or the table is a ledger."""
    if not questions or re.sub("[ -]", "_", questions[0].lower()) != _PARTICIPANT:
        raise UnreadableSource("csv", f"the first column must be {_PARTICIPANT}, the others questions", line)
    if {question.lower() for question in questions} >= _LEDGER:
        raise UnreadableSource("csv", "is a ledger of participants, not answers", line)


def _notes(strays: Sequence[int], again: Sequence[int], unasked: Sequence[int]) -> Iterator[str]:
    if strays:
        yield f"answers without {_PARTICIPANT} in line {name_lines(strays)} are not used"
    if again:
        yield f"line {name_lines(again)}: the {_PARTICIPANT} stands above already; both rows are used"
    if unasked:
        yield f"line {name_lines(unasked)}: an answer stands in a column without a question; used all the same"


def _separator(text: str) -> str:
    """Return what parts the cells: what stands after the first one, else what is most frequent in the first line."""
    first = _FIRST_CELL.match(text)
    return first[1] if first else max(",;\t|", key=text.lstrip("\n").partition("\n")[0].count)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line on which it begins; without the line that declares the separator."""
    declared = _DECLARED.match(text)
    line = text.count("\n", 0, declared.end()) + 1 if declared else 1
    text = text[declared.end() :] if declared else text
    above = line - 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = f"the row that begins here cannot be read: {error}; check its quotation marks"
            raise UnreadableSource("csv", reason, line) from None
        if any(cell.strip() for cell in row):
            yield line, row
        line = above + reader.line_num + 1
