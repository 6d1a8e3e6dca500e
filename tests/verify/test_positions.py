"""What is not kept cannot leak: no table has a place for where somebody walks."""

import re

import pytest
from django.apps import apps

pytestmark = pytest.mark.once
POSITION = re.compile(r"(^|_)(lat|lon|lng|latitude|longitude|gps|position|coordinates|geo)($|_)")


def test_no_table_keeps_where_a_person_is():
    """I-19: an alarm says a place of the house or words; a position from a device is stored nowhere at all."""
    names = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("regie").get_models()
        for field in model._meta.get_fields()
    ]
    assert [name for name in names if POSITION.search(name.partition(".")[2])] == []
    assert POSITION.search("gps_position")
