"""Assessment, judgment and clarification of a claim in words: why refused, where a proposal stands, what each act said.

Rules kept here:
  * Every member of each list has its word (tests walk them); a refusal says what to do next.
  * An article says how surely its words are known.
Left to others: the lists themselves (`contentwatch`), what the codes are called (`web.codes`).
"""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.body import Body
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    ContentAnswered,
    ContentAssessed,
    ContentClassified,
    ContentJudged,
    ContentReminded,
    ContentRequested,
)
from saksama_node.contentwatch.captures.captured import Lacks
from saksama_node.contentwatch.claims.clarifying import ClarificationRefused, Standing
from saksama_node.contentwatch.claims.clarifying import Why as WhyNotPublished
from saksama_node.contentwatch.claims.deciding import FindingRefused, Why, entered_of
from saksama_node.contentwatch.claims.forms import Basis, bases
from saksama_node.flows.content.send_content import Why as WhyNotHanded
from saksama_node.norms.confirmed import Certainties, certainties
from saksama_node.seconds.proposing import State
from saksama_node.web.codes import word
from saksama_node.web.desk.words.norms import KNOWN
from saksama_node.web.formats import day, english, figure

NOT_HANDED: Mapping[WhyNotHanded, str | Promise] = {
    WhyNotHanded.CLAIM_FIRST: gettext_lazy("Mitra belum mengenal klaim ini. Kirim dulu klaimnya, lalu temuannya."),
    WhyNotHanded.NO_PLACE: gettext_lazy(
        "Catatannya masih menunggu urutan di log, atau isinya dihapus. Coba sebentar lagi."
    ),
    WhyNotHanded.NOT_OURS: gettext_lazy("Tidak ada temuan yang masih harus dikirim. Mungkin rekan sudah mengirimnya."),
}
NOT_ENTERED: Mapping[Why, str | Promise] = {
    Why.CAPTURE_ONLY: gettext_lazy(
        "Klaim ini menyangkut pemerintah daerah, dan simpul ini milik dinasnya: di sini hanya ditangkap. "
        "Bawaslu yang menilai."
    ),
    Why.NOT_OURS: gettext_lazy(
        "Simpul ini milik dinas pemerintah daerah: yang memutus pelanggaran adalah Bawaslu, bukan lembaga ini."
    ),
    Why.NO_SOURCE: gettext_lazy("Sebut paling sedikit satu sumber. Hanya yang tidak dapat diperiksa boleh tanpa."),
    Why.ARTICLE: gettext_lazy("Pasal itu tidak berlaku pada hari tangkapan pertama. Pilih dari yang ditawarkan."),
    Why.NO_COPY: gettext_lazy(
        "Sebut paling sedikit satu salinan klaim ini. Yang sudah dipindahkan tidak dapat disebut."
    ),
    Why.UNLAWFUL: gettext_lazy("Tidak dicatat, karena pemeriksa log akan menyebutnya tidak sah: %(says)s."),
}
NOT_PUBLISHED: Mapping[WhyNotPublished, str | Promise] = {
    WhyNotPublished.NOT_ASSESSED: gettext_lazy(
        "Klaim ini belum dinilai di log yang Anda pilih. Klarifikasi menyusul penilaian."
    ),
    WhyNotPublished.CONCERNS_UNKNOWN: gettext_lazy(
        "Belum dinyatakan apakah klaim ini menyangkut pemerintah daerah. Golongkan dulu klaimnya."
    ),
    WhyNotPublished.CAPTURE_ONLY: gettext_lazy(
        "Klaim ini menyangkut pemerintah daerah: yang diterbitkan adalah penilaian Bawaslu, bukan penilaian dinasnya."
    ),
    WhyNotPublished.NO_OUTSIDE: gettext_lazy(
        "Klaim ini menyangkut pemerintah daerah, tetapi penilaiannya tanpa sumber luar. Nilai lagi dengan sumber luar."
    ),
    WhyNotPublished.CHANGED: gettext_lazy(
        "Penilaian atau penggolongan klaim berubah sesudah ini ditulis. Tarik, lalu tulis lagi dari yang sekarang."
    ),
    WhyNotPublished.MALFORMED: gettext_lazy(
        "Tidak dapat diterbitkan: terlalu panjang, atau ada tanda yang tidak tercetak."
    ),
    WhyNotPublished.UNLAWFUL: gettext_lazy("Tidak dicatat, karena pemeriksa log akan menyebutnya tidak sah: %(says)s."),
}
PROPOSAL_STATES: Mapping[State, str | Promise] = {
    State.OPEN: gettext_lazy("menunggu orang kedua"),
    State.CONFIRMED: gettext_lazy("disetujui dan tercatat"),
    State.REJECTED: gettext_lazy("ditolak orang kedua"),
    State.WITHDRAWN: gettext_lazy("ditarik penulisnya"),
    State.OVERTAKEN: gettext_lazy("didahului langkah lain"),
}
LACKING: Mapping[Lacks, str | Promise] = {
    Lacks.ASSESSMENT: gettext_lazy("belum dinilai"),
    Lacks.JUDGMENT: gettext_lazy("belum diputus"),
}
PROPOSED: Mapping[str, str | Promise] = {
    ContentAssessed.KIND: gettext_lazy("Penilaian"),
    ContentJudged.KIND: gettext_lazy("Putusan"),
    ContentRequested.KIND: gettext_lazy("Permohonan"),
}


def not_entered(error: FindingRefused) -> str:
    """Why it was refused."""
    return str(NOT_ENTERED[error.why]) % {"says": error.says_en if english() else error.says}


def not_published(error: ClarificationRefused) -> str:
    """Why it was refused."""
    return str(NOT_PUBLISHED[error.why]) % {"says": error.says_en if english() else error.says}


def standing_line(found: Standing) -> str:
    """An assessment that a clarification may tell of."""
    said = {"name": found.name, "outcome": word(found.body.outcome), "day": day(found.at)}
    return _("%(name)s: %(outcome)s (%(day)s)") % said


def article_line(basis: Basis, norms: Certainties) -> str:
    """An article with what it says and how surely that is known."""
    known = KNOWN[norms.of("forms", f"basis.{basis.id}", basis.article, basis.certainty)]
    if english():
        return f"{basis.article_en}: {basis.says_en} ({known})"
    return f"{basis.article}: {basis.says} ({known})"


def articles(codes: tuple[str, ...]) -> list[str]:
    """The articles of a judgment; a code of which this version has no article, as it is."""
    known = bases()
    norms = certainties()
    return [article_line(known[each], norms) if each in known else each for each in codes]


def article_names(codes: tuple[str, ...]) -> list[str]:
    """The articles of a judgment by their names alone."""
    return [_article(each) for each in codes]


def legal_analysis(claim: str, basis: Sequence[str] | None = None) -> str:
    """What a letter says of the law: each article, in its own words where they were read; then our judgment's reasons.

    `basis`: the articles; None: those of the judgment that stands.
    """
    judgments = [each.written for each in entered_of(claim) if isinstance(each.written.body, ContentJudged)]
    last = judgments[-1] if judgments else None
    body = last.body if last else None
    named = basis if basis is not None else body.basis if isinstance(body, ContentJudged) else ()
    return "\n".join([*(_in_its_words(each) for each in named), *([last.words] if last and last.words else [])])


def _in_its_words(code: str) -> str:
    found = bases().get(code)
    if found is None:
        return code
    return f"{found.article}: «{found.text}»." if found.text else f"{found.article}."


def act_line(body: Body) -> str:
    """What one entry of a claim's life says."""
    match body:
        case ContentClassified():
            line = _("Digolongkan: %(category)s; menyangkut: %(concerns)s")
            said = {"category": word(body.category), "concerns": word(body.concerns)}
        case ContentAssessed():
            line = _("Dinilai: %(outcome)s; %(sources)s sumber, %(outside)s di antaranya dari luar kedua lembaga")
            counted = {"sources": figure(body.sources), "outside": figure(body.outside)}
            said = {"outcome": word(body.outcome), **counted}
        case ContentJudged(basis=basis):
            line = _("Diputus: %(outcome)s. %(articles)s") if basis else _("Diputus: %(outcome)s")
            said = {"outcome": word(body.outcome), "articles": "; ".join(_article(each) for each in basis)}
        case ContentRequested():
            line, said = _("Diminta kepada: %(to)s"), {"to": word(body.to)}
        case ContentReminded():
            return _("Ditanyakan lagi, karena belum dijawab")
        case ContentAnswered():
            line = _("Dijawab %(by)s: %(outcome)s")
            said = {"by": word(body.by), "outcome": word(body.outcome)}
        case ClarificationPublished(version=version):
            line, said = _("Klarifikasi diterbitkan, versi %(version)s"), {"version": figure(version)}
        case _:
            return body.KIND
    return line % said


def _article(code: str) -> str:
    found = bases().get(code)
    if found is None:
        return code
    return found.article_en if english() else found.article
