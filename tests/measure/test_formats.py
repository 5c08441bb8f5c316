"""Gold from annotation tools: brat and INCEpTION exports made here, scored like our own."""

from pathlib import Path

import pytest

from verbale.measure.figures import score
from verbale.measure.formats import documents
from verbale.record.errors import RecordError

TEXT = "« Nous partons 👋 », a dit Anne Durand. Elle a ajouté que tout était prêt."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def brat(folder: Path, ann: str) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (folder / "a.ann").write_text(ann, encoding="utf-8")
    return folder


def record(content: tuple[int, int]) -> dict:
    actor = {"id": "a1", "name": "Anne Durand", "type": "person", "mentions": []}
    statement = {"id": "s1", "kind": "direct", "content": [content], "source": [place("Anne Durand")], "speaker": "a1"}
    return {"report": {"origin": "a.txt", "length": len(TEXT)}, "actors": [actor], "statements": [statement]}


def test_brat_with_relations_and_the_annotators_own_labels(tmp_path: Path) -> None:
    (c, d), (s, t) = place("Nous partons 👋"), place("Anne Durand")
    ann = (
        f"T1\tCitation {c} {d}\t{TEXT[c:d]}\nT2\tSource {s} {t}\tAnne Durand\n"
        "R1\tsaid_by Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T2\tspeaker=Anne Durand\n"
    )
    docs = documents(brat(tmp_path, ann), {"Citation": "content"}, lambda _: "fr")
    (statement,) = docs[0].gold["statements"]
    assert statement["content"] == [[c, d]]
    assert statement["source"] == [[s, t]]
    assert (statement["kind"], statement["speaker"]) == ("direct", "Anne Durand")
    figures = score(docs, {"a": record((c, d))})["groups"]["overall"]["statements"]
    assert figures["content_and_speaker"]["F1"] == 1.0
    assert score(docs, {"a": record(place("tout était prêt"))})["groups"]["overall"]["statements"]["span"]["F1"] == 0.0


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"a\.ann, line 1: found .*expected a line of brat standoff"):
        documents(brat(tmp_path, "T1\tContent 3 x\tfoo\n"), {}, lambda _: "fr")


def test_unknown_labels_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="name yours with --label"):
        documents(brat(tmp_path, "T1\tZitat 2 9\tx\n"), {}, lambda _: "fr")


def test_an_empty_folder_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no gold found"):
        documents(tmp_path, {}, lambda _: "fr")


@pytest.mark.parametrize("form", ["xmi", "json"])
def test_inception_export_with_a_relation_layer(tmp_path: Path, form: str) -> None:
    cassis = pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    types = cassis.TypeSystem()
    made = {}
    for name in ("Content", "Source"):
        made[name] = types.create_type(f"webanno.custom.{name}", supertypeName="uima.tcas.Annotation")
    types.create_feature(made["Content"], "speaker", "uima.cas.String")
    tie = types.create_type("webanno.custom.SaidBy", supertypeName="uima.tcas.Annotation")
    for end in ("Governor", "Dependent"):
        types.create_feature(tie, end, "uima.tcas.Annotation")
    cas = cassis.Cas(typesystem=types, document_language="fr", sofa_mime="text/plain")
    cas.sofa_string = TEXT
    (c, d), (s, t) = place("Nous partons 👋"), place("Anne Durand")
    content = made["Content"](begin=c, end=d, speaker="Anne Durand")
    source = made["Source"](begin=s, end=t)
    cas.add_all([content, source, tie(begin=c, end=d, Governor=content, Dependent=source)])
    if form == "xmi":
        cas.to_xmi(tmp_path / "a.xmi")
        types.to_xml(tmp_path / "TypeSystem.xml")
    else:
        cas.to_json(tmp_path / "a.json")
    (doc,) = documents(tmp_path, {}, lambda _: "fr")
    (statement,) = doc.gold["statements"]
    assert (statement["content"], statement["source"]) == ([[c, d]], [[s, t]])
    assert doc.text[slice(*statement["source"][0])] == "Anne Durand"
    assert statement["speaker"] == "Anne Durand"
