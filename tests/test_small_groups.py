"""A whole run, attacked: nothing that leaves the tool counts fewer people than may be shown."""

import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from litreview.exchange.exporting import write_export
from litreview.review import Review, load_review
from litreview.running.inputs import load_inputs
from litreview.running.options import Options
from litreview.running.pipeline import build_tables
from litreview.running.run import run_review
from litreview.running.scaffold import new_review
from litreview.synthesis.roles import SAID, tell_roles

LEDGER = "participant_id,role,region,language,consent,withdrawn_on,session"
HOPE = "My peer worker gave me hope in week {n}, when I had been on the ward for long."
PAY = "Peer workers should be paid a fair wage, as I told the manager in month {n}."
STIGMA = "The stigma at the hospital kept me away for {n} months before I came back."
BUREAU = "Should there be a speakers' bureau, with people who are trained and paid to tell their story?"
ROLES = {"peer worker": 9, "family member": 4, "planner": 2}
SECRET = ("Northvale", "Southvale", "evening-circle", "noon-circle", "web-form")
PSEUDONYM = re.compile(r"\b[PR]\d\d\b")
MIN_GROUP = 5


def make_review(folder: Path, ledger: list[str], files: dict[str, str]) -> Review:
    """Return a review of these people and what they said, and nothing else."""
    new_review(folder)
    heard = folder / "corpus" / "consultation"
    (heard / "participants.csv").write_text("\n".join([LEDGER, *ledger]) + "\n", encoding="utf-8")
    (folder.parent / "roster.csv").write_text("participant_id,name,aliases,organisation,places\n", encoding="utf-8")
    settings = folder / "review.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('roster = ""', 'roster = "../roster.csv"'), encoding="utf-8")
    for name, text in files.items():
        (heard / name).write_text(text, encoding="utf-8")
    return load_review(folder)


def tables_of(review: Review) -> dict[str, pd.DataFrame]:
    """Return the tables of a review, without pages."""
    return build_tables(review, load_inputs(review), 1, lambda line: None).tables


def people() -> list[str]:
    """Return fifteen people: eight in one group, four in another, three who answered in writing; two regions."""
    ids = [*(f"P{n:02d}" for n in range(1, 13)), "R01", "R02", "R03"]
    roles = [role for role, number in ROLES.items() for _ in range(number)]
    rooms = ["evening-circle"] * 8 + ["noon-circle"] * 4 + ["web-form"] * 3
    return [f"{name},{roles[n]},{'Northvale' if n % 5 else 'Southvale'},en,quote,,{rooms[n]}" for n, name in enumerate(ids)]


def talk(first: int, last: int, *themes: tuple[str, set[int]]) -> str:
    """Return a transcript in which each person says the themes that are theirs."""
    lines = ["INT: What helped, and what got in the way?"]
    for n in range(first, last + 1):
        said = [words.format(n=n + 1) for words, who in themes if n in who]
        lines.append(f"P{n:02d}: {' '.join(said) or 'I would rather listen today.'}")
    return "\n\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run with its pages: nine people on hope, four on pay, two on stigma."""
    themes = (HOPE, {*range(1, 8), 9, 10}), (PAY, {1, 2, 9, 10}), (STIGMA, {3, 11})
    answers = io.StringIO()
    writer = csv.writer(answers)
    writer.writerow(["participant_id", BUREAU])
    writer.writerows([("R01", "Yes, I support it."), ("R02", "No, I am against it."), ("R03", "Yes, that would be good.")])
    files = {"first.txt": talk(1, 8, *themes), "second.txt": talk(9, 12, *themes), "third.csv": answers.getvalue()}
    review = make_review(tmp_path_factory.mktemp("small") / "review", people(), files)
    return run_review(review, Options()).folder


@pytest.fixture(scope="module")
def tables(run: Path) -> dict[str, pd.DataFrame]:
    """Return the tables of the run."""
    return {path.stem: pd.read_parquet(path) for path in (run / "tables").glob("*.parquet")}


@pytest.fixture(scope="module")
def published(run: Path) -> dict[str, str]:
    """Return every page, executed notebook and record of the run as text, and the exports of its evidence tables."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in run.glob("reports/*.html")}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in run.glob("notebooks/*.ipynb")}
    texts |= {name: (run / name).read_text(encoding="utf-8") for name in ("run.json", "changes.csv", "review.json")}
    texts |= {f"{name}.csv": (run / "tables" / f"{name}.csv").read_text(encoding="utf-8") for name in EVIDENCE}
    for form in ("xlsx", "docx"):
        write_export(run, form, run.parent.parent / f"export.{form}")
        with zipfile.ZipFile(run.parent.parent / f"export.{form}") as archive:
            parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")]
        texts[form] = re.sub(r"<[^>]+>", " ", " ".join(parts))
    return texts


EVIDENCE = ("framework_evidence", "recommendation_evidence", "framework_matrix", "residue", "agreement", "documents", "rejected")


def speakers_of(tables: dict[str, pd.DataFrame], cell: str) -> set[str]:
    """Return who speaks in the places that a cell names; whole documents in brackets stand for everybody in them."""
    segments = tables["segments"]
    segments = segments[~segments.speaker.isin(["", "facilitator"])]
    said = set()
    for document, start in re.findall(r"([\w.-]+):(\d+)-\d+", cell):
        here = segments[(segments.document_id == document) & (segments.start <= int(start)) & (segments.end > int(start))]
        said |= set(here.speaker)
    return said


def test_the_run_has_small_and_large_counts(tables) -> None:
    """The attack has something to attack: numbers that are shown, and some that are not."""
    counts = set(tables["framework_evidence"].consultation_people)
    assert {"9", "fewer than 5", "0"} <= counts
    assert all(not count.isdigit() or count == "0" or int(count) >= MIN_GROUP for count in counts)


def test_no_group_of_people_follows_from_the_table_of_them(tables) -> None:
    """With the totals and the shown groups known, each hidden group could hold several numbers of people."""
    table = tables["participants"]
    total = int(table.people[table.group == "everyone"].iloc[0])
    dimensions = defaultdict(list)
    for group, number in zip(table.group, table.people, strict=True):
        if group != "everyone":
            dimensions[group.partition(":")[0]].append(None if pd.isna(number) else int(number))
    assert dimensions["role"].count(None) >= 2
    assert total == 15
    for cells in dimensions.values():
        left, hidden = total - sum(n for n in cells if n), cells.count(None)
        assert all(n is None or n >= MIN_GROUP for n in cells)
        assert not hidden or (hidden > 1 and left > hidden and left >= MIN_GROUP)


@pytest.mark.parametrize("name", ["framework_evidence", "recommendation_evidence", "framework_matrix"])
def test_the_people_quoted_do_not_count_those_who_are_not_counted(tables, name) -> None:
    """A row whose people may not be counted quotes one of them, however many there are."""
    few = tables[name][tables[name].consultation_people == "fewer than 5"]
    assert len(few)
    for row in few.itertuples():
        assert len(speakers_of(tables, row.quotes)) <= 1
        sources = set(re.findall(r"\[([\w.-]+)\]", getattr(row, "summary", "")))
        assert len(sources & {"first", "second", "third"}) <= 1


def test_a_stance_of_few_is_not_worked_out(tables) -> None:
    """Beside the number of people no stance says how few hold it."""
    for row in tables["recommendation_evidence"].itertuples():
        shown = dict(part.split(": ") for part in row.stances.split("; ") if part)
        numbers = [int(words) for words in shown.values() if words.isdigit()]
        assert all(number >= MIN_GROUP for number in numbers)
        if row.consultation_people.isdigit() and len(numbers) < len(shown):
            assert not numbers or sum(numbers) >= int(row.consultation_people)


def test_region_and_session_leave_with_nobody(published) -> None:
    """Region stands in the table of people alone, the session in nothing at all."""
    for name, text in published.items():
        words = [word for word in SECRET if word in text]
        heard = name in ("methods.html", "02_consultation.ipynb")
        assert not words or (heard and set(words) <= {"Northvale", "Southvale"}), name


def test_a_role_never_stands_beside_a_person(published) -> None:
    """Between a pseudonym and the next, no page names a role that could be that person's."""
    for name, text in published.items():
        plain = re.sub(r"<[^>]+>", " ", text)
        assert not re.search(r"\b[PR]\d\d\b[^.<\n]{0,60}\b(?:planner|family member)\b", plain), name
        assert not re.search(r"\brole: (?:planner|family member)\b[^.\n]{0,60}\b[PR]\d\d\b", plain), name


def test_the_pseudonyms_of_a_small_session_do_not_count_it(published) -> None:
    """Four people of one group and three who wrote are quoted without pseudonyms; with the eight others nothing follows."""
    for name, text in published.items():
        assert not {f"P{n:02d}" for n in range(9, 13)} & set(PSEUDONYM.findall(text)), name
        assert not {"R01", "R02", "R03"} & set(PSEUDONYM.findall(text)), name


def test_passages_do_not_count_the_people_who_said_them(published, tables) -> None:
    """A code that four people or fewer raised, and no text, has no number of passages on any page."""
    frame = tables["framework_evidence"]
    few = frame[(frame.consultation_people == "fewer than 5") & frame.research.eq("0") & frame.policy.eq("0")]
    text = published["methods.html"]
    assert len(few)
    assert not [code for code in few.component if re.search(rf">{re.escape(code)}</td>", text)]


def test_run_records_count_nobody(run) -> None:
    """The run record and the list of changes hold no number of people and no participant."""
    record = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert not {"people", "participants", "sessions"} & set(record)
    assert not PSEUDONYM.findall((run / "run.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_for_participants_counts_in_words(run, language) -> None:
    """How many people were heard is the only number of people on it that is no size of a role."""
    html = (run / "reports" / f"participants.{language}.html").read_text(encoding="utf-8")
    main = re.sub(r"<[^>]+>", " ", html[html.index("<main") :])
    of_a_role = "9 personnes paires aidantes"
    assert (of_a_role in main) is (language == "fr")
    numbers = re.findall(r"(\d+)\s+(?:people|personnes)\b", main.replace(of_a_role, ""))
    assert set(numbers) == {"15", "5"}


@pytest.mark.parametrize(
    ("ledger", "speaks", "rows"),
    [
        (["P01,peer worker,Northvale,en,quote,,a"], 1, 1),
        (["P01,peer worker,Northvale,en,quote,2026-01-02,a"], 0, 0),
        (["P01,peer worker,Northvale,en,none,,a"], 0, 0),
        (["P01,facilitator,Northvale,en,quote,,a"], 0, 0),
    ],
    ids=["one person", "only withdrawn", "no consent", "only facilitators"],
)
def test_hardly_anybody_is_no_number(tmp_path: Path, ledger, speaks, rows) -> None:
    """A ledger of one person or of nobody who counts makes a run, and no number of people."""
    made = tables_of(make_review(tmp_path / "review", ledger, {"only.txt": talk(1, 1, (HOPE, {1}), (PAY, {1}))}))
    assert len(made["participants"]) == rows
    assert made["participants"].people.isna().all()
    counts = set(made["framework_evidence"].consultation_people)
    assert counts == ({"0", "fewer than 5"} if speaks else {"0"})


def test_five_hundred_people_in_five_hundred_regions(tmp_path: Path) -> None:
    """No region is named, nor how many there are; what many said is counted."""
    ledger = [f"R{n:03d},person with lived experience,region {n},en,quote,,web" for n in range(500)]
    answers = ["participant_id,What helped?", *(f'R{n:03d},"{HOPE.format(n=n)}"' for n in range(500))]
    made = tables_of(make_review(tmp_path / "review", ledger, {"answers.csv": "\n".join(answers) + "\n"}))
    assert set(made["participants"].group.str.partition(":")[0]) == {"everyone", "role", "language", "consent"}
    assert "500" in set(made["framework_evidence"].consultation_people)


def solve_roles(sizes: Mapping[str, int], said: Mapping[str, set[str]], told: Mapping[str, Mapping[str, str]]) -> dict[str, set]:
    """Return person → the roles that fit the sizes of two roles, who stands under each code, and what is told by role."""
    ids = sorted(set().union(*said.values()) | {f"P{n:02d}" for n in range(sum(sizes.values()))})
    first, second = sorted(sizes)
    roles = defaultdict(set)
    for chosen in map(set, combinations(ids, sizes[first])):
        of = {first: chosen, second: set(ids) - chosen}
        if all((state == SAID) == bool(said[code] & of[role]) for code, cells in told.items() for role, state in cells.items()):
            for role, people in of.items():
                for one in people:
                    roles[one].add(role)
    return roles


LEDGERS = [
    pytest.param({1, 3, 5, 7, 9}, [{1}, {0, 1, 2, 3}, {4, 5, 6, 7}], id="a code of one person"),
    pytest.param({0, 1, 2, 3, 4}, [{0, 1, 2, 3}, {5, 6, 7, 8}, {0, 5, 1, 6}], id="codes of one role"),
    pytest.param({0, 1, 2}, [{0, 1, 2, 3}, {3, 4, 5, 6}, {0, 7, 8, 9}, {1, 2, 8, 9}], id="codes that cross"),
    pytest.param({0, 1, 2, 3, 4, 5}, [{0, 1, 2, 3, 4, 5, 6}, {6, 7, 8, 9}, {0, 6, 7}, {1, 8, 9}], id="one of another role"),
]


@pytest.mark.parametrize(("workers", "codes"), LEDGERS)
def test_nobodys_role_follows_from_what_is_told_by_role(workers, codes) -> None:
    """Whoever has the speakers, the codes and the sizes of the roles solves for them, and finds two roles for everybody."""
    said = {f"C{n}": {f"P{k:02d}" for k in who} for n, who in enumerate(codes)}
    cases = {f"P{n:02d}": "peer worker" if n in workers else "family member" for n in range(10)}
    told = {code: cells for code, cells in tell_roles(cases, said, {}, 2).items() if said[code]}
    found = solve_roles(Counter(cases.values()), said, told)
    assert all(len(found[one]) > 1 for one in cases)


@pytest.mark.parametrize(("workers", "codes"), LEDGERS)
def test_told_without_care_the_same_cells_give_roles_away(workers, codes) -> None:
    """The solver would find out somebody, if every code were told by role: what protects is the choice of codes."""
    said = {f"C{n}": {f"P{k:02d}" for k in who} for n, who in enumerate(codes)}
    cases = {f"P{n:02d}": "peer worker" if n in workers else "family member" for n in range(10)}
    roles = sorted(set(cases.values()))
    bare = {
        code: {role: SAID if any(cases[one] == role for one in who) else "not asked" for role in roles}
        for code, who in said.items()
    }
    found = solve_roles(Counter(cases.values()), said, bare)
    assert any(len(found[one]) == 1 for one in cases)


def test_a_role_stands_beside_no_words_and_no_number(tables) -> None:
    """In the framework matrix the row of a role holds a state alone, and with fifteen people there is no such row."""
    rows = tables["framework_matrix"]
    by_role = rows[(rows.case_kind == "role") & (rows["case"] != "people heard")]
    assert by_role.empty
    assert set(tables["framework_evidence"].consultation_roles) == {""}


def test_a_large_review_tells_roles_without_words(tmp_path: Path) -> None:
    """Sixty people in three roles: states by role, and beside them nothing that leads to a person."""
    roles = ("peer worker", "family member", "planner")
    ledger = [f"R{n:02d},{roles[n % 3]},north,en,quote,,web" for n in range(60)]
    answers = ["participant_id,What helped?", *(f'R{n:02d},"{(HOPE if n % 5 else PAY).format(n=n)}"' for n in range(60))]
    made = tables_of(make_review(tmp_path / "review", ledger, {"answers.csv": "\n".join(answers) + "\n"}))
    rows = made["framework_matrix"]
    by_role = rows[(rows.case_kind == "role") & (rows["case"] != "people heard")]
    assert set(by_role["case"]) == set(roles)
    assert set(by_role.summary) | set(by_role.quotes) == {""}
    assert set(by_role.consultation_people) <= {"0", "not shown"}
    assert any("peer worker: said" in cell for cell in made["framework_evidence"].consultation_roles)
