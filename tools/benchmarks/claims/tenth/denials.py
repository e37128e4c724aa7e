"""Words of those who say that it is not so, the tenth writer's: aunts, drivers, teachers, wardens, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Kabar soal {n} yang dikirim Bu Haji tadi tidak benar ya, jangan diteruskan lagi
    {n} itu cuma karangan, tadi sudah saya tanyakan ke orangnya
    Plis deh, {n} masih dipercaya? Itu bohong dari kapan tahun
    ndek tetu nike semeton, masalah {n} nike bohong doang
    Aina percaya, berita {n} ede wati wara. Bohong.
    Nongka bener soal {n} ta, jangan mau dibohongi
    saya tegaskan lagi di grup ini, {n} HOAX, yang kirim lagi saya keluarkan
    Capek deh, tiap tahun {n} muncul lagi padahal tidak pernah ada
    Maaf Pak RT, yang {n} itu keliru. Anak saya sudah cek di internet.
    Gak ada itu cerita {n}. Videonya diambil dari tempat lain.
    Sudah dibantah sama yang bersangkutan, urusan {n} jangan dibesar-besarkan
    {n}?? wkwk editan itu bos, lihat tulisannya aja miring
    Mohon hapus kiriman tentang {n}, itu kabar bohong dan bisa kena pasal
    Tidak usah panik masalah {n}, bukan kejadian sebenarnya
    Kemarin mertua termakan isu {n}, untung saya jelaskan kalau itu palsu
    Percaya {n}? Berarti gampang ditipu. Tidak ada buktinya sama sekali.
    Itu foto lama, orang tempelin cerita {n} supaya heboh. Bohong besar
    Saya orang dalam, dan {n} yang beredar itu ngawur semua
    dendek sebarang malik berita {n}, ndarak buktin
    Bapak ibu, isu {n} sudah diklarifikasi, ternyata tidak begitu
    yg nyebar {n} dosa lho, fitnah itu namanya
    Alhamdulillah ternyata {n} cuma hoaks, jadi jangan takut lagi
    {n} tuh tipu-tipu buat cari klik, abaikan
    Guru saya bilang {n} salah, sumbernya akun tidak jelas
    Jangan ditelan mentah, {n} sudah terbukti bohong
    Bukan begitu kejadiannya. Yang kalian bilang soal {n} dipelintir.
    Lagi-lagi {n}. Saya ulang: TIDAK BENAR. Titik.
    Polisi sudah bilang {n} kabar palsu, ayo berhenti menyebarkan
    Teman saya kerja di sana, dia ketawa dengar {n}, katanya mengada-ada
    Kalau memang {n} betul pasti masuk TV. Nyatanya nol. Bohong itu.
    Suara di videonya dibuat komputer. {n} tidak pernah seperti itu.
    hati2 termakan {n}, tadi di kajian ustaz bilang itu dusta
    Ralat ya, yang saya kirim soal {n} ternyata tidak betul, maafkan saya 🙏
    Admin: kiriman {n} dihapus karena palsu
    Sudah jelas-jelas dibikin orang iseng, {n} jangan dianggap benar
""")

QUOTING: Final = lines("""
    Ada yang kirim begini: "{q}". Itu bohong, jangan diteruskan.
    "{q}"\\n\\nTIDAK BENAR ya ibu-ibu, sudah saya tanyakan
    {q}\\n\\n👆 ini hoaks, tolong hapus dari hp masing-masing
    Yang bunyinya {q} itu karangan orang, sudah {k} kali saya bilang
    Hoax lama: {q}
    Jangan percaya kalau dapat pesan "{q}", itu palsu
    > {q}\\nBohong. Saya di tempatnya dan tidak ada apa-apa.
    Mertua saya percaya ini: {q} … padahal sudah dibantah di mana-mana
    {q} ❌❌❌ SALAH
    Kabar bahwa "{q}" tidak betul, begitu kata petugas yang saya temui
    {q} <- editan, jangan kemakan
    semeton, sak muni "{q}" nike bohong, dendek percaya
    Wati poda, "{q}" ede berita bohong
    Maaf ya, tadi saya kirim "{q}". Ternyata tidak benar, mohon dihapus 🙏
    "{q}" halah, ngibul. Videonya aja potongan sinetron
    Tolong yang menulis {q} dicari, itu fitnah
    {q}\\nYang begini-begini sudah dinyatakan palsu sama Kominfo
    Viral tulisan "{q}". Faktanya tidak pernah terjadi.
    Sudah {k} orang tanya saya soal ini: {q}. Jawaban saya sama, tidak benar.
    tadi ada yang nempel kertas bertuliskan "{q}" di pos ronda, saya cabut karena bohong
    Ini contoh berita bohong buat pelajaran anak-anak: {q}
    {q}\\n^ tidak ada sumbernya, jelas ngarang
    Katanya {q}, padahal bukan begitu, itu dipelintir
    Nggak bener ini woy: {q}
    "{q}", tulisnya. Dusta! Orangnya sendiri sudah membantah.
    Penipu pakai kalimat ini: {q}. Abaikan, bukan informasi resmi.
    Saya dulu ikut percaya "{q}", sekarang malu karena ternyata hoaks
    Mohon pencerahan sudah didapat: "{q}" = kabar palsu. Terima kasih Pak Babin.
    {q}\\n\\nwkwkwk percaya beginian. gambarnya hasil AI semua
    Klarifikasi dari kantor kami, pesan "{q}" bukan dari kami dan isinya keliru
    Cukup ya, "{q}" jangan dikirim lagi, itu tidak pernah ada
    di grup alumni masih beredar {q} padahal sudah diluruskan minggu lalu, itu salah
    {q}\\nNONDA! bohong nya, jangan percaya
    Buat yang masih tanya "{q}" benar atau tidak: tidak.
    Salah besar kalau ada yang bilang {q}. Sudah ada bantahannya.
""")

AFTER_CHECK: Final = lines("""
    Saya sempat baca penjelasannya begini. {c} Jadi jangan disebar.
    Ternyata lho: {c}
    {c} Gitu kata yang sudah menelusuri, sudah ya jangan ribut
    Adik saya yang wartawan kirim ini: {c}
    {c}\\n\\nMakanya cari tahu dulu
    Buat yang kemarin ngotot, nih bacakan pelan-pelan: {c}
    Sudah diluruskan. {c}
    Copas dari situs pemeriksa: {c} Semoga jelas 🙏
    Tuh kan bohong. {c}
    Pak Kadus minta dibacakan di musala: {c}
""")

OF_MADE: Final = lines("""
    {t} Kasihan {p} difitnah terus.
    Soal {d}: {t}
    Saya warga {d}. {t}
    Bohong itu yang tentang {p}! {t}
    {t} Begitu keadaan di {d}, titik.
    buat yang nanya2 {p}, tidak benar ya. {t}
    {t}\\nStop sebar kabar palsu dari {d}
    Ndek tetu nike semeton. {t} ({p}, {d})
    Tadi saya telepon orang {d}, katanya hoaks. {t}
    Tolong luruskan ke yang lain, kabar {p} di {d} itu keliru. {t}
""")
