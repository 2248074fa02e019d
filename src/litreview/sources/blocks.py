"""The block: what every reader returns, a run of text that stands by itself in its source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table row, turn or answer, as the source holds it.

    ``role`` is a role of ``segments`` where the format says it (an HTML heading, a docx list item), ``""`` where it
    must be found out from the words. ``level`` is the heading or list depth, from 1; ``page`` counts from 1 (PDF only);
    ``speaker`` is the label as the transcript writes it; ``time`` the start of the turn as ``hh:mm:ss``;
    ``heading`` the question an answer belongs to; ``line`` where the block begins in the file, from 1, 0 if unknown.
    """

    text: str
    role: str = ""
    level: int = 0
    page: int | None = None
    speaker: str = ""
    time: str = ""
    heading: str = ""
    line: int = 0
