"""What `init` says at each step, in Indonesian and in English: what was made, why, and what to keep.

Rules kept here:
  * Plain words; no step goes by unsaid.
Left to others: the steps (`init.py`).
"""

from typing import Final

STEPS: Final[dict[str, tuple[str, str]]] = {
    "folder": (
        "Folder simpul: {data}. Semua milik simpul ada di sini; cadangkan seluruhnya, jangan dibagi.",
        "The node's folder: {data}. All that is the node's lies here; back up the whole, share none of it.",
    ),
    "keys": (
        "Kunci log, penyaksi, angkutan, dan age: dipakai simpul sendiri setiap saat, masing-masing untuk satu guna.",
        "Keys of log, witness, transport and age: the node uses them by itself, each for one thing only.",
    ),
    "institution": (
        """Kunci lembaga: menandatangani nota dan pernyataan kunci. Terkunci dengan frasa sandi yang tidak disimpan
  di mana pun: siapa mengambil server ini tidak dapat menandatangani nota. Frasa yang hilang tidak dapat dipulihkan.""",
        """The institution's key: signs agreements and key statements. Locked under a passphrase that is stored
  nowhere: whoever takes this server cannot sign an agreement. A lost passphrase cannot be recovered.""",
    ),
    "vault": (
        "Kunci brankas identitas: hanya pemegang kunci, dengan frasa sandi lain, dapat membuka identitas pelapor.",
        "The vault's key: only its custodian, with another passphrase, can open a reporter's identity.",
    ),
    "database": ("Basis data disiapkan.", "The database was prepared."),
    "offices": (
        "Kantor: {offices} dicatat menurut kode wilayah {region}.",
        "Offices: {offices} were noted by the codes of region {region}.",
    ),
    "administrator": (
        "Administrator pertama: {administrator}. Ia membuat akun dan memberi peran; ia tidak melihat perkara.",
        "The first administrator: {administrator}. Makes accounts and gives roles; sees no case.",
    ),
    "log": (
        """Log transparansi {origin} dibuat.
  {entries} catatan pertama masuk: pernyataan kunci dan peran administrator.""",
        """The transparency log {origin} was made.
  Its first {entries} entries: key statements and the administrator's role.""",
    ),
    "next": (
        """Selesai. Jalankan: SAKSAMA_DATA={data} saksama-node serve
  Sidik kunci lembaga, untuk dicocokkan lewat telepon:""",
        """Done. Run: SAKSAMA_DATA={data} saksama-node serve
  The fingerprint of the institution's key, to compare by telephone:""",
    ),
}


def say(step: str, language: str, **values: object) -> str:
    """Return the words of one step; `language` is `id` or `en`."""
    indonesian, english = STEPS[step]
    return (english if language == "en" else indonesian).format(**values)
