"""The command line: arguments in, text out, exit status. A module for each family of commands.

To add a command: a function in the module of its family, a row in `COMMANDS`, a section in
tests/console/, and `python -m tests.refresh` for docs/cli.md. The rows are static so that
`chrono --help` and `chrono list` import no module that they do not need.
"""

import os
import sys
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from chrono import __version__
from chrono.errors import ChronoError, DateError

# name -> (module, function, one line of help)
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "list": ("view", "list_command", "Print the timeline, or a part of it."),
    "show": ("view", "show", "Show one event with its claims, quotes and sources."),
    "stats": ("view", "stats", "Count events by year, organisation, source and precision."),
    "entities": ("view", "entities", "List the organisations, people and places."),
    "init": ("curate", "init", "Write a commented chronology to start from."),
    "add": ("add", "add", "Add an event."),
    "edit": ("edit", "edit", "Change an event, by options or in your editor."),
    "rm": ("curate", "rm", "Take events out."),
    "fmt": ("curate", "fmt", "Write every entry in the canonical form."),
    "date": ("dates", "date", "Say how a phrase is read as a date."),
    "check": ("check", "check", "Look for what is wrong or thin in a chronology."),
    "export": ("export", "export", "Write a calendar or another format."),
    "schema": ("check", "schema", "Print the JSON Schema of the file, for editors."),
}


class Commands(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        found: click.Command = getattr(import_module(f"chrono.cli.{row[0]}"), row[1])
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from the table, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row[2]) for name, row in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told with the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else " See chrono --help."
            raise click.UsageError(f"there is no command {name}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `chrono init`, or read the README. `chrono COMMAND --help` has examples.",
)
@click.option(
    "-f", "--file", "files", multiple=True, metavar="FILE",
    help="Chronology to read: a file, a folder, or - for standard input; may be repeated. "
    "Otherwise $CHRONO_FILE, else events.yaml here or in a folder above.",
)  # fmt: skip
@click.version_option(__version__, "-V", "--version", message="chrono %(version)s")
@click.pass_context
def cli(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Keep a cited chronology as plain text, and ask it questions."""
    ctx.obj = files


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
    status = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        status = _complain(error)
    sys.exit(status)


def _run() -> int:
    output = sys.stdout
    try:
        returned: Any = cli.main(prog_name="chrono", standalone_mode=False)
        return returned if isinstance(returned, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        from chrono.cli.report import show_usage

        show_usage(error)
        return 2
    except (ChronoError, DateError) as error:
        from chrono.cli.report import show_error

        show_error(ChronoError(error.message, error.hint, getattr(error, "problems", ())))
        return 2
    except BrokenPipeError:
        _drop_output()
        return 0
    except SystemExit:
        if sys.stdout is output:
            raise
        _drop_output()  # the pipe is closed: click puts a stream of its own there, and exits 1
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _complain(error)


def _complain(error: OSError) -> int:
    from chrono.cli.report import show_error

    if error.filename is not None:
        show_error(ChronoError(f"{error.filename}: {error.strerror}"))
    else:
        show_error(ChronoError(f"the output cannot be written: {error.strerror or error}"))
        _drop_output()
    return 2


def _drop_output() -> None:
    """Point standard output nowhere, so that the interpreter's own flush says nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
