"""Systems of others in JSON: see, add, stop."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.alarms import actions
from regie.alarms.models import Webhook
from regie.alarms.views.webhooks import organisation_of
from regie.people.doors import holds
from regie.refusal import Refused


class WebhookBody(serializers.Serializer):
    """One address; `secret` signs what we send to it."""

    id = serializers.IntegerField(read_only=True)
    url = serializers.URLField(max_length=300)
    secret = serializers.CharField(read_only=True)


class Webhooks(APIView):
    """The addresses that are called."""

    permission_classes = [holds("devices.change")]

    @extend_schema(operation_id="list_webhooks", responses=WebhookBody(many=True))
    def get(self, request: Any) -> Response:
        """Those in use."""
        return Response(WebhookBody(Webhook.objects.in_use().kept_by(request.user), many=True).data)

    @extend_schema(operation_id="add_webhook", request=WebhookBody, responses={201: WebhookBody})
    def post(self, request: Any) -> Response:
        """A new address with a secret of its own."""
        said = WebhookBody(data=request.data)
        said.is_valid(raise_exception=True)
        owner = organisation_of(request.user)
        if owner is None:
            raise Refused("webhook_whose")
        webhook = actions.add_webhook(
            organisation=owner, url=said.validated_data["url"], at=request.now, by=request.user
        )
        return Response(WebhookBody(webhook).data, status=status.HTTP_201_CREATED)


class OneWebhook(APIView):
    """One address."""

    permission_classes = [holds("devices.change")]

    @extend_schema(operation_id="end_webhook", responses={204: None})
    def delete(self, request: Any, webhook_id: int) -> Response:
        """Call it no more."""
        webhook = get_object_or_404(Webhook.objects.kept_by(request.user), pk=webhook_id)
        actions.end_webhook(webhook, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
