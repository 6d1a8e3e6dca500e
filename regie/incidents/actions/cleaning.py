"""The same photo, paper or recording without what stands beside it: who made it, where, when and with which device.

Every type that is taken is cleaned, or refused: a photo is written again from its pixels, a PDF is written again
without its properties and without what was hung on it, and of sound and video the tags are made empty.
"""

from io import BytesIO
from typing import Any

import pikepdf
from django.conf import settings
from PIL import Image, ImageOps

from regie.incidents import rules
from regie.refusal import Refused

# What an image is written as again; nothing of the old file but its pixels goes over.
WRITTEN_AS = {
    "image/jpeg": ("JPEG", "image/jpeg"),
    "image/png": ("PNG", "image/png"),
    "image/webp": ("PNG", "image/png"),
}
# Of an object in a PDF: XMP, what a program kept for itself, when it was changed, and what runs by itself.
TELLS = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction")
# Of a remark on a page: who wrote it, when, and under which number; of a field the same letter is its own name.
TELLS_OF_A_REMARK = ("/T", "/M", "/CreationDate", "/NM")
# In a JPEG: APP1 (Exif, XMP), APP3 to APP13 and the remark; colours need APP0, APP2 and APP14.
JPEG_TELLS = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
JPEG_SCAN = 0xDA


def cleaned(content: bytes, media_type: str) -> tuple[bytes, str]:
    """The content without what tells on people, and the type that it then has; raises Refused for what cannot be."""
    if media_type in rules.IMAGES:
        return photo(content, media_type)
    if media_type == "application/pdf":
        return paper(content), media_type
    return rules.without_tags(content, media_type), media_type


def photo(content: bytes, media_type: str) -> tuple[bytes, str]:
    """The same picture without the place, the camera and whatever else stood in the file beside its pixels."""
    kind, becomes = WRITTEN_AS[media_type]
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as opened:
            rules.check_pixels(width=opened.width, height=opened.height, most=settings.EVIDENCE_MAX_PIXELS)
            upright = ImageOps.exif_transpose(opened).convert("RGB" if kind == "JPEG" else "RGBA")
            pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    except Refused:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise Refused("image_not_readable") from problem
    written = BytesIO()
    pixels.save(written, kind)
    return written.getvalue(), becomes


def paper(content: bytes) -> bytes:
    """The same pages: no properties, no history, no scripts; raises Refused for a lock and for files inside."""
    try:
        with pikepdf.open(BytesIO(content)) as opened:
            _refuse_files(opened)
            for told in opened.objects:
                _quiet(told)
            for beside in ("/Names", "/AF", "/Collection"):
                if beside in opened.Root:
                    _drop(opened.Root, beside)
            if "/Info" in opened.trailer:
                del opened.trailer["/Info"]
            written = BytesIO()
            # What nothing refers to any more, such as an earlier version, is not written again.
            opened.save(written, static_id=True)
    except pikepdf.PasswordError as problem:
        raise Refused("pdf_is_locked") from problem
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as problem:
        raise Refused("pdf_not_readable") from problem
    return written.getvalue()


def _refuse_files(opened: pikepdf.Pdf) -> None:
    """A file in a file has no scanner, no cleaning and no name of its own here."""
    hung = any(
        isinstance(one, pikepdf.Dictionary)
        and ("/EF" in one or str(one.get("/Subtype")) in ("/FileAttachment", "/RichMedia", "/Screen"))
        for one in opened.objects
    )
    if hung or len(opened.attachments):
        raise Refused("pdf_carries_files")


def _drop(root: Any, beside: str) -> None:
    """Names also holds where links go to; scripts stand there as well, and those go."""
    if beside != "/Names":
        del root[beside]
        return
    for one in ("/JavaScript", "/EmbeddedFiles"):
        if one in root[beside]:
            del root[beside][one]


def _quiet(told: Any) -> None:
    if not isinstance(told, pikepdf.Dictionary | pikepdf.Stream):
        return
    remark = "/Rect" in told and "/Subtype" in told and str(told["/Subtype"]) != "/Widget"
    for key in (*TELLS, *(TELLS_OF_A_REMARK if remark else ())):
        if key in told:
            del told[key]
    if isinstance(told, pikepdf.Stream) and told.get("/Filter") == "/DCTDecode":
        how: dict[str, Any] = {"filter": told["/Filter"], "decode_parms": told.get("/DecodeParms")}
        told.write(_plain_jpeg(told.read_raw_bytes()), **how)


def _plain_jpeg(content: bytes) -> bytes:
    """A photo inside a page, without its Exif: piece by piece until the picture itself begins."""
    kept, at = content[:2], 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != JPEG_SCAN:
        stop = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        kept += b"" if content[at + 1] in JPEG_TELLS else content[at:stop]
        at = stop
    return kept + content[at:]
