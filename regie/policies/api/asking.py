"""What follows, what is different, and what a policy file says of itself, as JSON."""

from datetime import date
from typing import Any

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.policies import words
from regie.policies.api.versions import PolicyText, YamlFile, by_line
from regie.policies.forms import AskForm
from regie.policies.pack_file import PackErrors, read_with_lines
from regie.policies.pack_file.checking import Found, report
from regie.policies.queries import pack_called, shipped, shipped_pack
from regie.policies.rules import LOCAL, Pack
from regie.policies.words.answer import Asked, answer_data
from regie.policies.words.comparing import comparison

PACK = "Which policy: empty for what counts on that day, `version:3`, or `example:zwolle-cvdr34903`."
HISTORY = (
    "`none`, `repeated`, `incident`, or a measure as `warning_letter:lifted@2026-01-05`; none is not known."
)
QUESTION = [
    OpenApiParameter("pack", str, description=PACK),
    OpenApiParameter("behaviour", str, many=True, required=True, description="Codes of the norm's classes."),
    OpenApiParameter("place", str),
    OpenApiParameter("channel", str),
    OpenApiParameter("target", str),
    OpenApiParameter("history", str, many=True, description=HISTORY),
    OpenApiParameter("off_duty", bool),
    OpenApiParameter("about_work", str, enum=["yes", "no"]),
    OpenApiParameter("on", str, description="A day, or a moment from which terms are reckoned; else now."),
]


class AnswerBody(serializers.Serializer):
    """What follows; a setting that nobody decided is the text NOT_CONFIGURED."""

    pack = serializers.CharField()
    version = serializers.CharField()
    title = serializers.CharField()
    source = serializers.CharField()
    question = serializers.DictField()
    in_force = serializers.JSONField()
    scope = serializers.CharField()
    status = serializers.CharField()
    sentence = serializers.CharField()
    follows = serializers.ListField(child=serializers.DictField())
    acts = serializers.ListField(child=serializers.DictField())
    conflicts = serializers.ListField(child=serializers.CharField())
    roads = serializers.ListField(child=serializers.CharField())
    promises = serializers.ListField(child=serializers.DictField())
    missing = serializers.ListField(child=serializers.DictField())


class WhatFollows(APIView):
    """Given this behaviour, history and place: what follows, by whom, within how many hours, because of what."""

    permission_classes = [holds("policies.read")]

    @extend_schema(operation_id="policies_answer", parameters=QUESTION, responses=AnswerBody)
    def get(self, request: Any) -> Response:
        """The answer of one policy; nothing of the question is kept."""
        pack = _pack(request, "pack", _day(request))
        form = AskForm(request.query_params, pack=pack)
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        return Response(answer_data(Asked(pack, form.case(now=request.now), form.moment)))


def _day(request: Any) -> date:
    try:
        return date.fromisoformat(request.query_params.get("on", "")[:10])
    except ValueError:
        return request.now.astimezone(LOCAL).date()


def _pack(request: Any, name: str, day: date) -> Pack:
    found = pack_called(request.query_params.get(name, ""), request.user, day)
    if found is None:
        raise Http404(name)
    return found


class PartBody(serializers.Serializer):
    """One part of a policy in which something is different."""

    part = serializers.CharField()
    title = serializers.CharField()
    sentences = serializers.ListField(child=serializers.CharField())


class ComparisonBody(serializers.Serializer):
    """Two policies and their differences, in sentences."""

    old = serializers.CharField()
    new = serializers.CharField()
    opening = serializers.CharField()
    count = serializers.IntegerField()
    sections = PartBody(many=True)


class Comparisons(APIView):
    """Two packs, or two versions of one, beside each other."""

    permission_classes = [holds("policies.read")]

    @extend_schema(
        operation_id="policies_compare",
        parameters=[OpenApiParameter(name, str, required=True, description=PACK) for name in ("a", "b")],
        responses=ComparisonBody,
    )
    def get(self, request: Any) -> Response:
        """From `a` to `b`."""
        today = request.now.astimezone(LOCAL).date()
        found = comparison(_pack(request, "a", today), _pack(request, "b", today))
        return Response(ComparisonBody(found).data)


class FoundRow(serializers.Serializer):
    """One thing about a policy, with its line."""

    code = serializers.CharField()
    of = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField(allow_null=True)
    sentence = serializers.CharField()


class CheckReportBody(serializers.Serializer):
    """What holds of a readable file by itself."""

    sound = serializers.BooleanField()
    examples = serializers.IntegerField()
    surprises = FoundRow(many=True)
    contradictions = FoundRow(many=True)
    unreachable = FoundRow(many=True)
    gaps = FoundRow(many=True)


class Check(APIView):
    """Whether a policy file is right; nothing is taken in."""

    permission_classes = [holds("policies.read")]

    @extend_schema(
        operation_id="policies_check",
        request=PolicyText,
        responses={
            200: CheckReportBody,
            400: OpenApiResponse(OpenApiTypes.OBJECT, description="Mistakes by line."),
        },
    )
    def post(self, request: Any) -> Response:
        """Mistakes by line, or else contradictions, rows that can never speak, examples and gaps."""
        said = PolicyText(data=request.data)
        said.is_valid(raise_exception=True)
        try:
            pack, lines = read_with_lines(said.validated_data["text"])
        except PackErrors as problem:
            raise by_line(problem) from problem
        found = report(pack, lines)
        parts = ("surprises", "contradictions", "unreachable", "gaps")
        return Response(
            {
                "sound": found.is_sound,
                "examples": len(found.trials),
                **{name: [_row(one) for one in getattr(found, name)] for name in parts},
            }
        )


def _row(one: Found) -> dict[str, Any]:
    return {"code": one.code, "of": one.of, "line": one.line, "sentence": one.sentence}


class ExampleRow(serializers.Serializer):
    """A pack that comes with Regie."""

    name = serializers.CharField()
    title = serializers.CharField()
    source = serializers.CharField()


class Examples(APIView):
    """The packs that come with Regie; none of them is anybody's policy."""

    permission_classes = [holds("policies.read")]

    @extend_schema(operation_id="policies_examples", responses=ExampleRow(many=True))
    def get(self, request: Any) -> Response:
        """Each with its source; ask one by `example:<name>`."""
        rows = [
            {"name": one.slug, "title": words.say(one.pack.title), "source": words.say(one.pack.source)}
            for one in shipped()
        ]
        return Response(rows)


class Example(APIView):
    """The file of one example."""

    permission_classes = [holds("policies.read")]
    renderer_classes = [YamlFile]

    @extend_schema(operation_id="policies_example", responses={(200, "application/yaml"): OpenApiTypes.STR})
    def get(self, request: Any, slug: str) -> Response:
        """The YAML exactly as it is shipped."""
        found = shipped_pack(slug)
        if found is None:
            raise Http404(slug)
        return Response(found.text)
