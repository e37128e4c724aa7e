"""What the eighteenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.eighteenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.eighteenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.eighteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.eighteenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.eighteenth.passing import forwarded
from tools.benchmarks.claims.eighteenth.turning import (
    after_a_pantun,
    asked_of_a_bot,
    dropped_and_turned,
    framed_in_lines,
)
from tools.benchmarks.claims.eighteenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Dasan Kembang Sirih",
    "Desa Lendang Kuwang",
    "Gubuk Tiwu Bagek",
    "Desa Oi Ndeko",
    "Dusun Montong Kedelai",
    "Desa Brang Kelapis",
    "Kampung Sori Wadu Ntanda",
    "Desa Aik Bual Lendong",
    "Dusun Pancor Kerkuk",
    "Desa Ai Sopo Dua",
    "Dasan Repok Jambu",
    "Desa Doro Cempa",
    "Gubuk Embung Kaliasem",
    "Desa Nanga Padusu",
    "Dusun Tanak Mirah Lauq",
    "Desa Lunyuk Empang Kecil",
    "Kampung Wadu Kopa",
    "Desa Bagek Nyiur Sopok",
    "Dusun Jurit Pengempel",
    "Desa Teluk Sepi Ode",
    "Dasan Karang Bucu",
    "Desa Tambe Mpori",
    "Gubuk Lekok Tengari",
    "Desa Pernang Rungkang",
    "Dusun Mapin Jeruk",
    "Desa Oo Mbolo",
    "Kampung Sebewe Pungka",
    "Desa Gegelang Reban",
    "Dusun Penyonggok Aik",
    "Desa Kalampa Rora",
    "Dasan Bilok Petung",
    "Desa Orong Bawa Lestari",
    "Gubuk Mentigi Bat",
    "Desa Ncera Wontu",
)
_PEOPLE: Final = (
    "Haji Murtalib",
    "Bu Sakmah Diana",
    "Pak Jumenep",
    "Amaq Selamin",
    "Inaq Rumisih Gelang",
    "Lalu Ardisa",
    "Baiq Nurhikmah",
    "Pak Komang Sutapa",
    "Om Farhun",
    "Guru Marzoan",
    "Mas Purwoko",
    "Bu Titin Rosanti",
    "Dae Ibrahim Nae",
    "Ina Maesarah Ncai",
    "Pak Hasnun Toi",
    "Ompu Landeka",
    "Kak Pipit Handayani",
    "Ustaz Zulhadi Pekat",
    "Pak Ketut Wenten",
    "Ibu Lastri Wahyuni",
    "Bang Opik Rasabou",
    "Papuq Saripah",
    "Tuan Guru Mahsyar Bayan",
    "Pak Sahabudin Ela",
    "Bu Nikmah Koli",
    "Dea Sangaji",
    "Pak Anwar Bonto",
    "Mbak Indah Marlina",
    "Haji Fadholi",
    "Pak Yakub Mone",
    "Bu Rabiatun",
    "Pak Muhir",
    "Mamiq Sukardin",
    "Wak Darmawi",
)

EIGHTEENTH: Final = Writer(
    seed=180431,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, asked_of_a_bot, framed_in_lines),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, asked_of_a_bot, after_a_pantun),
    stage=Stage("eighteenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
