import { bandsFromMildest, severityBandOf } from "../../instruments/classify-score.js";
import type { SeverityBand } from "../../instruments/instrument.js";
import type { EpisodeColumns } from "../columns.js";
import { roleOf } from "../counting/class-places.js";
import { walkProgram, walksOf, type Evaluation, type ProgramWalk } from "../counting/walk-counted.js";
import { instrumentsInUse, pairsOf, standOn, type InstrumentPairs } from "../instrument-pairs.js";

/** How people without a band are called among the bands, after which they stand. */
const NO_BAND: Band = { name: "no known band", place: Infinity };

export interface Counts {
  n: number;
  met: number;
}

interface StratumCount extends Counts {
  readonly track: string;
}

/** The people of one group that stand in the figure, by how severe they were at their baseline. */
export interface Mix {
  readonly key: Readonly<Record<string, string>>;
  /** By stratum: track and band. Who has no known band is in none: that somebody left before a baseline was taken is part of the outcome. */
  readonly strata: Map<string, StratumCount>;
  readonly bands: Map<string, BandCount>;
}

/** A band of severity with its place among those of its instrument. */
interface Band {
  readonly name: string;
  readonly place: number;
}

interface BandCount {
  readonly name: string;
  place: number;
  n: number;
}

/** The first instrument of the program that has bands: whose baseline tells how severe a stay began. */
function bandedInstrument(walk: ProgramWalk, columns: EpisodeColumns): number {
  const isBanded = (code: number): boolean => (walk.moment.instruments[code]?.bands.length ?? 0) > 0;
  return instrumentsInUse(columns, walk.program).find(isBanded) ?? 0;
}

/** The place of the baseline among the bands; the place behind the last where none was taken, or it lies in none. */
function placeOfBaseline({ episode: { pair } }: ProgramWalk, bands: readonly SeverityBand[]): number {
  const band = pair.instrument && pair.hasBaseline ? severityBandOf(pair.instrument, pair.baseline) : null;
  return band ? bands.indexOf(band) : bands.length;
}

/** The instrument of a group; empty where the measure has none. */
export function instrumentOf({ key }: Mix): string {
  return key["instrument"] ?? "";
}

function raise(counts: Map<string, StratumCount>, stratum: string, more: StratumCount): void {
  const found = counts.get(stratum);
  if (found) {
    found.n += more.n;
    found.met += more.met;
  } else counts.set(stratum, more);
}

function raiseBand(bands: Mix["bands"], { name, place }: Band, n: number): void {
  const found = bands.get(name);
  if (!found) bands.set(name, { name, place, n });
  else {
    found.n += n;
    found.place = Math.max(found.place, place);
  }
}

/** How many of one group of a program began in each band, by its place, and how many of these met the measure. */
interface CountsByPlace {
  /** Those of the group's instrument, from the mildest on. */
  readonly bands: readonly SeverityBand[];
  readonly n: number[];
  readonly met: number[];
}

/** The mixes of one program's groups, by their numbers within it: names are made once a group, not once a row. */
class ProgramMixes {
  private readonly byOwn = new Map<number, CountsByPlace>();
  /** The pairs of the instrument whose bands tell how severe a whole stay began. */
  readonly banded: InstrumentPairs;

  constructor(
    readonly walk: ProgramWalk,
    columns: EpisodeColumns,
  ) {
    this.banded = pairsOf(walk.program, bandedInstrument(walk, columns), walk.moment);
  }

  /** Counts what the cursor stands on in one of the program's groups. */
  add(own: number, weight: number, isMet: boolean): void {
    let counts = this.byOwn.get(own);
    if (!counts) {
      const { instrument } = this.walk.episode.pair;
      const bands = instrument ? bandsFromMildest(instrument) : [];
      this.byOwn.set(own, (counts = { bands, n: [], met: [] }));
    }
    const place = placeOfBaseline(this.walk, counts.bands);
    counts.n[place] = (counts.n[place] ?? 0) + weight;
    if (isMet) counts.met[place] = (counts.met[place] ?? 0) + weight;
  }

  /** Adds the counts to the mixes of all programs. */
  addTo(mixes: Map<string, Mix>): void {
    for (const [own, counts] of this.byOwn) this.addGroup(this.mixOf(own, mixes), counts);
  }

  private addGroup(mix: Mix, { bands, n, met }: CountsByPlace): void {
    const { track } = this.walk.program.key;
    for (const [place, people] of n.entries()) {
      if (!people) continue;
      const name = bands[place]?.name;
      raiseBand(mix.bands, name === undefined ? NO_BAND : { name, place }, people);
      if (name === undefined) continue;
      const stratum = JSON.stringify([track, instrumentOf(mix), name]);
      raise(mix.strata, stratum, { n: people, met: met[place] ?? 0, track });
    }
  }

  private mixOf(own: number, mixes: Map<string, Mix>): Mix {
    const { key } = this.walk.grouping.describe(own);
    const group = JSON.stringify(key);
    let mix = mixes.get(group);
    if (!mix) mixes.set(group, (mix = { key, strata: new Map(), bands: new Map() }));
    return mix;
  }
}

/** Collects the groups' counts by stratum, by the groups' names: only what stands in the figure. */
export function collectMixes(evaluation: Evaluation): Map<string, Mix> {
  const { columns, measure } = evaluation;
  const mixes = new Map<string, Mix>();
  for (const walk of walksOf(evaluation)) {
    const ofProgram = new ProgramMixes(walk, columns);
    walkProgram(walk, (at) => {
      const { class: name } = measure.classify(walk.episode, walk.moment);
      if (roleOf(measure.kind, name) !== "counted") return;
      if (measure.grain !== "pair") standOn(walk.episode, ofProgram.banded);
      const own = walk.grouping.groupOf(at.index, at.day, at.instrument);
      ofProgram.add(own, at.weight, name === "met");
    });
    ofProgram.addTo(mixes);
  }
  return mixes;
}
