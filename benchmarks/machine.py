"""The machine that figures were measured on, and how busy it was with other things."""

import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
from benchmarks.results import Table, rows_of

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = ("litreview-toolkit", "numpy", "scipy", "scikit-learn", "pandas", "pyarrow", "joblib")


def describe_machine(libraries: Sequence[str] = ()) -> Table:
    """Return processor, cores, memory, system, Python, the versions of ``libraries``, the commit and the load when asked."""
    rows = [
        ("processor", _processor()),
        ("cores", str(os.cpu_count())),
        ("memory", f"{psutil.virtual_memory().total / 1024**3:.0f} GiB"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("libraries", ", ".join(f"{name} {version_of(name)}" for name in (*LIBRARIES, *libraries))),
        ("commit", _commit()),
        ("load before the run (processes, mean of the last minute)", f"{psutil.getloadavg()[0]:.1f}"),
    ]
    return rows_of("Machine", ("what", ""), rows)


def version_of(name: str) -> str:
    """Return the version of an installed package, or that it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _commit() -> str:
    told = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "unknown"
