"""After a restore: what was put together is there again; what was typed and lost is typed anew."""

from saksama_node.accounts.policy import Role
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.ledger.queries import entries_of, history
from saksama_node.results.copies.keyed import copy_of
from saksama_node.results.models import Keying, SheetCopy
from saksama_node.results.states import CopyState
from tests.node.conftest import StaffFor
from tests.node.results.copies import brought, texts


def restored(subject: str) -> None:
    for found in history(subject):
        restore_entry(found)


def test_what_was_put_together_comes_back_from_its_document(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one)
    for by in (one, other):
        type_sheet(by, subject, texts(suara_sah="-"))
    before = copy_of(subject)
    Keying.objects.all().delete()
    SheetCopy.objects.all().delete()
    restored(subject)
    after = copy_of(subject)
    assert (after.figures, after.document, after.state) == (before.figures, before.document, CopyState.DONE)
    restored(subject)
    assert SheetCopy.objects.count() == 1


def test_what_was_typed_and_lost_is_typed_anew(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one)
    type_sheet(one, subject, texts())
    Keying.objects.all().delete()
    SheetCopy.objects.update(state=CopyState.WAITING)
    restored(subject)
    row = SheetCopy.objects.get()
    assert row.subject != subject
    for by in (one, other):
        type_sheet(by, row.subject, texts())
    assert copy_of(row.subject).state is CopyState.DONE
    assert len(entries_of(subject)) == 1
