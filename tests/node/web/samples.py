"""One body for each kind of entry, with values that a reader may meet."""

from saksama.entries.body import Body
from saksama.entries.kinds import (
    account,
    agreement,
    case,
    checker,
    data,
    dispatch,
    handling,
    incident,
    key,
    log,
    lot,
    ruling,
    task,
)
from saksama.vocabulary import Classification, DispatchKind, KeyUse, RefusalCode, RejectionCode

PARTNER = "diskominfotik-ntb.contoh.saksama.example/log"
DUE = "2026-11-27T07:59:00.000Z"
_SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_PERSON = "00112233445566778899aabbccddeeff"
_OTHER = "ffeeddccbbaa99887766554433221100"
_KEY = "contoh+00000000+AA=="
_FROM, _UNTIL = "2026-01-01T00:00:00.000Z", "2028-12-31T00:00:00.000Z"

BODIES: tuple[Body, ...] = (
    agreement.AgreementProposed(digest=_SHA, note=_SHA),
    agreement.AgreementSigned(digest=_SHA, note=_SHA),
    agreement.AgreementAmended(amends=_SHA, digest=_SHA, note=_SHA),
    agreement.AgreementWithdrawn(digest=_SHA, reason="Ada salah ketik."),
    agreement.AgreementSuspended(digest=_SHA, reason="Pemeriksaan keamanan."),
    agreement.AgreementResumed(digest=_SHA, note=_SHA, reason="Pemeriksaan selesai."),
    agreement.AgreementEnded(digest=_SHA, note=_SHA, reason="Disepakati kedua pihak."),
    key.KeyIntroduced(owner=PARTNER, statement=_SHA, use=KeyUse.LOG, key=_KEY, not_before=_FROM, not_after=_UNTIL),
    key.KeyRotated(
        owner=PARTNER,
        statement=_SHA,
        use=KeyUse.AGE,
        key=_KEY,
        not_before=_FROM,
        not_after=_UNTIL,
        replaced_until=_UNTIL,
        replaces="contoh+11111111+AA==",
    ),
    key.KeyRevoked(owner=PARTNER, statement=_SHA, use=KeyUse.LOG, key=_KEY, revoked=_FROM),
    log.LogOverridden(size=10482, root=_SHA),
    log.LogObserved(origin=PARTNER, size=10482, root=_SHA, checkpoint="contoh\n10482\nAA==\n"),
    dispatch.DispatchSent(
        agreement=_SHA,
        clause="pasal-1",
        ciphertext=_SHA,
        classification=Classification.RESTRICTED,
        dispatch_kind=DispatchKind.INFORMATION_REQUEST,
        number=14,
        seen=412,
        size=65536,
        to=PARTNER,
    ),
    dispatch.DispatchReceived(origin=PARTNER, index=412),
    dispatch.DispatchRejected(origin=PARTNER, index=412, code=RejectionCode.DIGEST),
    dispatch.DispatchAccepted(origin=PARTNER, index=412),
    dispatch.DispatchRefused(origin=PARTNER, index=412, reason=RefusalCode.NOT_COMPETENT),
    task.TaskOpened(agreement=_SHA, clause="pasal-1", due=DUE, to=PARTNER),
    task.TaskAccepted(opener=PARTNER),
    task.TaskDeclined(opener=PARTNER, reason=RefusalCode.NO_CAPACITY),
    task.TaskDone(opener=PARTNER),
    task.TaskConfirmed(to=PARTNER),
    case.CaseReceived(),
    case.CaseReviewed(day="2026-11-24", office="52", outcome=case.ReviewOutcome.REGISTER),
    case.CaseReviewed(
        day="2026-11-24",
        office="52",
        outcome=case.ReviewOutcome.NOT_ACCEPTED,
        ground=case.Ground.LATE,
        party="none",
        procedure="pemilu-2022",
        second=_PERSON,
        source=case.Origination.REPORT,
        types=(case.Violation.CRIMINAL, case.Violation.ETHICS),
    ),
    case.CaseReturned(),
    case.CaseCompleted(),
    case.CaseRegistered(number="003/LP/PW/Prov/18.00/XI/2026", types=(case.Violation.ETHICS,)),
    case.CaseAssigned(assignee=_PERSON),
    case.CaseDecided(outcome=case.DecisionOutcome.ADMINISTRATIVE),
    case.CaseForwarded(to=case.Destination.KPU),
    case.CaseNotified(means=case.Means.PORTAL),
    case.CaseClosed(outcome=case.Closing.DECIDED),
    handling.CaseInvited(day="2026-11-25", role=handling.Heard.REPORTED),
    handling.CaseHeard(appeared=False, role=handling.Heard.TESTIFIER),
    handling.CaseExtended(),
    handling.CaseStudied(),
    handling.CaseTransferred(direction=handling.Direction.DOWN, to="52.01"),
    handling.CaseAnswered(answer=handling.Answer.FOLLOWED, by=case.Destination.CIVIL_SERVICE),
    handling.CaseRenumbered(number="004/LP/PW/Prov/18.00/XI/2026", replaces="003/LP/PW/Prov/18.00/XI/2026"),
    handling.CaseRecused(person=_PERSON),
    handling.CaseReadmitted(person=_PERSON, second=_OTHER),
    lot.LotCommitted(
        agreement=_SHA, draw=1, excluded=(), recused=(), roster=(_PERSON, _OTHER), witness="penyaksi.example"
    ),
    lot.LotDrawn(assignee=_PERSON, cosignature="A" * 102 + "==", draw=1, member=_OTHER, size=12),
    case.IdentityOpened(),
    incident.IncidentReported(
        agreement=_SHA, clause="pasal-1", due=DUE, to=PARTNER, type=incident.IncidentType.IMITATION
    ),
    incident.IncidentTaken(reporter=PARTNER),
    incident.IncidentNotified(to="data-authority"),
    incident.IncidentClosed(note=_SHA),
    checker.CheckerPublished(agreement=_SHA, digest=_SHA, edition=3),
    account.AccountGranted(office="52", role="officer"),
    account.AccountRevoked(role="officer"),
    ruling.DayDecreed(
        day="2026-12-17",
        decree="100.3.4/88/2026",
        decreed="2026-11-20",
        effect=ruling.Effect.OFF,
        office="52",
        second=_OTHER,
    ),
    ruling.ReadingSettled(
        answer="kerja",
        decree="7/K.NB/2026",
        decreed="2026-11-20",
        office="52",
        question="unit",
        rule="pemilu-kajian-awal",
        second=_OTHER,
        since="2026-11-25",
    ),
    data.DataErased(what=data.Erasable.IDENTITY),
)
