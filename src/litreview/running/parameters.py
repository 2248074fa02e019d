"""Notebook parameters from a YAML file."""

from pathlib import Path
from typing import Any

from litreview.errors import Fault, InputFaults


def load_parameters(path: Path) -> dict[str, Any]:
    """Return the parameters of a YAML file: a flat mapping of names to plain values.

    Raises:
        InputFaults: the file is missing, is not YAML, or is not such a mapping.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.yaml"
        >>> _ = path.write_text("top: 5\\nlabel: '007'\\n"); load_parameters(path)
        {'top': 5, 'label': '007'}
    """
    import yaml

    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputFaults([Fault(path.name, 0, "not found; name an existing parameter file")]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise InputFaults([Fault(path.name, mark.line + 1 if mark else 0, "is not YAML in UTF-8")]) from None
    plain = (str, int, float, bool, type(None))
    if not isinstance(given, dict) or not all(isinstance(k, str) and isinstance(v, plain) for k, v in given.items()):
        raise InputFaults([Fault(path.name, 0, "must be lines of `name: value`, without lists or sections")])
    return given
