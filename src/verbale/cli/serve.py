"""``verbale serve``: the dossier in a browser."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption

LOCAL = "127.0.0.1"


def serve(
    dossier: DossierOption = DEFAULT_DOSSIER,
    database: Annotated[str | None, typer.Option("--database", help="The same as --dossier, for an address.")] = None,
    host: Annotated[str, typer.Option("--host", help="Where to listen; all but loopback needs accounts.")] = LOCAL,
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8421,
    name: Annotated[list[str] | None, typer.Option("--name", help="Name under which the desk is reached.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Strangers may read, never write.")] = False,
    secure: Annotated[bool, typer.Option("--secure", help="Behind HTTPS: cookies travel over HTTPS only.")] = False,
) -> None:
    """Open the dossier in a browser, for one person or a team.

    On loopback one person needs no account. For a team, make accounts with 'verbale user add' first.

    Example: verbale serve --dossier talks.verbale --port 8421

    Exit codes: 0 stopped; 2 the dossier cannot be opened, or it would be open to strangers without any account.
    """
    import uvicorn

    from verbale.serve.app import create_app
    from verbale.serve.settings import DeskSettings, limits_from

    settings = DeskSettings(
        database=database or dossier,
        host=host,
        port=port,
        public=public,
        hosts=tuple(name or ()),
        secure=secure,
        limits=limits_from(),
    )
    app = create_app(settings)
    print(f"verbale: http://{host}:{port}/ (stop with Ctrl-C)", flush=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=75,  # longer than readers pause between two pages
    )
