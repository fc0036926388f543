from collections.abc import Iterator
from typing import TextIO

class VObjectError(Exception): ...

class ContentLine:
    name: str
    value: str

def getLogicalLines(fp: TextIO, allowQP: bool = True) -> Iterator[tuple[str, int]]: ...
def textLineToContentLine(text: str) -> ContentLine: ...
