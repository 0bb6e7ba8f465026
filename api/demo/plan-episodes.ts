import type { DemoEpisode, DemoInquiry } from "./demo-episode.js";
import { noSteps } from "./demo-episode.js";
import { demoPrograms, groupStarts, type DemoProgram } from "./demo-programs.js";
import {
  asOfLocal,
  dayOfTime,
  FIRST_DAY,
  LAST_DAY,
  minuteOfDay,
  timeOn,
  type LocalMinutes,
} from "./local-time.js";
import { planAccess, type AccessPath } from "./plan-access.js";
import { isSilent, planDemand, planPerson, type Asked } from "./plan-demand.js";
import { planStay } from "./plan-stay.js";
import { runsOn } from "./plan-sessions.js";
import { Chance } from "./seeded-chance.js";

/** Of people who wait a day or longer, how many ask again meanwhile: about 3% of all inquiries. */
const ASKS_AGAIN_SHARE = 0.1;

/** A second call of someone who still waits; now and then the start is recorded on it. */
function planRepeat(program: DemoProgram, wait: Wait, chance: Chance): DemoInquiry | null {
  const length = Math.min(wait.stopsAt ?? wait.asOf, wait.asOf) - wait.askedAt;
  if (length < 1440 || !chance.happens(ASKS_AGAIN_SHARE)) return null;
  const again = wait.askedAt + Math.floor((0.2 + 0.7 * chance.fraction()) * length);
  const hour = Math.floor(minuteOfDay(again) / 60);
  if (hour < 7 || hour > 20 || isSilent(program, dayOfTime(again))) return null;
  return { askedAt: again, channel: "phone", steps: noSteps };
}

interface Wait {
  readonly askedAt: LocalMinutes;
  /** The start or the closing; null while neither is foreseen. */
  readonly stopsAt: LocalMinutes | null;
  readonly asOf: LocalMinutes;
}

/** Whether a start lies within the data; the first session must have begun by as-of. */
function isWithinData(program: DemoProgram, path: AccessPath): boolean {
  return path.start !== null && path.start.startsAt <= asOfLocal(program.zone);
}

function planEpisode(program: DemoProgram, asked: Asked, number: number): DemoEpisode {
  const chance = new Chance(`episode ${program.code} ${number}`);
  const person = planPerson(program, chance);
  const path = planAccess(program, { person, askedAt: asked.askedAt }, chance);
  const stopsAt = path.start?.startsAt ?? path.steps.closedAt;
  const wait = { askedAt: asked.askedAt, stopsAt, asOf: asOfLocal(program.zone) };
  const repeat = planRepeat(program, wait, chance);
  const isRepeatNamed = chance.happens(0.2);
  const first: DemoInquiry = { ...asked, steps: path.steps };
  const stay = path.start && isWithinData(program, path) ? planStay(program, path.start, chance) : null;
  const inquiries = repeat ? [first, repeat] : [first];
  return { program, person, inquiries, stay, namedInquiry: repeat && isRepeatNamed ? 1 : 0 };
}

/** Step-downs: a few on the first day, when the program took over people in care, the others over the two years. */
function planStepDowns(program: DemoProgram): DemoEpisode[] {
  const chance = new Chance(`step-downs ${program.code}`);
  return Array.from({ length: program.stepDowns }, (_, number) => {
    const isFirstDay = number < program.stepDowns / 6;
    let day = isFirstDay ? FIRST_DAY + chance.whole(0, 2) : chance.whole(FIRST_DAY, LAST_DAY - 1);
    while (!runsOn(program, day)) day = day === LAST_DAY ? FIRST_DAY : day + 1;
    const person = { ...planPerson(program, chance), referralSource: "inpatient" };
    const group = chance.pick(program.groups.map((each) => [each, each.weight] as const));
    const start = { group, admittedOn: day, startsAt: timeOn(day, groupStarts[group.name]) };
    return { program, person, inquiries: [], stay: planStay(program, start, chance), namedInquiry: 0 };
  });
}

/** All drawn episodes of the two years, program by program. */
export function planEpisodes(): DemoEpisode[] {
  return demoPrograms.flatMap((program) => {
    const asked = planDemand(program, new Chance(`demand ${program.code}`));
    const inquiries = asked
      .filter((each) => each.askedAt <= asOfLocal(program.zone))
      .map((each, number) => planEpisode(program, each, number));
    return [...inquiries, ...planStepDowns(program)];
  });
}

/** When something of the episode is recorded first. */
export function firstTimeOf(episode: DemoEpisode): LocalMinutes {
  return episode.inquiries[0]?.askedAt ?? timeOn(episode.stay?.admittedOn ?? 0, 0);
}
