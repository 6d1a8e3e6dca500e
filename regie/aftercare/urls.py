"""Where care is planned and given, and where reporters hear how it ended."""

from django.urls import path

from regie.aftercare import views

app_name = "aftercare"
urlpatterns = [
    path("", views.overview, name="list"),
    path("<int:plan_id>/", views.plan, name="plan"),
    path("<int:plan_id>/carer/", views.take_care, name="take_care"),
    path("<int:plan_id>/carer/return/", views.give_back_care, name="give_back_care"),
    path("talks/<int:talk_id>/holding/", views.hold_talk, name="hold"),
    path("talks/<int:talk_id>/declining/", views.decline_talk, name="decline"),
    path("feedback/<int:incident_id>/", views.give_feedback, name="feedback"),
    path("answers/<int:feedback_id>/", views.answer_feedback, name="answer"),
]
