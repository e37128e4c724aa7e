"""The eighteenth writer's turned sentences, and three ways of his own: a bot is asked, a pantun, a frame of lines.

Rules kept here: what is asked, rhymed or framed is the claim as it was, in small letters and other lines at most; who
drops words drops small ones, and turns clauses whole.
Left to others: clauses (`parting`), greetings that only pass on (`passing`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.eighteenth.parting import parted
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, leans

_ASKS: Final = (
    "@grok {q}\n\nini beneran ga?",
    "@grok jelasin dong, {q}",
    "Meta AI, tolong cek: {q}",
    "hai bot, {q} itu betul tidak?",
    "@MetaAI {q} ??? jawab singkat aja pake bahasa indonesia",
    'gpt, bapak saya dapat pesan "{q}". bisa dipercaya kah',
    "Halo AI. Saya mau tanya, {q}. Sumbernya dari mana ya?",
    "@grok is this true? {q}",
    "rangkum dan cek kebenarannya:\n{q}",
    "gemini tolong carikan beritanya, katanya {q}",
    "{q}\n\n@grok serius nih?",
    "{q}\n@grok cek faktanya bang",
    "kak bot mau nanya, kalau {q} berarti saya harus gimana?",
    "Tolong buatkan penjelasan untuk anak saya tentang ini: {q}",
    'coba kamu analisa ya chat, "{q}" masuk akal gak',
    "AI yang terhormat, {q}. Apa iya??",
    "tulis ulang pakai bahasa yg sopan buat dikirim ke grup RT: {q}",
    "@grok siapa yg pertama bilang {q}",
    "jawab ya atau tidak. {q}",
    "buatin caption dari info ini dong: {q}",
)
_THANKS: Final = ("", "", "", " makasih", " 🙏", "\n\ntrims sebelumnya", "\njangan panjang2 jawabnya", " pls")
_RHYMES: Final = (
    (
        "Ke pasar Bertais membeli ragi,\n"
        "pulangnya mampir di Cakranegara.\n"
        "Dengar kabar sedari pagi,\n"
        "begini bunyinya, wahai saudara:"
    ),
    (
        "Naik cidomo ke Ampenan,\n"
        "berhenti sebentar membeli delima.\n"
        "Kalau kabar ini kenyataan,\n"
        "sungguh berat untuk diterima."
    ),
    "Anak burung di pohon asam,\nterbang rendah ke tepi sawah.\nSemalam saya tak bisa pejam,\nterpikir kabar di bawah:",
    (
        "Beli ketupat di Sayang-Sayang,\n"
        "dimakan berdua dengan paman.\n"
        "Bukan maksud hati menyerang,\n"
        "ini titipan dari teman."
    ),
    "Jalan subuh ke Bukit Korea,\nturunnya licin pegang tali.\nSaya cuma rakyat biasa,\nmembaca ini geleng sekali.",
    (
        "Makan plecing sambil berdiri,\n"
        "cabainya pedas airnya habis.\n"
        "Ini kabar tentang negeri,\n"
        "boleh ketawa boleh menangis."
    ),
    (
        "Pergi ke Dompu membawa jagung,\n"
        "dijemur lama di tengah halaman.\n"
        "Daripada saya simpan bingung,\n"
        "lebih baik dibagi teman-teman."
    ),
    "Kuda Bima lari ke hulu,\npelananya jatuh di tepi kali.\nDuduk manis baca dahulu,\nkabar ini ramai sekali.",
    "Ikan teri ikan tongkol,\ndibakar bersama daun pandan.\nLagi asyik duduk mengobrol,\ndatang pesan begini kawan:",
    "Buah sawo buah kedondong,\ndibawa ibu dari Narmada.\nTolong dibaca jangan bengong,\nmasih hangat baru saja ada.",
)
_CLOSES: Final = (
    "Cakep!! 😂",
    "Sekian pantun hari ini.",
    "Kalau ada sumur di ladang, bolehlah kita menumpang mandi 🙏",
    "(cakeeep)",
    "",
    "Begitulah pantun dari emak.",
    "Burung irian burung cendrawasih, cukup sekian dan terima kasih",
    "",
)
_FRAMES: Final = (
    ("╔═════════╗", "║ ", "╚═════════╝"),
    ("┏━━━━━━━━━┓", "┃ ", "┗━━━━━━━━━┛"),
    ("✿ ✿ ✿ ✿ ✿", "✿ ", "✿ ✿ ✿ ✿ ✿"),
    ("🌹🌹🌹🌹🌹", "🌹 ", "🌹🌹🌹🌹🌹"),
    ("=-=-=-=-=-=", "", "=-=-=-=-=-="),
    ("▬▬▬▬▬▬▬▬", "▪️ ", "▬▬▬▬▬▬▬▬"),
    ("┄┄┄ ❀ ┄┄┄", "", "┄┄┄ ❀ ┄┄┄"),
    ("⭐⭐⭐⭐⭐⭐", "⭐ ", "⭐⭐⭐⭐⭐⭐"),
    ("~~~~~~~~~~", "| ", "~~~~~~~~~~"),
    ("꧁ ༺ ༻ ꧂", "", "꧁ ༺ ༻ ꧂"),
    ("☘️☘️☘️☘️", "☘️ ", "☘️☘️☘️☘️"),
)
_TITLES: Final = (
    "*INFO GRUP*",
    "SELAMAT PAGI DUNIA",
    "Renungan siang",
    "~ sekadar berbagi ~",
    "_Kabar untuk kita_",
    "",
    "",
    "💐 Salam sehat 💐",
    "*BACA PELAN-PELAN*",
)


def dropped_and_turned(text: str, dice: random.Random, _: Hosts) -> Written:
    """Most small words are gone, and what came last comes first."""
    found = _few(parted(text))
    if len(found) < 2:
        words = text.split()
        middle = max(1, len(words) // 2)
        while middle < len(words) - 1 and leans(words[middle - 1]):
            middle += 1
        found = [words[:middle], words[middle:]]
    at = dice.randint(1, len(found) - 1)
    order = [*found[at:], *found[:at]] if dice.random() < 0.75 else found[::-1]
    drops = dice.uniform(0.6, 0.95)
    told = [[word for word in clause if not leans(word) or dice.random() > drops] for clause in order]
    told = [clause for clause in told if clause]
    between = dice.choice((", ", ", ", " - ", ". ", ", itu "))
    post = between.join(" ".join(clause).strip(" ,;:.|-–~") for clause in told)
    kept = " ".join(word for clause in told for word in clause)
    if dice.random() < 0.4:
        post = each_word(post, str.lower)
    return Written(post + dice.choice(("", "", ".", " gitu", "!", " ya", " katanya")), kept)


def _few(found: list[list[str]]) -> list[list[str]]:
    """Two to four runs of clauses: who turns a long text round turns it by large pieces."""
    if len(found) <= 4:
        return found
    size = -(-len(found) // 3)
    return [[word for clause in found[at : at + size] for word in clause] for at in range(0, len(found), size)]


def asked_of_a_bot(text: str, dice: random.Random, _: Hosts) -> Written:
    """Put to a machine that answers, as people do under a post or in a chat."""
    told = " ".join(text.split()) if dice.random() < 0.6 else text.strip()
    if dice.random() < 0.5:
        told = each_word(told, str.lower)
    if dice.random() < 0.4:
        told = each_word(told, lambda word: re.sub(r"[“”\"*_]", "", word))
    return Written(dice.choice(_ASKS).format(q=told.rstrip(" .!")) + dice.choice(_THANKS), text)


def after_a_pantun(text: str, dice: random.Random, _: Hosts) -> Written:
    """Four lines that rhyme, then the claim, often set in lines like them."""
    words = text.split()
    if dice.random() < 0.6:
        told, now = list[str](), list[str]()
        for word in words:
            now.append(word)
            if len(now) >= 4 and (len(now) >= 7 or not leans(word)) and dice.random() < 0.6:
                told.append(" ".join(now))
                now = []
        body = "\n".join([*told, " ".join(now)] if now else told)
    else:
        body = text.strip()
    close = dice.choice(_CLOSES)
    return Written("\n\n".join(part for part in (dice.choice(_RHYMES), body, close) if part), text)


def framed_in_lines(text: str, dice: random.Random, _: Hosts) -> Written:
    """Short lines in a frame of signs or flowers, as elders send in the morning."""
    top, side, bottom = dice.choice(_FRAMES)
    wide = dice.randint(16, 30)
    lines, now = list[str](), ""
    for word in text.split():
        if now and len(now) + len(word) >= wide:
            lines.append(now)
            now = word
        else:
            now = f"{now} {word}".strip()
    lines.append(now)
    title = dice.choice(_TITLES)
    head = [top, *([f"{side}{title}"] if title else [])]
    return Written("\n".join([*head, *(f"{side}{line}" for line in lines), bottom]), text)
