"""Reuse in an archive: found whole, no matter how many copies; set phrases are none."""

import random

import numpy as np

from verbale.reconcile.families import families, pairs, texts_of
from verbale.reconcile.reuse import reuse
from verbale.reconcile.shingles import SIZE, WINDOW, Hashes, Vocabulary, corpus, shingle_hashes, winnowed

CHANCE = random.Random(4)
PARTS = ("bcdfglmnprst", "aeiou", "bcdlmnrst")
WORDS = [f"{''.join(CHANCE.choice(part) for part in PARTS)}{number}" for number in range(4000)]


def prose(size: int) -> str:
    return " ".join(CHANCE.choices(WORDS, k=size))


def found(texts: list[str]) -> set[tuple[int, int]]:
    return {(a.text, b.text) for a, b in pairs(reuse(corpus(texts)))}


def test_a_copied_passage_is_found_with_its_bounds() -> None:
    copied = prose(30)
    (passage,) = list(pairs(reuse(corpus([f"{prose(50)} {copied} {prose(9)}", prose(80), f"{copied} {prose(60)}"]))))
    assert [(s.text, s.start, s.end) for s in passage] == [(0, 50, 80), (2, 0, 30)]


def test_case_accents_and_typography_do_not_matter() -> None:
    assert found(["L’été « à Évian » dura-t-il plus longtemps que prévu au bord du lac ?",
                  "l'ete \"a evian\" DURA - T - IL plus longtemps que prevu au bord du lac"]) == {(0, 1)}  # fmt: skip


def test_an_edit_and_a_gap_stay_one_passage() -> None:
    one, other = prose(15), prose(15)
    (passage,) = list(pairs(reuse(corpus([f"{one} alpha {other}", f"{one} beta gamma {other}"]))))
    assert [(s.start, s.end) for s in passage] == [(0, 31), (0, 32)]


def test_set_phrases_are_no_copies() -> None:
    phrase = prose(8)
    assert found([f"{prose(40)} {phrase} {prose(40)}" for _ in range(60)]) == set()


def test_a_wire_text_in_many_reports_is_one_family_and_few_passages() -> None:
    wire = prose(120)
    texts = [f"{prose(20)} {wire} {prose(20)}" for _ in range(200)] + [prose(150) for _ in range(300)]
    passages = reuse(corpus(texts))
    assert len(passages) < 3 * 200
    assert texts_of(families(passages)[0]) == frozenset(range(200))


def test_copies_of_one_text_that_were_never_linked_are_pairs() -> None:
    whole = prose(60)
    texts = [whole, *(f"{prose(20)} {whole} {prose(20)}" for _ in range(3))]
    assert found(texts) == {(a, b) for a in range(4) for b in range(a + 1, 4)}


def test_empty_and_short_texts() -> None:
    assert found([]) == set()
    assert found(["", "un deux", prose(20)]) == set()


def text_shingles(text: str, vocabulary: Vocabulary) -> Hashes:
    ids = vocabulary.ids(text)
    return shingle_hashes(vocabulary.hashes()[ids])


def test_an_index_keeps_a_shingle_of_every_shared_run() -> None:
    vocabulary, run = Vocabulary(), prose(SIZE + WINDOW - 1)
    for _ in range(50):
        kept = []
        for text in (f"{prose(30)} {run} {prose(30)}", f"{run} {prose(40)}"):
            hashes = text_shingles(text, vocabulary)
            kept.append(set(hashes[winnowed(hashes)].tolist()))
        assert kept[0] & kept[1]


def test_hashes_are_the_same_in_every_run() -> None:
    first = text_shingles("un deux trois quatre cinq six", Vocabulary())
    warm = Vocabulary()
    warm.ids("six cinq sept")
    assert np.array_equal(first, text_shingles("un deux trois quatre cinq six", warm))
