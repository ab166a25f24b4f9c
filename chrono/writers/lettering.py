"""Text in an SVG picture: its parts in bold or not, each script in fonts that have it."""

from typing import Final

from chrono.writers.fonts import BROAD, plain, runs
from chrono.writers.markup import html
from chrono.writers.widths import BOLD, em

SIZE: Final = 12  # of letters, in pixels
HALO: Final = ' stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


def text(x: float, y: float, *parts: str, bold: str = "", rest: str = "", size: int = SIZE) -> str:
    """Return a text element: `bold` first, then the other parts; `rest` are its attributes.

    Runs in the usual fonts follow each other. One in other fonts begins at a measured place of its
    own, and so does what follows it: see `fonts`.
    """
    spans: list[str] = []
    at, usual = x, plain(bold + "".join(parts))
    for part, weight in ((bold, ' font-weight="bold"'), *((part, "") for part in parts)):
        for run in runs(part):
            place = "" if usual or not spans else f' x="{at:.1f}"'
            fonts = "" if usual else f' font-family="{run.fonts or BROAD}"'
            blank = ' xml:space="preserve"' if run.text[:1] == " " or run.text[-1:] == " " else ""
            shown, values = html(run.text), weight + place + fonts + blank
            if run.text:
                spans.append(f"<tspan{values}>{shown}</tspan>" if values else shown)
            at += em(run.text) * size * (BOLD if weight else 1)
    sized = "" if size == SIZE else f' font-size="{size}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{sized}{rest}>{"".join(spans)}</text>\n'
