"""Bytes become text without a character lost, or are refused with what to do."""

import codecs

import pytest

from verbale.read.decode import LONGEST, LONGEST_LINE, decode
from verbale.record.errors import ReportError

FRENCH = (
    "Le président a déclaré jeudi à l'Élysée : « Nous n'enverrons pas de troupes », a-t-il précisé.\r\n"
    "Les alliés européens se réuniront à nouveau la semaine prochaine — œuvre de longue haleine, dit-on à Paris.\r\n"
)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_part_of_the_text(encoding: str, mark: bytes) -> None:
    decoded = decode(mark + FRENCH.encode(encoding), "x.txt")
    assert decoded.text == FRENCH
    assert decoded.notes == (f"read as {encoding}",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "x.txt").text == FRENCH


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_another_encoding_is_detected_and_said(encoding: str) -> None:
    text = FRENCH.replace("—", "-").replace("œ", "oe")
    decoded = decode(text.encode(encoding), "x.txt")
    assert decoded.text == text
    assert decoded.notes[0].startswith("not UTF-8 (byte ")
    assert ": read as " in decoded.notes[0]


def test_a_short_text_in_the_encoding_of_windows() -> None:
    assert decode("L'Élysée a réagi : « non ».".encode("cp1252"), "x.txt").text == "L'Élysée a réagi : « non »."


def test_plain_utf_8_has_no_note_and_keeps_line_ends() -> None:
    decoded = decode(FRENCH.encode(), "x.txt")
    assert (decoded.text, decoded.notes) == (FRENCH, ())


@pytest.mark.parametrize(
    "text",
    [
        "a\0b NUL kept",
        "e\u0301 combining",
        "\u200frtl\u202e mark",
        "👩‍👩‍👧 emoji",
        "\ufeffzero width\ufeff",
        "line\u2028separator",
    ],
)
def test_odd_characters_are_kept(text: str) -> None:
    assert decode(f"x{text}".encode(), "x.txt").text == f"x{text}"


def test_nul_characters_are_kept_and_said() -> None:
    assert decode(b"one\0two\0three", "x.txt").notes == ("2 NUL characters kept as they are",)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0\0", codecs.BOM_UTF8, "\u00a0\u2028".encode()])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(ReportError, match=r"^x\.txt: holds no text$") as caught:
        decode(data, "x.txt")
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "is a PDF"),
        (b"{\\rtf1\\ansi Paris", "is an RTF document"),
        (b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\nParis =C3=A0 midi.\r\n", "is a mail message"),
        (b"PK\x03\x04....", "is a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture"),
        (b"SQLite format 3\0....", "is an SQLite database"),
        (bytes(range(256)) * 40, "is not text"),
        (bytes(64) + b"abc" * 5, "is not text"),
    ],
)
def test_a_binary_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(ReportError, match=f"{what}.* as plain text first") as caught:
        decode(data, "x.txt")
    assert caught.value.reason == "binary"


def test_broken_utf_16_is_refused_with_the_place() -> None:
    with pytest.raises(ReportError, match="begins as utf-16-le but breaks it at byte 2; save it as UTF-8"):
        decode(codecs.BOM_UTF16_LE + b"a\0\0", "x.txt")


def test_what_is_too_long_for_a_report_is_refused() -> None:
    with pytest.raises(ReportError, match=f"{LONGEST + 2:,} characters, expected at most {LONGEST:,}"):
        decode(b"a\n" * (LONGEST // 2 + 1), "x.txt")
    with pytest.raises(ReportError, match=f"a line of {LONGEST_LINE + 1:,} characters") as caught:
        decode(b"a" * (LONGEST_LINE + 1), "x.txt")
    assert caught.value.reason == "too long"


def test_a_line_of_another_encoding_in_utf8_costs_neither() -> None:
    text = "L’accord a été négocié à Genève. « Déjà », a répété l’émissaire.\n" * 3
    found = decode(text.encode() + "Collé : « réservé ».".encode("cp1252"), "x")
    assert found.text == text + "Collé : « réservé »."
    assert found.notes == (f"not UTF-8 (byte {len(text.encode()) + 4}): UTF-8 but for 5 bytes, read as cp1252",)


def test_a_text_that_went_through_a_wrong_encoding_is_named_and_kept() -> None:
    text = "L’accord a été négocié à Genève : « déjà »".encode().decode("cp1252", "replace")
    found = decode(text.encode(), "x")
    assert found.text == text
    assert "traces of a wrong encoding" in found.notes[0]
    assert decode("Ã : lettre ; Â«".encode(), "x").notes == ()


def test_a_report_that_begins_with_a_line_and_a_colon_is_no_mail() -> None:
    text = "Paris: the talks go on\nBy: A. Writer\n\nThe minister said that the message-id: 4 was lost.\n"
    assert decode(text.encode(), "report.txt").text == text
