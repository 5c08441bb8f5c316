"""Gold from annotation tools: brat and INCEpTION exports made here, scored like our own."""

from pathlib import Path
from zipfile import ZipFile

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


@pytest.mark.parametrize("line", ["Q1\tContent 3 5\tfoo", "T1 Content 3 5 foo", "A1", "A1\tSpeaker"])
def test_lines_of_another_kind_are_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(RecordError, match=r"a\.ann, line 2: found .*, expected a line of brat standoff"):
        documents(brat(tmp_path, f"\n{line}\n"), {}, lambda _: "fr")


@pytest.mark.parametrize("place", ["3 9999", "9 3", "-3 9"])
def test_a_mark_outside_the_text_is_named(tmp_path: Path, place: str) -> None:
    with pytest.raises(RecordError, match=rf"a: mark T1 at .*expected 0 <= start < end <= {len(TEXT)}"):
        documents(brat(tmp_path, f"T1\tContent {place}\tfoo\n"), {}, lambda _: "fr")


def test_brat_events_and_relations_between_them(tmp_path: Path) -> None:
    ends = {n: place(w) for n, w in {"T1": "Nous partons 👋", "T2": "a dit", "T3": "Anne Durand"}.items()}
    labels = {"T1": "Quote", "T2": "Cue", "T3": "Source"}
    marks = "".join(f"{n}\t{labels[n]} {s} {e}\tx\n" for n, (s, e) in ends.items())
    ties = "R1\tSaidBy Arg1:T1 Arg2:E1\nE1\tCue:T2 Who:T3\n*\tEquiv T1 T2\nM1\tNegated E1\n"
    notes = "#1\tAnnotatorNotes T1\task Jean\n"
    ((statement,),) = (
        d.gold["statements"] for d in documents(brat(tmp_path, marks + ties + notes), {}, lambda _: "fr")
    )
    assert (statement["cue"], statement["source"]) == ([[*ends["T2"]]], [[*ends["T3"]]])
    assert statement["speaker"] is None, "a remark names nobody"


def test_a_full_stop_may_stand_before_the_closing_mark(tmp_path: Path) -> None:
    text = 'She said: "We leave." He stayed "calm", she said.'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tContent 11 19\tx\nT2\tContent 22 38\tx\nT3\tContent 0 8\tx\n", encoding="utf-8"
    )
    (doc,) = documents(tmp_path, {}, lambda _: "en")
    assert [s["kind"] for s in doc.gold["statements"]] == ["indirect", "direct", "mixed"]


@pytest.mark.parametrize(("name", "data"), [("a.zip", b"no"), ("a.json", b'{"a": 1}'), ("a.xmi", b"<x/>")])
def test_what_is_no_export_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RecordError, match=f"{name}: found .*, expected a UIMA CAS export"):
        documents(tmp_path, {}, lambda _: "fr")


def test_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    folder = brat(tmp_path, "T1\tContent 0 3\tx\n")
    (folder / "a.txt").write_bytes("dit l'élu".encode("cp1252"))
    with pytest.raises(RecordError, match=r"a\.txt: not UTF-8 \(byte 6\)"):
        documents(folder, {}, lambda _: "fr")


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


def test_inception_zip_of_two_annotators_with_one_layer_and_a_feature(tmp_path: Path) -> None:
    cassis = pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    types = cassis.TypeSystem()
    layer = types.create_type("webanno.custom.Attribution", supertypeName="uima.tcas.Annotation")
    speech = types.create_type(
        "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", supertypeName="uima.tcas.Annotation"
    )
    types.create_feature(layer, "part", "uima.cas.String")
    types.create_feature(speech, "coarseValue", "uima.cas.String")
    cas = cassis.Cas(typesystem=types, document_language="fr", sofa_mime="text/plain")
    cas.sofa_string = TEXT
    (c, d), (v, w) = place("Nous partons 👋"), place("dit")
    cas.add_all([layer(begin=c, end=d, part="Content"), speech(begin=v, end=w, coarseValue="VERB")])
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("TypeSystem.xml", types.to_xml())
        for who in ("ann", "bob"):
            archive.writestr(f"{who}.xmi", cas.to_xmi())
    docs = documents(tmp_path, {}, lambda _: "fr")
    assert [d.name for d in docs] == ["a/ann", "a/bob"]
    assert all([s["content"] for s in doc.gold["statements"]] == [[[c, d]]] for doc in docs)
