/* The keyboard in the picture: one tab stop, arrow keys walk along the ties, Enter opens. */
(() => {
  "use strict";

  const pack = window.alliancePack;
  const { content, picture } = pack;
  let stop = null; // key of what the tab key reaches
  let from = null; // the actor whose ties are walked

  const ends = (key) => content.ties[key.slice(1)].ends.map((end) => `a${end}`);

  /* Makes everything that is shown a button with its sentence, one of them the tab stop. */
  function prepare() {
    const svg = pack.seen();
    if (!svg) return;
    const { actors, ties } = pack.items();
    const keys = [...actors, ...ties];
    if (!keys.includes(stop)) stop = keys.includes(pack.chosen()) ? pack.chosen() : busiest(actors);
    svg.setAttribute("role", "group");
    for (const key of keys) {
      const at = pack.element(key);
      at.setAttribute("role", "button");
      at.setAttribute("tabindex", key === stop ? "0" : "-1");
      at.setAttribute("aria-label", pack.say(key));
    }
  }

  /* Where one begins: the actor with most ties shown. */
  function busiest(actors) {
    const { ties } = pack.state();
    const number = (key) =>
      content.ties.filter((tie, i) => ties[i] && tie.ends.includes(Number(key.slice(1)))).length;
    return actors.reduce(
      (best, key) => (best === null || number(key) > number(best) ? key : best),
      null,
    );
  }

  function focus(key) {
    const to = key && pack.element(key);
    if (!to) return;
    pack.element(stop)?.setAttribute("tabindex", "-1");
    stop = key;
    to.setAttribute("tabindex", "0");
    to.focus();
  }

  /* Where an arrow key leads from an item, as in the list of the page. */
  function next(key, arrow) {
    const { actors, ties } = pack.items();
    const mine = (actor) => ties.filter((tie) => ends(tie).includes(actor));
    const isTie = key[0] === "t";
    if (arrow === "ArrowUp" || arrow === "ArrowDown") {
      const row = isTie && from && mine(from).includes(key) ? mine(from) : [...actors, ...ties];
      return row[row.indexOf(key) + (arrow === "ArrowDown" ? 1 : -1)] ?? key;
    }
    if (!isTie) {
      if (arrow === "ArrowLeft" || !mine(key).length) return key;
      from = key;
      return mine(key)[0];
    }
    const [start, end] = ends(key);
    if (!from || !ends(key).includes(from)) from = start;
    const to = arrow === "ArrowLeft" ? from : from === start ? end : start;
    from = null;
    // An organisation that is an area has no symbol to stand on.
    return actors.includes(to) ? to : key;
  }

  picture.addEventListener("keydown", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) focus(next(key, event.key));
    else if (event.key === "Home") focus(pack.items().actors[0]);
    else if (event.key === "End") focus(pack.items().ties.at(-1));
    else if (event.key === "Enter" || event.key === " ") pack.open(key, { byKey: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  picture.addEventListener("focusin", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key || key === stop) return;
    pack.element(stop)?.setAttribute("tabindex", "-1");
    stop = key;
    event.target.setAttribute("tabindex", "0");
  });

  document.addEventListener("pack:shown", prepare);
  window.addEventListener("resize", prepare);
})();
