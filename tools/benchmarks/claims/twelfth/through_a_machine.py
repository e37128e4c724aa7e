"""A claim that came back from a translating machine: stiff words for usual ones, and the machine's own lines about it.

Rules kept here: names and numbers come back as they were; what is said stays said; the order of words stays.
Left to others: how words are put for words (`swapping`).
"""

import random
from typing import Final

from tools.benchmarks.claims.twelfth.swapping import swapped, table
from tools.benchmarks.claims.unseen.pieces import Hosts, Written

_STIFF: Final = table("""
    baru saja: baru-baru ini, belum lama ini
    geger, heboh: kegemparan, keributan
    viral: menjadi populer, tersebar luas
    breaking news: berita terkini, berita yang sedang berlangsung
    breaking: terkini
    guncang: mengguncang, menggoyang
    usai: setelah, seusai
    setelah: sesudah, seusai
    tolak: menolak
    minta: meminta, memohon
    meminta: memohon, mengajukan permintaan
    bagi-bagi: mendistribusikan, membagikan
    bagikan: distribusikan
    gratis: tanpa biaya, cuma-cuma
    hadiah: penghargaan, bingkisan
    pendaftaran: registrasi, proses mendaftar
    daftar: registrasi
    klik: tekan, ketuk
    silahkan, silakan: mohon
    segera: secepatnya, dengan segera
    meninggal dunia, meninggal: telah wafat, kehilangan nyawa
    tewas: terbunuh, kehilangan nyawa
    rumah: kediaman, tempat tinggal
    mengejutkan: mencengangkan, mengagetkan
    kecurangan: penipuan, ketidakjujuran
    curang: tidak jujur, menipu
    terbongkar: terungkap, terkuak
    bocor: terungkap, merembes
    banjir bandang: air bah
    banjir: genangan air, kebanjiran
    gempa bumi, gempa: guncangan bumi, gempa tektonik
    hancur: rusak total, remuk
    ambruk: runtuh, roboh
    rakyat: orang-orang, masyarakat
    warga: penduduk, masyarakat
    masyarakat: publik, komunitas
    orang: individu, manusia
    anak-anak: bocah-bocah
    anak: bocah, putra
    wanita, perempuan: puan, kaum hawa
    pria: laki-laki, lelaki
    polisi: petugas kepolisian, pihak berwajib
    tentara: prajurit, pasukan militer
    presiden: kepala negara
    pemerintah: otoritas, pihak pemerintahan
    negara: bangsa, negeri
    dunia: muka bumi, jagat
    uang: dana, mata uang
    dana: uang, pendanaan
    bantuan: pertolongan, dukungan
    kerja: bekerja, pekerjaan
    perusahaan: korporasi, firma
    lowongan: posisi kosong
    gaji: upah, bayaran
    besar: raksasa, berukuran besar
    tinggi: menjulang
    banyak: sejumlah besar
    semua: seluruhnya, segala
    seluruh: segenap, semua
    mau: ingin, berkeinginan
    ingin: berkeinginan, berharap
    bisa: mampu, dapat
    dapat: mampu, bisa
    mendapatkan: memperoleh, meraih
    dapatkan: peroleh
    memberikan: menyerahkan, menyediakan
    beri: serahkan
    membuat: menciptakan, menjadikan
    bikin: membuat, menciptakan
    melihat, lihat: menyaksikan, amati
    mengatakan, bilang: menyatakan, berujar
    datang: tiba, hadir
    masuk: memasuki
    naik: meningkat, menaik
    turun: menurun
    jatuh: terjatuh, ambruk
    ditangkap: diamankan, ditahan
    tangkap: menahan, mengamankan
    dibawa: diangkut, dibawa serta
    bawa: mengangkut, membawa serta
    pulang: kembali ke rumah
    kembali: sekali lagi, balik
    menang: berjaya, meraih kemenangan
    kemenangan: kejayaan
    kalah: dikalahkan, takluk
    dukung: mendukung, menyokong
    mendukung: menyokong
    pendukung: penyokong, suporter
    demo: unjuk rasa, demonstrasi
    marah: geram, berang
    takut: ketakutan, gentar
    sakit: tidak sehat, menderita penyakit
    sembuh: pulih, kembali sehat
    obat-obatan: farmasi, ramuan medis
    obat: pengobatan, ramuan medis
    dokter: tenaga medis
    makan: menyantap, mengonsumsi
    makanan: santapan, pangan
    minum: meneguk
    bahaya, berbahaya: berisiko, membahayakan
    jangan: tidak boleh
    awas, waspada: peringatan, berhati-hatilah
    kecelakaan: insiden
    kebakaran: api besar
    terjadi: berlangsung, muncul
    kejadian: peristiwa, insiden
    video: rekaman, klip
    foto: gambar, potret
    berita: kabar, laporan
    kabar: berita
    resmi: secara resmi, sah
    palsu: tiruan, tidak asli
    asli: autentik, orisinal
    karena: disebabkan, sebab
    jika, kalau: apabila, andaikata
    tapi, tetapi: namun, akan tetapi
    sekarang: saat ini, kini
    langsung: seketika, secara langsung
    akhirnya: pada akhirnya
    ternyata: rupanya
    mobil: kendaraan, otomobil
    kapal: bahtera, kapal laut
    pesawat: pesawat terbang
    jalan: jalanan, ruas jalan
    gunung: pegunungan
    laut: samudra, lautan
    kota: perkotaan
    desa: pedesaan, kampung
    pasar: pusat perdagangan
    sekolah: institusi pendidikan
    perang: peperangan
    bom: bahan peledak
    serangan: gempuran
    serang: menyerang
    hukuman: sanksi
    korupsi: penyelewengan
    hutang, utang: pinjaman
    harga: biaya
    bayar: membayar, melunasi
    beli: membeli
    jual: menjual
    gunakan: pakai, manfaatkan
    menggunakan: memakai, memanfaatkan
    pakai: mengenakan, memakai
    cepat: lekas, dengan kecepatan
    baru: anyar, terbaru
    lama: usang, lawas
    mantan: bekas, eks
    suami: pasangan pria
    istri: pasangan wanita
    ibu: bunda
    bapak: ayah
    isinya: kontennya
    padahal: meskipun, walaupun
    supaya, agar: sehingga
    bukti: pembuktian
    rahasia: kerahasiaan
    terbaru: paling mutakhir
    ketua: pemimpin, kepala
    pemilu: pemilihan umum
    surat suara: kertas pemungutan suara
    kotak suara: wadah suara
    undian: lotere
    pemenang: juara
    nasabah: pelanggan bank
    kirim: kirimkan
    akun: rekening
    akan: bakal, hendak
    adalah: merupakan, ialah
    telah: sudah
    sudah: telah
    hanya: sekadar, semata-mata
    sangat: amat, begitu
    juga: pula
    untuk: guna, bagi
    dihapus: dihilangkan, dibuang
    hapus: hilangkan
    hasil: perolehan, keluaran
    undangan: ajakan
    khusus: istimewa, spesial
    berbagi: membagikan
    tunai: kontan
    info: informasi
    menyatakan: mengumumkan, mendeklarasikan
    umumkan: mengumumkan
    mengumumkan: memberitahukan
    bertemu: berjumpa
    mencari, cari: menelusuri, mencari tahu
    mengirim: melayangkan
    menyebabkan: mengakibatkan
    menghancurkan: memusnahkan
    membunuh: menghabisi
    ditemukan: didapati
    dibuka: mulai dibuka
    dilarang: tidak diizinkan
    larang: melarang
    umat: penganut
    syarat: persyaratan
    cara: metode
    sekitar: kira-kira
    sejarah: riwayat
    penting: krusial
    hari ini: pada hari ini
    ibu kota: kota utama
    kapal kargo: kapal barang
    lahan: tanah
    rusuh: huru-hara, kacau
    mundur: mengundurkan diri
    lengser: turun takhta, digulingkan
    pecat: memberhentikan
    dipecat: diberhentikan
    bohong: berdusta
    benar: tepat, betul
    mati: tewas, telah mati
    hubungi: kontak
    pesan: pemberitahuan, amanat
""")
_OPENS: Final = (
    "", "", "", "", "", "Diterjemahkan dari bahasa Inggris: ", "(terjemahan otomatis) ", "Terjemahan: ",
    "hasil translate nih: ", "Google Terjemahan\n", "Lihat asli\n",
)  # fmt: skip
_ENDS: Final = (
    "", "", "", "", "\nNilai terjemahan ini", " · Lihat teks asli", "\n(diterjemahkan otomatis)", " — lihat terjemahan",
    "\nDiterjemahkan dari bahasa Melayu", " (bahasanya aneh krn translate)",
)  # fmt: skip
_ALWAYS: Final = ("\nDiterjemahkan oleh Google", "\nTerjemahkan Postingan", " [translated]", "\nSembunyikan teks asli")


def translated_back(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Most words that have a stiff fellow by that fellow, as there and back makes them."""
    del hosts
    told = swapped(text, _STIFF, dice, dice.choice((0.45, 0.6, 0.75)))
    if told.text == text:
        told = swapped(text, _STIFF, dice, 1.0)
    end = dice.choice(_ENDS if told.text != text else _ALWAYS)
    return Written(dice.choice(_OPENS) + told.text + end, told.kept)
