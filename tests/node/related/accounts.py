"""Accounts of one event, told twice."""

import random

ACCOUNT = (
    "Pada hari Rabu sekitar pukul sembilan malam saya melihat seorang kepala desa membagikan amplop kepada warga di "
    "depan balai desa. Setiap amplop berisi uang lima puluh ribu rupiah dan kartu nama pasangan calon. Ada sekitar "
    "tiga puluh orang yang menerima. Kejadian itu direkam dengan telepon genggam oleh dua orang warga yang berdiri di "
    "seberang jalan, dan rekamannya saya lampirkan bersama laporan ini supaya dapat diperiksa oleh petugas."
)
OTHER = (
    "Alat peraga kampanye berupa spanduk besar masih terpasang di simpang empat pasar pada masa tenang. Petugas sudah "
    "diberi tahu dua kali tetapi sampai hari ini belum diturunkan, padahal kampanye sudah berakhir tiga hari lalu."
)


def edited(text: str, share: float, seed: int) -> str:
    """The text with this share of its words replaced."""
    dice = random.Random(seed)
    return " ".join(f"kata{dice.randrange(10**6)}" if dice.random() < share else word for word in text.split())
