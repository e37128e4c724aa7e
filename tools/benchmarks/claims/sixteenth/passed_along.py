"""Three ways in which a claim travels, the sixteenth writer's: sent on whole, broken off, half of it told.

Rules kept here: whoever sends it on believes it; a claim breaks off late enough to be known; half of one is the half
that says more, from one end of a clause to another, and the talk around it is about as long.
Left to others: where a claim has its ends (`breaks`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.sixteenth.breaks import Piece, in_two
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, fixed, says_something, weight

_BEFORE: Final = (
    "Tolong dibaca sampai habis ya bu ibu.\n",
    "Barusan masuk dari grup alumni STM:\n\n",
    "Dapat dari sepupu di Bima 👇\n",
    "↪️ Diteruskan berkali-kali\n",
    "Copas dari grup wali murid\n\n",
    "Ya Allah baca ini deh...\n",
    "*INFO PENTING*\n\n",
    "Ini kiriman adik saya yang di Mataram\n",
    "Maaf kalau sudah ada yang kirim 🙏\n\n",
    "Jangan sampai ga tau!!\n",
    "Fwd: ",
    "Mohon dibantu sebarkan seluas-luasnya\n",
    "Temen kantor kirim ini, ngeri\n",
    "sekedar meneruskan: ",
    "dari grup sebelah..\n",
    "Bapak saya forward ini barusan\n\n",
    "Penting buat yang di kampung:\n",
)
_AFTER: Final = (
    "",
    "\n\nSebarkan, jangan berhenti di kamu",
    "\nTeruskan ke keluarga ya 🙏",
    "\n\n*Copas dari grup sebelah*",
    "\n\nbantu viralkan 🔥",
    "\nSemoga kita semua dilindungi",
    "\n\n(sumber: grup WA pensiunan)",
    " \nkasih tau mamak juga",
    "\n\nKirim ke minimal 3 grup",
    "\nHati-hati semuanya",
    "\nNgeri ya zaman sekarang 😱",
    "\n\nAamiin",
    "\nTolong share",
    "\n\n- dikirim dari admin grup dusun -",
    "\nBiar pada melek",
    "\n🙏🙏🙏",
)
_BROKEN: Final = (
    "...",
    "…",
    " ... (lanjut di komen)",
    "… *Baca selengkapnya*",
    " [bersambung]",
    "..... aduh kepotong",
    " dst",
    " ...terus panjang lagi di bawahnya",
    "…\n\nsisanya males ngetik",
    " dst dst",
    "",
    " (ga muat)",
    "... lanjutannya nyusul",
)
_LEAD: Final = (
    "om saya bilang begini, {h}",
    "Sudah dengar belum? {h}",
    "Ada yang nempel kertas di pos ronda: {h}",
    "{h} — begitu yang saya baca tadi pagi",
    "Nah di kolom komentar ada yang tulis {h}",
    "Yang lagi dibahas bapak-bapak: {h}",
    "{h}!! ya ampun",
    "Ini lho, {h}",
    "Eh tadi di status tetangga ada tulisan {h}",
    "Baru baca, {h}",
    "{h}\nItu yang lagi rame di grup sebelah",
    "kata orang pasar tadi: {h}",
    'Katanya sih "{h}"',
    "{h} ... ngeri ga sih",
    "Di beranda lewat nih: {h}",
    'Teman saya nulis begini, "{h}"',
    "Terus yang ini 👉 {h}",
    "“{h}” gitu bunyinya",
    "{h} , aku kaget bacanya",
    "sempat lihat judulnya: {h}",
    "Yang bikin kepikiran tuh {h}",
    "ada kiriman begini >> {h} <<",
)
_TALK: Final = (
    "Hari ini saya cuma di rumah saja, badan agak meriang dan cucian menumpuk.",
    "Besok jadi ke rumah nenek ya, jangan lupa bawa kue yang kemarin.",
    "Maaf baru balas, HP dipakai anak main gim dari siang.",
    "Tadi sore hujan sebentar lalu panas lagi, bingung mau jemur apa tidak.",
    "Ngopi dulu biar ga tegang, kopinya dari Tambora.",
)
_LATE: Final = (0.55, 0.85)
_HALF: Final = 0.47
_MORE: Final = 0.62
_FEW: Final = 17
_OPENING: Final = re.compile(
    r"\W*(?:dalam rangka|assalam|geger|heboh|breaking|berita terbaru|khusus|untuk|yang (?:mau|ingin|bilang)|bagi|ayo|"
    r"selamat|hai|halo|info|innalil)",
    re.IGNORECASE,
)
_LESS: Final = 0.7
_ENOUGH: Final = 4
_SHORT: Final = 9
_TOLD: Final = 3
_SUBJECT: Final = 1.25
_BEHIND: Final = 0.9


def forwarded(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The claim whole, with what people put above and below what they send on; some make it bold or quote it."""
    body = claim
    match dice.randrange(6):
        case 0:
            body = "\n".join(f"> {line}" for line in claim.splitlines())
        case 1 if "*" not in claim:
            body = "\n".join(f"*{line}*" for line in claim.splitlines() if line.strip())
        case 2:
            body = f"“{claim}”"
    above = dice.choice(_BEFORE) + (dice.choice(_BEFORE) if dice.random() < 0.2 else "")
    return Written(above + body + dice.choice(_AFTER), claim)


def cut_short(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The beginning of a claim, broken off somewhere past its half; the last word may have lost its end."""
    words = claim.split()
    least = len(words) - 2 if len(words) <= _SHORT else max(_ENOUGH, round(len(words) * _LATE[0]))
    many = min(len(words) - 1, max(least, round(len(words) * dice.uniform(*_LATE))))
    while many < len(words) - 1 and weight(words[:many]) < 0.5 * weight(words):
        many += 1
    kept = words[: max(1, many)]
    text = " ".join(kept)
    if dice.random() < 0.25 and len(next_word := words[len(kept)] if len(kept) < len(words) else "") > 5:
        text += "" if fixed(next_word) else " " + next_word[: dice.randint(2, 4)]
    ending = dice.choice(_BROKEN)
    return Written(text.rstrip(" ,;:-|") + ending, " ".join(kept))


def half_quoted(claim: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that tells most, in talk about as long as itself."""
    half = _telling(claim, dice)
    said = dice.choice(_LEAD).format(h=" ".join(half).strip(" ,;:|–-"))
    around = _talk(len(half), dice, hosts)
    if dice.random() < 0.5:
        text = f"{around}{dice.choice((' ', chr(10), chr(10) * 2))}{said}"
    else:
        text = f"{said}{dice.choice((' . ', chr(10), chr(10) * 2))}{around}"
    return Written(text, " ".join(half))


def _telling(claim: str, dice: random.Random) -> Piece:
    """Either half where both tell about as much, else the better; more of it where it tells too little."""
    first, rest = in_two(claim)
    if not rest:
        return first
    # Whom it is about mostly stands in the first.
    told_first, told_rest = _SUBJECT * _tells(first), _tells(rest)
    if _OPENING.match(claim):
        told_first *= _LESS
    best, other = (first, rest) if told_first >= told_rest else (rest, first)
    near = min(told_first, told_rest) >= _BEHIND * max(told_first, told_rest)
    half = other if near and dice.random() < 0.4 else best
    words, whole = claim.split(), weight(claim.split())
    start = 0 if half is first else len(words) - len(half)
    end = start + len(half)
    least = max(_TOLD, whole * (_MORE if len(words) < _FEW else _HALF))
    while weight(words[start:end]) < least and end - start < len(words):
        if end < len(words):
            end += 1
        else:
            start -= 1
    return words[max(0, start) : end]


def _tells(piece: Piece) -> float:
    """How many words say something; a name within a sentence, or a number, tells more."""
    names = sum(1 for word in piece[1:] if word[:1].isupper() and not word.isupper() and says_something(word))
    numbers = sum(1 for word in piece if any(map(str.isdigit, word)) and "http" not in word)
    return weight(piece) + names + numbers


def _talk(many: int, dice: random.Random, hosts: Hosts) -> str:
    """Other people's words, ended where a sentence ends if one ends near."""
    found = re.sub(r"https?://\S+|@\w+", "", dice.choice(hosts) if hosts else dice.choice(_TALK)).split()
    if len(found) < _ENOUGH:
        found = dice.choice(_TALK).split()
    near = [at + 1 for at, word in enumerate(found) if word[-1] in ".!?" and many * 0.6 <= at + 1 <= many * 1.6]
    end = near[0] if near else max(5, round(many * 1.1))
    return " ".join(found[:end])
