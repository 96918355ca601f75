"""Makes a certificate's paper: a PDF/A-3a, tagged (PDF/UA-1), with the note and the trust file attached.

    render.py SHEET NOTE TRUST HOLDER URL PDF

SHEET, NOTE, TRUST and HOLDER are what `ccs certificate note` writes; URL is where the verification page is. The look and the
words are the charter's (ops/charter). The same input gives the same bytes.
"""

import datetime
import json
import pathlib
import re
import sys

import jinja2
import pikepdf
import segno
import weasyprint
from weasyprint.urls import URLFetcher

HERE = pathlib.Path(__file__).resolve().parent
CHARTER = HERE.parent / "charter"
# PDF/UA's identifier; PDF/A wants to be told what it means (ISO 19005-3, 6.6.2.3).
PDFUA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class Charter(URLFetcher):
    """Files of the charter, and what stands in the template itself: no other file, and no network."""

    def fetch(self, url, headers=None):
        if not url.startswith("data:"):
            asked = pathlib.Path(url.removeprefix("file://")).resolve()
            if not url.startswith("file://") or asked.parent != CHARTER:
                raise ValueError(f"{url} is none of the charter's files")
        return super().fetch(url, headers)


def html(sheet, url):
    words = json.loads((CHARTER / "certificate.json").read_text())
    facts = {name: value["text"] if isinstance(value, dict) and "text" in value else value
             for name, value in {**sheet, **sheet["holder"], "birthDate": sheet["birthDate"]}.items()}

    def say(name, **more):
        # By names only: a text of the charter reads nothing but the facts.
        return re.sub(r"\{(\w+)\}", lambda found: str({**facts, **more}[found[1]]), words[name])

    address = f"{url}#{sheet['number']}" + (f".{sheet['checkCode']}" if sheet.get("checkCode") else "")
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=2, scale=4)
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.ChainableUndefined)
    template = environment.from_string((HERE / "certificate.html").read_text())
    # At noon in UTC: the day is the same one for every reader.
    return template.render(sheet=sheet, words=words, say=say, code=code, moment=f"{sheet['awardedOn']['day']}T12:00:00Z")


def attachments(note, trust, holder, moment):
    named = {key: value for key, value in json.loads(holder).items() if key != "checkCode"}
    parts = [
        ("certificat.note", note, "Source", "Le texte signé, avec ses deux signatures"),
        ("confiance.json", trust, "Supplement", "Les clés et les mandats des deux signataires"),
        ("titulaire.json", json.dumps(named, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n", "Data",
         "Le nom, avec de quoi le vérifier"),
    ]
    return [weasyprint.Attachment(string=text, name=name, description=says, relationship=kind, created=moment,
                                  modified=moment)
            for name, text, kind, says in parts]


def completed(pdf, to=None):
    """PDF/UA's identifier, metadata that any program reads, and attachments as they are, byte for byte."""
    with pikepdf.open(pdf, allow_overwriting_input=to is None) as document:
        end = b"</rdf:RDF>"
        document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(end, PDFUA + end))
        # Each is listed once: what makes the pages lists it twice.
        parts = {part.objgen: part for part in document.Root.get("/AF", [])}
        if parts:
            document.Root.AF = pikepdf.Array(parts.values())
        for part in parts.values():
            part.EF.F.write(part.EF.F.read_bytes())
        document.save(to or pdf, deterministic_id=True, compress_streams=False,
                      object_stream_mode=pikepdf.ObjectStreamMode.disable)


def main(sheet, note, trust, holder, url, pdf):
    sheet = json.loads(pathlib.Path(sheet).read_text())
    note = pathlib.Path(note).read_bytes()
    if f"\nnumber: {sheet['number']}\n".encode() not in note:
        sys.exit(f"render.py: the note is not the one of {sheet['number']}")
    moment = datetime.datetime.fromisoformat(f"{sheet['awardedOn']['day']}T12:00:00+00:00")
    parts = attachments(note, pathlib.Path(trust).read_bytes(), pathlib.Path(holder).read_text(), moment)
    made = pathlib.Path(pdf).with_suffix(".part")
    page = weasyprint.HTML(string=html(sheet, url), base_url=CHARTER.as_uri() + "/", url_fetcher=Charter())
    page.write_pdf(made, pdf_variant="pdf/a-3a", pdf_tags=True, attachments=parts, pdf_identifier=sheet["number"].encode(),
                   custom_metadata=False)
    completed(made)
    made.replace(pdf)


if __name__ == "__main__":
    main(*sys.argv[1:])
