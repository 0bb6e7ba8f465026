import type { Instrument } from "../../instruments/instrument.js";
import type { EpisodeColumns } from "../columns.js";
import type { Measure } from "../definition.js";
import { Episode } from "../episode.js";
import type { Goals } from "../goals.js";
import { instrumentsOf, momentIn } from "./moment-in.js";
import { outcomePairs } from "../instrument-pairs.js";
import { walkEpisode } from "./units.js";

/** The class that a measure gives an episode, one of its weeks or one of its pairs. */
export interface EpisodeClass {
  readonly measure: string;
  readonly instrument: string | null;
  readonly indexOn: number;
  readonly class: string;
  readonly reason: string;
  readonly value: number | null;
  readonly unit: string;
}

/** Which episode, by the number it has in its program, and what is known when. */
export interface EpisodePlace {
  readonly programCode: string;
  readonly episodeNo: number;
  readonly asOf: number;
}

/**
 * How every measure that counts episodes, weeks or pairs classifies one episode, by the very rules that count it.
 * Empty where the columns know no such episode; measures for which it is outside are left out.
 */
export function classesOfEpisode(
  columns: EpisodeColumns,
  place: EpisodePlace,
  rules: {
    readonly measures: readonly Measure[];
    readonly registry: readonly Instrument[];
    readonly goals: Goals;
  },
): EpisodeClass[] {
  const program = columns.programs.find((each) => each.key.program === place.programCode);
  const index = program?.episodeNo.indexOf(place.episodeNo) ?? -1;
  if (!program || index < 0) return [];
  const instruments = instrumentsOf(columns, rules.registry);
  const moment = momentIn(program, place.asOf, { instruments, goals: rules.goals });
  const pairs = outcomePairs(columns, program, moment);
  const episode = new Episode(program);
  episode.index = index;
  const found: EpisodeClass[] = [];
  for (const measure of rules.measures) {
    // Attendance rows are shown as sessions, seats belong to nobody.
    if (measure.grain === "attendance" || measure.grain === "seat") continue;
    walkEpisode(episode, { measure, moment, pairs }, (day, _weight, instrument) => {
      const classification = measure.classify(episode, moment);
      if (classification.class === "outside") return;
      found.push({
        measure: measure.id,
        instrument: instrument === 0 ? null : (columns.instruments[instrument] ?? null),
        indexOn: day,
        class: classification.class,
        reason: classification.reason,
        value: measure.value(episode, moment),
        unit: measure.valueUnit,
      });
    });
  }
  return found;
}
