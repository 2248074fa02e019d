"""The benchmarks are programs beside the package, not part of it: their folder is made importable here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
