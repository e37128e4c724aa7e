"""For the library's tests, which run without the conftest above: properties are asked without a clock."""

from tests.testonly import running


def pytest_collection_finish() -> None:
    running.set_aside()
