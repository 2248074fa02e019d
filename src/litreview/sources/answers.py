"""Free-text answers: one row a respondent, one column a question."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.reading import Reading, read_text

_PARTICIPANT = "participant_id"
_LEDGER = {"role", "consent"}


def read_answers(path: Path) -> Reading:
    """Return a block for each answer in the CSV at ``path``: who answered, the question, the words as they stand.

    The first column is ``participant_id``, every other one a question; separated by commas, semicolons or tabs.
    A row without participant is left out with a note, because nobody's consent covers it.

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
    if not questions or questions[0].lower() != _PARTICIPANT:
        raise UnreadableSource("csv", f"the first column must be {_PARTICIPANT}, the others questions", line)
    if {question.lower() for question in questions} >= _LEDGER:
        raise UnreadableSource("csv", "is a ledger of participants, not answers", line)
    blocks, strays = [], []
    for line, row in rows:
        participant, *answers = [cell.strip() for cell in row]
        if any(answers[len(questions) - 1 :]):
            reason = f"the row has more cells than the {len(questions)} of the header; quote its commas"
            raise UnreadableSource("csv", reason, line)
        if not participant:
            strays += [line] if any(answers) else []
            continue
        pairs = zip(questions[1:], answers, strict=False)
        blocks += [Block(answer, speaker=participant, heading=question, line=line) for question, answer in pairs if answer]
    if not blocks:
        raise UnreadableSource("csv", f"holds no answer of a participant below its header ({len(questions) - 1} questions)")
    if strays:
        notes = (*notes, f"answers without {_PARTICIPANT} in line {', '.join(map(str, strays[:20]))} are not used")
    return Reading(tuple(blocks), notes=notes)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line on which it begins."""
    header = text.lstrip("\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    line = 1
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
        line = reader.line_num + 1
