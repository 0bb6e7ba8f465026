import { closeSync, openSync, writeSync } from "node:fs";

const BUFFER_CHARACTERS = 1 << 20;

/** A CSV file written row by row through one buffer, so that a million rows never stand in memory. */
export class CsvFile {
  rows = 0;
  private readonly file: number;
  private buffer: string;

  constructor(path: string, header: string) {
    this.file = openSync(path, "w");
    this.buffer = `${header}\n`;
  }

  /** Adds a row, its fields already joined by commas. */
  add(row: string): void {
    this.rows += 1;
    this.buffer += `${row}\n`;
    if (this.buffer.length > BUFFER_CHARACTERS) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.buffer);
    this.buffer = "";
  }
}
