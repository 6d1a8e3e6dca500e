"""What people read about devices."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "account_taken": _("Accountnummer %(account)s is al in gebruik bij een ander paneel."),
    "zone_number": _("Een ingang is een nummer van hoogstens acht cijfers."),
    "already_revoked": _("%(name)s was al uitgeschakeld."),
}
