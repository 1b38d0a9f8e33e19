/* The tabs over the picture: one tab stop, arrow keys walk, Enter or a click chooses. The view
   says which is chosen; what of the stage is seen follows from it (tabs.css). */
(() => {
  "use strict";

  const place = () => document.getElementById("tabs");
  const seen = () => [...place().querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);

  /* The one tab that the tab key reaches. */
  function stop(at) {
    for (const tab of place().querySelectorAll("[role=tab]")) tab.tabIndex = tab === at ? 0 : -1;
  }

  document.addEventListener("alliance:view", ({ detail: { view } }) => {
    if (!place() || !view.picture) return;
    document.getElementById("shell").dataset.picture = view.picture;
    for (const tab of place().querySelectorAll("[role=tab]")) {
      tab.hidden = tab.hasAttribute("data-dated") && !view.dated;
      tab.setAttribute("aria-selected", String(tab.dataset.of === view.picture));
    }
    const chosen = document.getElementById(`tab-${view.picture}`);
    const had = place().contains(document.activeElement);
    if (!had) stop(chosen);
    document.getElementById("stage").setAttribute("aria-labelledby", chosen.id);
    const [box, all] = [chosen.getBoundingClientRect(), place().getBoundingClientRect()];
    if (box.left < all.left || box.right > all.right) chosen.scrollIntoView({ inline: "nearest" });
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("#tabs [role=tab]");
    if (!tab || event.ctrlKey || event.metaKey || event.altKey) return;
    const tabs = seen();
    const at = tabs.indexOf(tab);
    const to = {
      ArrowRight: tabs[(at + 1) % tabs.length],
      ArrowLeft: tabs[(at - 1 + tabs.length) % tabs.length],
      Home: tabs[0],
      End: tabs[tabs.length - 1],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    stop(to);
    to.focus();
  });
})();
