"""Report what happened on one screen; what is typed survives a lost session and a lost line."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.incidents import actions
from regie.incidents.forms import ReportForm
from regie.incidents.forms.reporting import NOT_RESTORED
from regie.incidents.models import Behaviour, Draft, Impact, Incident
from regie.incidents.queries import waiting_for_words, who_came
from regie.incidents.words import REFUSALS
from regie.people.doors import needs, open_to_all
from regie.refusal import Refused

UNSENT, SENT, SALT = "unsent_report", "sent_report", "incidents.report"
BEHAVIOUR_ICONS = {
    "scolding": "message-circle-exclamation", "threatening": "urgent", "intimidating": "eye-exclamation",
    "discrimination": "users-minus", "sexual": "hand-off", "physical": "hand-grab", "vandalism": "hammer",
    "self_harm": "lifebuoy", "sexism": "gender-bigender", "stalking": "eye-search", "doxing": "address-book",
    "bribery": "cash-banknote", "online": "device-mobile-message", "other": "dots", "unknown": "help-circle",
}  # fmt: skip
FEELING_ICONS = {"fine": "mood-smile", "shaken": "mood-sad", "injured": "bandage"}
# These hold more than one value.
SEVERAL = {"behaviours", "leave_out"}
# On a phone these stand behind "meer…", so that the whole report is one screen.
BEHAVIOURS_LATER = ("self_harm", "online", "sexism", "stalking", "doxing", "bribery", "other", "unknown")


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """When the session ended meanwhile: hold the typed text until the same person has logged in again.

    `sender` is signed by us, so nobody else gets to see it on a shared computer, and nobody can fill our sessions.
    """

    @wraps(view)
    def keeping(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            person_id = _sender(request)
            if person_id:
                request.session[UNSENT] = {
                    "person": person_id, "path": request.path, "fields": dict(request.POST.lists()),
                }  # fmt: skip
        return view(request, *args, **kwargs)

    return keeping


def _sender(request: Any) -> int | None:
    try:
        return signing.loads(request.POST.get("sender", ""), salt=SALT)
    except signing.BadSignature:
        return None


@keeps_what_was_typed
@needs("incidents.report")
@require_http_methods(["GET", "POST"])
def report(request: Any, incident_id: int | None = None) -> HttpResponse:
    """The five questions; afterwards the page with what was promised."""
    incident = _untold(request, incident_id) if incident_id else None
    if incident_id and incident is None:
        return redirect("incidents:status", incident_id)
    if request.method == "GET":
        form = ReportForm(
            person=request.user, incident=incident, at=request.now, typed=_typed(request, incident)
        )
        return _page(request, form)
    form = ReportForm(request.POST, person=request.user, incident=incident, at=request.now)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        told, _new = actions.report(
            form.told(draft=draft_key(incident)), incident=incident, at=request.now, by=request.user
        )
    except Refused as refused:
        form.add_error(None, str(REFUSALS[refused.code]) % refused.details)
        return _page(request, form, status=409)
    request.session[SENT] = {"incident": told.pk, "draft": f"{draft_key(incident)}-{request.user.pk}"}
    return redirect("incidents:status", told.pk)


def _untold(request: Any, incident_id: int) -> Incident | None:
    """The incident that waits for words; None when somebody told it already, and not found when it is not theirs."""
    known = Incident.objects.select_related("place", "affected", "alarm", "organisation")
    untold = known.filter(pk__in=waiting_for_words(request.user).values("pk"), pk=incident_id).first()
    if untold is None and not Incident.objects.visible_to(request.user).filter(pk=incident_id).exists():
        raise Http404
    return untold


def draft_key(incident: Incident | None) -> str:
    """How the draft of this form is called."""
    return f"report-{incident.pk}" if incident else "report-new"


def _typed(request: Any, incident: Incident | None) -> dict[str, Any]:
    """What was typed before and not sent: held while logging in, or kept as a draft."""
    held = request.session.pop(UNSENT, None)
    if held and held["person"] == request.user.pk and held["path"] == request.path:
        return _as_initial(held["fields"])
    draft = Draft.objects.visible_to(request.user).filter(key=draft_key(incident)).first()
    return _as_initial(draft.data) if draft else {}


def _as_initial(fields: dict[str, list[str]]) -> dict[str, Any]:
    """Posted lists as a form's initial values; only tiles hold more than one."""
    return {
        name: values if name in SEVERAL else (values or [""])[0]
        for name, values in fields.items()
        if name not in NOT_RESTORED
    }


def _page(request: Any, form: ReportForm, *, status: int = 200) -> HttpResponse:
    incident = form.incident
    context = {
        "form": form, "incident": incident, "came": who_came(incident) if incident else [],
        "sender": signing.dumps(request.user.pk, salt=SALT), "key": draft_key(incident),
        "draft": f"{draft_key(incident)}-{request.user.pk}",
        "behaviour_icons": BEHAVIOUR_ICONS, "feeling_icons": FEELING_ICONS, "behaviours_later": BEHAVIOURS_LATER,
    }  # fmt: skip
    return render(request, "incidents/report.html", context, status=status)


@open_to_all
@require_GET
def report_offline(request: Any) -> HttpResponse:
    """The form that a phone keeps for when there is no line: the same questions, and nothing about anybody."""
    form = {
        "behaviours": Behaviour.Kind.choices, "feelings": Impact.Feeling.choices, "needs": Impact.Need.choices,
    }  # fmt: skip
    return render(
        request, "incidents/report_offline.html", {**form, "kept_page": True, "press_hidden": False}
    )


@needs("incidents.report")
@require_GET
def for_alarm(request: Any, alarm_id: int) -> HttpResponse:
    """From an alarm that is over to what became of it, for whoever may go there."""
    incident = Incident.objects.filter(alarm_id=alarm_id).first()
    if incident and waiting_for_words(request.user).filter(pk=incident.pk).exists():
        return redirect("incidents:report", incident.pk)
    if incident and Incident.objects.visible_to(request.user).filter(pk=incident.pk).exists():
        return redirect("incidents:case", incident.pk)
    messages.info(
        request,
        _("Bij dit alarm staat voor jou geen incident. Wil je vertellen wat jij zag? Dat kan hieronder."),
    )
    return redirect("incidents:report")


@needs("incidents.report")
@require_POST
def draft(request: Any, key: str) -> HttpResponse:
    """Keep what is typed so far."""
    try:
        fields = json.loads(request.body)["fields"]
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"detail": _("Onleesbaar")}, status=400)
    actions.save_draft(person=request.user, key=key, data=fields, at=request.now)
    return HttpResponse(status=204)
