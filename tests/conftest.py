"""For all tests: with CI=true nothing may be left out, properties are asked without a clock, the longest files first.

Rules kept here:
  * A skipped test fails the run in CI, with its reason; elsewhere the reasons are told at the end.
  * Each test's report says how many seconds of the processor it took, its ended processes and what it set up included:
    the clock also tells what else the machine did meanwhile (tools/paces.py reads it).
"""

import os
from collections.abc import Generator

import pytest

from tests.testonly import running
from tools import longest, paces

BEGAN = pytest.StashKey[float]()
FIRST = {file: place for place, file in enumerate((*longest.NODES, *longest.JOURNEYS))}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long; all else, and each file in itself, stays in its order."""
    items.sort(key=lambda item: FIRST.get(item.nodeid.partition("::")[0], len(FIRST)))


def pytest_collection_finish() -> None:
    running.set_aside()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    item.stash[BEGAN] = _processor()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    if call.when == "teardown" and BEGAN in item.stash:
        item.user_properties.append((paces.PROCESSOR, round(_processor() - item.stash[BEGAN], 3)))
    report: pytest.TestReport = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, which CI does not allow: {report.longrepr}"
    return report


def _processor() -> float:
    """Seconds of the processor that this process and those that it saw end have taken."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system
