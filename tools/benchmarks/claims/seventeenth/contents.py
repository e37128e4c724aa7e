"""What the seventeenth writer gives to whatever poses posts.

Rules kept here: villages that are on no map, names that many have and none is known by; none of it is changed after a
matcher was scored by it.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`unseen.posing`).
"""

from pathlib import Path
from typing import Final

from tools.benchmarks.claims.seventeenth.denials import AFTER_CHECK, OF_MADE, OWN_WORDS, QUOTING
from tools.benchmarks.claims.seventeenth.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.seventeenth.hands import dropped_and_turned, typing_faults, words_repeated
from tools.benchmarks.claims.seventeenth.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.seventeenth.sending import forwarded, given_as_a_reason, posted_again
from tools.benchmarks.claims.seventeenth.ways import WAYS
from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_VILLAGES: Final = (
    "Desa Kerumut Baret", "Dusun Pancor Semaya", "Desa Montong Sapit", "Gubuk Lelede Timuq", "Desa Rensing Kekait",
    "Dasan Ambung Pelas", "Dusun Bangket Molo", "Desa Tojong Bagek", "Dusun Sengkerang Ajan", "Desa Pejaring Tebo",
    "Dasan Reban Kodong", "Desa Otak Bangket Sila", "Dusun Kekeri Pandan", "Desa Gegutu Embel", "Dusun Lingkuk Sabe",
    "Desa Orong Bawi Rea", "Dusun Brang Lamusa", "Desa Labu Sangoro", "Kampung Unter Kelede", "Desa Tatede Olat",
    "Dusun Ai Puntuk Liang", "Desa Nanga Sepayung", "Kampung Batu Rotok Ode", "Desa Olat Pekat", "Desa Oi Tambora Ele",
    "Dusun Doro Kapenta", "Desa Rasabou Kala", "Kampung Nggembe Toi", "Desa Sori Panihi", "Dusun Karumbu Ipa",
    "Desa Mpuri Lante", "Kampung Tolo Kambu", "Desa Wadu Sarae", "Dusun Ncera Ntoko",
)  # fmt: skip
_PEOPLE: Final = (
    "Haji Bahrain Kotek", "Bu Sumiyati Rende", "Pak Nasrudin Gola",
    "Amaq Derasip Lolo", "Inaq Mustiah", "Lalu Jumadil Peno",
    "Baiq Erlina Sape", "Pak Ketut Wartana", "Om Sudirman Kole", "Guru Hamzanwari", "Mas Edi Purnawan",
    "Bu Rabiatun Lede", "Dae Suharto Mbuju", "Ina Nurmi Kasa", "Pak Ishaka Tengge",
    "Ompu Landa Rasa", "Kak Fitriani Loka",
    "Ustaz Maswan", "Pak Wayan Sukerta Jaya", "Ibu Yohana Bere", "Bang Taufan Gili", "Papuq Semin", "Tuan Guru Halwani",
    "Pak Mahdar Sili", "Bu Jubaidah Olat", "Dea Mas Kurdi", "Pak Burhan Tepas", "Mbak Ririn Astari",
    "Haji Ridwan Pelas", "Pak Anwar Dompo", "Bu Kasmawati Ute", "Pak Ramli Sejati", "Mamiq Wirabakti", "Wak Saharudin",
)  # fmt: skip

SEVENTEENTH: Final = Writer(
    seed=517_209,
    ways=WAYS,
    held_told=(forwarded, typing_faults, dropped_and_turned, given_as_a_reason, posted_again),
    made_told=(forwarded, typing_faults, dropped_and_turned, given_as_a_reason, words_repeated),
    stage=Stage("seventeenth", Path(__file__).with_name("happenings.toml"), _VILLAGES, _PEOPLE),
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, PLACES),
)
