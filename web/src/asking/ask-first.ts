import { paths } from "virtual:contract-paths";
import { askEarly } from "./early-answers.js";
import { askFigure } from "./ask-together.js";
import { firstQuestions } from "./first-questions.js";
import { addressOf } from "./address.js";
import { parseView, queryOf } from "../view/view-state.js";

/** Asks what the page at this address will need, while its script is still on its way. */
export async function askFirst({ pathname, search }: Location): Promise<void> {
  const status = askEarly(paths.status);
  void askEarly(paths.measures);
  const [, page, ...parts] = pathname.split("/");
  if (page === "definitions" || page === "episode") {
    void askEarly(paths.instruments);
    if (page === "episode" && parts.length === 2) void askEarly(`/api/episodes/${parts.join("/")}`);
    return;
  }
  const today = todayOf((await status).body);
  if (today === null) return;
  const { view } = parseView(new URLSearchParams(search), today);
  for (const { id, view: own, options } of firstQuestions(pathname, view, today)) {
    const query = queryOf(own, options);
    void askEarly(addressOf(paths.measure, { path: { id }, query }), askFigure({ id, query }));
  }
  // After the figures: they wait for nothing else.
  for (const path of [paths.dimensions, paths.views]) void askEarly(path);
}

/** The data's own day, where this is a status; its whole shape is proven by who draws from it. */
function todayOf(status: unknown): string | null {
  const isStatus = typeof status === "object" && status !== null && "asOfDay" in status;
  return isStatus && typeof status.asOfDay === "string" ? status.asOfDay : null;
}
