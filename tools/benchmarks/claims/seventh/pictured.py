"""A claim with the emoji of things and people in place of their words, or beside them.

Rules kept here: at most a quarter of the words that say something are replaced, no number and no link; a country may
become its flag; a claim of which nothing is on a keyboard stays as it is.
Left to others: signs for letters (`masked`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, fixed, weight
from tools.benchmarks.claims.writer import lines

_TABLE: Final = lines("""
    🗳️ kotak pemilu pilkada pilpres pilkades coblos nyoblos mencoblos pencoblosan pemungutan
    📄 surat dokumen berkas kertas lembar ijazah formulir
    👮 polisi polri polda polres polsek aparat brimob
    💂 tentara tni prajurit pasukan tni-ad militer serdadu
    👶 bayi balita
    👧 anak anak-anak bocah siswi putri
    👦 putra siswa
    👩 wanita perempuan ibu istri emak
    👨 pria lelaki bapak suami ayah
    👴 kakek lansia
    👵 nenek
    👥 warga rakyat massa masyarakat penduduk relawan pendukung
    👳 ustaz ustadz kyai kiai ulama habib
    🎓 mahasiswa sarjana kuliah kampus universitas
    🏫 sekolah sd smp sma
    🧑‍🏫 guru dosen
    🧑‍⚕️ dokter perawat medis nakes
    🏥 rs puskesmas klinik
    💊 obat pil obat-obatan
    💉 vaksin suntik vaksinasi imunisasi disuntik divaksin
    🦠 virus covid covid-19 bakteri corona pandemi wabah
    🤒 demam sakit penyakit pasien
    💀 tewas mati meninggal wafat korban
    🩸 darah berdarah
    🧠 otak
    🫀 jantung
    🫁 paru paru-paru
    💸 uang duit dana rupiah dibayar bayar gaji
    💵 dolar
    💰 hadiah bantuan bansos blt keuntungan triliun
    🏦 bank bri bca koperasi
    💳 atm kartu
    📱 hp ponsel handphone aplikasi whatsapp wa
    📞 telepon telpon menelepon
    💻 laptop komputer server
    🔗 link tautan
    📸 foto gambar potret memotret
    🎥 video rekaman film kamera
    📺 tv televisi berita metrotv
    🌊 tsunami banjir ombak laut gelombang samudra
    💧 air
    🌋 gunung meletus erupsi kawah
    🔥 kebakaran terbakar api membakar dibakar bakar
    💥 ledakan meledak bom serangan menyerang
    🚀 rudal roket
    🌪️ badai topan beliung tornado
    ⛈️ hujan petir
    🏚️ gempa ambruk rusak hancur roboh
    🏠 rumah kediaman
    🏛️ istana gedung dpr mk mpr kantor kpu
    🕌 masjid mushola musala
    ⛪ gereja
    🕋 mekah makkah kabah haji umrah
    📖 alquran quran kitab
    🙏 doa mendoakan berdoa doakan
    🚌 bus bis
    🚗 mobil
    🛵 motor ojol ojek
    🚚 truk truck
    ✈️ pesawat penerbangan bandara
    🚢 kapal
    🚂 kereta
    🛣️ jalan tol
    🌉 jembatan
    🐔 ayam
    🐄 sapi
    🐍 ular
    🐟 ikan
    🐷 babi
    🐶 anjing
    🐂 banteng
    🥚 telur
    🍚 nasi beras makan makanan
    🌶️ cabai cabe
    🥤 minuman minum es
    ☕ kopi
    🍬 permen
    🧂 garam
    🧄 bawang
    🛢️ minyak bbm bensin
    💡 lampu listrik
    🔋 baterai
    🔌 token
    ⚽ sepakbola bola timnas fifa gol pemain pssi
    🏟️ stadion
    🏆 juara piala menang kemenangan memenangkan
    👑 raja ratu
    👗 baju pakaian jilbab hijab
    🚓 ditangkap tangkap penangkapan menangkap borgol
    ⛓️ penjara dipenjara tahanan ditahan
    ⚖️ hakim sidang hukum pengadilan jaksa gugatan
    🔪 begal dibacok pisau pembunuhan
    🦹 maling pencuri koruptor korupsi curi mencuri
    🔫 tembak menembak ditembak senjata pistol
    ⚔️ perang pertempuran
    🇮🇩 indonesia nkri
    🇵🇸 palestina gaza
    🇮🇱 israel
    🇨🇳 china cina tiongkok
    🇺🇸 amerika usa
    🇷🇺 rusia
    🇺🇦 ukraina
    🇮🇷 iran
    🇯🇵 jepang
    🇸🇦 saudi arab
    🇲🇾 malaysia
    🇦🇺 australia
    🌍 dunia bumi
    ☀️ matahari
    🎤 pidato debat konser penyanyi
    🤝 dukung dukungan koalisi mendukung
    ❌ dibatalkan batal batalkan tolak menolak dilarang dicopot copot dipecat pecat
    😭 menangis nangis tangis histeris
    😡 marah ngamuk murka mengamuk
    😱 panik takut ketakutan
    🤣 tertawa
    🏃 lari kabur berlarian melarikan
    📢 demo demonstrasi unjuk aksi berunjuk
    🎁 gratis giveaway
    🧕 muslimah santriwati
    💍 nikah menikah pernikahan
    ⏰ jam pukul
    📅 tanggal
    🔒 segel disegel kunci
    🌙 ramadhan ramadan puasa sahur
    🌳 pohon hutan
    ⛏️ tambang
    🌾 sawah petani padi pertanian
    🏝️ pulau pantai
    🐯 harimau macan
    👀 lihat melihat mata
    ❤️ cinta hati
    🫨 guncang diguncang mengguncang bergetar
    👎 kalah gagal
    👍 setuju bagus
    📩 kirim pesan mengirim dikirim
    😘 cium mencium
    😴 tidur
    📈 naik kenaikan
    📉 turun anjlok
    ☝️ pilih memilih dipilih
    💨 angin
    🥵 panas
    🥶 dingin
    ❄️ salju
    🥇 emas
    💼 kerja lowongan karyawan pekerjaan
    🎉 selamat pesta perayaan merayakan
    🤵 presiden capres
    🏴 duka berduka
    🏨 hotel
    🗣️ bicara ngaku klaim menyatakan
    📝 daftar pendaftaran tandatangan
    ☢️ racun beracun radiasi
""")
_SHOWN: Final = {word: row.split()[0] for row in _TABLE for word in row.split()[1:]}
_OWNED: Final = re.compile(r"(?:nya|ku|mu)$")
_MOST: Final = 4
_LAST: Final = (
    "",
    "",
    "",
    " 😭😭😭",
    " 💅",
    " 🫵😂",
    " 🤡",
    "\n🤙🤙",
    " 😮‍💨",
    " 🗿",
    " 👁️👄👁️",
    " ✨",
    " 🫡",
    " 🥲👍",
    " 🙃",
)


def emoji_for_words(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Some words become what they show, others get it at their side, now and then twice."""
    words = re.split(r"(\s+)", claim)
    able = [at for at, word in enumerate(words) if _shown(word)]
    if not able:
        return Written(claim, claim)
    most = weight(claim.split()) // _MOST
    gone = set(dice.sample(able, min(most, max(1, round(len(able) * dice.uniform(0.6, 1.0))), len(able))))
    told, kept = [], []
    for at, word in enumerate(words):
        if at not in able:
            told.append(word)
        elif at in gone:
            told.append(re.sub(r"[\w-]+", _shown(word), word, count=1))
        else:
            told.append(f"{word}{dice.choice(('', ' '))}{_shown(word) * dice.choice((1, 1, 1, 2, 3))}")
        if at not in gone:
            kept.append(word)
    return Written("".join(told) + dice.choice(_LAST), "".join(kept))


def _shown(word: str) -> str:
    """The emoji of a word, of its bare form where something hangs on it; "" for none."""
    plain = bare(word)
    return (
        ""
        if fixed(word) and not plain.startswith("covid")
        else _SHOWN.get(plain) or _SHOWN.get(_OWNED.sub("", plain), "")
    )
