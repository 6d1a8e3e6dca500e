"""Incidents in JSON: the same verbs as the screens."""

from django.urls import path

from regie.incidents.api import cases, complaints, completing, drafts, originators, reports, taking_out

urlpatterns = [
    path("incidents/<int:incident_id>", cases.Case.as_view(), name="incident"),
    path("incidents/<int:incident_id>/status", reports.StatusOfReport.as_view(), name="incident_status"),
    path("incidents/<int:incident_id>/additions", reports.Additions.as_view(), name="incident_additions"),
    path("incidents/<int:incident_id>/case-charge", cases.CaseCharge.as_view(), name="case_charge"),
    path("incidents/<int:incident_id>/case-charge/offer", cases.CaseOffer.as_view(), name="offer_case"),
    path("incidents/<int:incident_id>/case-charge/answer", cases.CaseAnswer.as_view(), name="answer_case"),
    path("incidents/<int:incident_id>/classification", cases.Judging.as_view(), name="classification"),
    path("incidents/<int:incident_id>/closing", cases.Closing.as_view(), name="incident_closing"),
    path("drafts/<slug:key>", drafts.OneDraft.as_view(), name="draft"),
    path("complaints", complaints.Complaints.as_view(), name="complaints"),
    path(
        "complaints/<int:complaint_id>/answer", complaints.ComplaintAnswer.as_view(), name="complaint_answer"
    ),
    path("incidents/<int:incident_id>/circumstances", completing.OneTelling.as_view(), name="circumstances"),
    path("incidents/<int:incident_id>/damage-items", completing.DamageItems.as_view(), name="damage_items"),
    path("incidents/<int:incident_id>/parties", completing.Parties.as_view(), name="parties"),
    path("parties/<int:party_id>/taking-out", taking_out.TakingOut.as_view(), name="take_out_party"),
    path("evidence/<int:evidence_id>/removal", taking_out.Removal.as_view(), name="remove_evidence"),
    path("incidents/<int:incident_id>/parties/looks", completing.Names.as_view(), name="party_names"),
    path("incidents/<int:incident_id>/affected", completing.Affected.as_view(), name="affected"),
    path("incidents/<int:incident_id>/impact", completing.OwnImpact.as_view(), name="own_impact"),
    path("incidents/<int:incident_id>/left-out", completing.LeftOutOfIt.as_view(), name="left_out"),
    path("incidents/<int:incident_id>/evidence", completing.Files.as_view(), name="evidence_files"),
    path("evidence/<int:evidence_id>/content", completing.OneFile.as_view(), name="evidence_content"),
    path("originators/look-ups", originators.LookUps.as_view(), name="look_ups"),
    path("originators/<int:originator_id>/looks", originators.Looks.as_view(), name="originator_looks"),
    path("originators/<int:originator_id>/details", originators.Details.as_view(), name="originator_details"),
    path("originators/<int:originator_id>/merges", originators.Merges.as_view(), name="originator_merges"),
    path(
        "originators/merges/<int:merge_id>/parting", originators.Parting.as_view(), name="originator_parting"
    ),
]

__all__ = ["urlpatterns"]
