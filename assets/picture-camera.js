/* Panning and zooming: what is drawn is moved as it is while a hand moves it, and drawn anew
   once it rests. Plotly's own panning draws every path on every move. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});
  const [LEAST, MOST] = [0.4, 40];
  const REST = 140; // ms after the last turn of a wheel

  const STILL = { s: 1, x: 0, y: 0 };

  // Scale and shift of what is drawn, in the place's pixels: what a hand does now, after what
  // the camera knows already and Plotly has not drawn yet.
  let gesture = null;
  let undrawn = null;
  let resting = 0;

  const moving = () => document.querySelector("#picture .svg-container");

  function apply() {
    const element = moving();
    if (!element) return;
    element.style.transformOrigin = "0 0";
    element.style.willChange = "transform";
    const first = undrawn || STILL;
    const then = gesture || STILL;
    const [x, y] = [then.x + then.s * first.x, then.y + then.s * first.y];
    element.style.transform = `translate(${x}px, ${y}px) scale(${then.s * first.s})`;
  }

  /* The gesture becomes the camera, and the picture is drawn for it. */
  function commit() {
    clearTimeout(resting);
    if (!gesture || !picture.sent) return;
    const { k, x, y } = picture.camera;
    const { s } = gesture;
    if (s !== 1 || gesture.x !== 0 || gesture.y !== 0) {
      const first = undrawn || STILL;
      undrawn = { s: s * first.s, x: gesture.x + s * first.x, y: gesture.y + s * first.y };
      picture.camera = { k: k * s, x: x - gesture.x / (s * k), y: y - gesture.y / (s * k) };
      moved();
      picture.redraw();
    }
    gesture = null;
  }

  /* Drawn: what is drawn need not be moved any more, but for what a hand does meanwhile. */
  function settle() {
    undrawn = null;
    const element = moving();
    if (gesture) apply();
    else if (element) {
      element.style.transform = "";
      element.style.willChange = "";
    }
    picture.remark();
  }

  function shift(dx, dy) {
    gesture = gesture || STILL;
    gesture = { ...gesture, x: gesture.x + dx, y: gesture.y + dy };
    apply();
  }

  /* Zooms by `factor` about a point of the place. */
  function scale(factor, [px, py]) {
    gesture = gesture || STILL;
    const k = picture.camera.k * gesture.s;
    const by = Math.min(Math.max(k * factor, LEAST), MOST) / k;
    gesture = {
      s: gesture.s * by,
      x: px - (px - gesture.x) * by,
      y: py - (py - gesture.y) * by,
    };
    apply();
  }

  const moved = () => document.dispatchEvent(new CustomEvent("alliance:camera"));

  /* The whole network again, from the next drawing on. */
  function goHome() {
    clearTimeout(resting);
    gesture = null;
    if (picture.camera === picture.home) return;
    picture.camera = picture.home;
    moved();
  }

  function middle() {
    const [width, height] = picture.sent.frame.meta.place;
    return [width / 2, height / 2];
  }

  /* Zooms about the middle; 0 shows the whole network. */
  function zoomBy(factor) {
    if (!picture.sent) return;
    if (factor === 0) {
      goHome();
      picture.redraw();
    } else {
      scale(factor, middle());
      commit();
    }
  }

  /* In a place of another size one keeps looking at the same part. */
  function follow([width, height], [newWidth, newHeight]) {
    if (picture.camera === picture.home || (width === newWidth && height === newHeight)) return;
    const { k, x, y } = picture.camera;
    picture.camera = {
      k,
      x: ((x + width / 2 / k) / width) * newWidth - newWidth / 2 / k,
      y: ((y + height / 2 / k) / height) * newHeight - newHeight / 2 / k,
    };
  }

  /* One finger or the mouse pans, two fingers zoom as well. `pointers` are those held. */
  function hand(place) {
    const pointers = new Map();
    const span = () => {
      const [a, b] = [...pointers.values()];
      const ends = b || a;
      return {
        centre: [(a[0] + ends[0]) / 2, (a[1] + ends[1]) / 2],
        far: b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0,
      };
    };
    const move = (event) => {
      if (!pointers.has(event.pointerId)) return;
      const old = span();
      pointers.set(event.pointerId, picture.at(event));
      const now = span();
      if (old.far && now.far) scale(now.far / old.far, old.centre);
      shift(now.centre[0] - old.centre[0], now.centre[1] - old.centre[1]);
    };
    const end = (event) => {
      pointers.delete(event.pointerId);
      if (pointers.size) return;
      document.removeEventListener("pointermove", move, true);
      document.removeEventListener("pointerup", end, true);
      document.removeEventListener("pointercancel", end, true);
      place.classList.remove("panning");
      picture.held = false;
      commit();
    };
    return (event) => {
      if (!pointers.size) {
        document.addEventListener("pointermove", move, true);
        document.addEventListener("pointerup", end, true);
        document.addEventListener("pointercancel", end, true);
        place.classList.add("panning");
        picture.held = true;
      }
      pointers.set(event.pointerId, picture.at(event));
    };
  }

  function bindCamera(place) {
    picture.grab = hand(place);
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-zoom]");
      if (button) zoomBy(Number(button.dataset.zoom));
    });
    place.addEventListener(
      "wheel",
      (event) => {
        if (!picture.sent || event.target.closest("[data-zoom]")) return;
        // In a frame the wheel scrolls the page round it.
        if (window.alliancePage.embedded && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const lines = event.deltaMode === 1 ? 30 : 1;
        const factor = Math.exp((-event.deltaY * lines) / 500);
        scale(factor, picture.at(event));
        clearTimeout(resting);
        resting = setTimeout(commit, REST);
      },
      { passive: false },
    );
  }

  Object.assign(picture, { bindCamera, follow, goHome, settle });
})();
