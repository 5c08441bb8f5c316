"""``verbale why``: an answer unfolded down to quoted words."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    TRUST,
    AsOfOption,
    ConfidenceOption,
    Form,
    FormOption,
    ReviewedOption,
    SupposeOption,
    TrustOption,
    answered,
    board,
)


def why(
    act: Annotated[str, typer.Argument(metavar="ACT", help='An act or a fact, e.g. "deploy-forces by France".')],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help="Unfold so many steps deep.")] = 12,
    form: FormOption = Form.TEXT,
) -> None:
    """Unfold why an act stands as it does, step by step, down to quoted words and their reports.

    Example: verbale why "deploy-forces by France" --suppose ceasefire

    Exit codes: 0 answered; 2 a name is unknown or ambiguous.
    """
    from verbale.show.run_json import explanation_json
    from verbale.show.run_words import explanation_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.why(act)
        answered(
            run,
            "why",
            form,
            lambda: explanation_json(found, run.lexicon),
            lambda: explanation_lines(found, run.lexicon, depth),
        )
