"""A claim passed on as it came, passed on with its end gone, or half of it put into somebody's own post.

Rules kept here: what is quoted ends where a clause or sentence ends, and is the half that names somebody or something;
what is cut keeps its head, or now and then its tail.
Left to others: faults of fingers (`fingers`), veils (`veils`), retelling (`company`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.thirteenth.breaths import breaths, phrases, sentences
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, says_something, weight
from tools.benchmarks.claims.writer import lines

_HEADS: Final = lines("""
    Diteruskan berkali-kali
    ⏩ Diteruskan
    FW dari grup alumni SMEA
    Copas dr grup PKK
    Izin share min
    dari grup wali murid kelas 4B
    Maaf kalau sudah pernah dikirim
    Dapat kiriman begini barusan dari ipar di Dompu
    Nemu di status WA tetangga
    Assalamualaikum wr wb, ijin meneruskan
    Dari grup jamaah yasinan malam Jumat
    infonya begini bapak ibu
    Tolong dibaca dulu sampai habis
    Kiriman dari teman kantor
    Sekedar menyampaikan, bukan saya yang buat
    Ini lagi rame di grup nelayan
    [Diteruskan]
    Buat yg belum tau
    Semeton, niki ada info
    Sy teruskan apa adanya
""")
_TAILS: Final = lines("""
    Sebarkan ke grup lain supaya banyak yang tahu
    Bener gak sih ini?
    Mohon diteruskan ke keluarga masing2
    🙏🙏🙏
    Semoga bermanfaat
    Monggo disimak
    Jangan berhenti di kamu
    Waallahu a'lam
    Copas dari sebelah
    Share sebanyak-banyaknya sebelum dihapus!!
    Hati-hati semuanya ya
    Yang punya saudara di sana tolong dikabari
    Kalau tidak percaya tanya saja orangnya
    Astagfirullah 😢
    *Teruskan ke 3 grup*
    Sumber: grup sebelah
    wallahualam, saya cuma meneruskan
    Admin mohon jangan dihapus
    Baca pelan2 ya
""")
_CUT_ENDS: Final = (
    "…", "...", "…Lihat selengkapnya", "... Baca selengkapnya", "… Selengkapnya", "...more", " [...]", "…lainnya",
    "... (bersambung)", "..", "… Muat lebih banyak", " (pesan kepotong)", "", " ....", "— lanjut di komentar",
)  # fmt: skip
_CUT_HEADS: Final = (
    "", "", "", "", "Eh baca ini: ", "Notif tadi: ", "yg kebaca cuma segini: ", "Pesan masuk: ",
    "HP lemot, cuma muncul "
)  # fmt: skip
_LEADS: Final = (
    "katanya ", "ada yang bilang ", "ingat kan tulisannya: ", "terus di bawahnya ada tulisan ", "dia jawab ",
    "di grup sebelah juga bilang ", "yang lagi ramai: ", "nah yang ini: ", "lihat saja ", "bunyinya ", "tadi kubaca ",
    "mereka bilang ", "saya kutip ya: ",
)  # fmt: skip
_QUOTES: Final = (("“", "”"), ('"', '"'), ("", ""), ("'", "'"), ("«", "»"), ("> ", "\n"), ("_", "_"), ("", " …"))
_LEAST, _MOST = 0.42, 0.76
_SHORT: Final = 20
_DOING: Final = re.compile(r"(?:me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{4,}|\w{3,}kan)$")
"""A word that tells what was done: without one, a half only names."""
_SAYING: Final = 3
_CLIPPED: Final = re.compile(r"[\s,;:–-]+$")


def forwarded(claim: str, dice: random.Random, _: Hosts) -> Written:
    """The claim whole, under a line or two of whoever sends it on, and over another."""
    body = claim
    match dice.randrange(7):
        case 0:
            body = f"*{claim}*"
        case 1:
            body = "\n\n".join(" ".join(run) for run in sentences(claim))
        case 2:
            body = f"“{claim}”"
        case _:
            pass
    heads = dice.sample(_HEADS, dice.choice((1, 1, 1, 2)))
    tails = dice.sample(_TAILS, dice.choice((0, 1, 1, 2)))
    gap = dice.choice(("\n", "\n\n", "\n\n", " 👇\n", ":\n"))
    return Written("\n".join(heads) + gap + "\n\n".join((body, *tails)), claim)


def cut_short(claim: str, dice: random.Random, _: Hosts) -> Written:
    """The head of the claim, as a screen that has no more room shows it; sometimes its tail."""
    words = claim.split()
    share = 0.5 if len(words) > _SHORT else 0.65
    many = min(len(words) - 1, max(5, round(len(words) * dice.uniform(share, 0.9))))
    from_end = len(words) > 12 and dice.random() < 0.15
    while many < len(words) - 1 and weight(_side(words, many, from_end=from_end)) < weight(words) * share:
        many += 1
    kept = _side(words, many, from_end=from_end)
    told = " ".join(kept)
    if from_end:
        return Written(dice.choice(("...", "… ", "(...) ", "..lanjutan: ")) + told, told)
    head, end = dice.choice(_CUT_HEADS), dice.choice(_CUT_ENDS)
    if dice.random() < 0.3 and len(words[many]) > 4 and "http" not in words[many]:
        # The screen cuts within a word.
        return Written(f"{head}{told} {words[many][: dice.randint(1, 3)]}{end}", told)
    return Written(head + (_CLIPPED.sub("", told) if end else told) + end, told)


def half_quoted(claim: str, dice: random.Random, hosts: Hosts) -> Written:
    """A half that says something, in or beside a text of about its length that somebody wrote on another thing."""
    half = " ".join(_half(claim, dice))
    host = _of_its_length(half, hosts, dice)
    opening, closing = dice.choice(_QUOTES)
    quote = f"{opening}{_CLIPPED.sub('', half)}{closing}"
    lead = dice.choice(_LEADS) if dice.random() < 0.55 else ""
    runs = sentences(host)
    match dice.randrange(4):
        case 0:
            text = f"{quote}\n{host}"
        case 1:
            text = f"{host} {lead}{quote}"
        case 2 if len(runs) > 1:
            at = dice.randint(1, len(runs) - 1)
            before, after = (" ".join(word for run in side for word in run) for side in (runs[:at], runs[at:]))
            text = f"{before} {lead}{quote} {after}"
        case _:
            text = f"{host}\n\n{lead}{quote}"
    return Written(text, half)


def _side(words: Sequence[str], many: int, *, from_end: bool) -> Sequence[str]:
    return words[-many:] if from_end else words[:many]


def _half(claim: str, dice: random.Random) -> list[str]:
    """Of the runs of clauses that are about half of the claim, one that names; drawn among the best of them."""
    whole = weight(claim.split())
    for parts in (breaths(claim) if len(sentences(claim)) > 1 else (), phrases(claim)):
        runs = [
            [word for part in parts[first:last] for word in part]
            for first in range(len(parts))
            for last in range(first + 1, len(parts) + 1)
            if last - first < len(parts)
        ]
        fit = [run for run in runs if _LEAST * whole <= weight(run) <= _MOST * whole and weight(run) >= _SAYING]
        if does := [run for run in fit if _tells(run)]:
            fit = does
        elif _tells(claim.split()):
            continue
        if fit:
            fit.sort(key=_names, reverse=True)
            return _begun(dice.choice(fit[: max(1, (len(fit) + 1) // 2)]))
    # Nothing to breathe at: who quotes leaves off the last words only.
    words = claim.split()
    many = max(len(words) - 3, round(len(words) * _MOST))
    return words[:many]


def _begun(run: list[str]) -> list[str]:
    """Without a joining word at its beginning: nobody opens a quotation with it."""
    return run[1:] if bare(run[0]) in {"dan", "serta", "bahwa", "tapi", "tetapi", "lalu", "kemudian"} else run


def _tells(run: Sequence[str]) -> bool:
    return any(_DOING.match(bare(word)) for word in run)


def _names(run: Sequence[str]) -> int:
    """Words past the first that are written large, and numbers; what tells one claim from a dozen others."""
    shouting = sum(word.isupper() for word in run) > len(run) / 2
    translated = any("terjemah" in word.lower() for word in run)
    return -_SAYING * translated + sum(
        says_something(word) and (any(map(str.isdigit, word)) or (shouting or word[:1].isupper()))
        for word in run[0 if shouting else 1 :]
    )


def _of_its_length(half: str, hosts: Hosts, dice: random.Random) -> str:
    if not hosts:
        return "Hari ini saya cuma di rumah, cuaca kurang enak"
    tried = [dice.choice(hosts) for _ in range(6)]
    host = min(tried, key=lambda each: abs(len(each) - len(half)))
    words = host.split()
    many = max(6, round(len(half.split()) * 1.3))
    if len(words) <= many:
        return " ".join(words)
    kept: list[str] = []
    for run in sentences(host):
        if kept and len(kept) + len(run) > many:
            break
        kept += run
    return " ".join(kept[: max(many, 8)])
