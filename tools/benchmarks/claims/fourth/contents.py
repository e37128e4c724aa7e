"""What the fourth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.fourth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.fourth.dictated import dictated
from tools.benchmarks.claims.fourth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.fourth.keys import shouted, typing_faults
from tools.benchmarks.claims.fourth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.fourth.passing import forwarded
from tools.benchmarks.claims.fourth.said_anew import dropped_and_turned, street_talk
from tools.benchmarks.claims.fourth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Jaran Kurus", "Dusun Ketapang Sunyi", "Desa Kwang Sambik", "Kampung Lito Wana", "Desa Montor Gamang",
    "Dasan Sengkol Reban", "Desa Doro Kambe", "Desa Lelong Maras", "Dusun Brang Lontar", "Desa Aik Semanggi",
    "Kampung Ncera Dana", "Desa Otak Gawah", "Dusun Tampar Lengkuas", "Desa Buin Sekar", "Desa Wadu Nggala",
    "Dasan Repok Tunggul", "Desa Pijot Sereh", "Kampung Tano Boru", "Desa Gegutu Malang", "Dusun Punik Seloto",
    "Desa Mpuri Woko", "Desa Bebae Lauq", "Dusun Selaparang Ijo", "Desa Tarusa Kering", "Kampung Ule Parado",
    "Desa Kelebuh Sekot", "Dasan Borok Lime", "Desa Labu Nyamplung", "Dusun Ai Puntuk", "Desa Ladore Ntori",
    "Desa Murbaya Timba", "Kampung Sampar Olat", "Dusun Paok Gading Bat", "Desa Kambilo Sonde",
    "Desa Lendang Terong Daye",
    "Dusun Rungkang Jero",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Rumaksi", "Bu Masniah", "Pak Nursahdan", "Amaq Kelepon", "Inaq Mustiara", "Lalu Seridane", "Baiq Hapizah",
    "Pak Ketut Lunas", "Om Bahtiar Sila", "Guru Munahar", "Mas Prapto Wisnu", "Bu Yohana Rambu", "Dae Yasin Kolo",
    "Ina Maemunah", "Pak Arsyad Dompo", "Dea Guru Lempeh", "Kak Sarifah", "Ustaz Zulpadli", "Pak Wayan Suteja",
    "Ibu Lestari Handa", "Bang Ical Moyo", "Papuq Sinarep", "Tuan Guru Mahsun", "Pak Hirpan", "Bu Jumenah",
    "Pak Taufan Rasa", "Mbak Endah Tirta", "Haji Sukiman Paga", "Pak Burhan Talo",
    "Bu Rosdiana Wela", "Pak Sahabudin Rai",
    "Mamiq Gunasa", "Wak Encim", "Pak Mahyudin Ore", "Bu Sri Asih Kanti", "Om Yanto Labu",
)  # fmt: skip

FOURTH: Final = Writer(
    seed=51263,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, street_talk),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, dictated, street_talk),
    stage=Stage("fourth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
