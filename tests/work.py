"""The work of a call, counted in instructions of the interpreter: the same on a busy machine as on a quiet one."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def work_of(call: Callable[[], object]) -> int:
    """How many instructions of Python a call takes; what is done in C counts as one."""
    done = 0

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal done
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        done += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        call()
    finally:
        sys.settrace(before)
    return done
