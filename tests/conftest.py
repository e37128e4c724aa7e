"""For all tests: with CI=true nothing may be left out, properties are asked without a clock, the longest files first.

Rules kept here: a skipped test fails the run in CI, with its reason; elsewhere the reasons are told at the end.
"""

import os

import pytest

import tests.testonly.untimed  # noqa: F401 - its import is what it does
from tools import longest

FIRST = {file: place for place, file in enumerate((*longest.NODES, *longest.JOURNEYS))}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long; all else, and each file in itself, stays in its order."""
    items.sort(key=lambda item: FIRST.get(item.nodeid.partition("::")[0], len(FIRST)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
    report: pytest.TestReport = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, which CI does not allow: {report.longrepr}"
    return report
