"""The Bot API over HTTP: parameters from query, JSON or forms in; JSON, or a broken answer on demand, out."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.errors import ApiError, Json, TransportFault, bad_request
from reportbot.sandbox.params import Upload

CAPTIVE = "<!doctype html><html><head><title>Login Wi-Fi</title></head><body>Silakan masuk.</body></html>"
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
MAX_PART = 64 << 20

Abort = Callable[[Scope], None]


def bot_app(sandbox: Sandbox, abort: Abort) -> ASGIApp:
    """The ASGI app behind /bot{token}/{method}; `abort` cuts a connection without an answer."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        token, method = request.path_params["token"], request.path_params["method"]
        try:
            params, files = await _parameters(request)
            body = await sandbox.call(token, method, params, files)
            response: Response = _json(body)
        except ApiError as error:
            response = _json(error.body())
        except TransportFault as fault:
            if fault.kind.startswith("timeout"):
                await _until_disconnect(receive)
                return
            if fault.kind.startswith("reset"):
                abort(scope)
                await _until_disconnect(receive)
                return
            response = _broken(fault)
        await response(scope, receive, send)

    return app


def malformed() -> ASGIApp:
    """The answer to a path that names no token or no method."""
    return _json(ApiError(404, "Not Found").body())


def _json(body: Json) -> Response:
    """ASCII only, as Telegram answers, so that even a lone surrogate of a hostile test travels."""
    status = HTTPStatus.OK if body["ok"] else body["error_code"]
    return Response(json.dumps(body), status_code=status, media_type="application/json")


def _broken(fault: TransportFault) -> Response:
    if fault.kind == "502 html":
        return HTMLResponse(BAD_GATEWAY, status_code=502)
    if fault.kind == "html 200":
        return HTMLResponse(CAPTIVE)
    whole = json.dumps(fault.body)
    return Response(whole[: len(whole) // 2], media_type="application/json")


async def _until_disconnect(receive: Receive) -> None:
    """The caller hears nothing until it gives up."""
    while (await receive())["type"] != "http.disconnect":
        continue


async def _parameters(request: Request) -> tuple[Json, dict[str, Upload]]:
    params: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind == "application/json":
        return params | await _json_body(request), {}
    files: dict[str, Upload] = {}
    if request.method == "POST" and kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        async with request.form(max_part_size=MAX_PART) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, await value.read(), mime)
                else:
                    params[name] = value
    return params, files


async def _json_body(request: Request) -> Json:
    raw = await request.body()
    try:
        parsed = json.loads(raw) if raw else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse JSON object")
    return parsed


async def download(sandbox: Sandbox, request: Request) -> Response:
    """/file/bot{token}/{path}: the bytes of a file getFile named."""
    if request.path_params["token"] != sandbox.token:
        return _json(ApiError(401, "Unauthorized").body())
    stored = sandbox.files.at(request.path_params["path"])
    fault = sandbox.faults.take("file", None)
    if fault is not None:
        refusal = fault.refusal()
        return _json(refusal.body()) if refusal else _broken(TransportFault(fault.kind, {"ok": False}))
    if stored is None:
        return _json(ApiError(404, "Not Found").body())
    return Response(stored.content or bytes(stored.size), media_type="application/octet-stream")
