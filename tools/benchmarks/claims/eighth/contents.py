"""What the eighth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.eighth.by_ear import written_as_heard
from tools.benchmarks.claims.eighth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.eighth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.eighth.fingers import shouted, typing_faults
from tools.benchmarks.claims.eighth.office import reported_to_office
from tools.benchmarks.claims.eighth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.eighth.parts import dropped_and_turned
from tools.benchmarks.claims.eighth.relayed import forwarded
from tools.benchmarks.claims.eighth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Bagek Keruak", "Dusun Sengkuang Lauq", "Desa Oi Mbura", "Desa Lendang Sawo Timuq", "Kampung Doro Ncinga",
    "Desa Brang Kemiri", "Dasan Paok Sebelas", "Desa Labuan Terate", "Dusun Ai Pancor", "Desa Nanga Kalode",
    "Desa Montong Sirap", "Gubuk Tereng Mas", "Desa Sori Lewi", "Dusun Batu Kemuning", "Desa Olat Rempoak",
    "Kampung Wadu Tula", "Desa Jurang Sapit", "Dasan Kerepek", "Desa Tepas Nyiur", "Dusun Rade Monca",
    "Desa Penyonggok Baret", "Desa Samongkat Lebo", "Kampung Ntana Kadi", "Dusun Gili Kapal", "Desa Embung Belek",
    "Gubuk Lekok Aman", "Desa Mpoa Rasa", "Desa Kuang Busir", "Dasan Otak Reban", "Dusun Pelan Jejelok",
    "Desa Tolo Kancala", "Desa Karang Selebung", "Kampung Bonto Kape Rea", "Dusun Sekunyit Bawak",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Sahnim", "Bu Rukmini Tale", "Pak Mursidin", "Amaq Sekarep", "Inaq Jumisah", "Lalu Gatrawan", "Baiq Nurmaya",
    "Pak Komang Sudira", "Dae Ahyar", "Ina Sahora", "Uba Yakub", "Mas Giyanto", "Kak Reni Palasa", "Guru Tarmizi Sade",
    "Ustaz Hasbullah Rame", "Pak Idrus Kilo", "Bu Fatmah Donggo", "Om Saprudin", "Papuq Rinasih", "Mamiq Wirajaya",
    "Dea Mas Jalil", "Pak Usman Lanta", "Ibu Wahidah Perigi", "Bang Anhar", "Wak Mustaram", "Pak Nyoman Kertiyasa",
    "Bu Laelatul Aini", "Haji Pathurahim", "Pak Sudirman Kelewi", "Mbak Tri Handari", "Tuan Guru Safwan Lekong",
    "Pak Junaidin Soro", "Bu Suhaini Rempe", "Pak Zaenudin Pusuk",
)  # fmt: skip

EIGHTH: Final = Writer(
    seed=80639,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, written_as_heard),
    made_told=(forwarded, typing_faults, shouted, dropped_and_turned, written_as_heard, reported_to_office),
    stage=Stage("eighth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
