// Timeline, graph and charts, drawn from the JSON of their page. Text is set as text, never as markup.
"use strict";

const plain = (text) => {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
};
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const load = (element) => fetch(element.dataset.source, { credentials: "same-origin" }).then((answer) => answer.json());

// Labels of the time axis in the language of the page: what changes from tick to tick, and what stands above it.
const tongue = document.documentElement.lang;
const said = (date, options) => new Intl.DateTimeFormat(tongue, options).format(new Date(date));
const minor = (date, scale) => ({
  minute: () => said(date, { hour: "2-digit", minute: "2-digit" }), hour: () => said(date, { hour: "2-digit", minute: "2-digit" }),
  weekday: () => said(date, { weekday: "short", day: "numeric" }), day: () => said(date, { day: "numeric" }), week: () => said(date, { day: "numeric" }),
  month: () => said(date, { month: "short" }), year: () => said(date, { year: "numeric" }),
})[scale]?.() ?? "";
const major = (date, scale) => ({
  minute: () => said(date, { day: "numeric", month: "long" }), hour: () => said(date, { day: "numeric", month: "long" }),
  weekday: () => said(date, { month: "long", year: "numeric" }), day: () => said(date, { month: "long", year: "numeric" }), week: () => said(date, { month: "long", year: "numeric" }),
  month: () => said(date, { year: "numeric" }),
})[scale]?.() ?? "";

const line = document.getElementById("timeline");
if (line) {
  load(line).then((page) => {
    const items = page.moments
      .map((m) => ({ m, start: m.start || m.end }))
      .filter(({ start }) => /^\d{4}-\d{2}-\d{2}/.test(start))
      .map(({ m, start }) => ({
        id: m.entry.id,
        start: new Date(start),
        ...(m.start && m.end && /^\d{4}-\d{2}-\d{2}/.test(m.end) ? { end: new Date(m.end), type: "range" } : {}),
        content: plain([m.label, m.place, m.who.slice(0, 3).join(", ")].filter(Boolean).join(" · ").slice(0, 80)),
        className: m.entry.status,
      }));
    if (!items.length) { line.hidden = true; return; }
    const made = new vis.Timeline(line, new vis.DataSet(items), { format: { minorLabels: minor, majorLabels: major }, maxHeight: 480, minHeight: 240, zoomMin: 36e5, tooltip: { followMouse: true } });
    made.on("select", (chosen) => { if (chosen.items.length) location.href = "/entries/" + chosen.items[0]; });
    line.dataset.ready = String(items.length);
  });
}

// Columns from what is waited for (left) to who waits (right); the rows of each in the order of what they hang on.
const ROW = 52, COLUMN = 420;
function columns(page) {
  const depth = new Map(page.nodes.map((n) => [n.id, 0]));
  for (let turn = 0; turn < Math.min(page.nodes.length, 12); turn++) {
    let moved = false;
    for (const e of page.edges) if (depth.get(e.target) < depth.get(e.source) + 1 && depth.get(e.source) < 6) { depth.set(e.target, depth.get(e.source) + 1); moved = true; }
    if (!moved) break;
  }
  const rows = new Map(), places = new Map();
  const weight = (id) => { const from = page.edges.filter((e) => e.target === id).map((e) => places.get(e.source)?.y ?? 0); return from.length ? from.reduce((a, b) => a + b, 0) / from.length : 0; };
  const deepest = Math.max(...depth.values());
  for (let level = 0; level <= deepest; level++) {
    const here = page.nodes.filter((n) => depth.get(n.id) === level).map((n) => n.id);
    if (level) here.sort((a, b) => weight(a) - weight(b));
    rows.set(level, here);
    here.forEach((id, i) => places.set(id, { x: level * COLUMN, y: i * ROW }));
  }
  const tallest = Math.max(...[...rows.values()].map((r) => r.length));
  for (const [, here] of rows) here.forEach((id) => { places.get(id).y += ((tallest - here.length) * ROW) / 2; });
  return { places, deepest, tallest };
}

const net = document.getElementById("graph");
if (net) {
  load(net).then((page) => {
    const colours = { for: ink("--for"), against: ink("--against"), mid: ink("--mid"), say: ink("--say") };
    const elements = [
      ...page.nodes.map((n) => ({ data: { id: n.id, label: n.label, kind: n.kind } })),
      ...page.edges.map((e, i) => ({ data: { id: "e" + i, source: e.source, target: e.target, label: e.label, look: e.look, entry: e.entry } })),
    ];
    if (!page.nodes.length) { net.hidden = true; return; }
    const { places, deepest, tallest } = columns(page);
    net.style.height = Math.max(260, tallest * ROW + 60) + "px";
    const made = cytoscape({
      container: net,
      elements,
      style: [
        { selector: "node", style: { label: "data(label)", "font-size": 12, color: ink("--ink"), "background-color": ink("--accent"), "text-wrap": "wrap", "text-max-width": 230, "text-background-color": ink("--paper"), "text-background-opacity": 0.85, width: 16, height: 16, "text-valign": "center", "text-halign": (n) => (places.get(n.id()).x < deepest * COLUMN ? "left" : "right"), "text-margin-x": (n) => (places.get(n.id()).x < deepest * COLUMN ? -6 : 6) } },
        { selector: "node[kind = 'act']", style: { shape: "round-rectangle", "background-color": ink("--soft") } },
        { selector: "node[kind = 'atom']", style: { shape: "diamond", "background-color": ink("--mid") } },
        { selector: "edge", style: { label: "data(label)", "font-size": 10, color: ink("--soft"), "text-background-color": ink("--paper"), "text-background-opacity": 0.85, width: 1.6, "curve-style": "bezier", "target-arrow-shape": "triangle", "line-color": (e) => colours[e.data("look")] || ink("--soft"), "target-arrow-color": (e) => colours[e.data("look")] || ink("--soft") } },
        { selector: "edge[look = 'mid']", style: { "line-style": "dashed" } },
        { selector: "edge[look = 'against']", style: { "target-arrow-shape": "tee" } },
      ],
      layout: { name: "preset", positions: (node) => places.get(node.id()), padding: 24 },
      maxZoom: 2,
    });
    made.on("tap", "edge", (event) => { const entry = event.target.data("entry"); if (entry) location.href = "/entries/" + entry; });
    if (made.zoom() > 1.2) { made.zoom(1.2); made.center(); }
    net.dataset.ready = String(page.nodes.length);
  });
}

for (const chart of document.querySelectorAll("[data-chart]")) {
  load(chart).then((page) => {
    const spec = page.charts.find((c) => c.name === chart.dataset.chart);
    if (!spec) return;
    const text = ink("--ink"), soft = ink("--soft");
    const config = { background: "transparent", axis: { labelColor: soft, titleColor: soft, gridColor: ink("--rule"), domainColor: soft, tickColor: soft }, legend: { labelColor: text, titleColor: soft }, view: { stroke: "transparent" }, font: "system-ui, sans-serif" };
    const full = { $schema: "https://vega.github.io/schema/vega-lite/v6.json", width: "container", height: 280, autosize: { type: "fit", contains: "padding" }, data: { values: spec.rows }, ...spec.spec, config };
    vegaEmbed(chart, full, { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: false }).then(() => { chart.dataset.ready = String(spec.rows.length); });
  });
}
