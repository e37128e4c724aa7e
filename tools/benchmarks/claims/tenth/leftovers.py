"""A claim as a device hands it on: in the name of a link or a file, or with the markup that the app left in.

Rules kept here: a link names what a title would, at most its first words, and the rest stands below as the preview
does; every number stays; one sort of markup for a post.
Left to others: words that people put around it (`sharing`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.tenth.joints import pieces
from tools.benchmarks.claims.unseen.pieces import Hosts, Written
from tools.benchmarks.claims.writer import lines

_SITES: Final = (
    "https://kabarpagi.contoh.id/2024/{}", "https://wartakita-contoh.blogspot.com/2024/03/{}.html",
    "http://www.beritarakyat.contoh/read/{}/", "https://m.faktadunia.contoh.net/viral/{}?m=1",
    "https://infoterkini.contoh.co/{}.html?utm_source=wa", "https://suararakyat.contoh.my.id/{}/amp",
)  # fmt: skip
_SHARES: Final = (
    "https://wa.me/?text={}", "https://t.me/share/url?url=contoh.id&text={}", "https://api.whatsapp.com/send?text={}",
    "https://twitter.com/intent/tweet?text={}", "https://social-plugins.contoh.me/lineit/share?text={}",
)  # fmt: skip
_FILES: Final = (
    "{}.mp4", "VID_{}.mp4", "{} (1).mp4", "{}.pdf", "SAVE_{}_x264.mp4", "{}.jpg", "y2mate_{}_360p.mp4",
)  # fmt: skip
_REMARKS: Final = lines("""
    ini beneran?
    coba buka, di hp saya gak bisa
    Ada yang sudah nonton?
    buka deh
    masih bisa dibuka linknya
    keburu dihapus tadi
    Baca pelan-pelan
    dapat dari adik saya
    nih yg tadi saya cerita
    Tolong didownloadkan, kuota habis
    judulnya aja udah ngeri
    katanya sih ini
    lihat judulnya
    simpan dulu
""")
_MOST: Final = 14
_NEAR: Final = 5


def named_in_a_link(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The first words stand in a link's or a file's name, joined by its signs; what is left follows as a preview."""
    del hosts
    words = text.split()
    most = _MOST if len(words) > _MOST + _NEAR else len(words)
    many = next((at for at in range(1, most) if "://" in words[at]), most)
    named, rest = words[:many], " ".join(words[many:])
    match dice.randrange(3):
        case 0:
            link = dice.choice(_SITES).format(_joined(named, "-").lower())
        case 1:
            link = dice.choice(_SHARES).format(_joined(named, "+"))
        case _:
            link = dice.choice(_FILES).format(_joined(named, dice.choice("__-")))
    told = [link, rest] if rest else [link]
    if dice.random() < 0.75:
        told.insert(dice.choice((0, len(told))), dice.choice(_REMARKS))
    return Written("\n".join(told), text)


def markup_left_in(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Stars and lines that should have become bold, or what a page is written with."""
    del hosts
    return Written(dice.choice((_starred, _starred, _of_a_page, _of_a_forum, _wrongly_read))(text, dice), text)


def _joined(words: list[str], sign: str) -> str:
    """Words without their marks, a number with the one inside it."""
    found = [each for word in words for each in re.findall(r"\d+(?:[.,:]\d+)+|\w+", word)]
    return sign.join(found)


def _starred(text: str, dice: random.Random) -> str:
    """Runs of one to four words between signs; some end up within a word, as the app wants a space there."""
    signs = dice.choice(("*", "*", "_", "~", "**", "*_", "__"))
    told, words = [], text.split()
    while words:
        many = dice.randint(1, 4)
        run, words = " ".join(words[:many]), words[many:]
        told.append(f"{signs}{run}{signs[::-1]}" if dice.random() < 0.6 else run)
    return dice.choice(("", "", "```", ">> ")) + " ".join(told)


def _of_a_page(text: str, dice: random.Random) -> str:
    tag = dice.choice(("b", "strong", "p", "span", "i"))
    space = dice.choice(("&nbsp;", " ", " "))
    told = [
        each.replace("&", "&amp;").replace('"', "&quot;").replace("“", "&ldquo;").replace("”", "&rdquo;")
        for each in pieces(text)
    ]
    put = [f"<{tag}>{each}</{tag}>" if dice.random() < 0.7 else f"{each}<br/>" for each in told]
    spaced = [re.sub(" ", lambda _: space if dice.random() < 0.5 else " ", each) for each in put]
    return dice.choice((" ", "\n", "<br>")).join(spaced)


def _of_a_forum(text: str, dice: random.Random) -> str:
    tag = dice.choice(("b", "quote", "size=5", "color=red", "center", "spoiler"))
    told = pieces(text)
    at = dice.randrange(len(told))
    told[at] = f"[{tag}]{told[at]}[/{tag.split('=')[0]}]"
    link = f"[url=https://contoh.id/{dice.randint(100, 9999)}]klik[/url]"
    return " ".join([*told, link]) if dice.random() < 0.6 else f"[b]{' '.join(told)}[/b] {link}"


def _wrongly_read(text: str, dice: random.Random) -> str:
    """Spaces and quotation marks read in another encoding."""
    odd = {"“": "â€œ", "”": "â€", '"': "â€œ", "'": "â€™", "…": "â€¦", "–": "â€“", "-": "â€“"}
    told = "".join(odd.get(letter, letter) for letter in text)
    sign = dice.choice(("Â ", "ï¿½ ", "\\n", "\\n\\n", "=20\n", "%20"))
    often = dice.uniform(0.15, 0.5)
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", lambda _: sign if dice.random() < often else " ", told)
