"""One sentence for each kind of entry: what happened, in the reader's language.

Rules kept here:
  * Every kind has its sentence; a test walks them all. A sentence says no more than the entry.
  * `case.received` says neither report nor preliminary information, and leads to no case.
Left to others: names of the parties (`parties`), words of codes (`web.codes`), time and index (templates).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds import account, agreement, case, checker, data, dispatch, incident, key, log, task
from saksama.vocabulary import parse_moment
from saksama_node.web.codes import role_word, word
from saksama_node.web.formats import clause, day, figure, moment_of
from saksama_node.web.portal.parties import Parties


@dataclass(frozen=True, slots=True)
class Related:
    """Something that an entry points to: its address and words."""

    url: str
    text: str


def sentence(entry: Entry, names: Parties) -> str:
    """Say what one entry records."""
    body = entry.body
    for family in (_agreement, _key, _dispatch, _task, _case, _incident, _other):
        said = family(body, names)
        if said is not None:
            return said
    raise NotImplementedError(entry.kind)


def _agreement(body: Body, _names: Parties) -> str | None:
    match body:
        case agreement.AgreementProposed():
            return _("Nota kesepahaman diusulkan.")
        case agreement.AgreementSigned():
            return _("Nota kesepahaman ditandatangani lembaga ini.")
        case agreement.AgreementAmended():
            return _("Adendum nota kesepahaman ditandatangani lembaga ini.")
        case agreement.AgreementSuspended(reason=reason):
            return _("Nota kesepahaman ditangguhkan: %(reason)s") % {"reason": reason}
        case agreement.AgreementResumed(reason=reason):
            return _("Lembaga ini menyetujui nota kesepahaman dilanjutkan: %(reason)s") % {"reason": reason}
        case agreement.AgreementEnded(reason=reason):
            return _("Nota kesepahaman diakhiri: %(reason)s") % {"reason": reason}
        case _:
            return None


def _key(body: Body, names: Parties) -> str | None:
    match body:
        case key.KeyIntroduced(use=use, owner=owner, not_after=until):
            said = _("Kunci %(use)s milik %(owner)s diumumkan, berlaku sampai %(until)s.")
        case key.KeyRotated(use=use, owner=owner, not_after=until):
            said = _("Kunci %(use)s milik %(owner)s diganti, yang baru berlaku sampai %(until)s.")
        case key.KeyRevoked(use=use, owner=owner):
            return _("Kunci %(use)s milik %(owner)s dicabut.") % {"use": word(use), "owner": _name(owner, names)}
        case _:
            return None
    return said % {"use": word(use), "owner": _name(owner, names), "until": day(parse_moment(until))}


def _dispatch(body: Body, names: Parties) -> str | None:
    match body:
        case dispatch.DispatchSent() as sent:
            words = {
                "kind": word(sent.dispatch_kind),
                "number": figure(sent.number),
                "to": _name(sent.to, names),
                "clause": clause(sent.clause),
                "class": word(sent.classification),
            }
            return _("Kiriman nomor %(number)s, %(kind)s, dikirim ke %(to)s menurut %(clause)s (%(class)s).") % words
        case dispatch.DispatchReceived(origin=origin):
            return _("Kiriman dari %(from)s diterima simpul.") % {"from": _name(origin, names)}
        case dispatch.DispatchRejected(origin=origin, code=code):
            words = {"from": _name(origin, names), "code": word(code)}
            return _("Kiriman dari %(from)s tidak dapat diterima simpul: %(code)s.") % words
        case dispatch.DispatchAccepted(origin=origin):
            return _("Kiriman dari %(from)s diterima petugas.") % {"from": _name(origin, names)}
        case dispatch.DispatchRefused(origin=origin, reason=reason):
            words = {"from": _name(origin, names), "reason": word(reason)}
            return _("Kiriman dari %(from)s ditolak petugas: %(reason)s.") % words
        case _:
            return None


def _task(body: Body, names: Parties) -> str | None:
    match body:
        case task.TaskOpened(to=to, due=due, clause=basis):
            words = {"to": _name(to, names), "due": moment_of(parse_moment(due)), "clause": clause(basis)}
            return _("Tugas bersama ditawarkan kepada %(to)s menurut %(clause)s, jatuh tempo %(due)s.") % words
        case task.TaskAccepted(opener=opener):
            return _("Tugas dari %(opener)s diterima.") % {"opener": _name(opener, names)}
        case task.TaskDeclined(opener=opener, reason=reason):
            return _("Tugas dari %(opener)s tidak diterima: %(reason)s.") % {
                "opener": _name(opener, names),
                "reason": word(reason),
            }
        case task.TaskDone(opener=opener):
            return _("Tugas dari %(opener)s dinyatakan selesai, menunggu konfirmasi.") % {"opener": _name(opener, names)}
        case task.TaskConfirmed(to=to):
            return _("Selesainya tugas oleh %(to)s dikonfirmasi.") % {"to": _name(to, names)}
        case _:
            return None


def _case(body: Body, _names: Parties) -> str | None:
    match body:
        case case.CaseReceived():
            return _("Sesuatu disampaikan kepada lembaga ini dan diterima.")
        case case.CaseReviewed(day=received, outcome=outcome):
            words = {"day": day(date.fromisoformat(received)), "outcome": word(outcome)}
            return _("Kajian awal atas yang diterima pada %(day)s: %(outcome)s.") % words
        case case.CaseReturned():
            return _("Pelapor diberi tahu apa yang perlu dilengkapi.")
        case case.CaseCompleted():
            return _("Perbaikan dari pelapor diterima.")
        case case.CaseRegistered(number=number):
            return _("Perkara diregistrasi dengan nomor %(number)s.") % {"number": number}
        case case.CaseAssigned():
            return _("Perkara diserahkan kepada seorang petugas.")
        case case.CaseDecided(outcome=outcome):
            return _("Pleno memutuskan: %(outcome)s.") % {"outcome": word(outcome)}
        case case.CaseForwarded(to=to):
            return _("Perkara diteruskan kepada %(to)s.") % {"to": word(to)}
        case case.CaseNotified(means=means):
            return _("Status perkara diberitahukan melalui %(means)s.") % {"means": word(means)}
        case case.CaseClosed(outcome=outcome):
            return _("Perkara ditutup: %(outcome)s.") % {"outcome": word(outcome)}
        case case.IdentityOpened():
            return _("Identitas seorang pelapor dibuka oleh pemegang kunci, dengan alasan yang disegel.")
        case _:
            return None


def _incident(body: Body, names: Parties) -> str | None:
    match body:
        case incident.IncidentReported(to=to, type=kind, due=due):
            words = {"to": _name(to, names), "type": word(kind), "due": moment_of(parse_moment(due))}
            return _("Insiden keamanan (%(type)s) dilaporkan kepada %(to)s, ditangani paling lambat %(due)s.") % words
        case incident.IncidentTaken(reporter=reporter):
            return _("Insiden keamanan dari %(reporter)s mulai ditangani.") % {"reporter": _name(reporter, names)}
        case incident.IncidentNotified(to=to):
            return _("Pemberitahuan kebocoran data pribadi disampaikan (%(to)s).") % {"to": to}
        case incident.IncidentClosed():
            return _("Insiden keamanan ditutup.")
        case _:
            return None


def _other(body: Body, names: Parties) -> str | None:
    match body:
        case log.LogObserved(origin=origin, size=size):
            words = {"owner": _name(origin, names), "size": figure(size)}
            return _("Titik periksa log %(owner)s pada %(size)s catatan dilihat dan disimpan di sini.") % words
        case checker.CheckerPublished(edition=edition):
            return _("Alat periksa tanda bukti edisi %(edition)s diterbitkan.") % {"edition": figure(edition)}
        case account.AccountGranted(role=role, office=office):
            return _("Peran %(role)s diberikan di kantor %(office)s.") % {"role": role_word(role), "office": office}
        case account.AccountRevoked(role=role):
            return _("Peran %(role)s dicabut.") % {"role": role_word(role)}
        case data.DataErased(what=what):
            return _("Data dihapus: %(what)s. Log tetap sah.") % {"what": word(what)}
        case _:
            return None


def related(entry: Entry, names: Parties) -> Iterator[Related]:
    """Give what the entry points to: public documents, the entry of the other log, its case."""
    match entry.body:
        case (
            agreement.AgreementProposed(note=note)
            | agreement.AgreementSigned(note=note)
            | agreement.AgreementAmended(note=note)
        ):
            yield Related(f"/log/blob/{note}", _("Nota yang ditandatangani"))
        case key.KeyIntroduced(statement=statement) | key.KeyRotated(statement=statement) | key.KeyRevoked(statement=statement):
            yield Related(f"/log/blob/{statement}", _("Pernyataan kunci"))
        case (
            dispatch.DispatchReceived(origin=origin, index=index)
            | dispatch.DispatchRejected(origin=origin, index=index)
            | dispatch.DispatchAccepted(origin=origin, index=index)
            | dispatch.DispatchRefused(origin=origin, index=index)
        ) if origin in names:
            words = {"number": figure(index), "name": names[origin].name}
            yield Related(f"{names[origin].url}/catatan/{index}", _("Catatan %(number)s di log %(name)s") % words)
        case incident.IncidentClosed(note=note) if note is not UNSET:
            yield Related(f"/log/blob/{note}", _("Keterangan untuk umum"))
        case checker.CheckerPublished(digest=digest):
            yield Related(f"/log/blob/{digest}", _("Alat periksa edisi ini"))
        case case.CaseRegistered() | case.CaseDecided() | case.CaseClosed() | case.CaseReviewed():
            yield Related(f"/perkara/{entry.subject}", _("Perkara ini"))
        case _:
            return


def _name(origin: str, names: Parties) -> str:
    return names[origin].name if origin in names else origin
