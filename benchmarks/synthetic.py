"""A review of any number of invented abstracts, made of our own sentences, the same bytes each time.

    python benchmarks/synthetic.py COUNT FOLDER [--mixture dense|search]

Two mixtures: ``dense`` draws every sentence from the bank of examples, so that nearly each bears codes; ``search`` is what a
broad search of databases gives: nine abstracts of ten say no word on peer support.
"""

import argparse
import csv
import re
import shutil
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MIXTURES = ("dense", "search")
REPEATED = 50
"""Each so many entries, one is the entry before it once more under another key, as where two databases are searched."""

_SENTENCES = (8, 12)
_SHARE_ON_PEERS = 10
_PLAIN = re.compile(r"[^{}@\\#%&$_~^]+")
"""Sentences without a sign that BibTeX would read as its own."""

_ON_PEERS = re.compile(r"\bpeers?\b|self-help|mutual|lived experience|survivor|consumer", re.IGNORECASE)
_STUDIES = (
    "study",
    "trial",
    "review",
    "abstract",
    "analysis",
    "cohort",
    "protocol",
    "evaluation",
    "methods",
    "survey",
    "thesis",
    "health",
)
"""Words in the name of a genre by which what is written of studies is told from talk, adverts and minutes."""

_BEGIN = [
    "Bal",
    "Cor",
    "Dun",
    "Fen",
    "Gar",
    "Hal",
    "Ker",
    "Lar",
    "Mor",
    "Nor",
    "Ost",
    "Pel",
    "Quin",
    "Ros",
    "Sel",
    "Tar",
    "Ul",
    "Ver",
    "Wil",
    "Yar",
    "Zan",
    "Bren",
    "Cald",
    "Drew",
    "Elm",
    "Farn",
]
_END = [
    "ander",
    "berg",
    "combe",
    "dale",
    "eau",
    "ford",
    "gate",
    "holm",
    "inski",
    "kamp",
    "lund",
    "mont",
    "nov",
    "oda",
    "quist",
    "rault",
    "stone",
    "thwaite",
    "ura",
    "vale",
]
_ACCENTED = ("M{\\'e}rand", 'G{\\"o}lsen', "Bou{\\c c}aud", "Nu{\\~n}eral", "Th{\\'e}riot", "{\\O}stvale")
_GIVEN = [
    "Ada",
    "Bruno",
    "Carla",
    "Dario",
    "Edith",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Mira",
    "Noor",
    "Omar",
    "Petra",
    "Rosa",
    "Sami",
    "Tess",
    "Uma",
    "Viktor",
]
_ASPECTS = [
    "Outcomes",
    "Costs",
    "Safety",
    "Uptake",
    "Feasibility",
    "Acceptability",
    "Predictors",
    "Experiences",
    "Quality",
    "Timing",
    "Reach",
    "Burden",
]
_THINGS = (
    "anticoagulant dosing", "wound dressings", "statin therapy", "telephone triage", "cataract surgery", "school breakfasts",
    "inhaler training", "insulin pumps", "fall alarms", "hearing aids", "night shifts", "home dialysis", "spinal imaging",
    "vaccine reminders", "diet counselling", "knee replacement", "sleep hygiene", "dental sealants", "stroke rehabilitation",
)  # fmt: skip
_OF_PEERS = (
    "peer support", "peer workers on wards", "mutual help groups", "peer-run drop-in centres", "peer navigators", "warm lines",
    "peer supervision", "training for peer workers", "family peer support", "recovery coaching", "peer respite houses",
)  # fmt: skip
_PEOPLE = (
    "older adults", "infants", "shift workers", "rural households", "people with asthma", "women after childbirth", "veterans",
    "people with type 2 diabetes", "students", "people after stroke", "outpatients", "people with low back pain", "farm workers",
)  # fmt: skip
_PLACES = [
    "Arlen",
    "Bexmoor",
    "Corvale",
    "Dunmere",
    "Eastry",
    "Fallow",
    "Garrick",
    "Harlow",
    "Inver",
    "Jarrow",
    "Kelm",
    "Lorne",
    "Mersey",
    "Norvik",
    "Ostra",
]
_DESIGNS = [
    "a cohort study",
    "a randomised trial",
    "a survey",
    "interviews",
    "a register study",
    "an audit",
    "a pilot",
    "a review",
]
_JOURNALS = [
    f"{kind} of {field}"
    for kind, field in product(
        ("Journal", "Annals", "Archives", "Bulletin"),
        ("Ward Practice", "Rural Health", "Applied Trials", "Community Care", "Health Costs", "Nursing Methods", "Recovery"),
    )
]
_TYPES = ("article",) * 8 + ("inproceedings", "techreport", "book", "phdthesis", "misc", "incollection")
_HOLDERS = {"inproceedings": "booktitle", "incollection": "booktitle", "techreport": "institution", "phdthesis": "school"}
_MEASURED = (
    "mean {unit} fell from {a}.{b} to {b}.{a}", "the median {unit} was {a} (range {b} to {c})",
    "{c} of {n} reached the target {unit}",
    "{unit} did not differ between the arms (P = 0.{c})", "each further {unit} raised the odds by {b}%",
)  # fmt: skip
_UNITS = (
    "haemoglobin", "systolic pressure", "length of stay", "forced expiratory volume", "creatinine", "walking distance",
    "grip strength",
    "body mass index", "bone density", "visual acuity", "plaque score", "time to extubation", "serum ferritin", "graft survival",
)  # fmt: skip
_FRAMES = (
    "Among {n} {people}, {measured}.",
    "In {place}, {measured} over {a} months.",
    "For {thing}, {measured}.",
    "After {a} weeks, {measured}.",
)


class Bank(NamedTuple):
    """The sentences that abstracts are made of: those that bear codes, and those without a word on peer support."""

    coded: tuple[str, ...]
    plain: tuple[str, ...]


class Entry(NamedTuple):
    """One invented work: what stands in its fields."""

    key: str
    type: str
    title: str
    authors: tuple[str, ...]
    year: int
    container: str
    doi: str
    abstract: str


@lru_cache(maxsize=1)
def load_bank() -> Bank:
    """Return the English sentences of ``corpus/examples.csv`` that may stand in an abstract."""
    with (ROOT / "corpus" / "examples.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == "en" and _PLAIN.fullmatch(row["text"])]
    studies = [row for row in rows if any(word in row["genre"] for word in _STUDIES)]
    plain = [row["text"] for row in studies if not row["codes"] and not _ON_PEERS.search(row["text"])]
    return Bank(tuple(row["text"] for row in rows if row["codes"]), tuple(plain))


def make_entry(number: int, mixture: str) -> Entry:
    """Return entry ``number`` (from 0) of a mixture; the same whatever stands before it."""
    of = number - 1 if number % REPEATED == REPEATED - 1 else number
    chance = Random(f"{mixture} {of}")
    on_peers = mixture == "dense" or chance.randrange(_SHARE_ON_PEERS) == 0
    kind = chance.choice(_TYPES)
    subject = chance.choice(_OF_PEERS if on_peers else _THINGS)
    title = f"{chance.choice(_ASPECTS)} of {subject} for {chance.choice(_PEOPLE)} in {chance.choice(_PLACES)} {of % 997}"
    return Entry(
        f"w{number:07d}",
        kind,
        f"{title}: {chance.choice(_DESIGNS)}",
        tuple(_name(chance) for _ in range(chance.randint(1, 6))),
        chance.randint(1985, 2025),
        chance.choice(_JOURNALS),
        f"10.5555/{mixture}.{of}" if chance.random() < 0.8 else "",
        _write_abstract(chance, mixture, on_peers),
    )


def make_entries(count: int, mixture: str) -> Iterator[Entry]:
    """Yield ``count`` entries, one after the other, holding none."""
    return (make_entry(number, mixture) for number in range(count))


def write_entry(entry: Entry) -> str:
    """Return ``entry`` as BibTeX."""
    fields = {
        "title": f"{{{entry.title}}}",
        "author": " and ".join(entry.authors),
        "year": str(entry.year),
        _HOLDERS.get(entry.type, "journal"): entry.container,
        "doi": entry.doi,
        "abstract": entry.abstract,
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n\n"


def write_bibliography(path: Path, count: int, mixture: str) -> None:
    """Write ``count`` entries to ``path``, entry by entry, so that a million takes no memory."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(map(write_entry, make_entries(count, mixture)))


def write_review(folder: Path, count: int, mixture: str = "search") -> Path:
    """Return ``folder``, made a review of ``count`` abstracts with the codebook and the bank that ship."""
    (folder / "corpus" / "literature").mkdir(parents=True)
    (folder / "corpus" / "consultation").mkdir()
    for name in ("codebook.csv", "examples.csv"):
        shutil.copyfile(ROOT / "corpus" / name, folder / "corpus" / name)
    (folder / "review.toml").write_text(f'[review]\ntitle = "{count} invented abstracts, {mixture}"\n', encoding="utf-8")
    write_bibliography(folder / "references.bib", count, mixture)
    return folder


def _name(chance: Random) -> str:
    family = chance.choice(_ACCENTED) if chance.randrange(20) == 0 else chance.choice(_BEGIN) + chance.choice(_END)
    return f"{family}, {chance.choice(_GIVEN)} {chance.choice('ABCDEFGHJKLM')}."


def _write_abstract(chance: Random, mixture: str, on_peers: bool) -> str:
    bank = load_bank()
    sentences = []
    for _ in range(chance.randint(*_SENTENCES)):
        if mixture == "dense" or (on_peers and chance.randrange(2)):
            sentences.append(chance.choice(bank.coded))
        else:
            sentences.append(chance.choice(bank.plain) if chance.randrange(2) else _measure(chance))
    return " ".join(sentences)


def _measure(chance: Random) -> str:
    numbers = {"a": chance.randint(2, 9), "b": chance.randint(2, 9), "c": chance.randint(10, 99), "n": chance.randint(100, 4000)}
    measured = chance.choice(_MEASURED).format(unit=chance.choice(_UNITS), **numbers)
    words = {"people": chance.choice(_PEOPLE), "place": chance.choice(_PLACES), "thing": chance.choice(_THINGS)}
    return chance.choice(_FRAMES).format(measured=measured, **words, **numbers)


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after writing a review of COUNT abstracts into FOLDER; 2 where something lies there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mixture", choices=MIXTURES, default="search")
    options = parser.parse_args(arguments)
    if options.folder.exists():
        sys.stderr.write(f"{options.folder}: exists; name a folder that does not\n")
        return 2
    write_review(options.folder, options.count, options.mixture)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
