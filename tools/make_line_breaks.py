"""Make resources/text/line_break.txt from Unicode's LineBreak.txt.

    python3 tools/make_line_breaks.py LineBreak.txt

LineBreak.txt is in Debian's package unicode-data. Each line of what is made has the first character
of a stretch, in hex, and its class; Hangul syllables are left out, since they follow from a rule.
"""

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "text" / "line_break.txt"
HANGUL = range(0xAC00, 0xD7A4)
IDEOGRAPHS = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2FFFE),
    range(0x30000, 0x3FFFE),
    range(0x1F000, 0x1FB00),
)
CURRENCY = range(0x20A0, 0x20D0)


def main() -> int:
    """Write the file and say how many stretches it has."""
    version, classes = read(Path(sys.argv[1]).read_text(encoding="utf-8"))
    stretches: list[str] = []
    before = ""
    for code in range(0x110000):
        name = classes.get(code) or default(code)
        if code in HANGUL:
            name = "H3"
        if name != before:
            stretches.append(f"{code:X} {name}")
            before = name
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(f"# {version}\n" + "\n".join(stretches) + "\n", encoding="utf-8")
    print(f"{len(stretches)} stretches, {TARGET.stat().st_size // 1024} KB")
    return 0


def read(text: str) -> tuple[str, dict[int, str]]:
    """Return the file's version and the class of each character it names."""
    lines = text.splitlines()
    found: dict[int, str] = {}
    for line in lines:
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        codes, name = (each.strip() for each in entry.split(";"))
        first, _, last = codes.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            found[code] = name
    return lines[0].lstrip("# "), found


def default(code: int) -> str:
    """Return the class of a character that the file does not name."""
    if any(code in each for each in IDEOGRAPHS):
        return "ID"
    return "PR" if code in CURRENCY else "XX"


if __name__ == "__main__":
    sys.exit(main())
