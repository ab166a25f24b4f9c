"""A timeline as an SVG picture, which stands alone: no script, no font, no address."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from chrono.chart.axis import Tick, ticks
from chrono.chart.bars import Bar, Shape, reach, shape
from chrono.chart.hues import Hues, hues
from chrono.chart.sheet import Sheet, sheet
from chrono.dates import Match, words
from chrono.timeline import Timeline
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.drawing import elapsed
from chrono.writers.fonts import USUAL
from chrono.writers.lettering import HALO, SIZE, text
from chrono.writers.markup import html
from chrono.writers.page import BAND, BAR, EDGE, LEAST, LINE, Band, Page, Place, page
from chrono.writers.widths import BOLD, broken, em

# Of Okabe and Ito, for eyes of every kind; the first is for what has no colour of its own.
PALETTE: Final = ("#666666", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
INK: Final = "#1a1a1a"
FAINT: Final = "#d9d9d9"
FADE: Final = 18  # pixels over which a bar fades whose bound is about
PALE: Final = 0.25  # how opaque is what may be
FADING: Final = 0.4  # how opaque a fade of what may be begins
MIDDLE: Final = ' text-anchor="middle"'
HEAD: Final = 46  # the axis above the bands
NAME: Final = 16  # em of a name in the key


def _pale(bar: Bar) -> bool:
    return bar.choice or (not bar.moment and (bar.first, bar.last) != (bar.begun, bar.ended))


# What a shape says, and whether a bar has it.
SHAPES: Final[tuple[tuple[str, Callable[[Bar, Shape], bool]], ...]] = (
    ("pale: some time in it", lambda bar, _: _pale(bar)),
    ("fading: about, or not known", lambda _, shape: "fade" in (shape.left, shape.right)),
    ("dashed or a ring: uncertain", lambda bar, _: bar.doubt),
    ("an arrow: goes on", lambda _, shape: "arrow" in (shape.left, shape.right)),
)
FOOT: Final = 24
SMALL: Final = 11
TALL: Final = 800  # from which on the ticks are named below as well


def svg(timeline: Timeline, style: Style, scale: float = 1.0) -> Iterator[Piece]:
    """Yield the lines of a picture, and each event that has no date and so no place in it.

    `scale` is how large it is shown, where it is not told otherwise.
    """
    drawn = sheet(timeline.rows, timeline.chronology, style.window)
    yield from (LeftOut(row.id, "it has no date") for row in drawn.undated)
    colours = hues((item.row.event for item in drawn.items), style.hues)
    laid = page(drawn, style, HEAD)
    found = ticks(laid.low, laid.high, lambda some: _fit(some, laid))
    body = [part for band in laid.bands for part in _band(band, laid, colours)]
    key = list(_key(laid, drawn, colours)) if drawn.items else []
    height = laid.bottom + FOOT + LINE * 3 * bool(key)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{laid.width * scale:g}" '
        f'height="{height * scale:g}" viewBox="0 0 {laid.width} {height:g}" role="img" '
        f'font-family="{USUAL}" font-size="{SIZE}" fill="{INK}">\n'
    )
    yield f"<title>{html(_title(drawn))}</title>\n"
    yield from _fades(colours)
    yield f'<rect width="{laid.width}" height="{height:g}" fill="#ffffff"/>\n'
    yield from _axis(found, laid, drawn.zone)
    yield from body
    if laid.bottom > TALL:
        yield from _names(found, laid, laid.bottom + LINE)
    yield from key
    yield "</svg>\n"


def _title(drawn: Sheet) -> str:
    count = len(drawn.items)
    if not count:
        return "Timeline of no events"
    first, last = drawn.items[0].row.event.date, drawn.items[-1].row.event.date
    ends = f", from {words(first)} to {words(last)}" if first and last and count > 1 else ""
    return f"Timeline of {count:,} {'event' if count == 1 else 'events'}{ends}"


def _fades(colours: Hues) -> Iterator[str]:
    """Yield the gradients of each colour: to the left, to the right, to both sides; pale ones."""
    yield "<defs>\n"
    stopped = (("l", (0, 1)), ("r", (1, 0)), ("b", (0, 1, 0)))
    pale = [(f"p{name}", [stop * FADING for stop in stops]) for name, stops in stopped]
    for hue in range(len(colours.names) + 1):
        for name, stops in (*stopped, *pale):
            inner = "".join(
                f'<stop offset="{at / (len(stops) - 1):g}" stop-color="{PALETTE[hue]}" '
                f'stop-opacity="{opacity:g}"/>'
                for at, opacity in enumerate(stops)
            )
            yield f'<linearGradient id="{name}{hue}">{inner}</linearGradient>\n'
    yield "</defs>\n"


def _rect(x: float, y: float, width: float, height: float, rest: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {rest}/>\n'


def _fit(some: Sequence[Tick], laid: Page) -> bool:
    """Return whether there are ticks and each has room for its name."""
    ends = [laid.x(tick.at) + em(tick.label) * SMALL / 2 for tick in some]
    begins = [laid.x(tick.at) - em(tick.label) * SMALL / 2 for tick in some]
    return len(some) > 1 and all(
        end + 2 * SMALL <= begin for end, begin in zip(ends, begins[1:], strict=False)
    )


def _axis(found: Sequence[Tick], laid: Page, zone: str) -> Iterator[str]:
    """Yield the lines of the ticks, their names and those of the larger periods above."""
    end = 0.0
    yield from _names(found, laid, HEAD - 10)
    for tick in found:
        x = laid.x(tick.at)
        yield _rect(x - 0.5, HEAD - 4, 1, laid.bottom - HEAD + 4, f'fill="{FAINT}"')
        if tick.context and x >= end:
            yield text(x, HEAD - 26, bold=tick.context, size=SMALL)
            end = x + em(tick.context) * SMALL * BOLD + SMALL
    if zone and any(":" in tick.label for tick in found):
        yield text(laid.right, HEAD - 26, zone, rest=' text-anchor="end"', size=SMALL)
    yield _rect(laid.left, HEAD - 1, laid.right - laid.left, 1, f'fill="{INK}"')


def _names(found: Sequence[Tick], laid: Page, y: float) -> Iterator[str]:
    for tick in found:
        yield text(laid.x(tick.at), y, tick.label, rest=MIDDLE, size=SMALL)


def _band(band: Band, laid: Page, colours: Hues) -> Iterator[str]:
    if band.name:
        yield _rect(EDGE, band.bottom - 0.5, laid.width - 2 * EDGE, 1, f'fill="{FAINT}"')
        lines = broken(f"{band.name} ({band.size:,})", (BAND - 10) / SIZE / BOLD, 3)
        if band.counts:
            lines = broken(f"{band.name} ({band.size:,})", (BAND - 10) / SIZE / BOLD, 2)
        for number, line in enumerate(lines):
            y = band.top + 2 + LINE * (number + 1)
            yield text(EDGE, y, bold=line)
    if band.counts:
        yield from _columns(band, laid, colours)
    for place in band.places:
        hue = colours.of(place.item.row.event)
        yield f"<g><title>{html(_whole(place))}</title>\n"
        yield from _bar(place.item.bar, place.bar, hue, laid)
        yield from _label(place)
        yield "</g>\n"


def _whole(place: Place) -> str:
    return f"{place.date}: {place.item.row.event.title}"


def _label(place: Place) -> Iterator[str]:
    """Yield the lines of a label, the date in bold."""
    bold = len(" ".join(place.date.split()))
    star = "* " if place.item.row.match == Match.POSSIBLE else ""
    for number, line in enumerate(place.lines):
        head, tail = line[:bold], line[bold:]
        bold = max(bold - len(line) - 1, 0)
        head = head if number else star + head
        yield text(place.x, place.y + LINE * (number + 1) - 3, tail, bold=head, rest=HALO)


def _bar(bar: Bar, top: float, hue: int, laid: Page) -> Iterator[str]:
    """Yield what is drawn of a bar: its sure and its possible parts, ends that fade or go on."""
    colour = PALETTE[hue]
    pale = f'fill="{colour}" fill-opacity="{PALE}" stroke="{colour}" stroke-width="0.8"'
    full = f'fill="{colour}"'
    if bar.doubt:
        full = pale = f'{pale} stroke-dasharray="3 2"'
    drawn = shape(bar, laid.low, laid.high)
    parts = [(laid.x(low), laid.x(high), sure) for low, high, sure in drawn.pieces]
    left, right = parts[0][0], parts[-1][1]
    if right - left < LEAST and "arrow" not in (drawn.left, drawn.right):
        yield from _point(bar, drawn, (left + right) / 2, top, hue)
        return
    begins, ends = _soft(bar, drawn, right - left, laid)
    for a, b, sure in parts:
        a, b = max(a, left + begins), min(b, right - ends)
        if b > a:
            yield _rect(a, top, b - a, BAR, full if sure else pale)
    yield from _softened(left, left + begins, top, f"l{hue}", parts[0][2] and not bar.doubt)
    yield from _softened(right - ends, right, top, f"r{hue}", parts[-1][2] and not bar.doubt)
    for cap, x, way in ((drawn.left, left, -1), (drawn.right, right, 1)):
        if cap == "arrow":
            yield _arrow(x, top, way, colour)


def _soft(bar: Bar, drawn: Shape, wide: float, laid: Page) -> tuple[float, float]:
    """Return over how many pixels a bar fades at its left and at its right."""
    far = laid.x(laid.low + reach(laid.low, laid.high)) - laid.left
    begins, ends = (
        0.0 if cap != "fade" else FADE if bound is not None else far
        for cap, bound in ((drawn.left, bar.first), (drawn.right, bar.last))
    )
    if begins + ends > wide:
        return wide * begins / (begins + ends), wide * ends / (begins + ends)
    return begins, ends


def _softened(a: float, b: float, top: float, fade: str, sure: bool) -> Iterator[str]:
    if b > a:
        yield _rect(a, top, b - a, BAR, f'fill="url(#{"" if sure else "p"}{fade})"')


def _arrow(x: float, top: float, way: int, colour: str) -> str:
    points = ((0, -3), (way * 12, BAR / 2), (0, BAR + 3))
    text = " ".join(f"{x - way * 4 + dx:.1f},{top + dy:.1f}" for dx, dy in points)
    return f'<polygon points="{text}" fill="{colour}"/>\n'


def _point(bar: Bar, drawn: Shape, x: float, top: float, hue: int) -> Iterator[str]:
    """Yield what is narrower than can be seen: a disc, a ring for a doubtful date, a soft spot."""
    colour, y = PALETTE[hue], top + BAR / 2
    if "fade" in (drawn.left, drawn.right):
        yield _rect(x - FADE / 2, top, FADE, BAR, f'fill="url(#b{hue})"')
    elif bar.doubt or bar.choice:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#ffffff" stroke="{colour}" \
stroke-width="1.6"/>\n'
    else:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>\n'


def _columns(band: Band, laid: Page, colours: Hues) -> Iterator[str]:
    """Yield the columns of a band, and how many the tallest counts."""
    hue = colours.names.index(band.name) + 1 if band.name in colours.names else 0
    wide = (laid.right - laid.left) / len(band.counts)
    tall = band.bottom - band.top - SMALL - 4
    for number, count in enumerate(band.counts):
        if count:
            height = max(count / band.most * tall, 0.6)
            x = laid.left + number * wide
            yield _rect(x + 0.5, band.bottom - height, wide - 1, height, f'fill="{PALETTE[hue]}"')
    peak = max(range(len(band.counts)), key=band.counts.__getitem__)
    height = band.counts[peak] / band.most * tall
    x = laid.left + (peak + 0.5) * wide
    if band.counts[peak] >= 0.5:
        shown = f"{band.counts[peak]:,.0f}"
        yield text(x, band.bottom - height - 2, shown, rest=MIDDLE, size=SMALL)


def _key(laid: Page, drawn: Sheet, colours: Hues) -> Iterator[str]:
    """Yield what explains the colours and the shapes that occur."""
    x, y = float(EDGE), laid.bottom + 2 * LINE + 8
    others = [(0, "other")] if any(not colours.of(item.row.event) for item in drawn.items) else []
    for hue, name in [*enumerate(colours.names, 1), *others] if colours.names else ():
        label = broken(name, NAME, 1)[0]
        yield _rect(x, y - 8, 9, 9, f'fill="{PALETTE[hue]}"')
        yield text(x + 14, y, label, size=SMALL)
        x += 28 + em(label) * SMALL
    bars = [place.item.bar for band in laid.bands for place in band.places]
    shapes = [shape(bar, laid.low, laid.high) for bar in bars]
    told = [said for said, holds in SHAPES if any(map(holds, bars, shapes))]
    if counted := next((band.counts for band in laid.bands if band.counts), ()):
        told = [f"a column counts what begins in {elapsed((laid.high - laid.low) // len(counted))}"]
    yield text(EDGE, y + LINE * bool(colours.names), "; ".join(told), size=SMALL)
