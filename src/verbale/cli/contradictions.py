"""``verbale contradictions``: what is at odds in the record."""

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


def contradictions(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """List what is at odds: for and against at once, deed against word, rival readings of a cut quotation, facts.

    A later change of mind is listed last, as a succession.

    Example: verbale contradictions --as-of 2025-09-04

    Exit codes: 0 there are none but successions; 1 some were found; 2 the dossier cannot be opened.
    """
    from verbale.reason.contradictions import Kind
    from verbale.show.run_json import contradiction_json
    from verbale.show.run_words import contradiction_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.contradictions()
        answered(
            run,
            "contradictions",
            form,
            lambda: {"contradictions": [contradiction_json(c, run.lexicon) for c in found]},
            lambda: contradiction_lines(found, run.lexicon),
        )
    if any(c.kind is not Kind.SUCCESSION for c in found):
        raise typer.Exit(1)
