"""What the makers share: files are put beside this folder, with what they must load to; zips always have the same bytes."""
import io, os, zipfile

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXPECTED = {}


def put(name, data, want):
    if name in EXPECTED:
        raise SystemExit(f"{name} is made twice")
    if data is not None:                                  # None: node or LibreOffice makes it
        with open(os.path.join(FOLDER, name), "wb") as f:
            f.write(data)
    EXPECTED[name] = want


def zipped(parts, stored=(), streamed=False):
    """parts: {name: text or bytes}; streamed: sizes stand behind the data, as export systems write it."""
    out = io.BytesIO()
    target = out
    if streamed:
        class Stream(io.RawIOBase):
            def writable(self):
                return True

            def write(self, b):
                return out.write(b)
        target = Stream()
    with zipfile.ZipFile(target, "w") as z:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2025, 6, 30, 9, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            z.writestr(info, data.encode() if isinstance(data, str) else data)
    return out.getvalue()


def esc(s):
    return str(s).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def column(n):
    """1: A, 27: AA."""
    s = ""
    while n:
        n, r = divmod(n - 1, 26)
        s = chr(65 + r) + s
    return s


def t(no=None, task=None, **more):
    """One task of EXPECTED.json."""
    want = {}
    if no is not None:
        want["no"] = no
    if task is not None:
        want["task"] = task
    want.update(more)
    return want


def plan(title, tasks, **more):
    return {"title": title, "count": len(tasks), **more, "tasks": tasks} if title is not None else {"count": len(tasks), **more, "tasks": tasks}
