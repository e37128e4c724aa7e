"""Told in another order, passed on by mail, laid before God, or standing in what a file is called.

Rules kept here: what is dropped are small words; a name of a file has none of the marks that a file's name may not
have; a link stays whole, in a file's case beside its name.
Left to others: where a claim comes apart (`joints`).
"""

import random
import re
import textwrap
from typing import Final

from tools.benchmarks.claims.fifteenth.joints import often, parts, sober, unended
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare

_DROPPED: Final = frozenset(
    re.findall(
        r"\w+",
        """yang yg di ke dari dan untuk utk dengan dgn dg pada pd adalah akan telah sudah itu ini para oleh juga bahwa
        tersebut secara dalam agar karena krn sebagai atas merupakan nih kini pun saja lah the of a""",
    )
)
_OPENING: Final = ("", "", "", "", "eh ", "Katanya ", "Iya lho, ", "tau gak, ", "Denger-denger ", "Itu lho, ")
_LINKS: Final = (", ", " - ", ". ", " … ", "\n", " ", "; ", ", itu ")
_CLOSING: Final = ("", "", "", ".", " kan?", " ya ampun", " begitu", " 😳", " lho")
_SENDERS: Final = (
    "Yudi Prasetya",
    "sekretariat komite",
    "Bu Endang TU",
    "milis alumni 98",
    "Kantor Cabang",
    "pakde Narto",
    "ibu koperasi",
    "Rina (HRD)",
    "admin arisan",
    "H. Mahsun",
)
_ABOVE: Final = (
    "Rekan-rekan, mohon dibaca.\n",
    "FYI\n",
    "Meneruskan saja, bu.\n",
    "Pak, ini yang saya maksud tadi.\n",
    "Mohon perhatian semua bagian.\n",
    "Dari kakak di Malang.\n",
    "Untuk diketahui bersama\n",
    "",
    "",
)
_BELOW: Final = (
    "",
    "",
    "\n\n--\nDikirim dari ponsel saya",
    "\n\nSalam,\nTata Usaha",
    "\n\nSent from my Android",
    "\n\nHormat kami",
    "\n\ntks",
)
_DAYS: Final = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Ming")
_PRAYERS: Final = (
    (
        (
            "Ya Allah ya Tuhan kami, {q}.",
            "Bismillah. Malam ini saya berdoa sambil menangis, {q}.",
            "Ya Rabb, lihatlah negeri ini. {q}.",
            "Mohon doa bapak ibu jamaah: {q}.",
            "Ya Allah… {q}.",
            "Innalillahi. {q}.",
            "Allahumma, Engkau Maha Melihat. {q}.",
            "Habis tahajud kepikiran terus: {q}.",
            "Doa saya subuh ini pendek saja. {q}.",
            "Sudah tanda akhir zaman ya Allah, {q}.",
            "Yang mau ikut salat hajat nanti malam silakan, niatnya karena {q}.",
            "Subhanallah, {q}.",
            "Baca selawat tiga kali. {q}.",
            "🤲 Ya Ghaffar ya Rahim, {q}!",
            "Astagfirullahaladzim… {q}.",
            "Di sepertiga malam ini hamba mengadu, {q}.",
        ),
        (
            "Kepada-Mu kami berserah",
            "Semoga Allah melindungi kita semua, aamiin",
            "Tabahkan hati hamba-Mu yang kecil ini 🤲",
            "Al-Fatihah…",
            "Hanya Engkau yang tahu akhir semua ini. Aamiin aamiin ya mujibassailin",
            "Mari kita perbanyak istigfar, saudara-saudaraku",
            "Ya Allah kuatkan iman anak cucu kami",
            "Ampuni kami ya Ghaffar",
            "Berilah petunjuk pemimpin kami, aamiin 🤲🤲",
            "Semoga diijabah",
            "Selamatkan kami, aamiin",
            "Semoga kita dijauhkan dari yang buruk-buruk, aamiin yra",
            "Ya Allah, jadikan ini pelajaran",
        ),
    ),
    (
        (
            "Tuhan Yesus, kami bawa ke hadapan-Mu hal ini, {q}.",
            "Salam Maria… bunda, {q}.",
            "Bapa di surga, dengarlah, {q}.",
        ),
        (
            "Jamah dan pulihkan, amin",
            "Doakanlah kami",
            "Amin. Tuhan berkati kita",
            "Biar kehendak-Mu yang jadi, amin 🙏",
        ),
    ),
    (
        ("Om Sang Hyang Widhi, {q}.", "Ratu Bhatara, titiang ngaturang puniki: {q}.", "Om awighnam astu. {q}."),
        (
            "Semoga semua makhluk dijauhkan dari mara bahaya 🙏",
            "Om santih santih santih om",
            "Dumogi rahayu sareng sami",
        ),
    ),
)
_OF_PRAYERS: Final = (6, 1, 1)
_AMID: Final = (" ya Allah, ", ", ya Rabb, ", ". Astagfirullah. ", ", Tuhan, ")
_STARTS: Final = ("", "", "", "", "VID_", "WA_", "Salinan ", "REC ")
_FINISHES: Final = ("", "", "", " (1)", "_HD", "-final", "_full", " - Copy", "_fix")
_FILES: Final = (
    (
        (".mp4", ".mp4", ".mkv", ".mov"),
        ("", "Kirim ulang videonya ya: ", "Video: ", "hp saya ndak kuat muter ", "🎥 ", "Dapat dari bluetooth teman, "),
        ("", "", "\n12,4 MB", "\nketuk untuk mengunduh", " tolong ditonton"),
    ),
    (
        (".jpg", ".jpeg", ".png", ".webp"),
        ("", "Fotonya: ", "Tersimpan di galeri: ", "🖼️ ", "ini gambarnya pak, "),
        ("", "", "\n214 KB", " dibesarkan biar kebaca", " 👆👆 buka"),
    ),
    (
        (".pdf", ".docx", ".pdf", ".doc"),
        ("", "ada yang bisa buka ini? ", "📄 ", "lampiran → ", "Unduhan selesai ✔️ ", "📎 "),
        ("", "", "\nPDF • 2 halaman", " minta tolong diprintkan", "\n1 halaman"),
    ),
)
_FILE_WORDS: Final = 18


def dropped_and_turned(text: str, dice: random.Random, _: Hosts) -> Written:
    """What came last said first, small words left out."""
    told = parts(text)
    turn = dice.randint(1, len(told) - 1) if len(told) > 1 else 0
    told = told[turn:] + told[:turn]
    share = dice.uniform(0.5, 1)
    kept = [[word for word in part.split() if not (bare(word) in _DROPPED and often(dice, share))] for part in told]
    kept = [words for words in kept if words]
    small = often(dice, 0.4)
    link = dice.choice(_LINKS)
    said = link.join(unended(" ".join(words)) for words in kept)
    said = sober(said).lower() if small and "http" not in said else said
    return Written(
        f"{dice.choice(_OPENING)}{said}{dice.choice(_CLOSING)}", " ".join(word for words in kept for word in words)
    )


def mailed_on(text: str, dice: random.Random, _: Hosts) -> Written:
    """In a mail that was sent on once or more: heads of mails, lines of one breadth, a mark before each."""
    deep = dice.choice((">", ">", ">>", "> >", "|"))
    lines = textwrap.wrap(" ".join(text.split()), dice.randint(30, 66), break_long_words=False, break_on_hyphens=False)
    body = "\n".join(f"{deep} {line}" for line in lines)
    sender = dice.choice(_SENDERS)
    subject = dice.choice(("Fwd: ", "Fw: FW: ", "Re: ", "FWD: Fwd: ")) + dice.choice(
        ("info", "penting", "(tanpa judul)", "mohon dibaca", " ".join(text.split()[:4]))
    )
    date, hour = f"{dice.randint(1, 28)}/{dice.randint(1, 12)}", f"{dice.randint(6, 21)}.{dice.randint(10, 59)}"
    when = f"{dice.choice(_DAYS)}, {date} {hour}"
    head = dice.choice(
        (
            f"Pada {when} {sender} menulis:\n",
            f"---------- Pesan terusan ----------\nDari: {sender}\nPerihal: {subject}\n\n",
            f"On {when}, {sender} wrote:\n",
            f"From: {sender}\nSubject: {subject}\n\n",
            f"Perihal: {subject}\n",
        )
    )
    return Written(f"{dice.choice(_ABOVE)}{head}{body}{dice.choice(_BELOW)}", text)


def prayed_over(text: str, dice: random.Random, _: Hosts) -> Written:
    """Told to God, or to those who pray along."""
    plain = sober(text)
    told = parts(plain)
    halts = [at for at in range(1, len(told)) if not told[at - 1][-1:].isalnum()]
    amid = dice.choice(halts) if halts and often(dice, 0.4) else 0
    joined = unended(told[0])
    for at, part in enumerate(told[1:], 1):
        joined += (dice.choice(_AMID) if at == amid else ", " if at in halts else " ") + unended(part)
    if plain != text:
        joined = joined[:1].lower() + joined[1:]
    ((begun, ended),) = dice.choices(_PRAYERS, _OF_PRAYERS)
    return Written(f"{dice.choice(begun).format(q=joined)} {dice.choice(ended)}", text)


def named_as_a_file(text: str, dice: random.Random, _: Hosts) -> Written:
    """As a file's name; what is too long for one stands beside it."""
    links = [word for word in text.split() if re.search(r"https?:|www\.", word)]
    told = parts(" ".join(word for word in text.split() if word not in links))
    named, rest = told[:1], told[1:]
    while rest and len(" ".join([*named, rest[0]]).split()) <= _FILE_WORDS:
        named.append(rest.pop(0))
    words = re.sub(r"""[\\/:*?"<>|“”‘’…!,;#@]+|\.(?=\s|$)""", " ", " ".join(named)).split()
    words = [word for word in words if any(map(str.isalnum, word))]
    gap = dice.choice(("_", "_", "_", "-", "-", " ", " ", "+"))
    name = gap.join(words)
    match dice.randrange(4):
        case 0:
            name = name.lower()
        case 1:
            name = name.upper()
        case _:
            pass
    endings, before, after = dice.choice(_FILES)
    file = f"{dice.choice(_STARTS)}{name}{dice.choice(_FINISHES)}{dice.choice(endings)}"
    shown, caption = f"{dice.choice(before)}{file}", " ".join([*rest, *links])
    return Written(f"{shown}\n{caption}" if caption else f"{shown}{dice.choice(after)}", text)
