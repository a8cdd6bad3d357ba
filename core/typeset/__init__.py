"""Paper and pictures set by typst: Persian from right to left, or English. 10–30 ms a document.

Nothing that people typed becomes part of a source; it travels as JSON and is shown as text.
"""

import json
from pathlib import Path
from typing import Any, Final

import typst

FONTS: Final = Path(__file__).parent / "fonts"


def pdf(source: Path, data: dict[str, Any]) -> bytes:
    """Return ``source`` set with ``data`` (JSON in ``sys.inputs.data``) as a PDF."""
    return bytes(_set(source, data, format="pdf"))


def png(source: Path, data: dict[str, Any]) -> bytes:
    """Return the only page of ``source`` as a PNG, a pixel for each point of the page."""
    return bytes(_set(source, data, format="png", ppi=72))


def _set(source: Path, data: dict[str, Any], **how: Any) -> Any:
    return typst.compile(
        str(source),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **how,
    )
