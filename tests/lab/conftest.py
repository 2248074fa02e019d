"""JupyterLab as a process of its own, with nothing of this user's settings, and a browser before it."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from litreview.review import Review, load_review
from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.running.scaffold import new_review

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "lab"
CHROMIUM = "/usr/bin/chromium"
PLACES = {
    "references.bib": "",
    "guide2021.md": "corpus/literature",
    "larch2020.md": "corpus/literature",
    "fg1.vtt": "corpus/consultation",
    "participants.csv": "corpus/consultation",
    "roster.csv": "..",
}
OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
PAGE = {"buildCheck": False, "disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
IDLE = f"{SHOWN} .jp-Notebook-ExecutionIndicator[data-status=idle]"
AXE = """([place, tags]) => {
  // JupyterLab's body has no height and hides what overflows; a browser hands that to the window, axe takes all of it for hidden.
  document.body.style.overflow = 'visible';
  return axe.run(place, {resultTypes: ['violations'], selectors: false, runOnly: {type: 'tag', values: tags}}).then(found => ({
    wrong: found.violations.map(rule => [rule.id, rule.nodes[0].html.slice(0, 200)]),
    ran: found.passes.map(rule => rule.id)})).finally(() => { document.body.style.overflow = ''; }); }"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWN = ("config", "data", "runtime", "ipython", "settings", "workspaces", "app_settings")


def until(what: Callable[[], Any], limit: float = 60) -> Any:
    """Return what ``what`` gives as soon as it is true; it may fail to connect for a while."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if found := what():
                return found
        time.sleep(0.02)
    raise AssertionError(f"it did not happen in {limit} seconds")


@dataclass
class Lab:
    """A JupyterLab that serves one folder."""

    url: str
    token: str
    server: subprocess.Popen
    log: Path

    def ask(self, part: str, method: str = "GET") -> Any:
        """Return the answer of the server's REST interface."""
        address, allowed = f"{self.url}/api/{part}", {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(address, method=method, headers=allowed)
        with urllib.request.urlopen(request, timeout=10) as answer:
            words = answer.read()
        return json.loads(words) if words else None

    def is_ready(self) -> bool:
        """Return whether a kernel waits for the page: the page itself says so before there is one."""
        return any(kernel["execution_state"] == "idle" and kernel["connections"] for kernel in self.ask("kernels"))

    def kernels(self) -> list[psutil.Process]:
        """Return the processes of the kernels."""
        family = psutil.Process(self.server.pid).children(recursive=True)
        return [one for one in family if "ipykernel_launcher" in " ".join(one.cmdline())]

    def open(self, page: Any, notebook: str) -> None:
        """Open a notebook in ``page``, alone and with a kernel of its own, and wait for that."""
        for kernel in self.ask("kernels"):
            self.ask(f"kernels/{kernel['id']}", "DELETE")
        page.goto(f"{self.url}/lab/tree/{notebook}?token={self.token}&reset")
        self.wait(page)

    def wait(self, page: Any) -> None:
        """Wait until the notebook in ``page`` and its kernel are there."""
        page.locator(f"{SHOWN} .jp-Notebook").first.wait_for(timeout=60_000)
        page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=60_000)
        until(self.is_ready)
        page.locator(IDLE).first.wait_for(timeout=60_000)

    def choose(self, page: Any, menu: str, entry: str) -> None:
        """Choose an entry of a menu."""
        page.get_by_role("menuitem", name=menu, exact=True).click()
        page.get_by_role("menuitem", name=entry, exact=True).click()


def find_errors(page: Any) -> list[str]:
    """Return the tracebacks that cells show."""
    return page.locator("[data-mime-type='application/vnd.jupyter.stderr']").all_text_contents()


@contextlib.contextmanager
def serve(root: Path, private: Path) -> Iterator[Lab]:
    """Start a JupyterLab that serves ``root``; ``private`` is its home."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    for part in OWN:
        (private / part).mkdir(parents=True, exist_ok=True)
    (private / "config" / "labconfig").mkdir(exist_ok=True)
    (private / "config" / "labconfig" / "page_config.json").write_text(json.dumps(PAGE))
    (private / "app_settings" / "overrides.json").write_text(json.dumps(OVERRIDES))
    url, token, journal = f"http://127.0.0.1:{port}", secrets.token_hex(16), private / "lab.log"
    command = [
        *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}", "--LabApp.extension_manager=readonly"),
        *("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None"),
        f"--LabApp.app_settings_dir={private / 'app_settings'}",
    ]
    with journal.open("wb") as log:
        environment = _make_environment(private, token)
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            yield Lab(url, token, server, journal)
        finally:
            _stop(server)


def _make_environment(private: Path, token: str) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return outside | {
        "HOME": str(private),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "IPYTHONDIR": str(private / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
        "JUPYTER_TOKEN": token,
        "OMP_NUM_THREADS": "1",
    }


def _stop(server: subprocess.Popen) -> None:
    family = psutil.Process(server.pid).children(recursive=True) if server.poll() is None else []
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(10)
    for one in family:  # kernels have sessions of their own and outlive a server that was killed
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the review will lie."""
    root = tmp_path_factory.mktemp("lab") / "own" / "review"
    root.mkdir(parents=True)
    return root


@pytest.fixture(scope="session")
def lab_review(once: Callable, shorten: Callable[[Path], None], place: Path) -> Review:
    """Return a review of two texts and a talk that was run once, with the notebooks of the project."""

    def make(folder: Path) -> None:
        root = folder / "review"
        new_review(root)
        for name, place in PLACES.items():
            shutil.copy(DATA / name, root / place / name)
        settings = (root / "review.toml").read_text(encoding="utf-8")
        (root / "review.toml").write_text(settings.replace('roster = ""', 'roster = "../roster.csv"'), encoding="utf-8")
        shorten(root)
        shutil.copy(ROOT / "notebooks" / "03_coding.ipynb", root / "notebooks")
        assert run_review(load_review(root), Options()).changed

    shutil.copytree(once("lab", make), place.parent, symlinks=True, dirs_exist_ok=True)
    return load_review(place)


@pytest.fixture(scope="module")
def started(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Return a JupyterLab over the folder of the review, which starts while the review is made."""
    with serve(place, tmp_path_factory.mktemp("private")) as served:
        yield served


@pytest.fixture(scope="module")
def lab(started: Lab, lab_review: Review) -> Lab:
    """Return a JupyterLab over the review, once it answers."""
    until(lambda: started.server.poll() is not None or started.ask("status"), 120)
    assert started.server.poll() is None, started.log.read_text()[-3000:]
    return started


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """Return the page of a browser that remembers what it asked for."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--headless"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        yield page
        browser.close()


@pytest.fixture(name="until", scope="session")
def _until() -> Callable[..., Any]:
    """Return what waits until something is true."""
    return until


@pytest.fixture(name="find_errors", scope="session")
def _find_errors() -> Callable[[Any], list[str]]:
    """Return what finds the tracebacks that cells show."""
    return find_errors


@pytest.fixture
def hold_to_axe(page: Any) -> Callable[[str, str], None]:
    """Return what holds a place of the page to the rules of WCAG 2.2 AA; ``name`` says how it was shown."""
    from axe_playwright_python.sync_playwright import Axe

    folder = os.environ.get("LITREVIEW_SCREENSHOTS")

    def check(place: str, name: str) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(Axe().axe_script)
        if folder:
            page.screenshot(path=f"{folder}/{place.strip('.')}-{name.strip().replace(' ', '-').replace('?', 'keys')}.png")
        found = page.evaluate(AXE, [place, RULES])
        assert found["wrong"] == [], name
        assert {"color-contrast", "target-size"} <= set(found["ran"]), name

    return check
