"""What an outlet changed in a report after publication, change by change."""

from verbale.reconcile.meaning import Touch
from verbale.reconcile.rewriting import ChangeKind, changes
from verbale.record.report import Report

OLD = "La séance reprendra mercredi à 10H00 (09H00 GMT). Le pays se retirera si la route rouvre, et pas avant."


def told(new: str) -> list[tuple[ChangeKind, str, str, frozenset[Touch]]]:
    before, after = Report("a.txt", OLD, "fr"), Report("a.txt", new, "fr")
    return [
        (c.kind, c.before.words(OLD) if c.before else "", c.after.words(new) if c.after else "", c.touches)
        for c in changes(before, after)
    ]


def test_a_time_put_right_is_one_replacement_although_an_hour_stands_in_both() -> None:
    (change,) = told(OLD.replace("10H00 (09H00", "11H00 (10H00"))
    assert change[:3] == (ChangeKind.REPLACED, "10H00 (09H00", "11H00 (10H00")


def test_another_number_is_told_as_one() -> None:
    (change,) = told(OLD.replace("La séance", "La séance de 40 minutes").replace("mercredi", "mercredi"))
    assert (change[0], change[3]) == (ChangeKind.ADDED, {Touch.NUMBER})


def test_changes_that_stand_apart_stay_apart() -> None:
    found = told(OLD.replace(", et pas avant", "").replace("La séance", "La troisième séance"))
    assert [(kind, one, other) for kind, one, other, _ in found] == [
        (ChangeKind.ADDED, "", "troisième"),
        (ChangeKind.DROPPED, ", et pas avant", ""),
    ]
