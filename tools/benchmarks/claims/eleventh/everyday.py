"""What people write on any day, the eleventh writer's: kitchens, fields, engines, cats, weddings, pitches, pills.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        Plecing kangkung hari ini pedasnya bukan main, anak-anak minum segalon
        beras merah di {tempat} sekarang {ribu} ribu, kualitas sama saja
        Siapa punya resep sate tanjung yang tidak amis?
        gas tiga kilo kosong lagi, masak pakai kayu
        Bikin pelecing lupa terasi, suami diam saja, berarti enak
        Kompor bunyi klepek-klepek, ada tukang di sekitar {tempat}?
        Pisang goreng {rupiah} rupiah satu, kecil-kecil pula
        Sayur ares untuk besok sudah direbus {menit} menit
        Blender jatuh, sekarang ngulek sambil olahraga
        Ada yang mau singang ikan? Masak kebanyakan
        jam {jam} baru sempat makan siang, nasi sudah keras
        Tahu tempe naik lagi, emak-emak {tempat} pusing
        """,
    "sawah": """
        Padi di {tempat} mulai menguning, tinggal usir burung
        Air irigasi giliran kita jam {jam}, jangan rebutan
        pupuk subsidi belum datang juga, sudah {menit} hari menunggu
        Panen jagung tahun ini dapat {ribu} karung, alhamdulillah
        Traktor tangan disewakan, bisa antar ke {tempat}
        Hama wereng masuk petak sebelah, siapkan semprotan
        Tembakau dijemur dari subuh, mendung bikin deg-degan
        Kambing tetangga makan kacang saya setengah petak
        Cari buruh tanam untuk lusa, upah {ribu} ribu plus makan
        Bawang merah di gudang mulai bertunas, harus cepat jual
        Caping baru robek disedot angin
        musim kemarau begini sumur tinggal setimba
        """,
    "bengkel": """
        Motor bunyi kretek di tanjakan {tempat}, kira-kira apanya?
        Ban dalam {ribu} ribu sudah pasang, depan musala
        oli bocor tipis, sudah ganti sil masih rembes
        Ada yang jual knalpot standar bekas? yang racing bikin malu
        Rem belakang habis waktu turun dari {tempat}, lutut gemetar
        Servis jam {jam} ternyata sudah antre panjang
        Aki tekor, dorong motor {menit} menit, keringat sebaldi
        Helm tertukar di parkiran, punya saya warna abu
        Bensin eceran di ujung jalan tinggal sebotol
        Montirnya libur, saudaranya nikah
        Spion kanan hilang, siapa yang iseng
        STNK ketinggalan, untung tidak ada yang periksa
        """,
    "kucing": """
        Hilang kucing belang tiga di {tempat}, pakai kalung lonceng
        Si oyen mencuri ikan lagi, pelakunya tidur di kasur
        ada yang bisa pelihara anak kucing? lahir empat
        Kucingku tidak mau makan dari jam {jam}, obatnya apa ya
        Pakan kucing {ribu} ribu sekilo, lebih mahal dari lauk saya
        Ayam jantan sebelah berkokok tiap {menit} menit
        Anjing kampung ikut saya jogging sampai {tempat}
        Burung perkutut bapak lepas, tolong yang menemukan
        Ikan koi mati dua, airnya keruh
        Kelinci beranak lagi, kandang penuh
        Tokek di dapur bunyi tujuh kali, dapat jodoh katanya
        semut masuk gula, kucing cuma nonton
        """,
    "hajatan": """
        Undangan nyongkolan di {tempat} hari minggu, jalan ditutup sebentar
        Tenda disewa {ribu} ribu sehari, kursinya plastik
        siapa MC untuk acara khitanan? yang lama sakit gigi
        Begibung nanti malam, bawa piring sendiri
        Gendang beleq latihan mulai jam {jam}
        Amplop tinggal satu, undangan tiga, pusing
        Riasan pengantinnya cantik sekali, pangling semua
        Daging untuk selamatan sudah dipotong, kurang santan
        Baju seragam keluarga kekecilan, salah siapa makan terus
        Antre foto pelaminan {menit} menit
        Kue basah seratus biji diambil di {tempat}
        Organ tunggal jangan sampai larut malam ya pak
        """,
    "bola": """
        Lapangan {tempat} becek, turnamen tarkam diundur
        kiper kami cedera jempol, butuh pengganti sore ini
        Semalam nobar sampai jam {jam}, bangun kesiangan
        Sepatu bola nomor 41 dijual {ribu} ribu saja
        Wasitnya tadi kok seperti penonton
        Voli ibu-ibu lebih seru dari liga mana pun
        Patungan sewa futsal {rupiah} rupiah per kepala
        Anak saya lolos seleksi tingkat kecamatan, bangga
        Jaring gawang dicuri orang, tinggal tiangnya
        pemanasan {menit} menit langsung ngos-ngosan
        Bola nyangkut di pohon mangga pak haji
        Tim bapak-bapak kalah 7 kosong, yang penting sehat
        """,
    "sekolah": """
        Besok anak-anak bawa botol bekas untuk prakarya
        Rapor dibagikan jam {jam}, orang tua diminta hadir
        seragam pramuka di {tempat} {ribu} ribu, belum hasduk
        PR matematika kelas lima kok susah begini
        Bu guru cuti melahirkan, diganti pak Adi sementara
        Jemputan telat {menit} menit, mohon sabar
        Ada buku paket bekas kelas delapan? mau beli
        Anak saya takut upacara karena disuruh jadi pemimpin
        Uang kas tinggal {rupiah} rupiah, bendahara lapor
        lomba dokter kecil, kelompok kita dapat piala
        Tempat minum biru tertinggal di kelas
        Ujian praktik senam, semua hafal kecuali saya
        """,
    "listrik": """
        Mati lampu di {tempat} dari jam {jam}, ada yang sama?
        Token {ribu} ribu kok cuma bertahan seminggu
        air keran kecil sekali, harus pasang ember semalaman
        Kabel antena digigit tikus, sinetron buram
        Tagihan bulan ini naik padahal kulkas rusak
        Lampu jalan depan rumah kedip-kedip seperti diskotek
        Petugas catat meter datang pas saya mandi
        Genset tetangga berisik tapi membantu
        Setelah {menit} menit padam akhirnya nyala, alhamdulillah
        Sinyal hilang tiap hujan, harus naik genteng
        paket data habis, numpang wifi balai desa
        Stop kontak percik api, langsung saya cabut
        """,
    "kapal": """
        Feri ke {tempat} penuh, dapat giliran jam {jam}
        ombak agak tinggi, yang mabuk siapkan kantong
        Tiket motor {ribu} ribu sudah dengan orangnya
        Perahu bapak dicat biru lagi, cantik
        Hasil laut hari ini cuma sekeranjang tongkol
        Travel ke bandara masih ada dua kursi
        Bus malam telat {menit} menit, sopirnya ngopi
        Titip paket ke {tempat} ada yang lewat?
        Jaring robek kena karang, dijahit seharian
        parkir di pelabuhan {rupiah} rupiah sejam
        Anak pertama kali naik kapal, girangnya minta ampun
        Jalan tikungan itu licin, pelan-pelan saja
        """,
    "badan": """
        Masuk angin tiga hari, dikerok merah semua
        Antre puskesmas {tempat} nomor {menit}, bawa bantal
        gigi geraham nyut-nyutan sejak jam {jam}
        Obat batuk hitam itu pahit tapi manjur buat saya
        Tensi naik sehabis makan gulai, kapok
        Tukang urut di {tempat} buka sampai malam, {ribu} ribu
        Senam lansia tiap jumat, ayo bapak-bapak ikut
        Kaki keseleo turun dari tangga, belum bisa jongkok
        anak demam, sudah minum sirup, mohon doanya
        Kacamata baru, dunia jadi terang
        Mata bengkak digigit semut, dikira habis nangis
        Jalan pagi {menit} menit lalu sarapan nasi goreng, impas
        """,
    "kerja": """
        Hari pertama kerja di {tempat}, salah masuk ruangan
        gajian masih lama, kopi sudah sachetan
        Lembur sampai jam {jam}, satpam ikut menguap
        Cari penjaga toko, jujur dan tidak suka telat
        Printer kantor macet lagi, kertasnya miring
        Rapat {menit} menit isinya bisa satu kalimat
        Ongkos ke kantor {ribu} ribu bolak balik, lumayan
        Bos ulang tahun, dapat nasi kotak
        Mesin jahit rewel, pesanan kebaya menumpuk
        daftar ojek online ditolak karena motor tua
        Cuti dikabulkan, langsung tidur siang
        Teman sebangku resign, siapa ajak makan siang
        """,
    "cuaca": """
        Mendung tebal di {tempat}, jemuran sudah diangkat
        panasnya minta ampun, es batu laku
        Hujan sebentar jam {jam}, tanah cuma basah permukaan
        Dingin sekali semalam, selimut dobel
        Angin kencang, pohon pepaya saya roboh
        Pelangi dobel di atas {tempat} tadi sore, sayang hp mati
        Kabut turun, lampu motor harus nyala
        Debu masuk rumah, sapu lagi sapu lagi
        sudah {menit} hari tidak hujan, sumur kering
        Payung dipinjam belum kembali, siapa ya
        Bulan terang begini enaknya duduk di berugak
        Gerimis kecil, cocok jagung bakar
        """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "Pagi tetangga, ", "halo gaes, ", "Permisi numpang tulis, ", "Bu ibu, ", "Tabik, ", "eh iya, ",
    "Curhat dikit ya. ", "Selamat malam warga grup. ", "Mat siang, ", "Side pade, ", "bro, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", " 🙏", " hehe", ". Suksma", ". Terima kasih banyak", " wkwk", " 😅", ". Salam dari {tempat}", " ya",
    ". Tolong infonya", " …", ". Sekian",
)  # fmt: skip
PLACES: Final = (
    "Kekalik", "Cakranegara", "Kediri", "Masbagik", "Keruak", "Labuhan Haji", "Pemenang", "Bayan", "Taliwang",
    "Alas", "Plampang", "Empang", "Manggelewa", "Kempo", "Bolo", "Woha", "Wawo", "Lambu", "Narmada", "Sekotong",
)  # fmt: skip
