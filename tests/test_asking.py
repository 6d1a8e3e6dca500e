"""A question that is put into words once answers as the query does."""

from datetime import timedelta

import pytest

from regie.alarms.models import Charge
from regie.asking import Question, Whether
from regie.notices import actions
from regie.notices.models import Notice
from regie.people.models import HELD, ROLES_OF, Assignment
from tests import make

pytestmark = pytest.mark.django_db


def test_it_answers_as_the_query_does_for_each_number(chain, django_assert_num_queries):
    """S4-24: the roles of each person are those of that person."""
    for person in (chain.joris, chain.priya, chain.joris):
        with django_assert_num_queries(1):
            said = ROLES_OF(person.pk)
        assert said == list(Assignment.objects.filter(person=person).values_list(*HELD)) != []
    assert ROLES_OF(0) == []


def test_a_column_that_needs_reading_is_refused(chain):
    """A moment is a text on SQLite: the answer would not be what the model says."""
    from django.db import connection

    asked = Question(lambda person: Charge.objects.filter(person_id=person).values_list("at"))
    if connection.vendor == "sqlite":
        with pytest.raises(TypeError, match="as they are"):
            asked(chain.joris.pk)
    else:
        assert asked(chain.joris.pk) == []


def test_whether_there_is_anything_is_asked_about_each_moment(chain, django_assert_num_queries):
    """I-8: a look that finds nothing costs one statement, and one that comes later finds what is due by then."""
    actions.tell(person=chain.joris, kind="decided", link="/x/", at=make.NOW)
    due = Notice.objects.get().mail_due_at
    waits = Whether(Notice.objects.to_mail)
    for late in (-2, -1, 0, 1, -1):
        at = due + timedelta(microseconds=late)
        with django_assert_num_queries(1):
            assert waits(at) is (late >= 0)
        assert waits(at) is Notice.objects.to_mail(at).exists()
