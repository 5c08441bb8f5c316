"""The session cookie (signed) and the CSRF token that follows from it."""

import hmac
import secrets
from hashlib import sha256

from itsdangerous import BadSignature, TimestampSigner

COOKIE = "verbale-session"


class Cookies:
    """Signs and reads session cookies with the desk's secret; ``hours`` is how long one is good."""

    def __init__(self, secret: bytes, hours: float) -> None:
        self.seconds = int(hours * 3600)
        self._signer = TimestampSigner(secret, salt="verbale.session", digest_method=sha256)
        self._csrf = sha256(b"verbale.csrf" + secret).digest()

    def new(self) -> str:
        """A fresh random session key."""
        return secrets.token_urlsafe(32)

    def sign(self, session: str) -> str:
        """The cookie's value for a session key."""
        return self._signer.sign(session).decode()

    def read(self, cookie: str | None) -> str | None:
        """The session key in a cookie; None where it is missing, forged or too old."""
        if not cookie:
            return None
        try:
            return self._signer.unsign(cookie, max_age=self.seconds).decode()
        except (BadSignature, UnicodeError):
            return None

    def csrf(self, session: str) -> str:
        """The token that forms of this session carry."""
        return hmac.new(self._csrf, session.encode(), sha256).hexdigest()

    def csrf_fits(self, session: str | None, given: str | None) -> bool:
        """Whether a form or header carries the token of its session."""
        return bool(session and given and hmac.compare_digest(self.csrf(session).encode(), given.encode()))
