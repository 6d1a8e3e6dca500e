"""Which systems of others are called too: see them, add one, stop one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from regie.alarms import actions
from regie.alarms.models import Webhook
from regie.partners.models import Organisation
from regie.people.doors import needs
from regie.people.models import Person
from regie.people.rules import carrying
from regie.refusal import Refused


@needs("devices.change")
@require_GET
def webhooks(request: Any) -> HttpResponse:
    """The addresses that are called, each with the key that proves that we called."""
    kept = Webhook.objects.in_use().kept_by(request.user).select_related("organisation")
    return render(
        request, "alarms/webhooks.html", {"webhooks": kept, "may_add": organisation_of(request.user)}
    )


@needs("devices.change")
@require_POST
def add_webhook(request: Any) -> HttpResponse:
    """A new address of the own organisation."""
    owner = organisation_of(request.user)
    if owner is None:
        raise Refused("webhook_whose")
    actions.add_webhook(
        organisation=owner, url=request.POST.get("url", "").strip(), at=request.now, by=request.user
    )
    return redirect("alarms:webhooks")


@needs("devices.change")
@require_POST
def end_webhook(request: Any, webhook_id: int) -> HttpResponse:
    """Stop calling an address."""
    webhook = get_object_or_404(Webhook.objects.kept_by(request.user), pk=webhook_id)
    actions.end_webhook(webhook, at=request.now, by=request.user)
    return redirect("alarms:webhooks")


def organisation_of(person: Person) -> Organisation | None:
    """The organisation for which this person may add one: a role for one place is not enough."""
    wide = [one.organisation_id for one in carrying(person.held, "devices.change") if one.path is None]
    return Organisation.objects.filter(pk__in=wide).order_by("pk").first()
