"""``verbale whatif``: what would change if facts were so."""

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


def whatif(
    facts: Annotated[list[str], typer.Argument(metavar="FACT…", help="Facts or acts; 'not …' for the contrary.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Say what would change, act by act, if these facts were established, with the words that make it so.

    Example: verbale whatif "cessez-le-feu" "not negotiations-failed"

    Exit codes: 0 answered, also where nothing changes; 2 a name is unknown or ambiguous.
    """
    from verbale.show.run_json import change_json, lever_json
    from verbale.show.run_words import change_lines, settled_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found, lamps = run.whatif(facts), run.lamps(facts)
        settled = run.settled(lamps)
        answered(
            run,
            "whatif",
            form,
            lambda: {
                "if": [lever_json(lamp) for lamp in lamps],
                "established_already": [lever_json(lamp) for lamp in settled],
                "changes": [change_json(c, run.lexicon) for c in found],
            },
            lambda: [*settled_lines(settled, run.lexicon), *change_lines(found, run.lexicon)],
        )
