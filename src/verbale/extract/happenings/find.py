"""Find the verbs, nouns and adjectives of a block that tell events."""

from collections.abc import Iterator, Sequence

from spacy.attrs import LEMMA, ORTH, POS
from spacy.symbols import VERB
from spacy.tokens import Token

from verbale.extract.happenings.mention import HEADS, MARKS, Mention
from verbale.extract.happenings.nouns import noun_mention
from verbale.extract.happenings.table import Happenings, ids
from verbale.extract.happenings.verbs import adjective_mention, verb_mention
from verbale.extract.reading import Reading
from verbale.extract.when.table import TimesText
from verbale.parse.parsed import Block
from verbale.record.event import When

LONG = 40  # code points of a quotation from which it is somebody's account, not a word in quote marks


def mentions(
    reading: Reading, block: Block, words: Happenings, tenses: TimesText, times: Sequence[When]
) -> Iterator[Mention]:
    """The mentions of a block with its times, in order, before times and parties are attached."""
    dated = _tokens_of(block, times)
    for at in _places(block, words, times):
        if at in dated and block.doc[at].pos_ != "VERB":
            continue  # "March" is no march
        found = _mention(block, block.doc[at], words, tenses, dated)
        if found is None:
            continue
        found.marks = found.facts & MARKS
        found.facts -= MARKS
        quoted = reading.parsed.quotation_at(block.at(found.token).start)
        if quoted and len(quoted.inner[0]) > LONG:
            found.facts.add("quoted")
        if block.role in HEADS:
            found.facts.add(str(block.role))
            if found.token.sent.start == 0:
                found.facts.add(f"{block.role}-first")
        yield found


def _mention(block: Block, token: Token, words: Happenings, tenses: TimesText, dated: set[int]) -> Mention | None:
    if token.pos_ in ("VERB", "AUX"):
        return verb_mention(block, token, words, tenses)
    if token.pos_ in ("NOUN", "PROPN"):
        return noun_mention(block, token, words, tenses, dated)
    return adjective_mention(block, token, words, tenses) if token.pos_ == "ADJ" else None


def _places(block: Block, words: Happenings, times: Sequence[When]) -> list[int]:
    """The tokens that can tell an event: words that the language data names, and in headline, lead and dated
    sentences every verb (an act without a type, a date and a prominent place is never worth recording)."""
    table = block.doc.to_array([POS, LEMMA, ORTH])
    if not len(table):
        return []
    known = ids(words, block.doc.vocab)
    wide = _dated_sentences(block, times) if block.role not in HEADS else None
    rows = table.tolist()
    return [
        i
        for i, (pos, lemma, orth) in enumerate(rows)
        if lemma in known or orth in known or (pos == VERB and (wide is None or i in wide))
    ]


def _tokens_of(block: Block, times: Sequence[When]) -> set[int]:
    """The tokens of the times themselves."""
    return {t.i for when in times for t in block.tokens(when.span) or ()}


def _dated_sentences(block: Block, times: Sequence[When]) -> set[int]:
    """The tokens of sentences that name a time."""
    found: set[int] = set()
    for when in times:
        tokens = block.tokens(when.span)
        if tokens is not None and len(tokens) and tokens.start not in found:
            found.update(range(tokens.sent.start, tokens.sent.end))
    return found
