"""The administration of staff in JSON: the same verbs as the screen."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError as DjangoValidationError
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.people import actions, queries
from regie.people.doors import holds
from regie.people.forms import USERNAME
from regie.people.models import Assignment, Person
from regie.people.passwords import one_time_password
from regie.people.rules import Role
from regie.places.models import Place

CHANGE = [holds("people.change")]
NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may change.")


class RoleBody(serializers.ModelSerializer):
    """One role, and where it holds; without a place everywhere in the organisation."""

    class Meta:
        model = Assignment
        fields = ["id", "role", "organisation", "place"]


class PersonBody(serializers.ModelSerializer):
    """One member of staff with their roles."""

    roles = RoleBody(many=True, source="assignments")

    class Meta:
        model = Person
        fields = [
            "id",
            "username",
            "name",
            "organisation",
            "job_title",
            "guard_diploma",
            "is_active",
            "roles",
        ]


class NewPerson(serializers.Serializer):
    """Who is let in."""

    organisation = serializers.IntegerField(min_value=1)
    username = serializers.RegexField(USERNAME, max_length=60)
    name = serializers.CharField(max_length=120)
    job_title = serializers.CharField(max_length=80, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=200, required=False, allow_blank=True)
    guard_diploma = serializers.BooleanField(required=False)


class PersonChange(serializers.Serializer):
    """What may be corrected; what is left out stays."""

    name = serializers.CharField(max_length=120, required=False)
    job_title = serializers.CharField(max_length=80, required=False, allow_blank=True)
    guard_diploma = serializers.BooleanField(required=False)
    email = serializers.EmailField(max_length=200, required=False, allow_blank=True)


class PasswordChange(serializers.Serializer):
    """The password of now and the next one."""

    old = serializers.CharField(max_length=200, trim_whitespace=False)
    new = serializers.CharField(max_length=200, trim_whitespace=False)

    def validate_new(self, new: str) -> str:
        """Long enough, and not one that everybody uses."""
        try:
            validate_password(new, self.context["person"])
        except DjangoValidationError as problem:
            raise serializers.ValidationError(problem.messages) from None
        return new


class Password(serializers.Serializer):
    """Shown once."""

    one_time_password = serializers.CharField()


class PersonAdded(PersonBody):
    """The new member of staff, with a password that is shown once."""

    one_time_password = serializers.CharField()

    class Meta(PersonBody.Meta):
        fields = [*PersonBody.Meta.fields, "one_time_password"]


class NewRole(serializers.Serializer):
    """A role in an organisation of yours, below a place or everywhere."""

    role = serializers.ChoiceField(choices=[role.value for role in Role])
    organisation = serializers.IntegerField(min_value=1)
    place = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)


class People(ListAPIView):
    """The staff of the chain."""

    permission_classes = CHANGE
    serializer_class = PersonBody
    queryset = Person.objects.none()

    def get_queryset(self) -> Any:
        """Everybody to whom you may give a role."""
        return queries.colleagues_of(self.request.user)

    @extend_schema(
        operation_id="add_person", request=NewPerson,
        responses={201: PersonAdded, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any) -> Response:
        """Let somebody in."""
        said = read(NewPerson, request)
        own = queries.organisations_of(request.user, "people.change")
        said["organisation"] = get_object_or_404(own, pk=said["organisation"])
        password = one_time_password()
        person = actions.add_person(password=password, at=request.now, by=request.user, **said)
        person.one_time_password = password
        return Response(PersonAdded(person).data, status=status.HTTP_201_CREATED)


def read(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    """What was sent, in the right form."""
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


class PersonView(APIView):
    """One member of staff."""

    permission_classes = CHANGE

    @extend_schema(operation_id="person", responses={200: PersonBody, 404: NOT_YOURS})
    def get(self, request: Any, person_id: int) -> Response:
        """With their roles."""
        return Response(PersonBody(get_object_or_404(queries.colleagues_of(request.user), pk=person_id)).data)

    @extend_schema(
        operation_id="change_person", request=PersonChange, responses={200: PersonBody, 404: NOT_YOURS}
    )
    def patch(self, request: Any, person_id: int) -> Response:
        """Correct what is known."""
        person = get_object_or_404(queries.staff_of(request.user), pk=person_id)
        said = {**queries.known_of(person), **read(PersonChange, request)}
        actions.change_person(person, at=request.now, by=request.user, **said)
        return Response(PersonBody(queries.colleagues_of(request.user).get(pk=person_id)).data)


class NewPassword(APIView):
    """A new password for who lost it."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="renew_password", request=None, responses={200: Password, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, person_id: int) -> Response:
        """Shown once; the old one counts no more."""
        person = get_object_or_404(queries.staff_of(request.user), pk=person_id)
        password = one_time_password()
        actions.renew_password(person, password=password, at=request.now, by=request.user)
        return Response({"one_time_password": password})


class OwnPassword(APIView):
    """The password of whoever asks."""

    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="change_password", request=PasswordChange, responses={204: None, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Choose another one; browsers have to log in again, a token counts until it ends."""
        said = PasswordChange(data=request.data, context={"person": request.user})
        said.is_valid(raise_exception=True)
        actions.change_password(request.user, at=request.now, **said.validated_data)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Leaving(APIView):
    """That somebody has left."""

    permission_classes = CHANGE

    @extend_schema(operation_id="let_go", request=None, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def post(self, request: Any, person_id: int) -> Response:
        """End their access; the name stays with what was done."""
        person = get_object_or_404(queries.staff_of(request.user), pk=person_id)
        actions.let_go(person, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Roles(APIView):
    """The roles of one member of staff."""

    permission_classes = CHANGE

    @extend_schema(operation_id="give_role", request=NewRole, responses={201: RoleBody, 404: NOT_YOURS})
    def post(self, request: Any, person_id: int) -> Response:
        """Let somebody act in a role."""
        person = get_object_or_404(queries.colleagues_of(request.user), pk=person_id)
        said = read(NewRole, request)
        own = queries.organisations_of(request.user, "people.change")
        organisation = get_object_or_404(own, pk=said["organisation"])
        place = (
            get_object_or_404(Place, pk=said["place"], organisation=organisation) if said["place"] else None
        )
        role = actions.give_role(
            person, role=said["role"], organisation=organisation, place=place, at=request.now, by=request.user
        )
        return Response(RoleBody(role).data, status=status.HTTP_201_CREATED)


class RoleView(APIView):
    """One role of one member of staff."""

    permission_classes = CHANGE

    @extend_schema(operation_id="take_role", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, person_id: int, role_id: int) -> Response:
        """End it."""
        roles = queries.roles_given_by(request.user).filter(person=person_id)
        actions.take_role(get_object_or_404(roles, pk=role_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("people", People.as_view(), name="people"),
    path("people/me/password", OwnPassword.as_view(), name="change_password"),
    path("people/<int:person_id>", PersonView.as_view(), name="person"),
    path("people/<int:person_id>/password", NewPassword.as_view(), name="renew_password"),
    path("people/<int:person_id>/leaving", Leaving.as_view(), name="let_go"),
    path("people/<int:person_id>/roles", Roles.as_view(), name="give_role"),
    path("people/<int:person_id>/roles/<int:role_id>", RoleView.as_view(), name="take_role"),
]
