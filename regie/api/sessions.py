"""How a program gets a token for a person, and gives it back."""

import secrets
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.api.models import ApiToken
from regie.devices.rules import token_hash
from regie.people.actions import enter
from regie.people.doors import ByOwnProof

VALID_FOR = timedelta(hours=12)


class LogIn(serializers.Serializer):
    """A name and a password."""

    username = serializers.CharField(max_length=60)
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class Token(serializers.Serializer):
    """The token, shown once, and the last moment at which it counts."""

    token = serializers.CharField()
    valid_until = serializers.DateTimeField()


class Sessions(ByOwnProof):
    """Log in and out of the API."""

    @extend_schema(
        operation_id="log_in", request=LogIn, auth=[],
        responses={
            201: Token, 401: OpenApiResponse(description="Name and password do not belong together."),
            429: OpenApiResponse(description="Too often a wrong password; `detail` says how long it waits."),
        },
    )  # fmt: skip
    def post(self, request: Any) -> Response:
        """A new token for this person."""
        said = LogIn(data=request.data)
        said.is_valid(raise_exception=True)
        now, token = timezone.now(), secrets.token_urlsafe(32)
        person = enter(**said.validated_data, address=request.META.get("REMOTE_ADDR", ""), at=now)
        if person is None:
            raise AuthenticationFailed(_("Deze naam en dit wachtwoord horen niet bij elkaar."))
        row = ApiToken.objects.create(
            person=person, token_hash=token_hash(token), made_at=now, valid_until=now + VALID_FOR
        )
        body = Token({"token": token, "valid_until": row.valid_until}).data
        return Response(body, status=status.HTTP_201_CREATED)


class CurrentSession(APIView):
    """The token that this request came with."""

    permission_classes = [IsAuthenticated]

    @extend_schema(operation_id="log_out", responses={204: None})
    def delete(self, request: Any) -> Response:
        """End this token; ending a browser's session is done by logging out."""
        if isinstance(request.auth, ApiToken):
            ApiToken.objects.filter(pk=request.auth.pk).update(ended_at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)
