// Shows the messages that have every word that was typed in their type or their meaning. Without it the page is whole.
const words = document.getElementById("words");
const found = document.getElementById("found");
const kinds = [...document.querySelectorAll(".kinds input")];
const messages = [...document.querySelectorAll(".messages li")];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = messages.map((message) => plain(message.textContent));

function search() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const shown = new Set(kinds.filter((kind) => kind.checked).map((kind) => kind.value));
    let count = 0;
    messages.forEach((message, number) => {
        const fits = shown.has(message.dataset.kind) && wanted.every((word) => texts[number].includes(word));
        message.hidden = !fits;
        if (fits) count += 1;
    });
    document.querySelectorAll("main section").forEach((section) => {
        section.hidden = !section.querySelector("li:not([hidden])");
    });
    const all = count === messages.length;
    found.textContent = all ? "" : count === 0 ? "No message has all of these words." : `${count} of ${messages.length} messages`;
    // A page that was opened from the disk has no address that may be changed.
    if (location.protocol !== "file:") history.replaceState(null, "", words.value ? `?words=${encodeURIComponent(words.value)}` : location.pathname);
}

words.value = new URLSearchParams(location.search).get("words") ?? "";
words.addEventListener("input", search);
kinds.forEach((kind) => kind.addEventListener("change", search));
document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === words) return;
    event.preventDefault();
    words.focus();
});
if (words.value) search();
