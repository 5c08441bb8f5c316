"""Who is who in one report. Other parts use :class:`Cast` alone."""

from verbale.extract.cast.cast import Cast
from verbale.extract.cast.roster import Figure

__all__ = ["Cast", "Figure"]
