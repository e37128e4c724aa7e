"""A report of supervision as tests write it: every question that must be answered is."""

from collections.abc import Mapping
from typing import Any, Final

WHOLE: Final[Mapping[str, Any]] = {
    "stage": "Pemutakhiran data pemilih",
    "team": [{"name": "CONTOH Pengawas", "post": "Anggota Panwaslu Kecamatan"}],
    "assignment": "001/ST/CONTOH",
    "address": "Jalan Contoh 1",
    "activities": [
        {"way": "direct", "aim": "Memastikan ...", "target": "PPS", "day": "2026-11-28", "place": "Kantor desa"}
    ],
    "account": "CONTOH: daftar diumumkan.",
    "suspected": "none",
    "disputed": "none",
}
CEGAH: Final[Mapping[str, Any]] = {
    "division": "Pencegahan",
    "team": [{"name": "CONTOH", "post": "Anggota"}],
    "assignment": "002/ST/CONTOH",
    "event": "Pemutakhiran daftar pemilih berkelanjutan",
    "stage": "voters",
    "way": "talk",
    "aim": "Memastikan ...",
    "target": "Dinas kependudukan",
    "day": "2026-11-20",
    "place": "CONTOH",
    "account": "CONTOH.",
    "follow_up": "CONTOH.",
}
