import { isDeepStrictEqual } from "node:util";
import type { ClientBase } from "pg";
import type { Instrument } from "#shared/instruments/instrument";
import { readInstruments } from "../instruments/read-instruments.js";
import type { EpisodeColumns } from "#shared/measures/columns";
import { buildDueFacts } from "./build-facts.js";
import { loadEpisodeColumns, loadEpisodeColumnsAsOf, refreshEpisodeColumns } from "./episode-columns.js";

const KEPT_AS_OF_COLUMNS = 3;

async function readRegistry(client: ClientBase): Promise<readonly Instrument[]> {
  return await readInstruments(async (sql) => (await client.query(sql)).rows);
}

/** Holds the columns of one connection: the present ones, and the last few of earlier instants. */
export class ColumnsKeeper {
  private readonly earlier = new Map<string, EpisodeColumns>();
  /** One question at a time to the one connection. */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: ClientBase,
    private columns: EpisodeColumns,
    private instruments: readonly Instrument[],
  ) {}

  /** Loads the present columns. */
  static async load(client: ClientBase): Promise<ColumnsKeeper> {
    return new ColumnsKeeper(client, await loadEpisodeColumns(client), await readRegistry(client));
  }

  /** The columns of the stored facts, as fresh as the last refresh. */
  present(): EpisodeColumns {
    return this.columns;
  }

  /** The registry of instruments in effect, as fresh as the columns: changing one raises the version too. */
  registry(): readonly Instrument[] {
    return this.instruments;
  }

  /** Takes up what was committed since; true when something was. */
  async refresh(): Promise<boolean> {
    return await this.inTurn(async () => {
      const before = this.columns;
      this.columns = await refreshEpisodeColumns(this.client, before);
      if (this.columns === before) return false;
      const instruments = await readRegistry(this.client);
      // The same object as long as it says the same: what was asked under it stays true.
      if (!isDeepStrictEqual(instruments, this.instruments)) this.instruments = instruments;
      return true;
    });
  }

  /** The columns as known at an earlier instant; the last three are kept, by instant and version of the facts. */
  async asOf(asOfSeconds: number): Promise<EpisodeColumns> {
    return await this.inTurn(async () => {
      const key = `${asOfSeconds}/${this.columns.version}`;
      const found = this.earlier.get(key) ?? (await loadEpisodeColumnsAsOf(this.client, asOfSeconds));
      this.earlier.delete(key);
      this.earlier.set(key, found);
      for (const oldest of this.earlier.keys()) {
        if (this.earlier.size <= KEPT_AS_OF_COLUMNS) break;
        this.earlier.delete(oldest);
      }
      return found;
    });
  }

  /** Stores the facts that read differently because time passed until `asOfSeconds`. */
  async buildDue(asOfSeconds: number): Promise<void> {
    await this.inTurn(async () => {
      await this.client.query("BEGIN");
      try {
        await buildDueFacts(this.client, { asOfSeconds });
        await this.client.query("COMMIT");
      } catch (error) {
        await this.client.query("ROLLBACK");
        throw error;
      }
    });
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => null);
    return mine;
  }
}
