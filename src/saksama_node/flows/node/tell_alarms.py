"""Whose duty an alarm is, and one letter a person about all that is new, still unseen, or over.

Rules kept here:
  * Rights say whose duty it is: who keeps the machine, who works with the partner, both, or who reads the trace.
  * The letter holds our own words and a link: nothing of a case, of a person, or of what another machine said.
  * What the mail server did not take, or what there was none to take, is not written down as told, and so comes again
    with the next round. An address that the server refuses keeps nobody else from their letter.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import Contact, contacts
from saksama_node.condition.check import Check, Concern, from_json, outcomes, told
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import alarming
from saksama_node.upkeep.alarming import AlarmInfo, ToldInfo, tell
from saksama_node.upkeep.handing_over import PATIENCE, REFUSED, Waiting, hand_over, mail_server

_ACTIONS = {
    Concern.NOBODY: (),
    Concern.KEEPER: (Action.ALARM_KEEP,),
    Concern.WORK: (Action.ALARM_WORK,),
    Concern.BOTH: (Action.ALARM_KEEP, Action.ALARM_WORK),
    Concern.TRACE: (Action.TRACE_READ,),
}


def concerns(person: Staff, code: str) -> bool:
    """Whether an alarm of this code is this person's to see."""
    row = outcomes().get(code)
    return row is not None and any(may(person, each, INSTITUTION) for each in _ACTIONS[row.concern])  # its node


def reached_by_letter() -> Sequence[Contact]:
    """Everyone who gets letters about alarms: it is their duty, and they have an address."""
    ours = frozenset().union(*_ACTIONS.values())
    # An alarm is about the institution's node.
    return [each for each in contacts() if any(may(each.staff, action, INSTITUTION) for action in ours)]


QUIET: Final = timedelta(minutes=10)
"""A person gets at most one letter in so long, and an end is told only after so long."""
_REMEMBERED: Final = timedelta(days=7)


def tell_alarms() -> int:
    """One round of letters; how many the server took. Raises what the mail server's connection raises.

    Where it refused single letters, all others went out before that is raised.
    """
    if not mail_server():
        return 0
    known = alarming.since(now() - _REMEMBERED)
    took, refused = 0, None
    for contact in reached_by_letter():
        try:
            took += _write_to(contact, known)
        except REFUSED as error:
            refused = error
    if refused is not None:
        raise refused
    return took


def waiting_alarms(at: datetime) -> Waiting | None:
    """Letters about alarms that should have gone out by now, one a person."""
    known = alarming.since(at - _REMEMBERED)
    late = []
    for contact in reached_by_letter():
        heard = alarming.told(contact.staff.id)
        owed = [_owed_since(each, heard.get(each.id)) for each in _due(contact, known, at)[0]]
        late += [min(owed)] if owed and at - min(owed) >= PATIENCE else []
    return Waiting(len(late), min(late)) if late else None


def _owed_since(alarm: AlarmInfo, before: ToldInfo | None) -> datetime:
    return alarm.opened_at if before is None else before.told_at + timedelta(hours=SETTINGS.alarm_hours)


def _write_to(contact: Contact, known: Iterable[AlarmInfo]) -> bool:
    moment = now()
    new, over = _due(contact, known, moment)
    if not new and not over:
        return False
    hand_over(contact.email, *_letter(new, over))
    tell(contact.staff.id, [each.id for each in new], [each.id for each in over], moment)
    return True


def _due(contact: Contact, known: Iterable[AlarmInfo], moment: datetime) -> tuple[list[AlarmInfo], list[AlarmInfo]]:
    """What this person is to hear of now, and whose end; nothing within the quiet minutes."""
    heard = alarming.told(contact.staff.id)
    new: list[AlarmInfo] = []
    over: list[AlarmInfo] = []
    if any(moment - each.told_at < QUIET for each in heard.values()):
        return new, over
    for each in known:
        before = heard.get(each.id)
        if each.resolved_at is None:
            again = before and not each.seen_at and moment - before.told_at >= timedelta(hours=SETTINGS.alarm_hours)
            if concerns(contact.staff, each.code) and ((before is None and not each.seen_at) or again):
                new.append(each)
        elif before and before.end_told_at is None and moment - each.resolved_at >= QUIET:
            over.append(each)
    return new, over


def _letter(new: Sequence[AlarmInfo], over: Sequence[AlarmInfo]) -> tuple[str, list[str]]:
    """Subject and lines."""
    lines = [f"{SETTINGS.name_id} / {SETTINGS.name_en}", ""]
    if new:
        lines += ["Yang perlu Anda lihat / For you to see:", "", *(line for each in new for line in _lines(each))]
    if over:
        lines += [
            "Sudah selesai dengan sendirinya / Over by itself:",
            "",
            *(line for each in over for line in _lines(each)),
        ]
    lines += [
        f"{SETTINGS.url}/meja/kesehatan/",
        "",
        "Surat ini tidak memuat isi perkara. / This letter holds no case content.",
    ]
    subject = f"[{SETTINGS.code}] {len(new)} alarm" if new else f"[{SETTINGS.code}] alarm selesai / over"
    return subject, lines


def _lines(alarm: AlarmInfo) -> list[str]:
    check = Check(alarm.code, alarm.about, from_json(alarm.facts))
    indonesian, english = (told(check, language, ours_only=True) for language in ("id", "en"))
    return [f"* {indonesian.title}: {indonesian.words}", f"  {english.title}: {english.words}", f"  ({alarm.code})", ""]
