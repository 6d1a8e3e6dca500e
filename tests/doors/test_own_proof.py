"""Doors of the API at which no person logs in: without their own proof the answer is 401, as the document says."""

import pytest
from django.test import Client

from tests import make

DOORS = {
    "alarms/1/words": {"word": "mistake"},
    "devices/signs": {},
    "receipts/1": {"status": "delivered"},
    "sessions": {"username": "joris", "password": "verkeerd"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("token", [None, "Bearer nonsense", "Basic am9yaXM6"])
def test_who_proves_nothing_hears_401(chain, door, token):
    """S4-24: also somebody who is logged in here: their log-in is no proof at this door."""
    browser = Client(headers={"authorization": token} if token else None)
    browser.force_login(chain.joris)
    answer = browser.post(f"/api/v1/{door}", DOORS[door], content_type="application/json")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert make.PASSWORD not in answer.content.decode()
