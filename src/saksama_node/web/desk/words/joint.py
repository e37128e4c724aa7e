"""What the two institutions do with each other, in words: who they are, their acts, what one owes the other.

Rules kept here:
  * Every act and every duty has its sentence (a test walks them); a sentence names who, and to whom.
  * A title that is not here is called what it is, never left blank.
Left to others: the facts (`saksama.cooperation`), the words of codes (`web.codes`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.terms import Clause
from saksama.cooperation.month import Duty, DutyCode
from saksama.entries.body import Body
from saksama.entries.kinds import incident, task
from saksama_node.agreements.faults import NoSuchText
from saksama_node.agreements.queries import agreement_of, agreements, partners
from saksama_node.flows.joint.both_logs import Act
from saksama_node.incidents.queries import State as IncidentState
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.queries import State as TaskState
from saksama_node.web.codes import word
from saksama_node.web.formats import english, moment_of

TASK_COLOURS: Final[Mapping[TaskState, str]] = {
    TaskState.OFFERED: "waiting",
    TaskState.ACCEPTED: "plain",
    TaskState.DECLINED: "lapsed",
    TaskState.DONE: "waiting",
    TaskState.CONFIRMED: "kept",
}
INCIDENT_COLOURS: Final[Mapping[IncidentState, str]] = {
    IncidentState.REPORTED: "due",
    IncidentState.TAKEN: "waiting",
    IncidentState.CLOSED: "kept",
}
DUTIES: Final[Mapping[DutyCode, Promise | str]] = {
    DutyCode.RECEIVE_DISPATCH: gettext_lazy("%(who)s belum menerima kiriman “%(title)s” dari %(whom)s di simpulnya"),
    DutyCode.DECIDE_DISPATCH: gettext_lazy("%(who)s harus menerima atau menolak kiriman “%(title)s” dari %(whom)s"),
    DutyCode.ANSWER_REQUEST: gettext_lazy("%(who)s harus menjawab permintaan “%(title)s” dari %(whom)s"),
    DutyCode.ANSWER_OFFER: gettext_lazy("%(who)s harus menerima atau menolak tugas “%(title)s” dari %(whom)s"),
    DutyCode.DO_TASK: gettext_lazy("%(who)s harus mengerjakan tugas “%(title)s” untuk %(whom)s"),
    DutyCode.CONFIRM_TASK: gettext_lazy("%(who)s harus menilai laporan %(whom)s atas tugas “%(title)s”"),
    DutyCode.TAKE_INCIDENT: gettext_lazy("%(who)s harus mulai menangani insiden “%(title)s” yang dilaporkan %(whom)s"),
    DutyCode.NOTIFY_LEAK: gettext_lazy(
        "%(who)s harus memberi tahu pemilik data dan lembaga berwenang tentang kebocoran “%(title)s”"
    ),
    DutyCode.CLOSE_INCIDENT: gettext_lazy("%(who)s harus menuntaskan insiden “%(title)s” yang dilaporkan %(whom)s"),
}

ACTS: Final[Mapping[type[Body], Promise | str]] = {
    task.TaskOpened: gettext_lazy("Tugas ditawarkan"),
    task.TaskAccepted: gettext_lazy("Tugas diterima"),
    task.TaskDeclined: gettext_lazy("Tugas ditolak"),
    task.TaskDone: gettext_lazy("Tugas dilaporkan selesai"),
    task.TaskConfirmed: gettext_lazy("Selesainya tugas dikonfirmasi"),
    incident.IncidentReported: gettext_lazy("Insiden dilaporkan"),
    incident.IncidentTaken: gettext_lazy("Insiden mulai ditangani"),
    incident.IncidentNotified: gettext_lazy("Pemilik data dan lembaga berwenang diberi tahu"),
    incident.IncidentClosed: gettext_lazy("Insiden ditutup, dengan keterangan untuk umum"),
}

OURS: Final[Mapping[DutyCode, Promise | str]] = {
    DutyCode.ANSWER_OFFER: gettext_lazy("Terima atau tolak tugas: %(title)s"),
    DutyCode.DO_TASK: gettext_lazy("Kerjakan dan laporkan tugas: %(title)s"),
    DutyCode.CONFIRM_TASK: gettext_lazy("Nilai laporan atas tugas: %(title)s"),
    DutyCode.TAKE_INCIDENT: gettext_lazy("Tangani insiden: %(title)s"),
    DutyCode.NOTIFY_LEAK: gettext_lazy("Beri tahu pemilik data dan lembaga berwenang: %(title)s"),
    DutyCode.CLOSE_INCIDENT: gettext_lazy("Tutup insiden: %(title)s"),
}
"""What the desk's first page tells its own people to do."""


@dataclass(frozen=True, slots=True)
class Side:
    """One institution: its name in the reader's language, its node's address (empty: ours)."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One act for the history: `url` is the entry's page on the node whose log holds it (empty: ours)."""

    text: str
    at: datetime
    who: str
    index: int | None
    url: str


def sides() -> Mapping[str, Side]:
    """Both institutions by log origin, by the short names that their nodes give; in English as the agreement has it."""
    parties = [party for agreement in agreements() for party in agreement.current.terms.parties]
    found = {each.origin: Side(each.name_en or each.name if english() else each.name, each.url) for each in parties}
    if not english():
        found |= {each.origin: Side(each.name, each.url) for each in partners()}
    return {**found, SETTINGS.origin: Side(SETTINGS.name_en if english() else SETTINGS.name_id, "")}


def clause_name(digest: str, clause_id: str) -> str:
    """A clause of the text with this digest: its title with its id; the id alone where the text is not here."""
    try:
        clause = agreement_of(digest).text(digest).terms.clause(clause_id)
    except NoSuchText:
        return clause_id
    return clause_id if clause is None else clause_words(clause)


def clause_words(clause: Clause) -> str:
    """A clause's title in the reader's language, with its id."""
    title = clause.title_en or clause.title if english() else clause.title
    return f"{title} ({clause.id})"


def name_of(origin: str, names: Mapping[str, Side]) -> str:
    """The institution's name; its origin where no agreement names it."""
    return names[origin].name if origin in names else origin


def line(act: Act, names: Mapping[str, Side]) -> Line:
    """One act in words, with the address of its entry."""
    url = "" if act.origin == SETTINGS.origin or act.origin not in names else names[act.origin].url.rstrip("/")
    who = name_of(act.origin, names)
    return Line(sentence(act.body), act.at, who, act.index, f"{url}/catatan/{act.index}" if url else "")


def sentence(body: Body) -> str:
    """What was done, without who did it: that stands beside it."""
    said = str(ACTS.get(type(body), body.KIND))
    return f"{said}: {word(body.reason)}" if isinstance(body, task.TaskDeclined) else said


def duty_sentence(duty: Duty, title: str, names: Mapping[str, Side]) -> str:
    """Who owes what to whom, in one sentence without its end; when stands beside it."""
    words = {
        "who": name_of(duty.who, names),
        "whom": name_of(duty.whom, names),
        "title": title or _("tanpa judul di sini"),
    }
    return str(DUTIES[duty.code]) % words


def duty_url(duty: Duty) -> str:
    """The desk's page on which this duty is seen to."""
    match duty.code:
        case DutyCode.ANSWER_OFFER | DutyCode.DO_TASK | DutyCode.CONFIRM_TASK:
            return reverse("desk:task", args=[duty.subject])
        case DutyCode.TAKE_INCIDENT | DutyCode.NOTIFY_LEAK | DutyCode.CLOSE_INCIDENT:
            return reverse("desk:incident", args=[duty.subject])
        case _:
            return ""


def overdue_sentence(due: datetime) -> str:
    """That something is late, in words with the moment."""
    return _("Jatuh tempo %(moment)s sudah lewat. Kedua lembaga melihatnya.") % {"moment": moment_of(due)}
