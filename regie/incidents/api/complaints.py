"""Complaints in JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions, queries
from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS, ComplaintAnswerBody, ComplaintBody
from regie.incidents.models import Complaint
from regie.journal.actions import record_look
from regie.people.doors import holds


class Complaints(ListAPIView):
    """The complaints that one handles."""

    permission_classes = [holds("complaints.handle")]
    serializer_class = ComplaintBody
    queryset = Complaint.objects.none()

    def get_queryset(self) -> Any:
        """What waits first."""
        return queries.complaints_for(self.request.user)

    def paginate_queryset(self, queryset: Any) -> Any:
        """The page; that its answers were read is written before they are given."""
        page = super().paginate_queryset(queryset)
        subjects = [complaint.subject for complaint in page or []]
        record_look(subjects, at=self.request.now, by=self.request.user, purpose="complaint")
        return page


class ComplaintAnswer(APIView):
    """What the citizen was answered."""

    permission_classes = [holds("complaints.handle")]

    @extend_schema(
        operation_id="answer_complaint", request=ComplaintAnswerBody,
        responses={200: ComplaintBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, complaint_id: int) -> Response:
        """Answer it, once, as somebody who was not part of it."""
        complaint = get_object_or_404(Complaint.objects.open_to(request.user), pk=complaint_id)
        said = ComplaintAnswerBody(data=request.data)
        said.is_valid(raise_exception=True)
        actions.answer_complaint(complaint, at=request.now, by=request.user, **said.validated_data)
        return Response(ComplaintBody(queries.complaints_for(request.user).get(pk=complaint.pk)).data)
