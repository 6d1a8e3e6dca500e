"""The outlets of an organisation in JSON: see, add, change, try, stop."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.channels import KINDS
from regie.people.doors import holds
from regie.reach import actions
from regie.reach.models import Outlet, Trial
from regie.reach.queries import organisations_kept_by
from regie.refusal import Refused
from regie.text import storable

MINE = [holds("devices.change")]


class OutletBody(serializers.Serializer):
    """One outlet. The key is only shown where Regie made it, so that you can give it to the other side.

    A setting that is a secret (`sms_url`, `voice_url`) is taken and never given back; left out, it stays.
    """

    id = serializers.IntegerField(read_only=True)
    organisation = serializers.IntegerField(source="organisation_id", read_only=True)
    kind = serializers.ChoiceField(choices=sorted(KINDS), required=False)
    name = serializers.CharField(max_length=80)
    address = serializers.CharField(max_length=1000, allow_blank=True, default="")
    settings = serializers.DictField(
        child=serializers.CharField(max_length=300), default=dict, source="for_showing"
    )
    secret = serializers.SerializerMethodField()
    new_secret = serializers.CharField(max_length=2000, write_only=True, required=False, allow_blank=True)

    def get_secret(self, outlet: Outlet) -> str:
        """The key that we made; "" for one that was given to us, or that cannot be opened any more."""
        return outlet.secret if outlet.about.key_from == "us" and outlet.is_readable else ""


class TrialBody(serializers.Serializer):
    """What became of one test."""

    id = serializers.IntegerField()
    channel = serializers.CharField()
    state = serializers.CharField()
    detail = serializers.CharField()
    at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)


class Outlets(APIView):
    """The outlets in use of the organisations that one keeps."""

    permission_classes = MINE

    @extend_schema(operation_id="list_outlets", responses=OutletBody(many=True))
    def get(self, request: Any) -> Response:
        """Those in use."""
        return Response(OutletBody(Outlet.objects.in_use().kept_by(request.user), many=True).data)

    @extend_schema(operation_id="add_outlet", request=OutletBody, responses={201: OutletBody})
    def post(self, request: Any) -> Response:
        """A new outlet of the own organisation."""
        said = read(OutletBody, request)
        owner = organisations_kept_by(request.user).order_by("pk").first()
        if owner is None:
            raise Refused("outlet_whose")
        outlet = actions.add_outlet(
            organisation=owner, kind=said.get("kind", ""), name=said["name"], address=said["address"],
            settings=said["settings"], secret=said.get("new_secret", ""), at=request.now, by=request.user,
        )  # fmt: skip
        return Response(OutletBody(outlet).data, status=status.HTTP_201_CREATED)


def read(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    """What was sent, in the right form."""
    given = body(data=request.data)
    given.is_valid(raise_exception=True)
    said = dict(given.validated_data)
    if "for_showing" in said:
        given = said.pop("for_showing")
        said["settings"] = {storable(name): storable(value) for name, value in given.items()}
    return said


class OneOutlet(APIView):
    """One outlet."""

    permission_classes = MINE

    @extend_schema(operation_id="change_outlet", request=OutletBody, responses=OutletBody)
    def put(self, request: Any, outlet_id: int) -> Response:
        """Correct it; without `new_secret` the key stays."""
        outlet = get_object_or_404(Outlet.objects.kept_by(request.user), pk=outlet_id)
        said = read(OutletBody, request)
        actions.change_outlet(
            outlet, name=said["name"], address=said["address"], settings=said["settings"],
            secret=said.get("new_secret", ""), at=request.now, by=request.user,
        )  # fmt: skip
        return Response(OutletBody(Outlet.objects.get(pk=outlet.pk)).data)

    @extend_schema(operation_id="end_outlet", responses={204: None})
    def delete(self, request: Any, outlet_id: int) -> Response:
        """Use it no more."""
        outlet = get_object_or_404(Outlet.objects.kept_by(request.user), pk=outlet_id)
        actions.end_outlet(outlet, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OutletTest(APIView):
    """The tests of one outlet."""

    permission_classes = MINE

    @extend_schema(operation_id="list_outlet_tests", responses=TrialBody(many=True))
    def get(self, request: Any, outlet_id: int) -> Response:
        """The last ten, newest first."""
        outlet = get_object_or_404(Outlet.objects.kept_by(request.user), pk=outlet_id)
        return Response(TrialBody(Trial.objects.filter(outlet=outlet, person=None)[:10], many=True).data)

    @extend_schema(operation_id="try_outlet", request=None, responses={202: TrialBody})
    def post(self, request: Any, outlet_id: int) -> Response:
        """Send a test that says that it is one; ask again to hear what became of it."""
        outlet = get_object_or_404(Outlet.objects.in_use().kept_by(request.user), pk=outlet_id)
        trial = actions.try_outlet(outlet, at=request.now, by=request.user)
        return Response(TrialBody(trial).data, status=status.HTTP_202_ACCEPTED)
