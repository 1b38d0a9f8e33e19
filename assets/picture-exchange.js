/* Lines and areas that change where everything else stays, as when one steps in time: their paths
   are exchanged in what Plotly has drawn, and in what it keeps of it, and so are the colours of
   symbols and names. To let it draw a thousand curves anew takes a hundred times as long. */
(() => {
  "use strict";

  const picture = ((window.allianceNetwork ||= {}).picture ||= {});

  const look = ({ path, ...rest }) => JSON.stringify(rest);

  /* Whether two layers differ in the paths of their shapes alone. */
  function exchangeable(one, other) {
    if (!one || !other || one.traces.length || other.traces.length) return false;
    if (one.shapes.length !== other.shapes.length || !one.shapes.length) return false;
    return one.shapes.every((shape, i) => look(shape) === look(other.shapes[i]));
  }

  /* A path of the scene as the camera sees it. */
  function seen(path) {
    if (picture.camera === picture.home) return path;
    const n = (value) => Math.round(value * 100) / 100;
    return path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x, y) =>
      picture.toPlace([Number(x), Number(y)]).map(n).join(","),
    );
  }

  /* Gives the shapes that Plotly drew from number `from` on the paths of these. */
  function exchange(gd, from, shapes) {
    shapes.forEach(({ path }, i) => {
      const drawn = gd.querySelector(`.shapelayer [data-index="${from + i}"] path`);
      drawn.setAttribute("d", seen(path));
      // Else it would find nothing changed, or draw the old ones, when it draws next.
      gd.layout.shapes[from + i].path = path;
      gd._fullLayout.shapes[from + i].path = path;
    });
  }

  /* Gives the symbols or names that Plotly drew as trace `number` the colours of this one. */
  function recolour(gd, number, trace) {
    const [part, kept] = trace.textfont ? ["textfont", "tc"] : ["marker", "mc"];
    const colours = trace[part].color;
    const group = gd.querySelector(`.scatterlayer .trace-${number}`);
    const drawn = group.querySelectorAll(trace.textfont ? ".textpoint text" : ".points path");
    drawn.forEach((element, i) => {
      element.style.fill = colours[i];
    });
    for (const has of [gd.data[number], gd._fullData[number]]) {
      has[part] = { ...has[part], color: colours };
    }
    gd.calcdata[number].forEach((point, i) => {
      point[kept] = colours[i];
    });
  }

  /* What is to be drawn, and unseen in its place each strand of `others` that it has not: so one
     that is only there in some years is drawn once. So are those of `also` among the others. */
  function withUnseen(layers, others, also = []) {
    const names = new Set(layers.map(({ name }) => name));
    const found = [...layers];
    others.forEach((layer, i) => {
      const strand = layer.name.startsWith("strand:") && !names.has(layer.name);
      if (!strand && !also.includes(layer)) return;
      const under = others.slice(0, i + 1).map(({ name }) => name);
      const at = found.findLastIndex(({ name }) => under.includes(name));
      found.splice(at + 1, 0, layer);
      names.add(layer.name);
    });
    return found;
  }

  Object.assign(picture, { exchange, exchangeable, recolour, withUnseen });
})();
