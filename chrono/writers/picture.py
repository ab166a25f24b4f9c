"""The picture of a timeline as PNG and PDF, which vl-convert draws from the SVG."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Final

from chrono.errors import ChronoError
from chrono.timeline import Timeline
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.svg import svg

SCALE: Final = 2.0  # dots of a PNG to a pixel of the SVG
POINTS: Final = 0.75  # points of a PDF to a pixel: A4 across for a narrow picture


def png(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield the bytes of a PNG, and what the SVG leaves out; raise where vl-convert is absent."""
    library = _library("png")
    text, left_out = _drawn(timeline, style, 1.0)
    yield from left_out
    yield _converted(lambda: library.svg_to_png(text, scale=SCALE), "png")


def pdf(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield the bytes of a PDF of one page, text as text; as for `png`."""
    library = _library("pdf")
    text, left_out = _drawn(timeline, style, POINTS)
    yield from left_out
    yield _converted(lambda: library.svg_to_pdf(text), "pdf")


def _converted(convert: Callable[[], bytes], kind: str) -> bytes:
    """Return what vl-convert makes; its panics, which are no `Exception`, become an error."""
    try:
        return convert()
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise ChronoError(
                f"vl-convert cannot draw this {kind}: {str(error)[:200]}", "export svg instead"
            ) from None
        raise


def _drawn(timeline: Timeline, style: Style, scale: float) -> tuple[str, list[LeftOut]]:
    pieces = list(svg(timeline, style, scale))
    left_out = [piece for piece in pieces if isinstance(piece, LeftOut)]
    return "".join(piece for piece in pieces if isinstance(piece, str)), left_out


def _library(kind: str) -> ModuleType:
    try:
        import vl_convert
    except ImportError:
        raise ChronoError(
            f"{kind} needs vl-convert-python, which is not installed",
            "pip install 'chrono-timeline[pictures]', or export svg",
        ) from None
    found: ModuleType = vl_convert
    return found
