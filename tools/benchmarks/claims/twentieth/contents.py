"""What the twentieth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.twentieth.companions import friends_called, quoted_and_agreed, vouched_for
from tools.benchmarks.claims.twentieth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.twentieth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.twentieth.keys import shouted, typing_faults
from tools.benchmarks.claims.twentieth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.twentieth.sent_on import forwarded
from tools.benchmarks.claims.twentieth.thinned import dropped_and_turned
from tools.benchmarks.claims.twentieth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Lendang Kekuwe", "Dusun Sembalun Ulet", "Desa Oi Panihi", "Dasan Menteri Lauq", "Gubuk Jempong Aru",
    "Desa Sori Kawau", "Kampung Brang Semilir", "Desa Olat Cempaka", "Dusun Eat Malang", "Desa Mbolo Rindu",
    "Desa Kelungkung Daye", "Dasan Bare Eleh", "Kampung Labuh Rotan", "Desa Nanga Jaruma", "Dusun Gili Paremas",
    "Desa Tampes Angin", "Gubuk Tinggar Kembang", "Desa Doro Sengari", "Desa Unter Pelita", "Dusun Lekok Maje",
    "Kampung Soro Dungga", "Desa Pelangan Suwung", "Dasan Jangkih Toaq", "Desa Batu Nyamar", "Dusun Ai Kelemung",
    "Desa Karumbu Wani", "Gubuk Repok Seruni", "Desa Penujaq Lembah", "Kampung Wadu Lopi Toi", "Desa Marong Gesik",
    "Dusun Tero Nampar", "Desa Sejari Tepas", "Dasan Kerurak Bat", "Desa Lunyuk Cawan", "Dusun Padak Galang",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Burhanul", "Bu Sumiati Lendra", "Pak Rusman Tayib", "Amaq Derasih Bongak", "Inaq Mustiarni", "Lalu Gafuri",
    "Baiq Endang Rinten", "Pak Nyoman Sulendra", "Om Fachrul", "Guru Marzuki Lase", "Mas Priyadi",
    "Bu Nurhikmah Sae",
    "Dae Syafrudin", "Ina Maryamah", "Pak Taufikul", "Ompu Karama", "Kak Desi Rahayuni", "Ustaz Halwani",
    "Pak Ketut Suweca", "Ibu Rosdiana Mali", "Bang Anwar Lemo", "Papuq Senep", "Tuan Guru Mahyuni",
    "Pak Hasbullah Ero",
    "Bu Jamilah Tondo", "Dea Sarifa", "Pak Muksin Paroa", "Mbak Lestariani", "Haji Zakaria Umbu", "Pak Sahdan Rumpe",
    "Bu Wahidah", "Pak Munawir Sela", "Mamiq Sukranta", "Wak Lukmanul", "Bu Fitriyah Dompa",
)  # fmt: skip

TWENTIETH: Final = Writer(
    seed=41736,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, vouched_for),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, friends_called, quoted_and_agreed),
    stage=Stage("twentieth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
