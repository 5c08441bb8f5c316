"""``verbale explain``: which rules fired or nearly fired on a passage."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer


def explain(
    file: Annotated[Path, typer.Argument(help="A report as a text file.")],
    span: Annotated[str, typer.Option(help="Offsets START:END in code points, or the words themselves.")],
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; told from the text if not given.")] = None,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Show which rules fired and which nearly fired on a passage, with what spoke for and against each.

    Example: verbale explain report.txt --span "n'acceptera aucune intervention"
    """
    from verbale.extract.explain import explain as explain_passage
    from verbale.parse.language import identify
    from verbale.parse.parser import parse
    from verbale.read.decode import decode
    from verbale.record.report import Report

    text = decode(file.read_bytes(), str(file)).text
    report = Report(str(file), text, language or identify(text))
    found = explain_passage(parse(report), _passage(span, text, str(file)))
    if format == "json":
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    typer.echo(f"{found.span.start}:{found.span.end}  {found.span.words(text)!r}\nsection: {found.section}\n")
    for word in found.words:
        typer.echo(f"  {word.words:<20}{word.lemma:<20}{word.pos:<8}{word.relation:<12}<- {word.head}")
    for rule in found.rules:
        sign = "fired " if rule.fired else "nearly"
        typer.echo(f"\n{sign} {rule.kind}  {rule.name}  {rule.probability:.2f}")
        typer.echo(f"       {rule.span.start}:{rule.span.end}  {_short(rule.span.words(text))}")
        if rule.facts:
            typer.echo("       " + "  ".join(f"{weight:+.2f} {fact}" for fact, weight in rule.facts))
    for reason in found.skipped:
        typer.echo(f"\nskipped {reason}")


def _passage(given: str, text: str, origin: str):  # type: ignore[no-untyped-def]  # Span is imported late, with the rest
    """The span that "a:b" or the words name; the words must stand once."""
    from verbale.record.errors import QuestionError
    from verbale.record.span import Span

    start, colon, end = given.partition(":")
    if colon and start.isdecimal() and end.isdecimal():
        if not int(start) < int(end) <= len(text):
            raise QuestionError(f"{origin}: --span {given}: expected 0 <= start < end <= {len(text)}")
        return Span(int(start), int(end))
    times = text.count(given)
    if times != 1:
        raise QuestionError(f"{origin}: {given!r} stands {times} times; quote more of the sentence, or give START:END")
    return Span(text.index(given), text.index(given) + len(given))


def _short(words: str, width: int = 100) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"
