"""What a cue found: a stance, the word that shows it, its act, and who is meant to take it."""

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Find:
    """A stance seen in one clause, before it is known who is bound by it.

    Attributes:
        cue: The word that shows the stance.
        act: Head of the act; None where the words leave it open.
        who: Head of the noun phrase that takes the stance; None where the clause names nobody.
        stance, rule: Stance and named rule.
        confidence: 0 to 1, before anything else is known.
        voiced: True where only the speaker's own party is bound by such words ("will", "must" in a statement).
        reported: True where the words say so only inside somebody's speech ("would", "-rait").
        required: Head of what is called indispensable before the act.
        deed: Something done, which an old date makes background.
        wish: A wish about somebody or something else ("veut que …").
        issues: The document that the deed issues ("a signé un décret"); None for any other.
        things: Only where the act is no person ("questioned the plan").
        bodies: Only where the party is no person.
        conditioned: A condition was put on what a party will or may do, so that a report may tell it of itself.
        asked: What was asked before, where this follows if it is not done ("otherwise …").
        by_speaker: True where the speaker takes the stance whatever the subject ("Turkey must stop").
    """

    cue: Token
    act: Token | None
    who: Token | None
    stance: str
    rule: str
    confidence: float = 0.8
    voiced: bool = False
    by_speaker: bool = False
    asked: "Find | None" = None
    issues: Token | None = None
    things: bool = False
    bodies: bool = False
    reported: bool = False
    required: Token | None = None
    deed: bool = False
    wish: bool = False
    conditioned: bool = False
