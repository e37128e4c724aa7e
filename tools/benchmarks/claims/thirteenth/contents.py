"""What the thirteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.thirteenth.company import gossip_at_the_stall, jotted_with_arrows, youth_spelling
from tools.benchmarks.claims.thirteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.thirteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.thirteenth.fingers import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.thirteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.thirteenth.sending import forwarded
from tools.benchmarks.claims.thirteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Montong Srigangga", "Dusun Bagik Tembeleq", "Desa Repok Sintung", "Gubuk Orong Rantik",
    "Desa Kebon Duren Lauq",
    "Desa Lelong Gerisak", "Dasan Otak Bendung", "Desa Aik Mumbul Sari", "Dusun Peresak Gantung", "Desa Tanaq Embet",
    "Desa Brang Lopok Ode", "Dusun Unter Gedong", "Desa Labuhan Jangkar", "Kampung Olat Rawah", "Desa Pungkit Rea",
    "Dusun Kuang Amal", "Desa Stowe Kemang", "Desa Nanga Tampu Dalam", "Dusun Wadu Lanta", "Desa Doro Ngguwu",
    "Desa Mbojo Kala Ncai", "Kampung Sarae Ntoi", "Desa Oi Rida", "Dusun Kananga Toro", "Desa Tente Rasa Bou",
    "Desa Soro Mpanda", "Dusun Lara Mbuku", "Desa Woja Kanca", "Desa Sigar Lendang", "Gubuk Timbe Lauq",
    "Desa Gelogor Anyar", "Dusun Batu Nampih", "Desa Teluk Kombel", "Dasan Lian Rempek", "Desa Bangket Tutuk",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Muhtasar", "Bu Nurlaela Wati", "Pak Sahrudin", "Amaq Ripaah", "Inaq Mahyun", "Lalu Gunawan Sakti",
    "Baiq Rohyani",
    "Pak Ketut Warsana", "Om Firdaus Doro", "Guru Mahsun", "Mas Wagiman", "Bu Zaenab Hadi", "Dae Kahar",
    "Ina Saodah Mbali",
    "Pak Arahman Oi", "Ompu Landa", "Kak Rismayanti", "Ustaz Zulhadi", "Pak Wayan Rentana", "Ibu Lestari Handayani",
    "Bang Iwan Karim", "Papuq Senim", "Tuan Guru Sirajudin Lauq", "Pak Burhanudin", "Bu Asmah Rasyid", "Dea Guntur",
    "Pak Hasbullah",
    "Mbak Sulastri", "Haji Sumardin", "Pak Ikhsan Laju", "Bu Fitriani Mega", "Pak Sukardin", "Mamiq Sudirja",
    "Wak Nasir",
    "Bu Mardiyah", "Pak Lukman Sangia",
)  # fmt: skip

THIRTEENTH: Final = Writer(
    seed=741306,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, gossip_at_the_stall, jotted_with_arrows),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, gossip_at_the_stall, youth_spelling),
    stage=Stage("thirteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
