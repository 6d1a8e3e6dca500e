"""The versions of a policy as JSON, and their files."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import generics, serializers, status
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.policies import words
from regie.policies.actions import import_pack
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import PackErrors
from regie.policies.pack_file.document import MOST_CHARACTERS
from regie.policies.queries import pack_of, policy_in_force
from regie.policies.rules import gaps


class PolicyVersionRow(serializers.ModelSerializer):
    """One version; an empty first or last day was not configured."""

    organisation = serializers.CharField(source="organisation.name")
    imported_by = serializers.CharField(source="imported_by.name", default=None, allow_null=True)

    class Meta:
        model = PolicyVersion
        fields = [
            "id", "organisation", "pack_id", "version", "title", "valid_from", "valid_to", "sha256",
            "imported_at", "imported_by",
        ]  # fmt: skip


class GapRow(serializers.Serializer):
    """Something that the policy leaves open: a code, what it is about, and the sentence."""

    code = serializers.CharField()
    of = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()


class PolicyVersionDetail(PolicyVersionRow):
    """One version, whether it counts now, and what it leaves open."""

    in_force = serializers.SerializerMethodField()
    gaps = serializers.SerializerMethodField()

    class Meta(PolicyVersionRow.Meta):
        fields = [*PolicyVersionRow.Meta.fields, "in_force", "gaps"]

    def get_in_force(self, version: PolicyVersion) -> bool:
        """Whether this version counts for its own organisation today."""
        counts = policy_in_force(version.organisation, self.context["request"].now)
        return counts is not None and counts[0].pk == version.pk

    @extend_schema_field(GapRow(many=True))
    def get_gaps(self, version: PolicyVersion) -> list[dict[str, str]]:
        """What is not configured, and where the policy contradicts itself."""
        return [
            {"code": one.code, "of": str(one.of), "sentence": words.gap(one)}
            for one in gaps(pack_of(version))
        ]


class PolicyText(serializers.Serializer):
    """A policy as its file has it."""

    text = serializers.CharField(max_length=MOST_CHARACTERS, trim_whitespace=False)


class YamlFile(BaseRenderer):
    """The file itself; a refusal on the same address is JSON."""

    media_type = "application/yaml"
    format = "yaml"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        """Text as it is, anything else as JSON."""
        return data.encode() if isinstance(data, str) else JSONRenderer().render(data)


class Policies(generics.ListAPIView):
    """The versions that one may see, and a way to add one."""

    serializer_class = PolicyVersionRow
    queryset = PolicyVersion.objects.none()

    def get_permissions(self) -> list[Any]:
        """Reading and importing are two doors."""
        return [holds("policies.import" if self.request.method == "POST" else "policies.read")()]

    def get_queryset(self) -> Any:
        """The latest first."""
        found = PolicyVersion.objects.visible_to(self.request.user)
        return found.select_related("organisation", "imported_by").defer("text")

    @extend_schema(operation_id="policies_list")
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """The versions of the own organisation and of the one whose norm it follows."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="policies_import",
        request=PolicyText,
        responses={
            201: PolicyVersionDetail,
            400: OpenApiResponse(
                OpenApiTypes.OBJECT, description="What is wrong, under `errors.text`, by line."
            ),
            409: OpenApiResponse(OpenApiTypes.OBJECT, description="This version is there already."),
        },
    )
    def post(self, request: Any) -> Response:
        """Take a version into use; every mistake in it is answered, with its line."""
        said = PolicyText(data=request.data)
        said.is_valid(raise_exception=True)
        try:
            version = import_pack(
                organisation=request.user.organisation,
                text=said.validated_data["text"],
                at=request.now,
                by=request.user,
            )
        except PackErrors as problem:
            raise by_line(problem) from problem
        body = PolicyVersionDetail(version, context=self.get_serializer_context()).data
        return Response(body, status=status.HTTP_201_CREATED)


def by_line(problem: PackErrors) -> serializers.ValidationError:
    """The mistakes as data; set afterwards, because the line must stay a number."""
    refused = serializers.ValidationError()
    refused.detail = {"text": [{"line": one.line, "sentence": one.sentence} for one in problem.errors]}  # type: ignore[dict-item]
    return refused


class Policy(generics.RetrieveAPIView):
    """One version."""

    permission_classes = [holds("policies.read")]
    serializer_class = PolicyVersionDetail
    queryset = PolicyVersion.objects.none()
    lookup_url_kwarg = "version_id"

    def get_queryset(self) -> Any:
        """Only what this person may see; the rest does not exist."""
        return PolicyVersion.objects.visible_to(self.request.user).select_related(
            "organisation", "imported_by"
        )

    @extend_schema(operation_id="policies_read")
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """One version, whether it counts now, and what it leaves open."""
        return super().get(request, *args, **kwargs)


class PolicyFile(APIView):
    """The file of one version."""

    permission_classes = [holds("policies.read")]
    renderer_classes = [YamlFile]

    @extend_schema(operation_id="policies_read_file", responses={(200, "application/yaml"): OpenApiTypes.STR})
    def get(self, request: Any, version_id: int) -> Response:
        """The YAML exactly as it was imported."""
        version = get_object_or_404(PolicyVersion.objects.visible_to(request.user), pk=version_id)
        return Response(version.text)
