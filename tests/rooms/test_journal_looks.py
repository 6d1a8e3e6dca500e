"""Who looks is written down before they see anything, in as little as it takes."""

import pytest

from regie.journal.actions import record_look
from regie.journal.models import Entry
from tests.make import NOW

pytestmark = pytest.mark.django_db


def test_every_case_that_is_seen_is_an_entry_of_its_own(chain, django_assert_num_queries):
    """S2-24: no log, no data; a list in which nobody stands does not ask for the one lock of SQLite."""
    record_look(["incident:1", "incident:2"], at=NOW, by=chain.ali, purpose="case")
    seen = Entry.objects.filter(kind="journal.Looked").order_by("pk").values_list("subject", "actor", "data")
    who, why = f"person:{chain.ali.pk}", {"purpose": "case"}
    assert list(seen) == [("incident:1", who, why), ("incident:2", who, why)]
    with django_assert_num_queries(0):
        record_look([], at=NOW, by=chain.ali, purpose="case")
