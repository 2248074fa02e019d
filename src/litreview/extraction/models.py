"""Which model of peer support a finding is about: a ``MOD.*`` code near its sentence."""

from collections.abc import Mapping, Sequence

from litreview.corpus.documents import Segment

_REACH = 60


def read_model(place: int, segments: Sequence[Segment], codes: Mapping[str, Sequence[str]]) -> str:
    """Return the ``MOD.*`` code of segment ``place``, else of its neighbours in the block, its heading or the title above.

    ``""`` where none of these carries one. A sentence with several models gives the first in codebook order of ``codes``.

    Example:
        >>> s = Segment("d#1", "d", 1, 0, 1, None, "", "", "body", "en", "x")
        >>> read_model(0, [s], {"d#1": ("MOD.HOSP", "OUT.HOPE")})
        'MOD.HOSP'
    """
    here = segments[place]
    own = _models(here, codes)
    near = segments[max(0, place - _REACH) : place + _REACH]
    block = [s for s in near if s.block == here.block and s is not here]
    block.sort(key=lambda s: (abs(s.ordinal - here.ordinal), s.ordinal))
    headings = [s for s in near if s.role == "heading" and s.ordinal < here.ordinal and s.text.strip() == here.heading.strip()]
    for segment in [*block, *reversed(headings)]:
        own = own or _models(segment, codes)
    return own


def _models(segment: Segment, codes: Mapping[str, Sequence[str]]) -> str:
    return next((code for code in codes.get(segment.segment_id, ()) if code.startswith("MOD.")), "")
