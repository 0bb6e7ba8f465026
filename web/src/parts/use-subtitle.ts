import { useMemo } from "react";
import { useNames } from "../asking/use-names.js";
import { subtitlesIn, type SubtitleOf } from "./view-words.js";

/** The line under every chart's finding, with groups called as everywhere; see `subtitlesIn`. */
export function useSubtitle(): SubtitleOf {
  const names = useNames();
  return useMemo(() => subtitlesIn(names), [names]);
}
