"""Slowing down: one window, and the right sender."""

import time
from dataclasses import replace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from saksama_node.settings.current import SETTINGS
from saksama_node.web import plain_headers, throttle


def test_each_counts_for_the_window_and_no_longer(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    started = time.time()
    assert throttle.admit(request, "code", 3)
    monkeypatch.setattr(time, "time", lambda: started + throttle.WINDOW_SECONDS - 5)
    assert [bool(throttle.admit(request, "code", 3)) for _ in range(3)] == [True, True, False]
    monkeypatch.setattr(time, "time", lambda: started + throttle.WINDOW_SECONDS + 5)
    assert [bool(throttle.admit(request, "code", 3)) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("proxies", "named", "found"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (1, "", "192.0.2.1"),
        (2, "198.51.100.7, 203.0.113.9,203.0.113.10", "203.0.113.9"),
    ],
)
def test_the_sender_is_whom_the_farthest_proxy_of_ours_names(
    monkeypatch: pytest.MonkeyPatch, proxies: int, named: str, found: str
) -> None:
    monkeypatch.setattr(throttle, "SETTINGS", replace(SETTINGS, proxies=proxies))
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=named)
    assert throttle.sender(request) == found


@pytest.mark.parametrize(
    ("proxies", "headers", "status"),
    [
        (1, {"X-Forwarded-For": "203.0.113.9"}, 200),
        (1, {"Forwarded": "for=203.0.113.9"}, 200),
        (1, {"Forwarded": "for=203.0.113.9;proto=https, for=198.51.100.7"}, 200),
        (2, {"Forwarded": "for=203.0.113.9"}, 400),
        (1, {"Forwarded": "for=198.51.100.7,for=203.0.113.9"}, 400),
        (1, {"Forwarded": 'for="198.51.100.7, for=203.0.113.9'}, 400),
        (1, {"Forwarded": "for=198.51.100.7;for=203.0.113.9"}, 400),
        (1, {"Forwarded": "proto=https"}, 400),
        (1, {}, 200),
        (0, {"X-Forwarded-For": "203.0.113.9"}, 200),
        (2, {"X-Forwarded-For": "203.0.113.9"}, 400),
        (1, {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=198.51.100.7"}, 400),
        (1, {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}, 200),
        (1, {"X-Forwarded-For": "198.51.100.7,203.0.113.9"}, 400),
        (1, {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https, http"}, 400),
        (0, {"X-Forwarded-Proto": "https", "Forwarded": "proto=http"}, 400),
        (0, {"X-Real-IP": "203.0.113.9", "Forwarded": "for=198.51.100.7"}, 400),
    ],
)
def test_a_request_that_says_twice_whence_it_comes_is_refused(
    database: None, monkeypatch: pytest.MonkeyPatch, proxies: int, headers: dict[str, str], status: int
) -> None:
    monkeypatch.setattr(plain_headers, "SETTINGS", replace(SETTINGS, proxies=proxies))
    answer = Client().get("/", headers=headers)
    assert answer.status_code == status
    assert ("Tidak jelas dari mana permintaan ini" in answer.content.decode()) is (status == 400)


@pytest.mark.parametrize(
    ("proxies", "said", "found", "secure"),
    [
        (1, "for=203.0.113.9;proto=https", "203.0.113.9", True),
        (1, "For=198.51.100.7;Proto=https, for=203.0.113.9;proto=http", "203.0.113.9", False),
        (2, "for=1.1.1.1, for=203.0.113.9;proto=https, for=10.0.0.1;proto=http", "203.0.113.9", True),
        (1, 'for="[2001:db8:1:2:3::4]:4711";by=_ours;proto=https', "2001:db8:1:2::/64", True),
        (1, "for=2001:db8:1:2::9;proto=https", "2001:db8:1:2::/64", True),
        (1, "for=203.0.113.9:4711", "203.0.113.9", False),
        (1, "for=unknown", "unknown", False),
        (0, "for=203.0.113.9;proto=https", "192.0.2.1", False),
    ],
)
def test_a_proxy_names_the_sender_by_forwarded_alone(
    monkeypatch: pytest.MonkeyPatch, proxies: int, said: str, found: str, secure: bool
) -> None:
    for module in (plain_headers, throttle):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, proxies=proxies))
    seen: list[HttpRequest] = []

    def look(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_FORWARDED=said)
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https") if proxies else None):
        assert plain_headers.PlainHeaders(look)(request).status_code == 200
        assert (throttle.sender(seen[0]), seen[0].is_secure()) == (found, secure)
