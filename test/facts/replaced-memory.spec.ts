import { setImmediate } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import type { PostedColumns } from "#api/facts/posted-columns";
import { ReplacedMemory } from "#api/facts/replaced-memory";
import { bytesOf, inSharedMemory } from "#api/facts/shared-memory";
import { columnsOf } from "../measures/columns-of.js";

function posted(): Pick<PostedColumns, "programs"> {
  const [block] = columnsOf({ episodes: [{ inquiredAt: 1 }] }).programs;
  if (!block) throw new Error("Columns have no block.");
  return { programs: [inSharedMemory(block), 0] };
}

const gone = vi.fn<() => void>();
const registry = new FinalizationRegistry(gone);

it("gives back the memory of blocks that others have taken the place of", async () => {
  const memory = new ReplacedMemory(1);
  registry.register(posted(), null);
  await setImmediate();
  expect(gone).not.toHaveBeenCalled();
  memory.add(posted());
  await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
});

it("does so whenever they have become as many bytes as it waits for, blocks that stay left out", () => {
  const bytes = posted().programs.reduce<number>(
    (sum, block) => sum + (typeof block === "number" ? 0 : bytesOf(block)),
    0,
  );
  let collected = 0;
  const memory = new ReplacedMemory(bytes * 3, () => {
    collected += 1;
    return Promise.resolve();
  });
  const after = Array.from({ length: 7 }, () => {
    memory.add(posted());
    return collected;
  });
  expect(after).toEqual([0, 0, 1, 1, 1, 2, 2]);
});
