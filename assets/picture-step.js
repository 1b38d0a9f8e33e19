/* After a step in time, ties that began glow for a moment and those that ended fade. It is drawn
   over the picture once that is painted, and keeps it from nothing. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const NS = "http://www.w3.org/2000/svg";
  const MOST = 400; // changes that one can still see
  const LASTS = 700; // ms; picture-step.css has the same
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  let over = null;
  let going = 0;

  /* The ties of layers: key -> {curves, i, colour}. */
  function tiesOf({ layers }) {
    const found = new Map();
    for (const { hash } of layers) {
      const layer = picture.layer(hash);
      if (!layer?.ties) continue;
      const { color } = layer.shapes.find(({ name }) => name === "body").line;
      layer.ties.keys.forEach((key, tie) => {
        found.set(key, { curves: layer.ties.curves, i: 6 * tie, colour: color });
      });
    }
    return found;
  }

  function path({ curves: c, i }) {
    const at = (j) => picture.toPlace([c[i + j], c[i + j + 1]]).map(Math.round).join(",");
    return `M${at(0)}Q${at(2)} ${at(4)}`;
  }

  /* Ties of one colour are one path. */
  function draw(ties, kind) {
    const byColour = new Map();
    for (const tie of ties) byColour.set(tie.colour, (byColour.get(tie.colour) ?? "") + path(tie));
    return [...byColour].map(([colour, d]) => {
      const node = document.createElementNS(NS, "path");
      node.setAttribute("d", d);
      node.setAttribute("class", `step-${kind}`);
      node.style.stroke = colour;
      return node;
    });
  }

  function clear() {
    clearTimeout(going);
    over?.remove();
    over = null;
  }

  function mark(before, now) {
    clear();
    const [had, has] = [tiesOf(before), tiesOf(now)];
    const without = (some, others) => [...some].filter(([key]) => !others.has(key));
    const [began, ended] = [without(has, had), without(had, has)];
    const count = began.length + ended.length;
    if (!count || count > MOST) return;
    over = document.createElement("div");
    over.className = "picture-over picture-step";
    const root = document.createElementNS(NS, "svg");
    const ties = (some) => some.map(([, tie]) => tie);
    root.append(...draw(ties(ended), "ended"), ...draw(ties(began), "began"));
    over.append(root);
    document.getElementById("picture-over").before(over);
    going = setTimeout(clear, LASTS);
  }

  /* The picture shows `now` in place of `before`; both as it was sent. */
  picture.stepped = (before, now) => {
    if (!before?.time || JSON.stringify(before.time) === JSON.stringify(now.time)) return;
    if (still.matches || document.documentElement.hasAttribute("data-present")) return;
    const { place } = now.frame.meta;
    if (JSON.stringify(before.frame.meta.place) !== JSON.stringify(place)) return;
    // After the next frame the step is on the screen.
    requestAnimationFrame(() => setTimeout(() => picture.sent === now && mark(before, now)));
  };
  document.addEventListener("alliance:camera", clear);
})();
