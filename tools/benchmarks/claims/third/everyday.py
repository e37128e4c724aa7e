"""What people write on any day, the third writer's: markets, rain, school, weddings, boats, campaigns, offices, bills.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "belanja": """
        Tomat di {tempat} hari ini {ribu} ribu sekilo, kemarin masih separuhnya
        siapa yang masih jual gula eceran dekat {tempat}?
        Ibu pesan ikan tongkol dua ekor, bilang ke bibi jangan yang kecil
        Telur naik {rupiah} rupiah sebutir, kue dagangan saya jadi tekor
        Minyak di toko pojok sudah ada lagi, tapi satu orang cuma boleh dua
        bawang merah Bima bagus-bagus, borong mumpung murah
        Kemarin dapat beras enak {ribu} ribu isi lima kilo, mereknya lupa
        Pasar {tempat} becek sekali, pakai sandal jepit saja
        timbangan pedagang itu perlu ditera ulang rasanya
        Ada yang mau patungan beli daging sapi? kurang dua orang
        Buka lapak jam {jam} tapi pembeli baru datang siang
        kelapa parut sekarang {ribu} ribu, nggak salah?
    """,
    "cuaca": """
        Mendung tebal di {tempat}, jemuran diangkat dulu
        Hujan cuma {menit} menit tapi got langsung meluap
        panasnya minta ampun, es kelapa laku keras
        Anginnya kencang banget semalam, genteng dapur geser tiga
        Bediding sudah mulai, selimut keluar lagi dari lemari
        ombak di {tempat} tinggi, bapak nggak melaut dulu
        Kabut turun dari Sembalun, naik motor pelan-pelan
        Air kran keruh sehabis hujan, endapkan dulu sebelum dimasak
        pelangi dobel di {tempat} sore tadi, cantik
        Kemarau begini debu jalan masuk sampai ke nasi
        perkiraan hujan jam {jam}, bawa jas hujan ya dik
        Petir tadi bikin TV mati, ada tukang servis kenalan?
    """,
    "sekolah": """
        Besok anak kelas empat bawa botol bekas dan gunting
        Rapat komite pindah ke jam {jam}, di ruang perpustakaan
        seragam batik ada di koperasi, {ribu} ribu sepasang
        Nilai ujian sudah bisa dilihat, punya anak saya turun di matematika
        Bu guru, Rian izin tidak masuk, demam dari semalam
        Latihan pramuka di {tempat} ditunda minggu depan
        siapa yang tertukar sepatu nomor 36 hitam sama anak saya
        Uang kas kelas tinggal {ribu} ribu, ayo yang belum
        PR halaman berapa bu? fotonya buram
        Lulusan tahun ini banyak yang lanjut ke Mataram, bangga
        anak-anak latihan drumband sampai jam {jam}, kupingku penging
        Beasiswa masih buka, syaratnya rapor tiga semester
    """,
    "hajatan": """
        Undangan nyongkolan Sabtu ini, jalan {tempat} ditutup {menit} menit
        terima kasih yang sudah bantu masak begibung kemarin
        Sewa tenda sekarang {ribu} ribu per petak, belum kursi
        Siapa yang bisa rias pengantin adat Sasak dekat {tempat}?
        Acara akikah mulai jam {jam}, bapak-bapak bawa songkok
        gamelan yang kemarin itu grup mana, bagus mainnya
        Besok ngaturang doa seribu hari almarhumah nenek
        Kurang piring {ribu} buah, pinjam punya remaja masjid boleh?
        Pengantin perempuannya teman SD saya, ya ampun sudah besar
        selametan rumah baru, datang ya tetangga semua
        Kue lapis pesanan sudah diambil? antar ke {tempat} saja
        Khitanan massal masih ada slot, daftar ke sekretariat
    """,
    "jalan": """
        Jalan {tempat} ditambal lagi, antre {menit} menit
        lampu merah simpang empat mati, hati-hati yang dari timur
        Ban bocor di {tempat}, tukang tambal terdekat mana ya
        Ojek ke terminal sekarang {ribu} ribu, kemarin lima belas
        Truk pasir jalan beriringan, nyalip pun susah
        Ada yang nebeng ke {tempat} jam {jam}? patungan bensin
        SIM mati dua hari apa harus bikin baru?
        Parkir di rumah sakit penuh, saya muter {menit} menit
        motor beat hitam hilang kunci, yang nemu tolong kabari
        Lubang dekat jembatan sudah dikasih ranting, pelan-pelan
        Bus malam ke Bima berangkat jam {jam}, masih ada kursi belakang
        Polisi tidur di gang itu ketinggian, knalpot saya nyangkut
    """,
    "kapal": """
        Kapal ke Poto Tano delay {menit} menit, orang-orang tidur di dek
        tiket feri motor sekarang {ribu} ribu sudah sama asuransi
        Cepat atau lambat sampai juga, ombak selat lagi iseng
        Speedboat dari {tempat} penuh rombongan sekolah
        jam {jam} masih ada kapal ke Padangbai nggak ya?
        Bekal nasi bungkus saja, harga di kantin kapal bikin nangis
        Antrean truk di pelabuhan Lembar panjang, sopirnya main catur
        bagasi lewat timbangan dulu, koper saya lebih dua kilo
        Pesawat pagi ganti gate, untung dengar
        Turun di {tempat} dijemput paman naik pickup
        mabuk laut obatnya apa selain tidur
        Lumba-lumba ikut kapal tadi pagi, anak saya teriak senang
    """,
    "tani": """
        Pupuk subsidi di kios {tempat} baru datang, bawa KTP
        Jagung tetangga panen duluan, punyaku masih muda
        harga gabah {rupiah} rupiah di atas tahun lalu, lumayan
        Ulat grayak masuk sawah sebelah, semprot pakai apa
        Tembakau dioven tiga hari, bau sampai ke {tempat}
        Sapi mau melahirkan, pak mantri hewan nomornya berapa
        giliran air irigasi jam {jam}, jangan ketiduran
        Bibit cabai {ribu} ribu satu baki, minat wa
        Traktor rusak lagi, montir baru bisa besok
        Kacang hijau dijemur malah kehujanan, alamat bertunas
        kelompok tani kumpul di {tempat} bahas iuran
        Madu Sumbawa asli ada {ribu} botol, siapa cepat
    """,
    "badan": """
        Puskesmas {tempat} antre sampai nomor {ribu}, bawa kipas
        batuk anak saya nggak sembuh-sembuh, ada obat kampung?
        Posyandu lansia pindah hari, cek tensi gratis
        Kartu BPJS saya nonaktif, ngurusnya ke mana ya
        gigi geraham bolong lagi, dokter gigi buka jam {jam}
        Senam pagi di {tempat} ramai, pinggang langsung bunyi
        Jahe sama sereh direbus, lumayan buat tenggorokan
        Donor darah Sabtu, stok O lagi sedikit katanya
        mata merah menular di asrama, cuci tangan terus
        Kontrol gula darah bapak turun, syukur
        Tukang urut patah tulang yang di {tempat} masih buka?
        Asam lambung kumat sehabis makan plecing kepedasan
    """,
    "bola": """
        Nobar di {tempat} jam {jam}, bawa tikar
        wasitnya pelit kartu, pemain kita ditebas terus
        Kiper kampung sebelah tangannya lem semua
        Liga antar dusun final Minggu, tiket {ribu} ribu
        gol menit akhir bikin kopi tumpah
        Sepatu bola ukuran 40 dijual, baru dua kali main
        Voli putri {tempat} menang tiga set langsung
        siapa ikut futsal malam, kurang satu buat kiper
        Pelatih baru suka marah tapi hasilnya ada
        Lapangan becek, main bola jadi main lumpur
        motor GP Mandalika kemarin telinga saya berdengung sampai rumah
        Anak saya lolos seleksi pencak silat, {menit} menit nunggu pengumuman
    """,
    "kampanye": """
        Musik kampanye lewat depan rumah {menit} menit sekali
        Kaos paslon dipakai bapak buat ngecat pagar
        siapa yang sudah dapat undangan coblos di {tempat}?
        Debat tadi malam bikin ngantuk, pindah sinetron
        Baliho di {tempat} miring diterpa angin, awas lewat
        KPPS pelatihan jam {jam}, konsumsi nasi kotak
        Saya belum tahu mau pilih siapa, baca visi misinya dulu
        TPS kami pakai garasi pak haji, teduh
        tinta coblosan kemarin tahan seminggu di jari saya
        Pengawas TPS honornya kapan ya, teman nanya
        Rumah saya dipasangi bendera partai tanpa izin, saya cabut sendiri
        Pilih pakai hati, jangan berantem sama tetangga
    """,
    "tagihan": """
        Token listrik {ribu} ribu kok dapatnya sedikit
        Mati lampu dari jam {jam}, nyamuk pesta
        wifi di {tempat} lemot, meeting putus-putus
        Tagihan air bulan ini naik, pipa bocor kayaknya
        Pulsa masuk dua kali, siapa yang salah kirim?
        Cicilan motor tinggal {menit} kali, semangat
        arisan bulan ini {ribu} ribu, yang dapat bu Nur
        ATM di {tempat} kosong, cari yang lain
        gas melon langka tiga hari, masak pakai kayu lagi
        Antrean samsat sampai luar, bawa air minum
        Bank tutup jam {jam}, keburu nggak ya
        meteran diganti petugas, tanda pengenalnya ada
    """,
    "ibadah": """
        Pengajian ibu-ibu di {tempat} jam {jam}, bawa Yasin
        kotak amal Jumat kemarin dapat {rupiah} ribu
        Marbot masjid sakit, siapa yang gantikan azan subuh
        Galungan tahun ini keluarga kumpul di Cakra
        Tadarus mulai habis isya, anak-anak boleh ikut
        zakat bisa lewat panitia, beras 2,5 kilo
        Rebo bontong kita mandi di pantai {tempat} ya
        Natal bersama di gereja, parkir dibantu remaja masjid
        jadwal kultum saya hari keenam, deg-degan
        Karpet masjid dicuci, salat di teras dulu
        Rombongan haji kampung kami pulang Selasa, jemput di bandara
        Maulid di {tempat} bikin dulang, siapa yang bawa telur
    """,
    "barang": """
        Jual kulkas bekas, dingin, {rupiah} ribu bisa kurang
        hp jatuh di kamar mandi, direndam beras ampuh nggak
        Kos putri dekat {tempat} ada kamar kosong satu
        Kucing oranye ekor pendek belum pulang dari kemarin
        cari sofa second yang muat di pickup
        Laptop lelet, tambah RAM {rupiah} ribu di {tempat}
        Mesin cuci bunyi kayak helikopter, tukangnya datang jam {jam}
        dompet cokelat ketinggalan di musala, isinya KTP atas nama perempuan
        Payung saya tertukar, yang ini bukan punya saya
        Tukang kunci panggilan yang cepat siapa
        Baju bayi layak pakai gratis, ambil sendiri
        Kipas angin mati, ganti kapasitor cuma {ribu} ribu
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "", "Assalamu'alaikum warahmatullah. ", "Pagi semeton, ", "Kawan-kawan, ", "Eh ",
    "Izin tanya admin, ", "Curhat dikit. ", "Om swastiastu, ", "Sampurasun eh salah grup 😅 ", "Halo warga, ",
    "Tabe ", "Maaf mengganggu malam-malam. ", "Bu RT, ", "Up ya min, ", "Gengs ", "Lapor, ", "Haii ", "Permisi 🙏 ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", ".", "...", " 🙏", " 😭😭", " wkwk", " ya", " dong", " hehe", "?", " makasih", " salam",
    " tampiasih", " (serius nanya)", " japri aja", " #curhat", " ☕", "!!", " mohon infonya",
)  # fmt: skip
PLACES: Final = (
    "Ampenan", "Selong", "Gerung", "Praya", "Narmada", "Kopang", "Masbagik", "Pringgabaya", "Bayan", "Tanjung",
    "Sekotong", "Jonggat", "Alas", "Utan", "Plampang", "Moyo", "Lunyuk", "Jereweh", "Hu'u", "Kempo", "Sape", "Wawo",
    "Woha", "Rasanae", "Monta", "Labuapi",
)  # fmt: skip
