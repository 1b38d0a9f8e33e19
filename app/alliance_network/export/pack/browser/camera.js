/* Zoom and pan: by wheel, drag, pinch, keys and buttons. Only the viewBox changes. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { picture } = pack;
  const MOST = 12;
  const STEP = 1.4;
  const SHRINK = 0.7; // as in names.py: names grow less than the picture
  const LABEL = 13; // size of a name in the picture, and the least on the screen, px
  const LEAST = 11.5;
  const STILL = 5; // px a hand may tremble and still click

  const cameras = new Map();
  const pointers = new Map();
  let dragged = false;

  function cameraOf(svg) {
    if (!cameras.has(svg)) {
      const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
      cameras.set(svg, { width, height, x: 0, y: 0, k: 1 });
    }
    return cameras.get(svg);
  }

  /* Px for each unit at no zoom, and the place of the picture's corner in the window. */
  function frame(svg) {
    const { width, height } = cameraOf(svg);
    const box = svg.getBoundingClientRect();
    const scale = Math.min(box.width / width, box.height / height) || 1;
    return {
      scale,
      left: box.left + (box.width - width * scale) / 2,
      top: box.top + (box.height - height * scale) / 2,
    };
  }

  function apply(svg) {
    const camera = cameraOf(svg);
    const { width, height, k } = camera;
    const clamp = (value, size) => Math.min(Math.max(value, -size / 4), size - size / k + size / 4);
    camera.x = k === 1 ? 0 : clamp(camera.x, width);
    camera.y = k === 1 ? 0 : clamp(camera.y, height);
    svg.setAttribute("viewBox", `${camera.x} ${camera.y} ${width / k} ${height / k}`);
    const least = Math.max(1, LEAST / (LABEL * frame(svg).scale));
    svg.style.setProperty("--name", String(least * k ** -SHRINK));
    for (const name of svg.querySelectorAll("[data-since]")) {
      name.classList.toggle("far", Number(name.dataset.since) > k);
    }
    pack.hideTip?.();
  }

  function zoom(factor, at) {
    const svg = pack.seen();
    if (!svg) return;
    const camera = cameraOf(svg);
    const { scale, left, top } = frame(svg);
    const k = Math.min(Math.max(camera.k * factor, 1), MOST);
    const [px, py] = at
      ? [(at[0] - left) / scale, (at[1] - top) / scale]
      : [camera.width / 2, camera.height / 2];
    camera.x += px / camera.k - px / k;
    camera.y += py / camera.k - py / k;
    camera.k = k;
    apply(svg);
  }

  function pan(dx, dy) {
    const svg = pack.seen();
    const camera = cameraOf(svg);
    const { scale } = frame(svg);
    camera.x -= dx / scale / camera.k;
    camera.y -= dy / scale / camera.k;
    apply(svg);
  }

  function whole() {
    for (const svg of pack.pictures) {
      Object.assign(cameraOf(svg), { x: 0, y: 0, k: 1 });
      if (svg === pack.seen()) apply(svg);
    }
  }

  /* Moves the picture until an element lies in it. */
  function reveal(element) {
    const box = element.getBoundingClientRect();
    const room = picture.getBoundingClientRect();
    const past = (low, high, from, to) =>
      low < from ? from - low : high > to ? Math.max(to - high, from - low) : 0;
    const dx = past(box.left, box.right, room.left + 20, room.right - 20);
    const dy = past(box.top, box.bottom, room.top + 20, room.bottom - 20);
    if ((dx || dy) && cameraOf(pack.seen()).k > 1) pan(dx, dy);
  }

  // ---- pointers ------------------------------------------------------------------------

  const middle = () => {
    const spots = [...pointers.values()];
    const mean = (i) => spots.reduce((sum, spot) => sum + spot[i], 0) / spots.length;
    const apart = spots.length > 1 ? Math.hypot(spots[0][0] - spots[1][0], spots[0][1] - spots[1][1]) : 0;
    return { at: [mean(0), mean(1)], apart };
  };

  picture.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("svg.drawing") || event.button !== 0) return;
    if (!pointers.size) dragged = false;
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  window.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    const before = middle();
    const [x, y] = pointers.get(event.pointerId);
    if (!dragged && pointers.size === 1 && Math.hypot(event.clientX - x, event.clientY - y) < STILL) {
      return;
    }
    dragged = true;
    picture.classList.add("panning");
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const now = middle();
    if (before.apart && now.apart) zoom(now.apart / before.apart, now.at);
    pan(now.at[0] - before.at[0], now.at[1] - before.at[1]);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    window.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      if (!pointers.size) picture.classList.remove("panning");
    });
  }
  picture.addEventListener(
    "wheel",
    (event) => {
      if (!event.target.closest("svg.drawing")) return;
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 18 : 1;
      const speed = event.ctrlKey ? 0.01 : 0.0016;
      zoom(Math.exp(-event.deltaY * lines * speed), [event.clientX, event.clientY]);
    },
    { passive: false },
  );

  for (const button of picture.querySelectorAll("[data-zoom]")) {
    const how = button.dataset.zoom;
    button.addEventListener("click", () => (how === "all" ? whole() : zoom(how === "in" ? STEP : 1 / STEP)));
  }

  // Names keep a size that can be read whatever room the picture has.
  new ResizeObserver(() => pack.seen() && apply(pack.seen())).observe(picture);
  document.addEventListener("pack:shown", () => pack.seen() && apply(pack.seen()));

  Object.assign(pack, {
    zoom,
    whole,
    reveal,
    STEP,
    wasDragged: () => dragged,
    isPanning: () => pointers.size > 0,
  });
})();
