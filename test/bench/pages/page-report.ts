import { aligned } from "#api/command";
import { machineLine } from "../report.js";
import type { PageSpeed, PageSpeeds } from "./measure-pages.js";

const SLOWEST_PAINT = 1000;
const SLOWEST_CHANGE = 150;
const MOST_SHIFT = 0.05;
const MOST_SCRIPT = 250;

const whole = (value: number | null): string =>
  value === null ? "-" : Math.round(value).toLocaleString("en-US");

/** Every page's times in a real browser over the demo data, and beside them the targets that all of them are held to. */
export function pagesText({ pages, machineLoad, browser }: PageSpeeds): string {
  const rows = pages.map((page) => [
    page.name,
    whole(page.largestContentfulPaint),
    whole(page.filterChange),
    page.layoutShift.toFixed(3),
    whole(page.scriptBytes / 1000),
  ]);
  const header = ["pages, demo data, warm server", "LCP ms", "filter ms", "shift", "script kB"];
  return `\n${machineLine("pages", machineLoad)}pages in ${browser}\n${aligned([header, ...rows])}${verdictsOf(pages)}`;
}

function verdictsOf(pages: readonly PageSpeed[]): string {
  const worst = (of: (page: PageSpeed) => number): number => Math.max(...pages.map(of));
  const held = (name: string, value: number, limit: number): string[] => [
    name,
    value.toFixed(limit < 1 ? 3 : 0),
    value <= limit ? "ok" : "MISS",
  ];
  return aligned([
    ["target", "found", ""],
    held(
      "slowest largest paint <= 1,000 ms",
      worst((page) => page.largestContentfulPaint),
      SLOWEST_PAINT,
    ),
    held(
      "slowest change of a filter <= 150 ms",
      worst((page) => page.filterChange ?? 0),
      SLOWEST_CHANGE,
    ),
    held(
      "largest layout shift <= 0.05",
      worst((page) => page.layoutShift),
      MOST_SHIFT,
    ),
    held("script of the first page, packed <= 250 kB", (pages[0]?.scriptBytes ?? 0) / 1000, MOST_SCRIPT),
  ]);
}
