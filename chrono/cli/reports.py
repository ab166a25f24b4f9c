"""The command that writes a report from a template: report."""

import os
from typing import Any, Final

import click

from chrono.cli.command import Choice, command
from chrono.cli.formats import REPORTS, Format, instead
from chrono.cli.options import file_option, filters, output_option, times_in_option
from chrono.cli.output import put
from chrono.cli.request import request, tell
from chrono.errors import ChronoError
from chrono.report import ENDINGS, TEMPLATES

_HELP: Final = """Write a report from a template, with its citations.

Markdown has the footnotes of Pandoc; the other formats cite by the number of the source, which is
its place in the file and so the same in every report. In Word, tables repeat their head on each
page, and pages have numbers.

\b
Templates:
"""


@command(
    help=_HELP + "\n".join(f"  {name:<10}  {what}" for name, what in TEMPLATES.items()),
    epilog="""\b
Examples:
  chrono report --org CICA > briefing.md
  chrono report --template case --from 2024 -o case.docx
  chrono report --template case --columns people,fields.issue --paper letter -o case.docx
  chrono report --template letter.html.j2 -o letter.html""",
)
@file_option
@filters
@click.option("--template", default="briefing", metavar="NAME|FILE",
              help="A shipped template, or a file of your own; briefing unless given.")  # fmt: skip
@click.option(
    "--title", metavar="TEXT", help="Title of the report; the name of the file otherwise."
)
@click.option("--columns", metavar="NAMES", default="",
              help="Further columns of the tables of case and incident: fields.NAME, people, …, "
              "as `chrono list` has them.")  # fmt: skip
@click.option("--paper", type=Choice(["a4", "letter"]), default="a4",
              help="Of Word, HTML and LaTeX; a4 unless given.")  # fmt: skip
@click.option("-O", "--format", "format_", type=Format(REPORTS),
              help="md unless given or told by the ending of -o or of the template.")  # fmt: skip
@times_in_option
@output_option
@click.pass_context
def report(ctx: click.Context, /, **options: Any) -> None:
    """Write a report from a template, with its citations."""
    from chrono.report import word
    from chrono.report.template import render
    from chrono.writers.cells import check_columns
    from chrono.writers.package import newest

    name, text, own = _template(options["template"])
    ending = os.path.splitext(options["output"] or "")[1].lower()
    told = ENDINGS.get(ending, "")
    if ending and options["output"] != "-" and not told:
        raise ChronoError(f"a report cannot be {ending[1:]}", instead(ending[1:], REPORTS))
    format_ = options["format_"] or told or own or "md"
    if ending and options["output"] != "-" and told != format_:
        raise ChronoError(
            f"{options['output']} does not end like {format_}", "give it another ending"
        )
    asked = request(ctx, options)
    found = asked.timeline()
    files = asked.chronology.files
    title = options["title"] or next((file.name for file in files if file.name), "Chronology")
    columns = check_columns(name.strip() for name in options["columns"].split(",") if name.strip())
    if format_ == "docx":
        properties = word.Properties(title, newest(found), options["paper"])
        put([_word(found, name, text, own, properties, columns)], options["output"])
    else:
        fitting = _fitting(own, format_, name)
        made = render(found, name, text, fitting, title, columns, options["paper"])
        put([made], options["output"], data=True)
    tell(asked, found)


def _template(given: str) -> tuple[str, str, str]:
    """Return the name of a template, its text, and the format it is written in, if in one alone."""
    from chrono.report.template import format_of, shipped
    from chrono.store.text import decode, read_bytes

    held = shipped(given)
    if held is not None:
        return f"{given}.j2", held, ""
    if not os.path.exists(given) and not os.path.splitext(given)[1]:
        from chrono.spelling import listed

        hint = f"{listed(given, TEMPLATES)}; or name a file"
        raise ChronoError(f"no template {given}", hint)
    raw = read_bytes(given, f"shipped are {', '.join(TEMPLATES)}")
    return given, decode(given, raw), format_of(given)


def _fitting(own: str, format_: str, name: str) -> str:
    """Return the format to render, which a template that is written in another cannot give."""
    if own and own != format_:
        raise ChronoError(f"{name} is a template for {own}, not for {format_}", f"say -O {own}")
    return format_


def _word(
    found: Any, name: str, text: str, own: str, properties: Any, columns: tuple[str, ...]
) -> bytes:
    """Return a document of Word: from HTML, or from a template in Markdown by Pandoc."""
    import shutil

    from chrono.report import word
    from chrono.report.template import render

    if own in ("", "html"):
        return word.by_docx(
            render(found, name, text, "html", properties.title, columns), properties
        )
    # Never one in the folder this runs in, which an empty or relative entry would find.
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    pandoc = shutil.which("pandoc", path=os.pathsep.join(filter(os.path.isabs, folders)))
    if own != "md" or not pandoc:
        hint = "install pandoc" if own == "md" else "Word is made from Markdown or HTML"
        raise ChronoError(f"{name} is a template for {own}, which takes Pandoc", hint)
    return word.by_pandoc(
        pandoc, render(found, name, text, "md", properties.title, columns), properties
    )
