import { describe, expect, it } from "vitest";
import { ColumnsSender, received, type CountedFrom, type PostedColumns } from "#api/facts/posted-columns";
import { inSharedMemory } from "#api/facts/shared-memory";
import { instruments } from "#shared/instruments/index";
import { defaultGoals } from "#shared/measures/goals";
import { columnsOf } from "../measures/columns-of.js";

/** What arrives in another thread: a copy, but for memory that is shared. */
function arrived(posted: PostedColumns): PostedColumns {
  return structuredClone(posted);
}

function dataOf(codes: readonly string[]): CountedFrom {
  const programs = codes.map((program) => {
    const block = columnsOf({ key: { program }, episodes: [{ inquiredAt: 1 }, { inquiredAt: 2 }] })
      .programs[0];
    if (!block) throw new Error("Columns have no block.");
    return inSharedMemory(block);
  });
  return {
    columns: { ...columnsOf({ episodes: [] }), programs },
    registry: instruments,
    goals: defaultGoals,
  };
}

describe("data on their way to another thread", () => {
  it("say the same there", () => {
    const data = dataOf(["A", "B"]);
    expect(received(arrived(new ColumnsSender().next(data)), null)).toEqual(data);
  });

  it("stay the same objects there as long as they are the same here", () => {
    const sender = new ColumnsSender();
    const [first, next] = [dataOf(["A", "B", "C"]), dataOf(["B"])];
    const before = received(arrived(sender.next(first)), null);
    const [a, , c] = first.columns.programs;
    const [changed] = next.columns.programs;
    if (!a || !c || !changed) throw new Error("Columns have too few blocks.");
    const after: CountedFrom = {
      ...first,
      columns: { ...first.columns, version: 7, programs: [a, changed, c] },
    };
    const taken = received(arrived(sender.next(after)), before);
    expect(taken).toEqual(after);
    expect(taken.columns.programs.map((block, place) => block === before.columns.programs[place])).toEqual([
      true,
      false,
      true,
    ]);
    expect(taken.registry).toBe(before.registry);
    expect(taken.goals).toBe(before.goals);
  });

  it("are told by other places where a program has gone or come before them", () => {
    const sender = new ColumnsSender();
    const first = dataOf(["A", "B", "C"]);
    const before = received(arrived(sender.next(first)), null);
    const programs = first.columns.programs.slice(1).toReversed();
    const taken = received(
      arrived(sender.next({ ...first, columns: { ...first.columns, programs } })),
      before,
    );
    expect(taken.columns.programs).toEqual(programs);
    expect(taken.columns.programs[0]).toBe(before.columns.programs[2]);
  });

  it("bring goals and instruments that have changed", () => {
    const sender = new ColumnsSender();
    const first = dataOf(["A"]);
    const before = received(arrived(sender.next(first)), null);
    const after = { ...first, registry: instruments.slice(1), goals: { ...defaultGoals } };
    const posted = sender.next(after);
    expect(posted.edition).toBe(2);
    expect(received(arrived(posted), before)).toEqual(after);
  });

  it("are refused where what they rest on never came", () => {
    const sender = new ColumnsSender();
    const first = dataOf(["A"]);
    sender.next(first);
    expect(() => received(sender.next(first), null)).toThrow("A block was said to be known that never came.");
  });
});

describe("a block in shared memory", () => {
  it("has the same numbers in arrays of the same kinds, all in one piece that is shared", () => {
    const block = columnsOf({
      episodes: [
        { inquiredAt: 5, cohort: "spring", scores: [{ instrument: "PHQ-9", takenOn: 3, total: 12 }] },
        { inquiredAt: 6, weeks: [{ weekOn: 4, attendedMinutes: 540 }] },
      ],
    }).programs[0];
    if (!block) throw new Error("Columns have no block.");
    const shared = inSharedMemory(block);
    expect(shared).toEqual(block);
    const memory = new Set([
      shared.episodeNo.buffer,
      shared.codes.cohort.buffer,
      shared.weeks.counts.attendedMinutes.buffer,
      shared.scores.hundredths.buffer,
      shared.sessions.startsOn.buffer,
    ]);
    expect(memory.size).toBe(1);
    expect([...memory][0]).toBeInstanceOf(SharedArrayBuffer);
  });

  it("leaves an array where it is that has shared memory of its own, and takes one from among others", () => {
    const block = columnsOf({ episodes: [{ inquiredAt: 5 }, { inquiredAt: 6 }] }).programs[0];
    if (!block) throw new Error("Columns have no block.");
    const own = new Int32Array(new SharedArrayBuffer(8));
    const oneOfTwo = new Int32Array(new SharedArrayBuffer(16), 8, 2);
    oneOfTwo.set(block.integers.inquiredAt);
    const integers = { ...block.integers, inquiredAt: oneOfTwo };
    const shared = inSharedMemory({ ...block, episodeNo: own, integers });
    expect(shared.episodeNo).toBe(own);
    expect([...shared.integers.inquiredAt]).toEqual([5, 6]);
    expect(shared.integers.inquiredAt.buffer).not.toBe(oneOfTwo.buffer);
  });
});
