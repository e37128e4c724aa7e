"""Where a claim may be parted: at the end of a sentence, of a clause, or before a word that opens one.

Rules kept here: what only opens (a cry, a formula of who uploaded it) is not what a half is taken from; a small word
never says no, nor is it a name.
Left to others: what is done with the parts (`thinned`, `sent_on`, `companions`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare

SENTENCE, CLAUSE, WORD = 3, 2, 1
"""How well a text may be parted, the best first."""
_OPENING_CLAUSE: Final = frozenset(
    re.findall(
        r"\S+",
        """
    karena karna krn sehingga hingga agar supaya ternyata tetapi tapi tp padahal setelah sebelum ketika saat sampai
    bahwa jika kalau bila akibat demi sedangkan sementara lalu kemudian namun maka gara-gara sebab usai
    terkait serta""",
    )
)
_CRY: Final = frozenset(
    re.findall(
        r"\S+",
        """geger gempar heboh viral breaking news berita baru saja malam pagi siang sore hari ini terbaru terkini info
    informasi kabar mengejutkan detik detik-detik video foto akhirnya waduh astaga innalillahi alhamdulillah masyaallah
    subhanallah allahu akbar bismillah narasi live update hot perhatian penting awas waspada momen
    assalamualaikum assalamu'alaikum tolong sebarkan bagikan dan rojiun bencana
    alam inalilla inalillahi guys""",
    )
)
_FORMULA: Final = re.compile(
    r"^(?:diunggah|diunduh|beredar|unggahan|akun|sebuah)\b.{0,400}?\b(?:berikut|narasi)\s*:", re.IGNORECASE | re.DOTALL
)
SMALL: Final = frozenset(
    re.findall(
        r"\S+",
        """
    yang yg di ke dari dr dan dgn dengan ini itu untuk utk pada oleh akan telah sudah sdh sedang adalah ialah bahwa
    agar supaya juga jg pun lah para sang si saat ketika dalam atas bagi sebagai hingga serta atau maka tersebut tsb
    yaitu yakni merupakan secara saja aja kepada terhadap tentang karena krn ada nya lagi masih the of to a an and for
    in on is are was""",
    )
)
"""What is left out first; none of it says no."""


def told(text: str) -> list[str]:
    """A claim's words, past a formula of who uploaded it."""
    found = _FORMULA.match(text)
    rest = text[found.end() :].split() if found else []
    return rest if len(rest) >= 6 else text.split()


def opening(words: Sequence[str]) -> int:
    """How many words at the front only cry out; none where that is half of all."""
    at = 0
    while at < len(words) and (not bare(words[at]) or set(re.findall(r"[\w'-]+", bare(words[at]))) <= _CRY):
        at += 1
    return at if at < len(words) / 2 else 0


def joints(words: Sequence[str]) -> dict[int, int]:
    """Before which words a claim may be parted, and how well."""
    found = {}
    for at in range(1, len(words)):
        last = words[at - 1]
        if re.search(r"[.!?…‼❗][\"”'’)]*$", last) and not re.fullmatch(r"\w{1,3}\.", last):
            found[at] = SENTENCE
        elif re.search(r"[,;:|~][\"”'’)]*$|^[–—|~-]+$", last):
            found[at] = CLAUSE
        elif bare(words[at]) in _OPENING_CLAUSE:
            found[at] = WORD
    return found


def parted(text: str) -> list[list[str]]:
    """A claim in clauses of three words and more; at about the middle where nothing marks one."""
    words = told(text)
    parts: list[list[str]] = [[]]
    at_joint = joints(words)
    for at, word in enumerate(words):
        if at in at_joint and len(parts[-1]) >= 3 and len(words) - at >= 3:
            parts.append([])
        parts[-1].append(word)
    if len(parts) > 1:
        return parts
    middle = len(words) // 2
    while middle < len(words) - 2 and bare(words[middle - 1]) in SMALL:
        middle += 1
    return [words[:middle], words[middle:]]


def trimmed(words: Sequence[str]) -> str:
    """Words as one text without marks that dangle at its ends."""
    return re.sub(r"^[\s,;:|~–—\-.!?…\"”“'’)]+|[\s,;:|~–—\-\"”“'‘(]+$", "", " ".join(words))
