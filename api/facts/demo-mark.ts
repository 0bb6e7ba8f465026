import type { GroupResult } from "#shared/measures/result";

/** Groups of a result; where the figures rest on demo data, each marked so. */
export function withDemoMark<Group extends Pick<GroupResult, "marks">>(
  groups: readonly Group[],
  isDemo: boolean,
): readonly Group[] {
  return isDemo ? groups.map((group) => ({ ...group, marks: [...group.marks, "demo"] })) : groups;
}
