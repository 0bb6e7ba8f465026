import { useEffect, useRef, useState, type ReactNode } from "react";
import type { MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { contract, readApi, RequestProblem } from "../../asking/api.js";
import { download, fileName } from "../../files/download.js";
import { csvOfRows } from "./row-columns.js";

const AT_ONCE = 1000;

interface DownloadRowsProps {
  readonly measure: MeasureTextResponse;
  /** Asks for the same rows as the page: parameters without offset and limit. */
  readonly query: string;
  readonly total: number;
  readonly name: string;
}

/** Reads every page of rows, one after the other; all or nothing, so that no file is cut without a word. */
async function readAll(
  { measure, query, total }: DownloadRowsProps,
  signal: AbortSignal,
  onRead: (count: number) => void,
): Promise<readonly RowResponse[]> {
  const rows: RowResponse[] = [];
  while (rows.length < total) {
    const page = new URLSearchParams(query);
    page.set("offset", String(rows.length));
    page.set("limit", String(AT_ONCE));
    const answer = await readApi(contract.rows, {
      path: { id: measure.id },
      query: page.toString(),
      signal,
    });
    if (answer.total !== total || answer.rows.length === 0) {
      throw new RequestProblem("The data changed in between. Reload the page and download again.", "failed");
    }
    rows.push(...answer.rows);
    onRead(rows.length);
  }
  return rows;
}

/** All rows, not only those of this page, as a file. */
export function DownloadRows(props: DownloadRowsProps): ReactNode {
  const [read, setRead] = useState<number | null>(null);
  const [problem, setProblem] = useState("");
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const save = async (): Promise<void> => {
    const run = new AbortController();
    running.current = run;
    setProblem("");
    setRead(0);
    try {
      const rows = await readAll(props, run.signal, setRead);
      const text = csvOfRows(props.measure, rows);
      download(fileName(props.name, "csv"), new Blob([text], { type: "text/csv" }));
    } catch (cause) {
      if (run.signal.aborted) return;
      setProblem(cause instanceof RequestProblem ? cause.message : "The file could not be made.");
    }
    setRead(null);
  };
  return (
    <span className="download-rows">
      <button type="button" onClick={() => void save()} disabled={read !== null}>
        Download all {formatCount(props.total)} as CSV
      </button>
      <span role="status" className="small quiet">
        {read === null ? problem : `Read ${formatCount(read)} of ${formatCount(props.total)}`}
      </span>
    </span>
  );
}
