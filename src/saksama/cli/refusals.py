"""Why `saksama verify`, `mirror` or `proof verify` did not do what was asked: a sentence, and what the person can do.

Rules kept here: in the language that was asked for; what a program wrote stands in none of them.
Left to others: why a document has not its form (forms), telling it (door).
"""

from collections.abc import Mapping
from errno import errorcode
from typing import Final

from saksama.cli.door import plain
from saksama.cli.evidence import reason
from saksama.cli.forms import OTHERWISE, SYSTEM
from saksama.errors import SaksamaError
from saksama.words import Language, Words

REFUSALS: Final[Mapping[str, Words]] = {
    "ack.malformed": Words(
        "baris {line} berkas --ack tidak menurut bentuknya: {why}. Tulis satu objek JSON per baris: log, index (atau "
        "null), code, seperti dalam laporan --json.",
        "line {line} of the --ack file has not its form: {why}. Write one JSON object a line: log, index (or null), "
        "code, as in the --json report.",
    ),
    "policy.malformed": Words(
        "berkas kebijakan tidak dapat dipakai (baris {line}; 0 berarti seluruhnya): {why}.",
        "the policy file cannot be used (line {line}; 0 is the whole): {why}.",
    ),
    "state.unreadable": Words(
        "yang disimpan pemeriksaan sebelumnya di {path} tidak dapat dibaca: {why}. Lihatlah berkas itu; hapus hanya "
        "bila Anda memang hendak mempercayai alamat ini dari awal lagi.",
        "what an earlier check kept in {path} cannot be read: {why}. Look at that file; remove it only if you mean to "
        "trust the address anew.",
    ),
    "verify.under-way": Words(
        "pemeriksaan lain atas alamat ini belum selesai: {url}. Ulangi sesudahnya, beri --seconds lebih banyak, atau "
        "pakai --state lain.",
        "another check of this address has not ended: {url}. Run it again after that, give it more --seconds, or name "
        "another --state.",
    ),
    "mirror.not-a-copy": Words(
        "{folder} bukan salinan yang utuh: {why}. Sebut folder yang dibuat saksama mirror; ulangi saksama mirror bila "
        "terputus.",
        "{folder} is no whole copy: {why}. Name a folder that saksama mirror made; run that again where it was broken "
        "off.",
    ),
    "mirror.malformed": Words(
        "mirror.json salinan itu tidak menurut bentuknya: {why}. Buat lagi dengan saksama mirror.",
        "the copy's mirror.json has not its form: {why}. Make it anew with saksama mirror.",
    ),
    "mirror.folder": Words(
        "di {folder} tidak dapat dibuat salinan: {why}. Sebut folder kosong, folder baru, atau salinan yang sudah ada.",
        "no copy can be made in {folder}: {why}. Name an empty folder, a new one, or a copy that is there.",
    ),
    "mirror.under-way": Words(
        "saksama mirror lain sedang mengisi {folder}. Tunggu sampai selesai, atau sebut folder lain.",
        "another saksama mirror is filling {folder}. Wait until it has ended, or name another folder.",
    ),
    "mirror.nothing": Words(
        "{url} tidak menjawab sebagai simpul Saksama: {why}. Periksa alamat dan sambungannya; salinan yang sudah ada "
        "tidak berubah.",
        "{url} did not answer as a Saksama node: {why}. Check the address and the connection; a copy that was there is "
        "as it was.",
    ),
    "mirror.broken-off": Words(
        "penyalinan {url} berhenti pada batasnya. Jalankan lagi: yang sudah ada dilanjutkan. Beri --seconds atau "
        "--megabytes lebih banyak.",
        "copying {url} stopped at its bound. Run it again: it goes on from what is there. Give it more --seconds or "
        "--megabytes.",
    ),
}
"""By the error's code."""


def refusal(error: OSError | SaksamaError, language: Language) -> str:
    """What stood against it, in one paragraph; an error that has no sentence is told by its family's."""
    if isinstance(error, OSError):
        return of_system(error, language)
    if error.code not in REFUSALS:
        return reason(str(error), language)
    cause = error.__cause__
    why = (
        of_system(cause, language) if isinstance(cause, OSError) else reason(str(error.fields.get("why", "")), language)
    )
    told = {name: value if isinstance(value, int) else plain(value) for name, value in error.fields.items()}
    return REFUSALS[error.code].say(language, {**told, "why": why})


def of_system(error: OSError, language: Language) -> str:
    """What the system answered about a file, and about which."""
    name = errorcode.get(error.errno or 0, "")
    said = SYSTEM.get(name, OTHERWISE).say(language, {"number": name or error.errno or "-"})
    return f"{plain(error.filename)}: {said}" if error.filename else said
