"""The coding desk as JupyterLab shows it; anywidget is only loaded when a desk is made."""

import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from litreview.coding.desk.state import Desk

if TYPE_CHECKING:
    from anywidget import AnyWidget

_HERE = Path(__file__).parent / "desk_files"
_SHOWN = "A coding desk: run this cell in JupyterLab, installed beside litreview."


def make_desk(desk: Desk, codebook: Sequence[Mapping[str, Any]], queues: Sequence[Mapping[str, str]]) -> "AnyWidget":
    """Return ``desk`` as a widget; ``codebook`` are the entries shown beside a sentence, ``queues`` those to go to.

    Only the sentence at hand goes to the browser, and no word of it into a saved notebook.

    Example:
        >>> make_desk.__name__
        'make_desk'
    """
    return _make_class()(desk, codebook, queues)


@cache
def _make_class() -> "type[AnyWidget]":
    import anywidget
    import traitlets

    class CodingDesk(anywidget.AnyWidget):
        """One sentence at a time, decided by keyboard."""

        _esm = _HERE / "desk.js"
        _css = _HERE / "desk.css"
        codebook = traitlets.List().tag(sync=True)
        queues = traitlets.List().tag(sync=True)
        scene = traitlets.Dict().tag(sync=True)

        def __init__(self, desk: Desk, codebook: Sequence[Mapping[str, Any]], queues: Sequence[Mapping[str, str]]) -> None:
            self._desk = desk
            # JupyterLab hands messages to another thread while a cell runs.
            self._alone = threading.RLock()
            super().__init__(codebook=list(codebook), queues=list(queues), scene=desk.paint())
            self.on_msg(self._hear)

        def __repr__(self) -> str:
            return "<coding desk>"

        def _repr_mimebundle_(self, **options: Any) -> Any:
            shown = super()._repr_mimebundle_(**options)
            bundle = shown[0] if isinstance(shown, tuple) else shown
            bundle["text/plain"] = _SHOWN
            return shown

        def _hear(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
            with self._alone:
                started = perf_counter()
                said, lost = listen(self._desk, message)
                self.scene = self._desk.paint(said)
                took = round(1000 * (perf_counter() - started), 1)
                self.send({"n": message.get("n"), "view": message.get("view"), "lost": lost, "took": took})

    return CodingDesk


def listen(desk: Desk, message: Mapping[str, Any]) -> tuple[str, str]:
    """Return what ``desk`` says to a message of the browser, and as an alert why it could not be saved.

    Example:
        >>> from litreview.coding.desk.material import Material
        >>> from litreview.coding.journal import Journal
        >>> import tempfile; file = Path(tempfile.mkdtemp()) / "ann.jsonl"
        >>> listen(Desk(Material("r", [], str, {}), Journal(file, "ann")), {"act": "go"})
        ('There is no sentence here. Press Q for another queue.', '')
    """
    try:
        return desk.hear(message), ""
    except OSError as error:
        return "", f"Not saved: {error.strerror or error}. All earlier decisions are on disk."
