import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { KeptNumbers } from "#shared/measures/counting/kept-numbers";
import { roleOf } from "#shared/measures/counting/class-places";
import {
  columnFor,
  elapsedOfTime,
  keep,
  kindOfTime,
  LEFT_OUT,
  NO,
  NO_TIME,
  readerOf,
  YES,
} from "#shared/measures/counting/observed-columns";
import { walkCounted } from "#shared/measures/counting/walk-counted";
import type { Companion } from "#shared/measures/definition";
import type { Episode } from "#shared/measures/episode";
import { measures } from "#shared/measures/index";
import type { Moment } from "#shared/measures/moment";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const columns = seededColumns();
const parts = measures.flatMap((measure) => {
  const items = measure.kind === "list" ? measure.items : [];
  return [...items, ...measure.companions].flatMap((part) =>
    readerOf(part, measure) ? [[`${measure.id}: ${part.id}`, measure, part] as const] : [],
  );
});

/** What a kept number says, in the words of the rule that it was read by. */
function saidBy(part: Companion, kept: number, { pair }: Episode): unknown {
  switch (part.kind) {
    case "proportion":
      return kept === LEFT_OUT ? null : kept === YES ? true : kept === NO ? false : "nothing";
    case "shares": {
      const bands = pair.instrument?.bands.map(({ name }) => name) ?? [];
      const classes = part.classes === "severity-bands" ? bands : part.classes.map(({ code }) => code);
      return kept === LEFT_OUT ? null : classes[kept];
    }
    case "time-to-event":
      return kept === NO_TIME ? null : { kind: kindOfTime(kept), elapsed: elapsedOfTime(kept) };
    default:
      return Number.isNaN(kept) ? null : kept;
  }
}

/** The same as the rule itself says it. */
function observed(part: Companion, episode: Episode, moment: Moment): unknown {
  if (part.kind === "trajectory") return null;
  const said = part.observe(episode, moment);
  if (part.kind !== "time-to-event" || said === null) return said;
  return { kind: said, elapsed: part.elapsed(episode, moment) };
}

describe("a column keeps what each part of a measure observes", () => {
  it.each(parts)("%s", (_name, measure, part) => {
    const reader = readerOf(part, measure);
    const view = { from: null, to: null, every: null, where: [], by: [], asOf: SEEDED_AS_OF };
    let read = 0;
    walkCounted({ columns, measure, view, registry }, ({ episode, moment }) => {
      const role = roleOf(measure.kind, measure.classify(episode, moment).class);
      if (role === "excluded" || (role === "beside" && part.over !== "all")) return;
      if (!reader) throw new Error("The part has a reader.");
      // As it is kept: whole numbers can't hold what others can.
      const column = columnFor(reader, 1);
      const value = reader.read(episode, moment);
      if (column) keep(column, 0, value);
      const kept = column instanceof KeptNumbers ? column.at(0) : (column?.[0] ?? value);
      expect(saidBy(part, kept, episode)).toEqual(observed(part, episode, moment));
      read += 1;
    });
    expect(read).toBeGreaterThan(0);
  });
});
