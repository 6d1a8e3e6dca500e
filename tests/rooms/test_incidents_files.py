"""What a file loses when it is taken in, how large it may be, and how it goes again."""

import json
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from regie.incidents import actions
from regie.incidents.models import Evidence, EvidenceContent
from regie.journal.models import Entry
from regie.privacy import actions as privacy
from regie.refusal import Refused
from tests import case_ready, make
from tests.case_ready import AT, classified, reported

pytestmark = pytest.mark.django_db
TELLS = "KanarieToestel"


def pdf(*, attach: bool = False, lock: bool = False) -> bytes:
    """A page with a photo on it that tells where it was made, and properties that tell who made the paper."""
    made = pikepdf.new()
    page = made.add_blank_page()
    with made.open_metadata() as xmp:
        xmp["dc:creator"] = [TELLS]
    made.docinfo["/Author"] = TELLS
    made.Root["/OpenAction"] = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{TELLS}')")
    )
    picture, exif = BytesIO(), Image.Exif()
    exif[0x010F] = TELLS
    Image.new("RGB", (8, 8), "white").save(picture, "JPEG", exif=exif, comment=TELLS.encode())
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pikepdf.Stream(
        made, picture.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )))  # fmt: skip
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=TELLS, M="D:2026",
        Contents="Hier sloeg hij.",
    )  # fmt: skip
    page.Annots = pikepdf.Array([made.make_indirect(note)])
    if attach:
        made.attachments["bijlage.txt"] = pikepdf.AttachedFileSpec(made, b"virus")
    written = BytesIO()
    made.save(written, encryption=pikepdf.Encryption(owner="x", user="y") if lock else None)
    return written.getvalue()


def keep(chain, content: bytes, incident=None, name: str = "x.pdf") -> Evidence:
    """Joris adds it to his case."""
    return actions.add_evidence(
        incident or reported(chain), name=name, content=content, at=AT, by=chain.joris
    )


def test_a_pdf_loses_who_made_it(chain):
    """S1-22 S2-24: properties, XMP, scripts, the author of a remark and the Exif of a photo go; what it says stays."""
    before = pdf()
    kept = keep(chain, before)
    after = actions.open_evidence(kept, at=AT, by=chain.joris)
    with pikepdf.open(BytesIO(before)) as was, pikepdf.open(BytesIO(after)) as now:
        assert (TELLS in everything(was), TELLS in everything(now)) == (True, False)
        assert (len(now.pages), "/Metadata" in now.Root, "/Info" in now.trailer) == (1, False, False)
        assert str(now.pages[0].Annots[0].Contents) == "Hier sloeg hij."
        image = pikepdf.PdfImage(now.pages[0].Resources.XObject.Im0).as_pil_image()
        assert (image.size, dict(image.getexif())) == ((8, 8), {})


def everything(opened: pikepdf.Pdf) -> str:
    """All that stands in a PDF, unpacked."""
    raw = [one.read_raw_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    said = [repr(one) for one in opened.objects]
    return "".join(said) + b"".join(raw).decode("latin-1") + repr(dict(opened.trailer))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf(attach=True), "pdf_carries_files"),
        (pdf(lock=True), "pdf_is_locked"),
        (b"%PDF-1.7 en verder niets", "pdf_not_readable"),
        (b"RIFF\x04\0\0\0WAVE", "recording_not_readable"),
    ],
)
def test_what_cannot_be_cleaned_is_not_kept(chain, content, code):
    """S1-22 S2-24: a file in a file, a lock, a paper or a recording that is none; each with a way out."""
    with pytest.raises(Refused, match=code):
        keep(chain, content)
    assert not Evidence.objects.exists()


def test_the_limit_is_the_same_at_every_door(chain, settings):
    """S1-22: one byte over is refused by the screen, the API and the verb; what is just under it is kept."""
    settings.EVIDENCE_MAX_MB = 1
    incident, joris = reported(chain), case_ready.browser(chain, "joris")
    over = pdf().ljust(1_000_001, b"\n")
    page, door = f"/incidents/{incident.pk}/complete/files/", f"/api/v1/incidents/{incident.pk}/evidence"
    said = joris.post(page, {"file": SimpleUploadedFile("groot.pdf", over)})
    assert (said.status_code, "Het mag hoogstens 1 MB zijn." in said.content.decode()) == (409, True)
    answer = joris.post(door, {"file": SimpleUploadedFile("groot.pdf", over)})
    assert (answer.status_code, answer.json()["code"]) == (409, "file_too_large")
    with pytest.raises(Refused, match="file_too_large"):
        keep(chain, over, incident)
    assert not Evidence.objects.exists()
    under = pdf().ljust(1_000_000, b"\n")
    assert joris.post(door, {"file": SimpleUploadedFile("net.pdf", under)}).status_code == 201


def test_a_file_goes_for_good_by_who_may(chain):
    """S1-22 S2-24 U41: with a reason; its bytes and its name are gone, and everybody reads that it was there."""
    incident = reported(chain)
    kept = keep(chain, pdf(), incident, "Jansen-thuis.pdf")
    joris, page = case_ready.browser(chain, "joris"), f"/incidents/evidence/{kept.pk}/removal/"
    assert "Jansen-thuis.pdf" in joris.get(page).content.decode()
    assert joris.post(page, {"why": " "}).status_code == 422
    assert case_ready.browser(chain, "els").get(page).status_code == 404
    refused = case_ready.browser(chain, "sanne").post(page, {"why": "Mag weg."})
    assert (refused.status_code, "Mag weg." in refused.content.decode()) == (409, True)
    joris.post(page, {"why": "Verkeerde foto."})
    kept.refresh_from_db()
    assert (kept.name, kept.removed_by, kept.removed_why) == ("", chain.joris, "Verkeerde foto.")
    assert not EvidenceContent.objects.exists()
    assert joris.get(f"/incidents/evidence/{kept.pk}/").status_code == 404
    case = case_ready.browser(chain, "sanne").get(f"/incidents/{incident.pk}/").content.decode()
    assert "Weggehaald door Joris" in case
    assert "Verkeerde foto." in case
    assert "Joris haalt een bestand weg." in case
    entry = Entry.objects.get(kind="incidents.EvidenceRemoved")
    assert (entry.actor, "Verkeerde" in json.dumps(entry.data)) == (f"person:{chain.joris.pk}", False)
    assert joris.post(page, {"why": "nog eens"}).status_code == 409


def test_after_the_judgement_others_decide_and_a_hold_stops_everybody(chain):
    """S1-22 U41: who added it may no more, who has the regie or keeps privacy may, and nobody while it is held."""
    incident = classified(chain)
    kept = keep(chain, pdf(), incident)
    door = f"/api/v1/evidence/{kept.pk}/removal"

    def ask(name: str) -> tuple[int, str]:
        answer = case_ready.browser(chain, name).post(
            door, {"why": "Niet nodig."}, content_type="application/json"
        )
        return answer.status_code, answer.json()["code"] if answer.content else ""

    assert ask("joris") == (409, "file_not_yours_to_remove")
    held = privacy.hold(incident, reason="Bezwaar.", until=None, at=AT, by=chain.ingrid)
    assert ask("ingrid") == (409, "case_is_held")
    privacy.lift_hold(held, at=AT, by=chain.ingrid)
    actions.take_case(incident, at=AT, by=chain.sanne)
    assert ask("sanne") == (204, "")
    listed = case_ready.browser(chain, "joris").get(f"/api/v1/incidents/{incident.pk}/evidence").json()
    assert [(one["name"], one["there"], one["removed_why"]) for one in listed] == [("", False, "Niet nodig.")]


def test_after_an_erasure_no_empty_file_stays(chain):
    """S2-24 U41: the row of the bytes goes; the case says that there was a file, and opening it is not found."""
    incident = reported(chain)
    kept = keep(chain, pdf(), incident)
    privacy.erase(root="incident", row_id=incident.pk, reason="op verzoek", at=make.NOW, by=chain.ingrid)
    assert not EvidenceContent.objects.exists()
    sanne = case_ready.browser(chain, "sanne")
    assert sanne.get(f"/incidents/evidence/{kept.pk}/").status_code == 404
    assert "Gewist" in sanne.get(f"/incidents/{incident.pk}/").content.decode()
