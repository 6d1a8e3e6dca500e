"""Letters in JSON, and the PDF itself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.journal.actions import record_look
from regie.letters import actions, queries
from regie.letters.models import Letter, Template
from regie.letters.pdf import pdf_of
from regie.people.doors import holds


class LetterOut(serializers.ModelSerializer):
    """One letter; `sha256` is of the PDF that was sent."""

    template = serializers.StringRelatedField()

    class Meta:
        model = Letter
        fields = (
            "id", "incident_id", "measure_id", "template", "language", "addressee", "contact", "subject", "body",
            "drafted_at", "changed_at", "sent_at", "sent_how", "sha256",
        )  # fmt: skip


class LetterIn(serializers.Serializer):
    """What may be changed in a draft; what is left out stays as it is."""

    subject = serializers.CharField(required=False, max_length=200)
    body = serializers.CharField(required=False, max_length=50_000)
    addressee = serializers.CharField(required=False, allow_blank=True, max_length=2_000)
    contact = serializers.CharField(required=False, allow_blank=True, max_length=2_000)


class SendingIn(serializers.Serializer):
    """How it leaves the house."""

    how = serializers.ChoiceField(choices=Letter.How.choices)


class TemplateOut(serializers.ModelSerializer):
    """One wording, its last version."""

    class Meta:
        model = Template
        fields = ("id", "code", "language", "version", "subject", "body", "added_at")


class PdfRenderer(BaseRenderer):
    """Hands the bytes on as they are; a problem is still told in JSON."""

    media_type = "application/pdf"
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        """Bytes stay bytes."""
        return data if isinstance(data, bytes) else JSONRenderer().render(data)


class OfLetter(APIView):
    """Something about one letter that this person may send."""

    permission_classes = [holds("letters.send")]

    def letter(self, request: Request, letter_id: int) -> Letter:
        """The letter; that somebody looks is written down first."""
        rows = Letter.objects.visible_to(request.user).select_related(
            "incident__organisation", "incident__place", "measure", "template"
        )
        found = get_object_or_404(rows, pk=letter_id)
        incident = found.incident
        if not request.user.may("letters.send", at=incident.place, organisation_id=incident.organisation_id):
            raise PermissionDenied("letters.send")
        record_look([found.name], at=request.now, by=request.user, purpose="api letters")
        return found


class LetterView(OfLetter):
    """One letter."""

    @extend_schema(operation_id="letter", responses=LetterOut)
    def get(self, request: Request, letter_id: int) -> Response:
        """The letter as it is now."""
        return Response(LetterOut(self.letter(request, letter_id)).data)

    @extend_schema(operation_id="change_letter", request=LetterIn, responses=LetterOut)
    def patch(self, request: Request, letter_id: int) -> Response:
        """Change the draft; 409 when it was sent."""
        found = self.letter(request, letter_id)
        said = LetterIn(data=request.data)
        said.is_valid(raise_exception=True)
        now = {name: getattr(found, name) for name in ("subject", "body", "addressee", "contact")}
        actions.edit(found, **{**now, **said.validated_data}, at=request.now, by=request.user)
        return Response(LetterOut(found).data)


class LetterPdf(OfLetter):
    """The PDF."""

    renderer_classes = [PdfRenderer, JSONRenderer]

    @extend_schema(operation_id="letter_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request, letter_id: int) -> Response:
        """What was sent, byte for byte; before that a concept, which says so on every page."""
        found = self.letter(request, letter_id)
        sent = bytes(found.pdf) if found.sent_at else None
        return Response(sent or pdf_of(queries.paper(found, at=request.now), is_concept=True))


class Sending(OfLetter):
    """The leaving of a letter."""

    @extend_schema(operation_id="send_letter", request=SendingIn, responses=LetterOut)
    def post(self, request: Request, letter_id: int) -> Response:
        """Freeze and send; 409 says what is still open."""
        found = self.letter(request, letter_id)
        said = SendingIn(data=request.data)
        said.is_valid(raise_exception=True)
        sent = actions.send(found, **said.validated_data, at=request.now, by=request.user)
        return Response(LetterOut(sent).data)


@extend_schema_view(get=extend_schema(operation_id="letter_templates"))
class Templates(generics.ListAPIView):
    """The last version of every wording in every language."""

    permission_classes = [holds("letters.send")]
    serializer_class = TemplateOut
    queryset = Template.objects.newest()


urlpatterns = [
    path("letters/<int:letter_id>", LetterView.as_view(), name="letter"),
    path("letters/<int:letter_id>/pdf", LetterPdf.as_view(), name="letter_pdf"),
    path("letters/<int:letter_id>/sending", Sending.as_view(), name="letter_sending"),
    path("letter-templates", Templates.as_view(), name="letter_templates"),
]
