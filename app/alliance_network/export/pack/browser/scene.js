/* The pictures: what a state shows, what a choice lights, what is pointed at. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content } = pack;
  const NS = "http://www.w3.org/2000/svg";
  const NEAR = 12; // least radius of a symbol to the pointer, units of the picture

  const drawings = [...document.querySelectorAll("svg.drawing")];
  const parts = new Map();
  let state = null;
  let drawing = 0;
  let selected = null;

  const list = (text) => (text ? text.split(" ").map(Number) : []);
  const make = (name, attributes) => {
    const node = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };

  /* The elements of a picture by what they belong to; made when it is first shown. */
  function partsOf(svg) {
    if (parts.has(svg)) return parts.get(svg);
    const found = { lines: [], actors: [], names: [], outlines: [] };
    const hits = make("g", { class: "hits" });
    for (const tie of svg.querySelectorAll("[data-t]")) {
      const key = `t${tie.dataset.t}`;
      tie.dataset.key = key;
      const lines = (found.lines[tie.dataset.t] ||= new Map());
      lines.set(tie.dataset.as, tie);
      // It runs the same way however it is drawn.
      const d = tie.querySelector(".body").getAttribute("d");
      if (lines.size === 1) hits.append(make("path", { d, "data-hit": key }));
    }
    svg.querySelector(".ties").before(hits);
    for (const actor of svg.querySelectorAll("[data-a]")) {
      found.actors[actor.dataset.a] = actor;
      actor.dataset.key = `a${actor.dataset.a}`;
      const ring = Number(actor.querySelector(".ring").getAttribute("r"));
      actor.prepend(make("circle", { class: "near", r: Math.max(ring, NEAR) }));
    }
    for (const name of svg.querySelectorAll("[data-n]")) found.names.push(name);
    for (const outline of svg.querySelectorAll("[data-o]")) {
      found.outlines.push({
        element: outline,
        actor: Number(outline.dataset.o),
        members: list(outline.dataset.members),
        isName: outline.classList.contains("name"),
      });
    }
    found.over = make("g", { class: "over" });
    svg.append(found.over);
    found.hits = new Map([...hits.children].map((hit) => [hit.dataset.hit, hit]));
    parts.set(svg, found);
    return found;
  }

  const current = () => drawings.filter((svg) => Number(svg.dataset.drawing) === drawing);

  /* The one that the window's shape lets be seen. */
  const seen = () => current().find((svg) => getComputedStyle(svg).display !== "none");

  // ---- showing -------------------------------------------------------------------------

  /* The ties that areas show in a state, by organisation. */
  function insideAreas(now, which) {
    const kept = now.compared === null ? null : new Set(content.compared[now.compared].areas);
    return content.drawings[which].areas.map(({ actor, ties }) => ({
      actor,
      ties: ties
        .filter(([tie, form]) => now.ties[tie] && now.forms[tie] === form && (!kept || kept.has(tie)))
        .map(([tie]) => tie),
    }));
  }

  /* Whether each tie is drawn as a line. */
  function linesOf(now, which) {
    const inside = new Set(insideAreas(now, which).flatMap((area) => area.ties));
    return now.ties.map((is, place) => is && !inside.has(place));
  }

  /* Areas that are shown, with the outline of each; and organisations that are nothing else. */
  function areasOf() {
    const outlines = new Map();
    const hulls = new Set();
    const lines = linesOf(state, drawing);
    const ends = new Set(content.ties.flatMap((tie, place) => (lines[place] ? tie.ends : [])));
    for (const { actor, ties } of insideAreas(state, drawing)) {
      if (!ties.length) continue;
      outlines.set(
        actor,
        ties.map((place) => content.ties[place].ends.find((end) => end !== actor)),
      );
      if (!ends.has(actor)) hulls.add(actor);
    }
    return { outlines, hulls, lines };
  }

  /* Which of its lines a tie has now: that of its status, or that of what is compared. */
  function dressOf(place) {
    if (state.compared !== null) return `c${state.compared}`;
    const form = content.ties[place].forms[state.forms[place]];
    return form && content.statuses[form[0]];
  }

  function draw() {
    const { outlines, hulls, lines } = areasOf();
    const off = (element, is) => element?.classList.toggle("off", is);
    const { plain } = content.words;
    const many = plain !== null && lines.filter(Boolean).length > plain[0];
    for (const svg of drawings) off(svg, Number(svg.dataset.drawing) !== drawing);
    for (const svg of current()) {
      const found = partsOf(svg);
      svg.classList.toggle("plain", many);
      found.lines.forEach((dresses, place) => {
        const dress = dressOf(place);
        for (const [as, tie] of dresses) off(tie, !lines[place] || as !== dress);
        off(found.hits.get(`t${place}`), !lines[place]);
      });
      const dress = (element, place) => {
        off(element, !state.actors[place] || hulls.has(place));
        element.classList.toggle("faded", !state.tied[place]);
      };
      found.actors.forEach(dress);
      for (const name of found.names) dress(name, Number(name.dataset.n));
      const taken = new Set();
      for (const { element, actor, members, isName } of found.outlines) {
        const inside = outlines.get(actor);
        const fits = inside && inside.every((member) => members.includes(member));
        const kind = `${isName ? "n" : "o"}${actor}`;
        // The smallest come first; a name may have several lines of one outline.
        const first = fits && (!taken.has(kind) || taken.has(`${kind}:${members}`));
        if (first) taken.add(kind).add(`${kind}:${members}`);
        off(element, !first || (isName && !hulls.has(actor)));
      }
    }
    light();
  }

  function show(next, which) {
    state = next;
    drawing = which;
    draw();
    document.dispatchEvent(new CustomEvent("pack:shown"));
  }

  // ---- what is chosen ------------------------------------------------------------------

  const isShown = (key) =>
    key !== null &&
    (key[0] === "t" ? state.ties[key.slice(1)] : key[0] === "a" && state.actors[key.slice(1)]);

  function lit() {
    if (!isShown(selected)) return null;
    const place = Number(selected.slice(1));
    const chosen = content.ties
      .map((tie, i) => [tie, i])
      .filter(([tie, i]) =>
        selected[0] === "t" ? i === place : state.ties[i] && tie.ends.includes(place),
      );
    return {
      ties: new Set(chosen.map(([, i]) => i)),
      actors: new Set([
        ...(selected[0] === "a" ? [place] : []),
        ...chosen.flatMap(([tie]) => tie.ends),
      ]),
      ringed: new Set(selected[0] === "a" ? [place] : chosen.flatMap(([tie]) => tie.ends)),
    };
  }

  function light() {
    const now = lit();
    for (const svg of current()) {
      const found = partsOf(svg);
      svg.classList.toggle("chosen", now !== null);
      for (const old of svg.querySelectorAll(".glow")) old.remove();
      const mark = (element, is) => element.classList.toggle("lit", is);
      found.lines.forEach((dresses, i) => {
        for (const tie of dresses.values()) {
          mark(tie, Boolean(now?.ties.has(i)));
          if (`t${i}` !== selected || !now) continue;
          const d = tie.querySelector(".body").getAttribute("d");
          tie.prepend(make("path", { class: "glow", d }));
        }
      });
      found.actors.forEach((actor, i) => {
        mark(actor, Boolean(now?.actors.has(i)));
        actor.classList.toggle("ringed", Boolean(now?.ringed.has(i)));
      });
      for (const name of found.names) mark(name, Boolean(now?.actors.has(Number(name.dataset.n))));
      for (const { element, actor } of found.outlines) mark(element, Boolean(now?.actors.has(actor)));
    }
  }

  function choose(key) {
    selected = key;
    light();
  }

  // ---- what is pointed at --------------------------------------------------------------

  function point(key) {
    for (const svg of current()) {
      const found = partsOf(svg);
      found.over.replaceChildren();
      const at = key && element(key, svg);
      if (!at) continue;
      if (key[0] === "t") {
        const d = at.querySelector(".body").getAttribute("d");
        found.over.append(make("path", { class: "pointed-tie", d }));
      } else {
        const r = Number(at.querySelector(".ring").getAttribute("r")) + 2;
        const transform = at.getAttribute("transform");
        found.over.append(make("circle", { class: "pointed-actor", r, transform }));
      }
    }
  }

  /* The element of a tie, as it is drawn now, or of an actor. */
  function element(key, svg = seen()) {
    const place = key.slice(1);
    if (!svg) return null;
    if (key[0] !== "t") return partsOf(svg).actors[place];
    return partsOf(svg).lines[place]?.get(dressOf(place));
  }

  /* What is shown and drawn, as keys: actors first, then ties. */
  function items() {
    const found = partsOf(seen());
    const there = (elements) =>
      elements.filter((one) => one && !one.classList.contains("off")).map((one) => one.dataset.key);
    const lines = found.lines.map((dresses, place) => dresses.get(dressOf(place)));
    return { actors: there(found.actors), ties: there(lines) };
  }

  Object.assign(pack, {
    show,
    choose,
    point,
    element,
    items,
    isShown,
    seen,
    say: (key) => pack.sentence(key, state, drawing),
    linesOf,
    state: () => state,
    chosen: () => selected,
    pictures: drawings,
    picture: document.getElementById("picture"),
  });
})();
