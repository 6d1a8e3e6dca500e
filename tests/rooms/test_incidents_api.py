"""The same verbs in JSON: report from a queue, follow, judge, answer, close."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.incidents.models import Classification, Incident
from tests import make
from tests.pages import entrance_at

pytestmark = pytest.mark.django_db
NOW = make.NOW
entrance_clock = entrance_at(NOW + timedelta(hours=1))
JSON = "application/json"
LINE = {"words": "Ik pak je.", "happened_at": NOW.isoformat(), "source": "Joris", "norm_class": "threat"}


@pytest.fixture
def api(house):
    """`api("joris", "post", "incidents", {...})`: one call by one person."""
    clients: dict[str, Client] = {}

    def call(name, method, path, body=None, **headers):
        if name not in clients:
            clients[name] = Client(headers={"accept": JSON})
            clients[name].force_login(house.who(name))
        details = {"data": body, "content_type": JSON} if body is not None else {"content_type": JSON}
        return getattr(clients[name], method)(f"/api/v1/{path}", headers=headers, **details)

    return call


def reported(api, **said) -> int:
    """The id of what Joris reported."""
    body = {"story": "Hij schold.", "feeling": "shaken", "behaviours": ["scolding"], **said}
    answer = api("joris", "post", "incidents", body)
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]


def test_a_queue_that_was_offline_sends_it_twice(api, house):
    """S1-22: one key is one report; the answer says what will happen."""
    body = {"story": "Hij schold.", "place": house.chain.counter.pk, "feeling": "fine"}
    first = api("joris", "post", "incidents", body, **{"Idempotency-Key": "telefoon-7"})
    again = api("joris", "post", "incidents", body, **{"Idempotency-Key": "telefoon-7"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert [step["state"] for step in first.json()["steps"]] == ["done", "current", "todo", "todo"]
    assert Incident.objects.get().affected.name == "Joris"


def test_telling_what_an_alarm_opened(api, house):
    """S1-22: what is left out stays as the alarm knew it."""
    alarm = house.press(by="joris")
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima")
    waiting = Incident.objects.get()
    assert reported(api, incident=waiting.pk) == waiting.pk
    told = Incident.objects.get()
    assert (told.place, told.happened_at, told.affected.name) == (
        house.chain.counter,
        alarm.raised_at,
        "Joris",
    )
    again = api("sanne", "post", "incidents", {"story": "Ook ik.", "incident": waiting.pk})
    assert (again.status_code, again.json()["code"]) == (409, "already_reported")
    assert "Joris heeft dit al gemeld" in again.json()["detail"]
    assert api("tom", "post", "incidents", {"story": "Ook ik.", "incident": waiting.pk}).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 409),
        ({"story": "x", "behaviours": ["moord"]}, 400),
        ({"story": "x", "place": 99999}, 400),
        ({"story": "x", "affected": 99999}, 400),
        ({"story": "x", "incident": 99999}, 404),
        ({"story": "x", "happened_at": "2027-01-01T00:00:00Z"}, 409),
        ({"story": "x", "happened_at": "gisteren"}, 400),
        ({"story": "x", "happened_at": "1900-01-01T00:00:00Z"}, 409),
        ({"story": ["x"]}, 400),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(api, body, status):
    """S1-22: a refusal is a sentence, a mistake names its field."""
    answer = api("joris", "post", "incidents", body)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert Incident.objects.count() == 0


def test_the_road_of_a_report(api, house):
    """S1-23: the reporter follows it; the case is for who follows the place."""
    number = reported(api)
    assert api("joris", "get", f"incidents/{number}/status").json()["head"] == "Schelden, Werkplein"
    assert api("joris", "get", f"incidents/{number}").status_code == 404
    assert api("meryem", "get", f"incidents/{number}/status").status_code == 404
    listed = api("joris", "get", "incidents?state=waits_for_classification").json()
    assert [(row["id"], row["readable"]) for row in listed["results"]] == [(number, False)]
    assert api("joris", "get", "incidents?state=closed").json()["count"] == 0


def test_judging_in_json(api, house):
    """S3-03: a second person, on lines, under the norm; and again on purpose only."""
    number = reported(api, place=house.chain.counter.pk)
    path = f"incidents/{number}/classification"
    body = {"outcome": "aggression", "reason": "Dreigen.", "acts": [LINE]}
    assert api("joris", "post", path, body).status_code == 403
    assert api("els", "post", path, body).status_code == 404
    judged = api("sanne", "post", path, body)
    assert (judged.status_code, judged.json()["norm_classes"]) == (201, ["threat"])
    assert api("ali", "post", path, body).json()["code"] == "already_classified"
    case = api("ali", "get", f"incidents/{number}").json()
    line = {"id": case["acts"][0]["id"], "norm_class": "intimidation"}
    again = api("ali", "post", path, {**body, "acts": [line], "replaces": judged.json()["id"]})
    assert again.json()["norm_classes"] == ["intimidation"]
    assert Classification.objects.counting().get().person.name == "Ali"
    elsewhere = {**body, "acts": [{**line, "id": 99999}], "replaces": again.json()["id"]}
    assert api("ali", "post", path, elsewhere).status_code == 404


@pytest.mark.parametrize(
    "line", [{}, {"words": "x"}, {"words": "x", "source": "y"}, {"words": " ", "source": "y"}]
)
def test_a_line_without_source_or_moment_is_no_fact(api, house, line):
    """S3-03: a new line has its words, its moment and its source."""
    number = reported(api, place=house.chain.counter.pk)
    body = {"outcome": "aggression", "reason": "Dreigen.", "acts": [line]}
    assert api("sanne", "post", f"incidents/{number}/classification", body).status_code == 400


def test_the_regie_and_the_end(api, house):
    """S4-10 S1-23: one has it; it closes only when nothing is open."""
    number = reported(api, place=house.chain.counter.pk)
    assert api("sanne", "post", f"incidents/{number}/case-charge").status_code == 204
    second = api("ali", "post", f"incidents/{number}/case-charge")
    assert (second.status_code, second.json()["detail"]) == (409, "Sanne heeft de regie over deze zaak.")
    assert api("sanne", "post", f"incidents/{number}/closing").json()["code"] == "not_classified_yet"
    assert api("sanne", "delete", f"incidents/{number}/case-charge").status_code == 204
    assert Incident.objects.get().in_charge is None


def test_adding_later(api, house):
    """S1-22: words and lines come below; the first words stay."""
    number = reported(api)
    body = {"text": "Hij kwam terug.", "about": "more", "acts": [LINE]}
    assert api("joris", "post", f"incidents/{number}/additions", body).status_code == 204
    incident = Incident.objects.get()
    assert (incident.story, incident.additions.get().text) == ("Hij schold.", "Hij kwam terug.")
    assert incident.acts.get().norm_class == ""
    assert api("joris", "post", f"incidents/{number}/additions", {}).json()["code"] == "nothing_told"


def test_the_road_of_complaints_in_json(api, house):
    """S2-26: answered by somebody who was not part of it."""
    number = reported(api, place=house.chain.counter.pk)
    api(
        "sanne",
        "post",
        f"incidents/{number}/classification",
        {"outcome": "complaint", "reason": "Een klacht."},
    )
    house.wait(hours=1)
    (row,) = api("ingrid", "get", "complaints").json()["results"]
    assert (row["incident"], row["answered_at"]) == (number, None)
    assert api("sanne", "get", "complaints").status_code == 403
    answered = api("ingrid", "post", f"complaints/{row['id']}/answer", {"answer": "Excuses."})
    assert (answered.status_code, answered.json()["handler"]["name"]) == (200, "Ingrid")
    assert api("ingrid", "post", f"complaints/{row['id']}/answer", {"answer": "Nog."}).status_code == 409


def test_drafts_in_json(api):
    """S1-22: kept and given back to nobody else."""
    assert api("joris", "get", "drafts/report-new").status_code == 404
    kept = api("joris", "put", "drafts/report-new", {"fields": {"story": ["half"]}})
    assert (kept.status_code, kept.json()["fields"]) == (200, {"story": ["half"]})
    assert api("joris", "get", "drafts/report-new").json()["fields"] == {"story": ["half"]}
    assert api("meryem", "get", "drafts/report-new").status_code == 404
    assert api("joris", "put", "drafts/report-new", {"fields": 3}).status_code == 400
    assert api("joris", "put", "drafts/report-new", {"fields": {"\x00": ["x"]}}).json()["fields"] == {
        "": ["x"]
    }
    assert api("joris", "put", "drafts/report-new", {"fields": {"story": ["x" * 70_000]}}).status_code == 409
