"""Several processes of the web server: what they count is one count."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from saksama_node.settings.connections import web
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.serve import WEB
from tests.node.exchange.two_nodes import LiveNode, free_port, make_node
from tools.benchmarks.exchange import processes

ASKED = 60
COUNTING = """
import django; django.setup()
from django.test import RequestFactory
from saksama_node.web import throttle
request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
for _ in range(40):
    throttle.admit(request, "contoh", 160)
"""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveNode]:
    made = make_node(tmp_path_factory.mktemp("berdampingan"), "bawaslu", free_port())
    try:
        made.serve()
        yield made
    finally:
        made.close()


def answered(node: LiveNode) -> float:
    told = httpx.get(f"{node.url}/metrics", trust_env=False, timeout=120).text
    families = {each.name: each for each in text_string_to_metric_families(told)}
    return sum(sample.value for sample in families["saksama_http_requests"].samples)


def test_on_postgresql_two_answer_and_on_sqlite_one(node: LiveNode) -> None:
    # One more than answer: the main process, which makes them.
    assert len(list(processes(node, WEB))) == web(SETTINGS.database_url).processes + 1
    assert web("").processes == web("sqlite:///srv/saksama.sqlite3").processes == 1
    assert web("postgresql://saksama@/saksama").processes > 1


def test_one_scrape_tells_what_all_of_them_answered(node: LiveNode) -> None:
    before = answered(node)

    def ask(_number: int) -> int:
        return httpx.get(f"{node.url}/hidup", trust_env=False, timeout=120).status_code

    with ThreadPoolExecutor(8) as several:
        assert set(several.map(ask, range(ASKED))) == {200}
    # The scrape before counts itself once it was answered.
    assert answered(node) == before + ASKED + 1


def test_guesses_are_counted_once_each_in_whichever_process(node: LiveNode) -> None:
    """Four processes count at once in the same place; none of them loses what another counted."""
    command = [sys.executable, "-c", COUNTING]
    counting = [subprocess.Popen(command, env=node.environment) for _ in range(4)]
    assert [each.wait(timeout=120) for each in counting] == [0, 0, 0, 0]
    told = node.do(
        "from django.test import RequestFactory\n"
        "from saksama_node.web import throttle\n"
        "request = RequestFactory().get('/', REMOTE_ADDR='192.0.2.7')\n"
        "result = [throttle.admit(request, 'contoh', most) is None for most in (160, 161)]"
    )
    assert told == [True, False]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")], 200),
        ([("Forwarded", "for=203.0.113.9")], 200),
        ([("Forwarded", "for=203.0.113.9"), ("X-Forwarded-For", "203.0.113.9")], 400),
        ([("Forwarded", "for=203.0.113.9"), ("X_Forwarded_For", "203.0.113.9")], 400),
        ([("X-Real-IP", "203.0.113.9"), ("Forwarded", "for=203.0.113.9")], 400),
        ([("Forwarded", "for=198.51.100.7"), ("Forwarded", "for=203.0.113.9")], 400),
        ([("Forwarded", "for=203.0.113.9;proto=https"), ("x_forwarded_proto", "http")], 400),
        ([("X-Forwarded-For", "198.51.100.7, 203.0.113.9")], 200),
        ([("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-For", "203.0.113.9")], 400),
        ([("X-Forwarded-Proto", "https"), ("X-Forwarded-Proto", "http")], 400),
    ],
)
def test_a_request_that_says_twice_whence_it_comes_is_refused_by_the_served_node(
    node: LiveNode, headers: list[tuple[str, str]], status: int
) -> None:
    answer = httpx.get(node.url, headers=headers, trust_env=False, timeout=120)
    assert answer.status_code == status
    assert "Content-Security-Policy" in answer.headers


def test_what_is_counted_in_memory_goes_with_the_server(node: LiveNode) -> None:
    held = "".join(Path(f"/proc/{pid}/maps").read_text() for pid in processes(node, WEB))
    (place,) = {Path(found).parent for found in re.findall(r"/\S+/counter_\d+\.db", held)}
    assert place.is_dir()
    node.stop()
    assert not place.exists()
