"""For the library's tests, which run without the conftest above: properties are asked without a clock."""

import tests.testonly.untimed  # noqa: F401 - its import is what it does
from tests.testonly import rubbish


def pytest_collection_finish() -> None:
    rubbish.set_aside()
