"""The calendar's writer, read back by a strict little reader of RFC 5545: folds, escapes, structure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from saksama_node.papers.icalendar import OCTETS, Event, calendar_file, folded, text
from tests.testonly.icalendar import Component, read_calendar, unescaped

AT = datetime(2026, 11, 26, 15, 59, 59, tzinfo=UTC)
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)


def without_controls(value: str) -> str:
    """What of a text may stand in a calendar."""
    one = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in one if c in "\n\t" or (c >= " " and c != "\x7f"))


@given(TEXTS)
def test_a_folded_line_has_at_most_75_octets_and_is_the_same_unfolded(value: str) -> None:
    line = f"SUMMARY:{text(value)}"
    written = folded(line)
    assert written.endswith(b"\r\n")
    parts = written[:-2].split(b"\r\n")
    for part in parts:
        assert len(part) <= OCTETS
        part.decode("utf-8")  # no fold cuts a letter
    assert all(part.startswith(b" ") for part in parts[1:])
    assert (parts[0] + b"".join(part[1:] for part in parts[1:])).decode("utf-8") == line


@given(TEXTS)
def test_a_text_comes_back_from_its_escape_and_starts_no_line(value: str) -> None:
    escaped = text(value)
    assert "\n" not in escaped
    assert "\r" not in escaped
    assert unescaped(escaped) == without_controls(value)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 10**6)), max_size=4))
def test_any_calendar_is_valid_and_says_what_was_given(given_ones: list[tuple[str, str, int]]) -> None:
    events = [
        Event(f"{n}@x.example", AT + timedelta(seconds=later), summary, words, "https://x.example/", (24, 4))
        for n, (summary, words, later) in enumerate(given_ones)
    ]
    calendar = read_calendar(calendar_file("Saksama", events, AT))
    assert (calendar.one("VERSION"), calendar.one("CALSCALE")) == ("2.0", "GREGORIAN")
    read = list(_events(calendar))
    assert [each.one("UID") for each in read] == [each.uid for each in events]
    assert [unescaped(each.one("SUMMARY")) for each in read] == [without_controls(each.summary) for each in events]
    assert [unescaped(each.one("DESCRIPTION")) for each in read] == [
        without_controls(each.description) for each in events
    ]
    assert [each.one("DTSTART") for each in read] == [f"{each.at:%Y%m%dT%H%M%SZ}" for each in events]
    assert all(each.one("DTSTAMP") == "20261126T155959Z" for each in read)
    assert all([alarm.one("TRIGGER") for alarm in each.inner] == ["-PT24H", "-PT4H"] for each in read)


def test_a_calendar_without_events_has_a_component_all_the_same() -> None:
    assert [each.name for each in read_calendar(calendar_file("Saksama", [], AT)).inner] == ["VTIMEZONE"]


def _events(calendar: Component) -> Iterator[Component]:
    return (each for each in calendar.inner if each.name == "VEVENT")
