"""The coding desk in JupyterLab, by keyboard alone: one story from the first key to the tables that it changes."""

import json
import re
import signal

import nbformat
import psutil
import pytest

from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.tables import AREAS, read_table

pytestmark = pytest.mark.browser

NOTEBOOK = "notebooks/03_coding.ipynb"
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
CODES = "Codes of this sentence"


class Seat:
    """A coder at the desk, who has a keyboard."""

    def __init__(self, lab, page, review, until):
        self.lab, self.page, self.review, self.until = lab, page, review, until
        self.file = review.corpus / "coding" / "ann.jsonl"

    @property
    def desk(self):
        return self.page.locator(".lr-desk")

    @property
    def records(self):
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        return [json.loads(line) for line in lines]

    @property
    def decisions(self):
        return [record for record in self.records if record["code"]]

    @property
    def said(self):
        return self.desk.get_by_role("status").inner_text()

    @property
    def text(self):
        return self.desk.locator(".lr-words").inner_text()

    def option(self):
        """Return the words of the code that is chosen."""
        return self.desk.get_by_role("listbox", name=CODES).get_by_role("option", selected=True).inner_text()

    def press(self, *keys):
        """Press keys that the kernel hears of, and wait for its answer to each."""
        for key in keys:
            before = self.desk.get_attribute("data-done")
            self.page.keyboard.press(key)
            self.until(lambda before=before: self.desk.get_attribute("data-done") != before, 10)

    def has_focus(self):
        return self.page.evaluate("!!document.activeElement.closest('.lr-desk')")

    def run_all(self):
        """Run all cells from the menu and wait for the new desk."""
        self.page.evaluate("document.querySelectorAll('.lr-desk').forEach(desk => { desk.dataset.old = 'yes'; })")
        self.lab.choose(self.page, "Run", "Run All Cells")
        self.page.locator(".lr-desk:not([data-old])").wait_for(timeout=60_000)
        self.until(self.is_through)

    def is_through(self):
        prompts = self.page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt").all_text_contents()
        return prompts and not any("*" in prompt for prompt in prompts) and re.search(r"\d", prompts[-1])

    def sit_down(self):
        """Run the cell of the desk with Control and Enter: the desk takes the keyboard."""
        cell = self.page.locator(".jp-CodeCell", has=self.page.locator(".lr-desk")).first
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Escape")
        self.page.evaluate("document.querySelectorAll('.lr-desk').forEach(desk => { desk.dataset.old = 'yes'; })")
        self.page.keyboard.press("Control+Enter")
        self.page.locator(".lr-desk:not([data-old])").wait_for(timeout=30_000)
        self.until(lambda: self.desk.count() == 1 and self.has_focus(), 30)

    def walk_to(self, status):
        """Go on to the next sentence with a code of that status."""
        for _ in range(60):
            if self.desk.locator(f"li.lr-{status}").count():
                return
            self.press("n")
        raise AssertionError(f"no sentence has a code that is {status}")


@pytest.fixture(scope="module")
def seat(lab, page, lab_review, until):
    """Return the seat of the coder ann before the opened notebook, whose parameters name her."""
    path = lab_review.root / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace('coder = ""', 'coder = "ann"')
    nbformat.write(notebook, path)
    lab.open(page, NOTEBOOK)
    own = Seat(lab, page, lab_review, until)
    own.run_all()
    return own


@pytest.fixture
def sitting(seat):
    """Return the seat with the keyboard at the first sentence of a fresh reading."""
    seat.sit_down()
    return seat


def test_nothing_is_wrong_when_all_cells_were_run_from_the_menu(seat, find_errors):
    """No cell shows a traceback, and the desk leaves the focus where it was."""
    assert find_errors(seat.page) == []
    assert not seat.has_focus()


def test_each_key_is_one_record_on_the_disk_before_the_desk_says_so(sitting):
    """Accept, reject and undo: the file holds what was pressed, under one id."""
    sitting.walk_to("proposed")
    begun = len(sitting.decisions)
    sitting.press("a")
    assert sitting.decisions[-1]["decision"] == "accepted"
    assert sitting.said.startswith("Accepted: ")
    sitting.press("r")
    sitting.press("u")
    made = sitting.decisions[begun:]
    assert [one["decision"] for one in made] == ["accepted", "rejected", "accepted"]
    assert len({one["id"] for one in made}) == 1
    assert made[0]["quote"] == sitting.text
    assert made[0]["run"]
    assert made[0]["score"] is not None
    assert "accepted" in sitting.option()


def test_a_code_is_added_by_typing_some_letters_of_its_name(sitting):
    """Type-ahead searches names, ids, families and French names, and shows the entry of the code beside it."""
    begun = len(sitting.decisions)
    sitting.page.keyboard.press("c")
    sitting.page.keyboard.type("hope recov")
    assert "Hope and recovery" in sitting.desk.locator(".lr-title").inner_text()
    sitting.press("Enter")
    added = sitting.decisions[-1]
    assert (added["code"], added["decision"], len(sitting.decisions)) == ("VAL.HOPE", "accepted", begun + 1)
    assert "Hope and recovery" in sitting.option()
    assert sitting.page.evaluate("document.activeElement.getAttribute('aria-label')") == CODES


def test_changed_words_and_a_memo_keep_the_record_they_change(sitting):
    """Two spans of one decision are one decision; places count characters, as Python does."""
    while "🙂" not in sitting.text:
        sitting.press("n")
    sitting.page.keyboard.press("c")
    sitting.page.keyboard.type("REC.K6")
    sitting.press("Enter")
    sitting.page.keyboard.press("s")
    sitting.page.keyboard.press("Control+End")
    for _ in range(3):
        sitting.page.keyboard.press("Control+Shift+ArrowLeft")
    sitting.press("Enter")
    whole, part = sitting.decisions[-2:]
    assert part["id"] == whole["id"]
    assert part["quote"] != whole["quote"]
    assert whole["quote"].endswith(part["quote"])
    assert part["start"] == whole["start"] + whole["quote"].index(part["quote"])
    sitting.page.keyboard.press("m")
    sitting.page.keyboard.type("<b>see</b> the next turn")
    sitting.press("Enter")
    assert sitting.decisions[-1] | {"at": ""} == part | {"memo": "<b>see</b> the next turn", "at": ""}
    assert "memo: <b>see</b> the next turn" in sitting.option()
    sitting.press("u", "u", "u")
    assert sitting.decisions[-1]["decision"] == "withdrawn"


def test_keys_of_the_desk_never_reach_the_notebook(sitting):
    """From the first one on, and after one with Control: X would cut the cell, B add one, D D delete it."""
    cells, lines = sitting.page.locator(".jp-Notebook .jp-Cell"), len(sitting.records)
    begun = cells.count()
    for key in ("x", "b", "d", "j", "d", "k", "Control+s", "x"):
        sitting.page.keyboard.press(key)
        sitting.page.evaluate(PAINTED)
        assert cells.count() == begun, key
    assert len(sitting.records) == lines
    assert sitting.has_focus()


def test_a_document_is_done_after_the_key_was_pressed_twice(sitting):
    """The first press asks and says how much is unread; undo opens the document again."""
    sitting.page.keyboard.press("d")
    assert "Press D once more" in sitting.said
    sitting.press("d")
    assert sitting.records[-1]["decision"] == "done"
    sitting.press("u")
    assert sitting.records[-1]["decision"] == "reopened"


def test_what_is_typed_ahead_of_the_kernel_is_about_the_sentence_that_comes(sitting):
    """Quick fingers decide on what they meant: no key is lost, and none falls on another sentence."""
    before = len([one for one in sitting.records if one["decision"] == "read"])
    for _ in range(3):
        sitting.page.keyboard.press("n")
    sitting.page.keyboard.press("p")
    sitting.until(lambda: len([one for one in sitting.records if one["decision"] == "read"]) == before + 3, 10)


def test_letters_typed_ahead_of_the_kernel_go_into_the_field_that_opens(sitting):
    """N, C, some letters, Enter, M, a memo, Enter, faster than the kernel: no letter is taken for a key of the desk."""
    begun, shown = len(sitting.decisions), sitting.text
    sitting.page.keyboard.press("n")
    sitting.page.keyboard.press("c")
    sitting.page.keyboard.type("hope recov")
    sitting.page.keyboard.press("Enter")
    sitting.page.keyboard.press("m")
    sitting.page.keyboard.type("a dry run")
    sitting.page.keyboard.press("Enter")
    sitting.until(lambda: len(sitting.decisions) == begun + 2, 10)
    assert {one["code"] for one in sitting.decisions[begun:]} == {"VAL.HOPE"}
    assert [one["memo"] for one in sitting.decisions[begun:]] == ["", "a dry run"]
    sitting.until(lambda: "a dry run" in sitting.option(), 10)
    assert sitting.text != shown
    sitting.press("u", "u")


def test_escape_closes_what_was_left_with_tab(sitting):
    """Type-ahead, words and memo, from wherever the focus went in the desk; the codes have it then."""
    for key in ("c", "s", "m"):
        sitting.page.keyboard.press(key)
        sitting.page.keyboard.press("Tab")
        sitting.page.keyboard.press("Escape")
        assert sitting.page.evaluate("document.activeElement.getAttribute('aria-label')") == CODES, key
        assert sitting.desk.locator("input:visible, textarea:visible").count() == 0


def test_the_text_runs_as_its_language_does_and_a_long_sentence_scrolls(sitting):
    """Hebrew and Arabic from the right; the keyboard reaches the end of a sentence that is longer than its place."""
    words = sitting.desk.locator(".lr-words")
    assert words.get_attribute("dir") == "auto"
    assert words.get_attribute("tabindex") is None
    words.evaluate("place => { place.style.maxHeight = '20px'; place.style.lineHeight = '30px'; }")
    sitting.page.keyboard.press("j")
    assert words.get_attribute("tabindex") == "0"
    words.focus()
    sitting.page.keyboard.press("ArrowDown")
    sitting.until(lambda: words.evaluate("place => place.scrollTop") > 0, 5)


def test_another_queue_is_chosen_by_its_name(sitting):
    """Most uncertain first, by code, by document: the type-ahead leads to each."""
    sitting.page.keyboard.press("q")
    sitting.page.keyboard.type("uncertain")
    sitting.press("Enter")
    assert "most uncertain first" in sitting.desk.locator(".lr-from").inner_text()
    sitting.page.keyboard.press("q")
    sitting.page.keyboard.type("mine nothing is called so")
    sitting.page.keyboard.press("Escape")
    sitting.page.keyboard.press("q")
    sitting.page.keyboard.type("what i decided")
    sitting.press("Enter")
    assert "what I decided" in sitting.desk.locator(".lr-from").inner_text()


def test_a_mode_of_the_desk_breaks_no_rule_of_accessibility(sitting, hold_to_axe):
    """As it stands, with type-ahead, words, memo and keys open, in light and dark, and 300 pixels wide."""
    sitting.walk_to("proposed")
    for theme in ("light", "dark"):
        sitting.page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", "true" if theme == "light" else "false")
        for opening in ("", "c", "s", "m", "?"):
            if opening:
                sitting.page.keyboard.press(opening)
            if opening == "?":
                heights = sitting.desk.locator(".lr-help dt").evaluate_all("keys => keys.map(key => key.offsetHeight)")
                assert len(set(heights)) == 1, "each key stands on one line"
            hold_to_axe(".lr-desk", f"{theme} {opening}")
            if opening:
                sitting.page.keyboard.press("Escape")
    sitting.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    sitting.desk.evaluate("desk => { desk.style.width = '300px'; }")
    sitting.until(lambda: sitting.desk.get_attribute("data-narrow") is not None, 10)
    hold_to_axe(".lr-desk", "narrow")
    assert sitting.desk.evaluate("desk => desk.scrollWidth <= desk.clientWidth")
    sitting.desk.evaluate("desk => { desk.style.width = ''; }")


def test_no_word_of_a_person_who_may_not_be_quoted_comes_to_the_desk(sitting):
    """A sentence of somebody who agreed to be paraphrased only is neither shown nor beside another, and no record names it."""
    shown = [sitting.desk.inner_text()]
    sitting.page.keyboard.press("q")
    sitting.page.keyboard.type("document fg1")
    sitting.press("Enter")
    assert "may not be shown here" in sitting.desk.inner_text()
    for _ in range(16):
        shown.append(sitting.desk.inner_text())
        sitting.press("n")
    assert "very alone" not in " ".join(shown)
    assert "paraphrase only" not in " ".join(shown)
    hidden = read_table("segments", sitting.review.outputs / "latest" / "tables").query("quotable == 'no'")["segment_id"]
    assert len(hidden)
    assert not {one["segment_id"] for one in sitting.records} & set(hidden)


def test_a_reload_loses_nothing_and_the_saved_notebook_holds_no_quotation(sitting):
    """The desk comes back, and begins where reading stopped when its cell is run."""
    sitting.walk_to("proposed")
    sitting.press("a", "n")
    decided = sitting.decisions
    sitting.page.keyboard.press("Control+s")
    saved = sitting.review.root / NOTEBOOK
    sitting.until(lambda: "widget-view" in saved.read_text(encoding="utf-8"), 20)
    notebook = nbformat.read(saved, as_version=4)
    [shown] = [cell.outputs for cell in notebook.cells if cell.source.startswith("desk.open_desk")]
    assert decided[-1]["quote"] not in json.dumps([shown, notebook.metadata], ensure_ascii=False)
    sitting.page.reload()
    sitting.lab.wait(sitting.page)
    sitting.run_all()
    sitting.sit_down()
    assert sitting.decisions == decided
    assert sitting.desk.locator("li.lr-accepted").count() == 0


def test_a_killed_kernel_loses_no_decision_and_says_what_it_did_not_save(sitting):
    """kill -9 between two decisions: the first is on the disk, the second is told as not saved, the third is written."""
    sitting.walk_to("proposed")
    sitting.press("a")
    before = sitting.file.read_bytes()
    [kernel] = sitting.lab.kernels()
    kernel.send_signal(signal.SIGKILL)
    sitting.until(lambda: not kernel.is_running() or kernel.status() == psutil.STATUS_ZOMBIE, 10)
    sitting.page.keyboard.press("r")
    alert = sitting.desk.get_by_role("alert")
    sitting.until(lambda: "Not saved" in alert.inner_text(), 15)
    assert sitting.file.read_bytes() == before
    sitting.until(lambda: sitting.page.locator(".jp-Dialog").count(), 30)
    sitting.page.keyboard.press("Enter")
    sitting.until(lambda: [one.pid for one in sitting.lab.kernels()] not in ([], [kernel.pid]), 30)
    sitting.lab.wait(sitting.page)
    sitting.run_all()
    sitting.sit_down()
    sitting.press("u")
    assert sitting.file.read_bytes().startswith(before)
    assert sitting.decisions[-1]["decision"] == "withdrawn"
    assert sitting.decisions[-1]["undo"]


def test_a_restarted_kernel_goes_on_where_reading_stopped(seat, find_errors):
    """Restart and run all, from the menu."""
    seat.page.evaluate("document.querySelectorAll('.lr-desk').forEach(desk => { desk.dataset.old = 'yes'; })")
    read = [one["segment_id"] for one in seat.records if one["decision"] == "read"]
    seat.lab.choose(seat.page, "Kernel", "Restart Kernel and Run All Cells…")
    seat.page.keyboard.press("Enter")
    seat.page.locator(".lr-desk:not([data-old])").wait_for(timeout=60_000)
    seat.until(seat.is_through)
    assert find_errors(seat.page) == []
    shown = seat.text
    texts = read_table("segments", seat.review.outputs / "latest" / "tables").set_index("segment_id")["text"]
    assert shown not in {texts[segment] for segment in read}


def test_nothing_but_this_machine_was_asked(seat):
    """The desk works offline."""
    assert {address.split("/")[2] for address in seat.page.asked if address.startswith(("http", "ws"))} == {seat.lab.url[7:]}


def test_twenty_sentences_by_keyboard_change_both_tables_of_evidence(sitting):
    """What a newcomer decided on twenty sentences is what the next run counts."""
    folder = sitting.review.outputs / "latest" / "tables"
    names = ("framework_evidence", "recommendation_evidence")
    before = {name: read_table(name, folder) for name in names}
    sitting.page.keyboard.press("q")
    sitting.page.keyboard.type("in reading order")
    sitting.press("Enter")
    while "first sentence" not in sitting.said:
        sitting.press("p")
    decided = set()
    for _ in range(20):
        for code in ("VAL.HOPE", "REC.STMT", "REC.K1"):
            sitting.page.keyboard.press("c")
            sitting.page.keyboard.type(code)
            sitting.press("Enter")
        decided.add(sitting.decisions[-1]["segment_id"])
        sitting.press("n")
    assert len(decided) == 20
    assert run_review(sitting.review, Options()).changed
    after = {name: read_table(name, folder) for name in names}
    counts = ["research", "policy", "practice", "assertion", "consultation_people"]
    hope, hoped = (one["framework_evidence"].set_index("component").loc["VAL.HOPE", counts] for one in (before, after))
    assert list(hope) != list(hoped)
    stated, states = (one["recommendation_evidence"].query("recommendation != ''") for one in (before, after))
    new = states[~states["recommendation_id"].isin(stated["recommendation_id"])]
    assert len(new)
    assert {one.partition(".")[0] for one in new["recommendation_id"]} <= {one["document_id"] for one in sitting.decisions}
    empty = after["recommendation_evidence"].query("recommendation == ''")
    assert set(empty["area"]) == set(AREAS) - set(states["area"]), "an area that lost its recommendations to another says so"
    codings = read_table("codings", folder).query("coder == 'ann'")
    last = {(one["segment_id"], one["code"]): one["decision"] for one in sitting.decisions}
    standing = {place: decision for place, decision in last.items() if decision != "withdrawn"}
    assert {(row.segment_id, row.code): row.status for row in codings.itertuples()} == standing
    copy = nbformat.read(folder.parent / "notebooks" / "03_coding.ipynb", as_version=4)
    assert "widgets" not in copy.metadata
    assert not any("widget-view" in json.dumps(cell) for cell in copy.cells)
