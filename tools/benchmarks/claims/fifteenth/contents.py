"""What the fifteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.fifteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.fifteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.fifteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.fifteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.fifteenth.sent_on import forwarded
from tools.benchmarks.claims.fifteenth.told_otherwise import dropped_and_turned, mailed_on, prayed_over
from tools.benchmarks.claims.fifteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Lengkukun Barat", "Dusun Eyat Bungkil", "Desa Tembalae Wawo", "Gubuk Sesele Jurang", "Desa Mantun Uwe",
    "Dasan Kopang Setowek", "Desa Parado Wontu", "Kampung Labu Sawe", "Desa Bagik Rumpang", "Dusun Pelolat Eyat",
    "Desa Oi Ndoro Mpaka", "Dasan Bengkaung Siu", "Desa Kerekeh Rungan", "Kampung Nae Toloi", "Desa Sukaraje Tebon",
    "Dusun Menala Punik", "Desa Montong Jerupuk", "Gubuk Aiq Lomak", "Desa Waduruka Kala", "Kampung Brang Belo Ade",
    "Desa Pengenjek Loang", "Dusun Karang Sobrah", "Desa Lunyuk Selang", "Dasan Tumpeng Gerami", "Desa Mbuju Kancio",
    "Dusun Repok Gaharu", "Desa Senutuk Lemer", "Kampung Sape Ruma", "Desa Gelogor Tibu", "Dusun Ampan Kelebuh",
    "Desa Tarlawe Mpori", "Gubuk Punia Rambang", "Desa Uma Beringin Rai", "Dasan Segenter Kukun",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Makripin", "Bu Saenah Wiranti", "Pak Durahman Telo", "Amaq Serumpun", "Inaq Rumisah", "Lalu Pringgabaye",
    "Baiq Nurlatifah", "Pak Ketut Ranggi", "Om Syafrudin Ndore", "Guru Mahlil", "Mas Prasojo", "Bu Aisyah Lamone",
    "Dae Ibrahim Wera", "Ina Sumiati", "Pak Muchtar Kolo", "Ompu Landasi", "Kak Lestari Aning", "Ustaz Zulhamdi",
    "Pak Wayan Gelebet", "Ibu Ratna Kumalih", "Bang Hamdan Sorowua", "Papuq Sekep", "Tuan Guru Makbul Hafiz",
    "Pak Saharudin Tepu", "Bu Kalsum Rade", "Dea Lanang Busing", "Pak Burhan Selaparan", "Mbak Indrawati Sule",
    "Haji Nasrun Talo", "Pak Arsyad Ncawu", "Bu Mahnep", "Pak Sadikin Bonto", "Mamiq Jelenge", "Wak Kasipudin",
)  # fmt: skip

FIFTEENTH: Final = Writer(
    seed=51513,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, prayed_over),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, mailed_on),
    stage=Stage("fifteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
