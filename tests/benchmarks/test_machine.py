"""The machine that figures were measured on."""

import os
import platform

from benchmarks.machine import describe_machine, version_of


def test_the_machine_is_described() -> None:
    """Cores and Python are those of this process; libraries that were asked for are among them."""
    told = dict(describe_machine(["pytest", "no-such-library"]).rows)
    assert told["cores"] == str(os.cpu_count())
    assert told["Python"].endswith(platform.python_version())
    assert "pytest " in told["libraries"]
    assert "no-such-library not installed" in told["libraries"]
    assert told["commit"]


def test_a_version_is_that_of_the_package() -> None:
    """One that is not installed says so."""
    assert version_of("pytest")[0].isdigit()
    assert version_of("no-such-library") == "not installed"
