"""``verbale link``: which wording counts as another; a person accepts it."""

import json
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, opened
from verbale.cli.run_options import ByOption, Form, FormOption, WhyOption, signer

link = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Its id, or the start of it.")]


@link.callback()
def about() -> None:
    """Propose, accept, retract and list links: that one wording counts as another. Nothing is linked by rule.

    Example: verbale link add "security-guarantees by USA" "contribute by USA" --by Ana

    Exit codes: 0 done; 2 a name is unknown or ambiguous, or the signature is missing.
    """


@link.command("add")
def add(
    atom: Annotated[str, typer.Argument(metavar="WORDING", help="The fact or act …")],
    counts_as: Annotated[str, typer.Argument(metavar="COUNTS_AS", help="… that counts as this one.")],
    by: ByOption = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    accept: Annotated[bool, typer.Option("--accept", help="Accept it at once.")] = False,
    why: WhyOption = "",
) -> None:
    """Propose a link; it has no effect before it is accepted.

    Example: verbale link add "security-guarantees by USA" "contribute by USA" --by Ana

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from verbale.ask.facts import link_add, link_decide

    with opened(dossier) as found:
        made = link_add(found, atom, counts_as, signer(by), why)
        if accept:
            link_decide(found, made, signer(by), "accept", why)
    print(made)


@link.command("accept")
def accept(
    link_id: IdArgument, by: ByOption = None, dossier: DossierOption = DEFAULT_DOSSIER, why: WhyOption = ""
) -> None:
    """Accept a proposed link; from this day on it counts.

    Example: verbale link accept l-12ab --by Ana

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from verbale.ask.facts import link_decide

    with opened(dossier) as found:
        print(link_decide(found, link_id, signer(by), "accept", why))


@link.command("retract")
def retract(
    link_id: IdArgument, by: ByOption = None, dossier: DossierOption = DEFAULT_DOSSIER, why: WhyOption = ""
) -> None:
    """Retract a link.

    Example: verbale link retract l-12ab --by Ana

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from verbale.ask.facts import link_decide

    with opened(dossier) as found:
        print(link_decide(found, link_id, signer(by), "retract", why))


@link.command("list")
def listed(dossier: DossierOption = DEFAULT_DOSSIER, form: FormOption = Form.TEXT) -> None:
    """List proposed and accepted links, retracted ones included.

    Example: verbale link list

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from dataclasses import asdict

    from verbale.ask.facts import link_list
    from verbale.show.print_rows import nothing

    with opened(dossier) as found:
        links = link_list(found)
    if form is Form.JSON:
        print(json.dumps([asdict(x) for x in links], ensure_ascii=False, indent=1))
        return
    if not links:
        nothing("nobody has proposed a link yet; 'verbale link suggest' shows wordings that resemble each other")
    for x in links:
        state = f"retracted {x.retracted}" if x.retracted else f"accepted {x.accepted}" if x.accepted else "proposed"
        print(f"{x.id}  {x.atom} counts as {x.counts_as}  {state}  by {x.accepted_by or x.author}")


@link.command("suggest")
def suggest(dossier: DossierOption = DEFAULT_DOSSIER, form: FormOption = Form.TEXT) -> None:
    """Show wordings that resemble each other; 'link add' and 'link accept' make them count.

    Example: verbale link suggest

    Exit codes: 0 done; 2 a name or an id is unknown or ambiguous, or the signature is missing.
    """
    from dataclasses import asdict

    from verbale.ask.facts import link_proposals
    from verbale.show.print_rows import nothing

    with opened(dossier) as found:
        proposals = link_proposals(found)
    if form is Form.JSON:
        print(json.dumps([asdict(p) for p in proposals], ensure_ascii=False, indent=1))
        return
    if not proposals:
        nothing("no wordings resemble each other")
    for p in proposals:
        print(f"{p.atom}  may count as  {p.counts_as}  ({p.reason}; alike {p.alike})")
