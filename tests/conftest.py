"""Shared parts of the tests: what they need beside the checkout, and what happens where it is missing."""

import gc
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# CI draws the same examples each time, so that a red run is about the change; elsewhere new ones are tried.
settings.register_profile("litreview", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("litreview")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "shared": (SHARED.is_dir(), "../shared is not beside the checkout"),
    "browser": (shutil.which("chromium") is not None, "Chromium is not installed"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs something that is not here; CI names what may not be skipped."""
    required = os.environ.get("LITREVIEW_REQUIRE", "").split()
    for name, (there, reason) in NEEDS.items():
        if there:
            continue
        if name in required:
            raise pytest.UsageError(f"LITREVIEW_REQUIRE asks for {name}, but {reason}")
        for item in items:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder beside the checkout that holds specifications, seeds and labelled sets."""
    return SHARED


@pytest.fixture
def stopwatch() -> Callable[[Callable[[], object]], float]:
    """Return what tells the processor seconds of one call.

    What other tests of the process hold is not gone through again by the garbage collector: only the call is timed.
    """

    def measure(call: Callable[[], object]) -> float:
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            call()
            return time.process_time() - begun
        finally:
            gc.enable()

    return measure
