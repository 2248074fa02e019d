"""What a run has to read is known before anything is read: one task for each file and each abstract without one."""

from pathlib import Path

import pytest

from litreview.review import Review
from litreview.running.inputs import load_inputs
from litreview.running.tasks import Task, plan_tasks, read_task


@pytest.mark.parametrize(
    ("name", "consultation", "abstract", "depth"),
    [
        ("fg1.vtt", True, "", "transcript"),
        ("survey.CSV", True, "", "answers"),
        ("roe2020.txt", False, "", ""),
        ("references.bib", False, "Peers helped.", "abstract"),
    ],
    ids=["transcript", "answers", "text", "abstract"],
)
def test_a_task_knows_how_much_there_is_to_read(name: str, consultation: bool, abstract: str, depth: str) -> None:
    """Of a text its record or itself must tell."""
    assert Task(Path(name), name, "", consultation, None, "x", abstract).depth == depth


def test_a_source_that_was_edited_is_not_as_it_was_hashed(tiny: Review) -> None:
    """Nor is one that is gone; an abstract stands in the task itself."""
    tasks = {task.document_id: task for task in plan_tasks(tiny, load_inputs(tiny))}
    assert all(task.is_as_hashed for task in tasks.values())
    tasks["roe2020"].path.write_text("Other words.", encoding="utf-8")
    tasks["guide2021"].path.unlink()
    assert [name for name, task in tasks.items() if not task.is_as_hashed] == ["guide2021", "roe2020"]
    assert Task(Path("nowhere"), "references.bib", "", False, None, "x", "Peers helped.").is_as_hashed


def test_tasks_come_in_order_of_their_ids_and_again_the_same(tiny: Review) -> None:
    """They are made when they are asked for, each time alike."""
    tasks = plan_tasks(tiny, load_inputs(tiny))
    assert [task.document_id for task in tasks] == ["fg1", "guide2021", "roe2020"]
    assert list(tasks) == list(tasks)
    assert tasks[1].path.is_absolute()


def test_an_abstract_is_read_without_a_file_and_made_normal() -> None:
    """No file is looked for, and what a bibliography wrote oddly reads as any text."""
    task = Task(Path("nowhere"), "references.bib", "", False, None, "x", "Peers\u00a0 helped.")
    assert [block.text for block in read_task(task).blocks] == ["Peers helped."]


def test_a_record_whose_text_is_there_is_one_task(tiny: Review) -> None:
    """Its abstract is not read beside the text."""
    bibliography = tiny.references.read_text(encoding="utf-8")
    entry = "@article{lee2019, title = {On groups}, year = {2019}, abstract = {Peers met.}}\n"
    tiny.references.write_text(bibliography + entry, encoding="utf-8")
    assert [task.shown for task in plan_tasks(tiny, load_inputs(tiny)) if task.document_id == "lee2019"] == ["references.bib"]
    (tiny.corpus / "literature" / "lee2019.txt").write_text("Peers met every week.", encoding="utf-8")
    (task,) = [task for task in plan_tasks(tiny, load_inputs(tiny)) if task.document_id == "lee2019"]
    assert (task.shown, task.abstract) == ("corpus/literature/lee2019.txt", "")


def test_every_source_is_a_task_with_its_record(tiny: Review) -> None:
    """The stem of a file is the key of its record."""
    tasks = {task.document_id: task for task in plan_tasks(tiny, load_inputs(tiny))}
    assert sorted(tasks) == ["fg1", "guide2021", "roe2020"]
    assert tasks["roe2020"].record.title == "Peer workers and hospital use"
    assert tasks["fg1"].record is None


def test_abstracts_whose_keys_make_one_slug_are_two_documents(tiny: Review) -> None:
    """Keys that differ in case or punctuation only do not share a document id."""
    with tiny.references.open("a", encoding="utf-8") as file:
        for key in ("Lee+2019", "lee-2019"):
            file.write(f"@article{{{key}, title = {{On groups {key}}}, year = {{2019}}, abstract = {{Peers met in {key}.}}}}\n")
    ids = [task.document_id for task in plan_tasks(tiny, load_inputs(tiny)) if task.abstract]
    assert len(ids) == len(set(ids)) == 2
