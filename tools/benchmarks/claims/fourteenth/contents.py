"""What the fourteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.fourteenth.by_hand import shouted, typing_faults
from tools.benchmarks.claims.fourteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.fourteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.fourteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.fourteenth.sent_on import forwarded
from tools.benchmarks.claims.fourteenth.shortened import dropped_and_turned
from tools.benchmarks.claims.fourteenth.told_whole import said_by_the_way
from tools.benchmarks.claims.fourteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Montong Keliang", "Dusun Aik Sembung", "Desa Lendang Kerisik", "Dasan Bagek Nyake", "Desa Tanak Rarang Bat",
    "Gubuk Kokoq Dalem", "Desa Wakul Timuk", "Dusun Pelambik Sisi", "Desa Embung Jangkar", "Kampung Sori Panggi",
    "Desa Doro Lembo", "Desa Oi Fangga", "Kampung Rasa Mpori", "Desa Nanga Tumpu Ese", "Dusun Wadu Ranja",
    "Desa Tolo Mbere", "Desa Brang Kelongkong", "Kampung Orong Balit", "Desa Ai Mual Rea", "Dusun Tiu Gelampar",
    "Desa Pamanto Ode", "Kampung Buin Semata", "Desa Lito Banga", "Dusun Olat Sekira", "Desa Gerisak Baru Ate",
    "Desa Menanga Lolat", "Dasan Sorga Beleq", "Gubuk Jeringo Daye", "Desa Kuang Bira", "Dusun Tero Sayang",
    "Desa Mpili Ngaro", "Kampung Kala Tente", "Desa Repuk Bulan", "Dusun Sepakek Lauq",
)  # fmt: skip
_PEOPLE: Final = (
    "Pak Wahyudin Ambe", "Bu Kartini Semaun", "Haji Lalu Mesir", "Amaq Sinarep", "Inaq Murtiah", "Pak Sahabudin Tele",
    "Baiq Hendrayani", "Lalu Suparman Ajis", "Om Firdaus Nenga", "Bu Yuni Rahmawati Sei", "Dae Usman Hela",
    "Ina Marjan", "Ompu Talib", "Ustaz Hamzani Rofi", "Pak Ketut Lanus", "Ni Luh Warsiki", "Mas Bowo Prastika",
    "Bang Taufan Ledo", "Guru Sumiati Hel", "Kak Rosdiana Ipe", "Pak Muhidin Sanggap", "Bu Faizah Toyib",
    "Papuq Rumenah", "Mamiq Gunawan Sari", "Dea Sapiyo", "Nde Aminah Rau", "Pak Burhan Selapuk", "Wak Jumenep",
    "Pak Zakaria Limbe", "Bu Lestari Ngulon", "Haji Tamrin Oge", "Uak Saripah", "Pak Nurdin Kalaki", "Mbak Septi Adun",
)  # fmt: skip

FOURTEENTH: Final = Writer(
    seed=41614,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, said_by_the_way),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, said_by_the_way),
    stage=Stage("fourteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
