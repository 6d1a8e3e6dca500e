"""What a file is by its content, and how large it may be; its name and what a browser says of it count for nothing."""

from regie.refusal import Refused

# The first bytes that make a file what it is, and the type it is then served as.
HEADS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
    b"ID3": "audio/mpeg",
    b"\xff\xfb": "audio/mpeg",
    b"OggS": "audio/ogg",
}
# A box in which the eighth byte says what is in it.
BOXES = {
    (b"RIFF", b"WEBP"): "image/webp",
    (b"RIFF", b"WAVE"): "audio/wav",
}
# What phones record: the brand behind `ftyp`.
BRANDS = {b"M4A ": "audio/mp4", b"mp42": "video/mp4", b"isom": "video/mp4"}
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".png", "application/pdf": ".pdf",
    "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/wav": ".wav", "audio/mp4": ".m4a", "video/mp4": ".mp4",
}  # fmt: skip


def type_of(content: bytes) -> str:
    """The media type that the content has, "" for what is not taken."""
    for head, media_type in HEADS.items():
        if content.startswith(head):
            return media_type
    if content[4:8] == b"ftyp":
        return BRANDS.get(content[8:12], "")
    return BOXES.get((content[:4], content[8:12]), "")


def check_size(*, size: int, most: int) -> None:
    """Raise for an empty file and for one that is larger than the setting."""
    if size == 0:
        raise Refused("file_is_empty")
    if size > most:
        raise Refused("file_too_large", megabytes=most // 1_000_000)


def check_type(media_type: str) -> None:
    """Raise for what is not taken: anything that could run."""
    if not media_type:
        raise Refused("file_type_not_taken")


def check_removal(*, there: bool, held: bool, may: bool, why: str) -> None:
    """Raise when it is gone already, somebody keeps the case as it is, it is for others to do, or nobody says why."""
    if not there:
        raise Refused("file_is_gone")
    if held:
        raise Refused("case_is_held")
    if not may:
        raise Refused("file_not_yours_to_remove")
    if not why.strip():
        raise Refused("removal_needs_a_reason")


def may_remove(
    *, by_id: int, added_by: int, judged: bool, in_charge: int | None, keeps_privacy: bool
) -> bool:
    """Who added it, until the case was judged; then only who has the regie; and always who keeps privacy."""
    return keeps_privacy or by_id == in_charge or (by_id == added_by and not judged)


def check_pixels(*, width: int, height: int, most: int) -> None:
    """Raise before an image is unpacked that would fill the memory: a small file can be a very large picture."""
    if width * height > most:
        raise Refused("image_too_large")


def safe_name(name: str, media_type: str) -> str:
    """A name to download under: letters, digits and dashes, with the ending of what it really is."""
    stem = name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in stem).strip("-")
    return (plain[:60] or "bestand") + ENDINGS.get(media_type, "")
