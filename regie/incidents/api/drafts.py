"""Drafts in JSON, for a phone that was offline."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions
from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS, DraftIn, DraftOut
from regie.incidents.models import Draft
from regie.people.doors import holds


class OneDraft(APIView):
    """What one typed in one form and has not sent."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="read_draft", responses={200: DraftOut, 404: NOT_YOURS})
    def get(self, request: Any, key: str) -> Response:
        """The draft as it was kept last."""
        return Response(DraftOut(get_object_or_404(Draft.objects.visible_to(request.user), key=key)).data)

    @extend_schema(operation_id="keep_draft", request=DraftIn, responses={200: DraftOut, 409: NOT_NOW})
    def put(self, request: Any, key: str) -> Response:
        """Keep it; the newest words win."""
        said = DraftIn(data=request.data)
        said.is_valid(raise_exception=True)
        kept = actions.save_draft(
            person=request.user, key=key, data=said.validated_data["fields"], at=request.now
        )
        return Response(DraftOut(kept).data)
