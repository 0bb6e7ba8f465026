import { isDeepStrictEqual } from "node:util";
import type { ClientBase } from "pg";
import { queriesOf } from "../database/run-query.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { readGoals } from "../settings/read-goals.js";
import { readInstruments } from "../settings/read-instruments.js";
import type { EpisodeColumns } from "#shared/measures/columns";
import { readPresent } from "./present.js";
import { buildDueFacts } from "./build-facts.js";
import type { CountedFrom, InEffect } from "./posted-columns.js";
import type { CountingSource } from "./counting-thread.js";
import { loadEpisodeColumns, loadEpisodeColumnsAsOf, refreshEpisodeColumns } from "./episode-columns.js";

const KEPT_AS_OF_COLUMNS = 3;

async function readInEffect(client: ClientBase): Promise<InEffect> {
  const run = queriesOf(client);
  return { registry: await readInstruments(run), goals: await readGoals(run) };
}

/** Holds the columns of one connection: the present ones, and the last few of earlier instants. */
export class ColumnsKeeper implements CountingSource {
  private readonly earlier = new Map<string, EpisodeColumns>();
  /** One question at a time to the one connection. */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: ClientBase,
    private data: CountedFrom,
  ) {}

  /** Loads the present columns. */
  static async load(client: ClientBase): Promise<ColumnsKeeper> {
    const columns = await loadEpisodeColumns(client);
    return new ColumnsKeeper(client, { columns, ...(await readInEffect(client)) });
  }

  /** The columns of the stored facts with what is in effect, as fresh as the last refresh: changing either raises the version. */
  current(): CountedFrom {
    return this.data;
  }

  /** Takes up what was committed since; true when something was. */
  async refresh(): Promise<boolean> {
    return await this.inTurn(async () => {
      const { data } = this;
      const columns = await refreshEpisodeColumns(this.client, data.columns);
      if (columns === data.columns) return false;
      const { registry, goals } = await readInEffect(this.client);
      // Together: what asks meanwhile must not see new columns under old goals.
      this.data = {
        columns,
        // The same object as long as it says the same: what was asked under it stays true.
        registry: isDeepStrictEqual(registry, data.registry) ? data.registry : registry,
        goals: isDeepStrictEqual(goals, data.goals) ? data.goals : goals,
      };
      return true;
    });
  }

  /** The columns as known at an earlier instant; the last three are kept, by instant and version of the facts. */
  async asOf(asOfSeconds: number): Promise<EpisodeColumns> {
    return await this.inTurn(async () => {
      const key = `${asOfSeconds}/${this.data.columns.version}`;
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

  /** The data's own present, in unix seconds: that of demo data stands still. */
  async asOfPresent(presentSeconds: number): Promise<number> {
    return await this.inTurn(async () => {
      return (await readPresent(queriesOf(this.client), presentSeconds)).asOf;
    });
  }

  /** Stores the facts that read differently because time passed until `asOfSeconds`. */
  async buildDue(asOfSeconds: number): Promise<void> {
    await this.inTurn(async () => {
      await inTransaction(this.client, async () => await buildDueFacts(this.client, { asOfSeconds }));
    });
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => null);
    return mine;
  }
}
