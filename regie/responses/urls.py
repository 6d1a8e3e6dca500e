"""Where the pages of responses are."""

from django.urls import path

from regie.responses import views

app_name = "responses"
urlpatterns = [
    path("<int:incident_id>/choose/", views.choose, name="choose"),
    path("<int:incident_id>/needed/", views.needed, name="needed"),
    path("<int:incident_id>/norm/", views.norm, name="norm"),
    path("<int:incident_id>/hear/", views.hear, name="hear"),
    path("measures/<int:measure_id>/", views.measure, name="measure"),
    path("measures/<int:measure_id>/signature/", views.sign, name="sign"),
    path("measures/<int:measure_id>/passed/", views.let_pass, name="let_pass"),
    path("measures/<int:measure_id>/return/", views.send_back, name="send_back"),
    path("measures/<int:measure_id>/lifting/", views.lift, name="lift"),
    path("measures/<int:measure_id>/lifting/asked/", views.ask_to_lift, name="ask_to_lift"),
    path("measures/<int:measure_id>/review/", views.review, name="review"),
    path("requests/<int:request_id>/", views.answer_request, name="answer_request"),
    path("<int:incident_id>/order-talk/", views.order_talk, name="order_talk"),
    path("talks/<int:order_talk_id>/", views.close_talk, name="close_talk"),
    path("<int:incident_id>/police/", views.police, name="police"),
    path("police/<int:report_id>/", views.police_news, name="police_news"),
    path("<int:incident_id>/care/", views.care, name="care"),
    path("care/<int:referral_id>/", views.look_at_care, name="look_at_care"),
    path("<int:incident_id>/damage/", views.damage, name="damage"),
    path("<int:incident_id>/own-term/", views.own_term, name="own_term"),
    path("reviews/", views.reviews, name="reviews"),
    path("passed/", views.passed, name="passed"),
    path("in-force/", views.in_force, name="in_force"),
]
