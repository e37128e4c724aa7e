"""What each right lets a person do, as a sentence for the page of roles goes on after "boleh": in words of the desk."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.accounts.policy import Action

ACTION_WORDS: Final[Mapping[Action, Promise | str]] = {
    Action.DESK_OPEN: _("membuka meja"),
    Action.STATUS_READ: _("membaca keadaan dan kesehatan simpul"),
    Action.ALARM_KEEP: _("menerima alarm tentang mesin dan menandainya sudah dilihat"),
    Action.ALARM_WORK: _("menerima alarm tentang pekerjaan dengan mitra dan menandainya sudah dilihat"),
    Action.ACCOUNT_READ: _("membaca daftar akun dan perannya"),
    Action.ACCOUNT_MANAGE: _("membuat dan menutup akun, memberi dan mengakhiri peran, menyerahkan kode pertama"),
    Action.ACCOUNT_CONFIRM: _("menjadi orang kedua yang mengesahkan akun yang dibuat satu orang saja"),
    Action.AGREEMENT_READ: _("membaca nota kesepahaman"),
    Action.AGREEMENT_PROPOSE: _("memasang mitra dan menyusun naskah nota atau adendum"),
    Action.AGREEMENT_SIGN: _("menandatangani, menangguhkan, melanjutkan, dan mengakhiri nota"),
    Action.KEY_MANAGE: _("mengganti dan mencabut kunci lembaga dan simpul"),
    Action.DISPATCH_READ: _("membaca kiriman dari dan kepada mitra"),
    Action.DISPATCH_SEND: _("menulis dan mengirim kiriman kepada mitra"),
    Action.DISPATCH_ANSWER: _("menerima atau menolak kiriman mitra dan melanjutkan sambungan yang berhenti"),
    Action.DISPATCH_RELEASE: _("menjadi orang kedua yang melepas kiriman yang tertahan pemeriksa kebocoran"),
    Action.TASK_READ: _("membaca tugas bersama"),
    Action.TASK_OPEN: _("membuka tugas bersama dan menawarkannya kepada mitra"),
    Action.TASK_WORK: _("mengerjakan tugas bersama dan melaporkan hasilnya"),
    Action.TASK_CONFIRM: _("menyatakan tugas bersama selesai"),
    Action.JOINT_READ: _("membaca halaman bersama dan laporan bulanannya"),
    Action.INCIDENT_READ: _("membaca insiden keamanan"),
    Action.INCIDENT_REPORT: _("melaporkan insiden keamanan"),
    Action.INCIDENT_TAKE: _("menangani insiden keamanan"),
    Action.INCIDENT_CLOSE: _("menutup insiden keamanan"),
    Action.CONTENT_READ: _("membaca konten yang diawasi, klaim, dan permintaan"),
    Action.CONTENT_CAPTURE: _("merekam konten"),
    Action.CONTENT_TRIAGE: _("memilah konten dan menggabungkannya ke klaim"),
    Action.CONTENT_ASSESS: _("menilai klaim dan meminta platform bertindak"),
    Action.CONTENT_JUDGE: _("menetapkan hasil penilaian klaim"),
    Action.CONTENT_CLARIFY: _("menulis klarifikasi"),
    Action.RESULTS_READ: _("membaca angka hasil dan ketidaksesuaiannya"),
    Action.RESULTS_IMPORT: _("memasukkan angka hasil dari berkas"),
    Action.SHEET_KEY: _("mengetik salinan formulir pengawas"),
    Action.SHEET_RESOLVE: _("mengusulkan penyelesaian ketidaksesuaian"),
    Action.SHEET_CONFIRM: _("menjadi orang kedua pada penyelesaian ketidaksesuaian"),
    Action.AUDIT_RUN: _("mengundi dan menjalankan audit hasil"),
    Action.OBSERVATION_READ: _("membaca laporan hasil pengawasan"),
    Action.OBSERVATION_WRITE: _("menulis laporan hasil pengawasan"),
    Action.OBSERVATION_EXAMINE: _("memeriksa laporan hasil pengawasan"),
    Action.OBSERVATION_PLAN: _("membuka masa laporan dan mendaftarkan telepon pengawas"),
    Action.ADVICE_GIVE: _("memberi saran perbaikan dan imbauan"),
    Action.CASE_READ: _("membaca laporan masyarakat dan perkara"),
    Action.CASE_INTAKE: _("menerima laporan di loket dan melengkapinya"),
    Action.CASE_REVIEW: _("mengkaji laporan"),
    Action.CASE_REGISTER: _("meregistrasi laporan dan temuan"),
    Action.CASE_ASSIGN: _("menugaskan petugas pada perkara"),
    Action.CASE_DECIDE: _("memutuskan dalam rapat pleno"),
    Action.CASE_CLOSE: _("menutup perkara"),
    Action.DEADLINE_READ: _("membaca tenggat"),
    Action.RULING_PROPOSE: _("mengusulkan penetapan tentang tenggat, norma, dan kalender"),
    Action.RULING_CONFIRM: _("menjadi orang kedua pada penetapan tentang tenggat, norma, dan kalender"),
    Action.IDENTITY_OPEN: _("membuka identitas pelapor dengan frasa sandi brankas"),
    Action.DATA_ERASE: _("menghapus data pribadi setelah masa simpannya"),
    Action.TRACE_READ: _("membaca jejak tindakan petugas"),
}
"""One for each right; none is left out."""
