"""What the twelfth writer gives to whatever poses posts.

Rules kept here: villages that stand on no map, names that nobody is known by; none of it is changed after a matcher was
scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.twelfth.at_the_keys import shouted, typing_faults
from tools.benchmarks.claims.twelfth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.twelfth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.twelfth.loosely import dropped_and_turned, pasted_twice
from tools.benchmarks.claims.twelfth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.twelfth.sent_on import forwarded
from tools.benchmarks.claims.twelfth.through_a_machine import translated_back
from tools.benchmarks.claims.twelfth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Lengkukun Bawak", "Dasan Perigi Ijuk", "Kampung Rontu Lambu Ipa", "Desa Kesik Nunggal", "Dusun Tolang Beru",
    "Desa Wadu Ncake", "Gubuk Aiq Mual", "Desa Brang Rimpu", "Dusun Sedayu Penyaring", "Desa Nipa Sarume",
    "Kampung Penujak Ode", "Desa Batu Kelapuk", "Dasan Bagik Sempage", "Desa Kala Mpungga", "Dusun Olat Tebelo",
    "Desa Pengempel Timpas", "Kampung Moti Lawa", "Desa Tereng Kuning Dalem", "Dusun Sambik Rempek", "Desa Uma Bunte",
    "Gubuk Jati Srimpi", "Desa Lamere Kai", "Dasan Lolan Perek", "Desa Labu Sengkal", "Dusun Jelateng Orong",
    "Desa Parangina Toko", "Kampung Semparu Lebur", "Desa Ropang Tiu", "Dusun Embur Nyale", "Desa Ncera Donggi",
    "Dasan Kolo Mentaram", "Desa Unter Gelagah",
)  # fmt: skip
_PEOPLE: Final = (
    "Pak Sabirin Ule", "Bu Marhumah Yanti", "Haji Tamrinudin", "Amaq Jenawi", "Inaq Sumekar", "Lalu Darmaji",
    "Baiq Roosmala", "Pak Ketut Sudarna Wija", "Dae Ibrahim Lasa", "Ina Nurfaidah", "Bang Firman Segara",
    "Guru Bahrudin", "Mbak Tiara Sekarlina", "Ompu Jamaludin", "Kak Hesti Wardani", "Om Rizal Patikawa",
    "Bu Ni Luh Candri", "Papuq Senimah", "Mas Bayu Karsono", "Pak Anwar Dumbi", "Haji Sirajuddin Tolo",
    "Bu Sri Kusmawarni", "Dea Nurkumala", "Pak Syukri Ntori", "Mamiq Wiraksa", "Ibu Fatmah Ladi", "Pak Yunus Gerong",
    "Bapak Hendra Limas", "Uba Sadikin", "Nona Mariana Kose", "Pak Hapipudin", "Tuan Jumahir",
)  # fmt: skip

TWELFTH: Final = Writer(
    seed=120612,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, translated_back),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, translated_back, pasted_twice),
    stage=Stage("twelfth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
