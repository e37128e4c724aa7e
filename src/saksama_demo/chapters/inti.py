"""Chapter `inti`: from the signing of the note to the byte that was altered.

Rules kept here: seven steps, in the order of the story; each sentence is what the visitor of the stage reads.
Left to others: how each thing is done (the other modules of this folder).
"""

from saksama_demo.beats import Beat, Step, View
from saksama_demo.chapters import agreeing, handling, reporting, verifying

STEPS = (
    Step(
        "Nota kesepahaman ditandatangani kedua lembaga",
        (
            Beat(
                "Penanda tangan kedua lembaga saling memasang simpul, dan mencocokkan sidik kunci lewat telepon.",
                agreeing.pair_both,
                View("contoh.ketua", "/meja/nota/"),
                View("contoh.kepala", "/meja/nota/"),
            ),
            Beat(
                "Bawaslu mengusulkan nota: naskah dilengkapi kunci kedua simpul dan penyaksi, lalu ditandatangani.",
                agreeing.propose,
                View("contoh.ketua", "/meja/nota/"),
                View("contoh.kepala", "/meja/nota/"),
            ),
            Beat(
                "Diskominfotik mengambil usulan itu, meninjau teksnya, dan ikut menandatangani teks yang sama.",
                agreeing.countersign,
                View("contoh.ketua", "/meja/nota/"),
                View("contoh.kepala", "/meja/nota/"),
            ),
            Beat(
                "Nota berlaku: kedua log memuat tanda tangan atas teks yang sama.",
                agreeing.await_force,
                View("contoh.petugas", "/meja/"),
                View("contoh.konten", "/meja/"),
            ),
        ),
    ),
    Step(
        "Laporan warga diterima, dibuktikan, ditangani dan diumumkan",
        (
            Beat(
                "Seorang warga (contoh) melapor tanpa akun; tanda buktinya dapat diperiksa tanpa jaringan.",
                reporting.file_report,
                View("contoh.petugas", "/meja/perkara/"),
            ),
            Beat(
                "Petugas mengkaji laporan: syarat formal dan materiel lengkap, lalu laporan diregistrasi.",
                lambda scene: (handling.review(scene), handling.register(scene))[0],
                View("contoh.petugas", "/meja/perkara/{case}/"),
            ),
            Beat(
                "Anggota Bawaslu menyerahkan perkara kepada petugas penanganan.",
                handling.assign,
                View("contoh.petugas", "/meja/perkara/{case}/"),
            ),
            Beat(
                "Pleno memutus, pelapor diberi tahu, perkara ditutup. Siapa pun melihatnya tanpa data pribadi.",
                lambda scene: (handling.decide(scene), handling.published(scene))[0],
                View("contoh.petugas", "/meja/perkara/{case}/"),
            ),
        ),
    ),
    Step(
        "Orang luar memeriksa kedua log dengan saksama verify",
        (Beat("Orang luar memeriksa seluruh log kedua lembaga. Tidak ada yang tidak cocok.", verifying.verify_both),),
    ),
    Step(
        "Satu bita diubah, dan pemeriksa menyebut catatannya",
        (Beat("Satu bita di basis data Bawaslu diubah. Pemeriksa menyebut catatan yang diubah.", verifying.alter),),
    ),
)
