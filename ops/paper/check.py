"""Holds a certificate's paper against what others wrote: qpdf, poppler, a checker of PDF/A and PDF/UA, a reader of codes.

    check.py CCS GOLDEN PDF    CCS is the operator's tool, GOLDEN the recorded notes, PDF the file to make

Each checker is shown damaged files first, so that one which accepts everything is found.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import pikepdf
from page import ValidationProfile, validate_pdf

ccs, golden, pdf = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
renderer = pathlib.Path(__file__).with_name("render.py")
URL = "https://verification.ccs.example/v"
faults = []


def expect(what, is_so):
    if not is_so:
        faults.append(what)


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)


def made(sheet, to, note=golden / "certificat.note"):
    done = run(sys.executable, renderer, sheet, note, golden / "confiance.json", golden / "titulaire.json", URL, to)
    expect(f"no paper is made of {sheet.name}: {done.stderr[-500:]}", done.returncode == 0)
    return to


def against(file):
    """The rules of PDF/A-3a and PDF/UA-1 that the file breaks."""
    profiles = (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1)
    return [failure.rule_id for profile in profiles for failure in validate_pdf(str(file), profile=profile).failures]


def damaged(root):
    """Files of which each breaks a rule."""
    def without_metadata(document): del document.Root.Metadata
    def without_structure(document): del document.Root.StructTreeRoot
    def without_language(document): del document.Root.Lang
    def without_colours(document): del document.Root.OutputIntents
    def without_marks(document): document.Root.MarkInfo.Marked = False

    def without_relationship(document):
        for part in document.Root.AF:
            del part.AFRelationship

    def without_font(document):
        for number in document.objects:
            if isinstance(number, pikepdf.Dictionary) and number.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile2", "/FontFile3", "/FontFile"):
                    if key in number:
                        del number[key]

    damages = (without_metadata, without_structure, without_language, without_colours, without_marks, without_relationship,
               without_font)
    for damage in damages:
        with pikepdf.open(pdf) as document:
            damage(document)
            file = root / f"{damage.__name__}.pdf"
            document.save(file)
            yield file


def checked(root):
    expect("the same input gives other bytes", made(golden / "feuille.json", root / "again.pdf").read_bytes() == pdf.read_bytes())
    for file in damaged(root):
        expect(f"the checker accepts a file {file.stem}", against(file))
    expect(f"the paper breaks {against(pdf)}", not against(pdf))
    done = run("qpdf", "--check", pdf)
    expect(f"qpdf: {done.stdout}{done.stderr}", done.returncode == 0)
    short = root / "short.pdf"
    short.write_bytes(pdf.read_bytes()[:-300])
    expect("qpdf accepts a file that was cut", run("qpdf", "--check", short).returncode != 0)
    fonts = run("pdffonts", pdf).stdout.splitlines()[2:]
    expect(f"a font is not embedded: {fonts}", fonts and all(line.split()[-5] == "yes" for line in fonts))
    run("pdfdetach", "-saveall", "-o", root, pdf)
    for name in ("certificat.note", "confiance.json"):
        expect(f"{name} comes out otherwise", (root / name).read_bytes() == (golden / name).read_bytes())
    named = {key: value for key, value in json.loads((golden / "titulaire.json").read_text()).items() if key != "checkCode"}
    expect("the name's proof comes out otherwise", json.loads((root / "titulaire.json").read_text()) == named)
    with pikepdf.open(pdf) as document:
        kinds = [str(part.AFRelationship) for part in document.Root.AF]
        expect(f"the attachments are {kinds}", kinds == ["/Source", "/Supplement", "/Data"])
    sheet = json.loads((golden / "feuille.json").read_text())
    run("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, root / "look")
    read = run("zbarimg", "--quiet", "--raw", root / "look.png").stdout.strip()
    expect(f"the code leads to {read}", read == f"{URL}#{sheet['number']}.{sheet['checkCode']}")


def verified(root):
    trust = golden / "confiance.json"

    def verify(file):
        return run(ccs, "verify", file, "--trust", trust)

    told = verify(pdf)
    expect(f"ccs verify of the paper: {told.returncode} {told.stdout}",
           told.returncode == 0 and "c'est bien le nom du certificat" in told.stdout and "imprimé" in told.stderr)
    altered = root / "altered.pdf"
    altered.write_bytes(pdf.read_bytes().replace(b"awarded-on: 2026", b"awarded-on: 2025"))
    expect("ccs verify believes an altered paper", verify(altered).returncode == 2)
    saved = root / "saved.pdf"
    run("qpdf", "--recompress-flate", "--compress-streams=y", "--object-streams=generate", pdf, saved)
    expect("of a paper whose note cannot be read it is not said so", verify(saved).returncode == 3)


def names(root):
    """Names as people have them: long ones, of one word, in many letters. All on one page, and all to be read there."""
    sheet = json.loads((golden / "feuille.json").read_text())
    people = {
        "long": {"birthName": "Quatrebarbes de la Rochefoucauld-" * 3 + "Été", "firstNames": "Marie-Thérèse Éléonore " * 5,
                 "usageName": "Wawrzyńczykowska-Szczęśniewicz-Żółkiewska d'Haussonville de la Tour du Pin " * 2},
        "vietnamese": {"birthName": "Nguyễn", "firstNames": "Thị Ánh Tuyết Hằng Ơi", "usageName": None},
        "polish": {"birthName": "Źdźbło-Łącki", "firstNames": "Święciesława Żaneta", "usageName": None},
        "one-word": {"birthName": "Ñ", "firstNames": "", "usageName": None},
        "markup": {"birthName": "<img src=file:///etc/passwd>", "firstNames": "{number} {{ say }} &amp;", "usageName": "url(x)"},
    }
    for name, person in people.items():
        other = copy.deepcopy(sheet)
        other["holder"] = {**sheet["holder"], **{key: value for key, value in person.items() if value is not None}}
        if person["usageName"] is None:
            del other["holder"]["usageName"]
        (root / f"{name}.json").write_text(json.dumps(other))
        file = made(root / f"{name}.json", root / f"{name}.pdf")
        text = "".join(run("pdftotext", "-layout", file, "-").stdout.split())
        for part in person.values():
            expect(f"{name}: {part} cannot be read", "".join((part or "").split()) in text)
        pages = [line for line in run("pdfinfo", file).stdout.splitlines() if line.startswith("Pages:")]
        expect(f"{name}: {pages}", name == "long" or pages[0].split()[1] == "1")
        expect(f"{name}: breaks {against(file)}", not against(file))


pdf.parent.mkdir(parents=True, exist_ok=True)
made(golden / "feuille.json", pdf)
with tempfile.TemporaryDirectory() as folder:
    checked(pathlib.Path(folder))
    verified(pathlib.Path(folder))
    names(pathlib.Path(folder))
for fault in faults[:30]:
    print(f"error: {fault}")
print(f"{len(faults)} faults of the paper")
sys.exit(1 if faults else 0)
