"""Rows that are written past Django's own way are the same rows."""

import pytest
from django.db import transaction
from django.forms.models import model_to_dict

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm, Call
from regie.inserting import insert
from regie.journal.models import Entry, Errand
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Alarm, Call, Entry, Errand])
def test_a_row_is_the_one_that_django_would_write(chain, model):
    """S1-18: the moments, the ladder and the words of a press stand there as if each had been saved."""
    press = alarms.Press(
        key="once", kind="alarm", origin="button", organisation=chain.municipality, place=chain.counter,
        note="100 % «zeker»",
    )  # fmt: skip
    taken = alarms.take_press(press, at=make.NOW).alarm
    alarms.take_charge(taken, at=make.NOW, by=chain.sanne)
    alarms.stand_down(taken, outcome="ended", at=make.NOW, by=chain.sanne)
    row = model.objects.order_by("-pk").first()
    written = model.objects.get(pk=row.pk)
    unique = {"key": "twice"} if hasattr(row, "key") else {"follower": "nobody"} if model is Errand else {}
    for name, value in unique.items():
        setattr(row, name, value)
    (again,) = insert([row])
    found = model.objects.get(pk=again.pk)
    assert found.pk > written.pk
    same = {**model_to_dict(written), **unique, "id": found.pk}
    assert model_to_dict(found) == same


def test_numbers_go_on_and_are_never_given_twice(db):
    """I-3: also after a row that was taken away, and beside rows that Django numbers itself."""
    facts = [Entry(at=make.NOW, kind="a", actor="regie", data={"a": [1, None]}) for _ in range(3)]
    numbers = [entry.pk for entry in insert(facts)]
    own = Entry.objects.create(at=make.NOW, kind="b", actor="regie")
    (last,) = insert([Entry(at=make.NOW, kind="c", actor="regie")])
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert [own.pk, last.pk] == [numbers[2] + 1, numbers[2] + 2]
    assert insert([]) == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_numbered():
    """I-3: on SQLite another process could give out the same number meanwhile."""
    with pytest.raises(RuntimeError, match="transaction"):
        insert([Entry(at=make.NOW, kind="a", actor="regie")])
    with transaction.atomic():
        insert([Entry(at=make.NOW, kind="a", actor="regie")])
    assert Entry.objects.count() == 1
