"""Numbered recommendations of PDF reports: which of those a report lists are found, and how much else."""

from importlib import import_module

from benchmarks.datasets import Place, Unusable
from benchmarks.metrics import Figure
from benchmarks.results import Result


def measure_reports(place: Place) -> Result:
    """Return recall and precision of the numbered recommendations, for each report and for all."""
    raise Unusable("to come")
