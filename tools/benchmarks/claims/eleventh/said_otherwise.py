"""Two ways that change what stands there: small words dropped and clauses turned, and nicknames in place of names.

Rules kept here: numbers stay; a nickname is one that a reader of Indonesian posts knows; what is called otherwise is
none of the words that were kept; a claim where at most one everyday word has one stays as it was.
Left to others: where clauses end (`parting`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.eleventh.parting import middle, phrases
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans
from tools.benchmarks.claims.writer import lines

_CALLED: Final = {
    "prabowo subianto": ("Pak Bowo", "Wowo", "PS 08"), "prabowo": ("Wowo", "Pak Bowo", "08", "Om Gemoy", "PS"),
    "joko widodo": ("Pakde", "Jkw", "Mulyono"), "jokowi": ("Pakde", "Jkw", "Mulyono", "Jokow"),
    "gibran rakabuming": ("Mas Samsul", "GRR"), "gibran": ("Samsul", "GRR", "anak pakde", "Mas Wali"),
    "ganjar pranowo": ("Mas GP", "si rambut putih"), "ganjar": ("GP", "si rambut putih", "Mas Gan"),
    "anies baswedan": ("Abah", "ARB"), "anies": ("Abah", "ARB", "Bang Anis"), "mahfud": ("MMD", "Prof MMD"),
    "muhaimin": ("Cak Imin", "Gus Imin"), "cak imin": ("Gus Imin", "Muhaimin"), "megawati": ("Mak Banteng", "Bu Mega"),
    "luhut": ("LBP", "Opung"), "ahok": ("BTP", "Koh Ahok"), "sri mulyani": ("SMI", "bu Menkeu"), "sby": ("Pepo",),
    "kaesang": ("Mas Kaes", "si bungsu"), "puan": ("Mbak Puan", "putri banteng"), "amien rais": ("Mbah Amin",),
    "rocky gerung": ("RG", "Bung Rocky"), "najwa shihab": ("Mbak Nana",), "hasto": ("sekjen banteng",),
    "taylor swift": ("Mbak Tay", "tay tay"), "donald trump": ("Om Donal", "si Trump"), "elon musk": ("bos tesla",),
    "bill gates": ("bos maikrosop", "om gates"), "raffi ahmad": ("Aa Raffi", "sultan andara"), "ronaldo": ("CR7",),
    "kpu": ("panitia pemilu", "kapeu", "kpyu"), "mk": ("mahkamah", "emka"),
    "bawaslu": ("wasit pemilu", "pengawas pemilu"),
    "polisi": ("pak pol", "isilop", "wercok"), "polri": ("kepolisian", "parcok"), "tni": ("bapak2 loreng", "tentara"),
    "dpr": ("anggota dewan", "orang senayan"), "pdip": ("banteng", "si merah"), "pdi": ("banteng",),
    "golkar": ("beringin", "si kuning"), "gerindra": ("partai garuda",), "nasdem": ("restorasi", "partainya SP"),
    "psi": ("partai mawar",), "kpps": ("panitia TPS", "ka pe pe es"), "israel": ("zionis", "isra hell"),
    "palestina": ("bumi para nabi", "Pales"), "amerika serikat": ("negeri Paman Sam",), "amerika": ("Paman Sam", "US"),
    "cina": ("tirai bambu", "Tiongkok"), "china": ("tirai bambu", "Tiongkok"), "tiongkok": ("tirai bambu", "cina"),
    "jepang": ("negeri sakura", "Nippon"), "rusia": ("beruang merah",),
    "indonesia": ("Konoha", "+62", "wakanda", "Indo"),
    "malaysia": ("negeri jiran", "Malay"), "arab saudi": ("Saudi", "tanah haram"), "jakarta": ("JKT", "Jekardah"),
    "surabaya": ("kota pahlawan", "Suroboyo"), "yogyakarta": ("Jogja",), "bandung": ("kota kembang",),
    "presiden ri": ("RI 1",), "presiden": ("RI 1", "presidennya"), "wakil presiden": ("RI 2", "wapres"),
    "capres": ("calon RI 1", "paslon"),
    "facebook": ("fb", "efbi"), "whatsapp": ("wa",), "tiktok": ("tt", "toktok"), "youtube": ("yutub", "yt"),
    "rumah sakit": ("RS", "rumkit"), "uang": ("duit", "cuan", "fulus"), "pemilu": ("coblosan",),
    "covid-19": ("copid", "si corona"), "covid": ("copid", "kopit"), "mahasiswa": ("mhs", "anak kampus"),
    "surat suara": ("kertas coblosan",), "kotak suara": ("kotak coblosan",), "warga": ("orang kampung", "masyarakat"),
    "ketua": ("bosnya", "ketuanya", "pak ketua"), "gubernur": ("pak gub", "gub"),
    "bupati": ("pak bup", "orang nomor 1"),
    "menteri": ("mentri", "pembantunya presiden"),
    "kades": ("pak kades", "lurah"), "camat": ("pak cam",), "wali kota": ("pak wali",), "walikota": ("pak wali",),
    "honorer": ("honoran",),
    "rakyat": ("wong cilik", "rakjel"),
}  # fmt: skip
_NAMED: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _CALLED), key=len, reverse=True))})\b", re.IGNORECASE
)
_OPENED: Final = lines("""
    nah kan
    Yah,
    ciee
    Wkwkwk
    halah
    Ada-ada saja,
    Makin seru nih,
    Lha
    Kabar burung:
    Nonton yok,
    jeng jeng jeng
    Bujug,
    """)
_JOINED: Final = (", ", " - ", ". ", " ", "; ", " … ")
_JOINS: Final = re.compile(r"(?:dan|lalu|maka|oleh|tapi|namun|and|but)$")
_TELLING: Final = re.compile(r"(?:tidak|bukan|tak|belum|jangan|tdk|ga|gk|no|benar|salah|malam|saya)$")
_TWO: Final = re.compile(r"(?:di|ke|yg|ya|si|pd|dr|sy|dg|of|in|is|to|on|at|a|an|y)?$")
_TURNED_WHOLE: Final = 4
_EVERYDAY: Final = frozenset(
    re.findall(
        r"\w+",
        "presiden capres facebook whatsapp tiktok youtube uang warga rakyat "
        "mahasiswa pemilu indonesia jakarta surabaya",
    )
)
_OFTEN: Final = 0.85
_LEADS: Final = re.compile(r"https?:|www\.|\.com|\.id\b|[@#]")


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Most small words gone, and what stood last or in the middle told first."""
    runs = phrases(text)
    if len(runs) < 2:
        words = text.split()
        cut = middle(words, len(words) // 3, len(words) - 2)
        runs = [words[:cut], words[cut:]]
    at = dice.randint(1, len(runs) - 1)
    if len(runs) <= _TURNED_WHOLE and dice.random() < 0.3:
        runs = [*reversed(runs)]
    elif len(runs) > _TURNED_WHOLE and dice.random() < 0.6:
        # Of many clauses two change places here and there.
        for first in range(dice.randint(0, 1), len(runs) - 1, dice.randint(2, 3)):
            runs[first : first + 2] = runs[first + 1], runs[first]
    else:
        runs = runs[at:] + runs[:at]
    often = dice.uniform(0.55, 0.95)
    kept = [[word for word in run if not _small(word) or dice.random() > often] for run in runs]
    kept = [run[1:] if len(run) > 1 and _JOINS.match(bare(run[0])) else run for run in kept if run]
    joined = dice.choice(_JOINED)
    told = joined.join(" ".join(run).strip(" ,.;:|") or " ".join(run) for run in kept)
    if dice.random() < 0.5 and "http" not in told:
        told = told.lower()
    return Written(told + dice.choice(("", "", ".", "!", "…")), " ".join(word for run in kept for word in run))


def _small(word: str) -> bool:
    """A word that haste leaves out; one that turns the sense is none, nor is what two letters stand for."""
    plain = bare(word)
    return leans(word) and not _TELLING.match(plain) and (len(plain) > 2 or bool(_TWO.match(plain)))


def names_nicknamed(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Whoever has a nickname gets it, the same throughout; often a small word of mockery before it."""
    habit: dict[str, str] = {}

    def called(found: re.Match[str]) -> str:
        name = found[0].casefold()
        if _LEADS.search(_around(text, found)):
            return found[0]
        if name not in habit:
            habit[name] = dice.choice(_CALLED[name]) if dice.random() < _OFTEN else found[0]
        return habit[name]

    told = _NAMED.sub(called, text)
    changed = [name for name, other in habit.items() if other.casefold() != name]
    if len(changed) < 2 and _EVERYDAY.issuperset(changed):
        return Written(text, text)
    gone = {word for name in changed for word in name.split()}
    kept = [word for word in text.split() if bare(word) not in gone]
    if told.isupper() or dice.random() < 0.4:
        told = " ".join(word if "http" in word else word.lower() for word in told.split())
    if dice.random() < 0.6:
        told = f"{dice.choice(_OPENED)} {told}"
    return Written(told, " ".join(kept))


def _around(text: str, found: re.Match[str]) -> str:
    """The whole word that a name was found in."""
    return re.split(r"\s", text[: found.start()])[-1] + found[0] + re.split(r"\s", text[found.end() :])[0]
