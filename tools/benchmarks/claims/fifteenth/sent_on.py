"""Sent on as it came, sent on without its end, and a half of it quoted amid other talk.

Rules kept here: who sends on adds words before and after and changes none; what is cut off is the end, now and then a
word or two of the beginning; a half is one that ends where a clause ends, the one that names and counts more.
Left to others: where a claim comes apart (`joints`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.fifteenth.joints import joins, often, parts, pauses, sober, unended
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, says_something, weight

_HEADS: Final = (
    "Dari grup alumni SMP:\n",
    "Izin share bapak/ibu 🙏\n\n",
    "➡️ Diteruskan\n",
    "Ini dikirim adik saya di Surabaya\n\n",
    "Baru masuk ke WA saya…\n",
    "MOHON DIBACA SAMPAI HABIS\n\n",
    "Sekadar berbagi ya:\n",
    "copas 👇\n",
    "Ass wr wb. ",
    "Teman2, ",
    "Info dari tetangga sebelah: ",
    "sy teruskan dari grup kantor\n\n",
    "*Info penting*\n",
    "fyi\n",
    "Nemu di beranda: ",
    "Om & tante sekalian, tolong disimak\n",
    "Kiriman ust. di grup pengajian:\n",
    "Waduh… ",
    "Astagfirullah. ",
    "Diteruskan berkali-kali ⏩\n",
    "",
    "",
    "",
)
_TAILS: Final = (
    "\n\nSebarkan, jangan berhenti di kamu",
    "\nNgeri ya dunia sekarang",
    "\n\n*Copas tanpa diedit*",
    " 😱😱",
    "\n🙏🙏🙏",
    "\n\nSemoga bermanfaat buat kita semua.",
    "\nKirim ke keluarga ya",
    "\n\nmonggo disebar sebelum dihapus",
    " …baru tau saya",
    "\n\n(dapat dari saudara yang kerja di sana)",
    "\nGimana menurut kalian?",
    "\n\nWassalam",
    " tolong infokan ke yang lain",
    "\nviralkan 🔥",
    "\n\nTeruskan ke 10 grup, insyaallah jadi amal",
    " parah sih ini",
    "",
    "",
    "",
)
_CUT: Final = (
    "… Baca selengkapnya",
    "... lihat selengkapnya",
    "…",
    "....",
    " … (bersambung)",
    "…See more",
    " ... Selengkapnya",
    " [terpotong]",
    "..dst",
    "",
    " (1/2)",
    "… Tampilkan lainnya",
)
_BEFORE_CUT: Final = (
    "",
    "",
    "",
    "",
    "",
    "👉 ",
    "Notif barusan: ",
    "ini gimana kok putus: ",
    "cuma kebaca segini: ",
    "Re: ",
)
_QUOTING: Final = (
    '{a} "{q}" {b}',
    "{a}\n\n“{q}…”\n\n{b}",
    '{a} Barusan orang di angkot ngomong "{q}". {b}',
    "{a} Btw {q} {b}",
    "{a} eh sudah dengar belum, {q}, {b}",
    "{a}\n>> {q}\n{b}",
    "{a} Katanya lagi: {q}. {b}",
    "{q}.\n{a} {b}",
    '"...{q}" – itu bagian yang bikin merinding. {a} {b}',
    "{a} {b}\nYang bikin heboh: {q}",
    "{a} Oh iya {q}! {b}",
    "{a} {b} Dan satu lagi, {q}",
    "{a}\n[{q}]\n{b}",
    'Kalimat ini lho "{q}". {a} {b}',
    "{a} … {q} … {b}",
)
_REACTIONS: Final = ("", "", "", "", " 😳", " hadeh", " katanya lho", " 🤔", " ngeri", " gitu", " wow", " serius nih")
_ENOUGH: Final = 0.45
_NO_MORE: Final = 0.8
_NEARLY: Final = 0.85
_CALLED_FALSE: Final = re.compile(r"\b(?:bohong|hoa[xk]s?|fitnah|palsu|salah|dusta|ngibul|tipu)", re.IGNORECASE)
_HOSTS_SEEN: Final = 14
_LONG, _SHORT = 14, 9


def forwarded(text: str, dice: random.Random, _: Hosts) -> Written:
    """Whole, under a line of who sends it on, a wish or a worry after it."""
    head, tail = dice.choice(_HEADS), dice.choice(_TAILS)
    while not head + tail:
        head, tail = dice.choice(_HEADS), dice.choice(_TAILS)
    body = text
    match dice.randrange(6):
        case 0:
            body = "\n".join(parts(text))
        case 1 if "*" not in text:
            body = f"*{text}*"
        case 2:
            body = sober(text)
        case _:
            pass
    return Written(f"{head}{body}{tail}", text)


def cut_short(text: str, dice: random.Random, _: Hosts) -> Written:
    """Without its end, as a screen or a message's limit cuts it, at times within a word."""
    words = text.split()
    lowest, highest = (0.5, 0.8) if len(words) > _LONG else (0.65, 0.85) if len(words) > _SHORT else (0.78, 0.9)
    at = max(2, min(len(words) - 1, round(dice.uniform(lowest, highest) * len(words))))
    while at < len(words) - 1 and weight(words[:at]) < 0.5 * weight(words):
        at += 1
    first = dice.randint(1, 2) if len(words) > _LONG and often(dice, 0.15) else 0
    kept = words[first:at]
    shown, torn = " ".join(kept), words[at]
    if len(torn) > 4 and often(dice, 0.3):
        shown += " " + torn[: dice.randint(2, len(torn) - 2)]
    return Written(f"{dice.choice(_BEFORE_CUT)}{'…' if first else ''}{shown}{dice.choice(_CUT)}", " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """One half, the one that says more, within talk of something else that is about as long."""
    kept = dice.choice(_halves(text))
    while joins(kept) and not text.startswith(kept):
        kept = kept.split(maxsplit=1)[-1]
    before, after = _talk(kept, dice, hosts)
    said = unended(kept)
    said = (sober(said) if often(dice, 0.5) else said) + dice.choice(_REACTIONS)
    quoted = dice.choice(_QUOTING).format(a=before, q=said, b=after)
    return Written(re.sub(r" +", " ", quoted).strip(), kept)


def _halves(text: str) -> list[str]:
    """Runs of parts of about half the weight that stand by themselves, the two that name and count most; never none."""
    told, whole = parts(text), weight(text.split())
    if len(told) == 2 and told[0][-1:].isalnum() and told[1][:1].isalnum():
        # It has no clauses: what is quoted is who did what.
        return [_grown(text.split())]
    runs = [" ".join(told[at:end]) for at in range(len(told)) for end in range(at + 1, len(told) + 1)]
    fit = [run for run in runs if _ENOUGH * whole <= weight(run.split()) <= _NO_MORE * whole]
    if not fit:
        return [_grown(text.split())]
    whole_ones = [run for run in fit if not joins(run) or text.startswith(run)] or fit
    most = max(map(_telling, whole_ones))
    return [run for run in whole_ones if _telling(run) >= _NEARLY * most][:2]


def _grown(words: list[str]) -> str:
    """From the beginning to past the middle, up to a joint where one is near, else to a word that says something."""
    whole = weight(words)
    past = [at for at in range(2, len(words)) if weight(words[:at]) >= 0.5 * whole and says_something(words[at - 1])]
    joint = [at for at in past if pauses(words[at - 1], words[at]) and weight(words[:at]) <= 0.88 * whole]
    return " ".join(words[: min(joint or past, default=len(words) - 1)])


def _telling(run: str) -> int:
    words = run.split()
    return weight(words) + sum(says_something(word) and (word[:1].isupper() or word[:1].isdigit()) for word in words)


def _talk(kept: str, dice: random.Random, hosts: Hosts) -> tuple[str, str]:
    """Other talk in two, parted at the end of a sentence where it has one."""
    # A half amid talk of lies would be a denial.
    fit = [host for host in dice.sample(hosts, min(_HOSTS_SEEN, len(hosts))) if not _CALLED_FALSE.search(host)]
    if not fit:
        return "", ""
    many = len(kept.split())
    host = min(fit, key=lambda each: abs(len(each.split()) - many))
    told = re.split(r"(?<=[.!?…])\s+|\n+", host)
    at = dice.randint(0, len(told))
    return " ".join(told[:at]), " ".join(told[at:])
