"""From paper to a PDF that a screen reader can read: tagged, with a language, a title and its own fonts."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils.translation import override

from regie.refusal import Refused

# What pip does not bring; the same as in scripts/system_packages.
COMMAND = "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
STATIC = "static:"


class PdfUnavailable(Refused):
    """This machine lacks the library that sets text (Pango). Everything but the PDF works."""

    def __init__(self) -> None:
        super().__init__("pdf_unavailable", command=COMMAND)


def pdf_of(paper: dict[str, Any], *, is_concept: bool = False) -> bytes:
    """The bytes of the PDF; a concept says on every page that it was not sent."""
    with override(paper["language"]):
        return printed(render_to_string("letters/pdf.html", {**paper, "is_concept": is_concept}))


def printed(text: str) -> bytes:
    """Any paper of ours, written in HTML, as a tagged PDF."""
    html, fetcher = _printer()
    return html(string=text, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")


def print_page(html: str) -> bytes:
    """The bytes of the PDF of one page that is complete in itself."""
    printed, fetcher = _printer()
    return printed(string=html, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")


@cache
def _printer() -> tuple[Any, Any]:
    """WeasyPrint, which needs Pango and a second to load; only asked for when a letter is printed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415
    except (ImportError, OSError) as problem:
        raise PdfUnavailable from problem

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
        """Nothing from the network, nothing from the disk but our own static files."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, static_file(url))

    return HTML, OwnFilesOnly()


def static_file(url: str) -> bytes:
    """The bytes of one of our own static files; every other address is refused."""
    if not url.startswith(STATIC):
        raise ValueError(f"a letter may not fetch {url}")
    try:
        found = finders.find(url.removeprefix(STATIC))
    except SuspiciousFileOperation as problem:
        raise ValueError(f"a letter may not fetch {url}") from problem
    if not found:
        raise ValueError(f"there is no static file {url}")
    return unpacked(found) if found.endswith(".woff2") else Path(found).read_bytes()


@cache
def unpacked(font: str) -> bytes:
    """A web font as the printer needs it; once a process, because that takes longer than the letter itself."""
    from fontTools.ttLib import woff2  # noqa: PLC0415  comes with the printer

    plain = BytesIO()
    woff2.decompress(BytesIO(Path(font).read_bytes()), plain)
    return plain.getvalue()
