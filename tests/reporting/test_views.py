import pytest

from litreview.reporting import (
    agreement,
    changes,
    coding,
    consultation,
    definitions,
    flow,
    framework,
    judged,
    methods,
    models,
    outcomes,
    overview,
    recommendations,
    sources,
)

MODULES = (
    agreement, changes, coding, consultation, definitions, flow, framework, judged, methods, models, outcomes, overview,
    recommendations, sources,
)  # fmt: skip
NOT_VIEWS = ("show_judgement", "show_support", "show_page", "show_people")
VIEWS = [
    getattr(module, name)
    for module in MODULES
    for name in sorted(vars(module))
    if name.startswith("show_") and getattr(module, name).__module__ == module.__name__ and name not in NOT_VIEWS
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.__module__.split('.')[-1]}.{view.__name__}")
def test_every_view_shows_something_with_and_without_evidence(view, full_run, empty_run):
    """No view fails or is blank on a review that holds nothing."""
    assert str(view(full_run).html).strip()
    view(empty_run)
