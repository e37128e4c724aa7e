"""Slowing down: one window, and the right sender."""

import time

import pytest
from django.test import RequestFactory

from saksama_node.settings.node import NodeSettings
from saksama_node.web.portal import throttle


def test_counts_do_not_lengthen_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    started = time.time()
    for _ in range(3):
        throttle.count(request, "code")
    assert throttle.is_slowed(request, "code", 3)
    monkeypatch.setattr(time, "time", lambda: started + throttle.WINDOW_SECONDS - 5)
    assert throttle.is_slowed(request, "code", 3)
    throttle.count(request, "code")
    monkeypatch.setattr(time, "time", lambda: started + throttle.WINDOW_SECONDS + 5)
    assert not throttle.is_slowed(request, "code", 1)


@pytest.mark.parametrize(
    ("secure", "named", "found"),
    [
        (False, "203.0.113.9", "192.0.2.1"),
        (True, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (True, "", "192.0.2.1"),
    ],
)
def test_the_proxy_is_believed_only_behind_https(
    monkeypatch: pytest.MonkeyPatch, secure: bool, named: str, found: str
) -> None:
    monkeypatch.setattr(NodeSettings, "secure", property(lambda _settings: secure))
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=named)
    assert throttle.sender(request) == found
