"""Letters in JSON, and the PDF itself."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.journal.actions import record_look
from regie.letters import actions, queries, rules, words
from regie.letters.api import wordings
from regie.letters.docx import MEDIA_TYPE, copy_of
from regie.letters.models import Delivery, Letter
from regie.letters.pdf import pdf_of
from regie.people.doors import holds

FIELDS = ("subject", "body", "addressee", "contact", "interpreter")


class LetterOut(serializers.ModelSerializer):
    """One letter; `sha256` is of the PDF that was sent."""

    template = serializers.StringRelatedField()

    class Meta:
        model = Letter
        fields = (
            "id", "incident_id", "measure_id", "template", "language", "addressee", "contact", "subject", "body",
            "about", "interpreter", "drafted_at", "changed_at", "changed_by_id", "approved_at", "approved_by_id",
            "sent_at", "sent_how", "sha256",
        )  # fmt: skip


class LetterIn(serializers.Serializer):
    """What may be changed in a draft; what is left out stays as it is."""

    subject = serializers.CharField(required=False, max_length=200)
    body = serializers.CharField(required=False, max_length=50_000)
    addressee = serializers.CharField(required=False, allow_blank=True, max_length=2_000)
    contact = serializers.CharField(required=False, allow_blank=True, max_length=2_000)
    interpreter = serializers.CharField(required=False, allow_blank=True, max_length=200)


class ReturnIn(serializers.Serializer):
    """What must change."""

    why = serializers.CharField(max_length=10_000)


class RemarkOut(serializers.Serializer):
    """One spot where a reader may stumble, why, and what could stand there instead; own rules of thumb."""

    words = serializers.CharField()
    instead = serializers.CharField()
    reason = serializers.CharField()


class DeliveryIn(serializers.Serializer):
    """What is known of the way of a letter: `registered` needs a number, `handed` the name of who gave it."""

    step = serializers.ChoiceField(choices=Delivery.Step.choices)
    on = serializers.DateField()
    by_whom = serializers.CharField(required=False, default="", allow_blank=True, max_length=120)
    number = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)
    note = serializers.CharField(required=False, default="", allow_blank=True, max_length=300)


class DeliveryOut(serializers.ModelSerializer):
    """One step of its way, and who wrote it down."""

    class Meta:
        model = Delivery
        fields = ("id", "letter_id", "step", "on", "by_whom", "number", "note", "noted_by_id", "noted_at")


class SendingIn(serializers.Serializer):
    """How it leaves the house."""

    how = serializers.ChoiceField(choices=Letter.How.choices)


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
        now = {name: getattr(found, name) for name in FIELDS}
        actions.edit(found, **{**now, **said.validated_data}, at=request.now, by=request.user)
        return Response(LetterOut(found).data)


class LetterPdf(OfLetter):
    """The PDF."""

    @extend_schema(operation_id="letter_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request, letter_id: int) -> HttpResponse:
        """What was sent, byte for byte; before that a concept, which says so on every page."""
        found = self.letter(request, letter_id)
        sent = bytes(found.pdf) if found.sent_at else None
        paper = sent or pdf_of(queries.paper(found, at=request.now), is_concept=True)
        return HttpResponse(paper, content_type="application/pdf")


class LetterDocx(OfLetter):
    """The copy for a word processor."""

    @extend_schema(operation_id="letter_docx", responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY})
    def get(self, request: Request, letter_id: int) -> HttpResponse:
        """A copy, which says on top what it is; what was sent is the PDF."""
        return HttpResponse(copy_of(self.letter(request, letter_id), at=request.now), content_type=MEDIA_TYPE)


class Remarks(OfLetter):
    """How the letter reads."""

    @extend_schema(operation_id="letter_remarks", responses=RemarkOut(many=True))
    def get(self, request: Request, letter_id: int) -> Response:
        """Where a reader may stumble, by our own rules of thumb; nothing here stops a letter."""
        found = self.letter(request, letter_id)
        seen = rules.remarks(f"{found.subject}\n{found.body}", found.language)
        return Response(RemarkOut(words.remarks(seen), many=True).data)


class ReadingView(OfLetter):
    """The reading by a second person."""

    @extend_schema(operation_id="give_letter_to_read", request=None, responses=LetterOut)
    def post(self, request: Request, letter_id: int) -> Response:
        """Ask a colleague to read it; 409 when it was asked already."""
        found = self.letter(request, letter_id)
        actions.give_to_read(found, at=request.now, by=request.user)
        return Response(LetterOut(found).data)


class Approval(OfLetter):
    """The yes of a second person."""

    @extend_schema(operation_id="approve_letter", request=None, responses=LetterOut)
    def post(self, request: Request, letter_id: int) -> Response:
        """Approve these words; 409 for who wrote them."""
        found = self.letter(request, letter_id)
        actions.approve(found, at=request.now, by=request.user)
        return Response(LetterOut(found).data)


class ReturnToWriter(OfLetter):
    """The no of a second person."""

    @extend_schema(operation_id="return_letter", request=ReturnIn, responses=LetterOut)
    def post(self, request: Request, letter_id: int) -> Response:
        """Say what must change; 409 for who wrote it."""
        found = self.letter(request, letter_id)
        said = ReturnIn(data=request.data)
        said.is_valid(raise_exception=True)
        actions.return_to_writer(found, **said.validated_data, at=request.now, by=request.user)
        return Response(LetterOut(found).data)


class Deliveries(OfLetter):
    """What is known of the way of a letter."""

    @extend_schema(operation_id="letter_deliveries", responses=DeliveryOut(many=True))
    def get(self, request: Request, letter_id: int) -> Response:
        """Every step, in order."""
        return Response(DeliveryOut(self.letter(request, letter_id).deliveries.all(), many=True).data)

    @extend_schema(operation_id="note_letter_delivery", request=DeliveryIn, responses={201: DeliveryOut})
    def post(self, request: Request, letter_id: int) -> Response:
        """Write down one step; 409 when it cannot have been so."""
        found = self.letter(request, letter_id)
        said = DeliveryIn(data=request.data)
        said.is_valid(raise_exception=True)
        delivery = actions.note_delivery(found, **said.validated_data, at=request.now, by=request.user)
        return Response(DeliveryOut(delivery).data, status=201)


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


urlpatterns = [
    path("letters/<int:letter_id>", LetterView.as_view(), name="letter"),
    path("letters/<int:letter_id>/pdf", LetterPdf.as_view(), name="letter_pdf"),
    path("letters/<int:letter_id>/docx", LetterDocx.as_view(), name="letter_docx"),
    path("letters/<int:letter_id>/remarks", Remarks.as_view(), name="letter_remarks"),
    path("letters/<int:letter_id>/reading", ReadingView.as_view(), name="letter_reading"),
    path("letters/<int:letter_id>/approval", Approval.as_view(), name="letter_approval"),
    path("letters/<int:letter_id>/return", ReturnToWriter.as_view(), name="letter_return"),
    path("letters/<int:letter_id>/deliveries", Deliveries.as_view(), name="letter_deliveries"),
    path("letters/<int:letter_id>/sending", Sending.as_view(), name="letter_sending"),
    *wordings.urlpatterns,
]
