"""What a person knows that the norm still asks, in JSON."""

from datetime import datetime
from typing import Any

from django.http import Http404, QueryDict
from rest_framework import serializers

from regie.policies.queries import pack_of
from regie.policies.rules import Case
from regie.responses.forms.norm import NormForm
from regie.responses.models import Proposal
from regie.responses.queries import case_of


class NormIn(serializers.Serializer):
    """As `policies/answer` asks it, without the conduct and the day: those are the case's own. Left out: not known."""

    channel = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)
    place = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)
    target = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)
    history = serializers.ListField(child=serializers.CharField(max_length=80), required=False, default=list)
    off_duty = serializers.BooleanField(required=False, default=False)
    about_work = serializers.ChoiceField(choices=["yes", "no", ""], required=False, default="")
    circumstances = serializers.DictField(child=serializers.BooleanField(), required=False, default=dict)


def case_said(proposal: Proposal, said: dict[str, Any], *, now: datetime) -> Case:
    """The case as it was said; 400 when the norm cannot read it, 404 without a norm."""
    if proposal.policy_version is None:
        raise Http404("norm")
    pack = pack_of(proposal.policy_version)
    form = NormForm(_fields(said), pack=pack, fresh=case_of(proposal.classification, pack))
    if not form.is_valid():
        raise serializers.ValidationError(form.errors)
    return form.case(now=now)


def _fields(said: dict[str, Any]) -> QueryDict:
    """What was sent, as the fields of the form."""
    data = QueryDict(mutable=True)
    for name in ("channel", "place", "target", "about_work"):
        data[name] = said[name]
    data.setlist("history", said["history"])
    if said["off_duty"]:
        data["off_duty"] = "on"
    for code, value in said["circumstances"].items():
        data[f"circumstance_{code}"] = "yes" if value else "no"
    return data
