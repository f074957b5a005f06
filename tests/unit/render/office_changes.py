"""Run by the Python that has LibreOffice's API: what an office program shows after all changes are accepted or rejected.

``python office_changes.py PIPE`` reads lines "action path" and prints for each a JSON list: how many changes there were, how
many are left, and the lines "style level label | text" of the document, cells of tables with their place. The actions are
``Accept``, ``Reject`` and ``Show``; ``Quit`` ends LibreOffice.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS_TO_START = 60
JOINER = "\u200d"  # LibreOffice puts one into a row without text, so that there is something to track


def office(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(SECONDS_TO_START * 5):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def listed(collection: Any) -> Iterator[Any]:
    enumeration = collection.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def lines(text: Any) -> Iterator[str]:
    for block in listed(text):
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from (f"{name}: {line}" for line in lines(block.getCellByName(name)))
        else:
            label = block.ListLabelString
            yield f"{block.ParaStyleName} {block.NumberingLevel} {label} | {block.String.replace(JOINER, '')}"


def main() -> None:
    context = office(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    for command in sys.stdin:
        if command.strip() == "Quit":
            print(json.dumps([0, 0, []]), flush=True)
            desktop.terminate()
            return
        action, path = command.rstrip("\n").split(" ", 1)
        document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
        found = len(list(listed(document.Redlines)))
        if action != "Show":
            dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{action}AllTrackedChanges", "", 0, ())
        print(json.dumps([found, len(list(listed(document.Redlines))), list(lines(document.Text))]), flush=True)
        document.close(True)


main()
