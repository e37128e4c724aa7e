"""How young people pass a claim along: whole, cut where the app cuts it, or half of it between words of their own.

Rules kept here: what is forwarded is whole; what is cut keeps more than half of what the claim says; half a claim is
a run of whole clauses, in a text of about its own length, and whoever quotes it believes it.
Left to others: where clauses end (`clauses`), letters and faults (`masked`, `slips`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.seventh.clauses import telling_half
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, weight
from tools.benchmarks.claims.writer import lines

_HEADS: Final = (
    "",
    "",
    "",
    "⏩ Diteruskan berkali-kali\n",
    "woi baca dulu baru scroll\n\n",
    "RT @gosip_monjok: ",
    "rt ",
    "📌 pinned\n",
    "dari grup mabar sebelah 👇\n",
    "sc: tele channel, males nyari linknya\n\n",
    "[21.47, 3/11] Rehan Squad: ",
    "Repost @sumbawa.kepo\n",
    "nyolong dari sg temen\n—\n",
    "nemu di fyp barusan. ",
    "cuy gawat. ",
    "guys tolong bgt baca: ",
    "Forwarded from INFO MALAM BIMA 🦌\n",
    "gk tau mau ngomong apa lg\n",
    "spill dikit ya gaes ~ ",
    "lah kok rame. ",
    "dari bapak-bapak pangkalan ojol:\n",
    "grup alumni lagi bahas ini\n\n",
    "POV buka hp pagi2:\n",
    "EH INI SERIUS?? ",
    "sumpah merinding bacanya\n",
    "up biar pada tau 🔺\n",
    "@ikhsan @dendi @oca liat ni. ",
    "dikirimin mamak td subuh,\n",
)
_TAILS: Final = (
    "",
    "",
    "",
    "\n\n#fyp #lombokpride",
    " 😭😭",
    "\nshare jgn ditahan, dosa",
    " … gilaaa sih",
    "\n\n(copas aja dr grup kelas)",
    "\ntag temen kalian yg blm tau",
    " 👀",
    "\n\nsebar sebelum dihapus min",
    " — valid no debat",
    "\nanjir lah negara ini",
    "\n\nfull vid di bio ya bestie",
    "\nkirim ke 7 grup",
    " fix pindah planet",
    "\nterserah mau percaya apa gak, gw udh ingetin",
    "\n\n12,4 rb suka · 981 komentar",
    " #xyzbca",
    "\nsave dulu takut ilang",
    " 🔥🔥🔥",
    "\nini bro @faiz",
    "\n\nsent from basecamp",
)
_MORE: Final = (
    "…",
    "...",
    "... selengkapnya",
    "… lainnya",
    "... (lanjut di komen)",
    "...see more",
    " [terpotong]",
    "",
    "",
    " (1/2)",
    "… baca di thread 🧵",
    "..bersambung, kuota abis",
    "...Lihat terjemahan",
    " —",
    "…… part 2 kalo 1k likes",
)
_BEFORE: Final = (
    "",
    "",
    "",
    "",
    "lanjutan tadi: ",
    "(2/2) ",
    "sambungan sg sebelumnya, ",
    "cuma sempet ss segini. ",
    "eh liat: ",
)
_LEADS: Final = lines("""
    btw yang rame itu loh,
    OOT dikit, kata si admin
    lagi nongkrong terus ada yg nyeletuk
    judulnya doang udah bikin gw melek:
    gak bisa tidur mikirin ini,
    Komen paling atas tadi:
    mana barusan dapet notif
    stitch video tadi ya, di situ dibilang
    terus kata temen gue yg anak BEM,
    dari semua berita hari ini yg nempel cuma
    eh iya,
    nih potongannya
    nongol di hp gue,
    kata bapak2 di warkop tadi
    trs gw baca di sg orang,
    yg digosipin sekelas sekarang
    sambil nunggu orderan baca
    Gila sih,
    ngomong2
    penumpang gw tadi cerita
    pantesan rame,
    intinya kan
    di grup angkatan ada yg ngirim
    headline-nya
""")
_AFTERS: Final = (
    "",
    "",
    "",
    "",
    " 😳",
    ", gokil",
    " gitu katanya",
    " anjirr",
    ", pantes aja",
    " dan gw speechless",
    " 💀",
    " fix",
    ", langsung hening semua",
)
_MARKS: Final = ('"{q}"', '"{q}"', "“{q}”", "‘{q}’", "{q}", "{q}", "*{q}*", "«{q}»", "\n> {q}\n")
_OWN_HOSTS: Final = lines("""
    abis hujan macet di bundaran, sinyal ilang-ilangan, mana batre sisa dikit
    tugas numpuk tapi malah scroll sampe jam segini, besok presentasi pula
    tadi narik sepi, cuma dapet orderan ayam geprek sama dokumen
    push rank bareng adek, kalah mulu, marksman-nya afk gara-gara disuruh mandi
""")


def forwarded(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Whole, with what apps and people put before and after it; in one of four each line is a quotation."""
    head, tail = dice.choice(_HEADS), dice.choice(_TAILS)
    told = claim.strip()
    match dice.randrange(6):
        case 0:
            told = "\n".join(f"> {line}" for line in told.splitlines())
            head = head and f"{head.rstrip()}\n"
        case 1:
            told = f"*{told}*"
        case 2:
            told = f"“{told}”"
        case 3:
            told = re.sub(r"\s+\|\|?\s+", "\n", told)
        case _:
            pass
    text = f"{head}{told}{tail}"
    return Written(text if text != claim else f"{claim} 👀", claim)


def cut_short(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Its end is gone, now and then its beginning; a word may be cut through, as a limit of letters does it."""
    words = claim.split()
    least = 0.72 if len(words) < 12 else 0.55
    for _ in range(12):
        many = max(4, round(len(words) * dice.uniform(least, 0.88)))
        if many >= len(words):
            many = max(1, len(words) - 1)
        from_end = dice.random() < 0.22
        kept = words[-many:] if from_end else words[:many]
        if weight(kept) >= 0.6 * weight(words):
            break
    else:
        kept, from_end = words[: max(1, len(words) - 1)], False
    said = " ".join(kept)
    if from_end:
        return Written(f"{dice.choice(_BEFORE)}{dice.choice(('…', '...', '', '>> '))}{said}", said)
    after = words[len(kept)] if len(kept) < len(words) else ""
    # Half a word, never half a number or half a link.
    if after.isalpha() and len(after) > 4 and dice.random() < 0.45:
        return Written(f"{said} {after[: dice.randint(1, len(after) - 2)]}{dice.choice(_MORE)}", said)
    return Written(said + dice.choice(_MORE), said)


def half_quoted(claim: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, between words about something else."""
    half = telling_half(claim, dice)
    quoted = half.strip(' ,;:"“”|')
    host = _beside(len(half.split()), dice, hosts)
    mark = dice.choice(_MARKS)
    after = "" if mark.endswith("\n") else dice.choice(_AFTERS)
    told = f"{dice.choice(_LEADS)} {mark.format(q=quoted)}{after}"
    gap = dice.choice((". ", " ", "\n", "\n\n", " … ", " ~ "))
    return Written(f"{host}{gap}{told}" if dice.random() < 0.55 else f"{told}{gap}{host}", half)


def _beside(many: int, dice: random.Random, hosts: Hosts) -> str:
    """A text of about so many words: one that is so long, or the sentences of a longer one."""
    drawn = dice.sample(list(hosts), min(25, len(hosts))) or list(_OWN_HOSTS)
    told = [run for host in drawn for run in _runs(host)]
    fit = [run for run in told if 0.7 * many <= len(run.split()) <= 1.4 * many]
    found = dice.choice(fit) if fit else min(told, key=lambda run: abs(len(run.split()) - many))
    return " ".join(found.split()).strip(" .,") if found else ""


def _runs(host: str) -> list[str]:
    """The text, and the sentences that it begins and ends with."""
    told = [each for each in re.split(r"(?<=[.!?\n])\s+", host.strip()) if each]
    return [" ".join(told[:at]) for at in range(1, len(told) + 1)] + [" ".join(told[at:]) for at in range(1, len(told))]
