/* Export: the links are plain addresses of files; this script puts them together, shows what
   they will hold, and fetches them itself so that a refusal is a sentence on the page. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  // Ms after a choice, and after a key that may not be the last, before the preview is drawn anew.
  const CHOSEN = 60;
  const TYPED = 450;

  // ---- what is chosen -----------------------------------------------------------------

  let chosen = null; // {format, options, each, seen, measured}
  let file = 1; // which of many figures the preview shows

  function read(settings) {
    const of = (name) => settings[`export-${name}.value`] ?? settings[`export-${name}.checked`];
    const own = of("size") === "own";
    const size = own ? `${of("width")}x${of("height")}${of("unit")}` : of("size");
    const parts = byId("export-settings").dataset.parts.split(",");
    const without = parts.filter((part) => !of("parts").includes(part));
    const options = { palette: of("palette"), size };
    if (of("clear")) options.transparent = "yes";
    if (of("labels")) options.labels = "yes";
    if (without.length) options.without = without.join(",");
    if (of("heading").trim() && of("parts").includes("title")) options.title = of("heading").trim();
    return {
      format: of("format"),
      options,
      scale: of("scale") === "size" ? {} : { scale: of("scale") },
      each: of("each") === "one" ? null : of("each"),
      seen: of("seen"),
      own,
      titled: of("parts").includes("title"),
      measured: !own || (Number(of("width")) > 0 && Number(of("height")) > 0),
    };
  }

  /* The address of something made of what the page shows. */
  function address(route, ending, options) {
    const view = page.view();
    const query = view.query
      .split("&")
      .concat(Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`));
    const name = encodeURIComponent(view.dataset);
    return `${page.base()}/${route}/${name}.${ending}?${query.join("&")}`;
  }

  const ready = () => chosen && page.view() && page.view().query !== null;

  /* The sheet of a file; only a PNG has a scale. */
  const sheet = (format) => (format === "png" ? { ...chosen.options, ...chosen.scale } : chosen.options);

  function links() {
    if (!ready()) return ["#", "#", "#"];
    const { format, each } = chosen;
    const figure = each
      ? address("export", "zip", { ...sheet(format), each, format })
      : address("export", format, sheet(format));
    return [figure, address("export", "csv", {}), address("pack", "html", {})];
  }

  window.dash_clientside.page.exported = () => {
    const before = chosen;
    chosen = read(window.dash_clientside.callback_context.inputs);
    if (before?.each !== chosen.each) file = 1;
    if (byId("export").open) lookSoon(before && typed(before) ? TYPED : CHOSEN);
    const { own, format, each, titled } = chosen;
    return [...links(), !own, format !== "png", each !== null, !titled];
  };

  const typed = (before) =>
    before.options.title !== chosen.options.title ||
    (before.own && chosen.own && before.options.size !== chosen.options.size);

  page.export = () => {
    const [figure, data, pack] = links();
    page.set("export-link", { href: figure });
    page.set("export-data", { href: data });
    page.set("export-pack", { href: pack });
    page.said("export-said", "");
    page.said("save-said", "");
    page.saveLinks();
    file = 1;
    page.show("export");
    look();
    if (citing) cite();
  };

  // ---- the preview --------------------------------------------------------------------

  let asked = null; // the request under way
  let timer = 0;

  function lookSoon(wait) {
    clearTimeout(timer);
    byId("export-look").setAttribute("aria-busy", "true");
    timer = setTimeout(look, wait);
  }

  async function look() {
    clearTimeout(timer);
    asked?.abort();
    if (!ready()) return;
    const place = byId("export-look");
    const own = (asked = new AbortController());
    place.setAttribute("aria-busy", "true");
    try {
      if (!chosen.measured) throw new Error("Give a width and a height.");
      const { format, each, seen } = chosen;
      const more = { ...sheet(format), format, ...(each && { each, file }), ...(seen && { seen }) };
      const answer = await made(address("preview", "png", more), own.signal);
      const picture = await answer.blob();
      if (asked !== own) return;
      show(picture, answer.headers);
    } catch (error) {
      if (asked !== own) return;
      place.dataset.wrong = "";
      remark([error.message]);
    }
    place.removeAttribute("aria-busy");
  }

  function show(picture, headers) {
    const header = (name) => decodeURIComponent(headers.get(name) ?? "");
    const image = byId("export-preview");
    const measure = header("Export-Measure");
    const which = header("Export-File");
    URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(picture);
    image.alt = `The figure as it will be written${which && ` of ${which}`}`;
    image.hidden = false;
    delete byId("export-look").dataset.wrong;
    byId("export-measure").textContent = measure;
    remark(header("Export-Remarks").split("\n").filter(Boolean));

    const files = Number(headers.get("Export-Files"));
    const pager = byId("export-pager");
    pager.hidden = !chosen.each;
    byId("export-which").textContent = `${file} of ${files}: ${which}`;
    const [previous, next] = pager.querySelectorAll("button");
    // Not `disabled`, which would take the focus from whoever reaches the end.
    previous.setAttribute("aria-disabled", String(file <= 1));
    next.setAttribute("aria-disabled", String(file >= files));
  }

  function remark(sentences) {
    byId("export-remarks").replaceChildren(
      ...sentences.map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
  }

  const turn = (by) => (control) => {
    if (control.getAttribute("aria-disabled") === "true") return;
    file += by;
    look();
  };
  page["export-previous"] = turn(-1);
  page["export-next"] = turn(1);

  // ---- files --------------------------------------------------------------------------

  const made = (href, signal) =>
    page.ask(href, { signal, refused: "The file could not be made." });

  async function drawn(href) {
    if (!chosen.measured) throw new Error("Give a width and a height.");
    return made(href);
  }

  async function working(task, place = "export-said") {
    page.said(place, place === "export-said" ? "Drawing …" : "Writing …");
    try {
      page.said(place, await task());
    } catch (error) {
      page.said(place, error.message);
    }
  }

  page.download = (link) =>
    working(async () => {
      const answer = await (link.id === "export-link" ? drawn : made)(link.href);
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1];
      const type = answer.headers.get("Content-Type");
      const many = Number(answer.headers.get("Export-Files"));
      const content = many ? await fetched(answer, many, type) : await answer.blob();
      page.keep(content, name || "network");
      return `${name} is downloaded${many ? `: ${many} figures` : ""}.`;
    }, link.dataset.said);

  /* A ZIP as it arrives; the page says how many of its files are there. */
  async function fetched(answer, many, type) {
    const reader = answer.body.getReader();
    const count = filesIn();
    const pieces = [];
    try {
      for (;;) {
        const { done: all, value } = await reader.read();
        if (all) break;
        pieces.push(value);
        page.said("export-said", `${Math.min(count(value), many)} of ${many} …`);
      }
    } catch {
      throw new Error("The connection was lost before all figures were there. Try again.");
    }
    return new Blob(pieces, { type });
  }

  /* Counts the files of a ZIP from the headers before them, which say how long each is. */
  function filesIn() {
    const HEADER = 30;
    const SIGNATURE = 0x04034b50;
    let held = new Uint8Array(0);
    let skip = 0; // bytes until the next header
    let files = 0;
    return (piece) => {
      const whole = new Uint8Array(held.length + piece.length);
      whole.set(held);
      whole.set(piece, held.length);
      const view = new DataView(whole.buffer);
      while (skip + HEADER <= whole.length && view.getUint32(skip, true) === SIGNATURE) {
        files += 1;
        const content = view.getUint32(skip + 18, true);
        const words = view.getUint16(skip + 26, true) + view.getUint16(skip + 28, true);
        skip += HEADER + words + content;
      }
      const gone = Math.min(skip, whole.length);
      held = whole.slice(gone);
      skip -= gone;
      return files;
    };
  }

  page["copy-picture"] = () =>
    working(async () => {
      if (!window.ClipboardItem || !navigator.clipboard?.write) {
        throw new Error("This browser does not copy pictures: download it instead.");
      }
      // The promise is handed over, since a browser allows copying only right after the click.
      const answer = drawn(address("export", "png", sheet("png")));
      const image = answer.then((found) => found.blob());
      await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
      return "The picture is copied.";
    });

  // ---- the citation -------------------------------------------------------------------

  let citing = false; // whether its tab is open
  let style = "txt";
  let citation = "";

  window.dash_clientside.page.cited = (form, tab) => {
    style = form;
    citing = tab === "cite";
    if (citing && byId("export").open) cite();
    return window.dash_clientside.no_update;
  };

  async function cite() {
    if (!ready()) return;
    const wanted = style;
    try {
      const { title } = chosen.options;
      const answer = await made(address("cite", style, title ? { title } : {}));
      const text = await answer.text();
      if (wanted !== style) return;
      citation = text;
      page.said("cite-said", "");
    } catch (error) {
      citation = "";
      page.said("cite-said", error.message);
    }
    page.set("cite-text", { value: citation });
  }

  page["copy-citation"] = async () => {
    const copied = await page.copy(citation, "cite-said", "The citation is copied.");
    if (!copied) byId("cite-text")?.select();
  };
})();
