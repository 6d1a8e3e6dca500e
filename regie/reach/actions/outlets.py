"""Set up a provider or a system of others, correct it, and stop it."""

import base64
import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from regie.channels import KINDS
from regie.journal.actions import record
from regie.reach import facts, rules
from regie.reach.models import Outlet
from regie.refusal import Refused
from regie.vault import seal_text


@transaction.atomic
def add_outlet(
    *, organisation, kind: str, name: str, address: str = "", settings: Mapping[str, str] | None = None,
    secret: str = "", at: datetime, by,
) -> Outlet:  # fmt: skip
    """A new outlet; where Regie makes the key it is `whsec_` + base64 of 24 random bytes (Standard Webhooks)."""
    about = KINDS.get(kind)
    if about is None:
        raise Refused("outlet_kind")
    kept = _checked(kind, address=address, settings=settings or {})
    if about.key_from == "us":
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
    elif about.key_from == "them" and not secret:
        raise Refused("outlet_setting", field="secret")
    outlet = Outlet.objects.create(
        organisation=organisation, kind=kind, name=name[:80], address=address, settings=kept,
        sealed=seal_text(secret), sealed_receipt_token=seal_text(secrets.token_urlsafe(32)),
    )  # fmt: skip
    record(facts.OutletAdded(outlet.pk, organisation.pk, kind), at=at, by=by)
    return outlet


@transaction.atomic
def change_outlet(
    outlet: Outlet, *, name: str, address: str, settings: Mapping[str, str], secret: str, at: datetime, by
) -> None:
    """Correct an outlet; what waits uses it as it is then. An empty secret leaves the one that is there."""
    kept = _checked(outlet.kind, address=address, settings=settings)
    left = {name: outlet.settings[name] for name in outlet.about.secret_fields if name in outlet.settings}
    new = seal_text(secret) if secret and outlet.about.key_from != "us" else outlet.sealed
    changed = Outlet.objects.in_use().filter(pk=outlet.pk)
    if changed.update(name=name[:80], address=address, settings={**left, **kept}, sealed=new) != 1:
        raise Refused("outlet_ended")
    record(facts.OutletChanged(outlet.pk), at=at, by=by)


@transaction.atomic
def end_outlet(outlet: Outlet, *, at: datetime, by) -> None:
    """Use this outlet no more; what waits for it fails at once, and the next way begins."""
    if Outlet.objects.in_use().filter(pk=outlet.pk).update(ended_at=at) != 1:
        raise Refused("outlet_ended")
    record(facts.OutletEnded(outlet.pk), at=at, by=by)


def _checked(kind: str, *, address: str, settings: Mapping[str, str]) -> dict[str, str]:
    """The settings that this kind knows, when they and the address can work; the secret ones sealed."""
    about = KINDS[kind]
    wanted = {one.name: (one.required, one.pattern) for one in about.fields}
    rules.check_outlet(address=address, schemes=about.schemes, wanted=wanted, settings=settings)
    given = {name: settings[name] for name in wanted if settings.get(name)}
    return {name: seal_text(value) if name in about.secret_fields else value for name, value in given.items()}
