
"use strict";
(() => {
    const trust = JSON.parse(document.getElementById("trust").textContent);
    const words = JSON.parse(document.getElementById("words").textContent);
    const utf8 = new TextEncoder();
    const element = (id) => document.getElementById(id);
    const hexadecimal = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
    const equal = (left, right) => left.length === right.length && left.every((byte, place) => byte === right[place]);

    // Only what is written again in the same letters: a signature has one spelling.
    function ofBase64(text) {
        try {
            const letters = atob(text);
            return btoa(letters) === text ? Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) : null;
        } catch {
            return null;
        }
    }

    // ---- days and sentences ----

    function isDay(text) {
        const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
        if (!parts || Number(parts[1]) < 1) return false;
        const date = new Date(`${text}T00:00:00Z`);
        return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    }

    const dayBefore = (text) => {
        const date = new Date(`${text}T12:00:00Z`);
        date.setUTCDate(date.getUTCDate() - 1);
        return date.toISOString().slice(0, 10);
    };

    function inFrench(text) {
        const [year, month, day] = text.split("-").map(Number);
        return `${day === 1 ? "1er" : day} ${words.months[month - 1]} ${year}`;
    }

    function today() {
        const parts = new Intl.DateTimeFormat("en", {
            timeZone: "Europe/Paris", calendar: "gregory", numberingSystem: "latn",
            year: "numeric", month: "2-digit", day: "2-digit",
        }).formatToParts(new Date());
        const part = (type) => parts.find((one) => one.type === type).value;
        return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
    }

    function filled(phrase, facts) {
        const inserted = (part) => {
            let whole = true;
            const text = part.replace(/\{(\w+)(:day)?\}/g, (_, name, day) => {
                if (!Object.hasOwn(facts, name)) whole = false;
                return whole ? (day ? inFrench(facts[name]) : facts[name]) : "";
            });
            return whole ? text : "";
        };
        return phrase.split(/[[\]]/).map(inserted).join("");
    }

    // ---- the note (C2SP signed-note) ----

    function readNote(bytes) {
        if (bytes.length > 1000000) return { fault: "tooLong" };
        let whole;
        try {
            whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
            return { fault: "notText" };
        }
        if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(whole)) return { fault: "notText" };
        const blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || blank + 2 >= whole.length || !whole.endsWith("\n")) return { fault: "withoutSignatures" };
        const lines = whole.slice(blank + 2, -1).split("\n");
        const signatures = lines.map((line) => {
            const parts = /^— ([^ ]+) ([^ ]+)$/.exec(line);
            const coded = parts && !/[\s+]/u.test(parts[1]) ? ofBase64(parts[2]) : null;
            return coded && coded.length >= 5
                ? { name: parts[1], id: coded.slice(0, 4), value: coded.slice(4) } : null;
        });
        if (lines.length > 16 || signatures.includes(null)) return { fault: "notASignature" };
        const text = whole.slice(0, blank + 1);
        return { text: utf8.encode(text), content: readContent(text), signatures };
    }

    // ---- the paper: what is attached to a PDF as it is ----

    function readPaper(bytes) {
        // A letter a byte, so that places in the text are places in the file.
        const file = Array.from(bytes.subarray(0, 5), (byte) => String.fromCharCode(byte)).join("") === "%PDF-"
            ? letters(bytes) : null;
        if (file === null) return null;
        const streams = Array.from(file.matchAll(/stream\r*\n((?:ccs-certificate-v1\n|\{)[^]*?)endstream/g))
            .map((found) => Uint8Array.from(`${found[1].replace(/[\r\n]+$/, "")}\n`, (letter) => letter.charCodeAt(0)));
        const notes = streams.filter((one) => one[0] !== 0x7b);
        const holders = streams.filter((one) => one[0] === 0x7b).map(readHolder).filter((one) => one !== null);
        return { note: notes.length === 1 ? notes[0] : null, holder: holders.length === 1 ? holders[0] : null };
    }

    function letters(bytes) {
        const parts = [];
        for (let place = 0; place < bytes.length; place += 8192) {
            parts.push(String.fromCharCode(...bytes.subarray(place, place + 8192)));
        }
        return parts.join("");
    }

    function readHolder(bytes) {
        try {
            const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
            const who = value?.identity;
            const named = ["birthName", "firstNames", "birthDate", "birthPlace"];
            return typeof value?.salt === "string" && named.every((name) => typeof who?.[name] === "string") ? value : null;
        } catch {
            return null;
        }
    }

    // ---- the certificate (ccs-certificate-v1) ----

    const identifier = /^[A-Za-z0-9._:-]{1,64}$/;
    const sha256 = /^[0-9a-f]{64}$/;
    const alphabet = "34679ACDEFGHJKMNPQRTWXY";
    const checkCharacter = (values) => alphabet[values.reduce((sum, value, place) => sum + (place + 1) * value, 0) % 23];

    function isNumber(text) {
        const parts = /^CCS-([2-9]\d{3})-(\d{6}|[1-9]\d{6,8})-(.)$/.exec(text);
        return parts !== null && Number(parts[2]) > 0
            && checkCharacter(Array.from(parts[1] + parts[2], Number)) === parts[3];
    }

    const fields = [
        ["certificate", (text) => identifier.test(text)],
        ["number", isNumber],
        ["kind", (text) => identifier.test(text)],
        ["standard", (text) => identifier.test(text)],
        ["wording", (text) => ["official", "demonstration"].includes(text)],
        ["domains-sha256", (text) => sha256.test(text)],
        ["branch", (text) => identifier.test(text)],
        ["decision", (text) => identifier.test(text)],
        ["awarded-on", isDay],
        ["expires-on", (text) => text === "never" || isDay(text)],
        ["holder", (text) => identifier.test(text)],
        ["holder-sha256", (text) => sha256.test(text)],
        ["check-code-sha256", (text) => sha256.test(text)],
        ["replaces", (text) => text === "none" || isNumber(text)],
    ];

    function readContent(text) {
        const lines = text.split("\n");
        if (lines.length !== fields.length + 2 || lines[0] !== "ccs-certificate-v1" || lines.at(-1) !== "") return null;
        const content = {};
        for (const [place, [name, isSound]] of fields.entries()) {
            const line = lines[place + 1];
            if (!line.startsWith(`${name}: `) || !isSound(line.slice(name.length + 2))) return null;
            content[name] = line.slice(name.length + 2);
        }
        return content;
    }

    // ---- the findings ----

    const finding = (aspect, weight, code, facts = {}) => ({ aspect, weight, code, facts });

    async function believed() {
        return Promise.all(trust.keys.map(async (one) => {
            const [name, , ...coded] = one.verifier.split("+");
            const raw = ofBase64(coded.join("+")).slice(1);
            const id = (await digest(joined(utf8.encode(name), [10, 1], raw))).slice(0, 4);
            return { ...one, name, id, key: await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]) };
        }));
    }

    async function signaturesOf(note) {
        const keys = await believed();
        const found = { genuine: [], altered: [], borrowed: [], strange: [] };
        for (const line of note.signatures) {
            const key = keys.find((one) => one.name === line.name);
            if (!key) {
                found.strange.push(line.name);
            } else if (!equal(key.id, line.id)) {
                found.borrowed.push(line.name);
            } else if (await crypto.subtle.verify("Ed25519", key.key, line.value, note.text)) {
                found.genuine.push(key);
            } else {
                found.altered.push(line.name);
            }
        }
        return found;
    }

    function bothSignatures(found, wanted) {
        const fails = (code, facts) => finding("signatures", "fails", code, facts);
        if (found.altered.length) return fails("altered", { keys: found.altered.join(", ") });
        const missing = wanted.filter((capacity) => !found.genuine.some((key) => key.capacity === capacity));
        if (missing.length) {
            if (found.borrowed.length) return fails("otherKey", { keys: found.borrowed.join(", ") });
            if (found.strange.length) {
                return finding("signatures", "unknown", "unknownKey", { keys: found.strange.join(", ") });
            }
            return fails("missing", { missing: missing.join(", ") });
        }
        const signatories = found.genuine.filter((key) => wanted.includes(key.capacity)).map((key) => key.signatory);
        if (new Set(signatories).size < 2) return fails("onePerson", { signatory: signatories[0] });
        return finding("signatures", "holds", "both");
    }

    function mandates(found, wanted, content, day) {
        const keys = found.genuine.filter((key) => wanted.includes(key.capacity));
        if (!keys.length) return finding("mandates", "notAsked", "notExamined");
        const called = (key) => `${key.mandate} (${key.act})`;
        const over = keys.find((key) => key.from > day || (key.until && key.until < content["awarded-on"]));
        if (over) return finding("mandates", "fails", "outOfForce", { mandate: called(over) });
        const facts = { mandates: keys.map(called).join(", ") };
        const delegated = keys.filter((key) => key.delegation).map((key) => key.mandate);
        if (delegated.length) facts.delegated = delegated.join(", ");
        const later = keys.filter((key) => key.from > content["awarded-on"]);
        if (!later.length) return finding("mandates", "holds", "inForceAtAward", facts);
        return finding("mandates", "holds", "inForceSince", { ...facts, later: later.map(called).join(", ") });
    }

    async function holderNamed(holder, content) {
        if (!holder) return finding("holder", "notAsked", "notGiven");
        const who = holder.identity;
        const values = [
            ["salt", holder.salt], ["birth-name", who.birthName], ["usage-name", who.usageName ?? ""],
            ["first-names", who.firstNames], ["birth-date", who.birthDate], ["birth-place", who.birthPlace],
        ];
        const text = values.map(([name, value]) => `${name} ${utf8.encode(value).length}: ${value}\n`).join("");
        const is = hexadecimal(await digest(utf8.encode(`ccs-holder-v1\n${text}`))) === content["holder-sha256"];
        const facts = { name: `${who.firstNames} ${who.birthName}`, born: who.birthDate };
        if (who.usageName) facts.usage = who.usageName;
        return finding("holder", ...(is ? ["holds", "named"] : ["fails", "otherHolder"]), facts);
    }

    function expiry(content, day) {
        if (day < content["awarded-on"]) return finding("expiry", "fails", "notYet", { awardedOn: content["awarded-on"] });
        if (content["expires-on"] === "never") return finding("expiry", "holds", "withoutEnd");
        const lastDay = dayBefore(content["expires-on"]);
        return day < content["expires-on"]
            ? finding("expiry", "holds", "runs", { lastDay }) : finding("expiry", "fails", "expired", { lastDay });
    }

    function unreadable(weight, why) {
        const rest = ["signatures", "mandates", "holder", "expiry", "register"];
        return {
            content: null,
            findings: [finding("document", weight, why)]
                .concat(rest.map((aspect) => finding(aspect, "notAsked", "notExamined"))),
        };
    }

    async function examine(bytes, named) {
        const paper = readPaper(bytes);
        if (paper && !paper.note) return unreadable("unknown", "withoutNote");
        const note = readNote(paper ? paper.note : bytes);
        if (note.fault || !note.content) return unreadable("fails", note.fault ?? "noCertificate");
        const holder = named ?? paper?.holder;
        const { content } = note;
        const wanted = [`branch:${content.branch}`, "committee"];
        const [found, day] = [await signaturesOf(note), today()];
        const signatures = bothSignatures(found, wanted);
        // What nobody has signed says nothing of whom it names, nor until when it is valid.
        const asSigned = (one) => (signatures.weight === "holds" ? one : finding(one.aspect, "notAsked", "notExamined"));
        return {
            content,
            findings: [
                finding("document", "holds", content.wording === "official" ? "certificate" : "demonstration"),
                signatures, asSigned(mandates(found, wanted, content, day)),
                asSigned(await holderNamed(holder, content)), asSigned(expiry(content, day)),
                finding("register", "notAsked", "notAsked"),
            ],
        };
    }

    function verdictOf(findings) {
        const weights = findings.map((one) => one.weight);
        if (weights.includes("fails")) return "invalid";
        return weights.includes("unknown") ? "undetermined" : "authentic";
    }

    // ---- what is shown ----

    function certificateLine(verdict, one, content) {
        if (!content) return words.phrases[`document.${one.code}`];
        const facts = {
            number: content.number, awardedOn: content["awarded-on"],
            kind: words.kinds[content.kind] ?? content.kind, branch: words.branches[content.branch] ?? content.branch,
        };
        if (content.wording !== "official") facts.wording = words.wording;
        return filled(words.phrases[`verdict.${verdict}`], { what: filled(words.certificate, facts) });
    }

    /** Another certificate than the one of the address is never shown as well, however authentic it is. */
    function show({ content, findings }, isOfAddress, isPaper) {
        const verdict = verdictOf(findings);
        const list = element("findings");
        list.replaceChildren();
        for (const one of findings) {
            const head = document.createElement("dt");
            head.textContent = words.heads[one.aspect];
            const line = document.createElement("dd");
            Object.assign(line.dataset, { aspect: one.aspect, weight: one.weight, code: one.code });
            if (one.aspect === "document") {
                line.textContent = certificateLine(verdict, one, content);
            } else {
                line.textContent = one.code === "notExamined"
                    ? words.notExamined : filled(words.phrases[`${one.aspect}.${one.code}`], one.facts);
            }
            list.append(head, line);
        }
        element("result").dataset.verdict = isOfAddress ? verdict : "invalid";
        element("verdict").textContent = isOfAddress ? words.verdicts[verdict] : words.asked.title;
        element("means").textContent = isOfAddress ? words.means[verdict] : element("asked").textContent;
        element("paper").hidden = !isPaper;
        element("result").hidden = false;
        element("verdict").focus();
    }

    // What stands behind # in the address of the paper's code; it reaches no server.
    const asked = /^#(CCS-[0-9]+-[0-9]+-[A-Z0-9])(?:\.([A-Z0-9-]+))?$/.exec(location.hash);

    async function compareWithAddress(content) {
        if (!asked || !content) return true;
        const code = utf8.encode(`ccs-check-code-v1\n${content.number}\n${(asked[2] ?? "").replaceAll("-", "")}\n`);
        const is = asked[1] === content.number
            && (!asked[2] || hexadecimal(await digest(code)) === content["check-code-sha256"]);
        element("asked").textContent = filled(is ? words.asked.same : words.asked.other, { number: asked[1] });
        element("asked").dataset.same = is;
        return is;
    }

    const given = { note: null, holder: null };

    function take(bytes) {
        const holder = readHolder(bytes);
        if (holder) given.holder = holder; else given.note = bytes;
    }

    async function verify() {
        if (!given.note) return;
        try {
            const examined = await examine(given.note, given.holder);
            show(examined, await compareWithAddress(examined.content), readPaper(given.note) !== null);
        } catch (error) {
            console.error(error);
            element("result").dataset.verdict = "undetermined";
            element("verdict").textContent = words.verdicts.undetermined;
            element("means").textContent = words.unable;
            element("findings").replaceChildren();
            element("result").hidden = false;
        }
    }

    async function takeFiles(files) {
        for (const file of files) take(new Uint8Array(await file.arrayBuffer()));
        await verify();
    }

    element("file").addEventListener("change", (event) => takeFiles(event.target.files));
    const drop = element("drop");
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
        // Anywhere on the page: a file that misses its place is not opened by the browser instead.
        document.addEventListener(name, (event) => {
            event.preventDefault();
            drop.classList.toggle("over", name === "dragenter" || name === "dragover");
            if (name === "drop") takeFiles(event.dataTransfer.files);
        });
    }
    element("given").addEventListener("submit", (event) => {
        event.preventDefault();
        // A text that was pasted often has lost the last end of line.
        take(utf8.encode(element("pasted").value.replace(/\n*$/, "\n")));
        verify();
    });

    element("origin").textContent = trust.origin;
    for (const key of trust.keys) {
        const row = document.createElement("tr");
        const branch = key.capacity.startsWith("branch:") ? key.capacity.slice(7) : null;
        for (const text of [
            branch ?? "C4S", key.mandate, key.act, inFrench(key.from), key.until ? inFrench(key.until) : "sans fin",
            key.verifier.split("+")[1],
        ]) {
            row.append(Object.assign(document.createElement("td"), { textContent: text }));
        }
        row.lastChild.className = "key";
        element("keys").append(row);
    }
    if (asked) {
        element("asked").textContent = filled(words.asked.given, { number: asked[1] });
        element("asked").hidden = false;
    }
    element("given").hidden = false;
})();
