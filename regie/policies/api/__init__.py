"""Policies as JSON: the versions, what follows from conduct, what is different, and whether a file is sound."""

from django.urls import path

from regie.policies.api.asking import Check, Comparisons, Example, Examples, WhatFollows
from regie.policies.api.drafting import Draft, DraftDropping, Drafts, DraftTakingIn
from regie.policies.api.versions import Policies, Policy, PolicyFile

urlpatterns = [
    path("policies", Policies.as_view(), name="policies"),
    path("policies/answer", WhatFollows.as_view(), name="policy_answer"),
    path("policies/comparison", Comparisons.as_view(), name="policy_comparison"),
    path("policies/check", Check.as_view(), name="policy_check"),
    path("policies/examples", Examples.as_view(), name="policy_examples"),
    path("policies/examples/<slug:slug>", Example.as_view(), name="policy_example"),
    path("policies/drafts", Drafts.as_view(), name="policy_drafts"),
    path("policies/drafts/<int:draft_id>", Draft.as_view(), name="policy_draft"),
    path("policies/drafts/<int:draft_id>/taking-in", DraftTakingIn.as_view(), name="policy_draft_taking_in"),
    path("policies/drafts/<int:draft_id>/dropping", DraftDropping.as_view(), name="policy_draft_dropping"),
    path("policies/<int:version_id>", Policy.as_view(), name="policy"),
    path("policies/<int:version_id>/pack", PolicyFile.as_view(), name="policy_pack"),
]
