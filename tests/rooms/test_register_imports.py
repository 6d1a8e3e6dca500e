"""Stories of taking a register over: every bad row is named, no row comes twice, and all of it can go back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from regie.cli import main
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.notices.models import Promise
from regie.refusal import Refused
from regie.register import actions, queries
from regie.register.models import BroughtIn
from regie.register.queries import Filters, Period, find
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
GOOD = "Nummer;Datum;Locatie;Gedrag;Omschrijving\nA1;2-3-2026 14:30;Balie 3;schelden|dreigen;Hij schold.\n"
BAD = (
    GOOD + "A2;gisteren;Balie 3;knuffelen;\n;;;;\nA3;3-3-2030;;schelden;Morgen.\nA4;01/02/2026;;;Zij riep.\n"
)


def look(chain, content: str | bytes, **chosen) -> actions.Looked:
    """What a file holds."""
    raw = content.encode() if isinstance(content, str) else content
    return actions.look(raw, organisation=chain.municipality, at=NOW, chosen=chosen)


def bring(chain, content: str | bytes) -> BroughtIn:
    """Take it over."""
    return actions.bring_in(
        look(chain, content), name="oud.csv", organisation=chain.municipality, at=NOW, by=chain.priya
    )


def test_every_bad_row_is_named_and_the_good_ones_come_in_once(chain):
    """S1-22: the row as the spreadsheet counts, the column as it is called there, and why."""
    looked = look(chain, BAD)
    assert [(one.row, one.column, one.code, one.value) for one in looked.problems] == [
        (3, "Datum", "no_date", "gisteren"), (3, "Omschrijving", "empty", ""),
        (3, "Gedrag", "unknown_behaviour", "knuffelen"), (5, "Datum", "odd_date", "3-3-2030"),
    ]  # fmt: skip
    assert not Incident.objects.exists()
    assert bring(chain, BAD).rows == 2
    first = Incident.objects.order_by("pk").first()
    assert (first.story, first.place_words, first.closed_at) == ("Hij schold.", "Balie 3", NOW)
    assert sorted(one.kind for one in first.behaviours.all()) == ["scolding", "threatening"]
    assert not Promise.objects.exists()
    assert [row.id for row in find(chain.priya, Filters(words="schold")).rows] == [first.pk]
    again = look(chain, BAD)
    assert (len(again.good), again.known) == (0, 2)
    with pytest.raises(Refused) as refused:
        bring(chain, BAD)
    assert refused.value.code == "nothing_to_bring_in"


def test_it_goes_on_where_it_stopped(chain, monkeypatch):
    """S1-22: what was written stays when the machine stops; the same file brings the rest."""
    monkeypatch.setattr("regie.register.actions.bringing.AT_ONCE", 2)
    lines = "".join(f"{n};2-3-2026;;;Verhaal {n}\n" for n in range(5))
    file = "nummer;datum;plek;gedrag;verhaal\n" + lines

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.bring_in(
            look(chain, file), name="x", organisation=chain.municipality, at=NOW, by=chain.priya, tell=stop
        )
    assert Incident.objects.count() == 2
    assert bring(chain, file).rows == 3
    assert Incident.objects.count() == 5


def test_an_import_is_undone_unless_somebody_went_on(chain):
    """S1-22: away again, all of it, and free to come back; a case with work on it keeps everything."""
    bring(chain, GOOD)
    actions.undo(BroughtIn.objects.get(), at=NOW, by=chain.priya)
    assert not Incident.objects.exists()
    with pytest.raises(Refused):
        actions.undo(BroughtIn.objects.get(), at=NOW, by=chain.priya)
    second = bring(chain, GOOD)
    incidents_ = Incident.objects.get()
    Incident.objects.update(in_charge=chain.sanne)
    with pytest.raises(Refused) as refused:
        actions.undo(second, at=NOW, by=chain.priya)
    assert refused.value.details == {"reference": incidents_.reference}


def book(rows: list[list]) -> bytes:
    """An xlsx."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04 kapot", "sheet_unreadable"), (b"", "sheet_without_header"), (b"{kapot", "sheet_unreadable"),
     (b"nummer;plek\n1;hier\n", "sheet_lacks_columns"), (b"x" * 20_000_001, "sheet_too_big")],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused(chain, content, code):
    """S1-22: a sentence and no crash."""
    with pytest.raises(Refused) as refused:
        look(chain, content)
    assert refused.value.code == code


def test_a_workbook_and_columns_of_other_names(chain):
    """S1-22: xlsx with real dates; a column that is called otherwise is pointed at."""
    made = book([["id", "Toen", "Toelichting"], [7, NOW.replace(tzinfo=None), "Hij schold."], [8, "x", None]])
    looked = look(chain, made, happened_at="Toen", story="toelichting")
    assert [(one.key, one.story) for one in looked.good] == [("id:7", "Hij schold.")]
    assert [(one.row, one.column) for one in looked.problems] == [(3, "Toen"), (3, "Toelichting")]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_goes_out_comes_in_the_same(house, form):
    """S1-22: the open form, both ways."""
    other = make.chain("Verderop")
    told = incidents.Report(
        happened_at=NOW, story="=1+1; hij riep: “weg”\nen liep door.", behaviours=("scolding", "threatening"),
        affected=house.who("joris"), place=house.chain.counter,
    )  # fmt: skip
    incidents.report(told, at=NOW, by=house.who("joris"))

    def given(person) -> list[dict]:
        return list(queries.rows_of("exchange", person, Period(), today=NOW.date()))

    rows = given(house.who("priya"))
    assert bring(other, "".join(queries.lines("exchange", form, rows))).rows == 1
    same = ("happened_at", "place", "behaviours", "story")
    assert [{name: one[name] for name in same} for one in given(other.priya)] == [
        {name: one[name] for name in same} for one in rows
    ]


def test_on_the_screen_by_api_and_from_a_shell(chain, tmp_path, capsys):
    """S1-22: look first, then take over; only the coordinator does."""
    client = Client()
    client.force_login(chain.priya)

    def sent(address: str, **said):
        return client.post(address, {"file": SimpleUploadedFile("oud.csv", BAD.encode()), **said})

    page = sent("/register/imports/").content.decode()
    assert "“gisteren” is geen datum" in page
    assert not Incident.objects.exists()
    api = sent("/api/v1/register/imports").json()
    assert (api["id"], api["good"], [one["row"] for one in api["problems"]]) == (None, 2, [3, 3, 3, 5])
    brought = sent("/api/v1/register/imports", dry_run="false").json()
    assert client.delete(f"/api/v1/register/imports/{brought['id']}").status_code == 204
    assert "oud.csv" in sent("/register/imports/", bring="yes").content.decode()
    assert Incident.objects.count() == 2
    file = tmp_path / "meer.csv"
    file.write_text(GOOD.replace("A1", "B1"))
    assert main(["register", "import", str(file), "--by", "priya", "--dry-run"]) == 0
    assert Incident.objects.count() == 2
    assert main(["register", "import", str(file), "--by", "priya"]) == 0
    assert main(["register", "import", str(file), "--by", "joris"]) == 1
    assert Incident.objects.count() == 3
    assert "may not" in capsys.readouterr().err
