/* The picture on the screen: puts the layers that the server sends into one Plotly figure.
   It filters nothing: it shows and hides what a selection has sent. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const { floats, movedCurves, paths, pointAt } = picture.geometry;

  const layers = new Map(); // hash -> {shapes, traces, ties}
  const KEEP = 600;
  const APART = 300; // ties above which each relation keeps a picture of its own
  const SOLID = new Set(["core", "under"]); // what hides others also where it is dimmed
  const HOME = { k: 1, x: 0, y: 0 };
  // A layer as it is drawn: the same lines may be drawn full and dimmed.
  const keyOf = ({ hash, opacity }) => `${hash}@${opacity}`;

  let seen = new Map(); // key -> the layers that are seen: {name, hash}
  let ahead = 0; // number of the act whose answer is shown already
  let coming = null; // {layers, missing}: what a step will need, and what of that is not drawn
  let drawn = null; // what Plotly was last given: {frame, layers, camera, places in the figure}

  Object.assign(picture, {
    sent: null, // {frame, layers: [{name, hash, opacity}]}: what is shown
    moved: null, // {actor, from: [x, y], to: [x, y]} while an actor is dragged
    camera: HOME, // zoom, and the scene's point at the top left corner
    plot: () => document.querySelector("#picture .js-plotly-plot"),
    /* The layers now shown, from the back to the front. */
    shown: () =>
      picture.sent
        ? picture.sent.layers.map(({ hash }) => layers.get(hash)).filter((layer) => layer)
        : [],
    curves: (layer) =>
      picture.moved ? movedCurves(layer.ties.curves, picture.moved) : layer.ties.curves,
    /* Where an event happened in the picture's place, in CSS pixels. */
    at: (event) => {
      const box = document.getElementById("picture-place").getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    },
    /* A point of the scene in the picture's place, in CSS pixels. */
    toPlace: ([x, y]) => {
      const { k, x: left, y: top } = picture.camera;
      return [(x - left) * k, (y - top) * k];
    },
    toScene: ([x, y]) => {
      const { k, x: left, y: top } = picture.camera;
      return [left + x / k, top + y / k];
    },
    symbols: () =>
      picture.shown().flatMap((layer) =>
        layer.traces
          .filter((trace) => trace.name === "actors")
          .map((trace) => dressedTrace(layer, trace, 1)),
      ),
    redraw,
  });

  // ---- the figure --------------------------------------------------------------------

  function dressedShapes(layer, k) {
    if (!layer.ties || (k === 1 && !picture.moved)) return layer.shapes;
    const headed = layer.shapes.some((shape) => shape.name === "heads");
    const made = paths(picture.curves(layer), layer.ties, k, headed);
    return layer.shapes.map((shape) => ({ ...shape, path: made[shape.name] }));
  }

  /* Names keep their distance from their symbols in pixels; those that had no free place
     come back once a zoom makes room for them. */
  function dressedNames(trace, meta, k) {
    const { moved } = picture;
    const lefts = { "middle right": 0, "middle center": 0.5, "middle left": 1 };
    const place = (i, from) => {
      const [ax, ay] = meta.anchors[i];
      const [bx, by] = moved && meta.names[i] === moved.actor ? moved.to : [ax, ay];
      return [bx + (from[0] - ax) / k, by + (from[1] - ay) / k];
    };
    const box = (i, at, size, left) => [
      at[0] * k - meta.widths[i] * left - 1,
      at[1] * k - size * 0.6,
      at[0] * k + meta.widths[i] * (1 - left) + 1,
      at[1] * k + size * 0.6,
    ];
    const font = trace.textfont;
    const at = trace.text.map((_, i) => place(i, [trace.x[i], trace.y[i]]));
    const added = [];
    if (k > 1.05 && meta.spare.length) {
      const taken = at.map((one, i) => box(i, one, font.size[i], lefts[trace.textposition[i]]));
      for (const [ax, ay] of meta.anchors) {
        taken.push([ax * k - 4, ay * k - 4, ax * k + 4, ay * k + 4]);
      }
      meta.spare.forEach((name, j) => {
        const i = trace.text.length + j;
        const spot = place(i, [name.x, name.y]);
        const own = box(i, spot, name.size, 0);
        const free = taken.every(
          (b) => own[0] > b[2] || own[2] < b[0] || own[1] > b[3] || own[3] < b[1],
        );
        if (!free) return;
        taken.push(own);
        at.push(spot);
        added.push(name);
      });
    }
    const with_ = (list, key) => [...list, ...added.map((name) => name[key])];
    return {
      ...trace,
      x: at.map((one) => one[0]),
      y: at.map((one) => one[1]),
      text: with_(trace.text, "text"),
      textposition: [...trace.textposition, ...added.map(() => "middle right")],
      textfont: {
        ...font,
        size: with_(font.size, "size"),
        color: with_(font.color, "color"),
        weight: with_(font.weight, "weight"),
      },
    };
  }

  /* Symbols, rings on ties and names follow a drag. */
  function dressedTrace(layer, trace, k) {
    const meta = trace.meta || {};
    const { moved } = picture;
    if (meta.names) return dressedNames(trace, meta, k);
    if (moved && meta.actors) {
      const i = meta.actors.indexOf(moved.actor);
      if (i < 0) return trace;
      const [x, y] = [trace.x.slice(), trace.y.slice()];
      [x[i], y[i]] = moved.to;
      return { ...trace, x, y };
    }
    if (moved && meta.along) {
      const c = picture.curves(layer);
      const points = meta.along.map((t, tie) => pointAt(c, tie * 6, t));
      return { ...trace, x: points.map((p) => p[0]), y: points.map((p) => p[1]) };
    }
    return trace;
  }

  function figure() {
    const { sent, camera } = picture;
    const { k } = camera;
    const plainly = k === 1 && !picture.moved;
    const same = drawn && sameFrame(sent);
    const unseen = same && !sent.frame.meta.crowd && !picture.moved && [...drawn.at.values()];
    const shapes = [];
    const data = [];
    const at = new Map();
    let shown = plainly ? picture.staged(sent) : sent.layers;
    if (unseen) shown = picture.withUnseen(shown, unseen);
    if (unseen && coming) shown = picture.withUnseen(shown, coming.layers, coming.missing);
    coming = null;
    for (const { name, hash, opacity } of shown) {
      const layer = layers.get(hash);
      if (!layer) continue;
      const from = { shapes: shapes.length, traces: data.length };
      const seen = (piece) => (SOLID.has(piece.name) ? 1 : opacity);
      for (const shape of dressedShapes(layer, k)) {
        shapes.push({ ...shape, opacity: seen(shape) });
      }
      for (const trace of layer.traces) {
        const dressed = plainly ? trace : dressedTrace(layer, trace, k);
        data.push({ ...dressed, opacity: seen(trace), uid: `-${data.length}` });
      }
      const to = { shapes: shapes.length, traces: data.length };
      at.set(keyOf({ hash, opacity }), { name, hash, opacity, from, to });
    }
    const [width, height] = sent.frame.meta.place;
    const { xaxis, yaxis } = sent.frame;
    drawn = { at, camera, frame: sent.frame };
    return {
      data,
      layout: {
        ...sent.frame,
        shapes,
        xaxis: { ...xaxis, range: [camera.x, camera.x + width / k] },
        yaxis: { ...yaxis, range: [camera.y + height / k, camera.y] },
      },
    };
  }

  /* Shows the same layers after a zoom or while an actor is dragged. */
  function redraw() {
    const gd = picture.plot();
    if (!gd || !picture.sent) return;
    const made = figure();
    if (picture.moved) window.Plotly.react(gd, made.data, made.layout);
    else window.dash_clientside.set_props("picture", { figure: made });
  }

  // ---- showing and hiding without drawing --------------------------------------------

  /* Drawing thousands of dashed curves anew takes a second without a GPU; hiding one path of
     what is drawn takes none. So where an answer only hides or shows lines that are in the
     figure already, and recolours symbols and names, it is not drawn again. */
  function shownWithoutDrawing(news) {
    if (!comparable(news)) return false;
    const { recoloured, exchanged, missing } = differences(news);
    if (missing.length) return false;
    const gd = picture.plot();
    const placed = (old, now) => {
      const place = drawn.at.get(keyOf(old));
      drawn.at.delete(keyOf(old));
      drawn.at.set(keyOf(now), { ...place, hash: now.hash });
      return place;
    };
    for (const [old, now] of exchanged) {
      const shapes = dressedShapes(layers.get(now.hash), picture.camera.k);
      picture.exchange(gd, placed(old, now).from.shapes, shapes);
    }
    for (const [old, now] of recoloured) {
      const place = placed(old, now);
      layers.get(now.hash).traces.forEach((trace, i) => {
        picture.recolour(gd, place.from.traces + i, trace);
      });
    }
    return true;
  }

  /* Whether what is drawn is of the same place, seen from where it was drawn for. */
  function comparable(news) {
    if (!picture.plot() || !drawn || picture.moved || drawn.camera !== picture.camera) return false;
    return sameFrame(news);
  }

  const sameFrame = ({ frame }) => JSON.stringify(frame) === JSON.stringify(drawn.frame);

  /* What keeps the figure from being `news`: layers that can take the place of one that is drawn,
     [old, new], by other colours or other paths, and those that are not in it at all. */
  function differences(news) {
    const wanted = new Set(news.layers.map(keyOf));
    // While a story is presented, what differs fades: that is two layers, one over the other.
    const presented = document.documentElement.hasAttribute("data-present");
    // Zoomed in, names that had no place are drawn too.
    const more = picture.camera.k !== 1;
    const [recoloured, exchanged, missing, taken] = [[], [], [], new Set()];
    for (const layer of news.layers) {
      if (drawn.at.has(keyOf(layer))) continue;
      // What is seen now is taken first: what lies unseen may be wanted again.
      const like = (one) =>
        one.name === layer.name && one.opacity === layer.opacity && !wanted.has(keyOf(one));
      const old = [...picture.sent.layers, ...drawn.at.values()].find(
        (one) => like(one) && drawn.at.has(keyOf(one)) && !taken.has(keyOf(one)),
      );
      if (old && !presented && picture.exchangeable(layers.get(old.hash), layers.get(layer.hash))) {
        exchanged.push([old, layer]);
      } else if (old && !(more && layer.name === "names") && sameButColour(old.hash, layer.hash)) {
        recoloured.push([old, layer]);
      } else {
        missing.push(layer);
        continue;
      }
      taken.add(keyOf(old));
    }
    return { recoloured, exchanged, missing };
  }

  /* Puts what the figure lacks of `news` into it, unseen, while nobody waits for anything. */
  function prepare(news) {
    window.alliancePage.idle(() => {
      const rests = picture.camera === HOME && !picture.held && !news.frame.meta.crowd;
      if (!rests || !comparable(news)) return;
      const { missing } = differences(news);
      if (!missing.length) return;
      coming = { layers: news.layers, missing };
      redraw();
    });
  }

  function sameButColour(one, other) {
    const plain = (hash) =>
      JSON.stringify(layers.get(hash), (key, value) => (key === "color" ? undefined : value));
    return layers.has(one) && plain(one) === plain(other);
  }

  /* Plotly makes its elements anew whenever it draws: what is not shown is hidden again. */
  function hideTheRest() {
    const gd = picture.plot();
    if (!gd || !drawn) return;
    const { crowd } = picture.sent.frame.meta;
    const ties = picture.shown().reduce((sum, layer) => sum + (layer.ties?.keys.length ?? 0), 0);
    const apart = crowd || ties > APART;
    gd.classList.toggle("crowd", Boolean(crowd));
    gd.classList.toggle("apart", apart);
    // A layer that takes the place of its like does so at once, and of both only what differs
    // fades (picture-fade.js); others come and go as wholes.
    const had = seen;
    seen = new Map(picture.sent.layers.map((layer) => [keyOf(layer), layer]));
    const fading = !crowd && document.documentElement.hasAttribute("data-present");
    const show = (element, key, { name, hash }, trace = null) => {
      const shown = seen.has(key);
      const others = shown === had.has(key) ? [] : [...(shown ? had : seen).values()];
      const likes = others.filter((one) => one.name === name && layers.has(one.hash));
      element.classList.toggle("at-once", likes.length > 0);
      element.style.opacity = shown ? "" : "0";
      if (!fading || !likes.length) return;
      const change = shown ? picture.arrive : picture.depart;
      change(element, layers.get(hash), trace, likes.map((one) => layers.get(one.hash)));
    };
    const groups = new Map();
    for (const group of gd.querySelectorAll(".shapelayer .shape-group")) {
      groups.set(Number(group.dataset.index), group);
    }
    const relations = new Map(); // relation -> [its groups' wrapper, whether any is shown]
    for (const [key, place] of drawn.at) {
      const { name, from, to } = place;
      for (let i = from.traces; i < to.traces; i += 1) {
        const group = gd.querySelector(`.scatterlayer .trace-${i}`);
        if (group) show(group, key, place, layers.get(place.hash).traces[i - from.traces]);
      }
      for (let i = from.shapes; i < to.shapes; i += 1) {
        const group = groups.get(i);
        if (!group) continue;
        show(group, key, place);
        if (apart && name.startsWith("strand:")) {
          const relation = name.split(":")[1];
          if (!relations.has(relation)) relations.set(relation, [wrapped(group), false]);
          const [wrapper, any] = relations.get(relation);
          // Moving it again would draw it again.
          if (group.parentNode !== wrapper) wrapper.append(group);
          relations.set(relation, [wrapper, any || seen.has(key)]);
        }
      }
    }
    for (const [wrapper, any] of relations.values()) wrapper.style.opacity = any ? "" : "0";
    for (const empty of gd.querySelectorAll(".shapelayer .relation:empty")) empty.remove();
  }

  /* Of many ties the lines of each relation keep a picture of their own (see picture.css): one
     for all its statuses and heads, since each costs time when the picture is moved. */
  function wrapped(group) {
    if (group.parentNode.classList.contains("relation")) return group.parentNode;
    const wrapper = document.createElementNS("http://www.w3.org/2000/svg", "g");
    wrapper.classList.add("relation");
    group.before(wrapper);
    return wrapper;
  }

  // ---- what the server sends ---------------------------------------------------------

  function take(news) {
    for (const { hash, shapes, traces, ties } of news.layers) {
      if (!traces) continue;
      const layer = { shapes, traces };
      if (ties) {
        layer.ties = { ...ties, curves: floats(ties.curves), reach: floats(ties.reach) };
      }
      layers.set(hash, layer);
    }
    return {
      frame: news.frame,
      time: news.time,
      layers: news.layers.map(({ name, hash, opacity }) => ({ name, hash, opacity })),
    };
  }

  function forget() {
    const used = new Set([...picture.sent.layers, ...drawn.at.values()].map(({ hash }) => hash));
    for (const hash of layers.keys()) {
      if (layers.size <= KEEP) break;
      if (!used.has(hash)) layers.delete(hash);
    }
    return [...layers.keys()];
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.picture = {
    /* Layers as sent -> the figure, and the hashes of the layers kept here. */
    compose(sent) {
      const same = window.dash_clientside.no_update;
      if (!sent || !sent.layers) return [same, same];
      const news = take(sent);
      if (sent.n < ahead) return [same, forget()];
      const before = picture.sent;
      if (before && shownWithoutDrawing(news)) {
        reveal(news);
        return [same, forget()];
      }
      if (before) picture.follow?.(before.frame.meta.place, news.frame.meta.place);
      picture.sent = news;
      picture.moved = null;
      picture.stepped?.(before, news);
      return [figure(), forget()];
    },
  };

  /* Shows what lies in the figure already, before the answer to act n says the same. */
  function foresee(news, n) {
    if (!picture.sent || !shownWithoutDrawing(news)) return;
    ahead = n;
    reveal(news);
    window.alliancePage.paints();
  }

  function reveal(news) {
    const before = picture.sent;
    picture.sent = news;
    hideTheRest();
    picture.stepped?.(before, news);
  }

  // ---- the place ---------------------------------------------------------------------

  function tellPlace() {
    const box = document.getElementById("picture").getBoundingClientRect();
    const upright = window.innerHeight > window.innerWidth;
    const presenting = document.documentElement.dataset.present === "hall";
    const place = { w: Math.round(box.width), h: Math.round(box.height), upright, presenting };
    if (place.w > 40 && place.h > 40) window.dash_clientside.set_props("place", { data: place });
  }

  let placed = false;
  let waiting = 0;
  const watcher = new ResizeObserver(() => {
    clearTimeout(waiting);
    if (!placed) tellPlace();
    else waiting = setTimeout(tellPlace, 120);
    placed = true;
  });

  /* The elements are there once Dash has drawn them; each is bound once. */
  function start() {
    const place = document.getElementById("picture-place");
    const graph = document.getElementById("picture");
    if (place && graph && !place.dataset.bound) {
      place.dataset.bound = "yes";
      // Not the graph itself: Dash may put another element there.
      watcher.observe(place);
      picture.bindCamera(place);
      picture.bindPointer(place);
    }
    const gd = picture.plot();
    if (gd && gd.on && !gd.dataset.bound) {
      gd.dataset.bound = "yes";
      gd.on("plotly_afterplot", () => {
        hideTheRest();
        picture.settle();
      });
    }
  }
  new MutationObserver(start).observe(document.documentElement, { childList: true, subtree: true });

  Object.assign(picture, {
    foresee,
    home: HOME,
    keyOf,
    prepare,
    take,
    tell: tellPlace,
    layer: (hash) => layers.get(hash),
  });
})();
