"""The command line: arguments in, text out, exit status. A module for each family of commands.

To add a command: a function in the module of its family, a row in `COMMANDS`, a section in
tests/console/, and `python -m tests.refresh` for docs/cli.md. The rows are static so that
`chrono --help` and `chrono list` import no module that they do not need.
"""

import gc
import os
import sys
from errno import EBADF
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from chrono import __version__
from chrono.cli.command import Choice, Context, check_dashes, unknown_option
from chrono.cli.streams import drop_output, prepare
from chrono.errors import ChronoError, DateError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name -> (module, function, one line of help)
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "list": ("view", "list_command", "Print the timeline, or a part of it."),
    "timeline": ("timeline", "timeline", "Draw the timeline in the terminal."),
    "show": ("view", "show", "Show one event with its claims, quotes and sources."),
    "stats": ("view", "stats", "Count events by year, organisation, source and precision."),
    "entities": ("entries", "entities", "List, add and edit organisations, people and places."),
    "sources": ("entries", "sources", "List, add and edit the sources."),
    "init": ("curate", "init", "Write a commented chronology to start from."),
    "add": ("add", "add", "Add an event."),
    "edit": ("edit", "edit", "Change an event, by options or in your editor."),
    "rm": ("curate", "rm", "Take events out."),
    "fmt": ("curate", "fmt", "Write every entry in the canonical form."),
    "date": ("dates", "date", "Say how a phrase is read as a date."),
    "tag": ("tagging", "tag", "Find the dates in texts."),
    "extract": ("extract", "extract", "Propose events from documents."),
    "review": ("review", "review", "Decide about what was proposed."),
    "check": ("check", "check", "Look for what is wrong or thin in a chronology."),
    "export": ("export", "export", "Write a calendar or another format."),
    "merge": ("merge", "merge", "Put chronologies together."),
    "import": ("import_", "import_", "Take in events of another format."),
    "report": ("reports", "report", "Write a report from a template, with citations."),
    "serve": ("serve", "serve", "Serve a page, a calendar and JSON to this machine."),
    "help": ("help", "help_", "Show how a command is used."),
    "version": ("version", "version_command", "Show the version."),
    "schema": ("check", "schema", "Print the JSON Schema of the file, for editors."),
    "completion": ("completion", "completion", "Print what makes a shell complete chrono."),
}
COLOR: Final = "chrono.color"  # where the choices for the screen are kept while a command runs
PAGER: Final = "chrono.pager"


class Commands(click.Group):
    """A group whose commands are imported when they are run."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments before the command."""
        if not ctx.resilient_parsing:
            check_dashes(ctx, args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise unknown_option(ctx, error.option_name) from None

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
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from chrono.cli.arguments import file_use
            from chrono.spelling import suggestion

            hint = suggestion(name, COMMANDS) or file_use(name)
            hint = hint or "`chrono help` lists the commands"
            raise click.UsageError(f"there is no command {name}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem[str]"]:
        """Return the commands and options that may be meant, importing no command."""
        from click.shell_completion import CompletionItem

        named = [(name, row[2]) for name, row in COMMANDS.items() if name.startswith(incomplete)]
        items = [CompletionItem(name, help=line) for name, line in named]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it cannot do is told here, while its options still hold."""
        try:
            return super().invoke(ctx)
        except (ChronoError, DateError) as error:
            from chrono.cli.report import show_error

            show_error(ChronoError(error.message, error.hint, getattr(error, "problems", ())))
            return 2


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None:
        ctx.meta[COLOR if param.name == "color" else PAGER] = value


color_option = click.option(
    "--color", type=Choice(["auto", "always", "never"]), expose_value=False, callback=_keep,
    help="Colours: auto (on a terminal, unless $NO_COLOR is set), always or never.",
)  # fmt: skip
pager_option = click.option(
    "--no-pager", "pager", flag_value=False, default=None, expose_value=False, callback=_keep,
    help="Never through $CHRONO_PAGER, $PAGER or less.",
)  # fmt: skip


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    click.echo(f"chrono {__version__}")
    if ctx.params.get("verbose"):
        from chrono.cli.version import details

        click.echo(details())
    ctx.exit()


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
@color_option
@pager_option
@click.option("-V", "--version", is_flag=True, expose_value=False, callback=_version,
              help="Show the version and exit.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, is_eager=True,
              help="With --version: all that a report of a bug should say.")  # fmt: skip
@click.pass_context
def cli(ctx: click.Context, files: tuple[str, ...], verbose: bool) -> None:
    """Keep a cited chronology as plain text, and ask it questions."""
    if verbose:
        raise click.UsageError("--verbose goes with --version", ctx)
    ctx.obj = files


# Young objects before a collection, and so on: a chronology makes many values and few cycles, and
# this process is chrono's own. The library leaves the collector of its host alone.
COLLECTED: Final = (1_000_000, 20, 100)


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    gc.set_threshold(*COLLECTED)
    prepare()
    status = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        status = _complain(error)
    gc.freeze()  # the interpreter looks through everything once more as it leaves
    sys.exit(status)


def _run() -> int:
    output = sys.stdout
    if "_CHRONO_COMPLETE" in os.environ:
        import chrono.cli.shells  # noqa: F401 - click finds them by their names
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
    except BrokenPipeError:
        drop_output()
        return 0
    except SystemExit:
        if sys.stdout is output:
            raise
        drop_output()  # the pipe is closed: click puts a stream of its own there, and exits 1
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
        why = "it is closed" if error.errno == EBADF else error.strerror or error
        show_error(ChronoError(f"the output cannot be written: {why}"))
        drop_output()
    return 2
