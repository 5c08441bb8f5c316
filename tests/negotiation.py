"""The worked example as two hand-written records of invented reports, and a dossier of them."""

from datetime import date

from verbale.record.actors import Actor, ActorType
from verbale.record.condition import Atom, Not
from verbale.record.position import Act, Position, Stance
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

READY = "Trois pays se disent disposés à envoyer des soldats dès la signature d'un cessez-le-feu"
NEEDED = "D'autres tiennent l'apport de Washington pour indispensable à tout envoi"
PROMISE = "Le président américain a promis des garanties, sans dire lesquelles"
NO_TROOPS = "Il a écarté l'envoi de ses propres soldats"
RUSSIA = "Moscou rejette toute présence étrangère"
SOMETHING = "Il arrivera quelque chose si Moscou ne répond pas"
CUT = "Avant un cessez-le-feu, nous n'enverrons aucun soldat dans ce pays et même ensuite"
WHOLE = f"{CUT}, je garde de très fortes réserves"
FRA, GBR, BEL, DEU, USA, RUS = (
    Actor(key.lower(), ActorType.STATE, name, key, key=key)
    for key, name in {
        "FRA": "France",
        "GBR": "Royaume-Uni",
        "BEL": "Belgique",
        "DEU": "Allemagne",
        "USA": "États-Unis",
        "RUS": "Russie",
    }.items()
)
ALLIES = Actor("allies", ActorType.GROUP, "certains alliés")
CHANCELLOR = Actor("chancellor", ActorType.PERSON, "Karl Muster", "DEU", key="karl-muster")
ACTORS = (FRA, GBR, BEL, DEU, USA, RUS, ALLIES, CHANCELLOR)
TROOPS, GUARANTEES = "deploy-forces", "security-guarantees"


class Telling:
    """One report being written down: positions by the words that carry them."""

    def __init__(self, origin: str, day: date, *sentences: str) -> None:
        text = ". ".join((f"Dépêche {origin}", *sentences)) + "."
        self.report = Report(origin, text, "fr", published=day)
        self.positions: list[Position] = []
        self.statements: list[Statement] = []

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return Span(start, start + len(words))

    def position(self, actor: Actor, stance: Stance, code: str, words: str, **more) -> None:
        own = f"p{len(self.positions)}"
        act = Act(code, words, self.span(words), more.pop("agent", None))
        self.positions.append(Position(own, actor.id, stance, act, (self.span(words),), **more))

    def quote(self, words: str, speaker: Actor) -> str:
        own = f"s{len(self.statements)}"
        self.statements.append(Statement(own, StatementKind.DIRECT, (self.span(words),), speaker=(speaker.id,)))
        return own

    def record(self) -> Record:
        return Record(self.report, actors=ACTORS, statements=tuple(self.statements), positions=tuple(self.positions))


def ceasefire(words: str = "") -> Atom:
    return Atom("ceasefire", words or None)


def records() -> list[Record]:
    """A full report, and one that cuts the chancellor's words."""
    day = date(2025, 9, 4)
    full = Telling(
        "a.txt", day, READY, NEEDED, PROMISE, NO_TROOPS, RUSSIA, SOMETHING, f"« {WHOLE} », a dit Karl Muster"
    )
    for actor in (FRA, GBR, BEL):
        full.position(actor, Stance.READY, TROOPS, READY, condition=ceasefire("la signature d'un cessez-le-feu"))
    full.position(ALLIES, Stance.RESERVED, TROOPS, NEEDED, condition=Atom("USA.contribute"), requirement=True)
    full.position(USA, Stance.COMMITTED, GUARANTEES, PROMISE)
    full.position(USA, Stance.REFUSES, TROOPS, NO_TROOPS)
    full.position(RUS, Stance.REFUSES, "foreign-intervention", RUSSIA)
    full.position(USA, Stance.THREATENS, "other", SOMETHING, condition=Not(Atom("words:moscou-repond")))
    said = full.quote(WHOLE, CHANCELLOR)
    held = {"holder": CHANCELLOR.id, "statement": said}
    after = full.span("et même ensuite")
    full.position(DEU, Stance.REFUSES, TROOPS, CUT, condition=Not(ceasefire()), even_after=after, **held)
    full.position(DEU, Stance.RESERVED, TROOPS, "je garde de très fortes réserves", **held)
    cut = Telling("b.txt", day, "Le reste du texte est tout autre", f"« {CUT} », a dit Karl Muster", PROMISE)
    said = cut.quote(CUT, CHANCELLOR)
    after = cut.span("et même ensuite")
    held = {"holder": CHANCELLOR.id, "statement": said, "even_after": after}
    cut.position(DEU, Stance.REFUSES, TROOPS, CUT, condition=Not(ceasefire()), **held)
    cut.position(USA, Stance.COMMITTED, GUARANTEES, PROMISE)
    return [full.record(), cut.record()]
