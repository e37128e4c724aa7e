"""How the door answers devices of the field: JSON alone, never kept on the way, a refusal with its code and words.

Rules kept here: no cookie is set or read; nothing that a device sent is said back or logged.
Left to others: what is answered (door), who asks (signed).
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.errors import BugError, CallerError, WorldError
from saksama_node.observation.annexing import WrongOffset
from saksama_node.observation.receiving import KeptAside, NumberTaken
from saksama_node.web.unable import sentence

JSON: Final = "application/json"
_RETRY_SECONDS: Final = 30

_WORDS: Final[Mapping[str, Promise]] = {
    "field.not-here": _("Tidak ada di sini."),
    "field.malformed": _("Kiriman ini tidak dapat dibaca. Perbarui halaman; isian Anda tetap di telepon ini."),
    "field.unsigned": _("Perangkat ini tidak dikenal. Minta kartu undangan baru dari kantor Anda."),
    "field.revoked": _("Perangkat ini dicabut oleh kantor. Kiriman Anda tetap disimpan di sana; hubungi kantor Anda."),
    "field.ended": _("Akun Anda tidak berlaku lagi. Kiriman Anda tetap disimpan kantor; hubungi kantor Anda."),
    "field.sealed": _("Kiriman ini tidak dapat dibuka, tetapi disimpan. Perbarui halaman dan hubungi kantor Anda."),
    "field.form": _("Formulirnya tidak dikenal di sini, tetapi kirimannya disimpan. Hubungi kantor Anda."),
    "field.conflict": _("Nomor urut ini sudah dipakai kiriman lain; keduanya disimpan. Kirim lagi dengan nomor baru."),
    "field.code": _("Kode ini tidak berlaku. Baca lagi kartunya, atau minta kartu baru dari kantor Anda."),
    "field.slow": _("Terlalu banyak yang salah dari tempat ini. Tunggu lima belas menit."),
    "field.too-large": _("Berkas ini terlalu besar. Foto lebih kecil, atau antarkan rekamannya ke kantor."),
    "field.type": _("Jenis berkas ini tidak diterima. Kirim foto (JPEG, PNG, WebP), PDF, MP3 atau MP4."),
    "field.offset": _("Potongan ini bukan yang ditunggu; lanjutkan dari tempat yang disebut."),
    "field.digest": _("Berkas yang sampai bukan yang dikirim; kirim ulang dari awal."),
}
"""Why the door refuses, for who reads it on the telephone."""

_STATUS: Final[Mapping[str, int]] = {
    "field.not-here": 404,
    "field.code": 410,
    "field.conflict": 409,
    "field.offset": 409,
    "field.revoked": 403,
    "field.ended": 403,
    "field.sealed": 422,
    "field.form": 422,
    "field.digest": 422,
    "field.too-large": 413,
    "field.type": 415,
}


def answer(data: object = None, status: int = 200, **headers: str) -> HttpResponse:
    """This as JSON; nothing as no body."""
    body = b"" if data is None else msgspec.json.encode(data)
    response = HttpResponse(body, content_type=JSON, status=status)
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def nothing(request: HttpRequest) -> HttpResponse:
    """404 for every other address of the door."""
    return refuse(404, "field.not-here")


def refuse(status: int, code: str, **headers: str) -> HttpResponse:
    """A refusal, in its code and in words."""
    return answer({"code": code, "words": str(_WORDS[code])}, status, **headers)


def refuse_for(error: CallerError) -> HttpResponse:
    """The refusal that an error of the door is. Raises `BugError`: it has no words here."""
    match error:
        case KeptAside(why=why):
            code, more = f"field.{why}", {}
        case WrongOffset(offset=offset):
            return refuse(409, error.code, Upload_Offset=str(offset))
        case NumberTaken(report=report, sequence=sequence):
            code, more = error.code, {"report": report, "sequence": sequence}
        case _:
            code, more = error.code, {}
    if code not in _WORDS:
        raise BugError(f"a refusal of the door has no words: {code}") from error
    return answer({"code": code, "words": str(_WORDS[code]), **more}, _STATUS.get(code, 400))


def unable(fault: WorldError) -> HttpResponse:
    """This node could not; nothing was taken."""
    words = sentence(fault) or str(_("Simpul ini sedang tidak dapat menerima. Telepon Anda mencoba lagi sendiri."))
    return answer({"code": fault.code, "words": words}, 503, Retry_After=str(_RETRY_SECONDS))
