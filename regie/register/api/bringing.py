"""Take over a register, for programs."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.people.doors import holds
from regie.register import actions, rules, words
from regie.register.models import BroughtIn


class SheetBody(serializers.Serializer):
    """A CSV, xlsx or our own JSON; the other fields name a column that is not called as usual."""

    file = serializers.FileField()
    dry_run = serializers.BooleanField(default=True)
    source_id = serializers.CharField(required=False, max_length=80)
    happened_at = serializers.CharField(required=False, max_length=80)
    place = serializers.CharField(required=False, max_length=80)
    behaviours = serializers.CharField(required=False, max_length=80)
    story = serializers.CharField(required=False, max_length=80)


class RowProblemBody(serializers.Serializer):
    """One thing that is wrong with one row."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    says = serializers.SerializerMethodField()

    def get_says(self, one: rules.Problem) -> str:
        """In the reader's language."""
        return words.problem(one)


class LookedBody(serializers.Serializer):
    """What the file holds; `id` of the import when it was brought in."""

    id = serializers.IntegerField(allow_null=True)
    good = serializers.IntegerField()
    known = serializers.IntegerField()
    problems = RowProblemBody(many=True)


class Imports(APIView):
    """What was taken over."""

    permission_classes = [holds("register.exchange")]
    parser_classes = [MultiPartParser]

    @extend_schema(
        operation_id="import_register", request=SheetBody, responses={200: LookedBody, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Look at a file, and with `dry_run=false` bring in its good rows; none comes twice."""
        said = SheetBody(data=request.data)
        said.is_valid(raise_exception=True)
        given = said.validated_data
        owner = request.user.organisation
        looked = actions.look(given["file"].read(), organisation=owner, at=request.now, chosen=given)
        brought = None
        if not given["dry_run"]:
            brought = actions.bring_in(
                looked, name=given["file"].name, organisation=owner, at=request.now, by=request.user
            )
        found = {"good": len(looked.good), "known": looked.known, "problems": looked.problems}
        return Response(LookedBody({"id": brought.pk if brought else None, **found}).data)


class OneImport(APIView):
    """One file that was taken over."""

    permission_classes = [holds("register.exchange")]

    @extend_schema(operation_id="undo_import", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, import_id: int) -> Response:
        """Take its cases away again, when nobody went on with one of them."""
        found = get_object_or_404(BroughtIn.objects.visible_to(request.user), pk=import_id)
        actions.undo(found, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
