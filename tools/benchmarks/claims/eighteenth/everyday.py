"""What people write on any day, the eighteenth writer's: cooking, roads, pets, phones, fields, football, and the like.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        Sambal beberuk buatan mertua di {tempat} bikin nambah nasi dua kali
        gas melon habis pas masak, warung tutup semua
        Santan sekarang {ribu} ribu segelas, mending parut sendiri
        resep sate rembiga yang empuk gimana ya bun
        Panci presto saya bunyi terus {menit} menit, takut meledak
        Bawang goreng setoples ludes dimakan anak-anak tanpa nasi
        coba bikin kue cerorot, gagal, daunnya sobek
        Ada yang jual daging kuda dekat {tempat}? Mertua pengen
        kulkas bocor, ikan seember terpaksa digoreng semua malam ini
        Tempe di {tempat} makin tipis, harganya tetap {rupiah} rupiah
        Suami masak mi instan saja dapur kayak kapal pecah
        Lagi sahur jam {jam} kesiangan, tinggal minum air
    """,
    "jalan": """
        Macet total depan {tempat}, sudah {menit} menit nggak gerak
        lampu merah {tempat} mati lagi, saling serobot
        Lubang di tikungan itu ditanami pisang sama warga, kreatif
        Ojek dari {tempat} sekarang minta {ribu} ribu, padahal dekat
        ban kempes tengah malam, untung ada tambal ban buka
        Damri berangkat jam {jam} atau setengah jam sesudahnya?
        Anjing liar banyak sekali di jalan pintas {tempat}, hati-hati
        jalan habis diaspal eh digali lagi buat kabel
        Helm saya ketuker di parkiran {tempat}, warna hitam ada goresan
        Travel ke Bima penuh semua sampai lusa
        SIM mati dua hari, harus ujian dari awal, nangis
        truk tebu jalannya pelan banget, ngekor {menit} menit
    """,
    "hewan": """
        Ayam tetangga tidur di atas motor saya tiap malam
        kucing oren hilang sekitar {tempat}, ekornya bengkok
        Sapi melahirkan jam {jam}, anaknya betina, alhamdulillah
        kambing masuk kebun, habis kangkung seharga {ribu} ribu
        Burung kecial saya tiba-tiba nggak mau bunyi
        Pakan lele naik lagi, sekarung tambah {rupiah} rupiah
        dokter hewan di {tempat} buka hari Minggu nggak ya
        Bebek nyebrang jalan, semua motor sabar nunggu
        Kuda cidomo pak haji umurnya lebih tua dari cucunya
        Anak nangis karena ikan cupangnya mati, dikubur pakai bunga
        tokek di plafon sudah {menit} menit bunyi tak berhenti
        Lebah bersarang di jendela kamar, ada yang berani ambil?
    """,
    "hp": """
        Memori hp penuh foto bunga dari grup keluarga
        layar retak, servis di {tempat} minta {ribu} ribu, wajar nggak
        Kuota habis pas rapat daring, pura-pura mati lampu
        cas-an saya dipinjam siapa ya dari kemarin
        Bapak baru bisa kirim stiker, sekarang tiap {menit} menit kirim
        Nomor lama saya hangus, simpan yang baru ya
        wifi {tempat} kencang kalau jam {jam} ke atas
        Kamera depan burem, ternyata belum dilap
        salah kirim voice note ke grup kantor, mau pindah planet
        Lupa sandi email sendiri padahal tanggal lahir anak
        headset sebelah kiri mati, sebelah kanan kresek
        Nenek video call, yang kelihatan cuma dahinya
    """,
    "sawah": """
        Bibit cabai mulai tumbuh di bedeng dekat {tempat}
        keong sawah banyak banget, padi muda habis
        Sewa traktor {ribu} ribu per are, antre pula
        air irigasi dapat giliran jam {jam}, begadang lagi
        Jagung belum kering, terpal sudah sobek
        Panen semangka manis tahun ini, yang mau ambil ke {tempat}
        burung pipit datang ribuan, orang-orangan sawah nggak mempan
        Karung bekas sekarang {rupiah} rupiah selembar, dulu gratis
        kacang tanah busuk kena hujan tiga hari
        Tembakau diserang ulat, semprot sore-sore
        bapak jatuh di pematang, bajunya lumpur semua
        Arit saya tertinggal di gubuk, {menit} menit balik lagi
    """,
    "bola": """
        Sparing lawan anak {tempat} sore ini jam {jam}, kurang satu kiper
        wasit tarkam kemarin matanya ke mana
        Lapangan becek, bola berhenti sendiri di tengah
        Sepatu bola bekas {ribu} ribu, sol masih bagus
        kalah tujuh kosong tapi makannya paling banyak
        Voli putri {tempat} latihan tiap Selasa dan Jumat
        lutut bunyi habis futsal {menit} menit, faktor umur
        Nobar di rumah saya, bawa kopi sendiri
        Adik terpilih tim karate sekolah, seragam belum ada
        Iuran lapangan {rupiah} rupiah seorang, jangan ngutang terus
        net bulu tangkis sobek, diganti jaring ikan
        Lomba perahu di {tempat} diundur karena angin
    """,
    "sekolah": """
        PR anak kelas dua kok kayak soal kuliah
        rapor dibagikan jam {jam}, bapaknya saja yang ambil
        Buku paket basah kehujanan, dijemur di pagar
        Seragam pramuka di {tempat} {ribu} ribu setelan
        anak mogok sekolah karena pensilnya dipinjam nggak balik
        Wali kelas baru galaknya minta ampun tapi anak-anak sayang
        Bekal sayur selalu pulang utuh, ada ide bun?
        jemput sekolah telat {menit} menit, anaknya sudah main tanah
        Les matematika dekat {tempat} yang sabar di mana ya
        Gambar anak saya juara, katanya gambar ayah padahal mirip gurita
        pentas seni latihannya sampai magrib
        Uang kas kelas {rupiah} rupiah seminggu, bendaharanya galak
    """,
    "cuaca": """
        Mendung dari pagi nggak jadi hujan, jemuran sudah telanjur diangkat
        angin kencang di {tempat}, genteng tetangga melorot
        Panas begini es kelapa {ribu} ribu pun laris
        hujan cuma di sebelah jalan, sini kering
        Pelangi dobel barusan, sayang hp di-cas
        Kabut turun di Sembalun, jarak pandang pendek
        dingin sekali subuh tadi, air bak kayak es
        Banjir kecil depan {tempat}, semata kaki, anak-anak senang
        gelap jam {jam} padahal masih siang
        Petir menyambar pohon mangga, untung kosong
        sudah {menit} menit gerimis, motoran pakai plastik
        Debu jalanan tebal, baju putih jadi cokelat
    """,
    "hajatan": """
        Undangan nyongkolan numpuk, dompet menipis
        begawe di {tempat} butuh tukang masak tambahan
        Sewa kursi {rupiah} rupiah sebiji, pesan seratus
        kecimol lewat depan rumah jam {jam}, bayi kebangun
        Mempelai pria telat {menit} menit, ternyata salah gang
        Kado panci semua, ada lima belas
        Kebaya sewaan sobek di ketiak, panik
        nasi kurang, lauk lebih, terbalik hitungannya
        Sunatan keponakan di {tempat}, dia minta sepeda
        Amplop isi {ribu} ribu pantas nggak buat teman kantor
        sound system begitu keras sampai kaca bergetar
        Foto prewedding di kandang sapi, antimainstream
    """,
    "kesehatan": """
        Antre puskesmas dari jam {jam}, dapat nomor buntut
        gigi geraham goyang, takut dicabut
        Tukang urut di {tempat} yang bagus siapa ya
        obat batuk rasa jeruk diminum anak kayak sirup
        Kacamata baru {ribu} ribu, dunia jadi terang
        Jalan kaki {menit} menit tiap pagi, betis kencang
        pegal linu habis angkat galon
        Tensi bapak sudah turun, alhamdulillah
        minum jamu pahit sekali sampai merem
        Sariawan dua minggu, makan pun malas
        Posyandu lansia {tempat} senamnya seru
        parkir rumah sakit {rupiah} rupiah, bolak-balik lima kali
    """,
    "kerja": """
        Gajian masih jauh, kopi saset jadi teman
        bos minta laporan jam {jam} malam Minggu
        Lowongan jaga toko di {tempat}, yang jujur saja
        mesin fotokopi kantor ngambek lagi
        Printer nyala cuma kalau dipukul
        Seragam baru kekecilan semua, siapa yang ngukur
        rapat {menit} menit isinya bisa satu chat
        Upah harian {ribu} ribu dapat makan sekali
        resign itu indah di kepala saja
        Teman kantor pinjam {rupiah} rupiah buat parkir, lupa terus
        Shift malam di {tempat} sepi, ditemani cicak
        absen sidik jari nggak kebaca habis nyuci piring
    """,
    "wisata": """
        Tiket masuk air terjun {ribu} ribu, anak kecil gratis
        sunset di {tempat} kemarin merah sekali
        Perahu ke gili berangkat jam {jam}, jangan telat
        sandal hanyut di pantai, pulang nyeker
        Tenda bocor di Rinjani, tidur sambil duduk
        Parkir pantai {rupiah} rupiah tapi nggak ada karcis
        penginapan murah sekitar {tempat} ada rekomendasi?
        Mendaki {menit} menit, istirahat dua jam
        bule nawar lebih sadis dari emak-emak
        Foto bareng paus hiu, hasilnya cuma air
        jagung bakar bukit itu juara
        Anak mabuk darat sepanjang jalan berkelok
    """,
    "rumah": """
        Keran kamar mandi netes, ditampung buat siram bunga
        cat tembok {ribu} ribu sekaleng, cukup satu kamar
        Tukang janji jam {jam}, datangnya besok
        genteng bocor pas di atas kasur
        Sofa bekas di {tempat} masih empuk, minat japri
        Kunci rumah ketinggalan di dalam, anak masuk lewat jendela
        rayap makan lemari peninggalan nenek
        listrik token bunyi tit tit sudah {menit} menit
        Pompa air mati, mandi di rumah ipar
        Pagar bambu roboh disenggol sapi
        semen eceran {rupiah} rupiah sekilo di {tempat}
        Tikus lebih pintar dari perangkapnya
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "Halo semeton, ", "Met sore, ", "Curhat dikit: ", "Gaes, ", "Permisi numpang lewat. ", "Hadeh. ",
    "Bun, ", "Woi warga, ", "Pagi semua! ", "Numpang tanya ya, ", "Wkwk ", "Bestie, ", "Dulur, ", "Alhamdulillah, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", " hehe", " 😅", " makasih ya", ".", "...", " 😭😭", " ada yang sama?", " hadeuh", " wkwk", " 🙏",
    "\nsekian curhatnya", " gitu deh",
)  # fmt: skip
PLACES: Final = (
    "Pagutan", "Gerung", "Labuapi", "Keruak", "Sakra", "Masbagik", "Aikmel", "Kopang", "Janapria", "Pujut", "Tanjung",
    "Bayan", "Alas", "Utan", "Taliwang", "Jereweh", "Moyo", "Plampang", "Kempo", "Hu'u", "Sape", "Wawo", "Bolo",
    "Woha", "Rasanae", "Sekarbela",
)  # fmt: skip
