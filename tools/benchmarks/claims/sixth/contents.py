"""What the sixth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.sixth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.sixth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.sixth.groups import forwarded, shouted
from tools.benchmarks.claims.sixth.in_pieces import dropped_and_turned, numbered_points, thread
from tools.benchmarks.claims.sixth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.sixth.two_thumbs import autocorrected, typing_faults
from tools.benchmarks.claims.sixth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Gelumpang Daye", "Desa Repok Senggani", "Dusun Otak Kebon Timuk", "Desa Pringgajurang Lauk",
    "Gubuk Bangket Lime", "Desa Temelok Sari", "Dasan Aik Betu", "Kampung Sangiang Loja", "Desa Oi Sarumba",
    "Desa Doro Tangga Ruma", "Dusun Rasa Ntoke", "Kampung Mpuri Wela", "Desa Brang Kelilit", "Desa Olat Sepang",
    "Dusun Lito Sengal", "Desa Tiu Kalanang", "Kampung Ai Paya Rango", "Desa Sempol Beriuk", "Dasan Juet Beleq",
    "Desa Kembang Sengkerang", "Gubuk Tampih Asih", "Desa Montong Kemuning Ara", "Dusun Lelong Batu",
    "Desa Nanga Kolo Dana", "Kampung Wadu Lopi", "Desa Sori Mangge Ese", "Desa Unter Kupang Rea",
    "Dusun Semamung Bawa", "Desa Pade Mare Lombe", "Desa Lingkuk Waru Tengak", "Dasan Bile Kedit",
    "Desa Embung Tapen Solor", "Kampung Panda Ncera", "Desa Labu Sawo Atas",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Mahrip", "Pak Sahabudin Karim", "Bu Nurlaela Sasih", "Amaq Derasip", "Inaq Menah", "Lalu Sudarsane",
    "Baiq Hernawati", "Pak Ridwan Mbolo", "Dae Ahmad Ndai", "Ompu Kasim", "Uma Salma", "Pak Syarifudin Lape",
    "Dea Mesir", "Bu Aminah Utan", "Pak Wayan Sukerta", "Ibu Komang Rasti", "Guru Mustahiq", "Ustaz Hilmi Basri",
    "Om Gafur", "Bang Edo Sahrul", "Mbak Tri Lestari", "Pak Heriyanto Sape", "Haji Darwis Tente",
    "Bu Sumiati Jalal", "Papuq Sumeni", "Tuan Guru Azhari", "Pak Muksin", "Wak Saodah", "Kak Firmansyah",
    "Pak Burhan Dewa", "Mamiq Sekar", "Bu Khatijah Noor", "Pak Lutfi Anwar Aji", "Haji Zaenuri Kawo",
)  # fmt: skip

SIXTH: Final = Writer(
    seed=61703,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, numbered_points, thread),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, autocorrected, numbered_points, thread),
    stage=Stage("sixth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
