"""A strict little reader of calendars (RFC 5545), written apart from our writer: what it refuses, a program may too."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"(?P<name>[A-Z][A-Z0-9-]*)(?P<more>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)", re.DOTALL)
_NEEDED = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
_WITHIN = {"VCALENDAR": "", "VEVENT": "VCALENDAR", "VALARM": "VEVENT", "VTIMEZONE": "VCALENDAR",
           "STANDARD": "VTIMEZONE"}  # fmt: skip


@dataclass(slots=True)
class Component:
    """A component: its properties in order, each once, and what stands in it."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    inner: list["Component"] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The value of a property."""
        return self.values[name]


def read_calendar(data: bytes) -> Component:
    """The calendar; AssertionError where a line, its form or the structure is not as the RFC has it."""
    assert data.endswith(b"\r\n")
    rows = data[:-2].split(b"\r\n")
    assert all(len(row) <= 75 and b"\n" not in row and b"\r" not in row for row in rows)
    lines: list[bytes] = []
    for row in rows:
        if row.startswith((b" ", b"\t")):
            lines[-1] += row[1:]
        else:
            lines.append(row)
    open_ones: list[Component] = [Component("")]
    for line in lines:
        found = _LINE.fullmatch(line.decode("utf-8"))
        assert found, line
        name, value = found["name"], found["value"]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", value)
        if name == "BEGIN":
            assert _WITHIN[value] == open_ones[-1].name
            open_ones.append(Component(value))
            open_ones[-2].inner.append(open_ones[-1])
        elif name == "END":
            ended = open_ones.pop()
            assert value == ended.name
            assert _NEEDED[value] <= set(ended.values), ended
        else:
            assert name not in open_ones[-1].values, name
            open_ones[-1].values[name] = value
    (top,) = open_ones
    (calendar,) = top.inner
    assert calendar.inner
    return calendar


def unescaped(value: str) -> str:
    """A TEXT value as it was meant; AssertionError where a sign stands bare that must be escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value)
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
