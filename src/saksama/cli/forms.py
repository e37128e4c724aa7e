"""Why an entry, a document or a person's own file has not its form, as sentences in Indonesian and English.

Rules kept here:
  * What the program wrote is on the left, with a name in braces for what changes; a person reads what is on the right.
  * No name of a type and no word of a library stands in a sentence; where in the document it is does.
Left to others: which error is which (reasons), reading what stands on the left (evidence).
"""

from collections.abc import Mapping
from typing import Final

from saksama.words import Words

_OF_A_DOCUMENT: Final[Mapping[str, Words]] = {
    "Object missing required field `{name}` - at `$.{place}`": Words(
        "bagian {place}.{name} tidak ada", "its part {place}.{name} is missing"
    ),
    "Object missing required field `{name}` - at `$`": Words("bagian {name} tidak ada", "its part {name} is missing"),
    "Object missing required field `{name}`": Words("bagian {name} tidak ada", "its part {name} is missing"),
    "Object contains unknown field `{name}` - at `{place}`": Words(
        "ada bagian {name}, yang tidak dikenal", "it has a part {name}, which is not known"
    ),
    "Object contains unknown field `{name}`": Words(
        "ada bagian {name}, yang tidak dikenal", "it has a part {name}, which is not known"
    ),
    "Invalid {what} - at `$.{place}`": Words(
        "isi bagian {place} tidak dikenal", "what its part {place} says is not known"
    ),
    "Invalid {what}": Words("isinya tidak dikenal", "what it says is not known"),
    "Expected {what} - at `$.{place}`": Words(
        "isi bagian {place} bukan yang diminta di sana", "its part {place} is not what is asked for there"
    ),
    "Expected {what}": Words("isinya bukan yang diminta", "it is not what is asked for"),
    "{what} out of range - at `$.{place}`": Words(
        "bilangan di bagian {place} terlalu besar", "the number in its part {place} is too large"
    ),
    "JSON is malformed: {rest}": Words("bukan JSON yang sah", "it is no valid JSON"),
    "Input data was truncated": Words("JSON-nya terputus", "its JSON is cut off"),
    "no UTF-8": Words("bukan teks UTF-8", "it is no text in UTF-8"),
    "nested too deep": Words("bersarang terlalu dalam", "it is nested too deep"),
}
"""JSON that does not have the shape of what it should be."""

_OF_AN_ENTRY: Final[Mapping[str, Words]] = {
    "not JSON: {rest}": Words("bukan JSON yang sah", "it is no valid JSON"),
    "the outermost value is no object": Words("yang terluar bukan objek", "the outermost value is no object"),
    "not in canonical form ({rest})": Words(
        "tidak ditulis dalam satu-satunya ejaan yang sah (urutan, spasi, atau cara menulis angka dan huruf)",
        "it is not in its one spelling (order, spaces, or how numbers and letters are written)",
    ),
    "an integer beyond {rest}": Words("ada bilangan yang terlalu besar", "a number is too large"),
    "nested deeper than {most}": Words("bersarang lebih dari {most} lapis", "it is nested deeper than {most}"),
    "a value of type {rest}": Words(
        "ada nilai selain objek, daftar, teks, bilangan bulat, dan ya atau tidak",
        "a value is none of object, list, text, whole number, yes or no",
    ),
    "the key {name} is not {rest}": Words(
        "nama bagian {name} tidak menurut bentuknya", "the name {name} has not its form"
    ),
    "a string that is not NFC": Words("ada teks yang tidak dalam bentuk NFC", "a text is not in the form NFC"),
    "a lone surrogate": Words("ada huruf yang terbelah", "half a letter stands in it"),
    "{size} bytes, more than {most}": Words("{size} bita, lebih dari {most}", "{size} bytes, more than {most}"),
    "a commitment is not 64 lower-case hexadecimal digits": Words(
        "ada segel yang bukan 64 digit heksadesimal kecil", "a commitment is not 64 lower-case hexadecimal digits"
    ),
    "{kind} must commit {must} and may commit {may}": Words(
        "{kind}: segelnya bukan yang diminta jenis itu", "{kind}: its commitments are not those of its kind"
    ),
    "{kind} without a subject": Words("{kind} tanpa subjek", "{kind} without a subject"),
    "{kind} with a subject": Words(
        "{kind}, yang tidak punya subjek, menyebut subjek", "{kind}, which has none, names a subject"
    ),
    "{part} must be in {range}": Words("waktunya tidak ada dalam kalender", "the calendar has no such time"),
    "day is out of range for month": Words("waktunya tidak ada dalam kalender", "the calendar has no such time"),
    "{kind} does not answer {asked}": Words(
        "kiriman sejenis itu tidak menjawab yang di sana", "a dispatch of its kind does not answer what stands there"
    ),
    "version {number}": Words("versi {number}", "version {number}"),
    "unknown kind": Words("jenisnya tidak dikenal", "its kind is not known"),
}

_OF_A_POLICY: Final[Mapping[str, Words]] = {
    "the key: {why}": Words("kuncinya: {why}", "its key: {why}"),
    "the name is empty or holds a space or plus": Words(
        "namanya kosong, atau memuat spasi atau tanda tambah", "the name is empty, or holds a space or plus"
    ),
    "the hash is not hexadecimal or the key is not base64": Words(
        "sidiknya bukan heksadesimal atau kuncinya bukan base64", "the hash is not hexadecimal or the key is not base64"
    ),
    "the hash is not eight lower-case hexadecimal digits": Words(
        "sidiknya bukan delapan digit heksadesimal kecil", "the hash is not eight lower-case hexadecimal digits"
    ),
    "the algorithm is not {rest}": Words(
        "jenisnya bukan Ed25519 (1) atau tanda saksi (4)", "it is neither Ed25519 (1) nor a cosignature (4)"
    ),
    "the key is not {size} bytes": Words("panjangnya bukan {size} bita", "it is not {size} bytes long"),
    "not an Ed25519 or v1 cosignature key of 32 bytes": Words("panjangnya bukan 32 bita", "it is not 32 bytes long"),
    "the hash does not belong to this name and key": Words(
        "sidiknya bukan sidik nama dan kunci ini", "the hash does not belong to this name and key"
    ),
    "the quorum {name} is not defined": Words(
        "quorum {name} tidak ditetapkan di baris mana pun", "no line defines the quorum {name}"
    ),
    "there is no quorum line": Words("tidak ada baris quorum", "there is no quorum line"),
    "not a log, witness, group or the one quorum line": Words(
        "bukan baris log, witness, group, atau satu-satunya baris quorum",
        "it is no line of a log, witness or group, nor the one quorum line",
    ),
    "the threshold is not between 1 and the number of members": Words(
        "ambangnya tidak antara 1 dan banyaknya anggota", "the threshold is not between 1 and the number of members"
    ),
    "the threshold of {name} is not between 1 and its members": Words(
        "ambang {name} tidak antara 1 dan banyaknya anggota", "the threshold of {name} is not between 1 and its members"
    ),
    "{word} is not all, any or a number": Words(
        "{word} bukan all, any, atau bilangan", "{word} is not all, any or a number"
    ),
    "more than {most} logs, witnesses or groups": Words(
        "lebih dari {most} log, penyaksi, atau kelompok", "more than {most} logs, witnesses or groups"
    ),
    "{word} cannot stand in a policy file": Words(
        "{word} tidak boleh ada dalam berkas kebijakan", "{word} cannot stand in a policy file"
    ),
    "a {what} key must be of algorithm {number}: {name}": Words(
        "kunci {name} bukan jenis yang diminta baris {what} ({number})",
        "the key {name} is not of the kind that a {what} line asks for ({number})",
    ),
    "a {what} key is given twice: {name}": Words("kunci {name} disebut dua kali", "the key {name} is given twice"),
    "the name {name} is taken": Words("nama {name} sudah dipakai", "the name {name} is taken"),
    "{name} is not defined before it is used": Words(
        "{name} belum ditetapkan sebelum dipakai", "{name} is not defined before it is used"
    ),
    "{name} is a member twice": Words("{name} menjadi anggota dua kali", "{name} is a member twice"),
    "the last line has no newline": Words("baris terakhir tidak diakhiri ganti baris", "the last line has no end"),
    "a control character": Words("ada tanda kendali", "a control character"),
}

_OF_CLARIFICATIONS_AND_KEYINGS: Final[Mapping[str, Words]] = {
    "no format": Words("bentuknya tidak disebut", "it names no format"),
    "the first version corrects nothing, every later one says what it changes": Words(
        "versi pertama tidak mengoreksi apa pun, dan setiap versi berikutnya menyebut perubahannya",
        "the first version corrects nothing, every later one says what it changes",
    ),
    "no source, or more than {most}": Words("tanpa sumber, atau lebih dari {most}", "no source, or more than {most}"),
    "no moment": Words("ada waktu yang tidak dapat dibaca", "a moment in it cannot be read"),
    "a sign that does not print": Words("ada tanda yang tidak tercetak", "a sign that does not print"),
    "a text that begins or ends blank": Words(
        "ada teks yang diawali atau diakhiri spasi", "a text that begins or ends blank"
    ),
    "what stands has other fields than what was typed": Words(
        "hasilnya memuat kolom lain daripada yang diketik", "what stands has other fields than what was typed"
    ),
    "a figure on which both agreed was changed": Words(
        "angka yang diketik sama oleh keduanya diubah", "a figure on which both agreed was changed"
    ),
    "another contest or station than the entry names": Words(
        "pemilihan atau TPS-nya lain daripada yang disebut catatan", "another contest or station than the entry names"
    ),
    "the entry decides other fields than those that differ": Words(
        "catatan memutus kolom lain daripada yang berbeda", "the entry decides other fields than those that differ"
    ),
    "a field is known and unknown, or stands twice": Words(
        "ada kolom yang disebut diketahui dan tidak diketahui, atau dua kali",
        "a field is known and unknown, or stands twice",
    ),
}

_OF_A_COPY: Final[Mapping[str, Words]] = {
    "{name} is a link": Words("{name} adalah tautan", "{name} is a link"),
    "it is not empty, and holds no copy: no {name} of one in it": Words(
        "isinya bukan salinan: tidak ada {name} di dalamnya", "what it holds is no copy: there is no {name} in it"
    ),
    "it holds the copy of {url}": Words("isinya salinan {url}", "it holds the copy of {url}"),
    "no {name} in it": Words("tidak ada {name} di dalamnya", "there is no {name} in it"),
    "version {number}, and this tool reads {known}": Words(
        "versinya {number}, sedangkan alat ini membaca versi {known}",
        "it is of version {number}, this tool reads {known}",
    ),
}

FORMS: Final[Mapping[str, Words]] = {
    **_OF_A_COPY,
    **_OF_CLARIFICATIONS_AND_KEYINGS,
    **_OF_AN_ENTRY,
    **_OF_A_POLICY,
    **_OF_A_DOCUMENT,
}
"""In the order in which they are tried."""

SYSTEM: Final[Mapping[str, Words]] = {
    "ENOENT": Words("tidak ada", "there is none"),
    "EACCES": Words("tidak boleh dibuka", "it may not be opened"),
    "EPERM": Words("tidak diizinkan", "it is not allowed"),
    "ENOTDIR": Words("bukan di dalam folder", "it is within no folder"),
    "EISDIR": Words("itu folder, bukan berkas", "it is a folder, no file"),
    "EEXIST": Words("sudah ada", "it is there already"),
    "ENODEV": Words("itu perangkat atau saluran, bukan berkas", "it is a device or a pipe, no file"),
    "ELOOP": Words("itu tautan", "it is a link"),
    "ENOSPC": Words("penyimpanannya penuh", "the disk is full"),
    "EDQUOT": Words("jatah penyimpanannya habis", "the quota of the disk is used up"),
    "EROFS": Words("penyimpanannya hanya dapat dibaca", "the disk can only be read"),
    "ENAMETOOLONG": Words("namanya terlalu panjang", "its name is too long"),
    "EIO": Words("penyimpanannya rusak", "the disk failed"),
}
"""What the system answers about a file, by the name of its number."""
OTHERWISE: Final = Words("sistem menolaknya ({number})", "the system refused it ({number})")
