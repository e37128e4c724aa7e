"""The verifier's words, in Indonesian and English.

Rules kept here: every code has a sentence in both languages (a test holds it); a sentence says what was found, not
why anyone did it.
Left to others: acts of the law (act_words), classes of findings (class_words), layout (report_text).
"""

from collections.abc import Mapping

from saksama.cli.act_words import ACTS
from saksama.cli.evidence import basis, sentence, told
from saksama.verify.findings import Code, Finding
from saksama.words import Language, Words

FINDINGS: Mapping[Code, Words] = {
    **ACTS,
    Code.CHECKPOINT_MALFORMED: Words("titik periksa tidak dapat dibaca: {why}", "a checkpoint cannot be read: {why}"),
    Code.CHECKPOINT_UNSIGNED: Words(
        "titik periksa ukuran {size} tidak ditandatangani kunci log yang dipercaya",
        "the checkpoint of size {size} is not signed by a log key that is believed",
    ),
    Code.CHECKPOINT_QUORUM: Words(
        "titik periksa terbaru (ukuran {size}) tidak memenuhi kebijakan; belum ada tanda saksi dari: {missing}"
        "{left_out}",
        "the newest checkpoint (size {size}) does not satisfy the policy; no cosignature of: {missing}{left_out}",
    ),
    Code.CHECKPOINT_COSIGNATURE: Words(
        "tanda saksi {signer} pada titik periksa ukuran {size} salah",
        "the cosignature of {signer} on the checkpoint of size {size} is wrong",
    ),
    Code.COSIGNATURE_AHEAD: Words(
        "tanda saksi yang waktunya sesudah pemeriksaan ini ({at}): {number}; yang terakhir {time}, oleh {signer} pada "
        "titik periksa ukuran {size}. Jam penyaksi mendahului, atau jam komputer ini (atau --at) tertinggal",
        "cosignatures dated after this check ({at}): {number}; the last one {time}, by {signer} on the checkpoint of "
        "size {size}. The witness's clock is ahead, or this computer's clock (or --at) is behind",
    ),
    Code.COSIGNATURE_BACK: Words(
        "waktu tanda saksi {signer} pada titik periksa ukuran {size} ({time}) tidak cocok dengan urutan ukurannya: "
        "yang lebih besar tidak mungkin disaksikan lebih dahulu",
        "the time of the cosignature of {signer} on the checkpoint of size {size} ({time}) does not fit its size: a "
        "larger log cannot have been seen before a smaller one",
    ),
    Code.KEYS_UNANNOUNCED: Words(
        "{use} {owner}: sekarang {offered}, bukan {kept} yang dikenal; tidak ada pernyataan sah yang mengumumkannya",
        "{use} {owner}: now {offered}, not {kept} as known; no valid statement announced it",
    ),
    Code.KEY_STATEMENT: Words(
        "pernyataan {use} milik {owner} tidak sah: {why}",
        "the key statement for {use} of {owner} is not valid: {why}",
    ),
    Code.KEY_NOT_VALID: Words(
        "titik periksa ukuran {size} ditandatangani kunci di luar masa berlakunya",
        "the checkpoint of size {size} was signed by a key outside its validity",
    ),
    Code.KEY_CUT_OFF: Words(
        "titik periksa ukuran {size} hanya ditandatangani kunci log yang dicabut; kunci itu dipercaya sampai {limit}",
        "the checkpoint of size {size} is signed by a revoked log key alone, which is believed up to {limit}",
    ),
    Code.KEY_LAST_GOOD: Words(
        "pencabutan kunci menyebut ukuran terakhir yang baik {size}, tetapi {why}",
        "a revocation names {size} as the last good size, but {why}",
    ),
    Code.KEY_BRANCH_SEEN: Words(
        "{seen_by} melihat cabang ukuran {seen_size} yang hanya ditandatangani kunci log yang kemudian dicabut; "
        "siapa menandatanganinya tidak dapat dibuktikan",
        "{seen_by} saw a branch of size {seen_size} that only a log key signed which was revoked since; "
        "who signed it cannot be proved",
    ),
    Code.ENTRY_ALTERED: Words(
        "catatan ini diubah: sidiknya bukan yang ditandatangani ({what})",
        "this entry was altered: its bytes are not those that were signed ({what})",
    ),
    Code.ENTRY_DROPPED: Words("catatan ini hilang dari {what}", "this entry is missing from {what}"),
    Code.ENTRY_ADDED: Words("catatan ini disisipkan ke {what}", "this entry was inserted into {what}"),
    Code.ENTRY_REORDERED: Words(
        "urutan catatan diubah mulai dari sini ({what})", "entries are in another order from here on ({what})"
    ),
    Code.ENTRY_NOT_SERVED: Words(
        "catatan mulai dari sini tidak disajikan ({what})", "entries from here on are not served ({what})"
    ),
    Code.ENTRY_MALFORMED: Words("catatan ini tidak menurut bentuknya: {why}", "this entry is malformed: {why}"),
    Code.ENTRY_FOREIGN: Words("catatan ini menyebut log lain: {node}", "this entry names another log: {node}"),
    Code.ENTRY_BACK_DATED: Words(
        "catatan ini bertanggal mundur: {at}, paling awal {bound}, termasuk toleransi 120 detik ({rule})",
        "this entry is back-dated: {at}, earliest {bound} with the tolerance of 120 seconds ({rule})",
    ),
    Code.ENTRY_AHEAD: Words(
        "catatan ini bertanggal maju: {at}, paling akhir {bound}, termasuk toleransi 120 detik",
        "this entry is ahead of its time: {at}, latest {bound} with the tolerance of 120 seconds",
    ),
    Code.TILE_ALTERED: Words("{what} diubah; catatannya sendiri utuh", "{what} was altered; the entries are whole"),
    Code.TILE_NOT_SERVED: Words("{what} tidak disajikan", "{what} is not served"),
    Code.LOG_REWRITTEN: Words(
        "log ditulis ulang: isi sekarang bukan kelanjutan titik periksa yang pernah ditandatangani",
        "the log was rewritten: what is served now does not continue a checkpoint that was signed",
    ),
    Code.LOG_FORK: Words(
        "log bercabang: {seen_by} melihat log lain pada ukuran {seen_size}; kedua titik periksa disimpan",
        "the log forked: {seen_by} saw another log at size {seen_size}; both signed checkpoints are kept",
    ),
    Code.LOG_ROLLED_BACK: Words(
        "log dimundurkan: {seen_by} pernah melihat ukuran {seen_size}, sekarang kurang dari itu",
        "the log was rolled back: {seen_by} saw size {seen_size}, now there is less",
    ),
    Code.COPY_OLDER: Words(
        "salinan ini memuat log sampai ukuran {size}, lebih tua daripada yang sudah dilihat pemeriksaan sebelumnya "
        "(ukuran {seen_size}); apa yang dicatat sesudahnya tidak ada di dalamnya",
        "this copy has the log up to size {size}, older than what an earlier check saw (size {seen_size}); what was "
        "entered since is not in it",
    ),
    Code.LOG_STALE: Words(
        "log tidak punya titik periksa baru yang disaksikan sejak {since}, lebih dari {silent} sebelumnya; nota "
        "membolehkan {allowed}",
        "the log has had no new cosigned checkpoint since {since}, more than {silent} before; the agreement allows "
        "{allowed}",
    ),
    Code.LOG_SILENT: Words(
        "antara {since} dan {until}, lebih dari {silent}, tidak ada titik periksa yang disaksikan; nota "
        "membolehkan {allowed}: waktu catatan dari sini sampai yang disaksikan berikutnya hanya menurut log sendiri",
        "between {since} and {until}, more than {silent}, there was no cosigned checkpoint; the agreement allows "
        "{allowed}: the times of entries from here to the next one cosigned are the log's own word",
    ),
    Code.LOG_UNSEEN_SINCE: Words(
        "apa yang jatuh tempo atau dicatat sesudah {since} sampai {at} tidak terlihat",
        "what fell due or was entered after {since}, until {at}, was not seen",
    ),
    Code.OBSERVED_FALSE: Words(
        "titik periksa yang dicatat sebagai dilihat bukan yang seharusnya: {why}",
        "a checkpoint that was noted as seen is not what it should be: {why}",
    ),
    Code.OBSERVED_MISSING: Words(
        "log {of} tidak dilihat dari {last} sampai {until}, padahal log ini berjalan: seharusnya setiap jam",
        "the log {of} was not looked at from {last} to {until}, though this log went on: it should be every hour",
    ),
    Code.OBSERVED_LATE: Words(
        "{number} pengamatan log mitra, yang pertama bertanggal {at}, baru disaksikan {cosigned}, padahal paling lama "
        "satu jam: bisa jadi ditulis kemudian",
        "observations of the partner's log, {number} and the first dated {at}, were cosigned only at {cosigned}, and "
        "not within an hour: they may have been written later",
    ),
    Code.CHECKPOINT_HIDDEN: Words(
        "titik periksa ukuran {size}, yang pernah disajikan dan dicatat {seen_by}, sekarang tidak disimpan atau "
        "kehilangan tanda saksi: {lost}",
        "the checkpoint of size {size}, which was served and which {seen_by} wrote down, is kept no longer or has lost "
        "cosignatures: {lost}",
    ),
    Code.CHECKPOINT_UNLISTED: Words(
        "penyaksi “{witness}” menandatangani {listed} ukuran; {missing} di antaranya tidak ada di antara yang disimpan "
        "log ini, mulai dari ukuran {size}",
        "the witness “{witness}” signed {listed} {listed:size|sizes}; {missing} of them {missing:is|are} not among "
        "those that this log keeps, the first at size {size}",
    ),
    Code.LOG_OVERRIDDEN: Words(
        "operator meneruskan log dari ukuran {size} tanpa jawaban mitra dan penyaksi",
        "an operator let the log go on from size {size} without an answer of partner and witnesses",
    ),
    Code.OVERRIDE_FALSE: Words(
        "catatan bahwa log diteruskan tanpa jawaban tidak benar: {reason}",
        "the entry that the log went on without an answer is not true: {reason_en}",
    ),
    Code.PSEUDONYM_REUSED: Words(
        "nama samaran {pseudonym} sudah dipakai di bawah subjek lain (catatan {first}): satu orang dapat dikenali di "
        "dua perkara, atau namanya dikarang",
        "the pseudonym {pseudonym} is another subject's already (entry {first}): one person can be known in two cases, "
        "or the name was made up",
    ),
    Code.OFFICE_OUTSIDE: Words(
        "kantor {office} bukan kantor lembaga ini (wilayah {region})",
        "the office {office} is none of this institution's (region {region})",
    ),
    Code.ACTOR_UNGRANTED: Words(
        "{act} oleh peran {role}, yang tidak diberikan kepada siapa pun",
        "{act} by the role {role}, which nobody had been given",
    ),
    Code.DISPATCH_NUMBER: Words(
        "nomor kiriman {number}, seharusnya {expected}", "dispatch number {number}, it should be {expected}"
    ),
    Code.DISPATCH_NOT_PERMITTED: Words(
        "kiriman tanpa izin menurut nota: {clause}, {why}",
        "a dispatch that the agreement does not permit: {clause}, {why}",
    ),
    Code.DISPATCH_SEEN: Words(
        "kiriman ini mengatakan log mitra sudah dilihat sampai ukuran {seen}: {why}",
        "this dispatch says that the partner's log was seen up to size {seen}: {why}",
    ),
    Code.DISPATCH_REPLAYED: Words(
        "kiriman ini memakai nomor publik kiriman lain ({subject})",
        "this dispatch bears another one's public id ({subject})",
    ),
    Code.DISPATCH_UNRECEIPTED: Words(
        "kiriman ini tidak ditanggapi log {owed_by} pada waktunya: jatuh tempo {due} (ditanggapi: {done})",
        "the log {owed_by} owed this dispatch a receipt by {due} (receipt: {done})",
    ),
    Code.DISPATCH_ANSWERS: Words(
        "kiriman ini menyebut menjawab catatan {answers} mitra: {why}",
        "this dispatch says that it answers the partner's entry {answers}: {why}",
    ),
    Code.RECEIPT_FALSE: Words("{kind} (catatan {of}) tidak benar: {why}", "{kind} (entry {of}) is not true: {why}"),
    Code.AGREEMENT_NOTE: Words("naskah nota tidak sesuai: {why}", "the agreement's note does not fit: {why}"),
    Code.AGREEMENT_SIGNATURE: Words(
        "nota tidak bertanda tangan lembaga {party}", "the agreement is not signed by the institution {party}"
    ),
    Code.AGREEMENT_DECLARATION: Words(
        "{act} tanpa pernyataan yang ditandatangani kunci lembaga; catatan ini tidak berlaku",
        "{act} without a declaration under the institution's key; this entry counts for nothing",
    ),
    Code.KEY_OLD_ABSENT: Words(
        "kunci lembaga {owner} diganti tanpa tanda tangan kunci lama ({old_key}): hanya mitra yang menjaminnya. "
        "Cocokkan sidiknya di luar alat ini. Lama {kept}, baru {offered}",
        "the institution key of {owner} was replaced without the old key's signature ({old_key}): the partner alone "
        "vouches for it. Compare its fingerprint by another way. Old {kept}, new {offered}",
    ),
    Code.BLOB_WRONG: Words("berkas publik {digest} tidak benar: {why}", "the public blob {digest} is not right: {why}"),
    Code.STATISTICS_DIFFER: Words(
        "angka publik berbeda: {kind} dikatakan {said}, terhitung {counted} (ukuran {size})",
        "the public numbers differ: {kind} said {said}, counted {counted} (size {size})",
    ),
    Code.SUPERVISION_DIFFER: Words(
        "angka publik pengawasan berbeda: {what}, kantor {office}, masa atau tujuan {of}: dikatakan {said}, terhitung "
        "{counted} (ukuran {size})",
        "the public numbers on supervision differ: {what_en}, office {office}, period or body {of}: said {said}, "
        "counted {counted} (size {size})",
    ),
    Code.UNREACHABLE: Words("tidak dapat diperiksa: {what} ({why})", "could not be checked: {what} ({why})"),
    Code.POLICY_UNKNOWN: Words(
        "tidak diketahui siapa yang harus menyaksikan log ini: {why}", "who must witness this log is not known: {why}"
    ),
    Code.KEY_OWNER_UNKNOWN: Words(
        "pernyataan {use} milik {owner} belum dapat diperiksa: kunci lembaganya belum dikenal",
        "the key statement for {use} of {owner} cannot be checked yet: its institution key is not known",
    ),
    Code.ENTRY_NEWER: Words(
        "catatan ini lebih baru daripada yang dikenal alat ini: jenis {kind} ({why})",
        "this entry is newer than this tool knows: kind {kind} ({why})",
    ),
    Code.NOT_YET_WITNESSED: Words(
        "catatan mulai dari sini belum disaksikan; menunggu: {missing}{left_out}",
        "entries from here on are not yet witnessed; waiting for: {missing}{left_out}",
    ),
    Code.RUN_SPENT: Words(
        "pemeriksaan dihentikan pada batasnya ({bound} {what}); sisanya tidak dibaca",
        "this check was stopped at its bound ({bound} {what}); the rest was not read",
    ),
    Code.WITNESS_UNKNOWN: Words(
        "penyaksi “{witness}” tidak mengenal log ini", "the witness “{witness}” does not know this log"
    ),
}


def message(finding: Finding, language: Language) -> str:
    """What was found, in one sentence; what the evidence quotes comes through the door."""
    known = told(finding.evidence, language) | {"basis": basis(finding.evidence, language)}
    return sentence(FINDINGS[finding.code].say(language, known), language)
