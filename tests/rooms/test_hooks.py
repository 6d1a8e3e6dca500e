"""A press that another system reports: proved, new, of a button that we know; else no alarm, and the reason."""

import asyncio
import json
from datetime import timedelta

import pytest

from regie.alarms.models import Alarm
from regie.devices import actions
from regie.devices.models import Device, Hook, HookMessage
from regie.intake import hooks
from regie.intake.hooks import accept
from regie.intake.http import LARGEST_BODY
from regie.journal.models import Entry
from regie.refusal import Refused
from tests import make
from tests.gateways.test_hooks import EVENT, STRUCTURED, UPLINK
from tests.make import NOW

TTN = {
    "device": "end_device_ids.device_id", "press": "uplink_message.decoded_payload.pressed", "press_values": [],
    "battery": "uplink_message.decoded_payload.battery", "test": "",
}  # fmt: skip
FIELDS = {"device": "knop", "press": "", "press_values": [], "battery": "", "test": "test"}


def opened(chain: make.Chain, kind: str, proof: str, fields: dict) -> tuple[Hook, str]:
    """A door with one button behind it."""
    hook, secret = actions.make_hook(
        organisation=chain.municipality,
        name="Anderen",
        kind=kind,
        proof=proof,
        fields=fields,
        at=NOW,
        by=chain.bea,
    )
    actions.name_button(
        hook, external_id="knop-1", name="LoRa balie 3", place=chain.counter, at=NOW, by=chain.bea
    )
    return hook, secret


@pytest.fixture
def ttn(chain: make.Chain) -> tuple[Hook, dict[str, str]]:
    """The Things Network, and the header that proves it."""
    hook, secret = opened(chain, "ttn", "secret", TTN)
    return hook, {"x-regie-secret": secret}


def body(**change) -> bytes:
    """An uplink."""
    return json.dumps({**UPLINK, **change}).encode()


def sign(secret: str, said: bytes, *, at=NOW, message_id="m-1") -> dict[str, str]:
    """Headers of the reference library."""
    from standardwebhooks.webhooks import Webhook

    return {
        "webhook-id": message_id, "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(message_id, at, said.decode()),
    }  # fmt: skip


def test_an_uplink_is_one_alarm_however_often_it_comes(chain: make.Chain, ttn) -> None:
    """I-3 I-4: the same counter in the same session is the same alarm; 201 once, then 200 with that alarm."""
    hook, headers = ttn
    first = accept(hook.pk, headers, body(), at=NOW)
    again = [accept(hook.pk, headers, body(), at=NOW + timedelta(minutes=turn)) for turn in range(3)]
    assert first[0] == 201
    assert again == [(200, first[1])] * 3
    alarm = Alarm.objects.get()
    assert (alarm.pk, alarm.where) == (first[1]["alarm"], "Balie 3, Begane grond, Werkplein")
    device = Device.objects.get(name="LoRa balie 3")
    assert (device.last_heard_at, device.battery_percent) == (NOW, 87)


def test_a_heartbeat_a_simulation_and_a_replay_call_nobody(ttn) -> None:
    """I-5: alive, test, and what was recorded an hour ago."""
    hook, headers = ttn
    quiet = {**UPLINK["uplink_message"], "f_cnt": 8, "decoded_payload": {"battery": 50}}
    assert accept(hook.pk, headers, body(uplink_message=quiet), at=NOW)[1]["outcome"] == "heard"
    assert accept(hook.pk, headers, body(simulated=True), at=NOW)[1]["outcome"] == "test"
    status, problem = accept(hook.pk, headers, body(), at=NOW + timedelta(hours=1))
    assert (status, "niet van nu" in problem["detail"]) == (422, True)
    assert not Alarm.objects.exists()


@pytest.mark.parametrize(
    ("headers", "said", "status", "why"),
    [
        ({}, body(), 401, "unsigned"),
        ({"x-regie-secret": "geraden"}, body(), 401, "wrong_secret"),
        (None, b'{"a": NaN}', 422, "no_number"),
        (None, b"[" * 3000, 422, "too_deep"),
        (None, body(end_device_ids={"device_id": "vreemd"}), 422, "device_unknown"),
        (None, body(received_at="lang geleden"), 422, "too_old"),
    ],
)
def test_what_is_refused_is_no_alarm_and_is_shown_with_its_reason(ttn, headers, said, status, why) -> None:
    """I-5: a problem document for the sender, a line for the administrator, an entry for the security log."""
    hook, proof = ttn
    got, problem = accept(hook.pk, proof if headers is None else headers, said, at=NOW)
    assert (got, problem["status"], problem["title"]) == (status, status, "Geweigerd")
    assert not Alarm.objects.exists()
    assert HookMessage.objects.get().why == why
    assert Entry.objects.filter(kind="devices.MessageRefused", data__why=why).count() == 1


def test_a_refused_message_may_come_again_when_its_button_is_known(chain: make.Chain, ttn) -> None:
    """I-4: the retry after the button was named is the alarm."""
    hook, headers = ttn
    said = body(end_device_ids={"device_id": "knop-2"})
    assert accept(hook.pk, headers, said, at=NOW)[0] == 422
    actions.name_button(hook, external_id="knop-2", place=chain.counter, at=NOW, by=chain.bea)
    assert accept(hook.pk, headers, said, at=NOW)[0] == 201


def test_whoever_proves_nothing_cannot_fill_the_table(ttn) -> None:
    """At most one line a second, and the last fifty."""
    hook, _ = ttn
    for turn in range(300):
        accept(hook.pk, {}, b"", at=NOW + timedelta(milliseconds=250 * turn))
    assert hook.messages.count() == 50


def test_a_failed_commit_is_no_acknowledgement(ttn, monkeypatch) -> None:
    """I-2 I-4: when the memory of the message cannot be written there is no alarm either, and the retry makes one."""
    hook, headers = ttn

    def broken(*_args, **_details):
        raise RuntimeError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(actions, "note_message", broken)
        with pytest.raises(RuntimeError):
            accept(hook.pk, headers, body(), at=NOW)
    assert not Alarm.objects.exists()
    assert accept(hook.pk, headers, body(), at=NOW)[0] == 201


def test_signed_json_and_cloudevents(chain: make.Chain) -> None:
    """I-3 I-5: the signed id is the id; a signature over another event's id proves nothing."""
    hook, secret = opened(chain, "json", "signed", FIELDS)
    said = b'{"knop": "knop-1"}'
    assert accept(hook.pk, sign(secret, said), said, at=NOW)[0] == 201
    retried = sign(secret, said, at=NOW + timedelta(minutes=4))
    assert accept(hook.pk, retried, said, at=NOW + timedelta(minutes=4))[0] == 200
    test = b'{"knop": "knop-1", "test": true}'
    assert accept(hook.pk, sign(secret, test, message_id="m-2"), test, at=NOW)[1]["outcome"] == "test"
    events, key = opened(chain, "cloudevents", "signed", {**FIELDS, "device": "subject"})
    event = json.dumps(EVENT).encode()
    good = {**STRUCTURED, **sign(key, event, message_id=EVENT["id"])}
    assert [accept(events.pk, good, event, at=NOW)[0] for _ in range(2)] == [201, 200]
    other = {**STRUCTURED, **sign(key, event, message_id="anders")}
    assert accept(events.pk, other, event, at=NOW)[0] == 401
    assert Alarm.objects.count() == 2
    with pytest.raises(Refused, match="hook_json_is_signed"):
        opened(chain, "json", "secret", FIELDS)


def test_a_closed_door_and_a_revoked_button_accept_nothing(chain: make.Chain, ttn) -> None:
    """A credential ends when somebody ends it."""
    hook, headers = ttn
    actions.revoke(Device.objects.get(name="LoRa balie 3"), at=NOW, by=chain.bea)
    assert accept(hook.pk, headers, body(), at=NOW)[0] == 422
    actions.end_hook(hook, at=NOW, by=chain.bea)
    assert accept(hook.pk, headers, body(), at=NOW)[0] == 404
    assert not Alarm.objects.exists()


def test_screens_and_api_of_a_hook(client, chain: make.Chain) -> None:
    """Make one, see its secret once, name a button, see what came, close it."""
    client.force_login(chain.bea)
    made = client.post(
        "/devices/hooks/new/",
        {
            "name": "LoRa", "kind": "ttn", "proof": "secret", "device": "end_device_ids.device_id",
            "press_values": "1, ja",
        },
    ).content.decode()  # fmt: skip
    hook = Hook.objects.get()
    assert hook.fields["press_values"] == ["1", "ja"]
    assert "data-secret" in made
    assert "data-secret" not in client.get(f"/devices/hooks/{hook.pk}/").content.decode()
    accept(hook.pk, {}, b"", at=NOW)
    assert (
        "Het geheim of de handtekening ontbreekt" in client.get(f"/devices/hooks/{hook.pk}/").content.decode()
    )
    client.post(
        f"/devices/hooks/{hook.pk}/buttons/", {"external_id": "k", "name": "K", "place": chain.counter.pk}
    )
    url = f"/api/v1/hooks/{hook.pk}"
    assert [one["external_id"] for one in client.get(f"{url}/buttons").json()] == ["k"]
    assert client.get(f"{url}/messages").json()["results"][0]["why"] == "unsigned"
    api = client.post(
        "/api/v1/hooks", {"name": "CE", "kind": "cloudevents", "proof": "signed", "fields": {"device": "subject"}},
        content_type="application/json",
    )  # fmt: skip
    assert (api.status_code, api.json()["secret"][:6], api.json()["fields"]["device"]) == (
        201,
        "whsec_",
        "subject",
    )
    assert "secret" not in client.get(url).json()
    named = client.post(f"{url}/buttons", {"external_id": "z"}, content_type="application/json")
    assert client.delete(f"{url}/buttons/{named.json()['id']}").status_code == 204
    assert client.delete(url).status_code == 204
    assert client.delete(url).status_code == 409
    client.force_login(chain.joris)
    assert client.get(url).status_code == 403


@pytest.mark.parametrize(("language", "title"), [("nl", "Te groot"), ("en", "Too large")])
def test_a_refusal_speaks_the_language_of_its_sender(language, title):
    """S4-02: its words are chosen when it is sent, whichever thread refused."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b" " * (LARGEST_BODY + 1)}

    async def send(message):
        sent.append(message)

    scope = {"path": "/api/v1/hooks/1", "headers": [(b"accept-language", language.encode())]}
    asyncio.run(hooks.receive(scope, receive, send))
    assert json.loads(sent[1]["body"])["title"] == title
