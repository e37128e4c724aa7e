"""For all tests: with CI=true nothing may be left out, and properties are asked without a clock.

Rules kept here: a skipped test fails the run in CI, with its reason; elsewhere the reasons are told at the end.
"""

import os

import pytest

import tests.testonly.untimed  # noqa: F401 - its import is what it does


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
    report: pytest.TestReport = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, which CI does not allow: {report.longrepr}"
    return report
