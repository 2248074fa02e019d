"""Which model of peer support a finding is about: its sentence, its section, the sentences before it, else its study."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from litreview.corpus.documents import Segment
from litreview.corpus.gates import Gate
from litreview.extraction.model_names import is_known_model, name_models
from litreview.extraction.study_models import StudyModel, speaks_of_others

_LEANS = Gate(
    r"\b(?:it|they|these|this|those|such|their|its|there|also|as well|same|ils?|elles?|ces|leurs?|celles?-ci|aussi)\b",
    re.IGNORECASE,
)
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

    First comes what a person ``confirmed`` on the sentence, then the model its words name, its section's, one that only the
    codebook knows (``codes``), that of the sentence before on which it leans, and last the whole ``study``'s. A sentence
    about other people's work takes nothing from the study. The title of a text, as a heading, counts for the study only.

    Example:
        >>> s = Segment("d#1", "d", 1, 0, 1, None, "", "", "body", "en", "On the ward, hope rose with a peer bridger.")
        >>> read_model(0, [s], {})
        Model(code='MOD.HOSP', where='sentence')
    """
    here = segments[place]
    sure = sorted(code for code in confirmed if code.startswith("MOD."))
    titled = here.heading.strip() == segments[0].text.strip()
    own, section = name_models(here.text), () if titled else name_models(here.heading)
    whole = study if study and not speaks_of_others(here.text, here.heading) else StudyModel()
    tried = (
        Model("; ".join(sure[:_MOST]), "confirmed code"),
        Model(_joined(own), "sentence"),
        Model(_joined(section), "heading"),
        Model(_own_code(here, codes), "code"),
        Model("" if whole.code else _before(place, segments), "sentence before"),
        Model(whole.code, whole.where),
    )
    return next((model for model in tried if model.code), Model())


def _joined(named: Sequence[str]) -> str:
    return "; ".join(named) if len(named) <= _MOST else ""


def _before(place: int, segments: Sequence[Segment]) -> str:
    """The model that the nearest sentence before in the same block names, where this one leans on it."""
    here = segments[place]
    if not _LEANS.search(here.text):
        return ""
    earlier = (s for s in reversed(segments[max(0, place - _BEFORE) : place]) if s.block == here.block)
    return next((_joined(named) for named in (name_models(s.text) for s in earlier) if named), "")


def _own_code(segment: Segment, codes: Mapping[str, Sequence[str]]) -> str:
    """A model that the codebook has and no name is listed for: its phrases are all there is to know it by."""
    proposed = [code for code in codes.get(segment.segment_id, ()) if code.startswith("MOD.")]
    return next((code for code in proposed if not is_known_model(code)), "")
