"""What people write on any day, the fourteenth writer's: fields, kitchens, buses, clinics, kites, bills, polling work.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "sawah": """
        Bibit padi saya di {tempat} sudah siap tanam, tinggal nunggu air giliran
        tikus lagi banyak di pematang, pasang apa yang ampuh ya
        Upah cabut bibit sekarang {ribu} ribu setengah hari, makan ditanggung
        Traktor kelompok mogok lagi, onderdilnya nunggu dari Mataram
        Jagung bapak dihargai {rupiah} rupiah lebih murah dari minggu lalu per kilo, hati rasanya remuk
        pupuk di kios {tempat} datangnya besok katanya, siapkan fotokopi kartu
        Bawang merah habis hujan begini rawan busuk, tolong yang punya pengalaman
        Pagi-pagi sudah di sawah, dinginnya sampai tulang
        Panen gotong royong hari Ahad mulai {jam}, bawa sabit sendiri
        Ada yang punya mesin perontok bisa disewa dekat {tempat}?
        kerbau tetangga masuk kebun saya, habis sudah kacangnya
        Air embung tinggal sepinggang, gantian ya jangan saling buka pintu
    """,
    "dapur": """
        Sudah coba masak beberuk pakai terong ungu? lebih manis ternyata
        sayur ares hari ini gagal, kebanyakan santan
        Terasi {tempat} paling mantap, {ribu} ribu dapat satu bungkus gede
        Ibu kirim sepat dari Sumbawa, langsung nambah nasi dua kali
        Nasi saya kok cepat basi ya, padahal baru {menit} menit di meja
        resep uta londe dong yang gampang buat anak kos
        Gas habis pas adonan sudah jadi, nasib
        Cabai tinggal lima biji, terpaksa pelecingnya kurang nendang
        Panci presto bekas masih bagus, {ribu} ribu saja, minat?
        Buka puasa sunah hari ini cukup cerorot sama teh
        Anak minta bekal nugget terus, sayurnya dikasih ayam
        Wajan peninggalan nenek akhirnya bolong juga
    """,
    "kendaraan_umum": """
        Bus Bima–Mataram malam ini penuh semua, ada yang punya info travel?
        Engkel dari {tempat} sudah jarang, nunggu {menit} menit baru lewat satu
        Ongkos ojek ke terminal {ribu} ribu, wajar tidak?
        ketinggalan jaket abu di bangku belakang travel pagi tadi
        Sopirnya baik, nenek saya dibantu turun sampai depan gang
        Feri jam {jam} antreannya sudah sampai jalan besar
        Bawa motor naik kapal sekarang bayar berapa ya
        AC busnya bocor netes ke kepala, sampai rumah masuk angin
        Tolong jemput paket di pool {tempat}, atas nama kakak
        damri ke bandara dari {tempat} masih jalan kah?
        Penumpang sebelah cerita panjang sampai saya hafal nama anak-anaknya
        Ban bocor di tanjakan, untung ada bapak-bapak bantu dorong
    """,
    "puskesmas": """
        Antrean poli gigi nomor {menit}, sabar saja
        Jadwal imunisasi di {tempat} pindah ke hari Kamis ya bunda
        Alhamdulillah bapak sudah boleh pulang, tensinya turun
        obat sirup anak rasa jeruk habis di apotek depan
        Dokter yang ramah itu praktik lagi mulai jam {jam}
        BPJS saya nonaktif, ngurusnya ke mana ya kak
        Timbang bayi hari ini naik 3 ons, senangnya
        Tolong info donor darah golongan B untuk ibu di RSUD
        Senam lansia di {tempat} pesertanya makin banyak
        Kaki keseleo habis futsal, diurut dulu apa dironsen dulu?
        Kacamata baru selesai, {ribu} ribu lebih murah di toko sebelah
        Habis cek gula, disuruh kurangi kopi. Berat.
    """,
    "sekolah": """
        Libur semester anak-anak dua pekan, mamaknya yang pusing
        seragam pramuka ukuran M ada yang jual bekas?
        Rapat wali murid di {tempat} jam {jam}, jangan telat
        PR matematika kelas empat kok susahnya begini
        Anak saya juara tiga lomba kaligrafi, terima kasih ibu guru
        Uang kas kelas {ribu} ribu sebulan untuk fotokopi
        Guru honorer di sekolah kami sudah sepuluh tahun, sabarnya luar biasa
        Perpustakaan butuh buku cerita, yang punya lebih boleh disumbang
        Jemput anak nanti agak sore ya, ada latihan drumben
        hilang botol minum biru tulisan namanya Rafi
        Ujian praktik besok bawa daun pisang sama lidi
        Sepatu baru dua minggu sudah jebol dipakai bola
    """,
    "hajatan": """
        Iring-iringan pengantin turun di {tempat} jam {jam}, cari jalan lain ya
        Terima kasih atas kehadiran keluarga semua di acara kemarin
        sewa terop dua hari berapa sekarang?
        Undangan masih kurang {menit} lembar, siapa yang bisa nulis nama
        Begawe di rumah paman, jaje tujet-nya enak sekali
        Kecimol apa gendang beleq enaknya ya, keluarga beda pendapat
        Selamat menempuh hidup baru adikku, jangan berantem soal remote
        Aqiqah si kecil Minggu depan, mohon doa
        Perias dari {tempat} yang bagus siapa ya kak
        Dapat souvenir gelas lagi, lemari sudah penuh
        Amplop isi {ribu} ribu cukup tidak ya buat teman kantor
        Pelaminan birunya cantik banget, kontaknya mana
    """,
    "ternak": """
        Jual kambing betina umur setahun, {rupiah} ribu nego
        ayam saya pada bersin, kasih apa ya
        Sapi lepas di {tempat}, ciri telinga sobek, tolong kabari
        Pakan dedak naik {ribu} ribu per karung
        Anak kambing lahir kembar subuh tadi, lucunya
        Kuda pacuan paman menang di lap kedua, sekampung heboh
        Telur bebek asin siap antar sekitar {tempat}
        Dokter hewan keliling besok mulai jam {jam}
        Burung murai tetangga bunyinya sampai ke kamar
        Ikan nila di kolam sudah sebesar telapak tangan
        Bikin kandang dari bambu tahan berapa tahun?
        Rumput gajah saya dipotong orang, ikhlas sajalah
    """,
    "tagihan": """
        Token listrik {ribu} ribu cuma tahan seminggu, boros di mana ya
        Air PAM mati dari subuh, mandi numpang
        Paket data habis sebelum tanggalnya
        Cicilan motor tinggal tiga bulan lagi, semangat
        Pajak motor sekarang bisa bayar di {tempat}, lumayan dekat
        arisan bulan ini siapa yang narik?
        Lupa bayar wifi, langsung diputus jam {jam}
        Utang di warung sudah saya lunasi ya bu, terima kasih
        Uang kembalian kurang {rupiah} rupiah, malas balik
        Gaji baru lewat, sudah habis ke mana saja
        Meteran berdengung, bahaya tidak?
        Iuran sampah naik jadi {ribu} ribu, sampahnya tetap numpuk
    """,
    "petugas_tps": """
        Bimtek KPPS besok di {tempat} jam {jam}, bawa alat tulis
        Tenda TPS minta yang agak lebar, takut hujan
        formulirnya banyak sekali, tangan saya sampai keriting
        Nasi bungkus untuk petugas {menit} kotak, siapa yang masak?
        Baru selesai bagi undangan ke rumah-rumah, kaki pegal
        Saksi tolong datang sebelum kotak dibuka
        Honor sudah masuk, langsung beli sepatu anak
        Ada yang tahu cara pindah memilih buat mahasiswa?
        Simulasi tadi lancar cuma salah lipat kertas
        Jaga gudang malam giliran siapa? kopi sudah ada
        Nenek saya semangat nyoblos, minta diantar paling pagi
        Stempel TPS jangan sampai tertinggal lagi seperti dulu
    """,
    "layangan_dan_bola": """
        Layangan putus nyangkut di pohon {tempat}, yang punya ambil
        Tarkam sore ini {tempat} lawan juara bertahan, mulai {jam}
        kiper kami cedera, ada yang bisa gantiin?
        Benang gelasan {ribu} ribu, jauh dari jalan ya mainnya
        Skor akhir 2-2, adu penalti kalah, ya sudahlah
        Lapangan becek, main futsal saja
        Jersey tim RT sudah jadi, warnanya ngejreng
        Anak-anak lebih suka gim, layangannya dipegang bapaknya
        Nonton bareng di rumah saya, bawa camilan
        Wasitnya lupa bawa peluit, pakai teriak
        Turnamen voli ibu-ibu pendaftaran {ribu} ribu per tim
        Perisean malam ini seru, lecet semua tapi salaman
    """,
    "kos_dan_kerja": """
        Kos putri dekat {tempat} masih kosong satu, {rupiah} ribu sebulan
        Lowongan kasir minimarket, kirim lamaran langsung saja
        Shift malam lagi, doakan tidak ngantuk
        Laptop lemot, diservis {ribu} ribu sembuh
        bos baru orangnya santai, bawa gorengan tiap Senin
        Kontrak habis bulan depan, ada info kerja bangunan?
        Kakak saya pulang dari Malaysia, oleh-olehnya cokelat semua
        Teman sekamar mendengkur, sudah {menit} menit saya melek
        CPNS tahun ini formasi bidan ada tidak ya
        Printer kantor cuma mau jalan kalau dipukul dulu
        Interviu tadi ditanya hobi, saya jawab tidur
        Bekal habis duluan padahal baru jam {jam}
    """,
    "laut_dan_cuaca": """
        Angin barat mulai kencang, perahu ditarik ke atas semua
        Tangkapan tongkol lumayan, {ribu} ribu seekor di {tempat}
        pantai {tempat} kotor habis pasang, ayo bersih-bersih
        Hujan dari {jam} belum berhenti, jemuran pasrah
        Mendung terus, ikan asin tidak kering
        Gerimis begini enaknya singkong rebus
        Sinyal hilang kalau petir, maaf telat balas
        Bau nyale sudah dekat, siapa mau ikut ke pantai?
        Rumput laut kena penyakit lagi, bibitnya habis
        Panas sekali hari ini, es kelapa laku keras
        Sampan bocor, lem apa yang kuat ya
        Bulan purnama semalam bagus sekali dari {tempat}
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}

GREETINGS: Final = (
    "", "", "", "", "", "", "Pagi semeton. ", "permisi admin, ", "Tabe, ", "Izin nanya, ", "Guys ", "Bu, ",
    "Selamat siang tetangga, ", "Halo warga grup. ", "misi mau curhat: ", "Assalamu'alaikum… ", "eh, ", "Info: ",
    "Dae, ", "Kak mau cerita, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", "", " 🙏🙏", " hehe", " ya", "!!", " 😅", "\nMatur tampiasih", " wkwk", " ☕",
    " kalembo ade", " tolong ya", " hmm", "\nTks", " 🌧️",
)  # fmt: skip
PLACES: Final = (
    "Gerung", "Narmada", "Kopang", "Sikur", "Aikmel", "Pringgabaya", "Keruak", "Sambelia", "Tanjung", "Bayan",
    "Gangga", "Jonggat", "Pujut", "Alas", "Utan", "Plampang", "Empang", "Jereweh", "Maluk", "Sekongkang", "Woja",
    "Hu'u", "Sape", "Wera", "Bolo", "Sanggar",
)  # fmt: skip
