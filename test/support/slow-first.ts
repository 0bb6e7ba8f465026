import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes minutes, for it starts programs or opens browsers; then what works in a database; the rest takes no time.
 * Programs first: they need nothing that one worker would make while the other waits for it.
 */
const order = [/^launch\//, /^(browser|cli)\//, /^(facts|imports|second-way|database|demo|api)\//];

/**
 * The slow files first, so that the workers end together: by itself the largest file would come first, and the longest
 * tests stand in small ones.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId, project }: TestSpecification): number {
  const path = relative(`${project.config.root}/test`, moduleId).replaceAll("\\", "/");
  const place = order.findIndex((pattern) => pattern.test(path));
  return place < 0 ? order.length : place;
}
