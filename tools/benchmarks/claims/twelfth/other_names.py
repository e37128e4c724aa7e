"""Names that a claim has, told by what people call them in the street and on the net: bynames, initials, a sly word.

Rules kept here: a byname is one that a reader of Indonesian posts knows; none is invented; numbers stay.
Left to others: how words are put for words (`swapping`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.twelfth.swapping import swapped, table
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare

_BYNAMES: Final = table("""
    joko widodo, jokowi: Pakde, Mulyono, Pak JKW, Jokowow, Pakde Mulyono
    prabowo subianto, prabowo: Pak Bowo, Wowo, si gemoy, Pak 08, Macan Asia
    gibran rakabuming raka, gibran rakabuming, gibran: Samsul, Fufufafa, anak sulung Mulyono, Mas Gib
    kaesang pangarep, kaesang: anak bungsu Mulyono, Mas Kae
    anies baswedan, anis baswedan, anies, anis: Abah, Pak ABW, Bang Nies
    ganjar pranowo, ganjar: si rambut putih, Pak GP, Mas Rambut Putih
    megawati soekarnoputri, megawati: Mak Banteng, Bu Mega, Ketum Banteng
    muhaimin iskandar, muhaimin, cak imin: Gus Imin, Gus Muh
    mahfud md, mahfud: Prof MMD
    ahok: BTP, Koh Basuki
    luhut binsar pandjaitan, luhut: Opung, LBP, Opung LBP
    sri mulyani: Bu SMI, Mbak Ani menkeu
    raffi ahmad: Sultan Andara, papanya Rafathar
    sandra dewi: istri Harvey
    susilo bambang yudhoyono, sby: Pepo, Pak Beye
    surya paloh: si brewok Nasdem
    rocky gerung: RG
    habib rizieq shihab, habib rizieq, rizieq: HRS, Imam Besar
    erick thohir: Pak ET
    puan maharani: anaknya Bu Mega, Mbak Puan
    vladimir putin, putin: Om Vladimir
    donald trump, trump: Om Donal
    joe biden, biden: Mbah Joe
    netanyahu: si Bibi
    shin tae-yong, shin tae yong: STY, coach Shin
    pdi perjuangan, pdi-p, pdip: banteng, moncong putih, partai banteng
    golkar: beringin, partai beringin
    gerindra: partai kepala garuda, partainya 08
    demokrat: partai mercy
    pks: partai dakwah
    kpu: penyelenggara pemilu, komisi pemilihan, kapeu
    bawaslu: wasit pemilu, pengawas pemilu
    mk: Mahkamah
    dpr ri, dpr-ri, dpr: Senayan, dewan, wakil rakyat
    kpk: lembaga antirasuah, komisi antirasuah
    polri, polisi: wercok, pak pol, isilop, baju coklat
    tni, tentara: loreng, baju ijo
    bank rakyat indonesia: BRI
    presiden indonesia, presiden ri, presiden: RI-1, orang nomor satu negeri ini
    wakil presiden, wapres: RI-2
    istana negara, istana: rumah dinas RI-1, kantor RI-1
    bupati: orang nomor satu kabupaten
    gubernur: orang nomor satu provinsi
    capres: calon RI-1
    cawapres: calon RI-2
    jakarta: Jekardah, ibukota, Jkt
    surabaya: Kota Pahlawan, Sby
    bandung: Kota Kembang, Bdg
    yogyakarta, jogja: Kota Gudeg, Yk
    semarang: Kota Lumpia
    makassar: Kota Daeng
    cirebon: Kota Udang
    bogor: Kota Hujan
    bali: Pulau Dewata
    aceh: Serambi Mekah
    papua: bumi Cenderawasih
    lombok: pulau seribu masjid
    ntb: bumi gora
    indonesia: Konoha, +62, endonesa, negeri wakanda, negeri kita
    china, cina, tiongkok: negeri tirai bambu, negeri panda, Cungkuo
    jepang: negeri sakura, Nippon
    korea selatan, korea: negeri ginseng
    amerika serikat, amerika: Paman Sam, negeri Paman Sam, USA
    malaysia: negeri jiran
    israel: isriwil, zionis, Isra-hell
    palestina: 🍉, Palestin
    rusia: negeri beruang merah
    india: negeri Bollywood
    australia: negeri kanguru
    belanda: negeri kincir angin
    inggris: negeri King Charles
    arab saudi: tanah haramain
    mesir: negeri piramida
    thailand: negeri gajah putih
    jerman: negeri panser
    prancis, perancis: negeri menara eiffel
    covid: copit, si koronce
    vaksin: paksin, suntikan itu
    facebook: pesbuk, fb, efbi
    whatsapp: wasap, wa, aplikasi hijau
    youtube: yutub
    tiktok: toktok, tiktokan
    twitter: burung biru
    instagram: ige
    google: mbah gugel
    timnas indonesia, timnas: skuad Garuda, Garuda
    pki: partai palu arit
    mui: majelis ulama
    surat suara: kertas coblosan
    kotak suara: kotak coblosan
    tps: tempat nyoblos
    kpps: petugas coblosan, panitia TPS
    pemilu: coblosan, pesta lima tahunan
    pilpres: coblosan presiden
    asn, pns: abdi negara, pegawai plat merah
    kepala desa, kades: bos desa, pak lurah
    bbm: bensin
    dukun: orang pintar
    uang: duit, fulus, hepeng
    korupsi: nilep duit, garong
    meninggal dunia, meninggal: berpulang, wafat
    mobil: roda empat
    sepeda motor, motor: roda dua
    rakyat: wong cilik
    undian: kocokan
    gempa bumi, gempa: lindu
    mahasiswa: anak kampus
    artis: seleb
    bank mandiri: bank pita emas
    bank bri: bank wong cilik, BRI biru
    bank bca, bca: bank biru swasta
    pertamina: si kuda laut
    pln: perusahaan setrum
    fifa: induk bola dunia
    pbb: perserikatan bangsa-bangsa
    iran: negeri para mullah, Persia
    irak: negeri 1001 malam
    ukraina: negeri Zelensky
    turki: negeri Erdogan
    singapura: negeri singa, Singapur
    lampung: bumi Ruwa Jurai
    banten: tanah jawara
    jawa timur: Jatim, tanah arek
    jawa barat: Jabar, tanah Pasundan
    jawa tengah: Jateng, kandang banteng
    sulawesi selatan: Sulsel
    kalimantan: Borneo
    sumatera, sumatra: Andalas
    sulawesi: Celebes
    maluku: bumi raja-raja
    ntt: flobamora
    ikn: ibukota baru
""")
_OPENS: Final = (
    "", "", "", "", "tau lah siapa 🤫 ", "no mention ya.. ", "takut disomasi jadi pake inisial aja: ", "hahaha ",
    "wkwk ", "yang paham2 aja. ", "Ssstt ", "pakai kode ya gaes, ",
)  # fmt: skip
_ENDS: Final = ("", "", "", " iykyk", " (paham kan maksudku)", " 🤭", " ups", "\nsebut saja begitu", " hadehh", " 🙊")
_TELL: Final = (
    " yg itu tuh, tau lah",
    " (kalian tau siapa)",
    " 👀 yang merasa aja",
    " .. udah pada tau kan",
    "\nno komen ah",
)

_TWICE: Final = re.compile(r"\b(Pak|Bu|Gus|Mas|Mbak|Bang|Om|Kota) (?=\1\b)", re.IGNORECASE)
_TITLES: Final = frozenset(
    {
        "pak", "bapak", "ibu", "bu", "mas", "mbak", "bang", "saya", "bernama", "artis", "komedian", "ustadz", "ustaz",
        "dr", "haji", "menteri", "gubernur", "bupati", "walikota", "dokter", "jenderal", "pemain", "ketua", "oleh",
    }
)  # fmt: skip
_MANY: Final = 0.4
_FEWEST: Final = 10


def bynames(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Every name that has a byname by it; where none has, one by its first letters, or a hint."""
    del hosts
    told = swapped(text, _BYNAMES, dice, dice.choice((0.7, 0.85, 1.0)))
    if told.text == text:
        told = swapped(text, _BYNAMES, dice, 1.0)
    if told.text == text:
        told = _by_letters(text)
    end = dice.choice(_ENDS if told.text != text else _TELL)
    called = _TWICE.sub("", told.text) if told.text != text else text
    return Written(dice.choice(_OPENS) + called + end, told.kept)


def _by_letters(text: str) -> Written:
    """The first name of two words after a title by its first letters, where not every word is written large."""
    words = text.split()
    large = [word[:1].isupper() for word in words]
    if sum(large) > _MANY * len(words) or len(words) < _FEWEST:
        return Written(text, text)
    for at in range(1, len(words) - 1):
        pair = [word.strip('.,:;!?"“”()') for word in words[at : at + 2]]
        called = bare(words[at - 1]) in _TITLES
        if (
            called
            and all(each.isalpha() and each.istitle() and len(each) > 2 for each in pair)
            and words[at] == pair[0]
        ):
            name = f"{pair[0]} {pair[1]}"
            left = [word for place, word in enumerate(words) if place not in {at, at + 1}]
            return Written(text.replace(name, f"{pair[0][0]}.{pair[1][0]}", 1), " ".join(left))
    return Written(text, text)
