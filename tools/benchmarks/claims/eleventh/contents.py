"""What the eleventh writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.eleventh.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.eleventh.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.eleventh.finger_work import shouted, typing_faults
from tools.benchmarks.claims.eleventh.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.eleventh.passed_along import forwarded
from tools.benchmarks.claims.eleventh.said_otherwise import dropped_and_turned
from tools.benchmarks.claims.eleventh.screens import copied_with_the_buttons, sent_in_bursts
from tools.benchmarks.claims.eleventh.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Gelumpang Rea", "Dusun Kesik Jati", "Desa Ule Ncera", "Dasan Bilatepok", "Desa Pemuntur Lauq",
    "Kampung Sampar Jeringo", "Desa Nggaro Tonda", "Gubuk Lingkok Buak", "Desa Aik Mual Kesuma", "Dusun Rembiga Ode",
    "Desa Tente Ramba", "Desa Perako Bangket", "Dusun Lantung Sepu", "Desa Mpili Doro", "Dasan Tumpak Waru",
    "Desa Kerongkong Daya", "Kampung Poto Bungin", "Desa Parado Leha", "Dusun Batu Kemalik", "Desa Semaya Ringin",
    "Gubuk Tengak Sulin", "Desa Utan Kemuning", "Desa Wadu Lanco", "Dusun Jeruk Manis Timuk", "Desa Rarang Pauk",
    "Kampung Labu Sawo", "Desa Soro Kempo Jaya", "Dusun Marong Lelong", "Desa Talonang Ano", "Desa Kuta Rempek Atas",
    "Dasan Gerisak Bawi", "Desa Lanta Mbojo Wela", "Dusun Sukadana Embar", "Desa Tarusa Kokar",
)  # fmt: skip
_PEOPLE: Final = (
    "Pak Nurdin Kelayu", "Bu Masnah", "Haji Ridwan Somba", "Amaq Kerti", "Inaq Senep", "Lalu Sudirja", "Baiq Rahmatun",
    "Pak Wayan Tinggal", "Om Faruk", "Bu Mariani Sape", "Dae Burhan", "Ina Jubaidah", "Pak Arsyad Tawali",
    "Ompu Mone", "Kak Yusril Hamdi", "Ustaz Zainul Basri", "Ibu Sumiati Pelangan", "Mas Hendro Wibisana",
    "Tuan Guru Makbul", "Dea Imo Saleh", "Pak Hakim Rarang", "Bu Nyoman Sekar", "Papuq Rempek", "Haji Jamhur",
    "Bang Iskandar Wane", "Mbak Kiki Rosita", "Guru Dahlan", "Pak Usman Lenggo", "Bu Fatmawati Utan",
    "Mamiq Ketut Gare", "Pak Sirajudin Alas", "Wak Mahyudin", "Kang Sobari", "Bu Endang Lestiani",
)  # fmt: skip

ELEVENTH: Final = Writer(
    seed=1184623,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, sent_in_bursts),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, sent_in_bursts, copied_with_the_buttons),
    stage=Stage("eleventh", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
