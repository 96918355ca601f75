"""The words of letters: a text with names in double braces, as mustache has them, and what is made of it.

A text begins with `Objet : …`, a line of three dashes, then paragraphs with an empty line between them. A paragraph of lines
that begin with "- " is a list. {{nom}} stands for a value; {{#nom}}…{{/nom}} is kept where there is one, once for each element
of a list; {{^nom}}…{{/nom}} where there is none. A name that is not known is a fault. What is filled in stays text: nothing in
it is read as anything else.
"""

import html
import re
import unicodedata

# A section's sign that has a line to itself leaves no line.
ALONE = re.compile(r"^[ \t]*(\{\{\s*[#^/]\s*[a-z_]+\s*\}\})[ \t]*\n", re.MULTILINE)
TAG = re.compile(r"\{\{\s*([#^/]?)\s*([a-z_]+)\s*\}\}")
MONTHS = ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()
LONGEST = 20_000


class Fault(Exception):
    """Something is wrong with the words of a letter."""


def day(text):
    year, month, number = text.split("-")
    return f"{'1er' if number == '01' else int(number)} {MONTHS[int(month) - 1]} {int(year)}"


def plain(value):
    """A value on one line, without what cannot be seen: it can neither end a line nor turn one round."""
    kept = "".join(" " if character.isspace() else character for character in str(value)[:LONGEST]
                   if character.isspace() or unicodedata.category(character)[0] != "C")
    return re.sub(r" +", " ", kept).strip().replace("{{", "{ {")


def parsed(text):
    """The text as a list of texts, names, and sections (sign, name, content)."""
    text = ALONE.sub(r"\1", text)
    stack, place = [(None, None, [])], 0
    for tag in TAG.finditer(text):
        stack[-1][2].append(text[place:tag.start()])
        place = tag.end()
        sign, name = tag[1], tag[2]
        if sign in ("#", "^"):
            stack.append((sign, name, []))
        elif sign == "/":
            opened = stack.pop()
            if not stack or opened[1] != name:
                raise Fault(f"{{{{/{name}}}}} ends nothing that was begun")
            stack[-1][2].append(opened)
        else:
            stack[-1][2].append((None, name, None))
    if len(stack) != 1:
        raise Fault(f"{{{{#{stack[-1][1]}}}}} is never ended")
    stack[-1][2].append(text[place:])
    if any("{{" in part or "}}" in part for part in pieces(stack[0][2])):
        raise Fault("double braces with something else than a name between them")
    return stack[0][2]


def pieces(content):
    for part in content:
        if isinstance(part, str):
            yield part
        elif part[2] is not None:
            yield from pieces(part[2])


def names(content):
    for part in content:
        if not isinstance(part, str):
            yield part[1]
            if part[2] is not None:
                yield from names(part[2])


def filled(content, values):
    made = []
    for part in content:
        if isinstance(part, str):
            made.append(part)
            continue
        sign, name, inner = part
        value = values.get(name)
        if sign is None:
            made.append(plain(value or ""))
        elif sign == "^":
            made.append("" if value else filled(inner, values))
        elif isinstance(value, list):
            made += [filled(inner, {**values, **one}) for one in value]
        elif value:
            made.append(filled(inner, values))
    return "".join(made)


def french(text):
    """Apostrophes and spaces as French print has them."""
    text = text.replace("'", "’")
    text = re.sub(r" +([;!?])", "\u202f\\1", text)
    text = re.sub(r" +(:)(?!/)", "\u00a0\\1", text)
    text = re.sub(r"« *", "«\u00a0", text)
    return re.sub(r" *»", "\u00a0»", text)


def letter(text, values):
    """Subject and paragraphs: each a text, or a list of texts."""
    made = french(filled(parsed(text), values))
    head, found, body = made.partition("\n---\n")
    if not found or not head.startswith("Objet"):
        raise Fault("a letter begins with “Objet : …” and a line of three dashes")
    subject = re.sub(r"[ \t\n]+", " ", head.split(":", 1)[1]).strip()
    paragraphs = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            paragraphs.append([line[2:] for line in lines])
        else:
            paragraphs.append(" ".join(lines))
    return subject, paragraphs


def as_text(subject, paragraphs, ending):
    blocks = ["\n".join(f"- {line}" for line in one) if isinstance(one, list) else one for one in paragraphs]
    return "\n\n".join(blocks + [ending]) + "\n"


def as_html(paragraphs):
    made = []
    for one in paragraphs:
        if isinstance(one, list):
            made.append("<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in one) + "</ul>")
        else:
            made.append(f"<p>{html.escape(one)}</p>")
    return "\n".join(made)
