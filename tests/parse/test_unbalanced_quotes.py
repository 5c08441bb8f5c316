"""Marks that miss their partner, and marks of several kinds side by side."""

from verbale.parse.quotes import quotations
from verbale.record.span import Span


def outer(text: str) -> list[str]:
    """The outermost quotations of a text of one paragraph."""
    found, _ = quotations(text, [Span(0, len(text))])
    return [text[p.start : p.end] for q in found if not q.depth for p in q.outer]


def test_a_paragraph_that_only_closes_is_quoted_from_its_start() -> None:
    text = "Sans confiance, nous craindrons pour notre sécurité. »"
    assert outer(text) == [text]
    assert [s.reason for s in quotations(text, [Span(0, len(text))])[1]] == ["closing mark without an opening one"]


def test_after_a_colon_only_what_follows_it_is_quoted() -> None:
    assert outer("Le maire a répondu : Nous verrons bien demain. »") == ["Nous verrons bien demain. »"]


def test_a_mark_too_many_quotes_nothing_more() -> None:
    assert outer("« Nous verrons », dit-il avant de partir ».") == ["« Nous verrons »"]
    assert outer('He said it was "over" and left".') == ['"over"']


def test_a_closing_mark_within_the_paragraph_quotes_nothing() -> None:
    assert outer("Nous verrons bien », a dit le maire avant de partir.") == []


def test_double_apostrophes_are_marks() -> None:
    assert outer("''It is over,'' said Lund. ''We lost.''") == ["''It is over,''", "''We lost.''"]


def test_a_nested_quotation_may_end_with_its_host() -> None:
    text = "\"They say, 'It is over,'\" said Lund. \"I ask, 'Is it?' Nobody knows.\""
    assert outer(text) == ["\"They say, 'It is over,'\"", "\"I ask, 'Is it?' Nobody knows.\""]


def test_a_mark_of_another_kind_closes_where_no_partner_comes() -> None:
    assert outer("« Nous ne signerons pas”, a dit le ministre.") == ["« Nous ne signerons pas”"]
    assert outer('"Nous ne signerons pas », a dit le ministre.') == ['"Nous ne signerons pas »']
    assert outer("”We will not sign“, he said.") == ["”We will not sign“"]
    assert outer(",,We will not sign,'' he said.") == [",,We will not sign,''"]
    assert outer("« Il a dit “non” hier », selon lui.") == ["« Il a dit “non” hier »"]


def test_one_mark_may_close_both_quotations() -> None:
    text = "« Il m'a dit : « Jamais ! », raconte-t-elle. Puis tout s'est arrêté."
    assert outer(text) == ["« Il m'a dit : « Jamais ! »"]
    assert outer("« Il m'a dit « jamais » hier. Et puis") == ["« Il m'a dit « jamais » hier. Et puis"]


def test_straight_marks_between_blanks_open_and_close() -> None:
    assert outer('Il a dit " oui " , puis " non " .') == ['" oui "', '" non "']


def test_marks_behind_a_backslash_are_marks() -> None:
    assert outer('\\"It is over,\\" he said.') == ['\\"It is over,\\"']


def test_straight_marks_around_a_whole_paragraph_are_no_quotation() -> None:
    assert outer('"“We lost,” Lund said before he left for Oslo."') == ["“We lost,”"]
    assert outer('"“Lost” is what they call it on the island."') == ['"“Lost” is what they call it on the island."']


def test_a_mark_that_only_closes_opens_behind_the_words_that_tell_who_spoke() -> None:
    text = "''It is over,'' Lund said. I am not sure why they came.''"
    assert outer(text) == ["''It is over,''", "I am not sure why they came.''"]
    assert outer('The plan had two ends, Lund said. First, it was "cheap," and then it was a gift."') == ['"cheap,"']


def test_a_label_in_capitals_opens_another_turn() -> None:
    text = '"LUND: We lost.\n\n"BERG: Not all."'
    blocks = [Span(0, 14), Span(16, len(text))]
    assert [len(q.outer) for q in quotations(text, blocks)[0]] == [1, 1]
