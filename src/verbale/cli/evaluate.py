"""``verbale evaluate``: measure on one's own annotated articles."""

import json
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: verbale evaluate our-annotated-articles --label Citation=content"


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder: *.gold.json, brat (.ann) or INCEpTION (.xmi, .json, .zip).")],
    label: Annotated[list[str] | None, typer.Option(help="Your label for a part: Citation=content, Verb=cue …")] = None,
    layers: Annotated[str, typer.Option(help="Layers to score.")] = "statements,positions,events,roles",
    format: Annotated[str, typer.Option(help="table or json.")] = "table",
) -> None:
    """Extract from your own annotated articles and score what was found against your marks.

    Exit code 1 where words were shown that the text does not have (it never should be).
    """
    from verbale.extract.extract import extract
    from verbale.measure.figures import LAYERS, score, show
    from verbale.measure.formats import documents
    from verbale.parse.language import identify
    from verbale.parse.parser import parse_all
    from verbale.record.errors import SettingError
    from verbale.record.interchange import to_json
    from verbale.record.report import Report

    labels = dict(part.partition("=")[::2] for part in label or [])
    wrong = [f"{k}={v}" for k, v in labels.items() if v not in ("content", "cue", "source")]
    wrong += [f"--layers {name}" for name in layers.split(",") if name not in LAYERS]
    if wrong or format not in ("table", "json"):
        raise SettingError(
            f"{(wrong or [f'--format {format}'])[0]}: expected LABEL=content|cue|source, "
            f"layers of {', '.join(LAYERS)}, format table or json"
        )
    docs = documents(gold, labels, identify)
    parsed = parse_all(Report(d.name, d.text, d.gold["language"]) for d in docs)
    found = {doc.name: to_json(extract(one)) for doc, one in zip(docs, parsed, strict=True)}
    result = score(docs, found, layers.split(","))
    typer.echo(json.dumps(result, ensure_ascii=False, indent=1) if format == "json" else show(result))
    raise typer.Exit(int(bool(result["verbatim_violations"])))


evaluate.__doc__ = f"{evaluate.__doc__}\n\n    {EXAMPLE}"
