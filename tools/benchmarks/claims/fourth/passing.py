"""What people do who only pass something on: forward it, copy what the screen showed of it, quote half of it.

Rules kept here: of a claim that is cut, enough is left to say which it is, or it stays whole; a half ends where a
sentence, a clause or a phrase does, it is the half that says more, and a claim of which no half says enough is left as
it was (so that nobody is asked about it).
Left to others: where parts end (`ends`), texts that a half is quoted in (`unseen.ordinary`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.fourth.ends import ends, placing, trimmed, words_in
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, says_something, weight

_LABELS: Final = (
    "", "", "", "Diteruskan\n", "Diteruskan berkali-kali\n", "↪️ ", "[Forwarded]\n", "Fwd: ", "⏩⏩\n",
    "Copas dr WAG alumni:\n",
    "*Dari grup pengajian*\n", "Terusan dari kakak ipar:\n", "📩 Pesan masuk:\n",
)  # fmt: skip
_OPENING: Final = (
    "Assalamualaikum, sekadar meneruskan ya bapak ibu.\n\n",
    "Dapat dari grup keluarga besar, baca dulu pelan-pelan 👇\n",
    "Ini kiriman teman saya yang kerja di kota:\n\n",
    "Mohon izin share min 🙏\n",
    "Barusan masuk di HP saya, entah dari siapa awalnya.\n",
    "Kawan-kawan semua, simak ini baik-baik\n",
    "Buat yang belum tau\n\n",
    "Sy terima tadi subuh, tlg disebar ke keluarga masing2:\n",
    "Ijin terusin ya pak RT\n",
    "⬇️⬇️⬇️\n",
    "Astaga baru baca ini…\n",
    "info A1 dari orang dalam:\n",
    "Semeton jari, dengerin ini:\n",
    "Nih lihat sendiri jangan bilang saya tidak kasih tau.\n\n",
    "",
    "",
)
_CLOSING: Final = (
    "\n\nSebarkan ke 10 grup lain, jangan berhenti di kamu.",
    "\nsemoga kita semua dijaga Allah 🤲",
    "\n\nKalau sayang keluarga teruskan.",
    "\n\n~ admin grup warga",
    "\n🙏🙏🙏",
    "\n\nMedia TV tidak berani menyiarkan ini!",
    "\nCopas saja tidak usah izin",
    "\n\nWassalam, dari kami yang peduli.",
    "\nsaya cuma meneruskan ya",
    "\n\nHP saudara di kampung juga sudah dapat kiriman ini.",
    "\ntlg di-up biar naik",
    "\n👉 teruskan sebelum dihapus",
    "",
    "",
    "",
)
_MORE: Final = (
    "… Lihat selengkapnya", "... Baca selengkapnya", "…", "...", "… more", "... (kepotong)",
    " …[sambungannya di komen]", "... lanjutannya panjang bgt", "…\n(1/2)", " ... dst", "… lihat lainnya",
)  # fmt: skip
_BEFORE: Final = ("…", "... ", "(awalnya ga ke-copy) ", "[potongan] …")
_LEADS: Final = (
    "ada yang kirim tulisan", "terus di status orang kubaca", "lalu muncul di beranda:", "tadi di grup ada yg nulis",
    "orang di warung cerita,", "yang ramai tuh", "mertua kirim ini:", "sambil baca berita", "dengar-dengar",
    "baru aja lewat di fyp,", "yang bikin kaget itu",
)  # fmt: skip
_AFTER: Final = (" ", " — ", "\n", " 😳 ", ". Btw ", "\n\nOh ya, ", " (dari story orang). ", " wkwk. ", "... eh lupa, ")
_UNDER: Final = ("\n\n", "\nNB: ", "\n\nps. ", "\n> ", "\n—\n", "\nOiya: ", "\n\nbaca juga tadi ")
_ENOUGH: Final = 4
_LEAST: Final = 0.42
"""What is left says so much of what the claim says."""
_NOT_SAID: Final = re.compile(r"\(?diterjemahkan (?:ke|dalam) bahasa indonesia\)?:?|\bterjemahan ?:", re.IGNORECASE)
"""Words of the checkers, that nobody quotes."""


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The claim whole, as a message that went through many hands."""
    body = text
    match dice.randrange(6):
        case 0:
            body = f"*{text}*"
        case 1:
            body = re.sub(r"(?<=[.!?…])\s+", "\n\n", text)
        case 2:
            body = f"“{text}”"
        case 3:
            body = "\n".join(f"> {line}" for line in re.split(r"(?<=[.!?…,])\s+", text))
        case _:
            pass
    label, opening, closing = dice.choice(_LABELS), dice.choice(_OPENING), dice.choice(_CLOSING)
    if not (label or opening or closing):
        opening = _OPENING[0]
    return Written(f"{label}{opening}{body}{closing}", text)


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """As much of it as a preview shows, or as was marked when it was copied."""
    words = text.split()
    many = _left(words, dice)
    start = max(1, round(len(words) * dice.uniform(0.08, 0.2)))
    if dice.random() < 0.18 and weight(words[start:]) >= 0.8 * weight(words):
        kept = words[start:]
        return Written(dice.choice(_BEFORE) + " ".join(kept), " ".join(kept))
    kept, after = words[:many], words[many:]
    told = " ".join(kept)
    if dice.random() < 0.3 and after and len(after[0]) > 4:
        # A preview counts letters, not words.
        return Written(f"{told} {after[0][: dice.randint(1, 3)]}{dice.choice(_MORE)}", told)
    if dice.random() < 0.4:
        near = [at for found in ends(words, many / len(words) - 0.1, many / len(words) + 0.1) for at in found]
        if near and weight(words[: near[0]]) >= _needed(words):
            told = " ".join(words[: near[0]])
    return Written(told.rstrip(" ,;:") + dice.choice(_MORE), told)


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says more, in another text of about the claim's length."""
    half = _telling_half(words_in(_NOT_SAID.sub(" ", text)), dice)
    if half is None or not hosts:
        return Written(text, text)
    about = _other_text(round(len(text.split()) * dice.uniform(0.6, 1.1)), dice, hosts)
    lead = dice.choice(_LEADS)
    quoted = dice.choice(("“{}”", '"{}"', "{}", "'{}…'", "*{}*", "...{}...", "«{}»")).format(trimmed(half))
    match dice.randrange(4):
        case 0:
            told = f"{quoted}{dice.choice(_AFTER)}{about}"
        case 1:
            told = f"{about} {lead} {quoted}"
        case 2:
            told = f"{about}{dice.choice(_UNDER)}{quoted}"
        case _:
            sentences = re.split(r"(?<=[.!?…])\s+|\n+", about)
            middle = max(1, len(sentences) // 2)
            told = " ".join([*sentences[:middle], lead, quoted + ".", *sentences[middle:]])
    return Written(told, half)


def _left(words: Sequence[str], dice: random.Random) -> int:
    """How many words stay: the fewer of a longer text, and never so few that they say little."""
    low, high = (0.74, 0.9) if len(words) <= 10 else (0.6, 0.8) if len(words) <= 28 else (0.4, 0.65)
    many = min(len(words) - 1, max(5, round(len(words) * dice.uniform(low, high))))
    while many < len(words) - 1 and weight(words[:many]) < _needed(words):
        many += 1
    return many


def _needed(words: Sequence[str]) -> int:
    return max(min(_ENOUGH + 1, max(1, weight(words) - 1)), round(_LEAST * weight(words)))


def _telling_half(words: Sequence[str], dice: random.Random) -> str | None:
    for found in (*ends(words, 0.38, 0.62), *ends(words, 0.3, 0.7)):
        # What begins with "di" or "ke" leans on what stood before it.
        halves = [half for at in found for half in (words[:at], words[at:]) if not placing(half)]
        told = [
            half for half in halves if weight(half) >= max(_ENOUGH, _LEAST * weight(words)) and _tells(half) > _ENOUGH
        ]
        if told:
            best = max(map(_tells, told))
            return " ".join(dice.choice([half for half in told if _tells(half) >= 0.85 * best]))
    return None


def _tells(half: Sequence[str]) -> int:
    """Words that say something, a name or a number twice."""
    named = {word for word in half[1:] if says_something(word) and (word[:1].isupper() or word[:1].isdigit())}
    return weight(half) + (len(named) if any(word.islower() for word in half if len(word) > 3) else 0)


def _other_text(many: int, dice: random.Random, hosts: Hosts) -> str:
    """One text or more of others, of about so many words; a longer one ends where one of its sentences does."""
    told: list[str] = []
    while (missing := many - sum(len(each.split()) for each in told)) > 3 and len(told) < 6:
        drawn = dice.sample(list(hosts), min(12, len(hosts)))
        host = min(drawn, key=lambda each: abs(len(each.split()) - max(6, missing)))
        sentences = re.split(r"(?<=[.!?…])\s+", host)
        while len(sentences) > 1 and len(" ".join(sentences[:-1]).split()) >= missing:
            sentences.pop()
        told.append(" ".join(sentences))
    return " ".join(told) or dice.choice(list(hosts))
