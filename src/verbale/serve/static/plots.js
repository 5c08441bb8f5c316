// Timeline, graph and charts, drawn from the JSON of their page. Text is set as text, never as markup.
"use strict";

const plain = (text) => {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
};
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const load = (element) => fetch(element.dataset.source, { credentials: "same-origin" }).then((answer) => answer.json());

const line = document.getElementById("timeline");
if (line) {
  load(line).then((page) => {
    const items = page.moments
      .map((m) => ({ m, start: m.start || m.entry.day }))
      .filter(({ start }) => /^\d{4}-\d{2}-\d{2}/.test(start))
      .map(({ m, start }) => ({
        id: m.entry.id,
        start: new Date(start),
        ...(m.end && /^\d{4}-\d{2}-\d{2}/.test(m.end) ? { end: new Date(m.end), type: "range" } : {}),
        content: plain([m.entry.type, m.place, m.who.slice(0, 3).join(", ")].filter(Boolean).join(" · ").slice(0, 80)),
        className: m.entry.status,
      }));
    if (!items.length) { line.hidden = true; return; }
    const made = new vis.Timeline(line, new vis.DataSet(items), { locale: "en", maxHeight: 480, minHeight: 240, zoomMin: 36e5, tooltip: { followMouse: true } });
    made.on("select", (chosen) => { if (chosen.items.length) location.href = "/entries/" + chosen.items[0]; });
    line.dataset.ready = String(items.length);
  });
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
    const made = cytoscape({
      container: net,
      elements,
      style: [
        { selector: "node", style: { label: "data(label)", "font-size": 12, color: ink("--ink"), "background-color": ink("--accent"), "text-wrap": "wrap", "text-max-width": 120, width: 18, height: 18, "text-valign": "bottom", "text-margin-y": 4 } },
        { selector: "node[kind = 'act']", style: { shape: "round-rectangle", "background-color": ink("--soft") } },
        { selector: "node[kind = 'atom']", style: { shape: "diamond", "background-color": ink("--mid") } },
        { selector: "edge", style: { label: "data(label)", "font-size": 10, color: ink("--soft"), "text-background-color": ink("--paper"), "text-background-opacity": 0.85, width: 1.6, "curve-style": "bezier", "target-arrow-shape": "triangle", "line-color": (e) => colours[e.data("look")] || ink("--soft"), "target-arrow-color": (e) => colours[e.data("look")] || ink("--soft") } },
        { selector: "edge[look = 'mid']", style: { "line-style": "dashed" } },
        { selector: "edge[look = 'against']", style: { "target-arrow-shape": "tee" } },
      ],
      layout: { name: "breadthfirst", directed: true, spacingFactor: 1.5, padding: 30, avoidOverlap: true, nodeDimensionsIncludeLabels: true },
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
