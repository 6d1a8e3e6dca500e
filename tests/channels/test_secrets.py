"""Keys of providers, browsers and doors: sealed where they lie, opened only to send, and shown to nobody."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from regie.alarms.actions import claim_calls
from regie.channels import CHANNELS, KINDS, Message
from regie.devices.actions import make_hook
from regie.devices.models import Hook
from regie.people.models import ContactPoint
from regie.reach.actions import add_outlet, add_way, change_outlet, claim_trials, note_trial, try_outlet
from regie.reach.models import Outlet
from regie.vault import seal_text, unseal_text
from regie.watch.queries import grave_problems
from regie.worker import trials
from tests import going_out, make
from tests.built_once import tables

CANARY = "kanarie-9f3c1d"
ADDRESSES = {"espa": "espa://127.0.0.1:1", "espa_x": "espa-x://127.0.0.1:1", "mqtt": "mqtt://127.0.0.1:1",
             "dc09": "dc09://127.0.0.1:1"}  # fmt: skip
SETTINGS = {
    "apprise_phone": {
        "sms_url": f"json://{CANARY}@127.0.0.1:1/{{number}}",
        "voice_url": f"json://{CANARY}@127.0.0.1:1/",
    },
    "cap": {"sender": "regie"},
    "dc09": {"account": "1234"},
    "espa_x": {"user": "regie"},
    "mqtt": {"topic": "lamp", "user": "lamp"},
}


def outlet(chain, kind, **details):
    """One of this kind, whose key is the canary, at an address where nobody answers."""
    address = ADDRESSES.get(kind, "http://127.0.0.1:1/" if KINDS[kind].schemes else "")
    secret = f"json://{CANARY}@127.0.0.1:1/" if kind == "apprise" else CANARY
    about = {
        "name": kind,
        "address": address,
        "settings": SETTINGS.get(kind, {}),
        "secret": secret,
        **details,
    }
    return add_outlet(organisation=chain.municipality, kind=kind, at=make.NOW, by=chain.bea, **about)


@pytest.mark.django_db
def test_no_secret_lies_in_the_database(chain):
    """S4-24: not in a table, not in the journal, not in a back-up; only whoever has the installation's key reads it."""
    made = [outlet(chain, kind) for kind in KINDS]
    add_way(chain.fatima, channel="push", address="https://push.test/a", secret=f"{CANARY} B", at=make.NOW)
    hook, told = make_hook(
        organisation=chain.municipality, name="TTN", kind="ttn", proof="signed", fields={}, at=make.NOW,
        by=chain.bea,
    )  # fmt: skip
    lies = "".join(serializers.serialize("json", rows) for _, rows in tables())
    ours = [told, *(one.secret for one in made), *(one.receipt_token for one in made)]
    assert not [one for one in (CANARY, *ours) if one and one in lies]
    assert unseal_text(hook.secret) == told
    assert [one.secret for one in made if one.kind == "mqtt"] == [CANARY]


@pytest.mark.django_db
def test_no_secret_is_shown_or_given_back(chain):
    """S4-24 S2-24: what was typed as a key comes back on no page and in no answer; only the keys that we made do."""
    client = Client()
    client.force_login(chain.bea)
    made = [outlet(chain, kind) for kind in KINDS]
    shown = [client.get(where).content.decode() for where in ("/outlets/", "/api/v1/outlets")]
    shown += [client.get(f"/outlets/{one.pk}/").content.decode() for one in made]
    assert not [page for page in shown if CANARY in page]
    phone = next(one for one in made if one.kind == "apprise_phone")
    body = {"name": "Telefoon", "settings": {"sms_url": "json://nieuw/{number}"}}
    answer = client.put(f"/api/v1/outlets/{phone.pk}", body, content_type="application/json")
    assert answer.json()["settings"] == {}
    client.post(f"/outlets/{phone.pk}/", {"name": "Telefoon"})
    phone.refresh_from_db()
    assert phone.for_sending["sms_url"] == "json://nieuw/{number}", "left empty, it stays"
    assert phone.for_sending["voice_url"] == SETTINGS["apprise_phone"]["voice_url"]
    assert (phone.carries("sms"), phone.carries("voice")) == (True, True)


@pytest.mark.once
@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_what_goes_wrong_is_told_without_the_secret(channel, caplog, settings, tmp_path):
    """S4-24: neither the receipt, which stands on the board, nor the log."""
    settings.DATA, settings.SMTP_URL = tmp_path, "smtp://127.0.0.1:1"
    address = ADDRESSES.get(channel, "http://127.0.0.1:1/")
    about = {**SETTINGS.get(channel, {}), "address": address}
    secret = f"json://{CANARY}@127.0.0.1:1/" if channel == "apprise" else CANARY
    what = Message(key="k", title="Alarm: Balie 3", body="Kom.", secret=secret, settings=about)
    receipt = going_out.run(CHANNELS[channel](what, address))
    assert receipt.outcome in ("failed", "refused")
    assert CANARY not in receipt.detail + repr(what) + caplog.text


@pytest.mark.django_db
def test_a_key_that_cannot_be_opened_stops_its_own_calls_only(house, settings):
    """S1-20 (I-9, I-11, I-20): the secret of the server was changed: said on screen, and everybody else is called."""
    made = outlet(house.chain, "cap")
    house.roster(guards=["fatima"])
    settings.SECRET_KEY = "another secret than this was sealed under"
    trial = try_outlet(made, at=make.NOW, by=house.chain.bea)
    for claim in claim_trials(at=make.NOW):
        note_trial(claim, going_out.run(trials.sent(claim)), at=make.NOW)
    trial.refresh_from_db()
    assert (trial.state, trial.detail) == ("failed", "Unreadable: sealed under another REGIE_SECRET_KEY")
    assert [one.code for one in grave_problems(at=make.NOW)][-1] == "keys_unreadable"
    house.press()
    assert house.mails() == ["fatima@test.invalid"]
    client = Client()
    client.force_login(house.chain.bea)
    assert "niet meer openen" in client.get(f"/outlets/{made.pk}/").content.decode()
    assert client.get("/api/v1/outlets").json()[0]["secret"] == ""
    token = {"Authorization": "Bearer x"}
    made.kind = "notify_nl"
    made.save()
    answer = client.post(f"/api/v1/receipts/{made.pk}", {}, content_type="application/json", headers=token)
    assert answer.status_code in (401, 403)
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests-" + "0123456789" * 4]
    change_outlet(Outlet.objects.get(pk=made.pk), name="x", address="https://x.test", settings={}, secret="",
                  at=make.NOW, by=None)  # fmt: skip
    assert Outlet.objects.get(pk=made.pk).secret == CANARY


@pytest.mark.django_db
def test_a_push_uses_the_keys_that_the_browser_has_now(house):
    """S1-20 (I-9): a call carries no copy: a browser with new keys reads it, one taken away is refused."""
    house.roster(guards=["fatima"])
    alarm, fatima = house.press(), house.who("fatima")
    for name in "ab":
        address = f"https://push.test/{name}"
        add_way(fatima, channel="push", address=address, secret="old B", at=make.NOW)
        alarm.calls.create(
            key=name, step=0, group="guards", person=fatima, channel="push", address=address, due_at=make.NOW
        )
    add_way(fatima, channel="push", address="https://push.test/a", secret="new B", at=make.NOW)
    ContactPoint.objects.filter(address="https://push.test/b").delete()
    found = {one.key: one.secret for one in claim_calls(at=house.now)}
    assert found == {"a": "new B", "b": ""}


@pytest.mark.django_db
def test_what_lay_there_in_plain_is_sealed_and_can_be_opened_again(chain):
    """S4-24: an installation of before this keeps its keys, and who goes back too."""
    phone, hook_of = outlet(chain, "apprise_phone"), {"kind": "ttn", "made_at": make.NOW}
    Outlet.objects.filter(pk=phone.pk).update(
        sealed=CANARY, sealed_receipt_token="bewijs", settings=SETTINGS["apprise_phone"]
    )
    signed = Hook.objects.create(
        organisation=chain.municipality, name="a", proof="signed", secret="whsec_A", **hook_of
    )
    shared = Hook.objects.create(
        organisation=chain.municipality, name="b", proof="secret", secret="hash", **hook_of
    )
    point = ContactPoint.objects.create(
        person=chain.fatima, channel="push", address="https://p.test", sealed="A B"
    )
    migration = import_module("regie.migrations.0011_secrets_are_sealed")
    migration.seal(apps, None)
    for row in (phone, signed, shared, point):
        row.refresh_from_db()
    assert (phone.secret, phone.receipt_token, phone.for_sending["sms_url"]) == (
        CANARY, "bewijs", SETTINGS["apprise_phone"]["sms_url"],
    )  # fmt: skip
    assert (unseal_text(signed.secret), shared.secret, unseal_text(point.sealed)) == (
        "whsec_A",
        "hash",
        "A B",
    )
    assert CANARY not in json.dumps([phone.sealed, phone.settings])
    migration.open_again(apps, None)
    phone.refresh_from_db()
    assert (phone.sealed, phone.settings) == (CANARY, SETTINGS["apprise_phone"])
    assert seal_text("") == ""
