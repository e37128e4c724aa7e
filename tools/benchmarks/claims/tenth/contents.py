"""What the tenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.tenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.tenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.tenth.hurried import shouted, starred_corrections, typing_faults
from tools.benchmarks.claims.tenth.leftovers import markup_left_in
from tools.benchmarks.claims.tenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.tenth.rearranged import dropped_and_turned
from tools.benchmarks.claims.tenth.sharing import forwarded
from tools.benchmarks.claims.tenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Pringgatala", "Dusun Gelogor Sari", "Desa Montong Sirah", "Gubuk Lekok Tengak", "Desa Oi Rangga",
    "Dusun Sambi Uru", "Desa Brang Kemuning", "Dasan Aik Meneng", "Desa Nanga Selo", "Dusun Kebon Rujak",
    "Desa Doro Laju", "Desa Tepas Marente", "Dusun Batu Kelimpang", "Desa Kawo Timpas", "Desa Pelambik Rau",
    "Dusun Mujur Anyar", "Desa Sori Panda", "Desa Lantung Sepuk", "Dusun Bagek Nyaret", "Desa Labu Jontal",
    "Desa Rade Ncera", "Dasan Erot Kebon", "Desa Teluk Kombing", "Dusun Jerowan Lauk", "Desa Mata Ai Bura",
    "Desa Tolo Mpori", "Dusun Pondok Gerung Pasir", "Desa Sepayung Ijo", "Desa Landa Kalosi", "Dusun Repok Bembek",
    "Desa Kuta Marong", "Desa Naru Belo Ipa", "Dusun Lingkok Waru", "Desa Senayan Orong",
)  # fmt: skip
_PEOPLE: Final = (
    "Pak Sahabudin Toyib", "Bu Marlinda", "Haji Rusdiman", "Inaq Sumenah", "Amaq Jumasih", "Lalu Pringgadi",
    "Baiq Lestariani", "Pak Nyoman Sudarta", "Bang Fahrurozi", "Ustaz Mahyudin", "Bu Hafsah Landa", "Pak Arifudin Tolu",
    "Mas Bambang Riadi", "Ina Mariam", "Dea Kusuma", "Pak Syarifudin Ode", "Guru Nurhasanah", "Kak Irwansah",
    "Haji Zulkipli", "Bu Ketut Warsini", "Pak Komang Ardana", "Mamiq Sukrane", "Papuq Rimin", "Om Burhanudin",
    "Bu Yanti Kusmiati", "Pak Taufiq Mbojo", "Dae Rahmatia", "Pak Lukmanul", "Mbak Sri Handari", "Pak Mahdi Sape",
    "Tuan Guru Ridwan", "Bu Aminah Selong", "Pak Hasanudin Taliwang", "Wak Salim",
)  # fmt: skip

TENTH: Final = Writer(
    seed=104729,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, markup_left_in),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, starred_corrections),
    stage=Stage("tenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
