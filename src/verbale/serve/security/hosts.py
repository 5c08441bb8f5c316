"""Answer only under the desk's own names, so that a foreign page cannot reach it by re-pointing a name."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from verbale.serve.settings import LOOPBACK_NAMES


def host_name(header: str) -> str:
    """The name in a ``Host`` header, without the port: ``[::1]:80`` -> ``[::1]``."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


class OwnHosts:
    """ASGI layer that refuses a request for a name which is not ours (421)."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.any = "*" in hosts
        self.hosts = LOOPBACK_NAMES | set(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and not self.any:
            asked = host_name(Headers(scope=scope).get("host", ""))
            if asked not in self.hosts:
                known = ", ".join(sorted(self.hosts))
                text = (
                    f"host {asked!r} is not served here; known: {known}; name it with `verbale serve --name {asked}`\n"
                )
                await PlainTextResponse(text, status_code=421)(scope, receive, send)
                return
        await self.app(scope, receive, send)
