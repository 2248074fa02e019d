"""One notebook executed by Papermill's own parts in a kernel of its own, with the guards that Papermill lacks.

Imported only where a notebook is executed: Papermill and its companions take half a second.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NotebookExecutionManager
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from papermill.translators import PythonTranslator, papermill_translators
from papermill.utils import find_first_tagged_cell_index

from litreview.running.kernels import KernelServer
from litreview.running.reads import Reads, can_follow, parse_reads

PUT_IN = "injected-parameters"
NO_START = "the kernel died before it answered"
MOST_SHOWN = 32_000_000
"""Characters that the cells of one notebook may show; a page of more opens in no browser."""


_UNHEARD = logging.getLogger(__name__)
"""What managers and clients of kernels log names places of the machine; the reason that ``execute`` returns tells what was."""
_UNHEARD.addHandler(logging.NullHandler())
_UNHEARD.propagate = False


class _Translator(PythonTranslator):
    """Parameters as Python, dates as dates."""

    @classmethod
    def translate(cls, value: Any) -> str:
        if isinstance(value, date):
            kind = type(value).__name__
            return f'__import__("datetime").{kind}.fromisoformat("{value.isoformat()}")'
        return str(super().translate(value))


papermill_translators.register("python", _Translator)


class _Provisioner(LocalProvisioner):
    """Forks this environment's own kernel from the server; any other kernel is started as a program."""

    server: KernelServer | None = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        if self.parent.short_name:
            self.process = self.server.fork(self.parent.short_name, cmd[3:], kwargs.get("cwd") or ".", kwargs["env"])
        else:
            await super().launch_kernel(cmd, **kwargs)
        self.server.started.append(self.process)
        return self.connection_info


class _Manager(AsyncKernelManager):
    """A manager whose kernel is forked where that is possible; its sockets then lie in a private folder, and need no ports."""

    short_name = ""

    @classmethod
    def of(cls, server: KernelServer, kernel: str) -> "_Manager":
        manager = cls(kernel_name=kernel, log=_UNHEARD)
        provisioner = _Provisioner(kernel_spec=manager.kernel_spec, parent=manager)
        argv = manager.format_kernel_cmd()
        if server.alive and argv[1:3] == ["-m", "ipykernel_launcher"] and _same_program(argv[0]) and not manager.kernel_spec.env:
            manager.short_name = server.next_name()
            manager.connection_file = str(server.folder / f"{manager.short_name}.json")
            manager.transport = "ipc"
        provisioner.server = server
        manager.provisioner = provisioner
        return manager


class _Client(PapermillNotebookClient):
    """Papermill's client, that also asks what a notebook read and stops one that shows more than any page can hold."""

    reads = Reads((), False)
    shown = 0

    def papermill_execute_cells(self) -> None:
        root = os.path.dirname(self.resources["metadata"]["path"])
        self._ask(f"__import__('litreview.running.reads', fromlist=['watch']).watch({root!r})")
        super().papermill_execute_cells()
        told = self._ask("__import__('litreview.running.reads', fromlist=['tell']).tell()")
        followed = can_follow(cell.source for cell in self.nb.cells if cell.cell_type == "code")
        self.reads = parse_reads(told)._replace(complete=parse_reads(told).complete and followed)

    def _ask(self, expression: str) -> str:
        request = self.kc.execute("", silent=True, store_history=False, user_expressions={"told": expression})
        reply = self.wait_for_reply(request) or {"content": {}}
        return str(reply["content"].get("user_expressions", {}).get("told", {}).get("data", {}).get("text/plain", ""))

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        self.shown += _measure(msg["content"])
        if self.shown > MOST_SHOWN and msg["msg_type"] != "status":
            cell.outputs = [new_output("error", ename="ShowsTooMuch", evalue="", traceback=[])]
            asyncio.get_running_loop().create_task(self.km.provisioner.kill())
            return None
        return super().process_message(msg, cell, cell_index)


def prepare() -> None:
    """Make one of each object that executes a notebook, so that threads may make more of them at the same time.

    The first object of a class finds the classes that its traits give by name, and two threads that do so at once fail.

    Example:
        >>> prepare()
    """
    manager = _Manager(log=_UNHEARD)
    _Provisioner(kernel_spec=KernelSpec(), parent=manager)
    _Client(NotebookExecutionManager(new_notebook(), progress_bar=False), km=manager)
    manager.client()


def execute(notebook: NotebookNode, kernel: str, folder: Path, timeout: int, server: KernelServer) -> tuple[Reads, str]:
    """Return what ``notebook`` read, and why it did not run to its end as far as its cells do not tell; it holds its outputs.

    The kernel begins in ``folder`` and is ended at once when the last cell has run.

    No example stands here: a kernel takes a second to start.
    """
    manager = NotebookExecutionManager(notebook, progress_bar=False, autosave_cell_every=0)
    manager.notebook_start()
    try:
        client = _Client(
            manager,
            km=_Manager.of(server, kernel),
            timeout=timeout,
            shutdown_kernel="immediate",
            shell_timeout_interval=1,
            iopub_timeout=30,
            extra_arguments=["--log-level=50", "--HistoryManager.hist_file=:memory:"],
            resources={"metadata": {"path": str(folder)}},
        )
    except NoSuchKernel:
        return Reads((), False), f"there is no kernel called {kernel}; install ipykernel into this environment"
    client.owns_km, client.log = True, _UNHEARD
    reason = _run(client, timeout)
    if client.shown > MOST_SHOWN:
        reason = f"shows more than {MOST_SHOWN // 1_000_000} million characters; show less"
    return client.reads, reason


def load(source: Path, parameters: Mapping[str, Any], kernel: str) -> NotebookNode:
    """Return the notebook in ``source`` with a cell after its ``parameters`` cell that assigns the values given.

    Example:
        >>> load(Path("notebooks/08_participants.ipynb"), {"language": "fr"}, "python3").cells[3].source
        '# Parameters\\nlanguage = "fr"\\n'
    """
    notebook = load_notebook_node(str(source))
    if parameters:
        notebook = parameterize_notebook(notebook, dict(parameters), kernel_name=kernel, language="python")
        # Papermill gives it one by chance.
        notebook.cells[find_first_tagged_cell_index(notebook, PUT_IN)].id = PUT_IN
    return notebook


def _same_program(path: str) -> bool:
    return os.path.abspath(path) == os.path.abspath(sys.executable)


def _measure(content: Mapping[str, Any]) -> int:
    shown = [content.get("text", ""), *content.get("data", {}).values()]
    return sum(len(value) for value in shown if isinstance(value, str))


def _run(client: _Client, timeout: int) -> str:
    try:
        client.execute()
    except CellTimeoutError:
        return f"a cell ran longer than {timeout} s; raise run.cell_timeout in review.toml if it must"
    except DeadKernelError:
        return "the kernel died"
    except RuntimeError as error:
        # A kernel that ends before it answers raises the same, whether at its start or in a cell.
        return NO_START if "kernel_info" in str(error) else "the kernel died"
    return ""
