"""Holding judgement against the norm: spread and distance for everybody, one's own answer for oneself alone."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from regie.digest.queries import digest_of
from regie.digest.words import mail
from regie.journal.models import Entry
from regie.learning import actions
from regie.learning.models import Calibration, Rating
from regie.learning.rules import NOT_KNOWN, Outcome, Share, outcome
from regie.notices.models import Notice
from regie.refusal import Refused
from tests import make
from tests.case_ready import settle


@pytest.mark.parametrize(
    ("answers", "smallest", "expected"),
    [
        ([], 3, None),
        (["a", "a"], 3, None),
        (["a", "a"], 1, None),
        (["a", "a", "b"], 4, None),
        (["a", "a", "b"], 3, Outcome(3, (Share("a", 2, 67), Share("b", 1, 33)), 67, 33, 2)),
        (["b", "b", "b"], 3, Outcome(3, (Share("b", 3, 100),), 0, 100, 1)),
        (["a"] * 3 + [NOT_KNOWN], 3, Outcome(4, (Share("a", 3, 75), Share(NOT_KNOWN, 1, 25)), 75, 25, 2)),
    ],
)
def test_spread_and_distance(answers, smallest, expected):
    """S1-07 counts and whole percents, the most chosen first; nothing at all of a group that is too small."""
    assert outcome(answers, norm="a", smallest_group=smallest) == expected


ASKED = {
    "title": "Dreigen?", "closes_on": date(2099, 3, 10), "smallest_group": 3,
    "vignettes": (("Ik weet waar je auto staat.", "threat"), ("Boos, maar beleefd.", "complaint")),
}  # fmt: skip
pages = pytest.mark.django_db


@pages
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"vignettes": ()}, "no_vignette"),
        ({"vignettes": (("x", "threat"),) * 13}, "too_many_vignettes"),
        ({"vignettes": (("x", "gossip"),)}, "answer_unknown"),
        ({"closes_on": date(2026, 3, 2)}, "closes_in_the_past"),
        ({"smallest_group": 2}, "group_too_small"),
    ],
)
@pytest.mark.once
def test_what_cannot_be_asked(chain, change, code):
    """S1-07 a refusal with its sentence, and nothing is made."""
    with pytest.raises(Refused) as caught:
        actions.ask(actions.Asked(**{**ASKED, **change}), at=make.NOW, by=chain.priya)
    assert (caught.value.code, Calibration.objects.count()) == (code, 0)


@pages
def test_a_round_from_asking_to_the_result(client, chain):
    """S1-07 S1-17 asked on the screen, answered once by phone, shown only when closed and only in counts."""
    client.force_login(chain.priya)
    form = {"title": "Dreigen?", "closes_on": "2099-03-10", "smallest_group": "3"}
    assert client.post(reverse("learning:ask"), {**form, "text_1": "x", "norm_1": ""}).status_code == 422
    situations = {f"{part}_{n}": said for n, pair in enumerate(ASKED["vignettes"], start=1)
                  for part, said in zip(("text", "norm"), pair, strict=True)}  # fmt: skip
    assert client.post(reverse("learning:ask"), {**form, **situations}).status_code == 302
    answered_by_three(client, chain, page := reverse("learning:round", args=[Calibration.objects.get().pk]))
    the_result_is_counts(client, chain, page)


def answered_by_three(client, chain, page: str) -> None:
    """Each once, and wholly."""
    for who, answer in ((chain.joris, "threat"), (chain.sanne, "verbal"), (chain.anouk, "threat")):
        client.force_login(who)
        assert page in client.get(reverse("learning:rounds")).content.decode()
        assert client.post(page, {"answer_1": answer}).status_code == 422
        assert client.post(page, {"answer_1": answer, "answer_2": "complaint"}).status_code == 302
    assert Rating.objects.count() == 6
    again = client.post(page, {"answer_1": "verbal", "answer_2": "complaint"})
    assert (again.status_code, Rating.objects.count()) == (409, 6)
    assert "De uitslag staat hier na" in client.get(page).content.decode()


def the_result_is_counts(client, chain, page: str) -> None:
    """Only once it is closed, by who asked; no name, no answer in the journal."""
    made = Calibration.objects.get()
    assert client.get(f"/api/v1/learning/calibrations/{made.pk}").json()["vignettes"][0]["outcome"] is None
    assert client.post(reverse("learning:close", args=[made.pk])).status_code == 403
    client.force_login(chain.priya)
    assert client.post(reverse("learning:close", args=[made.pk])).status_code == 302
    shown = client.get(page).content.decode()
    assert "3 antwoorden, 2 verschillende. 67% koos wat de norm zegt." in shown
    assert not [person for person in ("Joris", "Sanne", "Anouk") if person in shown]
    first = client.get(f"/api/v1/learning/calibrations/{made.pk}").json()["vignettes"][0]
    assert (first["own"], first["norm"], first["outcome"]["distance"]) == (None, "threat", 33)
    journal = json.dumps(
        list(Entry.objects.filter(kind__startswith="learning.").values_list("data", flat=True))
    )
    assert "threat" not in journal


@pages
def test_a_round_by_api(client, chain):
    """S1-07 too few answers show nothing; after the last day nobody answers any more."""

    def send(path: str, body: dict):
        return client.post(
            f"/api/v1/learning/calibrations{path}", json.dumps(body), content_type="application/json"
        )

    body = {
        **ASKED,
        "closes_on": "2099-03-10",
        "vignettes": [{"text": t, "norm": n} for t, n in ASKED["vignettes"]],
    }
    client.force_login(chain.joris)
    assert send("", body).status_code == 403
    client.force_login(chain.priya)
    made = send("", body).json()
    assert [one["norm"] for one in made["vignettes"]] == [None, None]
    for wrong in ({}, {"1": "threat"}, {"1": "threat", "2": "x"}, {"1": "threat", "9" * 5000: "threat"}):
        assert send(f"/{made['id']}/ratings", {"answers": wrong}).status_code in (400, 409)
    assert send(f"/{made['id']}/ratings", {"answers": {"1": "threat", "2": NOT_KNOWN}}).status_code == 204
    calibration = Calibration.objects.get()
    with pytest.raises(Refused):
        actions.rate(
            calibration, {1: "threat", 2: "threat"}, at=make.NOW + timedelta(days=100 * 365), by=chain.joris
        )
    assert send(f"/{made['id']}/closing", {}).status_code == 204
    assert [
        one["outcome"]
        for one in client.get(f"/api/v1/learning/calibrations/{made['id']}").json()["vignettes"]
    ] == [None] * 2


@pages
def test_who_is_asked_hears_it_and_the_week_tells_what_came_out(chain):
    """S1-07 S1-23: each colleague once, also of partners who follow this norm; the outcome is a line of the digest."""
    asked = actions.ask(actions.Asked(**ASKED), at=make.NOW, by=chain.priya)
    settle(at=make.NOW)
    told = Notice.objects.filter(kind="calibration_asked", link=f"/learning/{asked.pk}/")
    names = set(told.values_list("person__name", flat=True))
    assert ({"Joris", "Anouk", "Fatima"} <= names, "Priya" in names) == (True, False)
    joris = Client()
    joris.force_login(chain.joris)
    assert "wat zegt onze norm hiervan?" in joris.get("/notices/").content.decode()
    joris.get(f"/learning/{asked.pk}/")
    assert told.get(person=chain.joris).read_at is not None
    assert [one.pk for one in digest_of(chain.joris, at=make.NOW).asked] == [asked.pk]

    for who, answer in ((chain.joris, "threat"), (chain.sanne, "threat"), (chain.anouk, "verbal")):
        actions.rate(asked, {1: answer, 2: "complaint"}, at=make.NOW, by=who)
    assert digest_of(chain.joris, at=make.NOW).rounds == []
    actions.close(asked, at=make.NOW, by=chain.priya)
    week = digest_of(chain.joris, at=make.NOW + timedelta(days=1))
    assert [(one.calibration, one.shown, one.alike) for one in week.rounds] == [(asked, 2, 2)]
    assert (week.asked, week.tells_something) == ([], True)
    assert "- Van 1 ronde over de norm is te lezen wat eruit kwam." in mail(week)
    assert digest_of(chain.joris, at=make.NOW + timedelta(days=9)).rounds == []
