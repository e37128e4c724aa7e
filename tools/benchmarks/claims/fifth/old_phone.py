"""Written as on an old telephone, where each letter cost a press: vowels left out, small words by two letters.

Rules kept here: links, accounts and numbers stay as they are; no word is left out; a word keeps its first letter and
its consonants, so that it is read by whoever reads such messages.
Left to others: slips (`thumbs`).
"""

import random
import re
from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SHORT: Final[Mapping[str, str]] = dict(
    re.findall(
        r"(\w+)=(\S+)",
        """yang=yg dengan=dgn untuk=utk pada=pd kepada=kpd dari=dr dalam=dlm tidak=tdk sudah=sdh belum=blm
    karena=krn dapat=dpt juga=jg saja=sj bisa=bs akan=akn orang=org semua=smua saya=sy kamu=km kita=kt kami=km
    mereka=mrk tahun=thn bulan=bln tanggal=tgl jam=jm pukul=pkl ribu=rb juta=jt uang=uang rumah=rmh sakit=skt
    masyarakat=masy pemerintah=pmrth presiden=presiden gubernur=gub bupati=bupati kabupaten=kab kecamatan=kec
    provinsi=prov nomor=no suara=suara surat=srt pemilu=pmilu pilpres=pilpres negara=ngra rakyat=rkyt warga=wrga
    anak=ank sekolah=sklh polisi=plisi telah=tlh oleh=olh atau=ato tetapi=ttp tapi=tp jika=jk kalau=klo bila=bl
    ada=ada adalah=adlh sebagai=sbg seperti=spt menjadi=mjd sangat=sgt banyak=bnyk masih=msh lagi=lg hari=hr
    ini=ini itu=itu malam=mlm pagi=pg siang=siang sekarang=skrg langsung=lgsg bukan=bkn jangan=jgn tolong=tlg
    mohon=mhn bapak=bpk ibu=ibu teman=tmn keluarga=klrg besar=bsr kecil=kcl baru=br setelah=stlh sebelum=sblm
    dan=& di=d ke=k hingga=hgg sampai=smp namun=nmn agar=agr supaya=spy tersebut=tsb terhadap=thd antara=antr
    punya=pny mau=mw lebih=lbh satu=satu dua=dua kata=kt hanya=hny pakai=pk indonesia=indo jakarta=jkt
    meninggal=mninggal dunia=dunia gempa=gmpa banjir=bnjir hujan=hjn""",
    )
)
_GREETINGS: Final = (
    "", "", "", "Ass. ", "Pk, ", "Bu mhn izin. ", "mlm pk. ", "Slmt pg. ", "Kpd yth smua. ", "mf br bls. ", "Mhn dbc. ",
    "Sdr2 skalian. ", "Info: ", "hr ini sy dpt kbr ",
)  # fmt: skip
_ENDINGS: Final = (
    "",
    "",
    "",
    " trims",
    " blz",
    " mksh",
    " wass",
    " tlg dteruskn",
    " mhn mf",
    " ttd wrga",
    " hp anak sy",
)
_ROOT: Final = re.compile(r"^(\W*)([A-Za-z]+)(.*)$", re.DOTALL)
_VOWELS: Final = frozenset("aiueo")


def sms_shorthand(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """Six to nine words of ten made short; marks at their ends mostly gone, all small or as it was."""
    share = dice.uniform(0.6, 0.9)
    small = dice.random() < 0.75
    names = claim.upper() != claim and not _titled(claim)
    x_for_nya = dice.random() < 0.5

    def change(word: str) -> str:
        if not (found := _ROOT.match(word)):
            return word
        before, letters, behind = found.groups()
        name = names and letters[:1].isupper()
        # "orang-orang" has been written "org2" for as long as there are telephones.
        behind = re.sub(rf"^-{letters}(?![A-Za-z])", "2", behind, flags=re.IGNORECASE)
        if dice.random() < (0.3 * share if name else share):
            letters = _shorter(letters, dice, x_for_nya=x_for_nya)
        behind = re.sub(r"[.,!?;:\"”]+", lambda mark: str(mark[0])[:1] if dice.random() < 0.3 else "", behind)
        text = before.lstrip('"“”') + letters + behind
        return text.lower() if small else text

    text = each_word(claim, change)
    text = dice.choice(_GREETINGS) + text + dice.choice(_ENDINGS)
    return Written(f"{text} trims" if text == claim else text, claim)


def _titled(claim: str) -> bool:
    """Whether nearly every word begins large, so that this says nothing of names."""
    words = [word for word in claim.split() if word[:1].isalpha() and len(word) > 3]
    return sum(word[:1].isupper() for word in words) > 0.7 * len(words)


def _shorter(letters: str, dice: random.Random, *, x_for_nya: bool) -> str:
    """By the list; else some vowels fewer, never so many that half of the word is gone."""
    if known := _SHORT.get(letters.lower()):
        return known.upper() if letters.isupper() and len(letters) > 1 else known
    if len(letters) < 4:
        return letters
    end = ""
    if x_for_nya and len(letters) > 5 and letters.lower().endswith("nya"):
        letters, end = letters[:-3], "X" if letters.isupper() else "x"
    inside = [at for at in range(1, len(letters) - 1) if letters[at].lower() in _VOWELS]
    most = min(len(inside), max(1, len(letters) * 2 // 5))
    gone = set(inside[:1]) | {at for at in inside[1:most] if dice.random() < 0.6}
    # Two vowels side by side are heard as such: one of them stays.
    gone -= {at for at in gone if at - 1 in gone}
    return "".join(letter for at, letter in enumerate(letters) if at not in gone) + end
