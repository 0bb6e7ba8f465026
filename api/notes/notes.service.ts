import { Injectable } from "@nestjs/common";
import { DataSource } from "typeorm";
import { isoOfInstant, isoOfDay, dayOf } from "#shared/calendar";
import type { NoteBody, NoteResponse, SavedViewBody, SavedViewResponse } from "#shared/contract/notes";
import { Refusal } from "#shared/contract/problems";
import { presentSeconds } from "../clock.js";
import { rowsOf } from "../database/rows-of.js";
import { planMeasure } from "../measures/plan-view.js";

const noteColumns = `
  chart_note.note_id AS id,
  to_char(chart_note.noted_on, 'YYYY-MM-DD') AS "on",
  chart_note.text,
  chart_note.author,
  chart_note.measure_id AS measure,
  chart_note.program_code AS program,
  chart_note.starts_baseline AS "startsBaseline",
  extract(epoch FROM chart_note.written_at)::float8 AS "writtenAt"`;

const viewColumns = `
  saved_view.view_id AS id,
  saved_view.name,
  saved_view.author,
  saved_view.address,
  extract(epoch FROM saved_view.saved_at)::float8 AS "savedAt"`;

type NoteRow = Omit<NoteResponse, "writtenAt"> & { readonly writtenAt: number };
type ViewRow = Omit<SavedViewResponse, "savedAt"> & { readonly savedAt: number };

function noteOf(row: NoteRow): NoteResponse {
  return { ...row, writtenAt: isoOfInstant(row.writtenAt) };
}

function viewOf(row: ViewRow): SavedViewResponse {
  return { ...row, savedAt: isoOfInstant(row.savedAt) };
}

/** Keeps what people write beside the data: notes on time charts and saved views. */
@Injectable()
export class NotesService {
  constructor(private readonly dataSource: DataSource) {}

  async notes(): Promise<NoteResponse[]> {
    const rows: NoteRow[] = await this.dataSource.query(
      `SELECT ${noteColumns} FROM chart_note ORDER BY chart_note.noted_on, chart_note.note_id`,
    );
    return rows.map(noteOf);
  }

  async addNote(body: NoteBody): Promise<NoteResponse> {
    const day = dayOf(body.on);
    if (day === null) throw new Refusal("bad-date", `on is "${body.on}": there is no such day.`);
    // A note of a measure or program that isn't there would stand on no chart, and its new baseline would hold for nothing.
    if (body.measure !== null) planMeasure(body.measure);
    await this.refuseUnknownProgram(body.program);
    const rows = rowsOf<NoteRow>(
      await this.dataSource.query(
        `INSERT INTO chart_note (noted_on, text, author, measure_id, program_code, starts_baseline, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7))
         RETURNING ${noteColumns}`,
        [
          isoOfDay(day),
          body.text,
          body.author,
          body.measure,
          body.program,
          body.startsBaseline,
          presentSeconds(),
        ],
      ),
    );
    return rows.map(noteOf)[0] ?? missing("note");
  }

  private async refuseUnknownProgram(code: string | null): Promise<void> {
    if (code === null) return;
    const found: object[] = await this.dataSource.query(
      "SELECT 1 FROM program WHERE program.program_code = $1",
      [code],
    );
    if (found.length === 0) {
      throw new Refusal("unknown-program", `No program has the code "${code}": /api/dimensions lists them.`);
    }
  }

  async removeNote(id: number): Promise<void> {
    const rows = rowsOf(
      await this.dataSource.query(
        "DELETE FROM chart_note WHERE chart_note.note_id = $1 RETURNING chart_note.note_id",
        [id],
      ),
    );
    if (rows.length === 0) missing("note");
  }

  async views(): Promise<SavedViewResponse[]> {
    const rows: ViewRow[] = await this.dataSource.query(
      `SELECT ${viewColumns} FROM saved_view ORDER BY saved_view.name COLLATE "C"`,
    );
    return rows.map(viewOf);
  }

  /** Saving under a name that stands replaces the view. */
  async saveView(body: SavedViewBody): Promise<SavedViewResponse> {
    const rows = rowsOf<ViewRow>(
      await this.dataSource.query(
        `INSERT INTO saved_view (name, author, address, saved_at)
         VALUES ($1, $2, $3, to_timestamp($4))
         ON CONFLICT (name) DO UPDATE SET
           author = EXCLUDED.author,
           address = EXCLUDED.address,
           saved_at = EXCLUDED.saved_at
         RETURNING ${viewColumns}`,
        [body.name, body.author, body.address, presentSeconds()],
      ),
    );
    return rows.map(viewOf)[0] ?? missing("view");
  }

  async removeView(id: number): Promise<void> {
    const rows = rowsOf(
      await this.dataSource.query(
        "DELETE FROM saved_view WHERE saved_view.view_id = $1 RETURNING saved_view.view_id",
        [id],
      ),
    );
    if (rows.length === 0) missing("view");
  }
}

function missing(what: string): never {
  throw new Refusal("not-found", `There is no such ${what}; it may have been removed. Reload the page.`);
}
