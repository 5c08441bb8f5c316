// The desk without a framework: switches for marks, keys of the review queue, words picked in the text, files dropped.
// Offsets count code points, as the record does; JavaScript counts UTF-16 units, so each is turned by spreading a string.
"use strict";

const points = (text) => [...text].length;

// Marks of a kind on and off.
for (const box of document.querySelectorAll("[data-toggle-kind]")) {
  box.addEventListener("change", () => {
    const kind = box.dataset.toggleKind;
    document.getElementById("text").classList.toggle("off-" + kind, !box.checked);
    for (const item of document.querySelectorAll(`.margin li[data-kind="${kind}"]`)) item.hidden = !box.checked;
  });
}

// From the margin to the words.
function show(entry) {
  for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
  const found = [...document.querySelectorAll("[data-entries]")].filter((a) => a.dataset.entries.split(" ").includes(entry));
  for (const a of found) a.classList.add("here");
  if (found.length) found[0].scrollIntoView({ block: "center" });
  return found[0];
}
for (const link of document.querySelectorAll("[data-find]")) {
  link.addEventListener("click", (event) => {
    const first = show(link.dataset.find);
    if (first) { event.preventDefault(); first.focus(); }
  });
}
for (const link of document.querySelectorAll("[data-place]")) {
  link.addEventListener("click", (event) => {
    const place = document.querySelector(`#text [data-at="${CSS.escape(link.dataset.place)}"]`);
    if (!place) return;
    event.preventDefault();
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    place.classList.add("here");
    place.scrollIntoView({ block: "center" });
  });
}
const asked = new URLSearchParams(location.search).get("entry");
if (asked && document.getElementById("text")) show(asked);
document.getElementById("text")?.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-entries]");
  if (mark) for (const a of document.querySelectorAll(".here")) a.classList.remove("here");
  if (mark) mark.classList.add("here");
});

// Review: words picked with the mouse or the keyboard become the entry's evidence.
const pick = document.getElementById("pick");
if (pick) {
  const whole = pick.textContent, start = Number(pick.dataset.start), field = document.getElementById("spans");
  const chars = [...whole];
  const draw = () => {
    const spans = (field ? field.value : pick.dataset.spans).trim().split(/\s+/).filter(Boolean).map((s) => s.split("-").map(Number));
    const parts = [];
    let at = 0;
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
      const a = Math.max(from - start, at), b = Math.min(to - start, chars.length);
      if (!(a < b)) continue;
      parts.push(document.createTextNode(chars.slice(at, a).join("")));
      const mark = document.createElement("mark");
      mark.textContent = chars.slice(a, b).join("");
      parts.push(mark);
      at = b;
    }
    parts.push(document.createTextNode(chars.slice(at).join("")));
    pick.replaceChildren(...parts);
  };
  const offset = (node, inside) => {
    const range = document.createRange();
    range.setStart(pick, 0);
    range.setEnd(node, inside);
    return points(range.toString());
  };
  const take = () => {
    const chosen = getSelection();
    if (!field || chosen.isCollapsed || !pick.contains(chosen.anchorNode) || !pick.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    let from = offset(range.startContainer, range.startOffset), to = offset(range.endContainer, range.endOffset);
    while (from < to && /\s/.test(chars[from])) from++;
    while (to > from && /\s/.test(chars[to - 1])) to--;
    if (from >= to) return;
    field.value = `${start + from}-${start + to}`;
    document.getElementById("edit").open = true;
    draw();
    announce(chars.slice(from, to).join(""));
  };
  pick.addEventListener("mouseup", take);
  pick.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
  pick.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { getSelection().collapse(pick.firstChild, 0); event.preventDefault(); }
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      const way = event.key === "ArrowLeft" || event.key === "ArrowUp" ? "backward" : "forward";
      const size = event.ctrlKey ? "character" : "word";
      if (getSelection().rangeCount === 0 || !pick.contains(getSelection().anchorNode)) getSelection().collapse(pick.firstChild, 0);
      getSelection().modify("extend", way, size);
      event.preventDefault();
    }
  });
  field?.addEventListener("input", draw);
  draw();
}

function announce(text) {
  document.getElementById("announce").textContent = text;
}

// Keys: only on the review page, and never while somebody types.
const desk = document.getElementById("queue");
if (desk) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.target.closest("input, select, textarea, #pick")) return;
    const links = [...document.querySelectorAll("#queue a")];
    const here = links.findIndex((a) => a.getAttribute("aria-current"));
    if (event.key === "j" || event.key === "k") {
      const next = links[Math.min(links.length - 1, Math.max(0, here + (event.key === "j" ? 1 : -1)))];
      if (next) next.click();
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    target.click();
    if (event.key === "e") document.querySelector("#edit-form select, #edit-form input:not([type=hidden])")?.focus();
  });
}

// Files dropped or chosen: named before they are sent, with what is too many or too large; then sent once.
const drop = document.getElementById("drop");
if (drop) {
  const files = document.getElementById("files"), form = document.getElementById("add-form");
  const chosen = document.getElementById("chosen"), send = document.getElementById("send");
  const list = () => {
    const limit = Number(form.dataset.bytes);
    const large = [...files.files].filter((file) => file.size > limit);
    const lines = [...files.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${Math.ceil(file.size / 1000)} kB)` + (large.includes(file) ? ` – ${form.dataset.tooLarge}` : "");
      line.classList.toggle("bad", large.includes(file));
      return line;
    });
    if (files.files.length > Number(form.dataset.files)) {
      const line = document.createElement("li");
      line.textContent = form.dataset.tooMany;
      line.className = "bad";
      lines.unshift(line);
    }
    chosen.replaceChildren(...lines);
    send.disabled = lines.some((line) => line.classList.contains("bad"));
  };
  files.addEventListener("change", list);
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (name === "drop") { files.files = event.dataTransfer.files; list(); }
    });
  }
  form.addEventListener("submit", () => { send.setAttribute("aria-busy", "true"); send.textContent = form.dataset.sending; setTimeout(() => { send.disabled = true; }, 0); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// What if and the graph: an address that can be shared; only what is given stands in it. That of What if follows at once.
for (const form of document.querySelectorAll("form[data-address]")) {
  const told = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  const address = () => form.dataset.address + (told() ? `?${told()}` : "");
  form.addEventListener("submit", (event) => { event.preventDefault(); location.assign(address()); });
  if (form.id === "switches") form.addEventListener("change", () => history.replaceState(null, "", address()));
}
