"""NotifyNL and Apprise against a hand-made HTTP peer: nobody offers one to test against.

The requests are made by the official client and by Apprise themselves; the peer answers as Notify's published API
does, and as a provider that lies, limits, refuses and hangs.
"""

import asyncio
import time
import uuid

import pytest
from django.test import Client

from regie.alarms.models import Call
from regie.channels import ASKED, CHANNELS, RECEIPTS, Message, Outcome, apprise, notify_nl
from regie.people.models import ContactPoint
from regie.reach.actions import add_outlet, claim_trials, note_trial, try_person
from regie.reach.models import Trial
from regie.worker import receipts, trials
from tests import going_out, make
from tests.channels.providers import Provider, started

KEY = f"regie-{uuid.UUID(int=1)}-{uuid.UUID(int=2)}"
SMS, EMAIL = str(uuid.UUID(int=3)), str(uuid.UUID(int=4))


@pytest.fixture
def provider():
    """The hand-made peer."""
    peer = Provider(body={"id": str(uuid.UUID(int=9)), "reference": "alarm-1-2"})
    server = started(peer)
    yield peer
    server.shutdown()


def message(peer, **more):
    """A call with the settings of an outlet that is this peer."""
    settings = {"address": peer.url, "template_sms": SMS, "template_email": EMAIL}
    about = {"key": "alarm-1-2", "title": "Alarm: Balie 3", "body": "Alarm sinds 14.02.07: Balie 3.\n"}
    return Message(**{**about, "secret": KEY, "settings": settings, **more})


def send(channel, what, address=""):
    """Send it and wait for its receipt."""
    return going_out.run(CHANNELS[channel](what, address))


@pytest.mark.parametrize(
    ("address", "path", "who", "template"),
    [
        ("+31612345678", "/v2/notifications/sms", "phone_number", SMS),
        ("fatima@test.invalid", "/v2/notifications/email", "email_address", EMAIL),
    ],
)
def test_notify_gets_our_words_our_key_and_a_signed_token(provider, address, path, who, template):
    """S1-18 (I-10): handed over with the provider's number; the key is the same when it is sent again."""
    receipt = send("notify_nl", message(provider), address)
    assert (receipt.outcome, receipt.reference) == (Outcome.HANDED_OVER, str(uuid.UUID(int=9)))
    [(_, where, headers, said)] = provider.got
    assert where == path
    assert headers["Authorization"].startswith("Bearer ey")
    assert said == {
        who: address, "template_id": template, "reference": "alarm-1-2",
        "personalisation": {"onderwerp": "Alarm: Balie 3", "bericht": "Alarm sinds 14.02.07: Balie 3."},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(400, "refused"), (403, "failed"), (429, "failed"), (500, "failed"), (503, "failed")],
)
def test_a_service_that_says_no(provider, status, outcome):
    """S1-20 (I-9): a wrong number never will do, a limit or a broken service may do later."""
    provider.status = status
    provider.body = {"errors": [{"error": "ValidationError", "message": "phone_number Too short"}]}
    receipt = send("notify_nl", message(provider), "+31612345678")
    assert receipt.outcome == outcome
    assert str(status) in receipt.detail


@pytest.mark.parametrize(
    "broken", [{"secret": ""}, {"secret": "nonsense"}, {"settings": {"address": "http://127.0.0.1:1"}}]
)
def test_a_wrong_key_or_address_is_a_failure_and_no_exception(provider, broken):
    """S1-20: the next way can start at once."""
    assert send("notify_nl", message(provider, **broken), "+31612345678").outcome is Outcome.FAILED


def test_a_service_that_hangs_leaves_us_not_knowing_and_delays_no_other(
    provider, settings, tmp_path, monkeypatch
):
    """I-11 (DV-9): ten calls hang side by side, and a mail goes out meanwhile."""
    monkeypatch.setattr(notify_nl, "TIMEOUT_SECONDS", 2)
    settings.SMTP_URL, settings.MAIL_FOLDER = "", tmp_path
    provider.delay = 3

    async def side_by_side():
        send = CHANNELS["notify_nl"]
        hanging = [asyncio.create_task(send(message(provider), "+31612345678")) for _ in range(10)]
        mailed = await CHANNELS["email"](message(provider), "fatima@test.invalid")
        assert not any(one.done() for one in hanging)
        return mailed.outcome, {one.outcome for one in await asyncio.gather(*hanging)}

    began = time.monotonic()
    assert going_out.run(side_by_side()) == (Outcome.HANDED_OVER, {Outcome.UNKNOWN})
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("delivered", "delivered"), ("permanent-failure", "refused"), ("temporary-failure", "failed"),
        ("technical-failure", "failed"), ("sending", None), ("created", None), ("nonsense", None),
    ],
)  # fmt: skip
def test_what_a_callback_says(status, wanted):
    """S1-20: only `delivered` is delivered; `sending` is no news."""
    key, receipt = RECEIPTS["notify_nl"]({"reference": "alarm-1-2", "status": status})
    assert (key, receipt.outcome if receipt else None) == ("alarm-1-2", wanted)


@pytest.mark.django_db
class TestReceipts:
    """What comes back later."""

    @pytest.fixture
    def outlet(self, chain, provider):
        """This peer as the municipality's provider."""
        return add_outlet(
            organisation=chain.municipality, kind="notify_nl", name="NotifyNL", address=provider.url, secret=KEY,
            settings={"template_sms": SMS}, at=make.NOW, by=None,
        )  # fmt: skip

    def bring(self, outlet, token, **said):
        """The provider's callback."""
        return Client().post(
            f"/api/v1/receipts/{outlet.pk}", said, content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )  # fmt: skip

    @pytest.fixture
    def test_of_fatima(self, chain, outlet):
        """A test that really went to the peer."""
        ContactPoint.objects.create(person=chain.fatima, channel="sms", address="+31612345678")
        chain.fatima.contact_points.filter(channel="email").delete()
        [trial] = try_person(chain.fatima, at=make.NOW)
        for claim in claim_trials(at=make.NOW):
            note_trial(claim, going_out.run(trials.sent(claim)), at=make.NOW)
        return trial

    def test_only_the_provider_brings_a_receipt(self, outlet, test_of_fatima):
        """S4-24: without the token nothing moves, and an unknown outlet answers the same."""
        key = test_of_fatima.key
        assert self.bring(outlet, "wrong", reference=key, status="delivered").status_code == 401
        assert self.bring(outlet, "", reference=key, status="delivered").status_code == 401
        outlet.pk = 999
        assert self.bring(outlet, outlet.receipt_token, reference=key, status="delivered").status_code == 401
        assert Trial.objects.get().state == "handed_over"

    def test_a_receipt_moves_the_truth_on(self, outlet, test_of_fatima, provider):
        """S1-20 (I-9, I-10): delivered is known; a later failure does not undo it; strangers' keys are nobody's."""
        assert provider.got[0][3]["personalisation"]["onderwerp"] == "TEST van Regie"
        token = outlet.receipt_token
        assert self.bring(outlet, token, reference=test_of_fatima.key, status="delivered").status_code == 204
        assert (
            self.bring(outlet, token, reference=test_of_fatima.key, status="permanent-failure").status_code
            == 204
        )
        assert self.bring(outlet, token, reference="somebody-elses", status="delivered").status_code == 204
        assert self.bring(outlet, token, status="delivered").status_code == 204
        assert Trial.objects.get().state == "delivered"

    def test_a_call_that_did_not_arrive_lets_the_next_people_be_called(self, house, outlet):
        """S1-20 (I-9): `200 OK` was not delivery, and the ladder does not wait for it."""
        house.roster(guards=["fatima"], intervention_team=["ali"])
        alarm = house.press()
        mail = Call.objects.get(channel="email")
        Call.objects.filter(pk=mail.pk).update(outlet=outlet)
        self.bring(outlet, outlet.receipt_token, reference=mail.key, status="permanent-failure")
        mail.refresh_from_db()
        assert (mail.state, mail.detail) == ("failed", "permanent-failure")
        assert "alarms.CallRefused" in house.facts(alarm.subject)

    def test_who_gives_no_callback_is_asked(self, outlet, provider):
        """S1-20: the same answer by asking."""
        provider.status, provider.body = 200, {"id": "x", "reference": "k", "status": "delivered"}
        said = going_out.run(ASKED["notify_nl"]("x", outlet.for_sending, outlet.secret))
        assert said.outcome is Outcome.DELIVERED
        provider.body = {"id": "x", "status": "sending"}
        assert going_out.run(ASKED["notify_nl"]("x", outlet.for_sending, outlet.secret)) is None
        provider.status = 500
        assert going_out.run(ASKED["notify_nl"]("x", outlet.for_sending, outlet.secret)) is None
        assert receipts.DOUBT.total_seconds() <= 60


def test_apprise_reaches_any_service_it_knows(provider):
    """S1-18: the address with its keys is the administrator's; yes is handed over, and no more."""
    provider.status = 200
    what = Message(
        key="k", title="Alarm: Balie 3", body="Kom.\n", secret=f"json://127.0.0.1:{provider.port}/hook"
    )
    assert send("apprise", what).outcome is Outcome.HANDED_OVER
    [(_, path, _, said)] = provider.got
    assert (path, said["title"], said["message"]) == ("/hook", "Alarm: Balie 3", "Kom.")
    provider.status = 500
    assert send("apprise", what).outcome is Outcome.FAILED


@pytest.mark.parametrize("url", ["", "nonsense", "nosuch://x", "dbus://", "syslog://", "gnome://"])
def test_an_address_that_apprise_cannot_use_or_may_not_is_refused(url):
    """S4-24: what an administrator types never starts something on the server itself."""
    assert send("apprise", Message(key="k", title="t", body="b", secret=url)).outcome is Outcome.REFUSED


def test_a_number_takes_its_place_in_the_address(provider):
    """S1-18: a person's number goes where the administrator said, for texts and for calls apart."""
    provider.status = 200
    urls = {"sms_url": f"json://127.0.0.1:{provider.port}/sms/{{number}}"}
    what = Message(key="k", title="t", body="b", settings=urls, data={"way": "sms"})
    assert send("apprise_phone", what, "+31612345678").outcome is Outcome.HANDED_OVER
    assert provider.got[0][1] == "/sms/+31612345678"
    spoken = Message(key="k", title="t", body="b", settings=urls, data={"way": "voice"})
    assert send("apprise_phone", spoken, "+31612345678").outcome is Outcome.REFUSED


def test_a_voice_says_it_three_times_and_cannot_be_made_to_do_more():
    """S1-18: a place called `<Hangup/>` is a word and no command."""
    said = apprise._spoken(Message(key="k", title="Alarm: <Hangup/>", body="Kom & help."))
    assert said == (
        '<Response><Say language="nl-NL" loop="3">Alarm: &lt;Hangup/&gt;. Kom &amp; help.</Say></Response>'
    )


def test_an_apprise_service_that_hangs_is_not_waited_for(provider, monkeypatch):
    """I-11 (DV-9): we do not know, and go on."""
    monkeypatch.setattr(apprise, "TIMEOUT_SECONDS", 0.5)
    provider.delay = 1.5
    what = Message(key="k", title="t", body="b", secret=f"json://127.0.0.1:{provider.port}/")
    assert send("apprise", what).outcome in (Outcome.UNKNOWN, Outcome.FAILED)
