"""What the nineteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.nineteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.nineteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.nineteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.nineteenth.handed_on import forwarded
from tools.benchmarks.claims.nineteenth.in_part import dropped_and_turned
from tools.benchmarks.claims.nineteenth.moods import asked_for_the_clip, dotted_by_elders, said_mockingly
from tools.benchmarks.claims.nineteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.nineteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Kelambu Sari", "Dusun Gegelang Sunyi", "Desa Oi Wontu Kala", "Kampung Tiu Lebah", "Desa Rarang Kemuning",
    "Dasan Penyu Daya", "Desa Doro Sangari", "Dusun Aik Belo", "Desa Brang Lenggo", "Gubuk Randu Rantek",
    "Desa Ncera Lewi", "Dusun Pringga Kelep", "Desa Labu Semilir", "Kampung Bale Kenari", "Desa Sambi Ronggo",
    "Dasan Lembah Urat", "Desa Tano Melung", "Dusun Nyerot Pancor Mas", "Desa Wadu Kopa", "Desa Sesaot Pinggir Kali",
    "Gubuk Tengari", "Desa Lito Bungin", "Dusun Orong Sapit", "Desa Rade Nae", "Kampung Ule Sondo", "Desa Jurit Teben",
    "Dusun Bagek Kumbi", "Desa Moyo Sebrang Ulu", "Desa Kempo Sori", "Dasan Repok Ganti", "Desa Mujur Lolo",
    "Dusun Eat Nyiur", "Desa Sakuru Toi", "Gubuk Aro Langko",
)  # fmt: skip
_PEOPLE: Final = (
    "Pak Mahrip Junaedi", "Bu Sumiati Galuh", "Lalu Satriawan Pelita", "Baiq Nurlaila Sesa", "Haji Zakaria Pote",
    "Amaq Selamiah", "Inaq Murti", "Pak Ridwan Kolo", "Bu Fatmah Rasanae", "Om Wayan Tirtha Loka", "Guru Mastur Hadi",
    "Pak Anwar Sambi", "Ina Ramlah Nggusu", "Dae Ismail Parado", "Bu Komang Sukesi", "Ustaz Hilman Jalali",
    "Tuan Guru Mukhtarom", "Papuq Sanep", "Mamiq Darwati", "Pak Herman Lape", "Kak Yunita Olat", "Mas Bagus Priyono",
    "Pak Sahabudin Teke", "Bu Raodah Jempol", "Haji Lalu Mesirah", "Pak Nasrullah Wane", "Bang Edi Kuripan",
    "Bu Marhani Sila", "Pak Syukur Empang", "Amaq Nurpadi", "Bu Hartini Labu", "Pak Gusti Bawa Rena", "Wak Semin",
    "Bu Kalisom Donggo",
)  # fmt: skip

NINETEENTH: Final = Writer(
    seed=190619,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, dotted_by_elders, asked_for_the_clip),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, dotted_by_elders, said_mockingly),
    stage=Stage("nineteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
