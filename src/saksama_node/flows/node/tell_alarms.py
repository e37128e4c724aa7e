"""One letter a person about all that is new, still unseen, or over.

Rules kept here:
  * The letter holds our own words and a link: nothing of a case, of a person, or of what another machine said.
  * What the mail server did not take, or what there was none to take, is not written down as told, and so comes again
    with the next round. An address that the server refuses keeps nobody else from their letter.
Left to others: who is to hear of what, and when (`whose_alarm`).
"""

from collections.abc import Iterable, Sequence

from saksama_node.accounts.queries import Contact
from saksama_node.condition.check import Check, from_json, told
from saksama_node.flows.node.whose_alarm import REMEMBERED, due, reached_by_letter
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import alarming
from saksama_node.upkeep.alarming import AlarmInfo, tell
from saksama_node.upkeep.mailing import REFUSED, hand_over, mail_server


def tell_alarms() -> int:
    """One round of letters; how many the server took. Raises what the mail server's connection raises.

    Where it refused single letters, all others went out before that is raised.
    """
    if not mail_server():
        return 0
    known = alarming.since(now() - REMEMBERED)
    took, refused = 0, None
    for contact in reached_by_letter():
        try:
            took += _write_to(contact, known)
        except REFUSED as error:
            refused = error
    if refused is not None:
        raise refused
    return took


def _write_to(contact: Contact, known: Iterable[AlarmInfo]) -> bool:
    moment = now()
    new, over = due(contact, known, moment)
    if not new and not over:
        return False
    hand_over(contact.email, *_letter(new, over))
    tell(contact.staff.id, [each.id for each in new], [each.id for each in over], moment)
    return True


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
