"""Files that mean harm are over soon and in little memory, whatever they say they hold.

They are opened in a process of their own that may reserve no more than a few gigabytes, so that a
reader that made room for what they say would end it; what it really takes is far less.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LARGE = 30_000_000

CASES = {
    # name: the file's name, how its bytes are made, what is said of it
    "one line": ("a.csv", f"b'x' * {LARGE}", "more than 4,000,000 characters"),
    "one cell": ("a.csv", f"b'a,b\\n1,\"' + b'x' * {LARGE}", "more than 4,000,000 characters"),
    "only separators": ("a.csv", f"b',' * {LARGE}", "no rows"),
    "separators under a header": ("a.csv", f"b'a,b\\n' + b',' * {LARGE}", "4,000,000 characters"),
    "only lines": ("a.csv", f"b'a,b\\n' + b'\\n' * {LARGE} + b'1,2'", "more than 1,000,000 rows"),
    "small rows": ("a.csv", f"b'a,b\\n' + b'1,2\\n' * ({LARGE} // 4)", "more than 1,000,000 rows"),
    "quotes": ("a.csv", f"b'a,b\\n' + b'\"\"\"' * ({LARGE} // 3)", "4,000,000 characters"),
    "wide rows": (
        "a.csv",
        "(b','.join(b'%d' % n for n in range(16_000)) + b'\\n') + (b',' * 15_999 + b'\\n') * 2_600",
        "40,000,000 cells",
    ),
    "another encoding": (
        "a.csv",
        f"b'\\xff\\xfe' + b'x\\0' * ({LARGE} // 2)",
        "4,000,000 characters",
    ),
    "zeros": ("a.csv", f"bytes({LARGE})", "no text"),
    "a workbook that unpacks to much": (
        "a.xlsx",
        "(setattr(unzipped, 'UNPACKED_BYTES', 25_600_000), "
        "books.xlsx('<sheetData/>' + ' ' * 26_000_000))[1]",
        "more than 25,600,000 bytes",
    ),
    "cells far apart": (
        "a.xlsx",
        'books.xlsx(\'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        '<row><c r="A1"><v>1</v></c></row></sheetData>\')',
        "empty ones included",
    ),
    "a text of many": (
        "a.xlsx",
        "books.xlsx('<sheetData/>', shared='<sst uniqueCount=\"4000000000\"/>')",
        "damaged",
    ),
    "rows repeated": (
        "a.ods",
        'books.ods(books.ods_row(\'<table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="16384"/>\', repeated=1_000_000))',
        "empty ones included",
    ),
    "a zip of many": (
        "a.zip",
        "books.zipped({f'{n}.csv': b'' for n in range(12_000)})",
        "more than 10,000 files",
    ),
}

SCRIPT = """
import json, resource, sys, time
import books
from alliance_network.errors import DataError
from alliance_network.formats import unzipped, zipped
from alliance_network.formats.file import File
from alliance_network.formats.tables import header_of, sheets_of

# Pages that are only kept in reserve count too.
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
limit = used + 8_000_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for about, (name, made, says) in json.loads(sys.argv[1]).items():
    content = eval(made)
    start = time.process_time()
    file = File.of(name, content)
    header_of(file)
    try:
        zipped.FORMAT.read(file, None) if name.endswith(".zip") else sheets_of(file)
        said = "It opened"
    except DataError as error:
        said = str(error)
    took = time.process_time() - start
    # What getrusage says begins with what the process was forked from.
    status = open("/proc/self/status").read()
    peak = int(status.partition("VmHWM:")[2].split()[0]) * 1_024
    print(json.dumps([about, says in said or said[:500], took, peak]), flush=True)
    del file, content
"""


def test_each_is_refused_soon_and_in_little_memory():
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(CASES)],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parents[1],
    )
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0, f"{found[-1:]} {ran.stderr[-2_000:]}"
    assert [(about, says) for about, says, *_ in found] == [(about, True) for about in CASES]
    assert all(took < 10 for *_, took, _ in found), found
    # The program itself has some 150 MB, the largest of the files 40. What is given back to the
    # machine differs from run to run.
    assert found[-1][-1] < 750_000_000, found
