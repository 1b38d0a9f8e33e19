/* The sentence at the pointer, or at what has the focus; and the click that opens it. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { picture } = pack;
  const tip = picture.querySelector(".tip");
  const GAP = 14;

  const keyAt = (target) =>
    target.dataset?.hit ?? target.closest?.("[data-key]")?.dataset.key ?? null;

  function showTip(key, [x, y]) {
    tip.textContent = pack.say(key);
    tip.hidden = false;
    const room = picture.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(x - room.left + GAP, 8), room.width - width - 8);
    const below = y - room.top + GAP;
    const top = below + height > room.height - 8 ? y - room.top - height - GAP : below;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(top, 8))}px)`;
  }

  function hideTip() {
    tip.hidden = true;
  }

  function leave() {
    pack.point(null);
    hideTip();
  }

  picture.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    if (pack.isPanning() && pack.wasDragged()) return leave();
    const key = keyAt(event.target);
    if (!key) return leave();
    pack.point(key);
    showTip(key, [event.clientX, event.clientY]);
    picture.classList.add("pointing");
  });
  picture.addEventListener("pointermove", (event) => {
    picture.classList.toggle("pointing", keyAt(event.target) !== null);
  });
  picture.addEventListener("pointerleave", leave);

  picture.addEventListener("click", (event) => {
    if (!event.target.closest("svg.drawing") || pack.wasDragged()) return;
    pack.open(keyAt(event.target));
  });

  picture.addEventListener("focusin", (event) => {
    const key = keyAt(event.target);
    if (!key || !event.target.matches(":focus-visible")) return;
    pack.reveal(event.target);
    pack.point(key);
    const box = event.target.getBoundingClientRect();
    showTip(key, [box.left + box.width / 2, box.top + box.height / 2]);
  });
  picture.addEventListener("focusout", leave);

  Object.assign(pack, { hideTip });
})();
