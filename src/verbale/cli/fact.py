"""``verbale fact``: facts that a person enters."""

import json
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, day, opened
from verbale.cli.run_options import ByOption, Form, FormOption, WhyOption, signer

fact = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@fact.callback()
def about() -> None:
    """Enter, retract and list facts: signed, dated, kept in the dossier's trail.

    Example: verbale fact add ceasefire --on 2025-10-01 --source https://example.org/news --by Ana

    Exit codes: 0 done; 2 a name is unknown or ambiguous, or the source or the signature is missing.
    """


@fact.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="FACT", help="A fact or an act; 'not …' for the contrary.")],
    by: ByOption = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    on: Annotated[str | None, typer.Option("--on", help="Day from which it holds; default: today.")] = None,
    source: Annotated[str, typer.Option("--source", help="Address or words of the source.")] = "",
    supposed: Annotated[bool, typer.Option("--supposed", help="There is no source: it is supposed.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Allow a name that the record does not know.")] = False,
    why: WhyOption = "",
) -> None:
    """Enter a fact.

    Example: verbale fact add "not negotiations-failed" --supposed --by Ana

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from verbale.ask.facts import FactGiven, fact_add

    given = FactGiven(name, signer(by), day(on, "--on"), source, supposed, why, new)
    with opened(dossier) as found:
        print(fact_add(found, given))


@fact.command("retract")
def retract(
    fact_id: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the start of it.")],
    by: ByOption = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    why: WhyOption = "",
) -> None:
    """Retract a fact; from this day on it does not count.

    Example: verbale fact retract f-12ab --by Ana

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from verbale.ask.facts import fact_retract

    with opened(dossier) as found:
        print(fact_retract(found, fact_id, signer(by), why))


@fact.command("list")
def listed(dossier: DossierOption = DEFAULT_DOSSIER, form: FormOption = Form.TEXT) -> None:
    """List the facts that people entered, retracted ones included.

    Example: verbale fact list --format json

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from dataclasses import asdict

    from verbale.ask.facts import fact_list
    from verbale.show.print_rows import nothing

    with opened(dossier) as found:
        facts = fact_list(found)
    if form is Form.JSON:
        print(json.dumps([asdict(f) for f in facts], ensure_ascii=False, indent=1))
        return
    if not facts:
        nothing("nobody has entered a fact yet; what reports tell counts all the same, see 'verbale why FACT'")
    for f in facts:
        told = f"{f.id}  {'' if f.holds else 'not '}{f.atom}  {f.on}  {'supposed' if f.supposed else f.source}"
        print(f"{told}  by {f.author}" + (f"  retracted {f.retracted}" if f.retracted else ""))
