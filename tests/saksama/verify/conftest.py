"""A world of two nodes and a witness, and the verifier run against it."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksama.verify.report import Report
from tests.testonly.staticlog import world
from tests.testonly.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with world(tmp_path) as made:
        yield Story(made, *made.nodes)


@pytest.fixture
def told(story: Story) -> Story:
    story.tell()
    return story


@pytest.fixture
def found() -> Callable[[Report], list[tuple[str, int | None]]]:
    """What was found, as code and index."""
    return lambda report: [(finding.code.value, finding.index) for finding in report.findings]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C counts, also where whoever began the tests has it ignored, as a shell does for what runs behind it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
