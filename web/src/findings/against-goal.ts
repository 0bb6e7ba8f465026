import type { ProportionResponse } from "#shared/contract/results";

/** Where an interval lies against a goal: wholly below or above it, or around it. */
export function againstGoal(result: ProportionResponse, goal: number): "below" | "above" | "around" {
  if (result.upper < goal) return "below";
  if (result.lower >= goal) return "above";
  return "around";
}
