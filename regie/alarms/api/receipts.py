"""Where a provider brings its delivery receipts: for calls and for tests, with the outlet's own token."""

from secrets import compare_digest
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotAuthenticated
from rest_framework.response import Response

from regie.alarms import actions
from regie.alarms.models import Call
from regie.channels import RECEIPTS
from regie.people.doors import ByOwnProof
from regie.reach.actions import note_trial_delivery
from regie.reach.models import Outlet, Trial
from regie.reach.rules import state_of
from regie.text import storable


class ReceiptBody(serializers.Serializer):
    """What NotifyNL says; anything else in it is not read."""

    reference = serializers.CharField(max_length=120, allow_null=True, required=False)
    status = serializers.CharField(max_length=40)


class Receipts(ByOwnProof):
    """The receipts of one outlet."""

    @extend_schema(
        operation_id="bring_receipt", request=ReceiptBody,
        responses={204: None, 401: OpenApiResponse(description="Not the token of this channel.")},
    )  # fmt: skip
    def post(self, request: Any, outlet_id: int) -> Response:
        """What became of one message. Late, twice and unknown ones are taken and change nothing."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        outlet = Outlet.objects.filter(pk=outlet_id, kind__in=RECEIPTS).first()
        known = outlet.receipt_token if outlet and outlet.is_readable else ""
        if scheme.lower() != "bearer" or not known or not compare_digest(token.encode(), known.encode()):
            raise NotAuthenticated
        said = ReceiptBody(data=request.data)
        said.is_valid(raise_exception=True)
        outlet = get_object_or_404(Outlet, pk=outlet_id)
        key, receipt = RECEIPTS[outlet.kind](said.validated_data)
        if receipt:
            state, detail = state_of(receipt.outcome), receipt.detail
            mine = Call.objects.filter(key=storable(key), outlet=outlet)
            actions.note_delivery(mine, state=state, detail=detail, at=request.now)
            trial = Trial.objects.filter(key=storable(key), outlet=outlet)
            note_trial_delivery(trial, state=state, detail=detail, at=request.now)
        return Response(status=status.HTTP_204_NO_CONTENT)
