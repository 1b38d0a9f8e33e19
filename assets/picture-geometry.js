/* The geometry of ties in the browser: the same curves as in Python, made anew for a zoom or
   a drag. Everything is in the scene's own pixels; `k` is how many of the screen's one is. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});

  function floats(text) {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    return new Float32Array(bytes.buffer);
  }

  function pointAt(c, i, t) {
    const u = 1 - t;
    return [
      u * u * c[i] + 2 * u * t * c[i + 2] + t * t * c[i + 4],
      u * u * c[i + 1] + 2 * u * t * c[i + 3] + t * t * c[i + 5],
    ];
  }

  /* The t nearest a curve's end at which it is `distance` away from that end. */
  function atDistance(c, i, distance) {
    let near = 1;
    let far = 0;
    for (let step = 0; step < 16; step += 1) {
      const t = (near + far) / 2;
      const [x, y] = pointAt(c, i, t);
      if (Math.hypot(x - c[i + 4], y - c[i + 5]) > distance) far = t;
      else near = t;
    }
    return (near + far) / 2;
  }

  /* Curves with the ends at `moved.from` brought to `moved.to`; every bend is kept. */
  function movedCurves(curves, moved) {
    const c = Float32Array.from(curves);
    const at = (i) =>
      Math.abs(c[i] - moved.from[0]) < 0.06 && Math.abs(c[i + 1] - moved.from[1]) < 0.06;
    for (let i = 0; i < c.length; i += 6) {
      const start = at(i);
      if (!start && !at(i + 4)) continue;
      const dx = c[i + 4] - c[i];
      const dy = c[i + 5] - c[i + 1];
      const off = [c[i + 2] - (c[i] + c[i + 4]) / 2, c[i + 3] - (c[i + 1] + c[i + 5]) / 2];
      const bend = (off[0] * -dy + off[1] * dx) / Math.max(dx * dx + dy * dy, 1e-9);
      const end = start ? i : i + 4;
      c[end] = moved.to[0];
      c[end + 1] = moved.to[1];
      c[i + 2] = (c[i] + c[i + 4]) / 2 - bend * (c[i + 5] - c[i + 1]);
      c[i + 3] = (c[i + 1] + c[i + 5]) / 2 + bend * (c[i + 4] - c[i]);
    }
    return c;
  }

  /* Paths of ties whose heads are made for zoom k: bodies end where heads begin. */
  function paths(c, ties, k, headed) {
    const [length, half, notch] = ties.head;
    const n = (value) => Math.round(value * 100) / 100;
    const glowing = new Set(ties.glow);
    const made = { body: "", heads: "", glow: "" };
    for (let i = 0, tie = 0; i < c.length; i += 6, tie += 1) {
      let path = `M${n(c[i])},${n(c[i + 1])}Q`;
      if (headed) {
        const reach = ties.reach[tie];
        const t = atDistance(c, i, (reach + length - notch - 0.5) / k);
        const end = pointAt(c, i, t);
        path += `${n((1 - t) * c[i] + t * c[i + 2])},${n((1 - t) * c[i + 1] + t * c[i + 3])} `;
        path += `${n(end[0])},${n(end[1])}`;
        const tip = pointAt(c, i, atDistance(c, i, reach / k));
        const back = pointAt(c, i, atDistance(c, i, (reach + length) / k));
        const far = Math.max(Math.hypot(tip[0] - back[0], tip[1] - back[1]), 1e-9);
        const wx = (tip[0] - back[0]) / far / k;
        const wy = (tip[1] - back[1]) / far / k;
        const corner = (along, aside) =>
          `${n(tip[0] - wx * along - wy * aside)},${n(tip[1] - wy * along + wx * aside)}`;
        made.heads += `M${n(tip[0])},${n(tip[1])}L${corner(length, half)}`;
        made.heads += `L${corner(length - notch, 0)}L${corner(length, -half)}Z`;
      } else {
        path += `${n(c[i + 2])},${n(c[i + 3])} ${n(c[i + 4])},${n(c[i + 5])}`;
      }
      made.body += path;
      if (glowing.has(tie)) made.glow += path;
    }
    made.core = made.body;
    return made;
  }

  /* The tie nearest to a point, not further than `most`: [its number, how far] or null. */
  function nearest(c, x, y, most) {
    let best = null;
    let least = most;
    for (let i = 0; i < c.length; i += 6) {
      // The curve lies inside the triangle of its three points.
      if (
        x < Math.min(c[i], c[i + 2], c[i + 4]) - least ||
        x > Math.max(c[i], c[i + 2], c[i + 4]) + least ||
        y < Math.min(c[i + 1], c[i + 3], c[i + 5]) - least ||
        y > Math.max(c[i + 1], c[i + 3], c[i + 5]) + least
      ) {
        continue;
      }
      let [px, py] = [c[i], c[i + 1]];
      for (let step = 1; step <= 16; step += 1) {
        const [qx, qy] = pointAt(c, i, step / 16);
        const dx = qx - px;
        const dy = qy - py;
        const share = ((x - px) * dx + (y - py) * dy) / Math.max(dx * dx + dy * dy, 1e-9);
        const t = Math.min(Math.max(share, 0), 1);
        const far = Math.hypot(px + t * dx - x, py + t * dy - y);
        if (far < least) {
          least = far;
          best = i / 6;
        }
        [px, py] = [qx, qy];
      }
    }
    return best === null ? null : [best, least];
  }

  picture.geometry = { floats, movedCurves, nearest, paths, pointAt };
})();
