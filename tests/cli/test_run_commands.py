"""The commands of the record: stand, whatif, unlock, deadlocks, contradictions, changes, why, rests-on, fact, link."""

import json
from datetime import date
from xml.etree import ElementTree

import networkx as nx
import pytest

from negotiation import BEL, DEU, TROOPS, Telling, records
from verbale.cli.main import main
from verbale.record.condition import Atom
from verbale.record.position import UNNAMED, Act, Position, Stance
from verbale.store.dossier import Dossier

DAY = ("--as-of", "2025-09-04")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on the dossier of the worked example: its exit code, what it printed, its errors."""
    monkeypatch.chdir(tmp_path)
    with Dossier.open("dossier.verbale", create=True) as dossier:
        for record in records():
            dossier.add(record)

    def command(*arguments):
        code = main(list(arguments))
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_stand_says_for_what_an_act_waits_with_its_words(run):
    code, out, _ = run("stand", "France", *DAY)
    assert code == 0
    assert out.startswith("deploy-forces by France  waiting for ceasefire  (ready, confidence 1.00, 1 source)")
    assert "“Trois pays se disent disposés" in out


def test_stand_as_json_has_keys_words_and_the_question(run):
    told = json.loads(run("stand", "deploy-forces by Germany", "--format", "json", *DAY)[1])
    assert told["format"] == "verbale-run/1"
    assert told["as_of"] == "2025-09-04"
    (act,) = told["acts"]
    assert (act["act"], act["status"]) == ("DEU.deploy-forces", "not unless")
    assert [r["status"] for r in act["rivals"]] == ["refused"]
    quoted = act["words"][0]["passages"][0]
    assert quoted["span"][1] - quoted["span"][0] == len(quoted["exact"])


def test_whatif_in_french_and_with_not(run):
    code, out, _ = run("whatif", "cessez-le-feu", *DAY)
    assert code == 0
    assert "deploy-forces by France  waiting → live" in out
    assert "lapsed" in run("whatif", "not ceasefire", *DAY)[1]


def test_whatif_tells_a_shared_reason_once_below_its_acts(run):
    lines = run("whatif", "ceasefire", *DAY)[1].splitlines()
    acts = [f"deploy-forces by {who}  waiting → live" for who in ("Belgique", "France", "Royaume-Uni")]
    first = min(lines.index(act) for act in acts)
    assert sorted(lines[first : first + 3]) == acts
    assert lines[first + 3].startswith("    ready, when ceasefire")
    assert len([told for told in lines if "Trois pays se disent disposés" in told]) == 1


def test_unlock_and_its_exit_codes(run):
    code, out, _ = run("unlock", "at least 2 of France, United Kingdom, Belgium: deploy-forces", *DAY)
    assert code == 0
    assert "1 minimal set\n  ceasefire\nlevers:\n  ceasefire: enough alone" in out
    code, out, _ = run("unlock", "deploy-forces by Germany", *DAY)
    assert (code, out) == (1, "deploy-forces by Allemagne: nothing on record unlocks it\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("unlock", "FRA.deploy-forces and"), "cannot read the expression at"),
        (("unlock", "at least 4 of France, Belgium: deploy-forces"), "a number from 1 to 2"),
        (("stand", "Atlantis"), "not in the dossier"),
        (("whatif", "deploy-forces"), "several fit"),
        (("stand", "--as-of", "yesterday"), "is no date"),
        (("stand", "--trust", "blindly"), "expected one of never, committed"),
        (("changes", "2025-09-05", "2025-09-01"), "give the earlier one first"),
        (("fact", "add", "ceasefire", "--by", "Ana"), "give its source, or mark it as supposed"),
        (("fact", "retract", "f-none", "--by", "Ana"), "not in the dossier"),
        (("link", "add", "ceasefire", "cessez-le-feu", "--by", "Ana"), "the same on both sides"),
        (("stand", "--graph", "picture.bmp"), "expected a name that ends in"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_was_expected(run, arguments, message):
    code, _, err = run(*arguments)
    assert code == 2
    assert message in err


def test_contradictions_and_deadlocks_report_by_exit_code(run):
    code, out, _ = run("contradictions", *DAY)
    assert code == 1
    assert out.startswith("rival readings: deploy-forces by Allemagne")
    assert run("deadlocks", *DAY)[0] == 0


def test_why_ends_in_words_and_rests_on_lists_supports(run):
    out = run("why", "deploy-forces by France", "--suppose", "ceasefire", *DAY)[1]
    assert out.splitlines()[0] == "deploy-forces by France: live"
    assert "“Trois pays se disent disposés" in out
    assert "support 2:" in run("rests-on", "USA.security-guarantees", *DAY)[1]


def test_facts_and_links_by_command(run, monkeypatch):
    code, out, _ = run(
        "fact", "add", "ceasefire", "--on", "2025-09-20", "--source", "https://example.org", "--by", "Ana"
    )
    assert code == 0
    assert "live" in run("stand", "France", "--as-of", "2025-09-20")[1]
    told = run("changes", "2025-09-10", "2025-09-30")[1]
    assert "moved: deploy-forces by France  waiting → live" in told
    assert f"because of {out.strip()} ceasefire, 2025-09-20: https://example.org by Ana" in told
    monkeypatch.setenv("VERBALE_WHO", "Ben")
    assert run("fact", "retract", out.strip())[0] == 0
    assert "retracted" in run("fact", "list")[1]
    assert "USA.security-guarantees  may count as  USA.contribute" in run("link", "suggest")[1]
    link = run("link", "add", "USA.security-guarantees", "USA.contribute", "--by", "Ana")[1].strip()
    assert run("link", "accept", link, "--by", "Ben")[0] == 0
    assert "accepted" in run("link", "list")[1]


@pytest.mark.parametrize("ending", ["svg", "html", "graphml"])
def test_the_picture_names_every_act_and_what_it_waits_for(run, tmp_path, ending):
    assert run("stand", "--graph", f"picture.{ending}", *DAY)[0] == 0
    told = (tmp_path / f"picture.{ending}").read_text(encoding="utf-8")
    assert "deploy-forces by France" in told
    if ending == "svg":
        boxes = list(ElementTree.fromstring(told).iter("{http://www.w3.org/2000/svg}rect"))
        places = {(b.get("x"), b.get("y")) for b in boxes}
        assert len(places) == len(boxes) >= 10  # no box on another
    if ending == "graphml":
        assert ("ceasefire", "FRA.deploy-forces") in nx.parse_graphml(told).edges


def test_what_terminals_could_obey_is_shown_by_its_code(run, tmp_path):
    run("fact", "add", "ceasefire", "--source", "x\x1b[31m", "--by", "Ana")
    assert "\x1b" not in run("why", "ceasefire")[1]


def test_a_name_that_an_answer_shows_is_understood_as_a_question(run):
    """An act that is on no list is shown by the report's words; the same words ask for it."""
    told = Telling("d", date(2025, 9, 4), "La Belgique a promis d'ouvrir le pont")
    act = Act(UNNAMED, "d'ouvrir le pont", told.span("d'ouvrir le pont"))
    words = told.span("La Belgique a promis d'ouvrir le pont")
    told.positions.append(Position("px", BEL.id, Stance.COMMITTED, act, (words,), condition=Atom("ceasefire")))
    with Dossier.open("dossier.verbale") as dossier:
        dossier.add(told.record())
    out = run("stand", "Belgium", *DAY)[1]
    shown = next(line for line in out.splitlines() if "ouvrir" in line).partition("  ")[0]
    assert shown == "d'ouvrir le pont by Belgique"
    assert run("unlock", shown, *DAY)[1].splitlines()[1] == "  ceasefire"
    assert run("stand", "d'ouvrir le pont", *DAY)[1].startswith(shown)


def test_what_is_no_party_fact_or_act_is_refused_with_where_to_look(run):
    code, _, err = run("stand", "Atlantis", *DAY)
    assert code == 2
    assert "party, fact or act 'Atlantis': not in the dossier" in err
    assert "verbale show actors" in err


def test_setting_what_is_so_already_is_said_rather_than_nothing(run):
    run("fact", "add", "ceasefire", "--on", "2025-09-03", "--source", "s", "--by", "Ana")
    code, out, _ = run("whatif", "ceasefire", *DAY)
    assert (code, out) == (
        0,
        "ceasefire: established already, nothing changes by it ('verbale why' tells by what)\n",
    )
    told = json.loads(run("whatif", "ceasefire", "--format", "json", *DAY)[1])
    assert told["established_already"] == [{"atom": "ceasefire", "holds": True, "text": "ceasefire"}]


def test_a_rival_reading_is_told_only_where_it_would_have_the_act_stand_otherwise(run):
    assert "rival reading: refused" in run("stand", "deploy-forces by Germany", *DAY)[1]
    told = Telling("d", date(2025, 9, 5), "L'Allemagne refuse tout envoi")
    told.position(DEU, Stance.REFUSES, TROOPS, "L'Allemagne refuse tout envoi")
    with Dossier.open("dossier.verbale") as dossier:
        dossier.add(told.record())
    out = run("stand", "deploy-forces by Germany", "--as-of", "2025-09-05")[1]
    assert out.startswith("deploy-forces by Germany  refused") or "  refused  " in out
    assert "rival reading: refused" not in out
