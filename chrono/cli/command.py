"""What all commands have in common: how arguments are parsed, and what a mistake in them is told.

Every command is a `Command`, and a test walks them. An option that a command does not have, or
that is written with one dash, is refused with the one that is meant.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, Final

import click

from chrono.errors import ChronoError, DateError, Problem

HIDDEN: Final = "\ue000"  # stands for the dash of an argument such as -90d while click parses
DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"  # word processors turn -- into some of them


class Help(click.HelpFormatter):
    """A help page that fits a narrow screen too."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, **kept: Any) -> None:
        if width is None:
            from shutil import get_terminal_size

            columns = get_terminal_size().columns
            width = max(columns - 1, 20) if columns < NARROW else None
        super().__init__(indent_increment, width, **kept)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and their meanings; a long term has its meaning on the next line."""
        super().write_dl(rows, col_max if self.width > 48 else self.width // 4, col_spacing)


NARROW: Final = 60  # columns below which a help page is laid out otherwise


class Context(click.Context):
    """What a command is run in."""

    formatter_class = Help

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Run what belongs to the command; its outputs are compared with its inputs before."""
        if callback is self.command.callback and self.parent is not None:
            from chrono.cli.guard import check_paths

            check_paths(self)
        return super().invoke(callback, *args, **kwargs)


class Command(click.Command):
    """A command whose arguments may be dates such as -90d or -0043, and whose errors help."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; what is wrong with them is told with what may be meant."""
        if not ctx.resilient_parsing:
            check_dashes(ctx, args)
        hidden = [HIDDEN + arg[1:] if _is_date(arg) else arg for arg in args]
        try:
            rest = super().parse_args(ctx, hidden)
        except click.NoSuchOption as error:
            raise unknown_option(ctx, _shown(error.option_name)) from None
        except click.UsageError as error:
            from chrono.cli.arguments import complaint

            message = error.format_message().replace(repr(HIDDEN)[1:-1], "-").replace(HIDDEN, "-")
            raise click.UsageError(complaint(ctx, message), ctx) from None
        ctx.params = {name: _shown(value) for name, value in ctx.params.items()}
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a hint of its errors never names an option that it lacks."""
        try:
            return super().invoke(ctx)
        except (ChronoError, DateError) as error:
            if ctx.invoked_subcommand:  # which has looked at the hint already
                raise
            known = options_of(ctx)
            error.hint = fitting(error.hint, known)
            if isinstance(error, ChronoError):
                error.problems = tuple(
                    problem._replace(hint=fitting(_hint_for(problem), known))
                    for problem in error.problems
                )
            raise


def _hint_for(problem: Problem) -> str:
    """Return the hint of a problem; of what is no chronology, the command that reads such files."""
    if problem.code != "K106":
        return problem.hint
    from chrono.cli.arguments import file_use

    use = file_use(problem.path)
    return use if use.startswith("`") else problem.hint


class Section(Command, click.Group):
    """A command that lists the entries of a section of the file, with commands that change them."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is refused with the nearest."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from chrono.spelling import listed

            hint = listed(args[0], self.commands)
            if args[0] == "list":
                hint = f"`{ctx.command_path}` alone lists them"
            raise click.UsageError(f"there is no command {args[0]} here; {hint}", ctx)
        return super().resolve_command(ctx, args)


def fitting(hint: str, options: Container[str]) -> str:
    """Return a hint without the parts that name an option which is not among `options`.

    What stands in backticks is a command of its own.

    >>> fitting("write 2025-10-09 or 2025-09-10, or say --order DMY", ())
    'write 2025-10-09 or 2025-09-10'
    >>> fitting("`chrono init` writes one; -f FILE or --file FILE names another", {"-f", "--file"})
    '`chrono init` writes one; -f FILE or --file FILE names another'
    """
    parts = re.split(r"(, or |; | and (?=--))", hint)
    kept = ""
    for joint, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        named = re.findall(r"(?<![\w-])--[a-z][a-z-]*", re.sub(r"`[^`]*`", "", part))
        if all(name in options for name in named):
            kept += (joint if kept else "") + part
    return kept


def command(
    name: str | None = None, **settings: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return the decorator that makes a function a command of chrono."""
    return click.command(name, cls=Command, **settings)


def _is_date(arg: str) -> bool:
    return arg[:1] == "-" and arg[1:2].isdigit()


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return "-" + value[1:] if value.startswith(HIDDEN) else value
    return tuple(map(_shown, value)) if isinstance(value, tuple) else value


def options_of(ctx: click.Context) -> dict[str, click.Option]:
    """Return the options of a command by each way of writing them: `-o`, `--output`."""
    options = [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option)]
    return {name: option for option in options for name in (*option.opts, *option.secondary_opts)}


def check_dashes(ctx: click.Context, args: Iterable[str]) -> None:
    """Refuse an option that is written with one dash, or with the dash of a word processor.

    Click reads `-org` as `-o rg`, which would write a file of that name.
    """
    options = options_of(ctx)
    known = [name for name in options if name.startswith("--")]
    for arg in _option_places(args, options, isinstance(ctx.command, click.Group)):
        name = re.split("[=:]", arg.lstrip(DASHES))[0]
        if arg.startswith("--") or len(name) < 2 or not _is_name(name):
            continue
        from chrono.spelling import is_word_of_ours

        found = _meant(name, known) if arg[:2] in options else known_options(name, known)
        if found or (arg.startswith("-") and (arg[:2] not in options or is_word_of_ours(name))):
            raise unknown_option(ctx, arg, found)


def _is_name(name: str) -> bool:
    return name[0].isalpha() and name.replace("-", "").isalnum()


def _option_places(
    args: Iterable[str], options: dict[str, click.Option], group: bool
) -> Iterator[str]:
    """Yield the arguments that stand where an option may, and start with a dash of any kind.

    Those of a group end where its command is named.
    """
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            return
        option = options.get(arg)
        if group and arg[:1] not in DASHES:
            return
        if option is not None and not option.is_flag and not option.count:
            next(rest, None)  # its value
        elif option is None and arg[:1] in DASHES and arg[1:]:
            yield arg


def _meant(name: str, known: list[str]) -> list[str]:
    """Return the options that a word behind one dash surely is, though `-o` takes a value."""
    from chrono.spelling import CLOSE_PART

    found = known_options(name, known, CLOSE_PART)
    return found or [
        option
        for option in known
        if (len(name) > 2 and option[2:].startswith(name)) or name.startswith(option[2:])
    ]


def known_options(name: str, known: Iterable[str], close: float = 0.7) -> list[str]:
    """Return the options that may be meant by a name: `since` is `--from`."""
    from chrono.spelling import near

    return [f"--{each}" for each in near(name, [option[2:] for option in known], close)]


def unknown_option(
    ctx: click.Context, written: str, found: list[str] | None = None
) -> click.UsageError:
    """Return the error for an option that a command does not have, with the one that is meant."""
    name = written.lstrip(DASHES).partition("=")[0].partition(":")[0]
    known = [option for option in options_of(ctx) if option.startswith("--")]
    if found is None:
        found = known_options(name, known)
    hint = _hint(ctx, name, known, found)
    return click.UsageError(f"there is no option {written.partition('=')[0]}; {hint}", ctx)


def _hint(ctx: click.Context, name: str, known: list[str], found: list[str]) -> str:
    """Return what would work instead of an option that a command does not have."""
    from chrono.cli.arguments import as_argument, as_term

    root = ctx.find_root()
    if name == "version" and ctx is not root:
        return "`chrono --version` shows the version"
    if f"--{name}" in found:
        return f"did you mean --{name}?"
    if argument := as_argument(ctx, name):
        return argument
    if name in _formats() and "--format" in known:
        return f"did you mean -O {name}?"
    if name in _formats() and ctx.command.name in ("list", "timeline"):
        return f"did you mean `chrono export {name}`?"
    if found:
        return f"did you mean {' or '.join(found)}?"
    if term := as_term(ctx, name):
        return f"write {term}:WORD"
    if isinstance(root.command, click.Group) and name in root.command.list_commands(root):
        return f"did you mean `{root.command_path} {name}`?"
    if isinstance(ctx.command, click.Group):
        return "options of a command come after it: chrono COMMAND --OPTION"
    return f"the options of `{ctx.command_path}` are in `{ctx.command_path} --help`"


def _formats() -> Iterable[str]:
    from chrono import writers

    return [*writers.names(), *writers.EXPORTS]


class Choice(click.Choice[str]):
    """One of a few words, in any case; another is refused with the nearest.

    `name` says in the message what is chosen.
    """

    def __init__(self, choices: Iterable[str], name: str = "") -> None:
        super().__init__(list(choices), case_sensitive=False)
        self.called = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word as it is spelled here."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(self.complaint(str(value)), param, ctx)

    def complaint(self, value: str) -> str:
        """Return what is wrong with a word that is none of them, and what may be meant."""
        from chrono.spelling import suggestion

        hint = suggestion(value, self.choices)
        there = f"there are {', '.join(map(str, self.choices))}"
        return f"{value!r} is not known; " + (f"{hint} ({there})" if hint else there)


class Whole(click.IntRange):
    """A whole number within bounds."""

    name = "whole number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            bounds = f"{self.min} or more" if self.max is None else f"{self.min} to {self.max}"
            self.fail(f"{_shown(value)!r} is not a whole number, {bounds}", param, ctx)
