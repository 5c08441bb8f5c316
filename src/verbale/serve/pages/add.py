"""Add reports: drop files or paste a text, and see the entries appear."""

import unicodedata
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.read.source import Reason
from verbale.record.ids import text_hash
from verbale.serve.desk import Needs, desk_of
from verbale.serve.reader import BUSY, ENDED, TIME, Upload
from verbale.serve.refusal import Refusal
from verbale.serve.render import as_json, page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.serve.views import EntryLine, entry_line, short
from verbale.store.entries import EntryFilter
from verbale.store.lists import page_entries
from verbale.store.uploads import Job, Step, newest_jobs

router = APIRouter(include_in_schema=False)
Editor = Annotated[Visitor, Depends(Needs(Role.EDITOR))]
SHOWN = 12  # entries of one file
NEWEST = 10  # uploads listed


@dataclass(frozen=True, slots=True)
class JobLine:
    """An upload in a list: who sent it and when, its files, how many were read or failed."""

    id: str
    who: str
    at: str
    names: tuple[str, ...]
    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class AddPage:
    """Context of ``add.html``: how many files and bytes may be sent at a time; the newest uploads."""

    files: int
    file_bytes: int
    newest: tuple[JobLine, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One file of an upload and the entries that were found in it; ``advice``: what to do where it failed (key)."""

    step: Step
    short: str
    entries: tuple[EntryLine, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class JobPage:
    """Context of ``job.html``."""

    id: str
    done: bool
    steps: tuple[StepLine, ...]


# Why a file was not read, and what to tell people to do about it (string ``add.why_<key>``).
ADVICE: dict[str, str] = {
    Reason.EMPTY: "empty",
    Reason.BINARY: "binary",
    Reason.ENCODING: "encoding",
    Reason.LANGUAGE: "language",
    Reason.TOO_LONG: "line",
    TIME: "time",
    BUSY: "waiting",
    ENDED: "ended",
}


def advice(reason: str) -> str:
    """The key of what to do about a failure."""
    return ADVICE.get(reason, "other")


def safe_name(name: str) -> str:
    """The last part of a file's name without control characters, marked as an upload."""
    plain = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if unicodedata.category(c)[0] != "C")
    return f"upload:{plain[:120] or 'unnamed'}"


async def uploads_of(files: list[UploadFile], text: str, limit: int) -> tuple[Upload, ...]:
    """What was sent; of each file at most one byte more than is allowed, so that the reader can refuse it."""
    found = [Upload(safe_name(f.filename or ""), await f.read(limit + 1)) for f in files if f.filename]
    if text.strip():
        plain = text.replace("\r\n", "\n")  # a form sends line ends so, whatever was pasted
        found.append(Upload(f"pasted:{text_hash(plain)[:12]}", plain.encode("utf-8", "surrogatepass")))
    return tuple(found)


@router.get("/add")
def add_page(request: Request, visitor: Editor) -> Response:
    """The form."""
    limits = desk_of(request).settings.limits
    with desk_of(request).reading() as connection:
        newest = tuple(map(_line, newest_jobs(connection, NEWEST)))
    context = AddPage(limits.files, limits.file_bytes, newest)
    return page(request, "add.html", context, texts(request)("nav.add"), "add", twin=False)


def _line(job: Job) -> JobLine:
    states = [step.state for step in job.steps]
    names = tuple(step.name.partition(":")[2] or step.name for step in job.steps)
    return JobLine(job.id, job.who, job.at, names, states.count("done"), states.count("failed"))


@router.post("/add")
async def add(
    request: Request,
    visitor: Editor,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
) -> Response:
    """Take an upload and go to its progress."""
    desk = desk_of(request)
    uploads = await uploads_of(files or [], text, desk.settings.limits.file_bytes)
    job = await run_in_threadpool(desk.reader.add, visitor.name or "", uploads)
    return RedirectResponse(f"/add/{job.id}", 303)


def job_page(request: Request, job_id: str) -> JobPage:
    """How far an upload is.

    Raises:
        Refusal: 404, unknown.
    """
    desk, t = desk_of(request), texts(request)
    job = desk.reader.job(job_id)
    if job is None:
        raise Refusal(404, "upload", "this upload is not known any more; its reports are in the list of reports")
    lines = []
    with desk.reading() as connection:
        for step in job.steps:
            wanted = EntryFilter(reports=(step.report,))
            found = page_entries(connection, wanted, None, SHOWN).items if step.report else ()
            lines.append(
                StepLine(step, short(step.report), tuple(entry_line(e, t) for e in found), advice(step.reason))
            )
    return JobPage(job.id, job.done, tuple(lines))


@router.get("/add/{job_id}.json")
def job_json(request: Request, visitor: Editor, job_id: str) -> Response:
    """The progress as JSON."""
    return as_json(request, job_page(request, job_id))


@router.get("/add/{job_id}")
def job(request: Request, visitor: Editor, job_id: str) -> Response:
    """The progress; the part that changes asks for itself again each second."""
    template = "job-part.html" if request.headers.get("hx-request") else "job.html"
    return page(request, template, job_page(request, job_id), texts(request)("add.progress"), "add")
