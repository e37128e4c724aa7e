"""A quiet night of two nodes says nothing; a node that froze is told as stale, and what was due since as unseen."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from saksama.clocks.words import WITA
from saksama.entries.kinds.log import LogObserved
from saksama_demo.chapters.agreeing import sign_at_once
from saksama_demo.chapters.verifying import entries
from saksama_demo.launch import Node, free_ports
from saksama_demo.player import wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import Story
from saksama_node.web.operations.serve import WORKER

EVENING = datetime(2024, 2, 19, 20, tzinfo=WITA)
HOURS = 3
SECONDS = 90.0


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    server = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    made = Scene(tmp_path_factory.mktemp("silence"), free_ports(4), Story(), server=server, begins=EVENING)
    try:
        made.open()
        sign_at_once(made)
        made.settle()
        yield made
    finally:
        made.close()


def observations(node: Node) -> int:
    return sum(isinstance(each.body, LogObserved) for each in entries(node))


def an_hour_passes(scene: Scene) -> None:
    """Each node enters what it saw of the other, and nothing else happens."""
    before = {node.url: observations(node) for node in scene.nodes}
    scene.move_to(scene.now() + timedelta(hours=1, seconds=1))
    wait_until(
        lambda: all(observations(node) > before[node.url] for node in scene.nodes),
        seconds=SECONDS,
        what="both write down what they see",
    )
    scene.settle()


def codes(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["code"], each["log"]) for each in told["findings"]]


@contextmanager
def frozen(node: Node) -> Iterator[None]:
    """Its pages are served, and nothing is entered: the processes that work stand still."""
    named = subprocess.run(["ps", "-eo", "pid=,comm="], capture_output=True, text=True, check=True).stdout.splitlines()
    works = {int(pid) for pid, name in (line.split(None, 1) for line in named) if name == WORKER}
    stopped = works & below(node.serving.process.pid if node.serving.process else 0)
    assert stopped
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


def below(pid: int) -> set[int]:
    asked = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {pid}.union(*(below(int(child)) for child in asked.stdout.split()))


def test_a_quiet_night_is_without_a_word(scene: Scene) -> None:
    for _ in range(HOURS):
        an_hour_passes(scene)
    for node in scene.nodes:
        told = scene.verify(node, accept=(0,))
        assert told["findings"] == []
        assert all(log["widest_interval_seconds"] < 2 * 3600 for log in logs(told))


def logs(told: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told["logs"]
    return found


def says(scene: Scene, node: Node, told: list[tuple[str, str]]) -> bool:
    return codes(scene.verify(node, accept=(2,))) == told


def test_a_frozen_node_is_told_as_stale_and_what_was_due_since_as_unseen(scene: Scene) -> None:
    node = scene.bawaslu
    with frozen(node):
        scene.move_to(scene.now() + timedelta(hours=4))
        told = [("log.stale", node.institution.origin), ("log.unseen-since", node.institution.origin)]
        # The other node is as old as this one until it has entered what the hours since ask of it.
        for asked in (node, scene.diskominfotik):
            wait_until(partial(says, scene, asked, told), seconds=SECONDS, what="it is told, and of no other")
    wait_until(lambda: scene.verify(node, accept=(0, 2))["exit"] == 0, seconds=SECONDS, what="it goes on")
