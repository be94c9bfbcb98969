"""A file, or a text, becomes an article; what cannot be taken is refused with its place and the remedy."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.sources.language import guess_language, known
from pourparlers.sources.types import Article

LARGEST = 5_000_000  # bytes: an article of a thousand pages; what is larger is a collection
_DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def parse_date(text: str, *, where: Where | None = None) -> datetime.date:
    """A day written YYYY-MM-DD.

    >>> parse_date("2025-09-05")
    datetime.date(2025, 9, 5)
    >>> parse_date("5/9/25")
    Traceback (most recent call last):
    ...
    pourparlers.base.errors.RefusedInput: --date: '5/9/25' is no date (bad-date); write it as YYYY-MM-DD, ...
    """
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        remedy = "write it as YYYY-MM-DD, as in 2025-09-05"
        place = where or Where("--date")
        raise RefusedInput(
            [Problem("bad-date", place, Message("{text!r} is no date", text=text[:40]), remedy)]
        ) from None


def load_article(path: Path, *, published: datetime.date | None = None, language: str | None = None) -> Article:
    """The article in a UTF-8 text file; a date in the file's name counts where none is given.

    Raises RefusedInput for a file that is missing, empty, binary, over 5 MB, not UTF-8 or in no known language.
    """
    text = _decode(_bytes(path), str(path))
    if published is None and (found := _DATE.search(path.name)):
        published = parse_date(found[0], where=Where(str(path)))
    return article_from_text(text, id=slug(path.stem) or "article", published=published, language=language, file=path)


def article_from_text(
    text: str,
    *,
    id: str = "article",
    published: datetime.date | None = None,
    language: str | None = None,
    file: Path | None = None,
) -> Article:
    """A text as an article; line ends are made `\\n`, nothing else is touched.

    >>> article_from_text("The talks will go on, the minister said.").language
    'en'
    """
    name = str(file) if file else id
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise RefusedInput([Problem("empty", Where(name), "there is no text in it", "give the article's text")])
    language = language or guess_language(text)
    if language not in known():
        what = (
            Message("it seems to be in '{language}'", language=language)
            if language
            else "its language could not be told"
        )
        remedy = Message("say --language {languages} if it is one of these", languages=", ".join(known()))
        raise RefusedInput([Problem("unknown-language", Where(name), what, remedy)])
    return Article(id, text, language, published, file=file.name if file else None)


def _bytes(path: Path) -> bytes:
    where = Where(str(path))
    if not path.exists():
        raise RefusedInput([Problem("missing", where, "there is no such file", "check the path")])
    if path.is_dir():
        raise RefusedInput([Problem("folder", where, "this is a folder", "name the files in it")])
    size = path.stat().st_size
    if size > LARGEST:
        message = Message(
            "the file has {size} MB, more than the {most} MB an article may have",
            size=round(size / 1e6, 1), most=LARGEST // 1_000_000,
        )
        raise RefusedInput([Problem("too-large", where, message, "split it into one file an article")])
    try:
        return path.read_bytes()
    except OSError as error:
        message = Message("it cannot be read: {reason}", reason=error.strerror)
        raise RefusedInput([Problem("unreadable", where, message, "check its permissions")]) from None


def _decode(raw: bytes, name: str) -> str:
    if b"\x00" in raw[:65536]:
        offset = raw.index(b"\x00")
        problem = Problem(
            "binary",
            Where(name, start=offset, end=offset + 1),
            "this is no text: it holds zero bytes",
            "save the article as plain text in UTF-8",
        )
        raise RefusedInput([problem])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = Message("byte {byte} is not UTF-8", byte=f"0x{raw[error.start]:02X}")
        remedy = "save the file as UTF-8; if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"
        raise RefusedInput([Problem("not-utf-8", Where(name, line=line, column=column), message, remedy)]) from None
    controls = len(_CONTROL.findall(text))
    if controls > max(8, len(text) // 100):
        problem = Problem(
            "binary",
            Where(name),
            Message("this is no text: {controls} control characters", controls=controls),
            "save the article as plain text in UTF-8",
        )
        raise RefusedInput([problem])
    return text
