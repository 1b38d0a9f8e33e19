/* Pointing at ties and actors, choosing them, and dragging actors to a better place. */
(() => {
  "use strict";

  const network = (window.allianceNetwork ||= {});
  const picture = (network.picture ||= {});
  const NS = "http://www.w3.org/2000/svg";
  const STILL = 5; // px a hand may tremble and still click

  let place = null;
  let pointed = null;
  let marked = null;

  const set = (id, data) => window.dash_clientside.set_props(id, { data });
  const pick = (key) => set("picked", { key, n: Date.now() });

  // ---- what is where -----------------------------------------------------------------

  function actorAt([x, y], reach) {
    let best = null;
    for (const trace of picture.symbols()) {
      trace.meta.actors.forEach((actor, i) => {
        const [sx, sy] = picture.toPlace([trace.x[i], trace.y[i]]);
        const far = Math.hypot(sx - x, sy - y);
        if (far < trace.marker.size[i] / 2 + reach && (!best || far < best.far)) {
          best = { actor, far, from: [trace.x[i], trace.y[i]], grip: [sx - x, sy - y] };
        }
      });
    }
    return best;
  }

  function tieAt(point, reach) {
    const [x, y] = picture.toScene(point);
    let least = reach / picture.camera.k;
    let key = null;
    for (const layer of picture.shown()) {
      if (!layer.ties) continue;
      const found = picture.geometry.nearest(layer.ties.curves, x, y, least);
      if (found) {
        key = layer.ties.keys[found[0]];
        [, least] = found;
      }
    }
    return key;
  }

  /* Where an actor is, or a tie at share t of its way, in the window; null if not shown. */
  function where(key, t = 0.5) {
    const box = place.getBoundingClientRect();
    const seen = (point) => {
      const [x, y] = picture.toPlace(point);
      return [box.left + x, box.top + y];
    };
    for (const layer of picture.shown()) {
      const tie = layer.ties ? layer.ties.keys.indexOf(key) : -1;
      if (tie >= 0) return seen(picture.geometry.pointAt(picture.curves(layer), tie * 6, t));
    }
    for (const trace of picture.symbols()) {
      const i = trace.meta.actors.indexOf(key);
      if (i >= 0) return seen([trace.x[i], trace.y[i]]);
    }
    return null;
  }

  // ---- showing what is pointed at ----------------------------------------------------

  /* Draws a ring or a glow over the picture, for the pointer and for the list's focus. */
  function mark(key) {
    marked = key;
    const over = document.getElementById("picture-over");
    if (!over) return;
    const root = document.createElementNS(NS, "svg");
    over.replaceChildren(root);
    if (!key || !picture.sent) return;
    const draw = (name, attributes) => {
      const node = document.createElementNS(NS, name);
      for (const [one, value] of Object.entries(attributes)) node.setAttribute(one, value);
      root.append(node);
    };
    for (const layer of picture.shown()) {
      const tie = layer.ties ? layer.ties.keys.indexOf(key) : -1;
      if (tie < 0) continue;
      const c = picture.curves(layer);
      const [a, b, d] = [0, 2, 4].map((i) =>
        picture.toPlace([c[tie * 6 + i], c[tie * 6 + i + 1]]).join(" "),
      );
      draw("path", { d: `M${a}Q${b} ${d}`, class: "pointed-tie" });
      return;
    }
    for (const trace of picture.symbols()) {
      const i = trace.meta.actors.indexOf(key);
      if (i < 0) continue;
      const [cx, cy] = picture.toPlace([trace.x[i], trace.y[i]]);
      draw("circle", { cx, cy, r: trace.marker.size[i] / 2 + 6, class: "pointed-actor" });
      return;
    }
  }

  const sentences = new Map();

  function sentence(key) {
    const { base, view } = window.alliancePage;
    const { dataset, query } = view();
    const address = `${base()}/about/${dataset}?${query}&key=${encodeURIComponent(key)}`;
    if (!sentences.has(address)) {
      const asked = fetch(address).then((answer) => (answer.ok ? answer.text() : ""));
      sentences.set(address, asked);
      // One that did not come is asked for again next time.
      asked.catch(() => sentences.delete(address));
    }
    return sentences.get(address);
  }

  async function showTip(key, [x, y]) {
    const text = await sentence(key).catch(() => "");
    if (pointed !== key || !text) return;
    const tip = document.getElementById("picture-tip");
    tip.textContent = text;
    tip.hidden = false;
    const left = Math.max(8, Math.min(x + 14, place.clientWidth - tip.offsetWidth - 8));
    const below = y + 18 + tip.offsetHeight < place.clientHeight;
    tip.style.transform = `translate(${left}px, ${below ? y + 18 : y - tip.offsetHeight - 12}px)`;
  }

  function point(key, where_) {
    if (key === pointed) return;
    pointed = key;
    place.classList.toggle("pointing", Boolean(key));
    mark(key);
    document.getElementById("picture-tip").hidden = true;
    if (key) showTip(key, where_);
  }

  // ---- dragging an actor -------------------------------------------------------------

  function drag(start, held) {
    const began = picture.at(start);
    let waiting = false;
    const move = (event) => {
      const [x, y] = picture.at(event);
      if (!picture.moved && Math.hypot(x - began[0], y - began[1]) < STILL) return;
      point(null);
      const to = picture.toScene([x + held.grip[0], y + held.grip[1]]);
      picture.moved = { actor: held.actor, from: held.from, to };
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (picture.moved) picture.redraw();
      });
    };
    const end = () => {
      document.removeEventListener("pointermove", move, true);
      document.removeEventListener("pointerup", end, true);
      document.removeEventListener("pointercancel", end, true);
      place.classList.remove("dragging");
      const { moved } = picture;
      if (!moved) return;
      const n = (value, most) => Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
      const [width, height] = picture.sent.frame.meta.place;
      const [x, y] = moved.to;
      set("dropped", { actor: moved.actor, x: n(x, width), y: n(y, height), n: Date.now() });
    };
    place.classList.add("dragging");
    document.addEventListener("pointermove", move, true);
    document.addEventListener("pointerup", end, true);
    document.addEventListener("pointercancel", end, true);
  }

  function bindPointer(element) {
    place = element;
    let pressed = null;
    const ours = (event) => picture.sent && event.target.closest("#picture");
    const reach = (event) => (event.pointerType === "touch" ? 20 : 12);

    place.addEventListener("pointermove", (event) => {
      if (event.buttons || event.pointerType === "touch" || picture.held) return;
      if (!ours(event)) return point(null);
      const spot = picture.at(event);
      point(actorAt(spot, 4)?.actor ?? tieAt(spot, reach(event)), spot);
    });
    place.addEventListener("pointerleave", () => point(null));
    place.addEventListener(
      "pointerdown",
      (event) => {
        if (!ours(event) || event.button !== 0) return;
        // In a frame a finger scrolls the page round it.
        const scrolls = window.alliancePage.embedded && event.pointerType === "touch";
        const first = !picture.held && !pressed?.down && !scrolls;
        pressed = { at: picture.at(event), down: true, type: event.pointerType };
        const held = first && actorAt(picture.at(event), reach(event) / 3);
        if (held) drag(event, held);
        else {
          point(null);
          picture.grab(event);
        }
      },
      true,
    );
    document.addEventListener("pointerup", () => pressed && (pressed.down = false), true);
    document.addEventListener("pointercancel", () => pressed && (pressed.down = false), true);
    // Plotly would begin a drag of its own.
    for (const name of ["mousedown", "touchstart"]) {
      place.addEventListener(name, (event) => ours(event) && event.stopPropagation(), {
        capture: true,
        passive: true,
      });
    }
    place.addEventListener("click", (event) => {
      if (!ours(event) || !pressed) return;
      const spot = picture.at(event);
      if (Math.hypot(spot[0] - pressed.at[0], spot[1] - pressed.at[1]) > STILL) return;
      const far = pressed.type === "touch" ? 20 : 12;
      pick(actorAt(spot, far / 3)?.actor ?? tieAt(spot, far));
    });
  }

  Object.assign(picture, { bindPointer, remark: () => mark(marked) });
  Object.assign(network, { point: mark, sentence, where });
})();
