"""Every page at every width: axe finds nothing, nothing sticks out, nothing fails, and the first key leads to it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.access_matrix import ROWS
from tests.busy import on_a_busy_day
from tests.databases import Databases
from tests.processes import Process
from tests.screens.people import COLOURS, DESK, LOOK_AT, NO_COLOURS, PHONE, Somebody

# A page looks the same whatever the database is.
pytestmark = pytest.mark.once

# A phone held upright, a desk, a desk at 200 %, and the narrowest that WCAG asks for.
WIDTHS = (PHONE, DESK)
ALSO_FITS = (720, 320)
# Route: who goes there, and with which numbers or choices; the numbers are those of `busy_day`.
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("sanne", ("",)),
    "login/": ("", ("",)),
    "offline/": ("", ("",)),
    "house-rules/": ("", ("",)),
    "press/": ("joris", ("",)),
    "press/pair/": ("joris", ("",)),
    "press/<int:alarm_id>/": ("joris", ("1",)),
    "board/": ("fatima", ("", "?wall=1")),
    "alarms/<int:alarm_id>/": ("fatima", ("1", "3", "4")),
    "alarms/<int:alarm_id>/stand-down/": ("fatima", ("4",)),
    "drills/": ("priya", ("",)),
    "drills/new/": ("priya", ("",)),
    "drills/<int:drill_id>/": ("priya", ("1", "2", "3")),
    "reach/": ("fatima", ("",)),
    "outlets/": ("beheer", ("",)),
    "outlets/new/<slug:kind>/": ("beheer", ("webhook",)),
    "outlets/<int:outlet_id>/": ("beheer", ("1",)),
    "incidents/": ("sanne", ("", "?mine=on", "?q=balie")),
    "register/": ("priya", ("",)),
    "register/imports/": ("priya", ("",)),
    "register/cases/<int:incident_id>/facts/": ("sanne", ("1",)),
    "incidents/report/offline/": ("", ("",)),
    "incidents/report/": ("joris", ("",)),
    "incidents/<int:incident_id>/report/": ("joris", ("4",)),
    "incidents/<int:incident_id>/": ("sanne", ("1", "3", "4", "5")),
    "incidents/<int:incident_id>/status/": ("joris", ("1", "3")),
    "incidents/<int:incident_id>/classification/": ("sanne", ("3", "1")),
    "incidents/<int:incident_id>/complete/": ("joris", ("1",)),
    "incidents/<int:incident_id>/complete/<slug:section>/": ("joris", ("1/who", "1/files")),
    "incidents/<int:incident_id>/names/": ("sanne", ("1",)),
    "incidents/<int:incident_id>/leaving-out/": ("joris", ("1",)),
    "incidents/parties/<int:party_id>/taking-out/": ("joris", ("1", "2")),
    "incidents/evidence/<int:evidence_id>/removal/": ("joris", ("1",)),
    "incidents/originators/": ("priya", ("",)),
    "incidents/originators/<int:originator_id>/": ("sanne", ("1",)),
    "incidents/complaints/": ("ingrid", ("",)),
    "incidents/complaints/<int:complaint_id>/": ("ingrid", ("1",)),
    "responses/<int:incident_id>/choose/": ("sanne", ("1", "1?kind=building_ban&rule=threat")),
    "responses/<int:incident_id>/norm/": ("sanne", ("1",)),
    "responses/<int:incident_id>/hear/": ("sanne", ("1",)),
    "responses/measures/<int:measure_id>/": ("ingrid", ("1", "2")),
    "responses/measures/<int:measure_id>/lifting/asked/": ("sanne", ("3",)),
    "responses/measures/<int:measure_id>/review/": ("ingrid", ("3",)),
    "responses/requests/<int:request_id>/": ("ingrid", ("1",)),
    "responses/<int:incident_id>/order-talk/": ("sanne", ("6",)),
    "responses/<int:incident_id>/police/": ("sanne", ("6",)),
    "responses/police/<int:report_id>/": ("sanne", ("1",)),
    "responses/<int:incident_id>/care/": ("sanne", ("1", "6")),
    "responses/care/<int:referral_id>/": ("sanne", ("1",)),
    "responses/<int:incident_id>/damage/": ("sanne", ("1",)),
    "responses/<int:incident_id>/own-term/": ("joris", ("1",)),
    "responses/talks/<int:order_talk_id>/": ("sanne", ("1",)),
    "responses/reviews/": ("sanne", ("",)),
    "responses/passed/": ("sanne", ("",)),
    "responses/in-force/": ("sanne", ("",)),
    "letters/<int:letter_id>/": ("ingrid", ("1", "2")),
    "letters/<int:letter_id>/sending/": ("ingrid", ("1",)),
    "letters/proof/measure/<int:measure_id>/": ("sanne", ("2",)),
    "letters/templates/": ("ingrid", ("",)),
    "letters/templates/<slug:code>/<slug:language>/": ("ingrid", ("building_ban/nl",)),
    "visitors/": ("fatima", ("",)),
    "visitors/<int:measure_id>/": ("fatima", ("4",)),
    "visitors/interventions/": ("sanne", ("",)),
    "visitors/interventions/new/": ("fatima", ("",)),
    "second-looks/mark/<int:incident_id>/": ("sanne", ("1",)),
    "second-looks/<int:look_id>/": ("sanne", ("1", "2")),
    "second-looks/<int:look_id>/given/": ("lotte", ("1",)),
    "aftercare/": ("wim", ("",)),
    "aftercare/<int:plan_id>/": ("wim", ("1", "2")),
    "digest/": ("sanne", ("",)),
    "privacy/": ("ingrid", ("",)),
    "privacy/erasures/<slug:root>/<int:row_id>/": (
        "ingrid",
        ("incident/1", "aftercare/1", "letter/6", "staff/46", "visit/1"),
    ),
    "privacy/looks/": ("ingrid", ("",)),
    "privacy/looks/mine/": ("joris", ("",)),
    "privacy/looks/person/<int:person_id>/": ("ingrid", ("7",)),
    "privacy/looks/incident/<int:incident_id>/": ("ingrid", ("1",)),
    "privacy/access/<int:originator_id>/": ("ingrid", ("1",)),
    "privacy/register/": ("ingrid", ("",)),
    "privacy/dpia/": ("ingrid", ("",)),
    "privacy/glass/": ("ingrid", ("",)),
    "privacy/glass/new/": ("els", ("",)),
    "privacy/glass/<int:glass_id>/": ("els", ("1",)),
    "aftercare/self-check/": ("joris", ("",)),
    "aftercare/talks/<int:talk_id>/holding/": ("sanne", ("2",)),
    "aftercare/feedback/<int:incident_id>/": ("sanne", ("1",)),
    "aftercare/answers/<int:feedback_id>/": ("joris", ("1",)),
    "notices/": ("joris", ("",)),
    "notices/promises/": ("priya", ("",)),
    "rota/": ("priya", ("",)),
    "visits/": ("sanne", ("",)),
    "visits/codes/": ("joris", ("",)),
    "rota/new/": ("priya", ("",)),
    "people/": ("beheer", ("",)),
    "people/new/": ("beheer", ("",)),
    "people/<int:person_id>/": ("beheer", ("1",)),
    "places/": ("beheer", ("",)),
    "places/new/": ("beheer", ("",)),
    "places/<int:place_id>/": ("beheer", ("1", "19")),
    "devices/": ("beheer", ("",)),
    "devices/buttons/new/": ("beheer", ("",)),
    "devices/panels/new/": ("beheer", ("",)),
    "devices/<int:device_id>/": ("beheer", ("1", "4")),
    "devices/<int:device_id>/key/": ("beheer", ("4",)),
    "devices/hooks/": ("beheer", ("",)),
    "devices/hooks/new/": ("beheer", ("",)),
    "devices/hooks/<int:hook_id>/": ("beheer", ("1",)),
    "devices/tests/": ("beheer", ("",)),
    "people/me/password/": ("joris", ("",)),
    "press/test/": ("joris", ("",)),
    "watch/": ("beheer", ("",)),
    "policies/": ("beheer", ("",)),
    "policies/versions/": ("beheer", ("",)),
    "policies/versions/<int:version_id>/": ("beheer", ("1",)),
    "policies/ask/": ("joris", ("?behaviour=threat&history=none",)),
    "policies/compare/": ("omar", ("?a=example:moerdijk-cvdr225219&b=version:1",)),
    "policies/examples/": ("joris", ("",)),
    "policies/examples/<slug:slug>/": ("joris", ("cvdr341901",)),
    "policies/drafts/": ("priya", ("",)),
    "policies/drafts/<int:draft_id>/": ("priya", ("1", "2")),
    "learning/": ("joris", ("",)),
    "learning/new/": ("priya", ("",)),
    "learning/<int:calibration_id>/": ("joris", ("1", "2")),
    "policies/import/": ("beheer", ("",)),
}
AT_NIGHT = {"", "board/", "press/", "press/<int:alarm_id>/", "incidents/report/", "incidents/<int:incident_id>/",
    "responses/<int:incident_id>/choose/", "letters/<int:letter_id>/", "aftercare/<int:plan_id>/", "rota/"}  # fmt: skip
# What a person never sees as a page: buttons, pieces of a page, files, and what programs read.
NO_PAGES = {
    "incidents/<int:incident_id>/affected/", "incidents/<int:incident_id>/impact/",
    "incidents/evidence/<int:evidence_id>/",
    "incidents/originators/<int:originator_id>/look/", "incidents/originators/<int:originator_id>/details/",
    "incidents/originators/<int:originator_id>/merging/", "incidents/originators/merges/<int:merge_id>/parting/",
    "register/shapes/<slug:shape>/<slug:form>/", "register/cases/<int:incident_id>/<slug:shape>/",
    "register/imports/<int:import_id>/undoing/", "register/views/", "register/views/<int:view_id>/removal/",
    "logout/", "language/", "service-worker.js", "manifest.webmanifest", "health", "press/place/",
    "alarms/<int:alarm_id>/charge/", "alarms/<int:alarm_id>/charge/release/", "alarms/<int:alarm_id>/seen/",
    "alarms/<int:alarm_id>/coming/", "alarms/<int:alarm_id>/help/",
    "drills/<int:drill_id>/beginning/", "drills/<int:drill_id>/calling-off/", "drills/<int:drill_id>/evaluation/",
    "alarms/<int:alarm_id>/there/", "alarms/<int:alarm_id>/real/", "press/<int:alarm_id>/real/",
    "alarms/<int:alarm_id>/step/",
    "alarms/<int:alarm_id>/hand-over/", "alarms/<int:alarm_id>/hand-over/answer/", "press/<int:alarm_id>/status/",
    "press/<int:alarm_id>/mistake/", "press/<int:alarm_id>/talk/", "incidents/for-alarm/<int:alarm_id>/",
    "incidents/drafts/<slug:key>/", "incidents/<int:incident_id>/additions/",
    "incidents/<int:incident_id>/case-charge/", "incidents/<int:incident_id>/case-charge/release/",
    "incidents/<int:incident_id>/case-charge/offer/", "incidents/<int:incident_id>/case-charge/answer/",
    "incidents/<int:incident_id>/closing/", "responses/<int:incident_id>/needed/",
    "responses/measures/<int:measure_id>/signature/", "responses/measures/<int:measure_id>/return/",
    "responses/measures/<int:measure_id>/passed/",
    "responses/measures/<int:measure_id>/lifting/", "letters/<int:letter_id>/paper/",
    "letters/<int:letter_id>/language/", "letters/<int:letter_id>/pdf/", "letters/<int:letter_id>/reading/",
    "letters/<int:letter_id>/approval/", "letters/<int:letter_id>/return/", "letters/<int:letter_id>/deliveries/",
    "letters/templates/<slug:code>/<slug:language>/paper/",
    "letters/<int:letter_id>/docx/", "letters/proof/<int:incident_id>/",
    "visitors/search/", "second-looks/<int:look_id>/another/",
    "aftercare/<int:plan_id>/carer/", "aftercare/<int:plan_id>/carer/return/",
    "aftercare/<int:plan_id>/witnesses/", "aftercare/<int:plan_id>/check-ins/", "aftercare/<int:plan_id>/help/",
    "aftercare/<int:plan_id>/absence/", "aftercare/help/<int:help_id>/answer/",
    "aftercare/talks/<int:talk_id>/declining/", "notices/<int:notice_id>/reading/", "digest/choice/",
    "privacy/holds/<slug:root>/<int:row_id>/", "places/<int:place_id>/closing/", "places/<int:place_id>/opening/",
    "privacy/holds/<int:hold_id>/lifting/",
    "privacy/access/<int:originator_id>/pdf/", "privacy/glass/<int:glass_id>/review/",
    "rota/lines/<int:line_id>/removal/", "people/<int:person_id>/password/", "people/<int:person_id>/roles/",
    "people/<int:person_id>/leaving/", "people/roles/<int:role_id>/removal/", "places/<int:place_id>/parts/",
    "devices/<int:device_id>/zones/", "devices/<int:device_id>/key/removal/",
    "devices/<int:device_id>/revocation/", "devices/zones/<int:zone_id>/removal/",
    "policies/versions/<int:version_id>/file/", "policies/drafts/<int:draft_id>/taking-in/",
    "policies/drafts/<int:draft_id>/dropping/", "learning/<int:calibration_id>/closing/",
    "outlets/<int:outlet_id>/ending/", "outlets/<int:outlet_id>/test/",
    "reach/new/", "reach/browser/", "reach/test/", "reach/test/<int:trial_id>/proof/", "reach/<int:point_id>/",
    "reach/<int:point_id>/ending/", "watch/band/", "press/<int:alarm_id>/needed/",
    "devices/<int:device_id>/code/", "devices/<int:device_id>/mqtt/", "devices/<int:device_id>/test/",
    "devices/<int:device_id>/test/end/", "devices/hooks/<int:hook_id>/buttons/",
    "devices/hooks/<int:hook_id>/ending/", "devices/hooks/buttons/<int:named_id>/removal/", "alive", "visits/new/",
    "visits/<int:visit_id>/confirmation/", "visits/<int:visit_id>/extension/", "visits/<int:visit_id>/ending/",
    "visits/<int:visit_id>/hand-over/", "visits/<int:visit_id>/hand-over/answer/",
}  # fmt: skip
VISITS = [(route, who, number) for route, (who, numbers) in PAGES.items() for number in numbers]


@pytest.fixture(scope="module")
def regie(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A process on a busy day."""
    with on_a_busy_day(databases, tmp_path_factory.mktemp("pages")) as process:
        yield process


@pytest.fixture(scope="module")
def visitor(sit_down: Callable[..., Somebody]) -> Callable[[str], Somebody]:
    """Whoever may see a page; everybody logs in once."""
    present: dict[str, Somebody] = {}

    def sit(username: str) -> Somebody:
        if username not in present:
            present[username] = sit_down(username, kept_pages=False)
        return present[username]

    return sit


def address(route: str, number: str) -> str:
    """The page with this number, or with this choice in it."""
    if "<" not in route:
        return f"/{route}{number}"
    number, _, choice = number.partition("?")
    first, _, rest = number.partition("/")
    filled = re.sub(r"<\w+:\w+>", rest or first, re.sub(r"<\w+:\w+>", first, route, count=1))
    return f"/{filled}" + (f"?{choice}" if choice else "")


def test_every_page_is_visited():
    """S1-12: a new page has to be looked at before it can be there."""
    routes = {route for route in ROWS if not route.startswith("api/")}
    assert routes - set(PAGES) - NO_PAGES == set()
    assert (set(PAGES) | NO_PAGES) - routes == set()


@pytest.mark.parametrize(
    ("route", "who", "number"), VISITS, ids=[address(route, number) for route, _, number in VISITS]
)
def test_a_page_is_for_everybody(visitor, route, who, number):
    """S4-09 (screens §11): a page works for whoever cannot see, hold a mouse or read small letters."""
    one = visitor(who)
    one.size = PHONE
    one.page.set_viewport_size(PHONE)
    answer = one.page.goto(address(route, number))
    assert answer.status == 200
    skips_to_the_content(one)
    wrong = {}
    for size in WIDTHS:
        one.size = size
        one.page.set_viewport_size(size)
        wrong[size["width"]] = one.look(LOOK_AT if size == DESK else NO_COLOURS)
        one.picture("page" + re.sub(r"\W+", "-", address(route, number)))
    for width in ALSO_FITS:
        one.page.set_viewport_size({"width": width, "height": 740})
        wide = one.page.evaluate("document.documentElement.scrollWidth")
        wrong[width] = [f"{wide} wide"] if wide > width else []
    if route in AT_NIGHT:
        one.page.set_viewport_size(DESK)
        one.page.emulate_media(color_scheme="dark")
        wrong["night"] = one.look(COLOURS)
        one.picture("night" + re.sub(r"\W+", "-", address(route, number)))
        one.page.emulate_media(color_scheme="light")
    assert {where: what for where, what in wrong.items() if what} == {}, address(route, number)


def skips_to_the_content(one: Somebody) -> None:
    """Tab and Enter bring the focus behind the menu; a page that already has it at a field needs no help."""
    if one.page.evaluate("document.activeElement !== document.body"):
        return
    one.page.keyboard.press("Tab")
    expect(one.page.get_by_role("link", name=one.say("Naar de inhoud"))).to_be_focused()
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_role("main")).to_be_focused()


def test_a_page_that_is_wrong_is_found(visitor):
    """S4-09: these tests would see a picture without words, a line too wide, a second heading and a broken script."""
    one = visitor("")
    one.go("/offline/")
    assert one.look() == []
    one.page.evaluate(
        """() => {
            document.querySelector("main").innerHTML += "<h1>Nog een</h1><img src='/static/images/regie.svg'>";
            document.body.append(Object.assign(document.createElement("pre"), {textContent: "breed ".repeat(200)}));
            console.error("kapot");
        }"""
    )
    found = " ".join(one.look())
    assert all(what in found for what in ("image-alt", "wide on a screen", "2 first headings", "kapot"))
