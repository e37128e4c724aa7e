"""The pieces that measure: a load that no slow answer holds back, figures that no wrong answer makes better."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tools.benchmarks.content import figure, held
from tools.benchmarks.content_edits import EDITS
from tools.benchmarks.content_texts import texts
from tools.benchmarks.desk import figures, pages_of
from tools.benchmarks.open_loop import Page, Told, ask, moments, share
from tools.benchmarks.picture_edits import EDITS as PICTURE_EDITS
from tools.benchmarks.pictures_made import KINDS
from tools.benchmarks.scale import Scale

SLOW = 0.05


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        time.sleep(SLOW if "lambat" in self.path else 0)
        body = self.headers.get("Cookie", "").encode()
        self.send_response(404 if "tidak-ada" in self.path else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's word
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """A server that answers one request after the other, in the order in which they come."""
    with HTTPServer(("127.0.0.1", 0), _Answers) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            serving.join()


def test_the_moments_are_even_whatever_is_answered() -> None:
    assert list(moments(4, 1.5)) == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25]


def test_a_request_s_time_runs_from_its_planned_moment() -> None:
    with served() as base:
        told = ask(base, [Page("a", "/lambat"), Page("b", "/lambat")], pace=200.0, seconds=0.1)
    assert {name: len(listed) for name, listed in told.seconds.items()} == {"a": 10, "b": 10}
    # Twenty came in a tenth of a second to one who needs a whole one for them: the last has waited for the others.
    assert max(each for listed in told.seconds.values() for each in listed) >= 20 * SLOW - 0.1
    assert told.amiss == Counter()


def test_what_is_not_the_page_is_told_and_is_no_time() -> None:
    pages = [
        Page("whole", "/", {"siapa": "saya"}, "siapa=saya"),
        Page("gone", "/tidak-ada"),
        Page("other", "/", holds="bukan ini"),
    ]
    with served() as base:
        told = ask(base, pages, pace=60.0, seconds=0.1)
    assert {name: len(listed) for name, listed in told.seconds.items()} == {"whole": 2}
    assert told.amiss == {"gone: 404": 2, "other: without 'bukan ini'": 2}
    with pytest.raises(RuntimeError, match="gone: 404"):
        figures(told)


def test_nobody_who_answers_is_no_time_either() -> None:
    with served() as base:
        pass
    told = ask(base, [Page("a", "/")], pace=10.0, seconds=0.1)
    assert (told.seconds, told.amiss) == ({}, {"a: ConnectError": 1})


def test_figures_are_nearest_ranks_by_page_and_over_all() -> None:
    hundred = [each / 1000 for each in range(1, 101)]
    assert [share(hundred, part) for part in (0.0, 0.5, 0.95, 0.99, 1.0)] == [0.001, 0.051, 0.096, 0.1, 0.1]
    told = figures(Told({"list": hundred[::-1], "home": [0.2]}))
    assert told["requests"] == 101
    assert told["list_p95_ms"] == 96.0
    assert told["home_p50_ms"] == told["home_p99_ms"] == 200.0
    assert told["all_p99_ms"] == 100.0


def test_every_page_has_a_name_of_its_own_and_a_session_that_is_there() -> None:
    known = {"number": "001/Reg/LP", "receipt": "7", "subject": "ab" * 16, "name": "Contoh Terlapor 7"}
    sessions = {name: {"sesi": name} for name in ("province", "regency", "plenary")}
    pages = pages_of(known, sessions, Scale(100_000))
    assert len({page.name for page in pages}) == len(pages)
    assert {page.cookies["sesi"] for page in pages} == set(sessions)
    assert all(page.holds and page.address.startswith("/meja/") for page in pages)
    assert any("cari=001%2FReg%2FLP" in page.address for page in pages)


def test_edited_copies_are_the_same_each_time_and_none_is_empty() -> None:
    text = "Kapal pengangkut surat suara tenggelam di Selat Contoh karena kelebihan muatan"
    for name, edit in EDITS.items():
        made = [edit(text, random.Random(seed)) for seed in range(20)]
        assert made == [edit(text, random.Random(seed)) for seed in range(20)], name
        assert all(each.strip() for each in made), name
        assert any(each != text for each in made), name
        assert edit("Banjir", random.Random(1)).strip()


def test_texts_are_made_up_where_no_folder_is_named_and_a_folder_without_them_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SAKSAMA_BENCH_CONTENT", raising=False)
    found = texts()
    assert found == texts()
    assert found.source == "made up"
    assert len(found.claims) > 1000
    monkeypatch.setenv("SAKSAMA_BENCH_CONTENT", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="turnbackhoax"):
        texts()


def test_each_bar_of_each_writer_is_told_and_what_was_not_measured_is_none() -> None:
    found = {"first": {"bars_held": {"hard": True}}, "second": {"bars_held": {"hard": False}}}
    assert held({"found_again": found}) == {"first: hard": True, "second: hard": False}
    assert figure({"time": {"a": 1.0}}, "time", "b") is None


def test_drawn_pictures_and_their_altered_copies_are_the_same_each_time() -> None:
    for kind, draw in KINDS.items():
        picture = draw(random.Random(kind))
        assert picture == draw(random.Random(kind))
        assert picture != draw(random.Random(f"{kind} again"))
    picture = KINDS["card"](random.Random("card"))
    for name, edit in PICTURE_EDITS.items():
        altered = edit(picture, random.Random(name))
        assert altered == edit(picture, random.Random(name)), name
        assert altered != picture, name
