/* Everything that is wrong with a file, in one table to read, copy and keep. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  let told = null; // what the server said

  /* Where a fault is, without the name of the file that the heading has; others are as called. */
  const place = ({ where }) => {
    if (where === told.file) return "The file";
    if (!where.startsWith(`${told.file}, `)) return where;
    const bare = where.slice(told.file.length + 2);
    return bare.charAt(0).toUpperCase() + bare.slice(1);
  };

  page.tellFaults = (answer) => {
    told = answer;
    const { element } = page;
    byId("faults-rows").replaceChildren(
      ...answer.faults.map((fault) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, place(fault)),
          element("td", {}, fault.message),
          element("td", {}, fault.remedy),
        ),
      ),
    );
    byId("faults-more").textContent = answer.more
      ? `${answer.more.toLocaleString("en")} more are not listed.`
      : "";
    byId("faults-done").textContent = "";
    if (!byId("faults").open) page.show("faults");
    byId("faults-place").scrollTop = 0;
    // Once the dialogue stands, so that its sentence is spoken.
    requestAnimationFrame(() => {
      byId("faults-said").textContent = `${answer.said} What is on the page stays as it is.`;
      document.querySelector("#faults [data-page=choose-again]").focus();
    });
  };

  const text = () =>
    told.faults
      .map(({ where, message, remedy }) => `${where}: ${message} ${remedy}`)
      .concat(told.more ? [`${told.more} more are not listed.`] : [])
      .join("\n") + "\n";

  // A cell that a spreadsheet would calculate is made harmless.
  const cell = (value) => {
    const said = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
    return `"${safe.replaceAll('"', '""')}"`;
  };

  function csv() {
    const columns = ["where", "row", "column", "value", "message", "remedy"];
    const rows = told.faults.map((fault) => columns.map((name) => cell(fault[name])).join(","));
    return `\ufeff${[columns.join(","), ...rows].join("\r\n")}\r\n`;
  }

  const stem = () => told.file.replace(/\.[^.]*$/, "") || "file";

  function keep(content, ending, type) {
    const name = `${stem()}-faults.${ending}`;
    page.keep(new Blob([content], { type }), name);
    byId("faults-done").textContent = `${name} is downloaded.`;
  }

  page["copy-faults"] = () => page.copy(text(), "faults-done", "The faults are copied.");
  page["faults-csv"] = () => keep(csv(), "csv", "text/csv");
  page["faults-text"] = () => keep(text(), "txt", "text/plain");
})();
