"""A calendar that a node made, read again."""

import re

from django.test import Client

from saksama_node.settings.current import SETTINGS
from tests.testonly.icalendar import Component, read_calendar


def made(desk: Client) -> str:
    """The path of a fresh calendar."""
    page = desk.post("/meja/kalender/", {"langkah": "buat"}).content.decode()
    (address,) = re.findall(rf"{re.escape(SETTINGS.url)}(/kalender/[\w-]+\.ics)", page)
    return str(address)


def events(path: str) -> list[Component]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    return [each for each in read_calendar(answer.content).inner if each.name == "VEVENT"]
