import { askFirst } from "./asking/ask-first.js";
import { fetchCharts } from "./charts/fetch-charts.js";
import { fetchPage, pageOf, pagesOfCharts } from "./page-chunks.js";
import "./styles/theme.css";
import "./styles/page.css";
import "./styles/frames.css";
import "./styles/tables.css";
import "./styles/drawings.css";
import "./styles/figures.css";
import "./styles/print.css";

/** So long the script that draws waits for the questions to be out: it would hold them up. */
const LONGEST_MILLISECONDS = 300;

/*
 * Small on purpose: it asks what the page at this address needs, so that the server answers while the browser reads the
 * rest of the script.
 */
async function start(): Promise<void> {
  const asked = askFirst(window.location).catch(() => undefined);
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, LONGEST_MILLISECONDS))]);
  const page = pageOf(window.location.pathname);
  if (page !== null) void fetchPage[page]();
  if (page !== null && pagesOfCharts.has(page)) void fetchCharts();
  const { startApp } = await import("./app.js");
  await startApp();
}

/** Without the script that draws there is only the document itself to say so. */
function sayUnread(): void {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  sentence.className = "width";
  sentence.textContent =
    "The pages could not be read. Reload this page; if that does not help, look whether the server runs.";
  document.getElementById("root")?.replaceChildren(sentence);
}

// Not awaited: what it imports waits for this very file.
start().catch(sayUnread);
