/* What the columns of a table mean, asked with its first cells; what is said so far is shown as
   the first claims. */
(() => {
  "use strict";

  const SOON = 250; // ms after a choice, before the claims are asked for
  const TYPED = 600; // ms after a key
  const MUCH = 1_000_000; // bytes of a text file of which only the beginning is looked at
  const SOME = 250_000;

  // What a column can be beside a field of a tie.
  const NOTE = "";
  const LEFT_OUT = "-";

  // What can be said for the whole table, with what is written in it.
  const CONSTANTS = {
    relation: { list: "mapping-relations", hint: "alliance, backing, trade …" },
    source: { hint: "Title of what the table was taken from" },
  };

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  let asked = null; // what the server asked
  let file = null;
  let chosen = []; // what each column is
  let values = {};
  let timer = 0;

  const field = (name) => asked.fields.find((one) => one.name === name);
  const label = (name) => field(name)?.label ?? name;

  /* What has been said, as the server takes it. */
  function mapping() {
    const columns = {};
    const leftOut = [];
    chosen.forEach((meaning, at) => {
      const { name } = asked.columns[at];
      if (meaning === LEFT_OUT) leftOut.push(name);
      else if (meaning !== NOTE) columns[meaning] = name;
    });
    const given = Object.entries(values).filter(([name, value]) => value && !columns[name]);
    const said = { columns, values: Object.fromEntries(given) };
    return leftOut.length ? { ...said, left_out: leftOut } : said;
  }

  function missing() {
    const { columns, values: given } = mapping();
    return asked.fields.filter((one) => one.needed && !columns[one.name] && !given[one.name]);
  }

  // ---- the form -----------------------------------------------------------------------

  page.askMapping = (answer, of) => {
    file = of;
    take(answer);
    byId("mapping-told").textContent = "";
    if (!byId("mapping").open) page.show("mapping");
    byId("mapping-place").scrollTo(0, 0);
    requestAnimationFrame(() => {
      const first = chosen.findIndex((meaning) => meaning === NOTE);
      byId("mapping-place").querySelectorAll("select")[Math.max(0, first)]?.focus();
    });
    changed(0);
  };

  function take(answer) {
    asked = answer;
    const left = new Set(answer.left_out ?? []);
    chosen = answer.columns.map(({ name, meaning }) => {
      if (left.has(name)) return LEFT_OUT;
      return meaning ?? NOTE;
    });
    values = { ...answer.values };
    byId("mapping-said").textContent = answer.said;
    byId("mapping-place").replaceChildren(table());
    byId("mapping-values").replaceChildren(...constants());
  }

  function table() {
    const { element } = page;
    const rows = Math.max(0, ...asked.columns.map(({ examples }) => examples.length));
    const head = asked.columns.map(({ name }, at) =>
      element(
        "th",
        { scope: "col" },
        element("span", { className: "mapping-name", dir: "auto" }, name || `Column ${at + 1}`),
        choice(at),
      ),
    );
    const lines = Array.from({ length: rows }, (_, row) =>
      element(
        "tr",
        {},
        ...asked.columns.map(({ examples }) =>
          element("td", { dir: "auto" }, examples[row] ?? ""),
        ),
      ),
    );
    return element(
      "table",
      { className: "mapping-table" },
      element("caption", { className: "unseen" }, `The first rows of ${asked.file}`),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...lines),
    );
  }

  function choice(at) {
    const { element } = page;
    const option = (value, text, about = "") =>
      element("option", { value, title: about, selected: chosen[at] === value }, text);
    const made = element(
      "select",
      { className: "plain-field", "aria-label": `${asked.columns[at].name || at + 1} means` },
      option(NOTE, "kept as a note"),
      option(LEFT_OUT, "left out"),
      element(
        "optgroup",
        { label: "means" },
        ...asked.fields.map(({ name, label: text, about, needed }) =>
          option(name, needed ? `${text} (needed)` : text, about),
        ),
      ),
    );
    made.addEventListener("change", () => mean(at, made.value));
    return made;
  }

  /* One column is one thing: another that was it goes into the note. */
  function mean(at, meaning) {
    const before = chosen.findIndex((one, other) => other !== at && one === meaning);
    chosen[at] = meaning;
    let said = "";
    if (before >= 0 && meaning !== NOTE && meaning !== LEFT_OUT) {
      chosen[before] = NOTE;
      byId("mapping-place").querySelectorAll("select")[before].value = NOTE;
      said = `${label(meaning)} is now “${asked.columns[at].name}”; “${asked.columns[before].name}” `;
      said += "is kept as a note.";
    }
    byId("mapping-told").textContent = said;
    byId("mapping-values").replaceChildren(...constants());
    changed(SOON);
  }

  /* Fields for what is the same in every row, where no column says it. */
  function constants() {
    const { element } = page;
    const open = Object.entries(CONSTANTS).filter(
      ([name]) => field(name) && !chosen.includes(name),
    );
    const fields = [
      ...open.map(([name, look]) => ({ ...field(name), ...look })),
      ...(asked.options ?? []).map((one) => ({ ...one, hint: one.about })),
    ].filter(({ name }) => name !== "sheet" || asked.sheet);
    return fields.map((one) =>
      element("label", { className: "mapping-value" }, element("span", {}, one.label), given(one)),
    );
  }

  /* A field, or a choice where only some words are possible. */
  function given({ name, about, list, hint }) {
    const { element } = page;
    const words = JSON.parse(byId("mapping-values").dataset.choices)[name];
    const now = values[name] ?? "";
    const common = { className: "plain-field", title: about, name };
    const options = Object.entries(words ?? {}).map(([value, text]) =>
      element("option", { value, selected: value === now }, text),
    );
    const made = words
      ? element("select", common, ...options)
      : element("input", { ...common, type: "text", value: now, placeholder: hint });
    if (list) made.setAttribute("list", list);
    if (!words) Object.assign(made, { spellcheck: false, autocomplete: "off" });
    made.addEventListener("input", () => {
      values[name] = made.value.trim();
      changed(words ? SOON : TYPED);
    });
    return made;
  }

  // ---- the first claims ---------------------------------------------------------------

  function changed(wait) {
    const needed = missing();
    const button = document.querySelector("[data-page=open-mapped]");
    // Not `disabled`, so that the reason is found by key too.
    button.setAttribute("aria-disabled", String(needed.length > 0));
    const labels = needed.map((one) => `“${one.label}”`).join(" and ");
    byId("mapping-missing").textContent = needed.length
      ? `Say which column is ${labels} to open it.`
      : "";
    clearTimeout(timer);
    if (needed.length) {
      show(["They are shown once the ends of a tie are known."]);
      return;
    }
    const place = byId("mapping-preview");
    place.setAttribute("aria-busy", "true");
    if (!place.querySelector("li")) place.replaceChildren(page.element("p", {}, "Reading …"));
    timer = setTimeout(preview, wait);
  }

  /* The beginning of a long text file, to the end of a line. */
  async function beginning() {
    if (file.size <= MUCH || !/\.(csv|tsv|tab|txt)$/i.test(file.name)) return file;
    const bytes = new Uint8Array(await file.slice(0, SOME).arrayBuffer());
    const end = bytes.lastIndexOf(10) + 1 || bytes.length;
    // In UTF-16 the sign goes on with a zero.
    return new File([bytes.slice(0, end + (bytes[end] === 0 ? 1 : 0))], file.name);
  }

  async function preview() {
    const wanted = JSON.stringify(mapping());
    const about = asked;
    let lines;
    let claims = false;
    try {
      const some = await beginning();
      const how = { mapping: mapping(), place: null, preview: true };
      const answer = await page.askOfFile(some, how);
      if (answer.kind === "faults") {
        lines = [answer.said, ...answer.faults.slice(0, 3).map(sentence)];
      } else if (answer.preview) {
        claims = answer.preview.claims.length > 0;
        lines = claims ? answer.preview.claims : [answer.said];
      } else {
        lines = [answer.said];
      }
    } catch (error) {
      if (error === null) return;
      lines = [error.message];
    }
    if (about !== asked || wanted !== JSON.stringify(mapping())) return;
    show(lines, claims);
  }

  const sentence = ({ where, message }) => `${where}: ${message}`;

  function show(lines, claims = false) {
    const { element } = page;
    const place = byId("mapping-preview");
    place.removeAttribute("aria-busy");
    const made = lines.map((line) => element(claims ? "li" : "p", { dir: "auto" }, line));
    place.replaceChildren(...(claims ? [element("ol", {}, ...made)] : made));
  }

  // ---- what becomes of it -------------------------------------------------------------

  page["open-mapped"] = (button) => {
    if (button.getAttribute("aria-disabled") === "true") {
      const at = Math.max(0, chosen.indexOf(NOTE));
      byId("mapping-place").querySelectorAll("select")[at]?.focus();
      return;
    }
    clearTimeout(timer);
    page.openMapped(file, mapping());
  };

  // A text of JSON is one of TOML, but for one sign.
  const quoted = (text) => JSON.stringify(text).replaceAll("\x7f", "\\u007f");
  const table_ = (name, of) => {
    const lines = Object.entries(of).map(([key, text]) => `${key} = ${quoted(text)}`);
    return lines.length ? [`[${name}]\n${lines.join("\n")}\n`] : [];
  };

  page["keep-mapping"] = () => {
    const said = mapping();
    const head = [`file = ${quoted(file.name)}\n`];
    if (said.left_out) head.push(`left_out = [${said.left_out.map(quoted).join(", ")}]\n`);
    const parts = [head.join(""), ...table_("columns", said.columns), ...table_("values", said.values)];
    page.keep(new Blob([parts.join("\n")]), "mapping.toml");
    byId("mapping-told").textContent = "mapping.toml is downloaded: keep it beside the file.";
  };
})();
