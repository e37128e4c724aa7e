"""The texts that are measured on: a folder of real ones where it is given, else claims that were made up here.

Rules kept here:
  * `SAKSAMA_BENCH_CONTENT` names a folder with `turnbackhoax_*.csv` (id, judul, teks_hoaks), `tweets_*.csv` (teks) and
    `claim_pairs_weak_labels.csv`. Their texts are MAFINDO's and the public's: none of them is kept or printed.
  * What is made up names nobody: offices and people are called `contoh`. It has fewer words than people have; its
    figures say whether the bench works, not how well the matcher does.
Left to others: edits (`content_edits`), figures (`content`).
"""

import csv
import os
import random
import re
from dataclasses import dataclass
from pathlib import Path

from tools.benchmarks.content_edits import CHAT


def _each(words: str) -> list[str]:
    return words.split("|")


_WHO = _each(
    "Bupati Contoh Satu|Wali Kota Contoh Dua|Calon Gubernur Contoh Tiga|Ketua Panitia Contoh|"
    "Menteri Contoh|Partai Contoh Merah|Partai Contoh Hijau|Kepala Desa Contoh|Tim Pemenangan Contoh|"
    "Lembaga Survei Contoh"
)
_DID = _each(
    "membagikan beras kepada|mengancam memecat|menjanjikan motor listrik untuk|"
    "mencabut bantuan pupuk dari|memalsukan daftar hadir|membakar gudang logistik milik|"
    "membatalkan kemenangan|menyewa kapal bagi|menaikkan pajak perahu|mengusir rombongan|"
    "menggandakan kartu pemilih|menutup jalan menuju"
)
_WHOM = _each(
    "nelayan|guru honorer|pedagang pasar|petani jagung|mahasiswa perantau|sopir angkutan|"
    "pegawai kecamatan|penjaga sekolah|kelompok tani|warga pulau kecil|relawan saksi|pengrajin tenun"
)
_WHERE = _each(
    "di Teluk Contoh|di Lapangan Mawar|di Kampung Hilir|di Pelabuhan Lama|di Bukit Timur|"
    "di Pasar Minggu|di Gedung Serbaguna|di Simpang Lima|di Pantai Utara|di Dusun Atas|"
    "di Terminal Baru|di Kantor Camat"
)
_WHEN = _each(
    "sebelum subuh|pada masa tenang|saat kampanye terakhir|sehari sebelum pencoblosan|"
    "ketika rapat ditutup|setelah debat kedua|pada malam minggu|waktu banjir surut"
)


@dataclass(frozen=True, slots=True)
class Texts:
    """Claims by id; posts that repeat none; pairs of claim titles with what somebody said of them."""

    source: str
    claims: dict[str, str]
    others: list[str]
    pairs: list[tuple[str, str, str]]


def texts() -> Texts:
    """The folder that is named, or what is made up. Raises `FileNotFoundError` where the folder lacks a file."""
    folder = os.environ.get("SAKSAMA_BENCH_CONTENT")
    return _real(Path(folder)) if folder else _made_up(random.Random(2024))  # noqa: S311 - the same texts each time, no secret


def _real(folder: Path) -> Texts:
    def rows(pattern: str) -> list[dict[str, str]]:
        found = sorted(folder.glob(pattern))
        if not found:
            raise FileNotFoundError(f"{folder} holds no {pattern}")
        with found[0].open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    claims = {}
    for row in rows("turnbackhoax_*.csv"):
        # The fact-checkers' own words follow the hoax in some rows.
        body = re.split(r"PENJELASAN|={3,}|Hasil Cek Fakta", row["teks_hoaks"])[0].strip()
        claims[row["id"]] = body or row["judul"]
    pairs = [(row["judul_a"], row["judul_b"], row["label_helper"]) for row in rows("claim_pairs_weak_labels.csv")]
    return Texts("debunked claims of 2024", claims, [row["teks"] for row in rows("tweets_*.csv")], pairs)


def _made_up(dice: random.Random) -> Texts:
    found = {f"{dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_WHOM)} {dice.choice(_WHERE)} {dice.choice(_WHEN)}"
             for _ in range(1500)}  # fmt: skip
    claims = {f"c{count}": text for count, text in enumerate(sorted(found))}
    others = [" ".join(dice.choices(CHAT, k=dice.randrange(8, 30))) for _ in range(2000)]
    return Texts("made up", claims, others, [])
