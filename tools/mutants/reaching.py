"""A pytest plugin: which test runs which function of the sources, and how long it takes.

Rules kept here:
  * A test's fixtures count as the test; what it runs in another process is not seen.
  * What was found is one JSON object in the file that SAKSAMA_REACHED names: test -> [whether it passed, seconds,
    [file:first line, ...]]. A test that is skipped has passed nothing.
Left to others: choosing tests by it (plant).
"""

import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path
from types import CodeType

import pytest

_TOOL = 4
# Read at once: a test that makes a node clears what is called like its settings.
_PLACE = Path(os.environ["SAKSAMA_REACHED"])
_SOURCES = f"{Path(__file__).resolve().parents[2]}{os.sep}"
_seen: dict[str, tuple[float, set[str]]] = {}
_passed: dict[str, bool] = {}
_now: set[str] = set()


def _started(code: CodeType, _offset: int) -> object:
    if code.co_filename.startswith(f"{_SOURCES}src"):
        _now.add(f"{code.co_filename.removeprefix(_SOURCES)}:{code.co_firstlineno}")
    # Once for each test is enough.
    return sys.monitoring.DISABLE


def pytest_configure() -> None:
    """Watch from here on."""
    sys.monitoring.use_tool_id(_TOOL, "mutants")
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.PY_START, _started)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.PY_START)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note one test."""
    _now.clear()
    sys.monitoring.restart_events()
    began = time.monotonic()
    result = yield
    _seen[item.nodeid] = (time.monotonic() - began, set(_now))
    return result  # a wrapper hands on what it was given


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how each of its parts went."""
    _passed[report.nodeid] = _passed.get(report.nodeid, True) and report.passed


def pytest_unconfigure() -> None:
    """Tell it."""
    sys.monitoring.free_tool_id(_TOOL)
    told = {
        test: [_passed[test], round(seconds, 3), sorted(reached)]
        for test, (seconds, reached) in _seen.items()
        if test in _passed
    }
    _PLACE.write_text(json.dumps(told), encoding="utf-8")
