"""The third writer's own kinds: turned about, read off a picture, told with remarks between, told in hashtags.

Rules kept here: turned about, nothing is left out but small words; in the other three every word of the claim is there,
in its order.
Left to others: chain letters (`passing_on`), faults (`hands`), disguise (`masks`).
"""

import random
import re
import textwrap
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, each_word, fixed, leans, says_something
from tools.benchmarks.claims.writer import lines

_JOINTS: Final = (
    ", ", " - ", "; ", ". ", "\n", " ... ", ", soalnya ", ", nah ", " / ", ", pantesan ", ", asal tau aja ", " ",
)  # fmt: skip
_DENYING: Final = frozenset({"tidak", "bukan", "jangan", "belum", "tak", "tdk", "tanpa", "ga", "gak", "no", "not"})
_MISREAD: Final = (
    ("rn", "m"), ("m", "rn"), ("l", "I"), ("i", "l"), ("I", "l"), ("cl", "d"), ("d", "cl"), ("h", "b"), ("e", "c"),
    ("u", "v"), ("g", "q"), ("ri", "n"), ("t", "f"), ("nn", "m"), ("ii", "u"), ("vv", "w"), ("w", "vv"), ("a", "o"),
    ("B", "8"), ("S", "5"), ("O", "0"), ("E", "F"), ("n", "ri"), ("y", "v"),
)  # fmt: skip
_OVER_PICTURE: Final = lines("""
    17.42 4G 63%
    < Kembali
    Beranda  Video  Marketplace
    Suara Rakyat Bawah · 3 jam ·
    LIVE
    Kabar Kita TV
    Cari di Facebook
    08.15 Telkomsel LTE
    Tangkapan layar
    fyp  Mengikuti  Untuk Anda
    Lombok Info Cepat @
    Warta 24 Jam I Edisi Khusus
    X  Postingan
    Galeri  1 dari 3
    Pengumuman
    •••
    """)
_UNDER_PICTURE: Final = lines("""
    Suka  Komentari  Bagikan
    1,2 rb komentar  871 kali dibagikan
    Balas  Terjemahkan
    Tulis komentar...
    II  < O
    Dipindai dengan CamScanner
    suara asli - pengguna_ntb
    Ketik pesan
    12,4K  308  99+
    Lihat terjemahan
    Tambahkan ke cerita
    SUBSCRIBE
    """)
_REMARKS: Final = lines("""
    (ini yang bikin saya geleng-geleng)
    -- coba bayangkan --
    ... sebentar, tarik napas dulu ...
    (serius, bukan bercanda)
    , dengar baik-baik ya,
    (suami saya sampai tidak percaya)
    wah wah wah
    (kata ipar yang kirim)
    🤔 masa iya sih 🤔
    , catat tuh kawan,
    (di bagian ini saya emosi)
    ... terus lanjutannya ...
    (yang nonton sudah ribuan lho)
    — hadeh, ada-ada saja —
    (tolong koreksi kalau saya salah dengar)
    nih ya saya ulangi pelan-pelan
    (ibu-ibu di posyandu juga ngomongin)
    , begitu bunyinya,
    (merinding)
    *minum kopi dulu*
    ... dan jangan kaget ...
    (siapa yang dulu bilang tidak mungkin?)
    , eh ternyata,
    (perhatikan kalimat ini)
    """)
_AROUND: Final = lines("""
    Dari tadi pagi orang kampung bahas beginian.
    Menurut kalian gimana?
    Saya cuma rakyat kecil, bisa apa.
    Barusan lewat di beranda.
    Mau komentar takut kena UU ITE.
    Besok saya tanyakan ke pak RT.
    Tetangga sebelah sampai teriak.
    Pusing saya bacanya.
    Mudah-mudahan ada yang menindak.
    Ngopi dulu biar tenang.
    Anak muda mana paham beginian.
    Silakan simpulkan sendiri.
    """)
_TAGS: Final = (
    "fyp", "xyzbca", "lombok", "ntb", "viral", "beritaterkini", "infolombok", "trending", "masukberanda", "bima",
    "sumbawa", "semuaorang", "foryou", "indonesia", "berandatiktok", "capcut", "mataram", "jangkauanluas", "netizen",
)  # fmt: skip


def dropped_and_turned(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Most small words are gone, and what was said last comes first, or the middle does."""
    del hosts
    small = dict.fromkeys(bare(word) for word in text.split() if leans(word))
    gone = {plain for plain in small if plain and plain not in _DENYING and dice.random() < 0.85}
    told = [left for part in _parts(text, dice) if (left := [word for word in part.split() if bare(word) not in gone])]
    turned = told[::-1] if len(told) < 3 or dice.random() < 0.4 else _rotated(told, dice)
    written = ""
    for part in turned:
        said = " ".join(part).strip(" ,;:|-")
        written += (dice.choice(_JOINTS) if written else "") + said
    return Written(written, " ".join(word for word in text.split() if bare(word) not in gone))


def read_off_a_picture(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """What a machine reads from a picture: short lines, parted words, letters taken for others, what stood around."""
    del hosts
    wrong, width = dice.uniform(0.02, 0.06), dice.randint(18, 38)

    def misread(word: str) -> str:
        out = ""
        while word:
            fit = [(seen, read) for seen, read in _MISREAD if word.startswith(seen)]
            seen, read = dice.choice(fit) if fit and dice.random() < wrong else (word[0], word[0])
            out, word = out + read, word[len(seen) :]
        if len(out) > 7 and dice.random() < wrong * 2:
            at = dice.randint(3, len(out) - 3)
            out = f"{out[:at]}{dice.choice((' ', '-\n'))}{out[at:]}"
        return out

    shown = text.upper() if dice.random() < 0.3 and "http" not in text else text
    set_in_lines = textwrap.wrap(shown, width, break_long_words=False, break_on_hyphens=False)
    body = [each_word(line, misread) for line in set_in_lines]
    above = dice.sample(_OVER_PICTURE, dice.choice((0, 1, 1, 2)))
    below = dice.sample(_UNDER_PICTURE, dice.choice((0, 1, 2)))
    return Written(_spaces_lost("\n".join([*above, *body, *below]), wrong, dice), text)


def talked_between(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """One who retells it and cannot help remarking on it every few words."""
    del hosts
    words = text.split()
    many = max(1, min(4, len(words) // 5))
    inner = range(2, len(words) - 1)
    # People stop at a mark or before a small word; within a name only where there is no other place.
    pauses = [at for at in inner if leans(words[at]) or words[at - 1][-1] in ".,!?:;…"]
    fit = pauses if len(pauses) >= many else list(inner)
    places = sorted(dice.sample(fit, min(many, len(fit))))
    said = dice.sample(_REMARKS, len(places))
    written = ""
    for start, end, remark in zip([0, *places], [*places, len(words)], [*said, ""], strict=True):
        written += f"{' '.join(words[start:end])} {remark} "
    written = re.sub(r" +(?=, )", "", written).strip()
    around = dice.sample(_AROUND, dice.choice((0, 1, 1, 2)))
    if around and dice.random() < 0.5:
        written = f"{around.pop()} {written}"
    return Written(" ".join([written, *around]), text)


def tagged_caption(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """A caption in which one to three words at a time are a hashtag, and others follow that everybody uses."""
    del hosts
    words, camel, often = text.split(), dice.random() < 0.6, dice.uniform(0.3, 0.7)
    out: list[str] = []
    at = 0
    while at < len(words):
        run: list[str] = []
        most = dice.choice((1, 1, 2, 2, 3))
        while at + len(run) < len(words) and len(run) < most and _taggable(words[at + len(run)]):
            run.append(words[at + len(run)])
        if run and any(map(says_something, run)) and dice.random() < often:
            out.append("#" + "".join(_inner(word, camel=camel) for word in run))
            at += len(run)
        else:
            out.append(words[at])
            at += 1
    tags = [f"#{tag}" for tag in dice.sample(_TAGS, dice.randint(2, 6))]
    return Written(" ".join(out) + dice.choice((" ", "\n", "\n.\n.\n")) + " ".join(tags), text)


def _parts(text: str, dice: random.Random) -> list[str]:
    """At its own marks where it has them, else before a small word somewhere in the middle."""
    found, words = clauses(text), text.split()
    fit = [at for at in range(2, len(words) - 1) if leans(words[at]) and 0.3 <= at / len(words) <= 0.75]
    if len(found) > 2 or not fit:
        return found
    at = dice.choice(fit)
    return [" ".join(words[:at]), " ".join(words[at:])]


def _rotated(told: list[list[str]], dice: random.Random) -> list[list[str]]:
    at = dice.randint(1, len(told) - 1)
    return told[at:] + told[:at]


def _spaces_lost(text: str, often: float, dice: random.Random) -> str:
    return re.sub(r"(?<=[a-z]) (?!http|www)(?=[a-z])", lambda _: "" if dice.random() < often else " ", text)


def _taggable(word: str) -> bool:
    return not fixed(word) and bare(word).isalpha()


def _inner(word: str, *, camel: bool) -> str:
    plain = re.sub(r"\W", "", word)
    if not camel:
        return plain.lower()
    return plain if plain.isupper() else plain[:1].upper() + plain[1:]
