"""Files that players ask for in pieces: phones play no sound from a server that gives it whole."""

import re
from typing import Final

from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

ASKED: Final = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
# A piece is read into memory, so whoever asks for all of it gets it in parts.
MOST: Final = 1024 * 1024


def answer(request: HttpRequest, file: File, content_type: str) -> HttpResponseBase:  # type: ignore[type-arg]  # of bytes
    """Return the file, or the one piece of it that the request asks for (RFC 9110, 14.2).

    An unreadable or manifold ``Range`` is answered with the whole, an impossible one with 416.
    """
    match = ASKED.fullmatch(request.headers.get("Range", ""))
    if match is None or match[1] == match[2] == "":
        response: HttpResponseBase = FileResponse(file, content_type=content_type)
    else:
        response = _piece(file, match[1], match[2], content_type)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _piece(file: File, first: str, last: str, content_type: str) -> HttpResponse:  # type: ignore[type-arg]
    size = file.size
    if first:
        start, end = int(first), min(int(last) if last else size - 1, size - 1)
    else:  # the last so many bytes
        start, end = max(size - int(last), 0), size - 1
    if start > end or start >= size:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    end = min(end, start + MOST - 1)
    file.seek(start)
    content = file.read(end - start + 1)
    file.close()
    headers = {"Content-Range": f"bytes {start}-{end}/{size}"}
    return HttpResponse(content, status=206, content_type=content_type, headers=headers)
