"""What a device asks for when a day's work begins: forms, periods, its office's key, its person's reports.

Rules kept here: nothing of another person's; a device that is revoked, or whose person's account ended, is told so.
Left to others: who asks (web), what an office prepared (the room).
"""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from django.utils import timezone

from saksama.observation.form import Form
from saksama.observation.numbers import pattern_of
from saksama.observation.reading import shipped
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation.take_submission import writer_of
from saksama_node.ledger.turn import writing
from saksama_node.observation.enrolled import Identity, device_now
from saksama_node.observation.envelope import written
from saksama_node.observation.inviting import see
from saksama_node.observation.keying import key_of
from saksama_node.observation.prepared import pattern_for, sentences_for
from saksama_node.observation.receiving import KeptAside
from saksama_node.observation.resumed import ReportTold, numbers_at, reports_of
from saksama_node.observation.written import periods_for
from saksama_node.settings.clock import now


@dataclass(frozen=True, slots=True)
class KeyTold:
    """The office's key, to which a device seals: SPKI in base64url."""

    id: str
    spki: str


@dataclass(frozen=True, slots=True)
class PeriodTold:
    """A period for which this office may report; a closed one, for what comes late."""

    subject: str
    name: str
    form: str
    begins: date
    ends: date
    closed: bool


@dataclass(frozen=True, slots=True)
class SentenceTold:
    """A ready sentence of a stage."""

    stage: str
    words: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The answer, member by member as the field's protocol has it."""

    device: str
    name: str
    office: str
    office_name: str
    forms: list[dict[str, object]]
    periods: list[PeriodTold]
    sentences: list[SentenceTold]
    key: KeyTold | None
    pattern: str
    proposed: str
    sequence: int
    server_time: datetime
    reports: list[ReportTold]


def begin_field(device: Identity, version: str) -> Begun:
    """All of it. `version`: of the device's pages. Raises `KeptAside`: nothing is taken from it any more."""
    found, at = device_now(device.name), now()
    if found is None or found.revoked_at is not None:
        raise KeptAside("revoked")
    by = writer_of(device)
    with writing():
        see(device.name, version, at)
    key = key_of(device.office)
    held = numbers_at(by.region)
    forms = [_told(form, by.region, held) for form in shipped().values()]
    return Begun(
        device=device.name,
        name=by.name,
        office=by.region,
        office_name=names_of_offices([by.region]).get(by.region, ""),
        forms=forms,
        periods=[
            PeriodTold(each.subject, each.name, each.form, each.begins, each.ends, each.closed)
            for each in periods_for(by.region)
        ],
        sentences=[SentenceTold(each.stage.label, words) for each in sentences_for(by.region) for words in each.words],
        key=None if key is None else KeyTold(key.name, written(key.spki)),
        pattern=str(forms[0]["pattern"]),
        proposed=str(forms[0]["proposed"]),
        sequence=found.sequence,
        server_time=at,
        reports=reports_of(by.id),
    )


def _told(form: Form, office: str, held: list[str]) -> dict[str, object]:
    """A form as data, with its digest and the number that the office proposes."""
    pattern = pattern_for(office, form.id)
    proposed = pattern_of(pattern).proposed(held, timezone.localdate(now()))
    return {**msgspec.to_builtins(form), "digest": form.digest, "pattern": pattern, "proposed": proposed}
