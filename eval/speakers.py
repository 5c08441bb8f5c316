"""Does the cast know who speaks, where the words of the source are given?

    python eval/speakers.py wikinews_fr_train,wikinews_en_train [--misses] [--roles] [--time]

For each statement of the gold with a source and a speaker, asks ``Cast.parties`` who the gold's source is and
compares with the gold's speaker by the scorer's rules. ``--roles`` also scores roles, from the cast alone.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Token

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, parsed, reports
from verbale.extract.cast import Cast
from verbale.measure.gold import Doc, load
from verbale.measure.roles import score_roles
from verbale.measure.who import Names
from verbale.parse.parsed import Block, ParsedReport
from verbale.record.interchange import to_json
from verbale.record.record import Record


def source_head(parsed: ParsedReport, spans: list[list[int]]) -> tuple[Block, Token] | None:
    """The head of the source as written: the first token whose own head lies outside of it."""
    for start, end in spans:
        block = parsed.block_at(start)
        if block is None or block not in parsed.prose:
            continue
        piece = block.doc.char_span(start - block.span.start, end - block.span.start, alignment_mode="expand")
        if piece is None:
            continue
        noun = ("NOUN", "PROPN", "PRON", "NUM")
        heads = [t for t in piece if t.head not in piece or t.head is t]
        return block, next((t for t in heads if t.pos_ in noun), heads[0] if heads else piece[0])
    return None


def documents(name: str) -> Iterator[tuple[Doc, ParsedReport]]:
    """The gold documents of a set, with their parse."""
    path = folder(name)
    if path is None:
        raise SystemExit(f"no such gold set here: {name}")
    docs = {d.name: d for d in load(str(path), None)}
    for report in reports(path):
        yield docs[report.origin.removesuffix(".txt")], parsed(report)


def probes(name: str) -> Iterator[tuple[str, str, str, float, list[str]]]:
    """Per statement: document, source as written, gold speaker, credit, names given."""
    for doc, report in documents(name):
        wanted = [s for s in doc.gold["statements"] if s.get("source") and s.get("speaker")]
        cast = Cast(report)
        answers = []
        for statement in wanted:
            found = source_head(report, statement["source"])
            answers.append(list(cast.parties(*found)) if found else [])
        names = Names(record_of(report, cast), doc)
        for statement, given in zip(wanted, answers, strict=True):
            credit = names.joint_share(statement, {"speaker": given}, True)
            words = " … ".join(doc.text[a:b] for a, b in statement["source"]).replace("\n", " ")
            yield doc.name, words, str(statement["speaker"]), credit, [str(cast.by_id[a].name) for a in given]


def record_of(parsed: ParsedReport, cast: Cast) -> dict[str, Any]:
    """What the cast alone says of a report, in the interchange form."""
    actors, roles, memberships = cast.finish()
    return to_json(Record(parsed.report, parsed.sections, actors, roles, memberships))


def roles(sets: list[str], misses: bool) -> None:
    """The scorer's figures for roles, and what was missed or false."""
    for name in sets:
        total: Counter[str] = Counter()
        for doc, report in documents(name):
            if "roles" not in doc.gold["layers"]:
                continue
            record = record_of(report, Cast(report))
            tally = score_roles(doc, record)
            total.update(tally)
            if misses:
                show_roles(doc, record)
        p, r = total["found"] / max(1, total["pred"]), total["found"] / max(1, total["gold"])
        f1 = 2 * p * r / max(1e-9, p + r)
        print(f"{name}: roles P {p:.3f} R {r:.3f} F1 {f1:.3f}  {dict(total)}")


def show_roles(doc: Doc, record: dict[str, Any]) -> None:
    """Each gold pair not found and each predicted pair without gold."""
    names = Names(record, doc)

    def right(g: dict[str, Any], p: dict[str, Any]) -> bool:
        return names.is_one(g["person"], p["actor"]) and (not g["of"] or names.is_one(g["of"], p["of"]))

    by_id = {a["id"]: a["name"] for a in record["actors"]}
    for g in doc.gold["roles"]:
        if not any(right(g, p) for p in record["roles"]):
            print(
                "   missed",
                doc.name[:30],
                "|",
                g["person"],
                "|",
                g["role"],
                "|",
                g["of"],
                "OPT" if g["optional"] else "",
            )
    for p in record["roles"]:
        if not any(right(g, p) for g in doc.gold["roles"]):
            at = [doc.text[a - 20 if a > 20 else 0 : b + 20].replace("\n", " ") for a, b in p["evidence"]]
            print(
                "   extra ",
                doc.name[:30],
                "|",
                by_id[p["actor"]],
                "|",
                p["office"],
                "|",
                by_id.get(p["of"]),
                "|",
                at[:1],
                p["rule"],
            )


def main() -> int:
    """Print accuracy per set."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets")
    for flag in ("--misses", "--roles"):
        arguments.add_argument(flag, action="store_true")
    given = arguments.parse_args()
    for name in given.sets.split(","):
        credit = Counter[str]()
        began = time.perf_counter()
        for doc, words, speaker, share, names in probes(name):
            kind = "unnamed" if speaker.startswith("unnamed") else "named"
            credit.update({f"{kind} n": 1, f"{kind} ok": share})
            if given.misses and share < 1:
                print(f"   {doc[:28]:28} | {words[:60]:60} | gold {speaker[:50]} | ours {names}")
        n, ok = credit["named n"] + credit["unnamed n"], credit["named ok"] + credit["unnamed ok"]
        print(f"{name}: speakers {ok / max(1, n):.3f} of {n}; {dict(credit)}; {time.perf_counter() - began:.1f} s")
    if given.roles:
        roles(given.sets.split(","), given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
