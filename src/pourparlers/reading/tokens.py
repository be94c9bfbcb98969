"""Where words part: spaCy's tokeniser, built from a language's `tokens.toml` in code instead of read from disk."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|mailto:)\S+$|[\w.+-]+@[\w-]+\.[\w.-]*\w$")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    place = resources.files("pourparlers.languages").joinpath(language, "parser", "tokens.toml")
    parts = tomllib.loads(place.read_text(encoding="utf-8"))
    prefix, suffix, infix = ("|".join(parts[name]) for name in ("prefix", "suffix", "infix"))
    return re.compile(f"^(?:{prefix})"), re.compile(f"(?:{suffix})$"), re.compile(infix), re.compile(parts["whole"])


def tokeniser(vocab: Vocab, language: str) -> Tokenizer:
    """Return the tokeniser of `language` over `vocab`; it expects shadow text (see `shadow`).

    Every quotation mark is a token of its own, also where a slip of typing glues it to a word.
    Raises FileNotFoundError for a language without a `tokens.toml`.

    >>> from spacy.vocab import Vocab
    >>> [word.text for word in tokeniser(Vocab(), "fr")("L'accord\\" tiendra-t-il jusqu'aujourd'hui?")]
    ["L'", 'accord', '"', 'tiendra', '-t-il', "jusqu'", "aujourd'hui", '?']
    """
    from spacy.tokenizer import Tokenizer

    prefix, suffix, infix, whole = _patterns(language)
    return Tokenizer(
        vocab,
        rules={},
        prefix_search=prefix.search,
        suffix_search=suffix.search,
        infix_finditer=infix.finditer,
        token_match=whole.match,
        url_match=_ADDRESS.match,
    )
