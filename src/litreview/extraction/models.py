"""Which model of peer support a finding is about: its sentence, its section, the sentences before it, else its study."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from litreview.corpus.documents import Segment
from litreview.extraction.model_names import is_known, name_models
from litreview.extraction.study_models import StudyModel, speaks_of_others

_BEFORE = 6
_MOST = 2


class Model(NamedTuple):
    """A model of a finding, or several joined by ``"; "``, and where it was read."""

    code: str = ""
    where: str = ""


def read_model(
    place: int,
    segments: Sequence[Segment],
    codes: Mapping[str, Sequence[str]],
    study: StudyModel | None = None,
    confirmed: Collection[str] = (),
) -> Model:
    """Return the ``MOD.*`` code of segment ``place`` and where it was read; an empty one where nothing is clear.

    First comes what a person ``confirmed`` on the sentence, then the model its words name, its section's, that of the
    sentence before it in the block, the whole ``study``'s, and last what the codebook's phrases propose. A sentence about
    other people's work takes nothing from the study.

    Example:
        >>> s = Segment("d#1", "d", 1, 0, 1, None, "", "", "body", "en", "On the ward, hope rose with a peer bridger.")
        >>> read_model(0, [s], {})
        Model(code='MOD.HOSP', where='sentence')
    """
    here = segments[place]
    sure = sorted(code for code in confirmed if code.startswith("MOD."))
    own, section = name_models(here.text), name_models(here.heading)
    proposed = _models(here, codes)
    whole = study if study and not speaks_of_others(here.text, here.heading) else StudyModel()
    tried = (
        Model("; ".join(sure[:_MOST]), "confirmed code"),
        Model(_joined(own), "sentence"),
        Model(_joined(section), "heading"),
        Model(next(iter(_own_codes(proposed)), ""), "code"),
        Model("" if whole.code else _before(place, segments), "sentence before"),
        Model(whole.code, whole.where),
        Model(proposed[0] if len(proposed) == 1 else "", "code"),
    )
    return next((model for model in tried if model.code), Model())


def _joined(named: Sequence[str]) -> str:
    return "; ".join(named) if len(named) <= _MOST else ""


def _before(place: int, segments: Sequence[Segment]) -> str:
    """The model that the nearest sentence before in the same block names."""
    here = segments[place]
    earlier = (s for s in reversed(segments[max(0, place - _BEFORE) : place]) if s.block == here.block)
    return next((_joined(named) for named in (name_models(s.text) for s in earlier) if named), "")


def _models(segment: Segment, codes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(code for code in codes.get(segment.segment_id, ()) if code.startswith("MOD."))


def _own_codes(codes: Sequence[str]) -> list[str]:
    """Models that only this codebook has: their phrases are all there is to know them by."""
    return [code for code in codes if not is_known(code)]
