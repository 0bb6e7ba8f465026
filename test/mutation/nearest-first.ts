import { basename, relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The spec of the file that was changed first, then the quick ones: a mutant ends with the first spec that it fails. By
 * itself the longest would come first.
 */
export class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const changed = new Set((this.ctx.config.related ?? []).map((file) => basename(file, ".ts")));
    const isOwn = ({ moduleId }: TestSpecification) => changed.has(basename(moduleId, ".spec.ts"));
    return files.toSorted(
      (one, other) => Number(isOwn(other)) - Number(isOwn(one)) || this.took(one) - this.took(other),
    );
  }

  /** Milliseconds of the run before; unknown ones last. */
  private took({ project, moduleId }: TestSpecification): number {
    const { cache, config } = this.ctx;
    const key = `${project.name}:${relative(config.root, moduleId).replaceAll("\\", "/")}`;
    return cache.getFileTestResults(key)?.duration ?? Number.MAX_SAFE_INTEGER;
  }
}
