"""One person is tried louder and louder before the next is called, over real channels: push, text, telephone.

The messages are made by Regie's own channels, by Notify's official client and by Apprise itself. The providers are
hand-made HTTP peers: neither NotifyNL nor Twilio offers one to test against.
"""

import base64
from datetime import timedelta
from urllib.parse import parse_qs

import apprise.plugins.twilio
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from regie.alarms import actions
from regie.alarms.models import Alarm, Call
from regie.people.models import ContactPoint
from regie.reach.actions import add_outlet, add_way
from regie.worker import calls, receipts
from tests import going_out, make
from tests.channels.providers import Provider, started
from tests.channels.test_providers import KEY, SMS

pytestmark = pytest.mark.django_db
NUMBER = "+31612345678"


def browser_keys():
    """What a real browser gives: a public key on P-256, and sixteen bytes."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return " ".join(base64.urlsafe_b64encode(one).decode().rstrip("=") for one in (raw, b"a" * 16))


class Afterwards(list):
    """What a worker does in a thread of its own, kept to be done on the connection of the test."""

    async def run(self, work):
        """Not yet."""
        self.append(work)

    def do(self):
        """Now."""
        while self:
            self.pop(0)()


@pytest.fixture
def peers(house, settings, tmp_path, monkeypatch):
    """A push service, a text service and a telephone service, and a ladder that uses them."""
    settings.DATA = tmp_path
    monkeypatch.setattr(receipts, "background", Afterwards())
    monkeypatch.setattr("regie.channels.apprise.TIMEOUT_SECONDS", 60)
    made = {name: Provider() for name in ("push", "text", "telephone")}
    servers = [started(peer) for peer in made.values()]
    made["text"].body = {"id": "their-7", "reference": "x", "status": "sending"}
    url = f"{made['telephone'].url}/2010-04-01/Accounts/{{sid}}/Calls.json"
    monkeypatch.setattr(apprise.plugins.twilio.NotifyTwilio, "notify_call_url", url)
    chain = house.chain
    settings_of = {
        "notify_nl": {"template_sms": SMS},
        "apprise_phone": {
            "voice_url": f"twilio://AC{'a' * 32}:{'b' * 32}@+31201234567/{{number}}?method=call"
        },
    }
    for kind, given in settings_of.items():
        add_outlet(
            organisation=chain.municipality, kind=kind, name=kind, settings=given, at=make.NOW, by=None,
            address=made["text"].url if kind == "notify_nl" else "", secret=KEY if kind == "notify_nl" else "",
        )  # fmt: skip
    monkeypatch.setattr(
        "regie.alarms.actions.raising.ladder_at",
        lambda owner, kind, minute: (
            None,
            [
                {"group": group, "wait_seconds": 90, "channels": ["push", "sms", "voice"]}
                for group in ("guards", "intervention_team")
            ],
        ),
    )
    house.roster(guards=["fatima"], intervention_team=["ali"])
    fatima = house.who("fatima")
    add_way(fatima, channel="push", address=f"{made['push'].url}/p", secret=browser_keys(), at=make.NOW)
    for channel, rung in (("sms", 1), ("voice", 2)):
        ContactPoint.objects.create(person=fatima, channel=channel, address=NUMBER, rung=rung)
    monkeypatch.setattr(type(house), "_send", really_send)
    yield made
    for server in servers:
        server.shutdown()


def really_send(house, claim):
    """As the worker does, over the real channel."""
    house.sent.append(claim)
    actions.note_outcome(claim, going_out.run(calls.sent(claim)), at=house.now)


def ways(house):
    """What was really sent, in order."""
    return [claim.channel for claim in house.sent]


def test_push_then_text_then_telephone_for_one_person_before_the_next(house, peers):
    """S1-20 (I-6, I-9): a push that is refused, a text that did not arrive, and then a voice says it, three times."""
    peers["push"].status = 500
    alarm = house.press()
    assert ways(house) == ["push", "sms"], "a push that failed is followed at once"
    text = Call.objects.get(channel="sms")
    assert (text.state, text.reference) == ("handed_over", "their-7")
    outlet = text.outlet
    answer = Client().post(
        f"/api/v1/receipts/{outlet.pk}", {"reference": text.key, "status": "permanent-failure"},
        content_type="application/json", headers={"Authorization": f"Bearer {outlet.receipt_token}"},
    )  # fmt: skip
    assert answer.status_code == 204
    # The receipt came by the wall clock; the ladder of this story is at its own.
    Call.objects.filter(channel="voice").update(due_at=house.now)
    house.settle()
    [(_, path, _, said)] = peers["telephone"].got
    called = parse_qs(said)
    assert path.endswith("/Calls.json")
    assert (called["To"], called["From"]) == ([NUMBER], ["+31201234567"])
    assert '<Say language="nl-NL" loop="3">Alarm: Balie 3' in called["Twiml"][0]
    assert ways(house) == ["push", "sms", "voice"]
    assert house.called == ["beveiliging"], "nobody else yet"
    house.take_charge(alarm, "fatima")
    assert len(peers["telephone"].got) == 1


def test_what_was_taken_and_never_heard_of_again_is_unknown(house, peers):
    """S1-20 (I-9): 201 and then nothing, ever: after a minute it says unknown, and the next way begins by itself."""
    peers["push"].status = 500
    alarm = house.press()
    text = Call.objects.get(channel="sms")
    Call.objects.filter(channel="voice").update(due_at=house.now + timedelta(hours=1))
    peers["text"].status = 200
    asked_after(text, seconds=30)
    assert Call.objects.get(pk=text.pk).state == "handed_over", "still within a minute"
    asked_after(text, seconds=61)
    text.refresh_from_db()
    assert text.state == "unknown"
    assert Call.objects.get(channel="voice").due_at <= receipts.moment.now()
    assert Alarm.objects.get(pk=alarm.pk).step == 0
    # What is heard after all counts all the same.
    peers["text"].body = {"id": "their-7", "reference": text.key, "status": "delivered"}
    asked_after(text, seconds=90)
    assert Call.objects.get(pk=text.pk).state == "delivered"


def test_a_provider_that_gives_no_number_is_in_doubt_all_the_same(house, peers):
    """S1-20 (I-9): nobody can be asked, so after a minute we do not know."""
    peers["push"].status = 500
    peers["text"].body = {}
    house.press()
    text = Call.objects.get(channel="sms")
    assert (text.state, text.reference) == ("handed_over", "")
    asked_after(text, seconds=61)
    assert Call.objects.get(pk=text.pk).state == "unknown"
    assert text.pk in {call.pk for call in receipts.in_doubt()}


def asked_after(call, *, seconds):
    """Ask the provider, so many seconds after it took this call."""
    Call.objects.filter(pk=call.pk).update(sent_at=receipts.moment.now() - timedelta(seconds=seconds))
    going_out.run(receipts.ask_about(Call.objects.select_related("outlet").get(pk=call.pk)))
    receipts.background.do()
