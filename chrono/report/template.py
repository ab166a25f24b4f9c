"""A template to text, by Jinja2 in its sandbox.

A template can read what it is given and nothing else: no file but the shipped templates, no module,
no attribute that starts with `_`, no change of a value. It can still take time and memory.
"""

import os
from collections.abc import Iterable
from typing import Any, Final

from chrono.errors import ChronoError
from chrono.report import ENDINGS, TEMPLATES
from chrono.report.items import Evidence, Item, Source, items, sources, years
from chrono.report.markup import FORMATS, PARTS, Language, Safe
from chrono.timeline import Timeline

Columns = tuple[str, ...]
SHIPPED: Final = os.path.join(os.path.dirname(os.path.dirname(__file__)), "templates")


def format_of(name: str) -> str:
    """Return the format that the file of a template is written in, or nothing.

    >>> format_of("letter.html.j2"), format_of("letter.md"), format_of("letter.j2")
    ('html', 'md', '')
    """
    for ending in (".j2", ".jinja", ".jinja2"):
        name = name.removesuffix(ending)
    return ENDINGS.get(os.path.splitext(name)[1].lower(), "")


def render(
    timeline: Timeline, name: str, text: str, format_: str, title: str,
    columns: Columns = (), paper: str = "a4",
) -> str:  # fmt: skip
    """Return the report that the text of a template makes of a timeline.

    `name` is that of the template, for messages; `columns` are further ones for its tables;
    `paper` is what HTML or LaTeX is printed on. Raises `ChronoError` with the line of the template
    where something is wrong.
    """
    known = sources(timeline)
    document: Language = FORMATS[format_](known.values(), title, paper)
    environment = _environment(document)
    events = tuple(items(timeline, known, columns))
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        template = environment.from_string(text)
        whole = template.render(
            title=title,
            format=format_,
            events=events,
            years=tuple(years(events)),
            cited=tuple(known.values()),
            columns=tuple(map(_heading, columns)),
        )
    except TemplateSyntaxError as error:
        where = f"{error.name}.j2" if error.name else name
        raise ChronoError(f"{where}:{error.lineno}: {error.message}", _HINT) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError,
            AttributeError, RecursionError, MemoryError, AssertionError) as error:  # fmt: skip
        raise ChronoError(
            f"{name}:{_line(error)}: {error or type(error).__name__}", _HINT
        ) from None
    return document.finish(whole)


def _heading(column: str) -> str:
    """Return the heading of a column: `Disputed` for `fields.disputed`."""
    name = column.removeprefix("fields.").replace("-", " ").replace("_", " ")
    return name[:1].upper() + name[1:]


_OURS: Final = (Item, Evidence, Source)
_HINT: Final = "docs/reports.md has what a template may use"


def _line(error: BaseException) -> int:
    """Return the line of the template that an error comes from."""
    trace, line = error.__traceback__, 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _environment(document: Language) -> Any:
    try:
        from jinja2 import FunctionLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError:
        hint = "pip install 'chrono-timeline[reports]'"
        raise ChronoError("reports need Jinja2", hint) from None

    class Environment(ImmutableSandboxedEnvironment):  # type: ignore[misc,unused-ignore]
        """What a macro or a block puts together is a part, so that it is not escaped again."""

        @staticmethod
        def concat(parts: Iterable[str]) -> str:
            return Safe("".join(parts))

        def getattr(self, obj: Any, attribute: str) -> Any:
            """Return what an event, a claim or a source says; the sandbox looks at all else."""
            if type(obj) in _OURS and attribute in obj._fields:
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

    made = Environment(
        undefined=StrictUndefined,
        finalize=document.text,
        loader=FunctionLoader(shipped),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {name: getattr(document, name) for name in PARTS}
    return made


def shipped(name: str) -> str | None:
    """Return the text of a template that chrono ships, None when there is no such."""
    bare = name.removesuffix(".j2")
    if bare not in TEMPLATES:
        return None
    with open(os.path.join(SHIPPED, f"{bare}.j2"), encoding="utf-8") as stream:
        return stream.read()
