"""What the ninth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.ninth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.ninth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.ninth.hands import shouted, spaces_astray, typing_faults
from tools.benchmarks.claims.ninth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.ninth.passing import forwarded
from tools.benchmarks.claims.ninth.turned import bait_for_wares, dropped_and_turned
from tools.benchmarks.claims.ninth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Lembuak Rengganis", "Dusun Repok Jangkih", "Desa Oi Tampuro", "Dasan Bagik Kedok",
    "Desa Mapin Lenang",
    "Kampung Sape Ngeru", "Desa Kebon Paoq", "Dusun Pelan Gerisak", "Desa Brang Sedo",
    "Gubuk Montong Sapit Lolat",
    "Desa Lanci Doro", "Dusun Ketapang Beaq", "Desa Aik Gamang", "Kampung Wadu Nae", "Desa Senteluk Aji",
    "Dasan Jurang Koak", "Desa Kalimango Dalam", "Dusun Pancor Bembek", "Desa Sambi Rawe",
    "Gubuk Tengak Rarang",
    "Desa Unter Semaning", "Dusun Batu Samban", "Desa Nggaro Kempo", "Kampung Lito Beru",
    "Desa Pringga Sela Ampan",
    "Dusun Embung Kandong", "Desa Mata Sari Wuwu", "Dasan Kokok Putek", "Desa Labu Terong",
    "Dusun Gelogor Tibu",
    "Desa Sondo Rasa", "Kampung Tanaq Beaq Odeq", "Desa Penyaring Rea", "Dusun Lendang Simbe",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Nurdin Amaq Selap", "Bu Maesarah", "Pak Lalu Serinate", "Inaq Rohimin", "Amaq Kertasih",
    "Baiq Hapipah",
    "Pak Ketut Lastre", "Guru Burhanul", "Ustaz Zainul Ikhsan", "Dae Firdaus", "Ompu Jafar Wela", "Ina Nurmi",
    "Pak Arifuddin Lape", "Mbak Sri Kundari", "Mas Wagimin", "Haji Muhyiddin", "Papuq Sanimah",
    "Bang Irfan Rasak",
    "Bu Kholisah", "Pak Syahbuddin Kore", "Kak Marlina Ote", "Tuan Guru Mahrip", "Pak Hasbullah Tepal",
    "Lalu Gede Wirasih",
    "Bu Ni Luh Sukerti", "Om Taslim Doro", "Pak Mahnan", "Dea Malik Sampar", "Ibu Rosdiana Heko",
    "Pak Fathul Jinan",
    "Wak Sehabudin", "Bapak Gufran Monta", "Mamiq Sutame", "Nyai Zaenab",
)  # fmt: skip

NINTH: Final = Writer(
    seed=71933,
    ways=WAYS,
    held_told=(forwarded, typing_faults, spaces_astray, bait_for_wares),
    made_told=(forwarded, typing_faults, dropped_and_turned, shouted, spaces_astray),
    stage=Stage("ninth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
