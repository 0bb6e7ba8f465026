import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { RequestProblem } from "./asking/api.js";
import { readTheme, showTheme } from "./parts/theme-toggle.js";
import { readFirst } from "./read-first.js";
import { AppRoutes } from "./routes.js";

const queries = new QueryClient({
  defaultOptions: {
    // A browser that believes itself offline is often wrong, and a question that waits for it says nothing: each is asked,
    // and says so when it gets no answer.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 30_000,
      // A refused request stays refused; only a lost connection or a failing server is worth a second try.
      retry: (failures, problem) =>
        failures < 1 &&
        problem instanceof RequestProblem &&
        (problem.failure === "lost" || problem.failure === "failed"),
    },
  },
});

/*
 * What comes in together is drawn together: without it each of many answers of one request would draw the page anew.
 */
const told: (() => void)[] = [];
notifyManager.setScheduler((tell) => {
  if (told.push(tell) > 1) return;
  setTimeout(() => told.splice(0).forEach((each) => each()));
});

/** Draws the page: whole, where its first answers are there in time, else with places for what is still to come. */
export async function startApp(): Promise<void> {
  showTheme(readTheme());
  const root = document.getElementById("root");
  if (!root) return;
  await readFirst(queries, window.location);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <AppRoutes />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
