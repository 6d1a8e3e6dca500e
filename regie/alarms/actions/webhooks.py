"""Let a system of others be called with every step that uses webhooks, and stop that."""

import base64
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from regie.alarms import facts
from regie.alarms.models import Webhook
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def add_webhook(*, organisation, url: str, at: datetime, by) -> Webhook:
    """A new address with a secret of its own (`whsec_` + base64 of 24 random bytes, Standard Webhooks)."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("webhook_address")
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
    webhook = Webhook.objects.create(organisation=organisation, url=url, secret=secret)
    record(facts.WebhookAdded(webhook.pk, organisation.pk), at=at, by=by)
    return webhook


@transaction.atomic
def end_webhook(webhook: Webhook, *, at: datetime, by) -> None:
    """Call this address no more; what waits for it is let go."""
    if Webhook.objects.filter(pk=webhook.pk, ended_at=None).update(ended_at=at) != 1:
        raise Refused("webhook_ended")
    record(facts.WebhookEnded(webhook.pk), at=at, by=by)
