"""Where the register is searched, kept in views, given out and filled; a verb is a resource."""

from django.urls import path

from regie.register.views import finding

app_name = "register"
urlpatterns = [
    path("incidents/", finding.register, name="list"),
    path("register/views/", finding.keep_view, name="keep_view"),
    path("register/views/<int:view_id>/removal/", finding.drop_view, name="drop_view"),
]
