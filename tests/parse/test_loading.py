"""Our quick loading gives what ``spacy.load`` gives, token by token, on every shipped report and on made-up words."""

from itertools import product
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Token

from verbale.languages.engine import engine
from verbale.languages.load import languages
from verbale.parse.engine import pipeline, readable

ROOT = Path(__file__).parents[2]
HEADS = """
    aéro abat anglo anti après arrière aigues avant bas belle cha chat château co contre côte demi demis émirato ex
    extra franco grand grande géo hors mi mini médico non nord outre pays petit porte pro quasi rendez ré saint sainte
    sans semi sous sud super télé trans vice vidéo vi ville vingt à états premier droits fac hip knock chef peut est a
    entr r grand' l d qu jusqu aujourd prud ch c s
""".split()  # noqa: SIM905  # a list of words reads better
JOINTS = ("-", "–", "—", "‐", "‑", "'", "’", "-de-", "-la-", "-l'", "-en-l'", "-des-", "-d'", "-sur-", "_", " - ", "--")
TAILS = ("vampire", "Unis", "été", "l'homme", "ci", "t-il", "ministre", "ministérielle", "là-bas", "x", "ø", "12", "")


def told(token: Token) -> tuple[object, ...]:
    """Everything that the rules read of a token."""
    words = (token.text, token.lemma_, token.norm_, token.pos_, token.tag_, str(token.morph))
    return (*words, token.dep_, token.head.i, token.is_sent_start, token.ent_type_, token.ent_iob_)


def published(language: str) -> Language:
    return spacy.load(next(name for name in engine(language).pipelines if spacy.util.is_package(name)))


def shipped(language: str, many: int) -> list[str]:
    """Paragraphs of reports that are in the repository, a part of them in the other language."""
    other = next(code for code in languages() if code != language)
    gold = ROOT / "eval" / "gold"
    files = [*sorted((gold / f"wikinews_{language}_train").glob("*.txt"))[:many], *(gold / "parallel").glob("*.txt")]
    files += sorted((gold / f"wikinews_{other}_train").glob("*.txt"))[:3]
    return [readable(p, language) for f in files for p in f.read_text(encoding="utf-8").split("\n") if p.strip()]


@pytest.mark.parametrize("language", languages())
def test_tokens_and_parse_are_those_of_the_published_pipeline(language: str) -> None:
    texts = shipped(language, 25)
    theirs = published(language)
    compared = 0
    for ours, expected in zip(pipeline(language).pipe(texts), theirs.pipe(texts), strict=True):
        assert list(map(told, ours)) == list(map(told, expected))
        compared += len(expected)
    assert compared > 10_000


@pytest.mark.parametrize("language", languages())
def test_made_up_words_are_cut_alike(language: str) -> None:
    words = {h + j + t for h, j, t in product(HEADS, JOINTS, TAILS)}
    words |= {
        w for word in words for w in (word.capitalize(), word.upper(), f"({word}).", f"l'{word}", f"{word}-{word}")
    }
    ours, theirs = pipeline(language).tokenizer, published(language).tokenizer
    text = " ".join(sorted(words))
    assert len(words) > 50_000
    assert [t.text for t in ours(text)] == [t.text for t in theirs(text)]
