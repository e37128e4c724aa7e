"""Three ways that no bench of ours had: the export of a chat, a mixture of tongues, a question with a poll.

Rules kept here: all of the claim is told, by parts, in its own order or with its clauses turned; a word that is put
into another tongue is a small or an everyday one, never a name; it says the same.
Left to others: words of Sasak, Sumbawa, Bima and of towns (`tongues`).
"""

import random
import re

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, fixed, says_something
from tools.benchmarks.claims.unseen.tongues import FILLERS, FRAMES, WORDS

_PEOPLE = (
    "Pak Kadus", "Bu Bidan", "Amaq Rus", "Inaq Eli", "Om Dae", "Bang Jek", "Admin 2", "Kak Nung", "~ dian",
    "Ust. Zul", "Ibu Kelas 3B", "Mamiq Tuan", "Sekdes", "+62 8xx-xxxx-1203", "Ketua RT 04", "Uba Sahrul", "Dinda",
    "Pelatih Voli", "~ Bapaknya Aira", "Papuq Man", "Tante Yuni", "Anak KKN", "Kak Uci 🌸", "Penjaga Masjid",
    "~ Lombok Bersatu",
)  # fmt: skip
_REMARKS = (
    "hah", "masa sih", "😮", "sumber?", "waalaikumsalam", "lanjut pak", "ndeq percaya tiang", "🙏🙏",
    "<Media tidak disertakan>", "Pesan ini telah dihapus", "siapa yg bilang", "wah gawat", "jangan asal share bu",
    "izin simpan", "hadir", "👍", "besok jadi gotong royong?", "maaf baru buka hp", "typo ya?", "kamu di mana",
    "aok wah", "iyo", "tiang baru sampai rumah", "panggilan suara tak terjawab", "terus?", "ckck",
    "yg mana lagi ini", "au ra ndai", "sinyal jelek", "bismillah", "arisan jam brp", "stiker 😂", "kok bisa",
    "itu yg kemarin bukan?", "saya tunggu kabarnya",
)  # fmt: skip


def chat_log(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """An export of a chat: the claim comes in some bubbles, of one person or two, others talk between."""
    del hosts
    style, minute = dice.randrange(5), dice.randint(300, 1300)
    day = f"{dice.randint(1, 28)}/{dice.randint(1, 12)}/{dice.choice(('24', '2024'))}"
    told = dice.sample(_PEOPLE, dice.choice((1, 1, 2)))
    others = [name for name in _PEOPLE if name not in told]
    lines = []

    def bubble(who: str, said: str) -> None:
        nonlocal minute
        minute += dice.randint(0, 4)
        at = f"{minute // 60 % 24:02}{dice.choice('.:')}{minute % 60:02}"
        lines.append((
            f"[{day} {at}] {who}: {said}", f"{day}, {at} - {who}: {said}", f"{who}\n{said}\n{at} ✓✓", f"{who}: {said}",
            f"<{who}> {said}",
        )[style])  # fmt: skip

    for at, part in enumerate(_bubbles(text, dice)):
        for _ in range(dice.choice((0, 0, 1, 1, 2))):
            bubble(dice.choice(others), dice.choice(_REMARKS))
        bubble(told[at % len(told)] if dice.random() < 0.8 else told[0], part)
    bubble(dice.choice(others), dice.choice(_REMARKS))
    return Written("\n".join(lines), text)


def _bubbles(text: str, dice: random.Random) -> list[str]:
    """Two to five runs of words; none ends on a word that leans on the next one, where that can be had."""
    words, runs = text.split(), list[str]()
    long = max(3, len(words) // dice.randint(2, 5))
    while words:
        take = min(len(words), long + dice.randint(0, 2))
        while take < len(words) and not says_something(words[take - 1]):
            take += 1
        if len(words) - take < 2:
            take = len(words)
        runs.append(" ".join(words[:take]))
        words = words[take:]
    return runs


def mixed_tongues(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Small and everyday words in one other tongue, asides of it between clauses, in a frame of its speakers."""
    del hosts
    tongue = dice.choice(sorted(WORDS))
    own, often = WORDS[tongue], dice.uniform(0.6, 1.0)
    found = [
        _as(word, own[bare(word)]) if bare(word) in own and not fixed(word) and dice.random() < often else word
        for word in text.split()
    ]
    for _ in range(dice.randint(1, 3 + len(found) // 10)):
        found.insert(dice.randint(0, len(found)), dice.choice(FILLERS[tongue]))
    return Written(dice.choice(FRAMES[tongue]).format(" ".join(found)), text)


def _as(word: str, other: str) -> str:
    """With what stood around the word, and its capitals."""
    put = other.upper() if word.isupper() and len(word) > 1 else other.capitalize() if word[:1].isupper() else other
    return re.sub(r"\w(?:.*\w)?", lambda _: put, word, count=1)


_NOISE = re.compile(
    r"^(?:breaking(?: news)?|geger(?: (?:pagi|siang|sore|malam)(?: ini)?)?|baru saja|viral|live|astaga|mengejutkan|"
    r"video|info(?: terbaru)?)\b[\s:;!.|~–-]*",
    re.IGNORECASE,
)
_ASKED = (
    "Apa iya {0}, {1}?", "{1}, {0}. Betulkah begitu?", "Benarkah {0}? Lalu kenapa {1}?",
    "Mana yang betul soal {0}… {1}?", "Jadi {1}, {0} dong?", "{0}?? Serius {1}??", "Apakah betul {1}, {0}?",
    "Ada yang bilang {1}, {0}. Iya?", "Sejak kapan {0}? Kok {1}?", "Menurut kalian {0} ({1}) masuk akal tidak?",
    "Percaya ndak kalau {0}, terus {1}?", "Kenapa ya {0}? Apa karena {1}?", "Yang tau kebenarannya: {1}, {0}?",
    "Q: {0} — {1}?", "{0}, kok bisa {1} ya?", "Tolong jawab jujur, {1}, {0}?", "Wara ma bade, {0} {1}?",
    "Sai taoq, kenaq ke {0}, {1}?", "Sai to', {0} {1} ke?", "Emang {0}, {1}?", "Nanya serius, {1}… {0}, iya?",
    "Bagaimana tanggapan anda: {0}, {1}?", "Hoaks atau bukan: {0}, {1}?", "Masih ingat {0}? Apa benar {1}?",
)  # fmt: skip
_ANSWERS = (
    ("Percaya", "Tidak percaya", "Tunggu kabar resmi"), ("Ya", "Tidak"), ("Setuju 👍", "Ndak setuju 👎"),
    ("Fakta", "Rekayasa", "Ndak tau"), ("1. Iya", "2. Bukan", "3. Ragu"), ("Kenaq", "Ndeq kenaq"),
    ("Betul 🔥", "Bohong 🤥"),
    ("Sudah lihat", "Belum lihat"), ("Yakin", "Kurang yakin", "Sama sekali tidak"), ("Wara", "Watiwara"),
    ("A) benar", "B) salah", "C) mana saya tahu"), ("ada", "nonda"), ("Mungkin saja", "Mustahil"),
)  # fmt: skip


def asked_as_poll(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """A question made of the claim's clauses, mostly with a poll and its votes below it."""
    del hosts
    plain = _NOISE.sub("", text.strip()) or text
    parts = clauses(plain)
    first, rest = parts[0], " ".join(parts[1:])
    if dice.random() < 0.6:
        first, rest = (part if part[:2].isupper() else part[:1].lower() + part[1:] for part in (first, rest))
    if dice.random() < 0.3:
        first, rest = first.lower(), rest.lower()
    asked = dice.choice(_ASKED).format(first.strip(" ,.!?…:"), rest.strip(" ,.!?…:"))
    if dice.random() < 0.2:
        return Written(asked, plain)
    answers = dice.choice(_ANSWERS)
    tick = dice.choice(("▢ {} ({}%)", "{} …… {} suara", "◯ {} {}", "[{}: {} votes]", "- {} = {}", "{} █ {}%"))
    votes = [tick.format(answer, dice.randint(1, 97)) for answer in answers]
    head = dice.choice(("", "", "POLLING 📊\n", "Jajak pendapat grup:\n", "vote ya guys\n", "Tanya warga +62:\n"))
    tail = dice.choice(("", "\nDitutup besok", f"\n{dice.randint(20, 900)} orang memilih", "\nKomen alasannya 👇"))
    return Written(head + asked + "\n" + "\n".join(votes) + tail, plain)
