"""What the third writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.third.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.third.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.third.hands import shouted, typing_faults
from tools.benchmarks.claims.third.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.third.passing_on import forwarded
from tools.benchmarks.claims.third.retold import dropped_and_turned, talked_between
from tools.benchmarks.claims.third.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Selat Bange", "Dasan Pelepok", "Gubuk Rempung Daya", "Desa Kelanir", "Dusun Tibu Ampel", "Desa Oi Marai",
    "Kampung Lamenta Rea", "Desa Mengkudu Beleq", "Dasan Timba Nyiur", "Desa Doro Kelo", "Dusun Batu Jaran",
    "Desa Sori Ncuna", "Gubuk Pandan Lolo", "Desa Brang Puntik", "Dusun Lekong Sembir", "Desa Penimbung Laut",
    "Kampung Nanga Lalere", "Desa Aik Kerit", "Dasan Geres Tojang", "Desa Tolo Wuwu", "Dusun Pesisir Bintaro Doyan",
    "Desa Semongkar Ode", "Kampung Rade Kawinda", "Desa Bunut Suri", "Dusun Jurang Malik", "Desa Lape Uma",
    "Gubuk Sayang Lendang", "Desa Ntobo Lara", "Dusun Telaga Kesah", "Desa Ai Bulu Kune", "Kampung Ranggo Mila",
    "Desa Pengantap Jati", "Dasan Kumbung Tereng", "Desa Serading Liuk",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Sapoan", "Bu Nuraini Jumasih", "Pak Kamarudin Sole", "Amaq Rumilah", "Inaq Sedep", "Lalu Wirangsa",
    "Baiq Suharti", "Pak Made Rentang", "Om Julkarnain", "Guru Salehudin", "Mas Tarmuji", "Bu Siti Rukaiyah",
    "Dae Mansyur", "Ina Halimah", "Pak Abubakar Nggoli", "Ompu Sirajo", "Kak Wulandari Ase", "Ustaz Fauzan Muhlis",
    "Pak Nengah Sumerta", "Ibu Dewi Lasmini", "Bang Ruslan Tepi", "Papuq Mahinep", "Tuan Guru Sanusi", "Pak Jaelani",
    "Bu Hadijah Kore", "Dea Rangga", "Pak Syamsul Bale", "Mbak Yuliatin", "Haji Muhsan", "Pak Idris Lamba",
    "Bu Ermawati", "Pak Zohdi", "Mamiq Anggrat", "Wak Tajudin",
)  # fmt: skip

THIRD: Final = Writer(
    seed=90247,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, talked_between),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, talked_between),
    stage=Stage("third", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
