"""The command that shows how a command is used: help."""

import click

from chrono.cli.command import command


@command(
    "help",
    epilog="""\b
Examples:
  chrono help
  chrono help list""",
)
@click.argument("name", default="", metavar="[COMMAND]")
@click.pass_context
def help_(ctx: click.Context, name: str) -> None:
    """Show the help of chrono, or of a command, as `chrono COMMAND --help` does."""
    top = ctx.find_root()
    group = top.command
    assert isinstance(group, click.Group)
    if not name:
        click.echo(group.get_help(top))
        return
    _, found, _ = group.resolve_command(top, [name])
    assert found is not None
    click.echo(found.get_help(type(top)(found, parent=top, info_name=name)))
