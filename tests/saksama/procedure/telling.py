"""Cases told in few words, and clocks of a test's own: working days of a week without holidays but those given."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from saksama.entries.body import Body
from saksama.entries.kinds import BODIES
from saksama.procedure.acts import Act
from saksama.procedure.deadlines import Due
from saksama.procedure.plenary import Resolution

CASES = Path(__file__).parents[2] / "vectors" / "procedure" / "cases.toml"
WITA = timezone(timedelta(hours=8))
HOLIDAYS = (date(2024, 2, 8), date(2024, 2, 9), date(2024, 2, 14), date(2024, 11, 27), date(2024, 12, 25))
PERSONS = ("person", "second", "assignee", "member", "plenary")

# Length, length where extended, unit; named as saksama.clocks names them.
RULES: Mapping[str, tuple[int, int, str]] = {
    "pemilu-kajian-awal": (2, 2, "kerja"),
    "pemilu-penerusan": (1, 1, "kerja"),
    "pemilu-temuan": (7, 7, "kalender"),
    "pemilu-temuan-registrasi": (2, 2, "kerja"),
    "pemilu-perbaikan": (2, 2, "kerja"),
    "pemilu-pelimpahan": (1, 1, "kerja"),
    "pemilu-pemberitahuan-kelengkapan": (1, 1, "kerja"),
    "pemilu-undangan": (1, 1, "mundur"),
    "pemilu-koreksi-rekomendasi": (3, 3, "kerja"),
    "pemilu-koreksi-rekomendasi-ri": (3, 3, "kerja"),
    "pemilu-koreksi-pemeriksaan": (7, 7, "kerja"),
    "pemilu-koreksi-pemeriksaan-ri": (7, 7, "kerja"),
    "pemilu-informasi-awal": (7, 7, "kerja"),
    "pemilu-penanganan": (7, 14, "kerja"),
    "pemilu-administratif": (14, 14, "kerja"),
    "pemilu-tsm": (14, 14, "kerja"),
    "pemilu-pidana-ke-polri": (24, 24, "jam"),
    "gakkumdu-pembahasan-pertama": (24, 24, "jam"),
    "pilkada-kajian-awal": (2, 2, "kerja"),
    "pilkada-perbaikan": (2, 2, "kerja"),
    "pilkada-informasi-awal": (7, 7, "kerja"),
    "pilkada-penanganan": (3, 5, "kerja"),
    "pilkada-penanganan-pidana": (3, 5, "kalender"),
    "pilkada-tsm": (14, 14, "kerja"),
}


@dataclass
class CountedDays:
    """Counts days to 24.00 WITA; the strict reading counts the first day, the mild one does not."""

    rules: Mapping[str, tuple[int, int, str]] = field(default_factory=lambda: RULES)

    def due(self, rule: str, start: datetime | date, *, extended: bool, later: datetime | None = None) -> Due | None:
        first = self._due(rule, start, extended=extended)
        last = None if later is None else self._due(rule, later, extended=extended)
        return first if first is None or last is None else Due(first.earliest, last.latest)

    def _due(self, rule: str, start: datetime | date, *, extended: bool) -> Due | None:
        if rule not in self.rules:
            return None
        short, long, unit = self.rules[rule]
        length = long if extended else short
        if unit == "jam":
            assert isinstance(start, datetime)
            moment = start + timedelta(hours=length)
            return Due(moment, moment)
        begun = start.astimezone(WITA).date() if isinstance(start, datetime) else start
        if unit == "mundur":
            day = begun - timedelta(days=1)
            while day.weekday() >= 5 or day in HOLIDAYS:
                day -= timedelta(days=1)
            moment = datetime.combine(day, time(23, 59, 59), WITA)
            return Due(moment, moment)
        return Due(*(self._end(begun, length - counted, unit) for counted in (1, 0)))

    def _end(self, begun: date, left: int, unit: str) -> datetime:
        day = begun
        while left:
            day += timedelta(days=1)
            left -= unit == "kalender" or (day.weekday() < 5 and day not in HOLIDAYS)
        return datetime.combine(day, time(23, 59, 59), WITA)


def person(letter: str) -> str:
    """A pseudonym, by one letter."""
    return sha256(letter.encode()).hexdigest()[:32]


def moment(text: str) -> datetime:
    """A moment in WITA, written `2024-02-16 15:10`."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA).astimezone(UTC)


def body(kind: str, fields: Mapping[str, Any]) -> Body:
    """A body as the log would have it, persons written as letters."""
    written = {name: person(value) if name in PERSONS else value for name, value in fields.items()}
    if "answerer" in written:
        written["by"] = written.pop("answerer")
    if "requester" in written:
        written["by"] = written.pop("requester")
    if "edition" in written:
        written["edition"] = sha256(str(written["edition"]).encode()).hexdigest()
    for name in ("roster", "excluded", "recused", "members"):
        if name in written:
            written[name] = [person(each) for each in written[name]]
    made: Body = msgspec.convert(written, BODIES[kind])
    return made


@dataclass(frozen=True)
class Told:
    """A case of the table: its acts, and what the replay must say of them."""

    name: str
    edition: str
    acts: tuple[Act, ...]
    state: str
    faults: tuple[str, ...]
    now: datetime | None
    resolutions: tuple[Resolution, ...] = ()


def act(index: int, told: Mapping[str, Any]) -> Act:
    """One act of the table: `at`, `by`, `kind`, `commits` and, beside them, the body's fields."""
    rest = {name: value for name, value in told.items() if name not in ("at", "by", "kind", "commits")}
    commits = frozenset(told.get("commits", ()))
    return Act(index, moment(told["at"]), person(told["by"]), body(told["kind"], rest), commits)


def resolution(told: Mapping[str, Any]) -> Resolution:
    """What a plenary decided: `after` which act, its letter, office and day, the act, the letters of those counted."""
    counted, day = frozenset(map(person, told["counted"])), str(told.get("day", "2030-01-01"))
    return Resolution(told["after"], person(told["plenary"]), told["office"], day, told["decided"], counted, 5)


def table() -> Sequence[Told]:
    """Every case of the table; one that `begins` as another has that one's acts before its own."""
    cases: dict[str, Told] = {}
    for told in tomllib.loads(CASES.read_text())["case"]:
        before = cases[told["begins"]].acts[: told.get("up_to")] if "begins" in told else ()
        acts = (*before, *(act(number, each) for number, each in enumerate(told.get("act", ()), len(before))))
        edition = told.get("edition") or cases[told["begins"]].edition
        now = moment(told["now"]) if "now" in told else None
        decided = tuple(map(resolution, told.get("decided", ())))
        faults = tuple(told.get("faults", ()))
        cases[told["name"]] = Told(told["name"], edition, acts, told["state"], faults, now, decided)
    return tuple(cases.values())
