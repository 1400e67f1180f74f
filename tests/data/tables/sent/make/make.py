#!/usr/bin/env python3
"""Makes the files beside this folder and their EXPECTED.json.  What LibreOffice and node make is made again only with `all`:
its bytes are not the same twice."""
import json, os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import put
import xlsx_by_hand
modules = [xlsx_by_hand]
for name in ("docx_by_hand", "ods_by_hand", "pages_by_hand", "not_a_plan", "more_workbooks", "more_documents", "third_batch", "other_writers"):
    try:
        modules.append(__import__(name))
    except ModuleNotFoundError as e:
        print(e)
for m in modules:
    m.make()
with open(os.path.join(put.FOLDER, "EXPECTED.json"), "w", encoding="utf-8") as f:
    rows = [f" {json.dumps(n, ensure_ascii=False)}: {json.dumps(put.EXPECTED[n], ensure_ascii=False)}" for n in sorted(put.EXPECTED)]
    f.write("{\n" + ",\n".join(rows) + "\n}\n")
print(len(put.EXPECTED), "files")
