import { availableParallelism } from "node:os";
import { aligned } from "#api/command";
import { MANY_CORRECTED_ROWS } from "./correction.js";
import { cuts } from "./figures.js";
import type { SizeReport } from "./run-size.js";

const figure = (value: number | null): string =>
  value === null ? "-" : value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString("en-US");
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function wayTable({ size, comparison }: SizeReport): string {
  const header = [`${size.name}, ms`, "by", "columns", "plain pass", "SQL on facts", "SQL on base"];
  const rows = comparison.times.map((time) => [
    time.measureId,
    time.cut,
    figure(time.columns),
    figure(time.plainPass),
    figure(time.facts),
    figure(time.base),
  ]);
  return aligned([header, ...rows]);
}

/** Rows of attendance against all the time that belongs to them: their own feed, and all facts and the commit. */
function attendanceRate({ imported, rows }: Pick<SizeReport, "imported" | "rows">): number {
  const part = (name: string): number => imported.parts.get(name) ?? 0;
  return rows.attendance / ((part("attendance") + part("facts") + part("commit")) / 1000);
}

function importLines(report: SizeReport): string {
  const { rows, imported, size } = report;
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const parts = [...imported.parts].filter(([, time]) => time >= 100);
  return [
    `${size.name} import: ${figure(all)} rows in ${seconds(imported.milliseconds)}, ${figure(all / (imported.milliseconds / 1000))} rows/s;`,
    `  attendance ${figure(rows.attendance)} rows, ${figure(attendanceRate(report))} rows/s with all facts and the commit, ${figure(rows.attendance / ((imported.parts.get("attendance") ?? 0) / 1000))} rows/s without;`,
    `  ${parts.map(([name, time]) => `${name} ${seconds(time)}`).join(", ")}`,
    "",
  ].join("\n");
}

function stateLines(report: SizeReport): string {
  const { size, loadMilliseconds, pollMilliseconds, pages, correction, memory } = report;
  return [
    `${size.name} pages of all measures, ungrouped and by cohort: ${figure(pages.oneYearAndTrack)} ms one year and track, ${figure(pages.everything)} ms everything; one year and track after a pause ${figure(pages.afterPause)} ms`,
    `${size.name} columns: loaded in ${figure(loadMilliseconds)} ms; version poll ${figure(pollMilliseconds)} ms;`,
    `  correction of 1,000 rows: import ${figure(correction.importMilliseconds)} ms, visible ${figure(correction.visibleMilliseconds)} ms after the commit`,
    ...(correction.manyMilliseconds === null
      ? []
      : [
          `  correction of ${figure(MANY_CORRECTED_ROWS)} rows: import ${seconds(correction.manyMilliseconds)}`,
        ]),
    `${size.name} API process: ${figure(memory.afterLoad)} MB after load, ${figure(memory.afterRequests)} MB after 200 requests, request p95 ${figure(memory.requestP95)} ms`,
    "",
  ].join("\n");
}

function loadLines({ load }: SizeReport): string {
  if (load === null) return "";
  return `L load: 16 users, ${load.pages} first screens of one year and track in 20 s, p95 ${figure(load.pageP95)} ms, of those not opened before ${figure(load.firstP95)} ms; health p95 ${figure(load.healthP95)} ms, longest ${figure(load.healthLongest)} ms; ${figure(load.megabytes)} MB\n`;
}

/** Times of a machine that is busy with other work are no times of the product. */
export function machineLine(name: string, machineLoad: number): string {
  const cores = availableParallelism();
  const note = machineLoad > cores / 2 ? ": busy with other work, times are too long" : "";
  return `${name} machine: ${cores} cores, load ${machineLoad.toFixed(1)} before the start${note}\n`;
}

/** All that was measured at a size. */
export function sizeText(report: SizeReport): string {
  return `\n${machineLine(report.size.name, report.machineLoad)}${importLines(report)}${wayTable(report)}${stateLines(report)}${loadLines(report)}`;
}

function verdict(name: string, found: { value: number; isMet: boolean; unit: string }): string[] {
  return [name, `${figure(found.value)} ${found.unit}`, found.isMet ? "ok" : "MISS"];
}

/** The measures that the targets by program and by month were set for. */
const heldToTarget: readonly string[] = ["access-within-48h", "time-to-first-session", "completion"];

const most = (value: number, limit: number, unit: string) => ({ value, isMet: value <= limit, unit });

function verdictsAtM({ comparison, imported, rows, pages, size }: SizeReport): string[][] {
  if (size.name !== "M") return [];
  const rate = attendanceRate({ imported, rows });
  return [
    ...cuts.map((cut) => {
      const times = comparison.times.filter(
        (time) => time.cut === cut.name && heldToTarget.includes(time.measureId),
      );
      const slowest = Math.max(...times.map((time) => time.columns));
      return verdict(
        `M, slowest of the three first measures by ${cut.name} <= 30 ms`,
        most(slowest, 30, "ms"),
      );
    }),
    verdict("M, page of one year and track <= 100 ms", most(pages.oneYearAndTrack, 100, "ms")),
    verdict("M, page of everything <= 400 ms", most(pages.everything, 400, "ms")),
    verdict("M, import >= 50,000 attendance rows/s", { value: rate, isMet: rate >= 50_000, unit: "rows/s" }),
  ];
}

function verdictsAtL({ load, pages }: SizeReport): string[][] {
  if (load === null) return [];
  return [
    verdict("L, page of one year and track <= 500 ms", most(pages.oneYearAndTrack, 500, "ms")),
    verdict("L, page of everything <= 4,000 ms", most(pages.everything, 4000, "ms")),
    verdict("L, 16 users, page p95 <= 1,000 ms", most(load.pageP95, 1000, "ms")),
    verdict("L, health under load p95 <= 50 ms", most(load.healthP95, 50, "ms")),
  ];
}

/** The size's targets beside what was found. A miss is said and fails nothing: machines differ. */
export function verdictText(report: SizeReport): string {
  const { size, correction, memory } = report;
  const limit = size.name === "L" ? 700 : 300;
  const megabytes = Math.max(memory.afterLoad, memory.afterRequests);
  return aligned([
    ["target", "found", ""],
    ...verdictsAtM(report),
    ...verdictsAtL(report),
    verdict(`${size.name}, correction visible <= 1,000 ms`, most(correction.visibleMilliseconds, 1000, "ms")),
    verdict(`${size.name}, API memory <= ${limit} MB`, most(megabytes, limit, "MB")),
  ]);
}

/** How much more each figure costs at the larger size, against how many more inquiries it has. */
export function scalingText(small: SizeReport, large: SizeReport): string {
  const times = large.size.inquiries / small.size.inquiries;
  const rows = small.comparison.times.map((from, index) => {
    const to = large.comparison.times[index];
    const ratio = (to?.columns ?? Number.NaN) / from.columns;
    return [from.measureId, from.cut, `x ${figure(ratio)}`, ratio <= times ? "ok" : "MISS"];
  });
  const ratio = large.imported.milliseconds / small.imported.milliseconds;
  rows.push(["import", "", `x ${figure(ratio)}`, ratio <= times ? "ok" : "MISS"]);
  const title = `${small.size.name} to ${large.size.name}, at most x ${times}`;
  return aligned([[title, "by", "columns", ""], ...rows]);
}
