"""Versions in the making as JSON: begin, save, take into use, let go."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.policies.actions import TakingIn, drop_draft, save_draft, start_draft, take_in_draft
from regie.policies.api.versions import PolicyVersionRow, by_line
from regie.policies.forms import TakingInForm
from regie.policies.models import PolicyDraft
from regie.policies.pack_file import PackErrors
from regie.policies.pack_file.document import MOST_CHARACTERS
from regie.policies.queries import version_in_force
from regie.policies.rules import LOCAL


class DraftRow(serializers.ModelSerializer):
    """A version in the making; it may be wrong, and counts nowhere."""

    saved_by = serializers.CharField(source="saved_by.name")
    base = serializers.IntegerField(source="base_id", allow_null=True)

    class Meta:
        model = PolicyDraft
        fields = ["id", "base", "edition", "text", "started_at", "saved_at", "saved_by"]


class NewDraft(serializers.Serializer):
    """The text to begin with; without it that of the version in force."""

    text = serializers.CharField(max_length=MOST_CHARACTERS, trim_whitespace=False, required=False)


class DraftText(serializers.Serializer):
    """What was typed, and the edition that was read before."""

    text = serializers.CharField(max_length=MOST_CHARACTERS, trim_whitespace=False)
    edition = serializers.IntegerField(min_value=1, max_value=10**9)


class HowTaken(serializers.Serializer):
    """The number, the first day, and the works council's consent or why there is none."""

    version = serializers.CharField(max_length=40)
    valid_from = serializers.DateField()
    consented_on = serializers.DateField(required=False, allow_null=True)
    why_none = serializers.CharField(max_length=500, required=False, allow_blank=True)


class DraftView(APIView):
    """What every door to a draft needs: whoever may change the policy, and only the own drafts."""

    permission_classes = [holds("policies.import")]

    def drafts(self) -> Any:
        """The drafts that are worked on in the own organisation."""
        found = PolicyDraft.objects.visible_to(self.request.user).open()
        return found.select_related("saved_by", "base", "organisation")

    def one(self, draft_id: int) -> PolicyDraft:
        """One of them, or none at all."""
        return get_object_or_404(self.drafts(), pk=draft_id)


class Drafts(DraftView):
    """The versions that are being worked on."""

    @extend_schema(operation_id="policies_drafts", responses=DraftRow(many=True))
    def get(self, request: Any) -> Response:
        """The last one saved first."""
        return Response(DraftRow(self.drafts(), many=True).data)

    @extend_schema(operation_id="policies_draft_start", request=NewDraft, responses={201: DraftRow})
    def post(self, request: Any) -> Response:
        """Begin a new version."""
        said = NewDraft(data=request.data)
        said.is_valid(raise_exception=True)
        found = version_in_force(request.user.organisation, request.now.astimezone(LOCAL).date())
        text = said.validated_data.get("text") or (found.text if found else "pack: \n")
        draft = start_draft(base=found, text=text, at=request.now, by=request.user)
        return Response(DraftRow(draft).data, status=status.HTTP_201_CREATED)


class Draft(DraftView):
    """One version in the making."""

    @extend_schema(operation_id="policies_draft_read", responses=DraftRow)
    def get(self, request: Any, draft_id: int) -> Response:
        """Its text; check it at `/policies/check`."""
        return Response(DraftRow(self.one(draft_id)).data)

    @extend_schema(
        operation_id="policies_draft_save",
        request=DraftText,
        responses={200: DraftRow, 409: OpenApiResponse(OpenApiTypes.OBJECT, description="Saved meanwhile.")},
    )
    def put(self, request: Any, draft_id: int) -> Response:
        """Keep the text, right or wrong, unless somebody saved since `edition`."""
        said, draft = DraftText(data=request.data), self.one(draft_id)
        said.is_valid(raise_exception=True)
        save_draft(draft, **said.validated_data, at=request.now, by=request.user)
        return Response(DraftRow(self.one(draft_id)).data)


class DraftTakingIn(DraftView):
    """Taking a draft into use."""

    @extend_schema(
        operation_id="policies_draft_take_in",
        request=HowTaken,
        responses={
            201: PolicyVersionRow,
            400: OpenApiResponse(OpenApiTypes.OBJECT, description="Mistakes by line."),
            409: OpenApiResponse(
                OpenApiTypes.OBJECT, description="In the past, or without consent or reason."
            ),
        },
    )
    def post(self, request: Any, draft_id: int) -> Response:
        """The draft becomes a version that counts from its first day."""
        said, draft = HowTaken(data=request.data), self.one(draft_id)
        said.is_valid(raise_exception=True)
        form = TakingInForm(said.validated_data)
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        how: TakingIn = form.how()
        try:
            version = take_in_draft(draft, how=how, at=request.now, by=request.user)
        except PackErrors as problem:
            raise by_line(problem) from problem
        return Response(PolicyVersionRow(version).data, status=status.HTTP_201_CREATED)


class DraftDropping(DraftView):
    """Letting a draft go."""

    @extend_schema(operation_id="policies_draft_drop", request=None, responses={204: None})
    def post(self, request: Any, draft_id: int) -> Response:
        """Nobody goes on with it."""
        drop_draft(self.one(draft_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
