"""How people say that it is not so, the twelfth writer's: aunts, drivers, village heads, teachers, a checker or two.

Rules kept here: a denial in own words tells by a name or two ({n}) what it is about, and nothing of what was claimed;
one that quotes has the claim whole ({q}); one after a check tells what was found ({c}); in Sasak, Samawa and Mbojo only
words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Yang rame {n} itu udah gue cek, bo'ong, fix
    Mak, berita {n} yang mak kirim tadi gak bener ya, hapus aja dari grup keluarga
    Ya Allah masih ada aja yang percaya {n}. Itu akal-akalan orang nyari penonton.
    tolong ya bapak ibu, {n} jangan dibagikan ulang, isinya tidak betul
    Soal {n}: tidak ada kejadian semacam itu. Sudah saya tanyakan ke yang bersangkutan.
    ndak ade kejadian begitu soal {n}, pade sabar dulu, jangan asal kirim
    Itu video {n} cuma tempelan. Suaranya diganti, gambarnya dari tempat lain. Kecewa saya sama yang bikin.
    Ketipu lagi ketipu lagi 😅 {n} itu karangan bebas, sumbernya pun tidak ada
    Udah dibantah sama orangnya langsung, jadi {n} selesai ya, tutup buku
    {n} ➡️ NGIBUL. Gitu aja kok repot.
    Saya wartawan, saya ada di lokasi, dan {n} tidak terjadi seperti yang dibilang orang-orang
    Jangan panik soal {n}, yang kirim pertama kali juga sudah minta maaf karena asal tempel
    Bapak saya hampir transfer gara-gara {n}. Untung ditelepon dulu ke kantornya, katanya itu penipu.
    gaes {n} itu akun abal-abal yg bikin, centang birunya aja editan
    Nenek-nenek di kampung saya sampai nangis karena {n}, padahal semuanya rekaan
    Kuulangi lagi untuk yang di belakang: {n} TIDAK BENAR
    Mohon izin meluruskan, Pak RT. {n} yang beredar di grup warga itu kabar burung belaka.
    No ada {n} nan, bohong bae, jangan langsung percaya
    {n}? Wati wara ede, dou ngawur. Aina percaya.
    Kembeq pade percaye {n}, ndeq arak sak mono, bohong doang
    Coba pakai logika dikit, {n} mana mungkin. Dari judul saja ketahuan cari sensasi.
    Barusan lihat klarifikasi di TV, ternyata {n} nggak ada. Malu aku udah nyebar.
    Aku tarik kiriman tadi pagi ya, {n} rupanya palsu, maafkan jempolku
    Buat yang masih ngotot {n}, silakan tunjukkan satu koran saja yang memuat. Nggak ada kan?
    hoax itu mbak, {n} udh dr dulu muter2 tiap tahun ganti tanggal doang
    Pihak humas sudah keluarkan surat, {n} dinyatakan tidak berdasar, mohon warganet berhenti
    Gambarnya buatan komputer, lihat jarinya ada enam. {n} apaan, ketawa aja deh
    {n}?? Lah orangnya lagi makan soto sama saya waktu itu, wkwkwk
    Di kantor kami tidak pernah ada pengumuman begitu. Jadi {n} bukan dari kami, hati-hati.
    Demi anak cucu jangan sebar {n}. Sudah terbukti dusta, dosanya mengalir terus lho.
    Pak Ustaz tadi bilang di khotbah, {n} itu dusta, yang meneruskan ikut menanggung
    Fitnah {n} sudah dibongkar minggu lalu, kok dihidupkan lagi menjelang coblosan?
    Aduh Tante, {n} itu dari akun parodi. Bacanya sampai bawah dong.
    Anak saya kuliah di bidang itu, dia bilang {n} mustahil dan tidak pernah terjadi, titik.
    Enggak, enggak, enggak. {n} itu salah besar, jangan bikin malu kampung kita.
""")

QUOTING: Final = lines("""
    Kalimat ini bohong, jangan diteruskan: "{q}"
    {q}\\n\\nITU TIDAK BENAR ya saudara-saudara, saya sudah telepon langsung orangnya
    Ada {k} orang kirim ini ke saya hari ini: {q}. Semuanya saya jawab sama: hoaks.
    "{q}" — mana buktinya? gak ada. Karangan!
    Masih percaya sama "{q}"? Duh, itu sudah dibantah dari kapan hari
    {q} <<< palsu, udah dicek sama anak IT kantor
    Pengumuman dari admin: kiriman berbunyi "{q}" kami hapus karena isinya tidak benar
    Bukan begitu ceritanya. Orang bilang {q}, padahal tidak pernah terjadi.
    Bohong: {q}\\nYang betul: tidak ada apa-apa, silakan kerja seperti biasa
    yg bilang {q} itu ngarang, fotonya aja nyomot dari google
    Tolong jangan telan mentah-mentah tulisan "{q}" itu, saya sudah {k} kali lihat, tetap saja bohong
    ❌❌ {q} ❌❌ tidak benar, stop di kamu
    Kemarin ramai: {q}\\nHari ini terbukti isapan jempol. Sudah ya.
    Dapat dari grup alumni, "{q}". Saya tanya sumbernya, yang kirim malah keluar grup 😂 ya jelas bohong
    Om saya mengirim "{q}" lalu {k} menit kemudian dia minta maaf, ternyata dibohongi orang
    Kata orang {q}. Kata saya sebagai saksi mata: dusta!
    {q}\\n^ tolong yang beginian dilaporkan saja, sudah ada klarifikasinya dan isinya salah
    Ndeq kenaq sak ne: "{q}". Bohong doang, side pade jangan percaye
    Saya baca "{q}" terus saya cek ke kantornya, jawabannya: tidak ada itu, Pak
    Nih contoh kabar bohong minggu ini: {q}
    apaan sih {q}, hoax kelas teri, videonya potongan sinetron
    Lembaga cek fakta sudah memberi cap SALAH pada narasi "{q}"
    Kepada yang terhormat penyebar "{q}", anda sudah menyesatkan orang sekampung. Itu tidak pernah ada.
    jangan mau dibodohi!! {q} itu cuma umpan biar kita marah, kenyataannya nihil
    Ibu-ibu pengajian dengar baik-baik, "{q}" itu fitnah, sudah ditanya ke yang bersangkutan
    {q} 🤥🤥🤥 pinokio aja kalah
    Sudah {k} hari ini grup RT ribut soal "{q}". Pak lurah sudah jawab: tidak benar. Bubar.
    Tugas PKn anakku: cari contoh hoaks. Kutulis saja: {q}
    Wati poda ede: "{q}". Dou ma ngawur, aina percaya
    Untuk kesekian kalinya, {q} adalah berita bohong, sumber resminya sudah membantah
    Lucu, ada yang sampai nangis baca "{q}", padahal bikinan orang iseng
    Yang share "{q}" tolong dihapus, itu keliru, polisi sudah kasih penjelasan tadi siang
    No ada nan. "{q}" bohong, jangan percaya
    Editan bosku! Tulisan {q} itu ditempel di gambar lama, aslinya lain sama sekali
    Hati-hati kejebak. Pesan "{q}" buatan penipu, jangan diklik, jangan diisi, isinya tidak benar
""")

AFTER_CHECK: Final = lines("""
    Nah ini penjelasannya biar tidak ribut: {c}
    Habis kupelajari, begini duduk perkaranya. {c}
    {c}\\n\\nJadi yang kemarin kalian kirim itu keliru ya.
    Ternyata oh ternyata: {c} Makanya jangan gampang percaya
    Kutipan dari yang sudah periksa: "{c}"
    buat yg nanya ke saya, jawabannya ini: {c}
    {c} — semoga jelas, yang terlanjur nyebar silakan ralat
    Barusan baca hasil penelusuran orang. {c} Bohong dong berarti yang di grup.
    Pak, saya sudah cari tahu. {c} Kabarnya tidak benar, Pak.
    Klarifikasi singkat aja nih ... {c}
""")

OF_MADE: Final = lines("""
    Tentang {p} yang diributkan itu ya, {t}
    {t} Begitu yang sebenarnya di {d}, jangan ditambah-tambahi.
    Buat yang ngomongin {d} dari tadi: {t}
    {p} difitnah, kawan. {t}
    Saya asli {d}. {t}
    {t} (soal {p}, biar pada tahu)
    Tolong sampaikan ke grup sebelah, kabar {p} di {d} bohong. {t}
    wkwk kok pada percaya sih soal {p}. {t}
    {t}\\nSalam dari {d}, stop sebar yang tidak-tidak
    Assalamualaikum, meluruskan berita {d} yang menyeret {p}: {t}
""")
