"""How fast articles are read, on one core: articles about talks, mixed text, the parser alone, texts of growing length.

    .venv/bin/python bench/reading.py             speeds and memory, medians of five runs
    .venv/bin/python bench/reading.py --recall    also what the first look loses

Talks: the development part of corpus/, with its code books. Mixed: sentences of treebanks in ../shared, fifteen a text,
which are about anything; left out where they are not at hand. Processor time of this process alone.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "corpus")]

import annotations  # noqa: E402

from pourparlers.doors.cli.evaluate import article_of, codebook_of  # noqa: E402
from pourparlers.reading.evaluation.gold import Case  # noqa: E402
from pourparlers.reading.evaluation.groups import evaluated, identity, precision_recall_f1  # noqa: E402
from pourparlers.reading.first_look import worth_parsing  # noqa: E402
from pourparlers.reading.parser import load  # noqa: E402
from pourparlers.reading.parsing import parse_all  # noqa: E402
from pourparlers.reading.pipeline import read_article, read_articles, read_with_codebooks  # noqa: E402
from pourparlers.reading.record_json import reading_to_json  # noqa: E402
from pourparlers.reading.shadow import shadow  # noqa: E402
from pourparlers.sources.types import Article, CodeBook  # noqa: E402

TREEBANKS = ROOT.parent / "shared" / "treebanks"
MIXED = {"fr": ("fr_gsd-dev", "fr_gsd-test", "fr_sequoia-dev"), "en": ("en_ewt-dev",)}
RUNS = 5
SENTENCES, PARAGRAPH, TEXTS = 15, 3, 40
"""sentences a text, sentences a paragraph, texts a file"""


def talks() -> list[tuple[Article, CodeBook]]:
    """The development part of the corpus."""
    cases = [Case(record, record["text"], None, record["issues"]) for record in annotations.load("development")]
    return [(article_of(case), codebook_of(case)[0]) for case in cases]


def mixed() -> list[Article]:
    """Treebank sentences put together to texts, in the order of the files."""
    found = []
    for language, names in MIXED.items():
        for path in (TREEBANKS / f"{name}.conllu" for name in names):
            lines = path.read_text("utf-8").splitlines() if path.is_file() else []
            said = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
            whole = range(0, min(len(said) - SENTENCES, TEXTS * SENTENCES), SENTENCES)
            found += [_composed(f"{path.stem}-{at}", said[at : at + SENTENCES], language) for at in whole]
    return found


def _composed(name: str, sentences: Sequence[str], language: str) -> Article:
    text = "\n".join(" ".join(sentences[at : at + PARAGRAPH]) for at in range(0, len(sentences), PARAGRAPH))
    return Article(name, text, language, date(2025, 9, 5))


def words(articles: Iterable[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def seconds(work: Callable[[], object]) -> float:
    """Median processor seconds; the first run is for warmth."""
    taken = []
    for _ in range(RUNS + 1):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken[1:])


def speeds() -> None:
    pairs = talks()
    speed = words(article for article, _ in pairs) / seconds(lambda: list(read_with_codebooks(pairs)))
    print(f"talks, everything on      {speed:9,.0f} words/s   {len(pairs)} articles")
    if texts := mixed():
        speed = words(texts) / seconds(lambda: list(read_articles(texts)))
        looked = [worth_parsing(shadow(text.text), text.language, CodeBook()) for text in texts]
        share = sum(len(text.split()) for text in looked) / words(texts)
        print(f"mixed text                {speed:9,.0f} words/s   {len(texts)} texts, {share:.0%} of the words parsed")
        speed = words(texts) / seconds(lambda: list(read_articles(texts, thorough=True)))
        print(f"mixed text, thorough      {speed:9,.0f} words/s")
    for language in ("fr", "en"):
        print(f"parser alone, {language}          {parser_speed(language, pairs):9,.0f} tokens/s")


def parser_speed(language: str, pairs: Sequence[tuple[Article, CodeBook]]) -> float:
    texts = [article.text for article, _ in pairs if article.language == language]
    nlp = load(language)
    tokens = sum(len(doc) for doc in parse_all(nlp, texts))
    return tokens / seconds(lambda: parse_all(nlp, texts))


def growth() -> None:
    """Whole texts of 1 to 1,000 kB: one article about talks after the other, as one text."""
    said = "\n".join(article.text for article, _ in talks() if article.language == "fr")
    for size in (1, 10, 100, 1000):
        text = (said * (size * 1000 // len(said) + 1))[: size * 1000]
        article = Article("grown", text, "fr", date(2025, 9, 5))
        start = time.process_time()
        read_article(article, thorough=True)
        taken = time.process_time() - start
        print(f"one text of {size:5,} kB      {taken:9.2f} s   {1000 * taken / size:6.1f} ms a kB")


def recall() -> None:
    """What the first look costs in content F1: with code books as they are, without any, and where all is looked at."""
    records = annotations.load("development")
    for name, bare in (("with its code books", False), ("without a code book", True)):
        for thorough in (False, True):
            found: dict[str, Any] = {}
            for record, (article, book) in zip(records, talks(), strict=True):
                reading = read_article(article, codebook=CodeBook() if bare else book, thorough=thorough)
                found[identity(record)] = reading_to_json(reading)
            row = evaluated(records, found, {}).overall["statement content"]
            shown = precision_recall_f1(row) or (0.0,) * 3
            told = "whole" if thorough else "first look"
            print(f"talks {name}, {told:10}   P {shown[0]:.4f}  R {shown[1]:.4f}  F1 {shown[2]:.4f}   "
                  f"{row.right:.0f} of {row.wanted:.0f} found")  # fmt: skip
    brief, whole = (list(read_articles(mixed(), thorough=thorough)) for thorough in (False, True))
    for least in (0.0, 0.5, 0.8):
        kept = wanted = 0
        for some, everything in zip(brief, whole, strict=True):
            known = {s.content for s in everything.statements if s.confidence >= least}
            wanted, kept = wanted + len(known), kept + len(known & {s.content for s in some.statements})
        print(f"mixed text, statements of confidence {least:.1f} and more: the first look keeps {kept} of {wanted}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--recall", action="store_true", help="also what the first look loses")
    chosen = arguments.parse_args()
    speeds()
    growth()
    print(f"peak of this process      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9,.0f} MB")
    if chosen.recall:
        recall()


if __name__ == "__main__":
    main()
