"""How claims are passed on by the third writer: in a chain letter, cut off, half of one inside somebody's own words.

Rules kept here: a chain letter has every word of the claim, in its order; what is cut off leaves more than four tenths
of what the claim says; a half stands among about as many other words as the claim has.
Left to others: faults of the hand (`hands`), disguise (`masks`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, says_something, weight, windows
from tools.benchmarks.claims.writer import lines

_LABELS: Final = (
    "", "", "", "Diteruskan\n", "⏩ Diteruskan berkali-kali\n", "Fwd: ", "[{h}/11 {h}.{m}] Pak Kadus: ",
    "Dr grup sblh:\n",
    "*Copas*\n", "Terusan dari japri.\n", "(dikirim {h} menit lalu)\n", "»» ",
)  # fmt: skip
_OPENINGS: Final = lines("""
    Mohon dibaca sampai selesai bapak ibu.
    Barusan dapat dari saudara di Praya
    Entah benar entah tidak, saya teruskan saja ya
    ⚠️ PENTING ⚠️
    Astagfirullah, sampai merinding bacanya
    Untuk keluarga besar yang saya sayangi,
    Hati-hati semuanya 🙏
    Ternyata begini toh kelakuannya selama ini...
    Yang di TV tidak berani menayangkan:
    Siapa sangka. Zaman sudah edan.
    Info valid dari orang dalam
    Assalamualaikum wr wb, izin berbagi kabar
    bacaaaa!!! sebelum dihapus
    Teman saya yang kerja di sana baru telepon
    Semeton sami, niki wenten kabar
    Buat yang belum tahu 👇👇
    Ya Allah lindungilah negeri kami
    Sudah nonton? Kalau belum ini isinya
    Pak haji minta saya sebarkan ini
    Malam-malam dapat kiriman begini, susah tidur jadinya
    Simpan dulu, besok pasti hilang
    """)
_CLOSINGS: Final = lines("""
    Kirim ke {h} grup, jangan berhenti di kamu
    Semoga kita semua dijauhkan dari bala. Aamiin 🤲
    Bagikan selagi bisa!
    Saya hanya meneruskan, wallahu a'lam
    Sumber: grup pengajian
    Yang diam berarti setuju
    Tolong kabari orang tua di kampung.
    -- dari mantan pejabat, nama dirahasiakan --
    Kalau sayang anak cucu, sebarkan 🇮🇩🇮🇩
    Silakan dicek sendiri ya, saya sih percaya
    #bagikan #viralkan
    Jangan sampai lengah, waspadalah
    Matur tampiasih
    (pesan ini sudah dibaca {h}{m} orang)
    Ttd, hamba Allah
    Videonya ada di saya, japri kalau mau
    Kok media bungkam???
    Wassalam
    """)
_BULLETS: Final = ("👉 ", "🔴 ", "- ", "➡️ ", "* ", "✅ ", "• ", "📌")
_CUT: Final = (
    "…", "...", " ..... selengkapnya", "… Lihat selengkapnya", "... (bersambung ke komentar)",
    " ...baca lanjutannya di sini 👉 bit.ly/{k}",
    "…\n\nBaca selengkapnya", " [1/4]", "… more", " --- terpotong",
)  # fmt: skip
_BEFORE_CUT: Final = ("...", "…", "(lanjutan) ... ", "2/ ", "[sambungan] ", "... ")
_HALVED: Final = (
    '{a}\n\n"{q}"\n\n{b}', "{a} Terus ada yang nulis {q} begitu. {b}", "{a}\n> {q}\n{b}", "{a} ({q}) {b}",
    "{q}. {a} {b}", "{a} {b} Oh ya satu lagi, {q}", "{a} katanya {q} … {b}", '"{q}" ← status dia\n{a} {b}',
    "{a} — {q} — {b}", "{a} {q} {b}",
)  # fmt: skip


def forwarded(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """What a chain letter adds: who sent it, alarm before, appeals after, stars, bullets; now and then twice over."""
    del hosts
    body = _laid_out(text, dice)
    for _ in range(dice.choice((1, 1, 1, 2))):
        gaps = {"h": dice.randint(5, 23), "m": dice.randint(10, 59)}
        first = dice.choice(_LABELS).format(**gaps)
        if dice.random() < 0.75 or not first:
            first += dice.choice(_OPENINGS) + dice.choice((" ", "\n", "\n\n", " 👇\n"))
        closing = "".join(f"\n{each.format(**gaps)}" for each in dice.sample(_CLOSINGS, dice.choice((0, 1, 1, 2))))
        body = first + body + closing
    return Written(body, text)


def cut_short(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The beginning as a preview shows it, seldom the end, as the second picture of two shows it."""
    del hosts
    words = text.split()
    many = max(4, round(len(words) * dice.uniform(0.4, 0.75)))
    from_end = dice.random() < 0.2
    while many < len(words) - 1 and weight(_side(words, many, from_end=from_end)) < 0.5 * weight(words):
        many += 1
    left = _side(words, min(many, len(words) - 1), from_end=from_end)
    kept = " ".join(left)
    if from_end:
        return Written(dice.choice(_BEFORE_CUT) + kept, kept)
    shown = kept
    following = words[len(left)]
    if len(following) > 4 and following.isalpha() and dice.random() < 0.3:
        shown += " " + following[: dice.randint(1, 3)]
    code = "".join(dice.choices("abcdefghkmnpqrstuvwxyz23456789", k=6))
    return Written(shown + dice.choice(_CUT).format(k=code), kept)


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Half of the words as they stand, the first, the last or those that say most, within somebody's own talk."""
    words = text.split()
    many = (len(words) + 1) // 2
    fullest = windows(words, many)[0]
    half = dice.choice((words[:many], words[-many:], fullest))
    if weight(half) < 0.45 * weight(words):
        half = fullest
    talk = _talk(round(len(words) * dice.uniform(0.8, 1.25)), dice, hosts)
    at = _pause(talk, dice)
    quoted = " ".join(half).strip(' ,;:-|"“”')
    framed = dice.choice(_HALVED).format(a=" ".join(talk[:at]), b=" ".join(talk[at:]), q=quoted)
    return Written(framed.strip(), " ".join(half))


def _laid_out(text: str, dice: random.Random) -> str:
    told = [part.strip() for part in re.split(r"(?<=[.!?…])\s+|\n+", text) if part.strip()]
    match dice.randrange(6):
        case 0:
            return f"*{text}*"
        case 1 if len(told) > 1:
            bullet = dice.choice(_BULLETS)
            return "\n".join(bullet + part for part in told)
        case 2:
            return "\n\n".join(told)
        case 3:
            words = text.split()
            for at in dice.sample(range(len(words)), min(len(words), 1 + len(words) // 9)):
                words[at] = f"*{words[at]}*" if says_something(words[at]) else words[at]
            return " ".join(words)
        case 4:
            return f"_{text}_"
        case _:
            return text


def _side(words: list[str], many: int, *, from_end: bool) -> list[str]:
    return words[-many:] if from_end else words[:many]


def _talk(many: int, dice: random.Random, hosts: Hosts) -> list[str]:
    """So many words of what others wrote, of as few of them as it takes."""
    found: list[str] = []
    while hosts and len(found) < many:
        found += dice.choice(hosts).split()
    return found[:many]


def _pause(talk: list[str], dice: random.Random) -> int:
    """After which word the talk is broken: at a mark where there is one near, else anywhere in the middle."""
    marked = [at for at, word in enumerate(talk, 1) if word[-1] in ".!?,…" and 0.2 < at / len(talk) < 0.9]
    return dice.choice(marked) if marked else dice.randint(len(talk) // 3, max(len(talk) // 3, 2 * len(talk) // 3))
