"""How each shell asks for completions, and how it is told: bash, zsh, fish.

click resolves what is being completed; the scripts here differ from its own in that a name with
blanks arrives quoted, and that a word such as `org:CI` or `--org=CI` is completed in every shell.
"""

import os
import re
from typing import Final

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    _resolve_context,
    _resolve_incomplete,
    add_completion_class,
    split_arg_string,
)

from chrono.cli.completion import Items, complete

_BASH: Final = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            file) compopt -o default 2>/dev/null ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_TYPED="$2" COMP_CWORD= \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -F %(complete_func)s %(prog_name)s
"""

_ZSH: Final = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local type value help
    local -a plain described
    while IFS= read -r type && IFS= read -r value && IFS= read -r help; do
        case $type in
            file) [[ $PREFIX == --*=* ]] && compset -P '*='; _files ;;
            plain)
                if [[ $help == _ ]]; then plain+=("$value"); else described+=("$value:$help"); fi ;;
        esac
    done < <(COMP_WORDS="${(j: :)words[1,CURRENT]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete "$words[1]" 2>/dev/null)
    (( $#described )) && _describe -V unsorted described -U
    (( $#plain )) && compadd -U -V unsorted -a plain
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH: Final = """\
function %(complete_func)s
    set -l answer (COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -ct) \\
        %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
    for line in $answer
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case file
                __fish_complete_path (commandline -ct)
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Shell(ShellComplete):
    """What is the same in every shell."""

    def get_completions(self, args: list[str], incomplete: str) -> Items:
        """Return what may be meant; the values of parameters come from our own table."""
        context = _resolve_context(self.cli, self.ctx_args, self.prog_name, args)
        found, typed = _resolve_incomplete(context, args, incomplete)
        if isinstance(found, click.Parameter):
            return complete(found, context, typed)
        return found.shell_complete(context, typed)


class Bash(Shell, BashComplete):
    """bash takes a completion as it stands, in place of a part of the word that it chooses."""

    source_template = _BASH

    def source(self) -> str:
        """Return the script; bash itself is not asked for its version, as click would."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor and what is typed of the last."""
        if os.environ.get("COMP_CWORD"):
            return super().get_completion_args()
        line = os.environ["COMP_WORDS"]
        words = split_arg_string(line)[1:]
        return (words, "") if not last_word(line) else (words[:-1], words[-1])

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the value, quoted as the word on the line is, less what bash leaves standing."""
        if item.type != "plain" or "COMP_TYPED" not in os.environ:
            return super().format_completion(item)
        word = last_word(os.environ["COMP_WORDS"])
        before, quote = _OPEN.fullmatch(word).groups()  # type: ignore[union-attr]
        if quote:
            before = "".join(split_arg_string(before))
            return f"{item.type},{quoted(item.value.removeprefix(before), quote)}"
        value = option_of(word) + quoted(item.value, "")
        return f"{item.type},{value.removeprefix(word.removesuffix(os.environ['COMP_TYPED']))}"


class Zsh(Shell, ZshComplete):
    """zsh quotes by itself, and wants the whole word."""

    source_template = _ZSH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the value with the option that stands before it in the same word."""
        option = option_of(last_word(os.environ["COMP_WORDS"]))
        return super().format_completion(with_option(option, item))


class Fish(Shell, FishComplete):
    """fish quotes by itself, and wants the whole word."""

    source_template = _FISH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the value with the option that stands before it in the same word."""
        option = option_of(os.environ["COMP_CWORD"])
        return super().format_completion(with_option(option, item))


# A word up to a quote that is not closed in it, and that quote.
_OPEN: Final = re.compile(
    r"""((?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|[^\\"'])*)(?:(["']).*|\\?)""", re.DOTALL
)
SHELLS: Final[dict[str, type[ShellComplete]]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
for _name, _shell in SHELLS.items():
    add_completion_class(_shell, _name)


def option_of(word: str) -> str:
    """Return the option that a word starts with, which click takes off the value: `--org=`."""
    found = re.match("--[a-z-]+=", word)
    return found[0] if found else ""


def with_option(option: str, item: CompletionItem[str]) -> CompletionItem[str]:
    """Return the completion of a value with its option, but for a file, which the shell finds."""
    if item.type != "plain" or not option:
        return item
    return CompletionItem(option + item.value, help=item.help)


def last_word(line: str) -> str:
    r"""Return the word that the line ends in, as it is typed; nothing after a blank.

    >>> last_word("chrono list --org 'Baku For"), last_word(r"show a\ b"), last_word("show ")
    ("'Baku For", 'a\\ b', '')
    """
    found = re.search(r"""(?:\\.|"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$)|[^\s\\"'])*\\?$""", line)
    return found[0] if found else ""


def quoted(value: str, quote: str) -> str:
    r"""Return a value as bash reads it, in the quote that is open.

    >>> quoted("Baku's Forum", ""), quoted("Baku's Forum", '"'), quoted("a $b", '"')
    ("Baku\\'s\\ Forum", "Baku's Forum", 'a \\$b')
    >>> print(quoted("Stop! Now", '"'))  # no sign escapes a ! in double quotes
    Stop"'!'" Now
    """
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'([\\"$`])', r"\\\1", value).replace("!", "\"'!'\"")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)
