"""What the seventh writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.seventh.captions import subtitled
from tools.benchmarks.claims.seventh.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.seventh.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.seventh.hashtags import tagged
from tools.benchmarks.claims.seventh.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.seventh.passing_along import forwarded
from tools.benchmarks.claims.seventh.slips import shouted, typing_faults
from tools.benchmarks.claims.seventh.turned import dropped_and_turned
from tools.benchmarks.claims.seventh.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Lingkungan Gebang Serut", "Desa Pelolat Baret", "Kampung Sangia Mpori", "Desa Lembah Sempoja",
    "Dusun Kokok Sebie",
    "Desa Buin Lamusung", "Lingkungan Karang Temiang", "Desa Rade Nceri", "Dusun Tangkam Pulit", "Desa Aik Dewa Lolat",
    "Kampung Oi Nangge", "Desa Batu Lanteh Tuja", "Gang Melati Otak Desa", "Desa Ncera Doro", "Dusun Ponggong Lauq",
    "Desa Kerato Selong", "Lingkungan Rontu Kala", "Desa Bagek Kembar Lolo", "Kampung Tolo Kalombo", "Desa Pungka Rea",
    "Dusun Montong Lisung", "Desa Mbawa Sarae", "Lingkungan Jangkuk Tereng", "Desa Lopok Buin", "Dusun Reban Aji",
    "Desa Sanolo Wuba", "Kampung Lekong Dendek", "Desa Penyaring Olat", "Dusun Bembeq Kuning", "Desa Kambilo Nae",
    "Lingkungan Suradadi Lauq", "Desa Marente Puin", "Dusun Sade Kelongkong", "Desa Tonggo Ruma",
)  # fmt: skip
_PEOPLE: Final = (
    "Bang Aldi Kupluk", "Kak Nanda Wahyuni", "Lalu Gilang Samudra", "Baiq Della Puspita", "Pak Zulkipli Dompu",
    "Mas Fikri Rantau", "Teh Resti Ayuni", "Om Bram Suryadi", "Ci Melinda Kos", "Rangga Pangkalan",
    "Dae Arif Mbojo", "Uba Rian Saputra", "Kak Icha Rahmawati", "Bang Jek Kurniawan", "Lale Intan Pratiwi",
    "Pak RT Munawir", "Dek Bagas Prayoga", "Bu Yanti Kantin", "Mang Ujang Sapeken", "Kak Sulis Hartini",
    "Bang Ipul Gerobak", "Aris Topan Setiawan", "Mbak Ratih Kemala", "Pak Gusti Alit Wirya", "Haikal Ramdani",
    "Bung Edo Sahrul", "Nona Fira Andini", "Bli Komang Artha", "Ama Ka'u Ilham", "Cak Dimas Nugraha",
    "Kak Tiara Mbolo", "Bang Opik Samawa", "Amaq Jihan", "Pakde Wardoyo",
)  # fmt: skip

SEVENTH: Final = Writer(
    seed=707311,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, subtitled),
    made_told=(forwarded, typing_faults, shouted, subtitled, tagged),
    stage=Stage("seventh", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
