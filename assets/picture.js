/* The picture on the screen: puts the layers that the server sends into one Plotly figure,
   points at ties and actors, drags actors, and makes heads and names anew after a zoom.
   It filters nothing: it shows what a selection has sent. */
(() => {
  "use strict";

  const layers = new Map(); // hash -> {shapes, traces, curves}
  const KEEP = 600;
  let sent = null; // {frame, layers: [{name, hash, opacity}]} of the picture now shown
  let moved = null; // {actor, from: [x, y], to: [x, y]} while an actor is dragged
  let dressedFor = 1; // zoom the shapes were made for

  const plot = () => document.querySelector("#picture .js-plotly-plot");
  const set = (id, data) => window.dash_clientside.set_props(id, { data });

  // ---- numbers -----------------------------------------------------------------------

  function floats(text) {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    return new Float32Array(bytes.buffer);
  }

  /* Screen pixels for one of the scene's: 1 until somebody zooms. */
  function zoom() {
    const gd = plot();
    const axis = gd && gd._fullLayout && gd._fullLayout.xaxis;
    if (!axis || !axis._length) return 1;
    return axis._length / Math.abs(axis.range[1] - axis.range[0]);
  }

  /* The t nearest a curve's end at which it is `distance` away from that end. */
  function atDistance(c, i, distance) {
    let near = 1;
    let far = 0;
    for (let step = 0; step < 16; step += 1) {
      const t = (near + far) / 2;
      const u = 1 - t;
      const x = u * u * c[i] + 2 * u * t * c[i + 2] + t * t * c[i + 4] - c[i + 4];
      const y = u * u * c[i + 1] + 2 * u * t * c[i + 3] + t * t * c[i + 5] - c[i + 5];
      if (Math.hypot(x, y) > distance) far = t;
      else near = t;
    }
    return (near + far) / 2;
  }

  const pointAt = (c, i, t) => {
    const u = 1 - t;
    return [
      u * u * c[i] + 2 * u * t * c[i + 2] + t * t * c[i + 4],
      u * u * c[i + 1] + 2 * u * t * c[i + 3] + t * t * c[i + 5],
    ];
  };

  const n = (value) => Math.round(value * 10) / 10;
  const fine = (value) => Math.round(value * 100) / 100;

  // ---- the figure --------------------------------------------------------------------

  /* Curves of a layer, with a dragged actor's ends at its new place and the bends kept. */
  function curvesOf(layer) {
    const trace = layer.traces.find((one) => one.meta && one.meta.curves);
    if (!trace) return null;
    layer.curves ||= floats(trace.meta.curves);
    layer.reach ||= floats(trace.meta.reach);
    if (!moved) return layer.curves;
    const c = Float32Array.from(layer.curves);
    const at = (i) =>
      Math.abs(c[i] - moved.from[0]) < 0.06 && Math.abs(c[i + 1] - moved.from[1]) < 0.06;
    for (let i = 0; i < c.length; i += 6) {
      const start = at(i);
      if (!start && !at(i + 4)) continue;
      const dx = c[i + 4] - c[i];
      const dy = c[i + 5] - c[i + 1];
      const off = [c[i + 2] - (c[i] + c[i + 4]) / 2, c[i + 3] - (c[i + 1] + c[i + 5]) / 2];
      const bend = (off[0] * -dy + off[1] * dx) / Math.max(dx * dx + dy * dy, 1e-9);
      c[start ? i : i + 4] = moved.to[0];
      c[start ? i + 1 : i + 5] = moved.to[1];
      const ex = c[i + 4] - c[i];
      const ey = c[i + 5] - c[i + 1];
      c[i + 2] = (c[i] + c[i + 4]) / 2 - bend * ey;
      c[i + 3] = (c[i + 1] + c[i + 5]) / 2 + bend * ex;
    }
    return c;
  }

  /* The same shapes, made for zoom k: bodies end where the heads begin, in screen pixels. */
  function dressedShapes(layer, k) {
    const c = curvesOf(layer);
    if (!c) return layer.shapes;
    const { meta } = layer.traces.find((one) => one.meta && one.meta.curves);
    const [length, half, notch] = meta.head;
    const headed = layer.shapes.some((shape) => shape.name === "heads");
    const glowing = new Set(meta.glow);
    let bodies = "";
    let glow = "";
    let heads = "";
    for (let i = 0, tie = 0; i < c.length; i += 6, tie += 1) {
      let path = `M${fine(c[i])},${fine(c[i + 1])}Q`;
      if (headed) {
        const reach = layer.reach[tie];
        const t = atDistance(c, i, (reach + length - notch - 0.5) / k);
        const end = pointAt(c, i, t);
        path += `${fine((1 - t) * c[i] + t * c[i + 2])},${fine((1 - t) * c[i + 1] + t * c[i + 3])} `;
        path += `${fine(end[0])},${fine(end[1])}`;
        const tip = pointAt(c, i, atDistance(c, i, reach / k));
        const back = pointAt(c, i, atDistance(c, i, (reach + length) / k));
        const far = Math.max(Math.hypot(tip[0] - back[0], tip[1] - back[1]), 1e-9);
        const wx = (tip[0] - back[0]) / far;
        const wy = (tip[1] - back[1]) / far;
        const corner = (along, aside) =>
          `${fine(tip[0] - (wx * along + wy * aside) / k)},${fine(tip[1] - (wy * along - wx * aside) / k)}`;
        heads += `M${fine(tip[0])},${fine(tip[1])}L${corner(length, half)}L${corner(length - notch, 0)}`;
        heads += `L${corner(length, -half)}Z`;
      } else {
        path += `${fine(c[i + 2])},${fine(c[i + 3])} ${fine(c[i + 4])},${fine(c[i + 5])}`;
      }
      bodies += path;
      if (glowing.has(tie)) glow += path;
    }
    const paths = { body: bodies, core: bodies, heads, glow };
    return layer.shapes.map((shape) => ({ ...shape, path: paths[shape.name] }));
  }

  /* Names keep their distance from their symbols in pixels; those that had no free place
     come back once a zoom makes room for them. */
  function dressedNames(trace, meta, k) {
    const shown = trace.x.length;
    const x = [];
    const y = [];
    const boxes = [];
    const place = (i, fromX, fromY) => {
      const [ax, ay] = meta.anchors[i];
      const [bx, by] = moved && meta.names[i] === moved.actor ? moved.to : [ax, ay];
      return [bx + (fromX - ax) / k, by + (fromY - ay) / k];
    };
    const box = (i, at, size, left) => [
      at[0] * k - meta.widths[i] * left - 1,
      at[1] * k - size * 0.6,
      at[0] * k + meta.widths[i] * (1 - left) + 1,
      at[1] * k + size * 0.6,
    ];
    const lefts = { "middle right": 0, "middle center": 0.5, "middle left": 1 };
    for (let i = 0; i < shown; i += 1) {
      const at = place(i, trace.x[i], trace.y[i]);
      x.push(at[0]);
      y.push(at[1]);
      boxes.push(box(i, at, trace.textfont.size[i], lefts[trace.textposition[i]]));
    }
    if (k < 1.05 || !meta.spare.length) return { ...trace, x, y };
    meta.anchors.forEach(([ax, ay]) => boxes.push([ax * k - 4, ay * k - 4, ax * k + 4, ay * k + 4]));
    const added = [];
    meta.spare.forEach((name, j) => {
      const at = place(shown + j, name.x, name.y);
      const own = box(shown + j, at, name.size, 0);
      const free = boxes.every(
        (b) => own[0] > b[2] || own[2] < b[0] || own[1] > b[3] || own[3] < b[1],
      );
      if (!free) return;
      boxes.push(own);
      added.push({ ...name, at });
    });
    const font = trace.textfont;
    return {
      ...trace,
      x: [...x, ...added.map((name) => name.at[0])],
      y: [...y, ...added.map((name) => name.at[1])],
      text: [...trace.text, ...added.map((name) => name.text)],
      textposition: [...trace.textposition, ...added.map(() => "middle right")],
      textfont: {
        ...font,
        size: [...font.size, ...added.map((name) => name.size)],
        color: [...font.color, ...added.map((name) => name.color)],
        weight: [...font.weight, ...added.map((name) => name.weight)],
      },
    };
  }

  /* Symbols, marks and names follow a drag. */
  function dressedTrace(layer, trace, k) {
    const meta = trace.meta || {};
    if (meta.names) return dressedNames(trace, meta, k);
    if (moved && meta.actors) {
      const i = meta.actors.indexOf(moved.actor);
      if (i < 0) return trace;
      const x = trace.x.slice();
      const y = trace.y.slice();
      [x[i], y[i]] = moved.to;
      return { ...trace, x, y };
    }
    if (moved && meta.middles) {
      const c = curvesOf(layer);
      const points = [];
      for (let i = 0; i < c.length; i += 6) points.push(pointAt(c, i, 0.5));
      return { ...trace, x: points.map((p) => p[0]), y: points.map((p) => p[1]) };
    }
    return trace;
  }

  function figure() {
    const now = plot()?._fullLayout;
    const same = now?.uirevision === sent.frame.uirevision;
    const k = same ? zoom() : 1;
    const plainly = Math.abs(k - 1) < 0.01 && !moved;
    dressedFor = plainly ? 1 : k;
    const shapes = [];
    const data = [];
    for (const reference of sent.layers) {
      const layer = layers.get(reference.hash);
      if (!layer) continue;
      const solid = (piece) => piece.name === "core" || piece.name === "under";
      for (const shape of plainly ? layer.shapes : dressedShapes(layer, k)) {
        shapes.push({ ...shape, opacity: solid(shape) ? 1 : reference.opacity });
      }
      for (const trace of layer.traces) {
        const dressed = plainly ? trace : dressedTrace(layer, trace, k);
        data.push({ ...dressed, opacity: solid(trace) ? 1 : reference.opacity });
      }
    }
    const layout = { ...sent.frame, shapes };
    for (const axis of same ? ["xaxis", "yaxis"] : []) {
      layout[axis] = { ...layout[axis], range: now[axis].range.slice() };
    }
    return { data, layout };
  }

  /* Shows the same layers at the present zoom. The graph keeps the figure it was given and
     draws that again after each zoom, so it is given a new one; a drag passes it by. */
  function redraw() {
    const gd = plot();
    if (!gd || !sent) return;
    const drawn = figure();
    if (moved) window.Plotly.react(gd, drawn.data, drawn.layout);
    else window.dash_clientside.set_props("picture", { figure: drawn });
  }

  // ---- pointing ----------------------------------------------------------------------

  const sentences = new Map();
  let tip = null;
  let pointed = null;

  function keyOf(point) {
    const meta = point.data.meta || {};
    if (meta.ties) return meta.ties[point.customdata];
    if (meta.actors) return meta.actors[point.pointNumber];
    return null;
  }

  async function sentence(key) {
    const about = `${sent.frame.meta.about}?key=${encodeURIComponent(key)}`;
    if (!sentences.has(about)) {
      sentences.set(
        about,
        fetch(about).then((answer) => (answer.ok ? answer.text() : "")),
      );
    }
    return sentences.get(about);
  }

  async function showTip(key, event) {
    const text = await sentence(key).catch(() => "");
    if (pointed !== key || !text) return;
    tip ||= document.getElementById("picture-tip");
    tip.textContent = text;
    tip.hidden = false;
    const box = tip.parentElement.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const left = Math.max(8, Math.min(x + 14, box.width - tip.offsetWidth - 8));
    const below = y + 18 + tip.offsetHeight < box.height;
    tip.style.transform = `translate(${left}px, ${below ? y + 18 : y - tip.offsetHeight - 12}px)`;
  }

  function hideTip() {
    pointed = null;
    if (tip) tip.hidden = true;
    mark(null);
  }

  /* Draws a ring or a glow over the picture, for the pointer and for the list's focus. */
  let marked = null;
  function mark(key) {
    marked = key;
    const over = document.getElementById("picture-over");
    if (!over) return;
    const NS = "http://www.w3.org/2000/svg";
    const root = document.createElementNS(NS, "svg");
    over.replaceChildren(root);
    const gd = plot();
    if (!key || !gd || !gd._fullLayout?.xaxis) return;
    const { xaxis, yaxis } = gd._fullLayout;
    const px = (x, y) => [n(xaxis.l2p(x) + xaxis._offset), n(yaxis.l2p(y) + yaxis._offset)];
    const draw = (name, attributes) => {
      const node = document.createElementNS(NS, name);
      for (const [one, value] of Object.entries(attributes)) node.setAttribute(one, value);
      root.append(node);
    };
    for (const reference of sent.layers) {
      const layer = layers.get(reference.hash);
      if (!layer) continue;
      for (const trace of layer.traces) {
        const meta = trace.meta || {};
        if (meta.ties) {
          const tie = meta.ties.indexOf(key);
          if (tie < 0) continue;
          const c = curvesOf(layer);
          const i = tie * 6;
          const [a, b, d] = [0, 2, 4].map((at) => px(c[i + at], c[i + at + 1]).join(" "));
          draw("path", { d: `M${a}Q${b} ${d}`, class: "pointed-tie" });
          return;
        }
        if (meta.actors && trace.name === "actors") {
          const i = meta.actors.indexOf(key);
          if (i < 0) continue;
          const [x, y] = px(trace.x[i], trace.y[i]);
          draw("circle", { cx: x, cy: y, r: trace.marker.size[i] / 2 + 6, class: "pointed-actor" });
          return;
        }
      }
    }
  }

  // ---- dragging ----------------------------------------------------------------------

  function actorUnder(event) {
    const gd = plot();
    const { xaxis, yaxis } = gd._fullLayout;
    const box = gd.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    let best = null;
    for (const trace of gd.data) {
      if (trace.name !== "actors") continue;
      trace.meta.actors.forEach((actor, i) => {
        const dx = xaxis.l2p(trace.x[i]) + xaxis._offset - x;
        const dy = yaxis.l2p(trace.y[i]) + yaxis._offset - y;
        const far = Math.hypot(dx, dy);
        if (far < trace.marker.size[i] / 2 + 5 && (!best || far < best.far)) {
          best = { actor, far, from: [trace.x[i], trace.y[i]], grip: [dx, dy] };
        }
      });
    }
    return best;
  }

  function drag(start, held) {
    const gd = plot();
    const { xaxis, yaxis } = gd._fullLayout;
    let waiting = false;
    const began = [start.clientX, start.clientY];
    const move = (event) => {
      const far = Math.hypot(event.clientX - began[0], event.clientY - began[1]);
      if (!moved && far < 4) return;
      event.preventDefault();
      hideTip();
      const box = gd.getBoundingClientRect();
      moved = {
        actor: held.actor,
        from: held.from,
        to: [
          xaxis.p2l(event.clientX - box.left + held.grip[0] - xaxis._offset),
          yaxis.p2l(event.clientY - box.top + held.grip[1] - yaxis._offset),
        ],
      };
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (moved) redraw();
      });
    };
    const end = (event) => {
      document.removeEventListener("pointermove", move, true);
      document.removeEventListener("pointerup", end, true);
      document.removeEventListener("pointercancel", end, true);
      gd.classList.remove("dragging");
      if (!moved) {
        if (event.type === "pointerup") pick(held.actor);
        return;
      }
      const [width, height] = sent.frame.meta.place;
      const inside = (value, most) => Math.min(Math.max(value, 0), most);
      moved.to = [inside(moved.to[0], width), inside(moved.to[1], height)];
      set("dropped", { actor: moved.actor, x: n(moved.to[0]), y: n(moved.to[1]), n: Date.now() });
    };
    gd.classList.add("dragging");
    document.addEventListener("pointermove", move, true);
    document.addEventListener("pointerup", end, true);
    document.addEventListener("pointercancel", end, true);
  }

  const pick = (key) => set("picked", { key, n: Date.now() });

  // ---- the place ---------------------------------------------------------------------

  function tellPlace(box) {
    const upright = window.innerHeight > window.innerWidth;
    const place = { w: Math.round(box.width), h: Math.round(box.height), upright };
    if (place.w > 40 && place.h > 40) set("place", place);
  }

  let placed = null;
  let waiting = 0;
  const watcher = new ResizeObserver((entries) => {
    const box = entries[entries.length - 1].contentRect;
    clearTimeout(waiting);
    if (!placed) tellPlace(box);
    else waiting = setTimeout(() => tellPlace(box), 120);
    placed = true;
  });

  function zoomBy(factor) {
    const gd = plot();
    if (!gd || !gd._fullLayout?.xaxis) return;
    const ranges = {};
    for (const axis of ["xaxis", "yaxis"]) {
      const [a, b] = gd._fullLayout[axis].range;
      const [home0, home1] = sent.frame[axis].range;
      const half = ((b - a) / 2) * factor;
      const middle = (a + b) / 2;
      const whole = factor === 0;
      ranges[`${axis}.range[0]`] = whole ? home0 : middle - half;
      ranges[`${axis}.range[1]`] = whole ? home1 : middle + half;
    }
    window.Plotly.relayout(gd, ranges);
  }

  /* The graph's element exists once Dash has drawn it; everything here is bound to it once. */
  function bind(gd) {
    if (gd.dataset.bound) return;
    gd.dataset.bound = "yes";
    gd.on("plotly_hover", (data) => {
      const key = keyOf(data.points[0]);
      if (!key || moved) return;
      pointed = key;
      gd.classList.add("pointing");
      mark(key);
      showTip(key, data.event);
    });
    gd.on("plotly_unhover", () => {
      gd.classList.remove("pointing");
      hideTip();
    });
    gd.on("plotly_relayout", () => {
      // The graph answers a zoom by drawing its old figure: ours must come after that.
      if (sent && Math.abs(zoom() - dressedFor) > 0.005) setTimeout(redraw, 0);
    });
    gd.on("plotly_afterplot", () => mark(marked));
    let pressed = null;
    gd.addEventListener(
      "pointerdown",
      (event) => {
        pressed = [event.clientX, event.clientY];
        const held = event.button === 0 && actorUnder(event);
        if (!held) return;
        drag(event, held);
      },
      true,
    );
    // Plotly starts its own pan on these; an actor under the pointer is ours.
    for (const name of ["mousedown", "touchstart"]) {
      gd.addEventListener(
        name,
        (event) => {
          const at = event.touches ? event.touches[0] : event;
          if (event.touches?.length > 1 || !actorUnder(at)) return;
          event.stopPropagation();
          event.preventDefault();
        },
        { capture: true, passive: false },
      );
    }
    gd.addEventListener("click", (event) => {
      const still =
        pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < 5;
      if (still && !actorUnder(event)) pick(pointed);
    });
  }

  function start() {
    const place = document.getElementById("picture-place");
    if (!place) return;
    if (!place.dataset.bound) {
      place.dataset.bound = "yes";
      watcher.observe(place);
      place.addEventListener("click", (event) => {
        const button = event.target.closest("[data-zoom]");
        if (button) zoomBy(Number(button.dataset.zoom));
      });
    }
    const gd = plot();
    if (gd && gd.on) bind(gd);
  }
  new MutationObserver(start).observe(document.documentElement, { childList: true, subtree: true });

  // ---- what others call --------------------------------------------------------------

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.picture = {
    /* Layers as sent -> the figure, and the hashes of the layers kept here. */
    compose(news) {
      const same = window.dash_clientside.no_update;
      if (!news || !news.layers) return [same, same];
      for (const layer of news.layers) {
        if (layer.traces) layers.set(layer.hash, { shapes: layer.shapes, traces: layer.traces });
      }
      sent = {
        frame: news.frame,
        layers: news.layers.map(({ name, hash, opacity }) => ({ name, hash, opacity })),
      };
      moved = null;
      const shown = new Set(sent.layers.map((layer) => layer.hash));
      for (const hash of layers.keys()) {
        if (layers.size <= KEEP) break;
        if (!shown.has(hash)) layers.delete(hash);
      }
      return [figure(), [...layers.keys()]];
    },
  };
  window.allianceNetwork = { point: mark, zoomBy };
})();
