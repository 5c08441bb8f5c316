"""``verbale rests-on``: what an answer rests on."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    LIMIT,
    SECONDS,
    TRUST,
    AsOfOption,
    ConfidenceOption,
    Form,
    FormOption,
    LimitOption,
    ReviewedOption,
    SecondsOption,
    SupposeOption,
    TrustOption,
    answered,
    board,
)


def rests_on(
    act: Annotated[str, typer.Argument(metavar="ACT", help='An act, e.g. "deploy-forces by France".')],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    limit: LimitOption = LIMIT,
    seconds: SecondsOption = SECONDS,
    form: FormOption = Form.TEXT,
) -> None:
    """List the minimal sets of entries that carry a status, those it cannot lose, and which to review first.

    Example: verbale rests-on "deploy-forces by Germany"

    Exit codes: 0 answered; 2 a name is unknown or ambiguous.
    """
    from verbale.reason.minimal import Limits
    from verbale.show.run_json import rests_json
    from verbale.show.run_words import rests_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.rests_on(act, Limits(limit, seconds))
        answered(run, "rests-on", form, lambda: rests_json(found, run.lexicon), lambda: rests_lines(found, run.lexicon))
