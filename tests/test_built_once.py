"""What tests begin with is put back as it was: rows that came, and rows that became other than they were."""

import pytest

from regie.people.models import Person
from tests import make
from tests.built_once import BuiltOnce

pytestmark = pytest.mark.django_db


def test_rows_that_came_and_rows_that_changed_are_put_back(chain):
    """Built, taken away again, and put back in one stroke."""

    def build():
        Person.objects.filter(pk=chain.joris.pk).update(name="Anders", left_at=make.NOW)
        return make.person("nieuw", chain.municipality, "employee", chain.site)

    once = BuiltOnce(build)
    new = once()
    new.assignments.all().delete()
    Person.objects.filter(pk=chain.joris.pk).update(name="Joris", left_at=None)
    new.contact_points.all().delete()
    Person.objects.filter(pk=new.pk).delete()
    once.statements = [one for one in once.statements if "regie_entry" not in one[0]]
    assert once() == new
    assert Person.objects.get(pk=new.pk).assignments.get().role == "employee"
    changed = Person.objects.get(pk=chain.joris.pk)
    assert (changed.name, changed.left_at) == ("Anders", make.NOW)


def test_a_row_that_goes_cannot_be_put_back(chain):
    """Said when it is built, and not found out by a test that misses it."""
    with pytest.raises(AssertionError, match="went away"):
        BuiltOnce(lambda: chain.joris.assignments.all().delete())()
