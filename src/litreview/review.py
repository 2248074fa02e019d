"""A review is a folder: its settings and where its parts lie."""

import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from litreview.errors import Fault, InputFaults, nearest

Kind = Literal["research", "policy", "practice", "assertion"]
"""The evidence kinds that literature may have; what participants said is consultation by the folder it lies in."""

_SMALLEST_GROUP = 3
_MOST_RECORDS = 1_000_000_000


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class About(_Settings):
    """What the review is, and whether its participants are invented."""

    title: str
    question: str = ""
    organisation: str = ""
    contact: str = ""
    funder_statement: str = ""
    illustrative: bool = False


def _check_min_group(number: int) -> int:
    if number < _SMALLEST_GROUP:
        why = "fewer than 2 people are one person, so nothing would be hidden"
        raise ValueError(f"{number} is too small: {why}; take {_SMALLEST_GROUP} or more, 5 where nothing speaks against it")
    return number


class PrivacySettings(_Settings):
    """Where the roster lies, how small a group may be shown, and whether a trained pipeline looks for names too."""

    roster: str = ""
    trained_names: bool = False
    min_group: Annotated[int, AfterValidator(_check_min_group)] = 5


class CodingSettings(_Settings):
    """Who codes, where the list is closed, and the ids of the documents that two people code without seeing each other."""

    coders: list[str] = []
    double: list[str] = []


class RunSettings(_Settings):
    """How a run is carried out."""

    keep_runs: int = Field(default=5, ge=1)
    cell_timeout: int = Field(default=300, ge=1)
    seed: int = 7


class ParticipantPage(_Settings):
    """What the participant page says in one language that no table can know."""

    how_heard: str = ""
    heard_by: str = ""
    thanks: str = ""
    not_taken_up: str = ""
    next_steps: str = ""
    correct_or_withdraw: str = ""
    contact: str = ""
    funder_statement: str = ""


class FlowBox(_Settings):
    """A box of the PRISMA flow that no file can know: after which step it stands, its words and its number."""

    after: Literal["identified", "screened", "assessed", "included"]
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    number: int = Field(ge=0, le=_MOST_RECORDS)


def _check_brackets(boxes: object) -> object:
    if isinstance(boxes, dict):
        raise ValueError("write [[prisma]] with two brackets, once for each box")
    return boxes


class Settings(_Settings):
    """All settings of ``review.toml``."""

    review: About
    privacy: PrivacySettings = PrivacySettings()
    coding: CodingSettings = CodingSettings()
    run: RunSettings = RunSettings()
    evidence_kind: dict[str, Kind] = {}
    participants: dict[Literal["en", "fr"], ParticipantPage] = {}
    prisma: Annotated[list[FlowBox], BeforeValidator(_check_brackets)] = []


@dataclass(frozen=True)
class Review:
    """A review folder and its settings.

    Example:
        >>> Review(Path("r"), Settings(review=About(title="t"))).codebook.as_posix()
        'r/corpus/codebook.csv'
    """

    root: Path
    settings: Settings

    @property
    def corpus(self) -> Path:
        """Return the folder of all inputs but the references."""
        return self.root / "corpus"

    @property
    def references(self) -> Path:
        """Return the path of ``references.bib``."""
        return self.root / "references.bib"

    @property
    def codebook(self) -> Path:
        """Return the path of the codebook."""
        return self.corpus / "codebook.csv"

    @property
    def outputs(self) -> Path:
        """Return the folder of generated files."""
        return self.root / "outputs"

    @property
    def roster(self) -> Path | None:
        """Return the path of the roster, or ``None`` where the settings name none."""
        named = self.settings.privacy.roster
        return self.root / os.path.expanduser(named) if named else None

    def relative(self, path: Path) -> str:
        """Return ``path`` as messages and tables show it: relative to the review, with ``/``; links are not followed.

        Bytes of a name that are no UTF-8 are written out, since no table can hold them.
        """
        inside = Path(os.path.relpath(path, self.root))
        shown = path.name if inside.parts[:1] == ("..",) else inside.as_posix()
        return os.fsencode(shown).decode("utf-8", "backslashreplace")


def load_review(root: Path | str) -> Review:
    """Return the review in folder ``root``, its settings validated.

    Raises:
        InputFaults: ``review.toml`` is missing or broken, or a key is unknown or of the wrong type; each with its line.

    Example:
        >>> load_review(".").settings.privacy.min_group >= 1
        True
    """
    root = Path(root)
    path = root / "review.toml"
    try:
        source = path.read_text(encoding="utf-8")
        settings = Settings.model_validate(tomllib.loads(source))
    except FileNotFoundError:
        raise InputFaults([Fault("review.toml", 0, "not found; `litreview new DIR` makes one")]) from None
    except UnicodeDecodeError:
        raise InputFaults([Fault("review.toml", 0, "is not UTF-8; save it as UTF-8")]) from None
    except OSError:
        raise InputFaults([Fault("review.toml", 0, "cannot be opened; check that it is a file you may read")]) from None
    except tomllib.TOMLDecodeError as error:
        raise InputFaults([Fault("review.toml", _error_line(str(error)), f"is not TOML: {error}")]) from None
    except ValidationError as error:
        raise InputFaults(_setting_faults(error, source)) from None
    return Review(root, settings)


def _setting_faults(error: ValidationError, source: str) -> Iterator[Fault]:
    for problem in error.errors():
        keys = [str(part) for part in problem["loc"] if part != "[key]"]
        said = problem["msg"].removeprefix("Value error, ")
        unknown = problem["type"] == "extra_forbidden"
        message = f"unknown key{nearest(keys[-1], _list_keys(keys[:-1]))}" if unknown else said[0].lower() + said[1:]
        yield Fault("review.toml", _key_line(source, keys), f"{'.'.join(keys)}: {message}")


def _list_keys(section: list[str]) -> list[str]:
    """The keys that a section of ``review.toml`` may have; each section is a model, or a list or mapping of models."""
    models = {
        "": Settings,
        "review": About,
        "privacy": PrivacySettings,
        "coding": CodingSettings,
        "run": RunSettings,
        "participants": ParticipantPage,
        "prisma": FlowBox,
    }
    return list(models[section[0] if section else ""].model_fields)


def _key_line(source: str, keys: list[str]) -> int:
    section, line_of_section = "", 0
    begun: Counter[str] = Counter()
    for number, line in enumerate(source.splitlines(), 1):
        words = line.strip()
        if words.startswith("["):
            section = words.strip("[] ")
            if words.startswith("[["):
                # Tables of a list are told apart by their place in it.
                begun[section] += 1
                section = f"{section}.{begun[section] - 1}"
            if section == ".".join(keys):
                return number
            line_of_section = number if section == ".".join(keys[:-1]) else line_of_section
        elif section == ".".join(keys[:-1]) and words.partition("=")[0].strip().strip("\"'") == keys[-1]:
            return number
    return line_of_section


def _error_line(message: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else 0
