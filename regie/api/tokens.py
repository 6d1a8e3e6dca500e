"""Who speaks through the API: a person with a token, or the person whose browser it is."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed

from regie.api.models import ApiToken
from regie.devices.rules import token_hash


class PersonToken(BaseAuthentication):
    """`Authorization: Bearer …` with a token from `POST /api/v1/sessions`."""

    keyword = "Bearer"

    def authenticate(self, request: Any) -> tuple[Any, ApiToken] | None:
        """The person behind the token; None when there is no token at all."""
        scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        known = ApiToken.objects.valid(timezone.now()).filter(token_hash=token_hash(token.strip()))
        row = known.select_related("person__organisation").first()
        if row is None:
            raise AuthenticationFailed(_("Dit token kennen we niet, of het is verlopen."))
        return row.person, row

    def authenticate_header(self, request: Any) -> str:
        """Makes a missing token a 401 and not a 403."""
        return self.keyword


class Session(SessionAuthentication):
    """The log-in of the browser, with the same protection against forged requests as the forms."""

    def authenticate_header(self, request: Any) -> str:
        """Makes a missing log-in a 401 and not a 403."""
        return "Session"
