/* Export: the links are plain addresses of files; this script puts them together, and fetches
   them itself so that a refusal is a sentence on the page. */
(() => {
  "use strict";

  const page = window.alliancePage;

  function address(format, options) {
    const view = page.view();
    const query = view.query
      .split("&")
      .concat(Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`));
    return `${page.base()}/export/${encodeURIComponent(view.dataset)}.${format}?${query.join("&")}`;
  }

  let picture = null; // the options last chosen, for the copy
  let chosen = null; // {format, options}, for the file
  let measured = true; // whether an own size has both sides

  window.dash_clientside.page.exported = (format, size, width, height, unit, scale, theme, clear) => {
    const own = size === "own";
    const options = { palette: theme, size: own ? `${width}x${height}${unit}` : size };
    measured = !own || (Number(width) > 0 && Number(height) > 0);
    if (clear) options.transparent = "yes";
    picture = { ...options, scale };
    chosen = { format, options: format === "png" ? picture : options };
    return [...links(), !own, format !== "png"];
  };

  function links() {
    const view = page.view();
    if (!view || view.query === null) return ["#", "#"];
    return [address(chosen.format, chosen.options), address("csv", {})];
  }

  page.export = () => {
    const [file, data] = links();
    page.set("export-link", { href: file });
    page.set("export-data", { href: data });
    page.said("export-said", "");
    page.show("export");
  };

  async function drawn(href) {
    if (!measured) throw new Error("Give a width and a height.");
    return made(href);
  }

  async function made(href) {
    const answer = await fetch(href);
    if (!answer.ok) {
      const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
      throw new Error(plain ? await answer.text() : "The file could not be made.");
    }
    return answer;
  }

  /* What is done, and what the picture does not show although the page does. */
  const done = (sentence, answer) =>
    [sentence, decodeURIComponent(answer.headers.get("Export-Remarks") ?? "")].join(" ").trim();

  async function working(task) {
    page.said("export-said", "Drawing …");
    try {
      page.said("export-said", await task());
    } catch (error) {
      page.said("export-said", error.message);
    }
  }

  page.download = (link) =>
    working(async () => {
      const answer = await (link.id === "export-link" ? drawn : made)(link.href);
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1];
      const file = URL.createObjectURL(await answer.blob());
      const save = document.createElement("a");
      save.href = file;
      save.download = name || "network";
      save.click();
      setTimeout(() => URL.revokeObjectURL(file), 30000);
      return done(`${name} is downloaded.`, answer);
    });

  page["copy-picture"] = () =>
    working(async () => {
      if (!window.ClipboardItem || !navigator.clipboard?.write) {
        throw new Error("This browser does not copy pictures: download it instead.");
      }
      // The promise is handed over, since a browser allows copying only right after the click.
      const answer = drawn(address("png", picture));
      const image = answer.then((found) => found.blob());
      await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
      return done("The picture is copied.", await answer);
    });
})();
