import { dayOf } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse } from "#shared/contract/instruments";
import { formatDay } from "#shared/format";
import { isCaseBySex, severityBandOf } from "#shared/instruments/classify-score";
import { UNKNOWN } from "#shared/measures/columns";
import { LAST_SCORE_DAYS, ScorePair } from "#shared/measures/score-pair";
import { localDay } from "../../words/local-times.js";
import { rowValueWords } from "../../words/class-words.js";
import { findingOf, type Finding } from "../../words/finding.js";

type Score = EpisodeResponse["scores"][number];

/** One score with what it is to the measures: their baseline, their last, or neither. */
export interface CourseScore extends Score {
  readonly day: number;
  readonly mark: "baseline" | "last" | null;
  /** Severity band, or whether it is a case where the cut depends on sex; null where the instrument has neither. */
  readonly band: string | null;
}

/** The scores of one person in one instrument, in order of day. */
export interface ScoreCourse {
  readonly id: string;
  /** Null where the registry does not know the instrument. */
  readonly instrument: InstrumentResponse | null;
  readonly scores: readonly CourseScore[];
  /** True while a later score may still become the last: during the stay, and for 14 days after it. */
  readonly isOpen: boolean;
}

type Stay = Pick<EpisodeResponse, "asOf" | "firstSessionAt" | "dischargedOn" | "zone" | "scores">;

/** The courses by instrument, in order of their names; baseline and last are chosen by the measures' own rule. */
export function coursesOf(episode: Stay, instruments: readonly InstrumentResponse[]): readonly ScoreCourse[] {
  const ids = [...new Set(episode.scores.map((score) => score.instrument))].sort();
  return ids.map((id) => {
    const instrument = instruments.find((each) => each.id === id) ?? null;
    const own = episode.scores.filter((score) => score.instrument === id);
    const { baseline, last } = pairOf(own, episode);
    const scores = own.map((score, index): CourseScore => ({
      ...score,
      day: dayOf(score.on) ?? 0,
      mark: index === baseline ? "baseline" : index === last ? "last" : null,
      band: instrument ? classOf(instrument, score.total) : null,
    }));
    return { id, instrument, scores, isOpen: mayStillCome(episode) };
  });
}

/** An episode's page doesn't know the sex, and guesses none: what holds under either cut is said. */
function classOf(instrument: InstrumentResponse, total: number): string | null {
  const cases = isCaseBySex(instrument, total);
  if (!cases) return severityBandOf(instrument, total)?.name ?? null;
  const { female, male } = cases;
  if (female === male) return female ? "a case for women and men" : "no case for women or men";
  return female ? "a case for women, not for men" : "a case for men, not for women";
}

/** Whether a last score may still come, as the measures see it: they judge from 14 days after discharge on. */
function mayStillCome({ asOf, dischargedOn, zone }: Stay): boolean {
  const ended = dayOf(dischargedOn ?? "");
  const today = dayOf(localDay(asOf, zone) ?? "");
  return ended === null || today === null || today < ended + LAST_SCORE_DAYS;
}

/** Which of the scores are baseline and last; -1 where there is none. */
function pairOf(scores: readonly Score[], stay: Stay): { readonly baseline: number; readonly last: number } {
  const pair = new ScorePair({
    from: Int32Array.of(0),
    to: Int32Array.of(scores.length),
    instrument: new Uint16Array(scores.length),
    takenOn: Int32Array.from(scores, (score) => dayOf(score.on) ?? UNKNOWN),
    hundredths: Int32Array.from(scores, (score) => Math.round(score.total * 100)),
    isProrated: Uint8Array.from(scores, (score) => (score.isProrated ? 1 : 0)),
    safetyItem: new Uint8Array(scores.length),
  });
  pair.to = scores.length;
  pair.choose({
    firstSessionOn: dayOf(localDay(stay.firstSessionAt, stay.zone) ?? "") ?? UNKNOWN,
    dischargedOn: dayOf(stay.dischargedOn ?? "") ?? UNKNOWN,
  });
  return { baseline: pair.baselineRow, last: pair.lastRow };
}

/** From baseline to last in one sentence, with what the change amounts to by the instrument's own threshold. */
export function courseSentence({ id, instrument, scores, isOpen }: ScoreCourse): Finding {
  const baseline = scores.find((score) => score.mark === "baseline");
  const last = scores.find((score) => score.mark === "last");
  if (!baseline) return `${id}: no baseline within 7 days of the first session`;
  if (!last) {
    const others = scores.length > 1 ? " that counts" : "";
    return `${id}: baseline ${baseline.total}, no last score${isOpen ? " yet" : ""}${others}`;
  }
  const change = last.total - baseline.total;
  const amount = change === 0 ? "no change" : rowValueWords(change, "points");
  return findingOf(
    `${id}: ${baseline.total} to ${last.total}${isOpen ? " so far" : ""}, ${amount}`,
    changeWords(change, instrument),
  );
}

function changeWords(change: number, instrument: InstrumentResponse | null): string {
  const threshold = instrument?.reliableChange ?? null;
  if (instrument === null || threshold === null) return "no published threshold of reliable change";
  if (Math.abs(change) < threshold) return `no reliable change (under ${threshold})`;
  const isBetter = instrument.direction === "lower" ? change < 0 : change > 0;
  return isBetter ? "reliably better" : "reliably worse";
}

/** What may be said of a safety item. */
export interface SafetyNote {
  readonly isWarning: boolean;
  readonly sentence: string;
}

/** What the latest score says of the instrument's safety item: totals alone say nothing. Null where it has none. */
export function safetyNoteOf({ id, instrument, scores }: ScoreCourse): SafetyNote | null {
  const item = instrument?.safetyItems[0];
  const latest = scores.at(-1);
  if (!item || !latest) return null;
  const on = formatDay(latest.on);
  if (latest.safetyItem === null) {
    return {
      isWarning: false,
      sentence: `${id} item ${item.item}: item answers not imported at the last score (${on}). That does not mean no risk: see the form itself.`,
    };
  }
  if (latest.safetyItem < item.atLeast) {
    return {
      isWarning: false,
      sentence: `${id} item ${item.item} was answered ${latest.safetyItem} at the last score (${on}).`,
    };
  }
  return {
    isWarning: true,
    sentence: `${id} item ${item.item} was answered ${latest.safetyItem} at the last score (${on}). ${item.sentence} It needs a look at any total.`,
  };
}
