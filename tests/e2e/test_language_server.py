"""The schemas in the language server behind YAML in VS Code: what is offered, explained and reported while one writes."""

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ictcriteria.model.json_schema import SCHEMA_FOLDER, SCHEMAS, schema_header
from ictcriteria.report.schema_report import schema_text, vscode_settings

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 120
HEADER = schema_header("criterion", f"../../{SCHEMA_FOLDER}")
CRITERION = f"""{HEADER}
title: Warranty
kind: contract-clause
guidance: Set the days to your need.
verification:
  log:
    stage: contract
    evidence: data-file
"""


class LanguageServer:
    """A running server; requests are answered in order, and diagnostics are kept by file."""

    def __init__(self, command: list[str], workspace: Path, settings: Mapping[str, Any]) -> None:
        self.workspace, self.settings = workspace, settings
        self.diagnostics: dict[str, list[Any]] = {}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._requests = 0
        threading.Thread(target=self._read, daemon=True).start()
        folder = {"uri": workspace.as_uri(), "name": "workspace"}
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        about = {"processId": os.getpid(), "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": capabilities}
        self.request("initialize", about)
        self._send({"method": "initialized", "params": {}})

    def request(self, method: str, params: Any) -> Any:
        """The result of one request."""
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        answer = self._handle_until(lambda message: message.get("id") == number and "method" not in message)
        return answer["result"]

    def open(self, files: Mapping[str, str]) -> None:
        """Open files as an editor does and wait until each has been looked at."""
        uris = {self._uri(path): text for path, text in files.items()}
        for uri, text in uris.items():
            self._send({
                "method": "textDocument/didOpen",
                "params": {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
            })  # fmt: skip
        self._handle_until(lambda _: set(uris) <= set(self.diagnostics))

    def messages(self, path: str) -> list[tuple[int, str]]:
        """What is reported of an open file: line (from 1) and message."""
        return [(item["range"]["start"]["line"] + 1, item["message"]) for item in self.diagnostics[self._uri(path)]]

    def at(self, method: str, path: str, line: int, column: int) -> Any:
        """The result of a request about a place in an open file; line and column from 1."""
        position = {"line": line - 1, "character": column - 1}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": self._uri(path)}, "position": position})

    def stop(self) -> None:
        """End the process."""
        with suppress(BrokenPipeError):
            self.request("shutdown", None)
            self._send({"method": "exit"})
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def _uri(self, path: str) -> str:
        return (self.workspace / path).as_uri()

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while True:
            length = 0
            while (line := self.process.stdout.readline()).strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                self._messages.put(None)
                return
            self._messages.put(json.loads(self.process.stdout.read(length)))

    def _handle_until(self, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._messages.get(timeout=PATIENCE_SECONDS)
            assert message is not None, "the language server ended"
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            if done(message):
                return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings if item["section"] == "yaml" else {} for item in message["params"]["items"]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A repository with the shipped files and with the schemas beside them."""
    folder = tmp_path_factory.mktemp("workspace")
    for name in ("criteria", "templates"):
        shutil.copytree(root / name, folder / name)
    (folder / SCHEMA_FOLDER).mkdir(parents=True)
    for name in SCHEMAS:
        (folder / SCHEMA_FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def start(root: Path, workspace: Path) -> Iterator[Callable[[Mapping[str, Any]], LanguageServer]]:
    """Start the server with more settings than "nothing from the network"."""
    node, program = shutil.which("node"), root / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if node is None or not program.is_file():
        pytest.skip("yaml-language-server needs Node.js and 'make browser-tools'")
    started: list[LanguageServer] = []

    def server(settings: Mapping[str, Any]) -> LanguageServer:
        basic = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
        started.append(LanguageServer([node, str(program), "--stdio"], workspace, {**basic, **settings}))
        return started[-1]

    yield server
    for each in started:
        each.stop()


@pytest.fixture(scope="module")
def editor(start: Callable[[Mapping[str, Any]], LanguageServer]) -> LanguageServer:
    """A server that knows of schemas only from the header of a file."""
    return start({})


def offered(editor: LanguageServer, path: str, text: str) -> dict[str, str]:
    """What is offered at the ``|`` in a text: label to explanation."""
    before, _, after = text.partition("|")
    editor.open({path: before + after})
    items = editor.at("completion", path, before.count("\n") + 1, len(before) - before.rfind("\n"))["items"]
    return {item["label"]: str(item.get("documentation")) for item in items}


def explained(editor: LanguageServer, path: str, text: str) -> str:
    """What hovering over the word after the ``|`` shows."""
    before, _, after = text.partition("|")
    editor.open({path: before + after})
    hover = editor.at("hover", path, before.count("\n") + 1, len(before) - before.rfind("\n") + 1)
    return str(hover["contents"]["value"])


def test_unknown_keys_and_values_are_reported_at_their_place(editor: LanguageServer) -> None:
    path = "criteria/lifespan/wrong.yaml"
    editor.open({path: CRITERION.replace("guidance:", "gidance:").replace("data-file", "data")})
    messages = editor.messages(path)
    assert (4, "Property gidance is not allowed.") in messages
    assert [line for line, message in messages if '"third-party-audit"' in message] == [8]
    assert (2, 'Missing property "guidance".') in messages


def test_keys_are_offered_with_their_explanation(editor: LanguageServer) -> None:
    keys = offered(editor, "criteria/lifespan/keys.yaml", f"{HEADER}\ntitle: Warranty\n|")
    assert {"kind", "levels", "guidance", "verification", "legal_basis"} <= set(keys)
    assert keys["verification"] == "The evidence that shows compliance, each piece with an id of its own."


def test_only_keys_of_the_chosen_kind_are_offered(editor: LanguageServer) -> None:
    keys = offered(editor, "criteria/lifespan/clause.yaml", f"{HEADER}\nkind: contract-clause\n|")
    assert {"obligations", "judging", "remedy"} <= set(keys)
    assert {"scoring", "ground"} & set(keys) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: |", {
            "technical-specification": "What the offered goods must be or do (Directive 2014/24/EU, Article 42).",
            "selection-criterion": "What a bidder must be able to do (Directive 2014/24/EU, Article 58).",
            "award-criterion": "What makes one bid better than another (Directive 2014/24/EU, Article 67).",
            "contract-clause": "What the supplier does while the contract runs (Directive 2014/24/EU, Article 70).",
        }),
        ("kind: award-criterion\nverification:\n  log:\n    stage: |", {
            "tender": "Handed in with the tender.",
            "award": "Handed in on request, before the award.",
            "delivery": "Handed in with each delivery.",
            "contract": "Handed in while the contract runs.",
        }),
        ("kind: award-criterion\nlevels:\n  |", {
            "basic": "Most of the market can meet it today.",
            "advanced": "More than is usual; several suppliers can meet it.",
            "spearhead": "What only the best can do today; look at the market before you ask for it.",
        }),
    ],
)  # fmt: skip
def test_values_are_offered_with_their_explanation(editor: LanguageServer, text: str, expected: dict[str, str]) -> None:
    assert offered(editor, f"criteria/lifespan/values-{len(text)}.yaml", f"{HEADER}\n{text}") == expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("guidance", ["#### Guidance", "For the buyer: when to use it, who can meet it, pitfalls and proportionality"]),
        ("kind", ["#### Kind", "What the supplier does while the contract runs"]),
        ("stage", ["#### Stage", "When the evidence is handed in.", "* `delivery`: Handed in with each delivery."]),
    ],
)
def test_a_key_is_explained(editor: LanguageServer, word: str, parts: list[str]) -> None:
    text = explained(editor, f"criteria/lifespan/{word}.yaml", CRITERION.replace(f"{word}:", f"|{word}:"))
    assert [part for part in parts if part not in text] == []


def test_settings_for_vscode_give_every_shipped_file_its_schema(
    start: Callable[[Mapping[str, Any]], LanguageServer], workspace: Path
) -> None:
    settings = json.loads(vscode_settings(f"./{SCHEMA_FOLDER}"))
    editor = start({"schemas": settings["yaml.schemas"]})
    shipped = {path.relative_to(workspace).as_posix(): path.read_text(encoding="utf-8") for path in workspace.rglob("*.yaml")}
    wrong = {name: kind.files[0].replace("*", "wrong") for name, kind in SCHEMAS.items() if kind.files}
    editor.open({**shipped, **dict.fromkeys(wrong.values(), "titel: wrong\n")})
    assert {path: editor.messages(path) for path in shipped if path not in wrong.values() and editor.messages(path)} == {}
    assert [name for name, path in wrong.items() if not editor.messages(path)] == []
