"""What the sixteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many could bear and nobody is known by; nothing here is
changed after a matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.sixteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.sixteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.sixteenth.fingertips import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.sixteenth.occasions import updated_in_place
from tools.benchmarks.claims.sixteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.sixteenth.passed_along import forwarded
from tools.benchmarks.claims.sixteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Rembitan Ujung", "Dusun Lendang Jangkrik", "Desa Sori Panihi Toi", "Kampung Batu Nyerang", "Desa Olat Merung",
    "Dasan Tereng Pusuk", "Desa Kuripan Selong Tua", "Dusun Pelangan Kembar", "Desa Wadu Ntanda", "Desa Brang Kuntir",
    "Gubuk Mapak Reong", "Desa Jereweh Kokar", "Dusun Nanga Doro Ana", "Desa Punik Beru", "Dasan Bagek Nunggal",
    "Desa Tangga Lare", "Kampung Oi Foo Dese", "Desa Mertak Umbung Lauq", "Dusun Sepit Rurung", "Desa Labu Mapin Kiri",
    "Desa Tolo Kalao", "Dusun Erot Pedas", "Desa Ngali Sarae", "Gubuk Kedaro Bawak", "Desa Sejari Puyung",
    "Dusun Lemer Anak", "Desa Rasa Bou Wele", "Kampung Seteluk Awan", "Desa Gapit Muntea", "Dasan Lantan Bongkot",
    "Desa Kawo Rende", "Dusun Ropang Sili", "Desa Tepas Nyamuk", "Desa Mbuju Monggo Ese",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Marzuki Lentong", "Bu Saodah Wine", "Pak Nurdin Kancil", "Amaq Selamet Godek", "Inaq Munirah Bebeq",
    "Lalu Gunarsa Wire", "Baiq Sumiati Renteng", "Dae Ishaka Roto", "Uma Firdaus Kalea", "Bang Yakub Meno",
    "Ompu Jamaludin Soro", "Kak Fitriah Olat", "Guru Basarudin Kele", "Mas Wagiman Tebu", "Mbak Sulistyowati Prin",
    "Pak Ketut Widana Sari", "Ibu Luh Sukerti", "Haji Zulkifli Kembang", "Wak Amrillah", "Papuq Senun Rapah",
    "Mamiq Darmaji Suwung", "Pak Abdurrahim Tolotio", "Bu Nurlaela Sangia", "Om Kadir Lunyuk", "Teta Asnawati",
    "Pak Hamdun Riwok", "Ustazah Maryamah Sate", "Dea Syarifuddin Rempe", "Pak Burhanudin Camba", "Bu Jubaedah Kuta",
    "Nenek Halipah Ropa", "Pak Muhidin Terara", "Ina Sarifah Lambu", "Haji Tamrin Bolo",
)  # fmt: skip

SIXTEENTH: Final = Writer(
    seed=161803,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, updated_in_place),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, updated_in_place),
    stage=Stage("sixteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
