import { useMemo } from "react";
import { namesIn, type GroupNames } from "../words/group-names.js";
import { useDimensions } from "./use-figures.js";

/** How programs and other groups are called, once the dimensions are known; see group-names.ts. */
export function useNames(): GroupNames {
  const { data } = useDimensions();
  return useMemo(() => namesIn(data ?? []), [data]);
}
