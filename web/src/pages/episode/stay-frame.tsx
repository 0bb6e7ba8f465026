import type { ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { PictureFrame, type PictureFrameProps } from "../../parts/picture-frame.js";
import { localTime } from "../../words/local-times.js";
import { useStatus } from "../../asking/use-figures.js";

type StayFrameProps<Row extends object> = Omit<PictureFrameProps<Row>, "footnote" | "file"> & {
  readonly episode: Pick<EpisodeResponse, "asOf" | "zone">;
  /** Names its files; never the person. */
  readonly file: string;
};

/** The frame of a picture of one episode. Its files say neither whose it is nor, by their names, what was found. */
export function StayFrame<Row extends object>(props: StayFrameProps<Row>): ReactNode {
  const { episode, ...frame } = props;
  const status = useStatus();
  const demo = status.data?.demo ? ["Demo data: nobody in it is real"] : [];
  const known = `One stay, as known on ${localTime(episode.asOf, episode.zone)} in the zone ${episode.zone}`;
  return <PictureFrame {...frame} footnote={[known, ...demo].join(" · ")} />;
}
