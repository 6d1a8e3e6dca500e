"""Care and feedback in JSON: the same verbs as the screen."""

from regie.aftercare.api import also, care

urlpatterns = [*care.urlpatterns, *also.urlpatterns]

__all__ = ["urlpatterns"]
