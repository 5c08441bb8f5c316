"""One colour for each kind of entry and each stance, on the terminal and on the page."""

from verbale.record.position import Stance
from verbale.store.kinds import Kind

KIND_STYLES = {
    Kind.STATEMENT: "cyan",
    Kind.POSITION: "green",
    Kind.EVENT: "yellow",
    Kind.FIGURE: "magenta",
    Kind.ROLE: "blue",
    Kind.MEMBERSHIP: "blue",
    Kind.SKIPPED: "red",
}
STANCE_STYLES = {
    Stance.COMMITTED: "bold green",
    Stance.INTENDS: "green",
    Stance.READY: "green",
    Stance.SUPPORTS: "green",
    Stance.PROPOSES: "cyan",
    Stance.CONSIDERING: "cyan",
    Stance.DEMANDS: "yellow",
    Stance.THREATENS: "bold yellow",
    Stance.RESERVED: "yellow",
    Stance.OPPOSES: "red",
    Stance.DENIES: "red",
    Stance.REFUSES: "bold red",
}
