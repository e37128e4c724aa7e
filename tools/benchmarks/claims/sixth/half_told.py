"""A claim of which a part is gone: cut off by the telephone, or quoted by half within talk of something else.

Rules kept here: a half begins and ends where a clause does, and tells who or what, as well as what of it; where a claim
has no such half, none is quoted; notes of sources and courtesies tell nothing.
Left to others: where a claim comes apart (`seams`), what is talked of else (`unseen.ordinary`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.sixth.seams import hangs, middle, parted, seams
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans, says_something, weight

_CUT: Final = (
    "…", "...", "... baca selengkapnya", "… Lihat selengkapnya", "… Baca selengkapnya 👇", ".....",
    " (bersambung)", "… selengkapnya di kolom komentar", " [terpotong]", "… lanjut ke gambar kedua",
    "... mohon maaf terpotong", "… hp saya tidak muat", "... sisanya buka sendiri", "… Selengkapnya di link",
    "… dst", " dstnya", "… sambung di bawah",
)  # fmt: skip
_CUT_HEADS: Final = (
    "", "", "", "", "Cuma dapat sampai sini: ", "Ini di status ipar saya: ", "Kiriman Pak RT: ",
    "Tadi lewat di beranda. ", "Dari grup alumni: ", "Screenshot tetangga: ", "Judulnya begini, ",
    "Baca ini dulu bu. ", "Yang dikirim paman saya: ", "Ada masuk lagi nih, ", "Kepotong tapi kebaca lah. ",
    "Muncul di hp bapak: ", "Titipan dari pasar: ",
)  # fmt: skip
_BEFORE: Final = (
    "Oh ya, ", "Eh sudah baca ini? ", "Sama satu lagi: ", "Terus tadi di grup masjid ada yang bilang ",
    "Kata bude saya, ", "Ngomong-ngomong, ", "Ini juga lagi ramai di kantor, ", "Bapak di rumah heboh soal ",
    "Di sebelah ada tulisan ", "Sekalian saya sampaikan ", "Saya baca di hp suami: ",
    "Masih kepikiran kiriman tadi, ", "Di pasar orang cerita ", "Mertua kirim begini ",
    "Sambil nunggu nasi matang saya baca ", "Ingat kiriman Haji kemarin, ", "Info dari warung: ",
)  # fmt: skip
_BEHIND: Final = (
    "", "", "", " katanya.", " begitu katanya.", ", ngeri ya.", " Bagaimana menurut bapak ibu?", " Astagfirullah.",
    " 😱", ". Sudah dengar belum?", ". Entahlah zaman sekarang.", " 🙏🙏", ". Kita doakan saja.",
)  # fmt: skip
_TALK: Final = (
    "Besok jadi ke rumah nenek atau tidak, jangan lupa bawa rantang yang kemarin dipinjam",
    "Ibu-ibu yang belum setor uang seragam tolong segera, penjahitnya sudah menagih terus dari minggu lalu",
    "Listrik di tempat kami mati dari subuh, kulkas mulai bau, entah kapan nyala lagi",
)
_NOTE: Final = re.compile(r"^\W*(?:sumber|arsip|link|terjemahan|caption|narasi|akun|via)\b", re.IGNORECASE)
_COURTESY: Final = frozenset(
    re.findall(
        r"\w+",
        """selamat assalamualaikum alaikum waalaikumsalam terima kasih terimakasih mohon maaf semoga allah bapak
    ibu saudara kakak teman bund share bagikan sebarkan viralkan yuk ayo silakan silahkan sumber terjemahan
    bangsa rakyat indonesia berita heboh kalian alhamdulillah terimah presiden calon capres wakil pemilu
    pilpres tahun hari lihat tonton simak banyak orang allahu aamiin amiin innalillahi kabar info
    mengejutkan akhirnya bencana terkini menggemparkan rojiun wainnailaihi""",
    )
)
_TELLS, _TELLS_LARGE, _TELLS_NUMBERED, _TELLS_UNNAMED = 5, 6, 7, 8
_LEAST_SHARE, _MOST_SHARE = 0.36, 0.7


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The beginning of it, or seldom the end, as a telephone shows a long message."""
    words = text.split()
    many = max(5, round(len(words) * dice.uniform(0.55, 0.85) + 0.4))
    while many < len(words) - 1 and (weight(words[:many]) < 0.7 * weight(words) or leans(words[many - 1])):
        many += 1
    many = min(many, len(words) - 1)
    if dice.random() < 0.15 and weight(words[-many:]) >= 0.7 * weight(words):
        left = words[-many:]
        return Written(f"{dice.choice(_CUT_HEADS)}…{' '.join(left)}", " ".join(left))
    left, torn = words[:many], ""
    following = words[many]
    if dice.random() < 0.3 and following.isalpha() and len(following) > 4:
        torn = f" {following[: dice.randint(2, len(following) - 2)]}"
    kept = " ".join(left)
    told = kept if torn else kept.rstrip(" ,;:")
    return Written(f"{dice.choice(_CUT_HEADS)}{told}{torn}{dice.choice(_CUT)}", kept)


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """A half that says something, within other talk about as long; the claim unchanged where it has no such half."""
    halves = _halves(text)
    if not halves:
        return Written(text, text)
    half = dice.choice(halves[:2])
    shown = half.strip(" ,;:|")
    if dice.random() < 0.3:
        shown = shown[0].lower() + shown[1:] if not shown[:2].isupper() else shown
    match dice.randrange(5):
        case 0 | 1:
            shown = f"{dice.choice(('“', '"'))}{shown}{dice.choice(('”', '"'))}"
        case 2:
            shown = f"{shown} ..."
        case _:
            pass
    behind = dice.choice(_BEHIND)
    if behind.startswith((",", ".")):
        shown = shown.rstrip(" .,")
    shown = f"{dice.choice(_BEFORE)}{shown}{behind}"
    return Written(_within(shown, _talk(hosts, round(len(half.split()) * dice.uniform(0.8, 1.3)), dice), dice), half)


def _halves(text: str) -> list[str]:
    """Runs of clauses of about half the length that tell something, those first that tell most."""
    told = [piece for piece in seams(text) if not _NOTE.match(piece)]
    if len(told) < 2:
        told = parted(text, 2, 2)
    total, whole = len(text.split()), weight(text.split())
    runs = [" ".join(told[at:end]) for at in range(len(told)) for end in range(at + 1, len(told) + 1)]
    fit = [
        run
        for run in runs
        if _LEAST_SHARE * total <= len(run.split()) <= _MOST_SHARE * total
        # What is not the beginning must say as much as what is left out.
        and weight(run.split()) >= (0.42 if text.startswith(run) else 0.5) * whole
        and _tells(run.split())
        and not hangs(run.split()[-1])
    ]
    # A half that opens with a small word hangs in the air: people quote such a one last.
    return sorted(fit, key=lambda run: (leans(run.split()[0]) and not text.startswith(run), -weight(run.split())))


def _tells(words: Sequence[str]) -> bool:
    """Whether it has enough to go by: fewer words where one that names stands among them, more where none does."""
    telling = {bare(word): word for word in words if says_something(word) and bare(word) not in _COURTESY}
    large = sum(word[:1].isupper() for word in words) > len(words) * 0.6
    named = any(word[:1].isupper() and word in words[1:] for word in telling.values())
    numbered = any(any(map(str.isdigit, word)) for word in telling)
    if named:
        return len(telling) >= (_TELLS_LARGE if large else _TELLS)
    return len(telling) >= (_TELLS_NUMBERED if numbered else _TELLS_UNNAMED)


def _talk(hosts: Hosts, many: int, dice: random.Random) -> list[str]:
    """So many words of other talk, or a few more; it ends with a sentence where one ends near."""
    many = max(6, many)
    words = dice.choice(hosts or _TALK).split()
    for _ in range(6):
        if len(words) >= many * 0.8:
            break
        words = [*words, *dice.choice(hosts or _TALK).split()]
    ends = [at for at in range(round(many * 0.8), min(len(words), round(many * 1.4))) if words[at - 1][-1] in ".!?"]
    at = ends[0] if ends else min(many, len(words))
    while 4 < at < len(words) and leans(words[at - 1]):
        at -= 1
    return words[:at]


def _within(shown: str, talk: list[str], dice: random.Random) -> str:
    first = " ".join(talk).strip(" ,;:")
    dot = "" if first[-1:] in ".!?…" else "."
    match dice.randrange(4):
        case 0:
            return f"{shown}\n{first}{dot}"
        case 1:
            at = middle(talk)
            return f"{' '.join(talk[:at])} — {shown} — {' '.join(talk[at:])}"
        case 2:
            return f"{first}{dot}\n\n{shown}"
        case _:
            return f"{first}{dot} {shown}"
