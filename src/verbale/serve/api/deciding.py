"""The API's acts: decide on an entry, add reports, see how far they are."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from verbale.serve.api.guard import Editor, Reader, Reviewer, problems
from verbale.serve.api.shapes import DecisionIn, DecisionOut, Entries, JobOut, Me, TextIn
from verbale.serve.decisions import decided
from verbale.serve.desk import desk_of
from verbale.serve.lookup import found as find_one
from verbale.serve.pages.add import safe_name, uploads_of
from verbale.serve.reader import Upload
from verbale.serve.refusal import Refusal
from verbale.serve.render import as_json, plain, set_session, texts
from verbale.serve.views import entry_line
from verbale.store.entries import entries_of_rows
from verbale.store.queue import queue_rows
from verbale.store.review import newest_on
from verbale.store.uploads import Job

router = APIRouter(prefix="/api", tags=["decide"])


@router.get("/queue", response_model=Entries, responses=problems())
def queue(request: Request, visitor: Reader) -> Response:
    """What nobody has looked at, what matters most first; at most 100."""
    t = texts(request)
    with desk_of(request).reading() as connection:
        found = entries_of_rows(connection, queue_rows(connection, (), "", 100))
    return as_json(request, {"items": [entry_line(e, t) for e in found], "next": None})


@router.post("/entries/{entry_id}/decisions", status_code=201, response_model=DecisionOut, responses=problems(404, 409))
def decide(request: Request, visitor: Reviewer, entry_id: str, given: DecisionIn) -> Response:
    """Decide on an entry; signed with your name and dated."""
    dossier = desk_of(request).dossier
    made = decided(desk_of(request), visitor.name or "", entry_id, given.what, given.model_dump(exclude={"what"}))
    entry = find_one(dossier, made)
    with dossier.reading() as connection:
        seen = newest_on(connection, entry.address)
    return as_json(request, {"entry": entry.id, "state": entry.state, "seen": seen}, 201)


@router.post("/texts", status_code=202, response_model=JobOut, responses=problems(413, 429))
def add_text(request: Request, visitor: Editor, given: TextIn) -> Response:
    """Add a report as text; it is read in the background."""
    data = given.text.encode("utf-8", "surrogatepass")
    job = desk_of(request).reader.add(visitor.name or "", (Upload(safe_name(given.name), data),))
    return _accepted(request, job)


@router.post("/files", status_code=202, response_model=JobOut, responses=problems(413, 429))
async def add_files(request: Request, visitor: Editor, files: Annotated[list[UploadFile], File()]) -> Response:
    """Add reports as files; they are read in the background."""
    desk = desk_of(request)
    uploads = await uploads_of(files, "", desk.settings.limits.file_bytes)
    return _accepted(request, await run_in_threadpool(desk.reader.add, visitor.name or "", uploads))


@router.get("/jobs/{job_id}", response_model=JobOut, responses=problems(404))
def job(request: Request, visitor: Editor, job_id: str) -> Response:
    """How far an upload is."""
    found = desk_of(request).reader.job(job_id)
    if found is None:
        raise Refusal(404, "upload", "this upload is not known any more; its reports are in the list of reports")
    return as_json(request, _job(found))


def _accepted(request: Request, job: Job) -> Response:
    response = as_json(request, _job(job), 202)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return response


def _job(job: Job) -> dict[str, Any]:
    return {"id": job.id, "done": job.done, "steps": [plain(step) for step in job.steps]}


@router.get("/me", response_model=Me, responses=problems())
def me(request: Request, visitor: Reader) -> Response:
    """Who you are here. Programs without a token on a desk for one person take the CSRF token from here."""
    desk = desk_of(request)
    session = visitor.session or desk.cookies.new()
    csrf = "" if visitor.token else desk.cookies.csrf(session)
    response = as_json(request, {"name": visitor.name, "role": visitor.role, "csrf": csrf})
    if visitor.session is None and not visitor.token:
        set_session(request, response, desk.cookies.sign(session))
    return response
