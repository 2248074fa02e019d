"""What a notebook read: every file of its run folder that was opened while it ran, as Python itself tells.

An audit hook in the kernel hears of each file opened and each folder listed, whoever asked: ``open_run``, pandas or ``open``.
What it cannot follow (another program, another machine, a library that opens files past Python, the clock) makes the list
doubtful, and a notebook with a doubtful list is executed in every run.
"""

import ast
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from typing import NamedTuple

_LISTED = {"os.listdir", "os.scandir"}
_UNSEEN = {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork", "socket.connect", "sqlite3.connect"}
_CHANGED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree"}
_FOLLOWED = {"litreview", "pandas", "numpy", "IPython"} | set(sys.stdlib_module_names)
_CHANGING = {"datetime", "random", "secrets", "time", "uuid"}
_NOT_FOLLOWED = {"ctypes", "importlib", "mmap", "multiprocessing", "runpy", "subprocess"} | _CHANGING
_PAST_PYTHON = {"__import__", "eval", "exec", "getattr", "read_feather", "read_orc", "read_parquet", "read_table"}
_SYSTEM = ("/proc", "/sys", "/dev", "/usr", "/etc", "/lib", "/opt")


class Reads(NamedTuple):
    """The files and folders (ending in ``/``) that were read, relative to the run folder, and whether that is all."""

    files: tuple[str, ...]
    complete: bool


class _Listener:
    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self.files: set[str] = set()
        self.complete = True
        ours = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        places = {os.path.realpath(place) for place in (sys.prefix, sys.base_prefix, ours, *filter(None, sys.path))}
        folders = [place.rstrip(os.sep) + os.sep for place in (*places, *_SYSTEM) if not _inside(self.root, place)]
        self.passed = (*folders, os.path.join(os.path.realpath(tempfile.gettempdir()), "ipykernel_"))

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" or event in _LISTED:
            self._note(event, *arguments[:3])
        elif event in _CHANGED:
            self._note("open", arguments[0], "w")
        elif event in _UNSEEN:
            self.complete = False

    def _note(self, event: str, path: object = None, mode: object = "r", flags: object = 0) -> None:
        if isinstance(path, int):
            return
        try:
            place = os.path.realpath(os.fsdecode(path if path is not None else "."))
        except (OSError, TypeError, ValueError):
            self.complete = False
            return
        if not _inside(place, self.root):
            self.complete = self.complete and place.startswith(self.passed)
            return
        inner = os.path.relpath(place, self.root).replace(os.sep, "/")
        if event in _LISTED:
            # Python lists the folder a notebook runs in whenever something is imported.
            if inner != "notebooks":
                self.files.add(f"{inner}/")
        elif inner.startswith(("notebooks/", "reports/")) or _writes(mode, flags):
            self.complete = False
        else:
            self.files.add(inner)


def watch(root: str) -> None:
    """Begin to note what this process reads under ``root``; it cannot be ended.

    No example stands here: it would listen to the end of the process.
    """
    _listening[:] = [_Listener(root)]
    sys.addaudithook(_listening[0])


def tell() -> str:
    """Return what was read since ``watch``, for ``parse_reads``.

    Example:
        >>> tell()
        '{"complete": false, "files": []}'
    """
    for listener in _listening:
        return json.dumps({"complete": listener.complete, "files": sorted(listener.files)})
    return json.dumps({"complete": False, "files": []})


def parse_reads(told: str) -> Reads:
    """Return what ``tell`` told, as the kernel shows it; what cannot be understood is not complete.

    Example:
        >>> parse_reads(repr('{"complete": true, "files": ["tables/codings.parquet"]}'))
        Reads(files=('tables/codings.parquet',), complete=True)
        >>> parse_reads("<Secret>")
        Reads(files=(), complete=False)
    """
    try:
        found = json.loads(ast.literal_eval(told))
        return Reads(tuple(found["files"]), bool(found["complete"]))
    except (ValueError, SyntaxError, TypeError, KeyError):
        return Reads((), False)


def can_follow(sources: Iterable[str]) -> bool:
    """Return whether all that code cells do can be followed: plain Python that imports what opens files through Python.

    Example:
        >>> can_follow(["from litreview.reporting import flow", "import pandas as pd"])
        True
        >>> can_follow(["import duckdb"]), can_follow(["!ls"]), can_follow(["from datetime import date"])
        (False, False, False)
        >>> can_follow(["import pandas as pd", "pd.read_parquet('../tables/codings.parquet')"])
        False
    """
    try:
        nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    except (SyntaxError, ValueError):
        return False
    names = {name for node in nodes for name in _list_names(node)}
    imported = {module.partition(".")[0] for node in nodes for module in _list_imports(node)}
    return imported <= _FOLLOWED - _NOT_FOLLOWED and not names & _PAST_PYTHON


def _list_imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []


def _list_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names]
    return [node.attr] if isinstance(node, ast.Attribute) else [node.id] if isinstance(node, ast.Name) else []


def _writes(mode: object, flags: object) -> bool:
    changing = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    return bool(changing) or (isinstance(mode, str) and any(letter in mode for letter in "wax+"))


def _inside(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


_listening: list[_Listener] = []
