"""A telling that is completed later, in JSON: circumstances, people, damage, files, and who is left out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions, queries
from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.incidents.api.originators import PurposeBody
from regie.incidents.models import Behaviour, Circumstances, DamageItem, Evidence, Impact, Incident, Party
from regie.incidents.views.completing import download
from regie.journal.actions import record_look
from regie.people.doors import holds
from regie.people.models import Person

NUMBER: dict[str, Any] = {"min_value": 1, "max_value": 2**62}
ANSWERS = {204: None, 404: NOT_YOURS, 409: NOT_NOW}


class CircumstancesBody(serializers.ModelSerializer):
    """The seven W's beside the story; what is left out stays as it was told."""

    service_before = serializers.ListField(
        child=serializers.ChoiceField(choices=Circumstances.Service.choices), required=False
    )
    behaviours = serializers.ListField(
        child=serializers.ChoiceField(choices=Behaviour.Kind.choices), required=False, write_only=True
    )
    taken_back = serializers.ListField(
        child=serializers.ChoiceField(choices=Behaviour.Kind.choices), required=False, write_only=True
    )

    class Meta:
        model = Circumstances
        exclude = ["id", "incident", "told_by", "told_at"]


class DamageBody(serializers.ModelSerializer):
    """One thing that was damaged; without an amount nobody knows yet what it costs."""

    amount_cents = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=0, max_value=10**11
    )

    class Meta:
        model = DamageItem
        fields = ["id", "what", "kind", "owner", "amount_cents"]


class PartyIn(serializers.Serializer):
    """Somebody who was in it: a colleague by number, or somebody from outside whose name may be left out."""

    kind = serializers.ChoiceField(choices=Party.Kind.choices)
    person = serializers.IntegerField(required=False, allow_null=True, default=None, **NUMBER)
    name = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)


class PartyBody(serializers.Serializer):
    """Somebody in a case; the name of who comes from outside is not in it, only whether it is known."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    hidden = serializers.BooleanField()


class NamedBody(serializers.Serializer):
    """Who it is, after a look with a purpose."""

    id = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)


class PersonIn(serializers.Serializer):
    """One colleague."""

    person = serializers.IntegerField(**NUMBER)


class PeopleIn(serializers.Serializer):
    """Some colleagues."""

    people = serializers.ListField(child=serializers.IntegerField(**NUMBER), min_length=1, max_length=20)


class ImpactBody(serializers.Serializer):
    """How you are, and what you need."""

    feeling = serializers.ChoiceField(choices=Impact.Feeling.choices)
    need = serializers.ChoiceField(choices=Impact.Need.choices, required=False, default=Impact.Need.NOTHING)


class FileIn(serializers.Serializer):
    """One file."""

    file = serializers.FileField()


class EvidenceBody(serializers.ModelSerializer):
    """One file of a case; its bytes are a door of their own."""

    name = serializers.CharField()
    there = serializers.BooleanField(default=True, help_text="False once it was removed or erased.")

    class Meta:
        model = Evidence
        fields = [
            "id", "name", "media_type", "size", "scan", "added_by", "added_at", "there", "removed_at", "removed_why",
        ]  # fmt: skip


def _case(request: Any, incident_id: int) -> Incident:
    known = Incident.objects.visible_to(request.user).exclude(reported_at=None)
    return get_object_or_404(known, pk=incident_id)


def _said(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


def _colleague(request: Any, number: int) -> Person:
    known = Person.objects.visible_to(request.user).active().filter(pk=number).first()
    if known is None:
        raise ValidationError({"person": ["Onbekend."]})
    return known


class OneTelling(APIView):
    """What was told later about the circumstances."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="read_circumstances", responses={200: CircumstancesBody, 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """What was told so far."""
        incident = _case(request, incident_id)
        record_look([incident.subject], at=request.now, by=request.user, purpose="complete")
        told = Circumstances.objects.filter(incident=incident).first() or Circumstances()
        return Response(CircumstancesBody(told).data)

    @extend_schema(operation_id="tell_circumstances", request=CircumstancesBody, responses=ANSWERS)
    def patch(self, request: Any, incident_id: int) -> Response:
        """Tell some of it; the rest stays."""
        incident = _case(request, incident_id)
        said = CircumstancesBody(data=request.data, partial=True)
        said.is_valid(raise_exception=True)
        actions.tell_circumstances(incident, said.validated_data, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class DamageItems(APIView):
    """The damage by item."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="add_damage", request=DamageBody, responses={201: DamageBody, **ANSWERS})
    def post(self, request: Any, incident_id: int) -> Response:
        """One thing more."""
        incident, said = _case(request, incident_id), _said(DamageBody, request)
        defaults = {"kind": DamageItem.Kind.MATERIAL, "owner": DamageItem.Owner.ORGANISATION}
        made = actions.add_damage(incident, at=request.now, by=request.user, **{**defaults, **said})
        return Response(DamageBody(made).data, status=status.HTTP_201_CREATED)


class Parties(APIView):
    """Who was in it."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="list_parties", responses={200: PartyBody(many=True), 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """Everybody, without the names of who comes from outside."""
        return Response(PartyBody(queries.masked(_case(request, incident_id)), many=True).data)

    @extend_schema(operation_id="add_party", request=PartyIn, responses=ANSWERS)
    def post(self, request: Any, incident_id: int) -> Response:
        """Name somebody."""
        incident, said = _case(request, incident_id), _said(PartyIn, request)
        person = _colleague(request, said["person"]) if said["person"] else None
        actions.add_party(
            incident, kind=said["kind"], person=person, name=said["name"], at=request.now, by=request.user
        )
        return Response(status=status.HTTP_204_NO_CONTENT)


class Names(APIView):
    """The names of who comes from outside."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(
        operation_id="look_at_names",
        request=PurposeBody,
        responses={200: NamedBody(many=True), 404: NOT_YOURS},
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """For who may read the case, with a purpose; the look is written first."""
        incident = get_object_or_404(Incident.objects.readable_by(request.user), pk=incident_id)
        purpose = _said(PurposeBody, request)["purpose"]
        actions.look_at_names(incident, purpose=purpose, at=request.now, by=request.user)
        return Response(NamedBody(incident.parties.exclude(sealed=""), many=True).data)


class Affected(APIView):
    """To whom it happened."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="name_affected", request=PersonIn, responses=ANSWERS)
    def put(self, request: Any, incident_id: int) -> Response:
        """Fill in or correct it."""
        incident = _case(request, incident_id)
        person = _colleague(request, _said(PersonIn, request)["person"])
        actions.name_affected(incident, person, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OwnImpact(APIView):
    """How one is oneself."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="tell_impact", request=ImpactBody, responses=ANSWERS)
    def put(self, request: Any, incident_id: int) -> Response:
        """Only for whom it happened to."""
        incident = _case(request, incident_id)
        if request.user.pk not in incident.affected_ids:
            get_object_or_404(Incident.objects.none())
        actions.tell_impact(incident, at=request.now, by=request.user, **_said(ImpactBody, request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class LeftOutOfIt(APIView):
    """Who must neither read nor decide a case."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="leave_out", request=PeopleIn, responses=ANSWERS)
    def post(self, request: Any, incident_id: int) -> Response:
        """Leave somebody out; only who told it or underwent it can."""
        incident = _case(request, incident_id)
        people = [_colleague(request, number) for number in _said(PeopleIn, request)["people"]]
        actions.leave_out(incident, people, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Files(APIView):
    """The files of a case."""

    permission_classes = [holds("incidents.report")]
    parser_classes = [MultiPartParser]

    @extend_schema(operation_id="list_evidence", responses={200: EvidenceBody(many=True), 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """Those that you may open."""
        mine = queries.files_of(_case(request, incident_id), reader=request.user)
        return Response(EvidenceBody(mine, many=True).data)

    @extend_schema(operation_id="add_evidence", request=FileIn, responses={201: EvidenceBody, **ANSWERS})
    def post(self, request: Any, incident_id: int) -> Response:
        """Add one: a photo, a PDF, sound or video."""
        incident, sent = _case(request, incident_id), _said(FileIn, request)["file"]
        queries.check_file(size=sent.size)
        kept = actions.add_evidence(
            incident, name=sent.name, content=sent.read(), at=request.now, by=request.user
        )
        return Response(EvidenceBody(kept).data, status=status.HTTP_201_CREATED)


class OneFile(APIView):
    """The bytes of one file."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="open_evidence",
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY), 404: NOT_YOURS},
    )
    def get(self, request: Any, evidence_id: int) -> HttpResponse:
        """As a download; that you looked is written first."""
        return download(request, evidence_id)
