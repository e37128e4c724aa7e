"""What the fifth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.fifth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.fifth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.fifth.hotline import asked_whether, filled_in_form
from tools.benchmarks.claims.fifth.old_phone import sms_shorthand
from tools.benchmarks.claims.fifth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.fifth.sending import forwarded
from tools.benchmarks.claims.fifth.thumbs import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.fifth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Repok Sintung Lauk", "Dusun Pancor Kelep", "Desa Oi Fanda", "Desa Gerisak Tengari", "Dusun Brang Lanyir",
    "Desa Nanga Sumpi", "Desa Lendang Bagik Mas", "Dusun Doro Cumpu", "Desa Montong Kecial", "Desa Ai Kelubir",
    "Dusun Songkar Bawi", "Desa Teluk Tangir", "Desa Jorok Tiram Ode", "Dusun Kebon Lepang", "Desa Wadu Mbolo",
    "Desa Tibu Sisok", "Dusun Ranget Daye", "Desa Sampar Olat", "Desa Kala Ntori", "Dusun Presak Kubur",
    "Desa Batu Keliang", "Desa Lampok Kuang", "Dusun Ncai Kapenta", "Desa Pelambik Wareng", "Desa Olat Rawin",
    "Dusun Tumpak Sari Bela", "Desa Mpili Rato", "Desa Sukaraja Bunsit", "Dusun Embung Jago", "Desa Labu Sawe",
    "Desa Rora Mbani", "Dusun Gili Pelor", "Desa Kemalik Rebak", "Dusun Sengkerik",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Marzuki Ranu", "Bu Sarinah Tole", "Pak Burhan Semayan", "Amaq Jumenep", "Inaq Rumenah", "Lalu Setiawangsa",
    "Baiq Ratnaningrum", "Pak Ketut Wesnawa", "Dae Rustam", "Ina Maryam Leo", "Uba Sulaiman", "Mas Prasetyo Wibi",
    "Kak Nurlaila Sofa", "Guru Mahnun", "Ustaz Zulkifli Hamra", "Pak Arsyad Mbuju", "Bu Kartini Lesek", "Om Tamrin",
    "Papuq Isah", "Mamiq Sukarne", "Dea Suparman", "Pak Hamdani Tuwe", "Ibu Rosdiana Kempe", "Bang Iwan Pesanggaran",
    "Wak Nurdin Saneo", "Pak Wayan Sudarte", "Bu Mahsurah", "Haji Safwan Lete", "Pak Muntahar", "Mbak Endang Rahayu K.",
    "Tuan Guru Maksum Rais", "Pak Ismail Ncora", "Bu Jamilah Utan", "Pak Rifai Sentosa",
)  # fmt: skip

FIFTH: Final = Writer(
    seed=51607,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, filled_in_form),
    made_told=(forwarded, typing_faults, shouted, asked_whether, sms_shorthand),
    stage=Stage("fifth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
