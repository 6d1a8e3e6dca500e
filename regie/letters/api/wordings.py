"""The words of the letters in JSON: what counts, every version of one, and a new version."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.urls import path
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.letters import actions, queries
from regie.letters.models import Template
from regie.people.doors import holds


class TemplateOut(serializers.ModelSerializer):
    """One version of one wording; without `added_by_id` it came with Regie."""

    class Meta:
        model = Template
        fields = ("id", "code", "language", "version", "subject", "body", "added_at", "added_by_id", "why",
                  "organisation_id")  # fmt: skip


class WordingIn(serializers.Serializer):
    """The new words, why, and the version that was seen; 409 when a colleague was first."""

    subject = serializers.CharField(max_length=200)
    body = serializers.CharField(max_length=50_000)
    why = serializers.CharField(max_length=300)
    seen = serializers.IntegerField(min_value=1, max_value=1_000_000)


@extend_schema_view(get=extend_schema(operation_id="letter_templates"))
class Templates(generics.ListAPIView):
    """The words by which the own organisation writes: one per kind of letter and language."""

    permission_classes = [holds("letters.send")]
    serializer_class = TemplateOut

    def get_queryset(self) -> QuerySet[Template]:
        """What counts for the organisation of who asks."""
        return Template.objects.counting_for(self.request.user.organisation_id)


class WordingView(APIView):
    """One kind of letter in one language."""

    permission_classes = [holds("letters.send")]

    @extend_schema(operation_id="letter_template_versions", responses=TemplateOut(many=True))
    def get(self, request: Request, code: str, language: str) -> Response:
        """Every version, the last first."""
        versions = list(queries.versions(code, language, request.user.organisation_id))
        if not versions:
            raise Http404("wording")
        return Response(TemplateOut(versions, many=True).data)

    @extend_schema(operation_id="write_wording", request=WordingIn, responses={201: TemplateOut})
    def post(self, request: Any, code: str, language: str) -> Response:
        """A new version for the own organisation, by who may change its words; letters that exist keep theirs."""
        if not queries.may_word(request.user):
            raise PermissionDenied("letters.word")
        said = WordingIn(data=request.data)
        said.is_valid(raise_exception=True)
        added = actions.write_wording(code, language, **said.validated_data, at=request.now, by=request.user)
        return Response(TemplateOut(added).data, status=201)


urlpatterns = [
    path("letter-templates", Templates.as_view(), name="letter_templates"),
    path("letter-templates/<slug:code>/<slug:language>", WordingView.as_view(), name="letter_wording"),
]
