"""One sentence for each kind of entry: what happened, in the reader's language.

Rules kept here:
  * Every kind has its sentence; a test walks them all. A sentence says no more than the entry.
  * A placeholder is a field of the body, written as a reader writes it: codes as words, origins as names.
  * `case.received` says neither report nor preliminary information, and leads to no case.
Left to others: names of the parties (`parties`), words of codes (`web.codes`), time and index (templates).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET
from msgspec.structs import asdict

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds import (
    account,
    agreement,
    audit,
    case,
    checker,
    clarification,
    content,
    data,
    dispatch,
    handling,
    incident,
    interest,
    key,
    keying,
    log,
    lot,
    message,
    norm,
    observation,
    plenary,
    ruling,
    sheet,
    task,
    trace,
)
from saksama.observation.advised import body_name
from saksama.vocabulary import parse_moment
from saksama_node.web.codes import role_word, word
from saksama_node.web.formats import clause, day, english, figure, moment_of
from saksama_node.web.portal.agreement import Parties

SENTENCES: Final[Mapping[type[Body], Promise]] = {
    agreement.AgreementProposed: _("Nota kesepahaman diusulkan."),
    agreement.AgreementSigned: _("Nota kesepahaman ditandatangani lembaga ini."),
    agreement.AgreementAmended: _("Adendum nota kesepahaman ditandatangani lembaga ini."),
    agreement.AgreementWithdrawn: _("Lembaga ini menarik kembali tanda tangannya: %(reason)s"),
    agreement.AgreementSuspended: _("Nota kesepahaman ditangguhkan: %(reason)s"),
    agreement.AgreementResumed: _("Lembaga ini menyetujui nota kesepahaman dilanjutkan: %(reason)s"),
    agreement.AgreementEnded: _("Nota kesepahaman diakhiri: %(reason)s"),
    key.KeyIntroduced: _("Kunci %(use)s milik %(owner)s diumumkan, berlaku sampai %(not_after)s."),
    key.KeyRotated: _(
        "Kunci %(use)s milik %(owner)s diganti: yang lama berlaku sampai %(replaced_until)s, "
        "yang baru sampai %(not_after)s."
    ),
    key.KeyRevoked: _("Kunci %(use)s milik %(owner)s dicabut sejak %(revoked)s."),
    log.LogOverridden: _("Operator meneruskan log ini dari %(size)s catatan tanpa jawaban mitra dan penyaksi."),
    log.LogObserved: _("Titik periksa log %(origin)s pada %(size)s catatan dilihat dan disimpan di sini."),
    dispatch.DispatchSent: _(
        "Kiriman nomor %(number)s, %(dispatch_kind)s, dikirim ke %(to)s menurut %(clause)s (%(classification)s)."
    ),
    dispatch.DispatchReceived: _("Kiriman dari %(origin)s diterima simpul."),
    dispatch.DispatchRejected: _("Kiriman dari %(origin)s tidak dapat diterima simpul: %(code)s."),
    dispatch.DispatchAccepted: _("Kiriman dari %(origin)s diterima petugas."),
    dispatch.DispatchRefused: _("Kiriman dari %(origin)s ditolak petugas: %(reason)s."),
    task.TaskOpened: _("Tugas bersama ditawarkan kepada %(to)s menurut %(clause)s, jatuh tempo %(due)s."),
    task.TaskAccepted: _("Tugas dari %(opener)s diterima."),
    task.TaskDeclined: _("Tugas dari %(opener)s tidak diterima: %(reason)s."),
    task.TaskDone: _("Tugas dari %(opener)s dinyatakan selesai, menunggu konfirmasi."),
    task.TaskConfirmed: _("Selesainya tugas oleh %(to)s dikonfirmasi."),
    case.CaseReceived: _("Sesuatu disampaikan kepada lembaga ini dan diterima."),
    case.CaseReviewed: _("Kajian awal atas yang diterima pada %(day)s: %(outcome)s."),
    case.CaseReturned: _("Pelapor diberi tahu apa yang perlu dilengkapi."),
    case.CaseCompleted: _("Perbaikan dari pelapor diterima."),
    case.CaseWithdrawn: _("Pelapor mencabut laporannya sebelum registrasi."),
    case.CaseRegistered: _("Perkara diregistrasi dengan nomor %(number)s."),
    case.CaseAssigned: _("Perkara diserahkan kepada seorang petugas."),
    case.CaseDecided: _("Pleno memutuskan: %(outcome)s."),
    case.CaseForwarded: _("Perkara diteruskan kepada %(to)s."),
    case.CaseNotified: _("Status perkara diberitahukan melalui %(means)s."),
    case.CaseClosed: _("Perkara ditutup: %(outcome)s."),
    handling.CaseTeamed: _("Tim klarifikasi ditetapkan dengan keputusan Ketua."),
    handling.CaseCopied: _("Salinan berita acara klarifikasi diberikan kepada %(role)s %(nth)s."),
    handling.CaseDiscussed: _("Sentra Gakkumdu, %(discussion)s pada %(day)s."),
    handling.CaseContested: _("Koreksi atas rekomendasi diminta oleh %(by)s kepada %(examiner)s."),
    handling.CaseAdvised: _("Pertimbangan tertulis Bawaslu atas permintaan koreksi diterima."),
    handling.CaseCorrected: _("Hasil pemeriksaan koreksi: %(outcome)s."),
    handling.CaseInvited: _("Undangan klarifikasi dikirim kepada %(role)s %(nth)s untuk %(day)s."),
    handling.CaseHeard: _("Berita acara klarifikasi dengan %(role)s %(nth)s dibuat."),
    handling.CaseExtended: _("Waktu penanganan perkara diperpanjang, dengan alasan yang disegel."),
    handling.CaseStudied: _("Kajian selesai dan dibawa ke pleno."),
    handling.CaseTransferred: _("Perkara %(direction)s: kantor %(to)s."),
    handling.CaseSanctioned: _("Keputusan Ketua tentang seorang pengawas ad hoc: %(sanction)s."),
    handling.CaseAnswered: _("Jawaban atas penerusan dari %(by)s: %(answer)s."),
    handling.CaseRenumbered: _("Nomor register %(replaces)s diperbaiki menjadi %(number)s."),
    handling.CaseRecused: _("Seorang petugas mengundurkan diri dari perkara ini karena kepentingan."),
    handling.CaseReadmitted: _("Pengunduran diri seorang petugas dicabut oleh dua orang, dengan alasan yang disegel."),
    plenary.PlenaryHeld: _(
        "Rapat pleno kantor %(office)s pada %(day)s, berita acara %(number)s, dengan putusan atas tiap perkara."
    ),
    observation.PeriodOpened: _(
        "Kantor %(office)s membuka masa laporan %(form)s, %(begins)s sampai %(ends)s, dengan %(chain)s pemeriksaan."
    ),
    observation.PeriodAsked: _("Jumlah laporan yang diminta dalam masa ini diubah, dengan alasan yang disegel."),
    observation.PeriodClosed: _(
        "Masa laporan ini ditutup; yang datang sesudahnya tetap diterima dan ditandai terlambat."
    ),
    observation.ObservationReceived: _(
        "Laporan pengawasan dari wilayah %(office)s diterima pada %(day)s (%(channel)s)."
    ),
    observation.LhpSent: _("Laporan hasil pengawasan versi %(version)s diajukan, wilayah %(office)s."),
    observation.LhpReturned: _(
        "Versi %(version)s dikembalikan pada tahap %(level)s, dengan %(notes)s catatan yang disegel."
    ),
    observation.LhpApproved: _("Versi %(version)s disetujui pada tahap pemeriksaan %(level)s."),
    observation.LhpReopened: _("Laporan yang disetujui dibuka kembali, dengan alasan yang disegel."),
    observation.AdviceSent: _("Saran perbaikan disampaikan kepada %(to)s pada %(day)s, dijawab paling lambat %(due)s."),
    observation.AdviceAnswered: _("Saran perbaikan dijawab pada %(day)s: %(answer)s."),
    lot.LotCommitted: _("Daftar peserta undian ke-%(draw)s dicatat; benihnya dari tanda saksi %(witness)s."),
    lot.LotDrawn: _("Undian ke-%(draw)s dilakukan dengan titik periksa ukuran %(size)s."),
    case.IdentityOpened: _("Identitas seorang pelapor dibuka oleh pemegang kunci, dengan alasan yang disegel."),
    incident.IncidentReported: _(
        "Insiden keamanan (%(type)s) dilaporkan kepada %(to)s, ditangani paling lambat %(due)s."
    ),
    incident.IncidentTaken: _("Insiden keamanan dari %(reporter)s mulai ditangani."),
    incident.IncidentNotified: _("Pemberitahuan kebocoran data pribadi disampaikan (%(to)s)."),
    incident.IncidentClosed: _("Insiden keamanan ditutup."),
    checker.CheckerPublished: _("Alat periksa tanda bukti edisi %(edition)s diterbitkan."),
    account.AccountGranted: _("Peran %(role)s diberikan di kantor %(office)s."),
    account.AccountRevoked: _("Peran %(role)s dicabut."),
    account.AccountRenewed: _("Akses seorang pemegang akun diperbarui."),
    account.AccountReaddressed: _("Alamat surel seorang pemegang akun diubah administrator."),
    account.AccountConfirmed: _("Yang dilakukan satu orang sendiri pada sebuah akun disahkan dua orang lain."),
    ruling.DayDecreed: _(
        "Kalender kantor %(office)s: %(day)s menjadi %(effect)s, menurut %(decree)s tanggal %(decreed)s."
    ),
    ruling.ReadingSettled: _(
        "Bacaan aturan yang belum jelas ditetapkan di kantor %(office)s sejak %(since)s, menurut %(decree)s."
    ),
    norm.NormConfirmed: _("Dua orang memastikan dasar hukum %(fact)s dari naskah %(title)s, %(article)s."),
    message.MessageSent: _("Kantor dan seseorang yang menyampaikan sesuatu berkirim pesan."),
    interest.InterestDeclared: _("Seorang petugas menyatakan kepentingan tetap: %(ground)s mana, disegel."),
    interest.InterestLifted: _("Pernyataan kepentingan tetap diakhiri oleh dua orang, dengan alasan yang disegel."),
    content.ContentCaptured: _("Konten (%(medium)s, %(channel)s) ditangkap, masuk lewat %(way)s; isinya disegel."),
    content.ContentTriaged: _("Salinan konten dipilah: %(outcome)s."),
    content.ContentClassified: _("Klaim digolongkan: %(category)s; %(concerns)s; sasaran %(target)s."),
    content.ContentAssessed: _("Klaim dinilai %(outcome)s dari %(sources)s sumber, dibaca dua orang."),
    content.ContentJudged: _("Pengawas pemilu memutuskan tentang klaim: %(outcome)s."),
    content.ContentRequested: _("Penanganan %(copies)s salinan dimohonkan kepada %(to)s."),
    content.ContentReminded: _("Permohonan penanganan ditanyakan lagi, karena jawabannya tidak datang pada waktunya."),
    content.ContentAnswered: _("Jawaban %(by)s atas permohonan penanganan: %(outcome)s."),
    content.ContentRechecked: _("Dilihat lagi apakah salinan konten masih ada di alamatnya: %(presence)s."),
    clarification.ClarificationPublished: _("Klarifikasi publik versi %(version)s (%(outcome)s): %(text)s"),
    sheet.SheetImported: _("Angka hasil %(contest)s dari %(source)s dimasukkan: %(rows)s baris."),
    sheet.SheetFlagged: _("Angka hasil %(contest)s diperiksa; yang tidak klop didaftar."),
    keying.SheetKeyed: _(
        "Salinan pengawas TPS %(station)s (%(contest)s) diketik, pengetikan ke-%(turn)s; angkanya disegel."
    ),
    keying.SheetReconciled: _("Salinan pengawas TPS %(station)s (%(contest)s): kedua pengetikan dipadukan dan dibuka."),
    keying.SheetResolved: _(
        "Ketidaksesuaian %(rule)s di %(place)s (%(contest)s) selesai ditelaah dua orang: %(ground)s; %(follow_up)s."
    ),
    audit.AuditCommitted: _(
        "Daftar audit hasil %(contest)s dicatat: %(stations)s TPS, batas risiko %(limit)s per seribu."
    ),
    audit.AuditDrawn: _("Undian audit ditarik dari benih %(seed)s: %(draws)s kali."),
    audit.AuditObserved: _("Formulir TPS %(station)s dibaca dua orang untuk audit."),
    audit.AuditConcluded: _("Audit selesai sesudah %(evaluated)s undian: %(outcome)s."),
    data.DataErased: _("Data dihapus: %(what)s. Log tetap sah."),
    trace.TraceSealed: _("Jejak tindakan petugas pada %(day)s ditutup; tidak ada lagi yang dapat diambil darinya."),
}


_FIELDS: Final = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Related:
    """Something that an entry points to: its address and words."""

    url: str
    text: str


def sentence(entry: Entry, names: Parties) -> str:
    """Say what one entry records."""
    text, fields = str(SENTENCES[type(entry.body)]), asdict(entry.body)
    return text % {name: _written(name, fields[name], names) for name in _FIELDS.findall(text)}


def _written(name: str, value: object, names: Parties) -> str:
    """Write one field of a body for a reader."""
    match name, value:
        case _, StrEnum():
            return word(value)
        case _, int():
            return figure(value)
        case "not_after", str():
            return day(parse_moment(value))
        case "due", str() if "T" in value:
            return moment_of(parse_moment(value))
        case (("day" | "decreed" | "since" | "due"), str()):
            return day(date.fromisoformat(value))
        case _:
            return _as_text(name, str(value), names)


def _as_text(name: str, value: str, names: Parties) -> str:
    if value in names:
        return names[value].name
    return {"clause": clause, "role": role_word, "to": _body}.get(name, str)(value)


def _body(code: str) -> str:
    """A body that was advised; whatever else is named as it is."""
    return body_name(code, english=english())


def related(entry: Entry, names: Parties) -> Iterator[Related]:
    """Give what the entry points to: public documents, the entry of the other log, its case."""
    match entry.body:
        case (
            agreement.AgreementProposed(note=note)
            | agreement.AgreementSigned(note=note)
            | agreement.AgreementAmended(note=note)
        ):
            yield Related(f"/log/blob/{note}", gettext("Nota yang ditandatangani"))
        case agreement.AgreementResumed(note=note) | agreement.AgreementEnded(note=note):
            yield Related(f"/log/blob/{note}", gettext("Pernyataan yang ditandatangani kunci lembaga"))
        case (
            key.KeyIntroduced(statement=statement)
            | key.KeyRotated(statement=statement)
            | key.KeyRevoked(statement=statement)
        ):
            yield Related(f"/log/blob/{statement}", gettext("Pernyataan kunci"))
        case (
            dispatch.DispatchReceived(origin=origin, index=index)
            | dispatch.DispatchRejected(origin=origin, index=index)
            | dispatch.DispatchAccepted(origin=origin, index=index)
            | dispatch.DispatchRefused(origin=origin, index=index)
        ) if origin in names:
            said = {"number": figure(index), "name": names[origin].name}
            yield Related(f"{names[origin].url}/catatan/{index}", gettext("Catatan %(number)s di log %(name)s") % said)
        case incident.IncidentClosed(note=note) if note is not UNSET:
            yield Related(f"/log/blob/{note}", gettext("Keterangan untuk umum"))
        case clarification.ClarificationPublished(document=document):
            yield Related(f"/log/blob/{document}", gettext("Klarifikasi ini"))
        case content.ContentTriaged(claim=str(claim)):
            yield Related(f"/catatan?subject={claim}", gettext("Klaim yang diulanginya"))
        case checker.CheckerPublished(digest=digest):
            yield Related(f"/log/blob/{digest}", gettext("Alat periksa edisi ini"))
        case case.CaseRegistered() | case.CaseDecided() | case.CaseClosed() | case.CaseReviewed():
            yield Related(f"/perkara/{entry.subject}", gettext("Perkara ini"))
        case _:
            yield from _of_results(entry)


def _of_results(entry: Entry) -> Iterator[Related]:
    """The same for figures and audits."""
    match entry.body:
        case sheet.SheetImported(document=document, base=base, part=part):
            yield Related(f"/log/blob/{document}", gettext("Angka versi ini"))
            if part is not UNSET:
                yield Related(f"/log/blob/{part}", gettext("Baris yang masuk"))
            if base is not UNSET:
                yield Related(f"/log/blob/{base}", gettext("Angka versi yang dilanjutkannya"))
        case sheet.SheetFlagged(document=document, figures=figures):
            yield Related(f"/log/blob/{document}", gettext("Daftar yang tidak klop"))
            yield Related(f"/log/blob/{figures}", gettext("Angka yang diperiksa"))
        case keying.SheetReconciled(document=document):
            yield Related(f"/log/blob/{document}", gettext("Kedua pengetikan dan hasilnya"))
        case audit.AuditCommitted(list=listed, figures=figures, first=first):
            if first is not UNSET:
                yield Related(f"/hasil/audit/{first}/", gettext("Audit pertama atas angka yang sama"))
            yield Related(f"/log/blob/{listed}", gettext("Daftar yang diundi"))
            yield Related(f"/log/blob/{figures}", gettext("Angka yang diaudit"))
        case audit.AuditDrawn(tickets=tickets):
            yield Related(f"/log/blob/{tickets}", gettext("Undian"))
        case audit.AuditConcluded():
            yield Related(f"/hasil/audit/{entry.subject}/", gettext("Audit ini"))
        case _:
            return
