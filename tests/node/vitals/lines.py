"""What a node wrote into its log of lines."""

import logging
from collections.abc import Iterator

import pytest

from saksama_node.settings.logs import JsonFormatter, logging_to_stderr


class Kept(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.formatter = JsonFormatter()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    """All that this process would write while a test runs, by our own description of the log."""
    handler = Kept()
    names = [None, *logging_to_stderr("json")["loggers"]]  # type: ignore[misc]  # it is a mapping
    loggers = [logging.getLogger(name) for name in names]
    # Where our description says nothing is written, nothing is kept either.
    open_ones = [each for each in loggers if each.level < logging.CRITICAL and (each.handlers or each.name == "root")]
    for each in open_ones:
        each.addHandler(handler)
    yield handler
    for each in open_ones:
        each.removeHandler(handler)
