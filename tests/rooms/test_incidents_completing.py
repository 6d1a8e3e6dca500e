"""A telling is completed later, question by question; files are cleaned, sealed, and only for readers."""

import socket
import threading
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from regie import vault
from regie.channels.antivirus import Verdict, scan
from regie.incidents import actions, rules
from regie.incidents.models import Circumstances, Evidence, EvidenceContent, Incident
from regie.journal.models import Entry
from regie.refusal import Refused
from tests import case_ready
from tests.case_ready import AT, reported

pytestmark = pytest.mark.django_db
JSON = "application/json"


def photo(kind: str = "JPEG", size=(40, 20)) -> bytes:
    """A picture that says where it was made."""
    image, written = Image.new("RGB", size, "white"), BytesIO()
    exif = image.getexif()
    exif[0x010F] = "KanarieCamera"
    image.save(written, kind, exif=exif)
    return written.getvalue()


def a_pdf() -> bytes:
    """One empty page."""
    written, made = BytesIO(), pikepdf.new()
    made.add_blank_page()
    made.save(written)
    return written.getvalue()


def test_question_by_question(chain):
    """S1-27 S0-20 S4-12 (domain 3.2): what is known is filled in, everything may stay open, the first tiles stay."""
    incident = reported(chain)
    joris, page = case_ready.browser(chain, "joris"), f"/incidents/{incident.pk}/complete/"
    for section in rules.SECTIONS:
        assert joris.get(f"{page}{section}/").status_code == 200, section
    assert case_ready.browser(chain, "tom").get(page).status_code == 404
    assert joris.get(f"{page}nothing/").status_code == 404
    joris.post(
        f"{page}what/", {"behaviours": ["threatening", "stalking", "bribery"], "ticked": ["threatening"]}
    )
    joris.post(f"{page}where/", {"channel": "counter", "place_type": "public_hall", "alone": "yes"})
    joris.post(f"{page}how/", {"with_what": "Een stoel"})
    joris.post(f"{page}why/", {"service_before": ["wait", "no_interpreter"], "cause": "frustration"})
    ended = joris.post(f"{page}after/", {"intervention": "ended", "police": "came"})
    assert ended.url == f"{page}damage/"
    joris.post(
        f"{page}damage/", {"what": "Bril", "kind": "material", "owner": "employee", "amount": "249,95"}
    )
    joris.post(f"{page}who/", {"kind": "witness", "name": "Zonnebloem Quist"})
    told = Circumstances.objects.get(incident=incident)
    assert (told.channel, told.with_what, told.service_before, told.police) == (
        "counter", "Een stoel", ["wait", "no_interpreter"], "came",
    )  # fmt: skip
    assert {one.kind for one in incident.behaviours.all()} == {"threatening", "stalking", "bribery"}
    assert [(one.what, one.amount_cents) for one in incident.damage_items.all()] == [("Bril", 24995)]
    case = case_ready.browser(chain, "sanne").get(f"/incidents/{incident.pk}/").content.decode()
    assert "lang wachten" in case
    assert "naam afgeschermd" in case
    assert "Zonnebloem" not in case


def test_a_photo_loses_what_it_should_not_tell(chain):
    """S1-22 S2-24: known by its content, written again without camera and place, sealed for its row."""
    incident = reported(chain)
    sent = SimpleUploadedFile("../mijn foto.exe", photo(), content_type="application/x-msdownload")
    case_ready.browser(chain, "joris").post(f"/incidents/{incident.pk}/complete/files/", {"file": sent})
    kept = Evidence.objects.get()
    assert (kept.name, kept.media_type, kept.scan) == ("mijn-foto.jpg", "image/jpeg", "not_configured")
    assert b"KanarieCamera" in photo()
    assert b"KanarieCamera" not in actions.open_evidence(kept, at=AT, by=chain.joris)
    assert b"\xff\xd8\xff" not in bytes(EvidenceContent.objects.get().sealed)[:16]
    with pytest.raises(vault.Unreadable):
        vault.unseal_for("evidence:999", bytes(kept.content.sealed))


def test_a_file_is_a_download_for_readers_and_every_look_is_written(chain):
    """S2-24 (I-22): never shown in our page, never from a cache, and who looked stands in the journal."""
    incident = reported(chain)
    kept = actions.add_evidence(incident, name="scherm.png", content=photo("PNG"), at=AT, by=chain.joris)
    answer = case_ready.browser(chain, "sanne").get(f"/incidents/evidence/{kept.pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="scherm.png"'
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Image.open(BytesIO(answer.content)).size == (40, 20)
    look = Entry.objects.get(kind="journal.Looked", subject=kept.subject)
    assert (look.actor, look.data) == (f"person:{chain.sanne.pk}", {"purpose": "evidence"})
    for outside in ("els", "wim", "vera"):
        assert case_ready.browser(chain, outside).get(f"/incidents/evidence/{kept.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_is_empty"),
        (b"MZ\x90\x00 a program", "file_type_not_taken"),
        (b"<html><script>", "file_type_not_taken"),
        (b"\xff\xd8\xff no picture at all", "image_not_readable"),
        (b"%PDF-" + b"x" * 1_000_001, "file_too_large"),
        (photo("PNG", (2000, 2000)), "image_too_large"),
    ],
)
def test_what_is_not_taken(chain, settings, content, code):
    """S1-22: too large, of no known type, a picture that is none, and a small file that unpacks very large."""
    settings.EVIDENCE_MAX_MB, settings.EVIDENCE_MAX_PIXELS = 1, 1_000_000
    with pytest.raises(Refused, match=code):
        actions.add_evidence(reported(chain), name="x", content=content, at=AT, by=chain.joris)
    assert not Evidence.objects.exists()


def test_the_scanner_has_the_last_word(chain, settings):
    """S1-22: infected or silent is not kept; a scanner that is not set says so; clamd is spoken to as it wants."""
    pdf, incident = a_pdf(), reported(chain)
    assert scan(pdf, "") == Verdict.NOT_CONFIGURED
    assert scan(pdf, "command:true") == Verdict.CLEAN
    assert scan(pdf, "command:no-such-scanner-here") == Verdict.NO_ANSWER
    assert scan(pdf, "nothing:known") == Verdict.NO_ANSWER
    for answer, verdict in ((b"stream: OK\0", Verdict.CLEAN), (b"stream: Eicar FOUND\0", Verdict.INFECTED)):
        assert scan(pdf, f"clamd:127.0.0.1:{clamd(answer, len(pdf))}") == verdict
    for setting, code in (("command:false", "file_has_a_virus"), ("command:", "scanner_is_silent")):
        settings.ANTIVIRUS = setting
        with pytest.raises(Refused, match=code):
            actions.add_evidence(incident, name="x", content=pdf, at=AT, by=chain.joris)
    settings.ANTIVIRUS = "command:true"
    assert actions.add_evidence(incident, name="x", content=pdf, at=AT, by=chain.joris).scan == "clean"


def clamd(answer: bytes, size: int) -> int:
    """The port of something that speaks as clamd does, once."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = door.accept()
        with line, door, line.makefile("rb") as sent:
            assert sent.read(10) == b"zINSTREAM\0"
            while length := int.from_bytes(sent.read(4), "big"):
                assert len(sent.read(length)) == length
            line.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return door.getsockname()[1]


def test_how_i_am_is_said_by_myself(chain):
    """S3-12: a colleague for whom it was reported says it on their own page; nobody else can."""
    incident = reported(chain)
    actions.add_party(incident, kind="affected", person=chain.meryem, at=AT, by=chain.joris)
    meryem = case_ready.browser(chain, "meryem")
    assert "Zo is het met mij" in meryem.get(f"/incidents/{incident.pk}/status/").content.decode()
    meryem.post(f"/incidents/{incident.pk}/impact/", {"feeling": "shaken", "need": "call"})
    assert incident.impacts.get(person=chain.meryem).feeling == "shaken"
    said = {"feeling": "fine", "need": "nothing"}
    assert (
        case_ready.browser(chain, "sanne").post(f"/incidents/{incident.pk}/impact/", said).status_code == 404
    )
    case_ready.browser(chain, "joris").post(
        f"/incidents/{incident.pk}/affected/", {"person": str(chain.tom.pk)}
    )
    incident.refresh_from_db()
    assert incident.affected == chain.tom


def test_a_tile_chosen_by_mistake_is_taken_back(chain):
    """S1-27 S3-10 A slip of the thumb does not keep a case on the road of care; the story says who took it back."""
    incident = reported(chain)
    joris, page = case_ready.browser(chain, "joris"), f"/incidents/{incident.pk}/complete/what/"
    joris.post(page, {"behaviours": ["threatening", "self_harm"], "ticked": ["threatening"]})
    assert 'type="hidden" name="ticked" value="self_harm"' in joris.get(page).content.decode()
    # A page from before somebody else added a tile takes away nothing that it never showed.
    joris.post(page, {"behaviours": ["threatening"], "ticked": ["threatening"]})
    meant = {"behaviours": ["threatening"], "ticked": ["threatening", "self_harm"]}
    refused = case_ready.browser(chain, "sanne").post(page, meant)
    assert (refused.status_code, "haalt een vinkje weg" in refused.content.decode()) == (409, True)
    assert joris.post(page, meant).status_code == 302
    assert [one.kind for one in incident.behaviours.all()] == ["threatening"]
    (entry,) = Entry.objects.filter(kind="incidents.BehaviourTakenBack")
    assert (entry.data["behaviour"], entry.actor) == ("self_harm", f"person:{chain.joris.pk}")
    shown = case_ready.browser(chain, "sanne").get(f"/incidents/{incident.pk}/").content.decode()
    assert "haalt een vinkje weg" in shown
    rules.check_care_first(behaviours=[one.kind for one in incident.behaviours.all()], outcome="aggression")
    Incident.objects.filter(pk=incident.pk).update(story="")
    told = joris.patch(
        f"/api/v1/incidents/{incident.pk}/circumstances", {"taken_back": ["threatening"]}, JSON
    )
    assert (told.status_code, told.json()["code"]) == (409, "nothing_told")


def test_the_same_verbs_in_json(chain):
    """S1-22 S2-24 S4-02: what the screens do; names of outsiders only after a look with a purpose."""
    incident = reported(chain)
    joris, sanne = case_ready.browser(chain, "joris"), case_ready.browser(chain, "sanne")
    case = f"/api/v1/incidents/{incident.pk}"

    def send(client, path, method="post", **said):
        return getattr(client, method)(f"{case}/{path}", said, content_type="application/json").status_code

    assert send(joris, "circumstances", "patch", channel="phone", behaviours=["stalking"]) == 204
    assert send(joris, "circumstances", "patch", why="Een boze brief.", taken_back=["stalking"]) == 204
    assert joris.get(f"{case}/circumstances").json()["channel"] == "phone"
    assert send(joris, "circumstances", "patch", channel="pigeon") == 400
    assert send(joris, "damage-items", what="Ruit", amount_cents=30_000) == 201
    assert send(joris, "parties", kind="witness", name="Zonnebloem Quist") == 204
    assert send(joris, "parties", kind="affected", person=chain.meryem.pk) == 204
    assert "Zonnebloem" not in sanne.get(f"{case}/parties").content.decode()
    assert send(joris, "parties/looks", purpose="police") == 403
    assert "Zonnebloem" in sanne.post(f"{case}/parties/looks", {"purpose": "police"}, JSON).content.decode()
    assert send(case_ready.browser(chain, "meryem"), "impact", "put", feeling="shaken") == 204
    assert send(sanne, "impact", "put", feeling="fine") == 404
    assert send(joris, "affected", "put", person=chain.tom.pk) == 204
    sent = joris.post(f"{case}/evidence", {"file": SimpleUploadedFile("foto.jpg", photo())})
    assert (sent.status_code, sent.json()["media_type"]) == (201, "image/jpeg")
    assert joris.get(f"{case}/evidence").json()[0]["name"] == "foto.jpg"
    assert sanne.get(f"/api/v1/evidence/{sent.json()['id']}/content")["Cache-Control"] == "no-store"
    assert send(joris, "left-out", people=[chain.sanne.pk]) == 204
    assert sanne.get(case).status_code == 404
    assert sanne.get(f"/api/v1/evidence/{sent.json()['id']}/content").status_code == 404
