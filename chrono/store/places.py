"""Where the keys of an entry stand, for findings made after the file was read."""

import re

from chrono.store.text import Text, read


class Places:
    """The lines of a file, read when first asked for. Standard input has none left."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._text: Text | None = None

    def _read(self) -> Text:
        if self._text is None:
            readable = self._path != "<stdin>"
            self._text = read(self._path) if readable else Text(self._path, b"")
        return self._text

    def text(self, line: int) -> str:
        """Return a line without its end."""
        text = self._read()
        return text.content(line) if line <= len(text.starts) else ""

    def of(self, line: int, key: str) -> tuple[int, int]:
        """Return line and column of a key of the entry that starts on `line`, or of the entry.

        The key is looked for as a person would, down the lines of the entry.
        """
        text = self._read()
        first = self.text(line)
        column = len(first) - len(first.lstrip(" -")) + 1
        pattern = re.compile(rf"^[\s-]*{re.escape(key)}\s*:") if key else None
        number = line
        while pattern and number <= len(text.starts):
            content = text.content(number)
            if pattern.match(content):
                return number, len(content) - len(content.lstrip(" -")) + 1
            indent = len(content) - len(content.lstrip(" "))
            if number > line and content.strip() and indent < column - 1:
                break
            number += 1
        return line, column
