"""What can be asked of the API, in the form of OpenAPI 3.1: made once by a process, the same for everybody."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


class Description(APIView):
    """The whole description; it says what there is, so nobody needs a key to read it."""

    permission_classes = [AllowAny]
    authentication_classes = []

    @extend_schema(exclude=True)
    def get(self, request: HttpRequest) -> HttpResponse:
        """As JSON, whatever was asked for."""
        return HttpResponse(_described(get_language()), content_type=OpenApiJsonRenderer.media_type)


@cache
def _described(_language: str | None) -> bytes:
    # Half a second; the meaning of each choice is in the language of whoever asks.
    schema = SchemaGenerator().get_schema(request=None, public=True)
    return bytes(OpenApiJsonRenderer().render(schema))
