"""Advice as an office gives it in a test."""

from datetime import date, timedelta

from saksama_node.accounts.policy import today
from saksama_node.observation.advising import Given, Letter

TITLE = "CONTOH: papan pengumuman daftar pemilih"
WORDS = "CONTOH: daftar tidak diumumkan di Dusun Contoh. Umumkan di tempat yang mudah dilihat."


def advised(office: str = "52.01", day: date | None = None, due: date | None = None) -> Given:
    """A letter to the KPU of the regency; today's, due in a week."""
    sent = day or today()
    letter = Letter(
        number="021/PM.00.02/CONTOH/2026",
        addressee="Ketua KPU Kabupaten CONTOH",
        title=TITLE,
        words=WORDS,
        basis="Pasal CONTOH",
    )
    return Given(office, "kpu-kabupaten-kota", sent, due or sent + timedelta(days=7), letter)
