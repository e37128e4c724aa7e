"""What people write on any day, the sixth writer's: families, mosques, markets, offices, fields and boats.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "arisan": """
        Arisan bulan ini di rumah saya ya bu, setoran {ribu} ribu seperti biasa
        Yang dapat kocokan kemarin jangan lupa bawa kue ke {tempat}
        catatan arisan ketinggalan di rumah ipar, mohon sabar
        Bu sekretaris izin tidak hadir, menantu mau melahirkan
        siapa yang belum bayar dari dua putaran lalu? jangan pura-pura lupa
        Kumpulnya jam {jam} tepat, jangan seperti kemarin molor {menit} menit
        kita ganti kocokan pakai undian di hp saja biar cepat
        Kursi kurang, tolong yang dekat bawa tikar sendiri
        Hasil rapat: uang konsumsi naik jadi {ribu} ribu
        Bu bendahara orangnya teliti, selisih seribu saja dicari sampai ketemu
        jangan lupa seragam warna hijau lumut, bukan hijau pupus
        Saya titip setoran lewat anak, tadi dia lewat {tempat}
    """,
    "pasar": """
        Ikan tongkol di {tempat} pagi ini {ribu} ribu sekilo, masih segar
        Lapak saya pindah ke sebelah tukang ember ya pelanggan setia
        bawang merah naik lagi, beli seperempat saja dulu
        Ada yang punya uang kecil? butuh tukar {rupiah} ribu
        Timbangan di ujung sana berat sebelah, hati-hati belinya
        Parkir motor sekarang ditarik dua kali, masuk bayar keluar bayar
        dagangan habis jam {jam}, alhamdulillah
        Terasi Lombok asli tinggal {ribu} bungkus, siapa cepat
        Kemarin salah beri kembalian, bu yang pakai kerudung ungu mohon balik
        pasar becek sekali habis hujan, pakai sepatu bot saja
        Ayam kampung buat hajatan sudah saya pesankan, ambil di {tempat}
        Cari kangkung sudah tidak ada jam segini, datanglah subuh
    """,
    "masjid": """
        Besok gotong royong bersihkan tempat wudu, bawa sikat masing-masing
        Sandal siapa tertukar habis isya? punya saya kiri semua
        Jadwal imam minggu ini ditempel di papan dekat pintu {tempat}
        karpet baru sudah datang, tinggal dijahit pinggirnya
        Alhamdulillah kas terkumpul {rupiah} ribu dari kotak keliling
        Pengajian ibu-ibu maju jadi jam {jam}, ustazahnya ada acara lain
        pengeras suara sebelah kanan bunyinya sember, siapa bisa betulkan?
        Anak-anak TPA libur dulu, gurunya sakit gigi
        Mohon jamaah jangan parkir di depan gerbang, mobil jenazah susah lewat
        Takjil hari ini dari keluarga di {tempat}, besok giliran blok timur
        kipas angin saf ketiga mati, gerahnya luar biasa
        Habis subuh ada kopi dan ubi rebus di serambi, silakan
    """,
    "kantor": """
        Mesin absen rusak lagi, tolong tulis tangan di buku
        Rapat mundur {menit} menit karena pak kabid masih di jalan
        Siapa ambil pulpen saya yang ada pitanya?
        printer lantai dua macet, berkas saya setengah jadi
        Uang makan bulan ini cair besok katanya bendahara
        besok pakai batik ya bukan korpri, ada tamu dari provinsi
        Kunci gudang dibawa siapa, sudah dicari sampai {tempat}
        AC ruang arsip bocor, ember sudah penuh dua kali
        Izin masuk jam {jam}, antar istri periksa dulu
        Laporan semester tolong dikumpul hari ini, saya tunggu sampai magrib
        kopi di dapur tinggal sesendok, giliran siapa beli?
        Teman-teman yang mau ikut iuran jenguk, {ribu} ribu seorang
    """,
    "keluarga": """
        Kak, ibu tanya kapan pulang, opornya sudah disimpan di kulkas
        Foto waktu di {tempat} tolong kirim lagi, hp saya rusak
        Adik sudah bisa jalan {menit} langkah, lucu sekali
        siapa yang antar nenek kontrol besok? saya jam {jam} kerja
        Ipar dari Taliwang datang membawa madu dua botol
        Bapak lupa sandi wifi lagi, tolong cucunya bantu
        Si kakak lulus tes masuk, nanti malam kita makan bersama
        jangan lupa telepon bibi, beliau kangen
        Pintu kamar mandi rumah lama macet, paman yang betulkan
        Yang pinjam tangga lipat belum dikembalikan sejak lebaran
        Besok ziarah ke makam kakek, kumpul di {tempat}
        Mama titip beli jarum sama benang hitam
    """,
    "kesehatan": """
        Antre dokter gigi dapat nomor {menit}, pulang sore ini
        Asam urat saya kambuh gara-gara makan jeroan kemarin
        posyandu lansia pindah ke {tempat} minggu ini
        Obat darah tinggi ibu habis, apotek mana yang masih buka?
        Kaki terkilir sudah diurut, bengkaknya turun sedikit
        Si kecil batuk pilek, sudah diberi air hangat dan jeruk
        kacamata baru {rupiah} ribu, sekarang bisa baca tanpa jauh-jauh
        Senam jantung sehat tiap Minggu jam {jam}, ikut yuk bu
        Hasil laboratorium bapak bagus, alhamdulillah
        ada yang tahu tukang pijat bayi yang sabar?
        Rujukan BPJS sudah jadi, tinggal tunggu jadwal poli
        Kurang tidur tiga hari jaga mertua opname, mohon doanya
    """,
    "sawah": """
        Air irigasi sampai ke petak saya jam {jam}, giliran siapa sesudahnya?
        Jagung mulai berbunga, hama ulat masih sedikit
        sewa traktor {rupiah} ribu sehari, ada yang mau patungan?
        Padi di {tempat} rebah kena angin, panennya jadi lambat
        Pupuk jatah belum datang, kelompok tani disuruh sabar
        Burung pipit banyak sekali, bikin orang-orangan dulu
        Cabai saya petik ketiga, lumayan dapat {ribu} kilo
        pematang jebol digali kepiting, sore ini kita tambal
        Bibit bawang yang bagus beli di mana pak?
        Sapi tetangga masuk kebun lagi, kacang habis separuh
        Hujan turun pas jemur gabah, lari semua bawa terpal
        Yang butuh jerami ambil saja, gratis asal angkut sendiri
    """,
    "laut": """
        Angin selatan kencang, perahu kami tidak turun dua hari
        Cumi lagi banyak, semalam dapat {ribu} kilo
        jaring sobek besar kena karang, harus jahit ulang
        Kapal cepat berangkat jam {jam}, jangan lupa minum obat mabuk
        Solar di {tempat} kosong, pinjam dulu sama Haji Leman
        rumput laut kering harganya lumayan minggu ini
        Lampu suar sebelah timur mati, hati-hati yang pulang malam
        Antre masuk feri {menit} menit, penumpang penuh mudik
        Mesin tempel batuk-batuk terus, businya minta ganti
        Anak-anak mandi di dermaga, awas ada bulu babi
        Es balok datang terlambat, ikan keburu lembek
        Lomba dayung antar kampung jadi digelar di {tempat}
    """,
    "pernikahan": """
        Sorong serah ditunda sampai habis asar, rombongan baru sampai {tempat}
        Nasi untuk begawe kurang, tambah {ribu} kilo beras lagi
        siapa yang jaga buku tamu shift malam?
        Nyongkolan lewat jalan besar, siap-siap macet {menit} menit
        Baju pengantin kekecilan, penjahit begadang
        Undangan blok barat belum dibagi, tolong bantu antar
        tenda dipasang jam {jam}, bapak-bapak mohon tenaganya
        Gamelan sewa {rupiah} ribu sudah termasuk makan
        Alhamdulillah akad lancar, sekali ucap sah
        Ibu-ibu dapur butuh pisau tajam tiga lagi
        Yang mau titip amplop boleh lewat saya
        Kue cucur dan jaje tujak sudah matang semua
    """,
    "kendaraan": """
        Ban bocor dekat {tempat}, tambal ban terdekat di mana?
        Pajak motor naik jadi {rupiah} ribu, kemarin lupa bayar
        jalan berlubang makin dalam, kemarin hampir jatuh
        Bemo kuning jurusan pasar sekarang jarang, tunggu {menit} menit
        Jual motor bebek surat lengkap, mesin halus, bisa tukar kambing
        Rem depan bunyi cit cit, bengkel Pak Mul tutup pula
        SIM saya habis bulan depan, perpanjang jam {jam} saja biar sepi
        helm merah tertinggal di bangku tunggu, yang nemu kabari ya
        Truk mogok di tanjakan, mobil antre sampai bawah
        Bensin eceran dekat {tempat} seliternya lima belas
        lampu merah simpang empat mati, ekstra hati-hati
        Anak belajar nyetir, saya yang keringatan
    """,
    "sekolah": """
        Rapor dibagikan jam {jam}, wali murid mohon datang sendiri
        Seragam olahraga kekecilan, ada yang mau tukar ukuran?
        tugas prakarya bikin celengan dari botol, emaknya yang repot
        Anak saya ketinggalan bekal, tolong bu guru pinjami dulu
        Iuran perpisahan {ribu} ribu, dicicil boleh
        Kemah pramuka di {tempat}, bawa jas hujan dan senter
        kelas tiga belajar di mushola sementara, atap bocor
        Lomba baca puisi juara dua, lumayan dapat buku
        Jemputan terlambat {menit} menit, anak-anak main kelereng
        PR matematika susah sekali, bapaknya juga menyerah
        Pak guru baru pindahan dari Sape, orangnya ramah
        Libur semester kapan mulainya ya bunda?
    """,
    "kampanye": """
        Ada keramaian calon di {tempat}, saya jualan es lumayan laku
        Spanduk menutup papan nama toko, tolong digeser mas
        debat tadi malam ketiduran, bangun sudah iklan sabun
        Bapak jadi linmas TPS, sepatunya pinjam adik
        Undangan nyoblos sudah diantar, alhamdulillah nama kami lengkap
        Pilih siapa saja boleh asal habis itu tetap salaman
        kaos partai saya jadikan lap motor, bahannya adem
        Rombongan lewat {menit} menit, ayam di kandang stres
        Simulasi coblos di balai desa jam {jam}, dapat konsumsi
        TPS kita pindah ke dekat {tempat}, jangan nyasar ya nek
        Tinta di jari belum hilang, dipakai cuci piring pun tidak mempan
        Petugas KPPS butuh {ribu} kotak nasi, katering siapa yang sanggup?
    """,
    "barang": """
        Listrik rumah turun terus, setrika dengan magic com tidak bisa barengan
        Air PDAM di {tempat} keruh dua hari ini, endapkan dulu
        kulkas bekas masih dingin {rupiah} ribu, ambil sendiri
        Charger saya tertinggal di rumah siapa ya semalam
        Token listrik {ribu} ribu kok cepat sekali habis
        tukang sumur datang jam {jam}, siapkan kopinya
        Hilang kambing jantan belang hitam, terakhir terlihat dekat kuburan
        Mesin cuci bergoyang sendiri sampai pindah {menit} senti
        Atap seng berisik sekali kalau hujan, tv tidak kedengaran
        Jual meja makan jati, kakinya satu agak pendek
        Kompor gas menyala merah, selangnya perlu diganti
        Tolong yang pinjam gergaji segera kembalikan, mau bikin kandang
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}

GREETINGS: Final = (
    "", "", "", "", "", "", "Assalamualaikum, ", "Selamat pagi grup, ", "Bu, ", "Pak RT ", "Izin bapak ibu, ",
    "Semeton jari ", "Maaf ganggu, ", "Tes tes, ", "Kak ", "Info keluarga: ", "Salam dari pasar, ", "Ibu-ibu ",
    "Mohon perhatian, ", "Halo semua, ", "Alhamdulillah. ", "Nggih, ", "Waalaikumsalam, ", "Sekadar kabar, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", " 🙏", " ya bu", " nggih", ". Makasih", " 😅", " 👍👍", ". Wassalam", " tampi asih",
    " ditunggu ya", " hehe", " mohon maaf lahir batin", ", kabari saya", " — Ibu Dila", " 🌾",
    " terima kasih banyak semuanya", "...", " matur tampiasih", " 😂😂", " santai saja",
)  # fmt: skip
PLACES: Final = (
    "Pasar Mandalika", "Cakranegara", "Praya", "Kopang", "Selong", "Masbagik", "Aikmel", "Labuhan Haji",
    "Tanjung", "Pemenang", "Gerung", "Lembar", "Taliwang", "Alas", "Sumbawa Besar", "Plampang", "Empang", "Dompu",
    "Woja", "Hu'u", "Raba", "Sape", "Wawo", "Tente", "Kilo", "Utan", "Ampenan", "Narmada", "Jonggat", "Keruak",
)  # fmt: skip
